const WORDS = (name: string) =>
  `regexp_replace(lower(nfc_normalize(coalesce(${name}, ''))), '[^\\p{L}\\p{N}]', '', 'g')`;

/** Every name of a project: its own and its aliases. */
const NAMES = (p: string) =>
  `list_filter(list_transform(list_append(string_split(coalesce(${p}.aliases, ''), ';'), ${p}.name), n -> ${WORDS('n')}), n -> n <> '')`;

const RENAMED: readonly (readonly [table: string, column: string, names: string])[] = [
  ['project', 'unit_id', 'same_unit'],
  ['unit', 'parent_unit_id', 'same_unit'],
  ['evaluation', 'unit_id', 'same_unit'],
  ['evaluation', 'department_unit_id', 'same_unit'],
  ['base_metric', 'unit_id', 'same_unit'],
  ['statement', 'unit_id', 'same_unit'],
  ['text_section', 'unit_id', 'same_unit'],
  ['evaluation', 'project_id', 'same_project'],
  ['statement', 'project_id', 'same_project'],
];

const OF_A_FORM = ['fund_line', 'section', 'indicator_value', 'indicator', 'text_section'];

/**
 * Brings the names of imports laid over published tables together, before anything is derived. Published units and
 * projects have keys of their own, so that a form of the same unit, project and year would stand beside its published
 * twin and count twice: a later unit of the same name (and no other region) is taken for the first, its projects for
 * those of the same name or alias, and a form that comes again takes the place of the one before.
 */
export const SAME_NAMES: readonly string[] = [
  `CREATE OR REPLACE TABLE same_unit AS
SELECT l.unit_id AS old_id, min(f.unit_id) AS new_id
FROM unit l JOIN unit f ON f.rowid < l.rowid AND ${WORDS('f.name')} = ${WORDS('l.name')} AND ${WORDS('l.name')} <> ''
  AND coalesce(f.region = l.region, TRUE)
GROUP BY l.unit_id HAVING count(*) = 1`,
  `CREATE OR REPLACE TABLE same_project AS
SELECT l.project_id AS old_id, min(f.project_id) AS new_id
FROM same_unit u JOIN project l ON l.unit_id = u.old_id
  JOIN project f ON f.unit_id = u.new_id AND list_has_any(${NAMES('f')}, ${NAMES('l')})
GROUP BY l.project_id HAVING count(*) = 1`,
  `CREATE OR REPLACE TABLE came_again AS
SELECT e.evaluation_id, e.kind, e.fiscal_year, u.new_id AS unit_id, coalesce(p.new_id, e.project_id) AS project_id
FROM evaluation e JOIN same_unit u ON u.old_id = e.unit_id LEFT JOIN same_project p ON p.old_id = e.project_id`,
  `CREATE OR REPLACE TABLE replaced AS
SELECT DISTINCT e.evaluation_id FROM evaluation e JOIN came_again a
  ON a.unit_id = e.unit_id AND a.project_id IS NOT DISTINCT FROM e.project_id
  AND a.kind = e.kind AND a.fiscal_year = e.fiscal_year AND a.evaluation_id <> e.evaluation_id`,
  ...[...OF_A_FORM, 'evaluation'].map(
    (table) => `DELETE FROM ${table} WHERE evaluation_id IN (SELECT evaluation_id FROM replaced)`,
  ),
  `DELETE FROM base_metric b WHERE EXISTS (SELECT 1 FROM same_unit u JOIN base_metric l ON l.unit_id = u.old_id
  WHERE u.new_id = b.unit_id AND l.fiscal_year = b.fiscal_year)`,
  ...RENAMED.map(
    ([table, column, names]) =>
      `UPDATE ${table} SET ${column} = s.new_id FROM ${names} s WHERE s.old_id = ${table}.${column}`,
  ),
  'DELETE FROM unit WHERE unit_id IN (SELECT old_id FROM same_unit)',
  'DELETE FROM project WHERE project_id IN (SELECT old_id FROM same_project)',
  ...['same_unit', 'same_project', 'came_again', 'replaced'].map((table) => `DROP TABLE ${table}`),
];
