/**
 * `evaluation_fact`: what sums, means and counts read. A copy of the short columns of `evaluation_summary` in
 * the order of year and unit, its numbers kept uncompressed: reading them is then as fast as memory, and a
 * million forms cost 150 MB. Texts repeat much and stay in the engine's dictionary compression.
 */

const KEEP = 'USING COMPRESSION uncompressed';
const MONEY = 'DECIMAL(18, 2)';
const MONEY_COLUMNS = ['initial_amount', 'adjusted_amount', 'executed_amount', 'unspent'] as const;

/** Which bin of 1/steps a rate lies in, at most the last; least() alone would take a missing rate for the last. */
const bin = (steps: number, last: number) =>
  `CASE WHEN e.rate IS NOT NULL THEN CAST(least(floor(round(e.rate * ${steps}, 6)), ${last}) AS INTEGER) END`;

/** The columns in order: name, type, and from what they are made where that is not the column of that name. */
const COLUMNS: readonly (readonly [name: string, type: string, from?: string])[] = [
  ['form_no', 'INTEGER'],
  // Its place by identifier: ties are broken by it as by identifiers, without reading them.
  ['id_order', 'INTEGER', 'n.id_order'],
  ['row_no', 'INTEGER'],
  ['kind', 'VARCHAR'],
  ['fiscal_year', 'INTEGER'],
  ['unit_id', 'VARCHAR'],
  ['region', 'VARCHAR'],
  ['department_unit_id', 'VARCHAR'],
  // Equal for the forms of one project; the number means nothing else.
  ['project_no', 'INTEGER', 'coalesce(p.project_no, q.project_no)'],
  ['category', 'VARCHAR'],
  ['attribute', 'VARCHAR'],
  ['term', 'VARCHAR'],
  ['profile_id', 'VARCHAR'],
  ['rate', 'DOUBLE'],
  ['rate_of_initial', 'DOUBLE'],
  ['score_share', 'DOUBLE'],
  // Bins of the charts, so that no chart rounds a million doubles: whole points of the score, whole percents of
  // the rate (all from 120 together) and steps of two (all from 110). Rounded first, so that 90 is not 89.999….
  ['score_floor', 'INTEGER', 'CAST(floor(round(100 * e.score_share, 6)) AS INTEGER)'],
  ['rate_percent', 'INTEGER', bin(100, 120)],
  ['rate_fiftieth', 'INTEGER', bin(50, 55)],
  ['grade', "ENUM ('excellent', 'good', 'fair', 'poor')"],
  ['full_score', 'BOOLEAN'],
  ['demonstrated', 'BOOLEAN'],
  ['covers_projects', 'BOOLEAN'],
  ['verifiable_points', 'DOUBLE'],
  ['weighed_points', 'DOUBLE'],
  ['target_equals_actual_share', 'DOUBLE'],
  ['budget_points_lost', 'DOUBLE'],
  ['output_lost', 'DOUBLE'],
  ['benefit_lost', 'DOUBLE'],
  ['satisfaction_lost', 'DOUBLE'],
  ...['budget_points', 'output_points', 'benefit_points', 'satisfaction_points'].map(
    (name) => [name, 'DECIMAL(18, 3)'] as const,
  ),
  // Money to add up: without that of a department's form whose money stands on project forms too.
  ...MONEY_COLUMNS.map(
    (name) => [name, MONEY, `CASE WHEN e.covers_projects THEN NULL ELSE e.${name} END`] as const,
  ),
  // The same money as it is printed.
  ...MONEY_COLUMNS.map((name) => [`printed_${name}`, MONEY, `e.${name}`] as const),
];

const compression = (type: string) => (type === 'VARCHAR' ? '' : ` ${KEEP}`);

/** Makes the table and fills it, after `evaluation_summary`. */
export const EVALUATION_FACT: readonly string[] = [
  `CREATE OR REPLACE TABLE evaluation_fact (
  ${COLUMNS.map(([name, type]) => `${name} ${type}${compression(type)}`).join(',\n  ')}
)`,
  `INSERT INTO evaluation_fact
SELECT ${COLUMNS.map(([name, , from]) => from ?? `e.${name}`).join(', ')}
FROM evaluation_summary e
JOIN form_number n ON n.form_no = e.form_no
LEFT JOIN (SELECT project_row, min(form_no) AS project_no FROM form_number WHERE project_row IS NOT NULL GROUP BY project_row) p
  ON p.project_row = n.project_row
-- Projects that the table of projects does not name.
LEFT JOIN (
  SELECT f.project_id, min(f.form_no) AS project_no
  FROM evaluation_summary f JOIN form_number m ON m.form_no = f.form_no
  WHERE m.project_row IS NULL AND f.project_id IS NOT NULL GROUP BY f.project_id
) q ON q.project_id = e.project_id AND n.project_row IS NULL
ORDER BY e.form_no`,
];

/** The columns that aggregates may read, each under the name it has in `evaluation_summary`. */
const SHARED = COLUMNS.map(([name]) => name).filter(
  (name) => !name.startsWith('printed_') && !(MONEY_COLUMNS as readonly string[]).includes(name),
);

/** `evaluation_fact` with the money of every form as printed, under the names of `evaluation_summary`. */
export const AS_PRINTED = `(SELECT ${SHARED.join(', ')}, ${MONEY_COLUMNS.map((c) => `printed_${c} AS ${c}`).join(', ')} FROM evaluation_fact)`;
