import { selectMetrics } from './metrics.ts';
import { question, sql, text } from './question.ts';
import { type TableRow, tableColumns } from './tables.ts';
import type { Question } from './types.ts';
import type { ProjectParams, UnitParams } from './units.ts';

const columns = (table: 'base_metric' | 'source') =>
  tableColumns(table)
    .map((column) => `t.${column.name}`)
    .join(', ');

/** The cells of a unit's base data table (附件1), in the order of the form. */
export const unitBaseMetrics: Question<UnitParams, TableRow<'base_metric'>> = {
  id: 'unit_base_metrics',
  title: { zh: '这个单位的基础数据', en: 'The base data of this unit' },
  columns: tableColumns('base_metric'),
  compile: ({ unit }) => sql`
SELECT ${text(columns('base_metric'))} FROM base_metric t WHERE t.unit_id = ${unit}
ORDER BY t.fiscal_year DESC, t.block, t.item_no, t.column_year, t.column_label_raw`,
};

/** The documents that a unit's forms and texts stand in. */
export const unitSources: Question<UnitParams, TableRow<'source'>> = {
  id: 'unit_sources',
  title: { zh: '这个单位的数据出自哪些文件？', en: 'Which documents do the data of this unit come from?' },
  columns: tableColumns('source'),
  compile: ({ unit }) => sql`
SELECT ${text(columns('source'))} FROM source t
WHERE t.source_id IN (
  SELECT e.source_id FROM evaluation e WHERE e.unit_id = ${unit} OR e.department_unit_id = ${unit}
  UNION SELECT b.source_id FROM base_metric b WHERE b.unit_id = ${unit}
)
ORDER BY t.source_id`,
};

/**
 * The units whose forms name this unit as their supervising department, or that stand below it; their project
 * forms alone, so that a department's own form counts no money twice.
 */
export const unitsBelow = question(
  'units_below',
  '它主管的单位自评如何？',
  'How did the units it supervises evaluate themselves?',
  [
    'unit_id',
    'unit_name',
    'unit_short_name',
    'evaluations',
    'budget?',
    'executed?',
    'execution_rate?',
    'unspent?',
    'median_score?',
  ],
  ({ unit }: UnitParams) => sql`
SELECT e.unit_id, max(e.unit_name) AS unit_name, max(e.unit_short_name) AS unit_short_name,
  ${text(selectMetrics(['evaluations', 'budget', 'executed', 'execution_rate', 'unspent', 'median_score']))}
FROM evaluation_summary e
WHERE e.kind = 'project' AND e.unit_id <> ${unit} AND (e.department_unit_id = ${unit}
  OR e.unit_id IN (SELECT u.unit_id FROM unit u WHERE u.parent_unit_id = ${unit}))
GROUP BY e.unit_id ORDER BY coalesce(sum(e.adjusted_amount), 0) DESC, e.unit_id`,
);

/** Every indicator of a project's forms, by name and year: the same name in two years stands together. */
export const projectIndicators = question(
  'project_indicators',
  '这个项目的指标逐年如何？',
  'How did the indicators of this project change over the years?',
  [
    'evaluation_id',
    'fiscal_year',
    'indicator_no',
    'level1',
    'level2_raw?',
    'name_raw',
    'target_raw?',
    'actual_raw?',
    'achievement_ratio?',
    'points_max?',
    'points?',
    'verifiable',
    'locator',
  ],
  ({ project }: ProjectParams) => sql`
SELECT i.evaluation_id, i.fiscal_year, i.indicator_no, i.level1, i.level2_raw, i.name_raw, i.target_raw, i.actual_raw,
  i.achievement_ratio, i.points_max, i.points, i.verifiable, i.locator
FROM indicator_summary i WHERE i.project_id = ${project}
ORDER BY i.fiscal_year, i.evaluation_id, i.indicator_no`,
);

/** The documents that a project's forms and figures stand in. */
export const projectSources: Question<ProjectParams, TableRow<'source'>> = {
  id: 'project_sources',
  title: { zh: '这个项目的数据出自哪些文件？', en: 'Which documents do the data of this project come from?' },
  columns: tableColumns('source'),
  compile: ({ project }) => sql`
SELECT ${text(columns('source'))} FROM source t
WHERE t.source_id IN (
  SELECT e.source_id FROM evaluation e WHERE e.project_id = ${project}
  UNION SELECT s.source_id FROM statement s WHERE s.project_id = ${project}
)
ORDER BY t.source_id`,
};
