import { TABLES } from '../../model/schema.ts';
import { columnType } from '../ddl.ts';
import { indicatorsSql } from './forms.ts';
import type { SimulationPlan } from './plan.ts';
import { INDICATORS, SCHEMES } from './words.ts';

/**
 * What the rows of simulated indicators add up to, form by form, without keeping the rows: for sizes whose
 * indicators would not fit into a browser's memory. A test holds these sums against those of the rows.
 */

const LEVELS = ['output', 'benefit', 'satisfaction'] as const;

function cast(value: string, column: 'points' | 'points_max'): string {
  const field = TABLES.indicator.fields.find((f) => f.name === column);
  if (field === undefined) throw new Error(`no column ${column}`);
  return `CAST(${value} AS ${columnType(field)})`;
}

/** `form_no` of a form of a plan that makes all its forms: they are numbered by year, unit and project. */
const formNumber = ({ units, projects }: SimulationPlan) =>
  `CAST(n // ${units * projects} * ${units * projects} + n % ${units} * ${projects} + n // ${units} % ${projects} + 1 AS INTEGER)`;

/** One row a form: points awarded, available, verifiable and by block, as the questions derive them from rows. */
export function indicatorTotals(plan: SimulationPlan): string {
  const level = `[${INDICATORS.map((t) => `'${t.level1}'`).join(', ')}][1 + j]`;
  const rows = `SELECT n, ${level} AS level1, ${cast('points', 'points')} AS points,
    ${cast('CASE WHEN scheme = 0 THEN weight END', 'points_max')} AS points_max,
    state = 'number' AND target IS NOT NULL AND actual IS NOT NULL AS verifiable,
    CASE state WHEN 'number' THEN target = actual WHEN 'verbal' THEN FALSE END AS same
  FROM (${indicatorsSql(plan)})`;
  const blocks = LEVELS.map((l) => {
    const all = (column: string) =>
      `CASE WHEN count(CASE WHEN level1 = '${l}' AND ${column} IS NULL THEN 1 END) = 0
      THEN sum(CASE WHEN level1 = '${l}' THEN ${column} END) END`;
    return `sum(CASE WHEN level1 = '${l}' THEN points END) AS ${l}_points, ${all('points')} AS ${l}_complete,
    ${all('points_max')} AS ${l}_rows_max`;
  });
  return `SELECT ${formNumber(plan)} AS form_no, count(*) AS indicator_count, sum(points) AS points_awarded,
    sum(points_max) AS points_available,
    CAST(sum(CASE WHEN verifiable THEN coalesce(points_max, points) END) AS DOUBLE) AS verifiable_points,
    CAST(sum(coalesce(points_max, points)) AS DOUBLE) AS weighed_points,
    CAST(count(CASE WHEN same THEN 1 END) AS DOUBLE) / NULLIF(count(same), 0) AS target_equals_actual_share,
    ${blocks.join(',\n    ')}
  FROM (${rows}) GROUP BY n`;
}

/** The points that each form prints for its blocks; every simulated form prints those of its scheme. */
export function sectionTotals(): string {
  const declared = LEVELS.map((l) => {
    const schemes = SCHEMES.map((s) => `WHEN '${s.id}' THEN ${s[l]}`).join(' ');
    return `CAST(CASE profile_id ${schemes} END AS DECIMAL(7, 3)) AS ${l}_declared`;
  });
  return `SELECT evaluation_id, ${declared.join(', ')} FROM evaluation`;
}
