import type { Bilingual } from '../model/schema.ts';
import { whereFilters } from './filters.ts';
import type { FilterParams } from './overview.ts';
import { question, sql, text } from './question.ts';

/** Buckets of the achievement ratio, in order: lower limit included, upper excluded. */
export const ACHIEVEMENT_BUCKETS: readonly {
  readonly id: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly name: Bilingual;
}[] = [
  { id: 'below_60', from: null, to: 0.6, name: { zh: '不足 60 %', en: 'Below 60 %' } },
  { id: 'from_60', from: 0.6, to: 0.8, name: { zh: '60–80 %', en: '60–80 %' } },
  { id: 'from_80', from: 0.8, to: 1, name: { zh: '80–100 %', en: '80–100 %' } },
  { id: 'exactly_100', from: 1, to: 1, name: { zh: '恰为 100 %', en: 'Exactly 100 %' } },
  { id: 'above_100', from: 1, to: 1.3, name: { zh: '100–130 %', en: '100–130 %' } },
  { id: 'from_130', from: 1.3, to: null, name: { zh: '130 % 及以上', en: '130 % and above' } },
  { id: 'not_verifiable', from: null, to: null, name: { zh: '无法核算', en: 'Cannot be computed' } },
];

const R = 'round(i.achievement_ratio, 9)';

/** Indicators by how far the target was reached, with the points they were awarded. */
export const achievementBuckets = question(
  'achievement_buckets',
  '指标完成到什么程度？',
  'How far were the targets reached?',
  ['bucket', 'level1', 'indicators', 'points?', 'target_equals_actual_share?'],
  ({ filters }: FilterParams) => sql`
WITH placed AS (
  SELECT i.level1, i.points, i.target_equals_actual,
    CASE WHEN i.achievement_ratio IS NULL THEN 6 WHEN ${text(R)} < 0.6 THEN 0 WHEN ${text(R)} < 0.8 THEN 1
      WHEN ${text(R)} < 1 THEN 2 WHEN ${text(R)} = 1 THEN 3 WHEN ${text(R)} < 1.3 THEN 4 ELSE 5 END AS place
  FROM indicator_summary i JOIN evaluation_summary e ON e.form_no = i.form_no
  WHERE ${whereFilters(filters)}
)
SELECT CASE place ${text(ACHIEVEMENT_BUCKETS.map((b, i) => `WHEN ${i} THEN '${b.id}'`).join(' '))} END AS bucket,
  level1, count(*) AS indicators, sum(points) AS points,
  CAST(count(CASE WHEN target_equals_actual THEN 1 END) AS DOUBLE) / NULLIF(count(target_equals_actual), 0)
    AS target_equals_actual_share
FROM placed GROUP BY place, level1 ORDER BY place, level1`,
);
