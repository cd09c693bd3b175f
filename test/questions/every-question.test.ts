import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DERIVATIONS as AUDIT } from '../../src/audit/derivations.ts';
import { formQuality } from '../../src/audit/quality.ts';
import { AUDIT_QUESTIONS } from '../../src/audit/questions.ts';
import type { Engine, Row, SqlValue, Statement } from '../../src/engine/engine.ts';
import { TABLE_NAMES } from '../../src/model/schema.ts';
import { readPackage } from '../../src/publish/package-reader.ts';
import { catalogue } from '../../src/questions/catalogue.ts';
import { formsDownload, fundsDownload, indicatorsDownload } from '../../src/questions/downloads.ts';
import { whereFilters } from '../../src/questions/filters.ts';
import {
  type AnswerColumn,
  type AnyQuestion,
  bothWays,
  DERIVATIONS,
  DIMENSIONS,
  FORM_ORDERINGS,
  FORM_TABLES,
  LOW_ORDERINGS,
  METRICS,
  NO_FILTERS,
  type Orderings,
  QUESTIONS,
  UNIT_ORDERINGS,
} from '../../src/questions/index.ts';
import { DERIVATIONS as SCORING } from '../../src/scoring/derivations.ts';
import { DEFAULT_PROFILES } from '../../src/scoring/profiles.ts';
import { ROLL_UP_BY, recomputedByGroup, reviewDeviation, rollUp } from '../../src/scoring/questions.ts';
import { PARTS, recomputedParts } from '../../src/scoring/recomputed-parts.ts';
import { formGrades, gradeCounts } from '../../src/scoring/what-if-questions.ts';
import { assumedRows } from '../../src/scoring/what-if-rows.ts';
import { HOMES } from '../engine/both-engines.ts';

const filters = NO_FILTERS;
const everyFilter = {
  ...NO_FILTERS,
  years: [2021, 2024],
  units: ['huangshi-hrss', 'huangshi-si'],
  departments: ['huangshi-hrss'],
  regions: ['黄石市'],
  kind: 'project' as const,
  categories: ['部门预算项目'],
  attributes: ['持续性项目'],
  terms: ['常年性项目'],
  rateRange: [0, 1] as const,
  scoreRange: [0.5, 1] as const,
};
const by = DIMENSIONS.flatMap((d) => [
  { filters, by: d.id, limit: 50 },
  { filters: everyFilter, by: d.id, limit: 50 },
]);
const filtered = [{ filters }, { filters: everyFilter }];
const limited = filtered.map((p) => ({ ...p, limit: 30 }));
const search = [
  { filters, search: '' },
  { filters: { ...filters, years: [2021], kind: 'project' as const }, search: '社保' },
];
const ordered = <W extends string>(params: readonly object[], orderings: Orderings<W>) =>
  params.flatMap((p) => bothWays(orderings).map((sort) => ({ ...p, sort, limit: 20, offset: 0 })));
const lowOrders = bothWays(LOW_ORDERINGS);
const lowLimits = [
  { filters, rateBelow: 0.9, scoreBelow: 95, errorsFrom: null },
  { filters: everyFilter, rateBelow: 0.8, scoreBelow: null, errorsFrom: 1 },
  { filters, rateBelow: null, scoreBelow: null, errorsFrom: null },
];
const form = [
  { evaluation: 'huangshi-hrss-12333-platform-2021' },
  { evaluation: 'yuanjiang-work-injury-department-2024' },
];
const unit = [{ unit: 'huangshi-hrss' }, { unit: 'nobody' }];
const project = [{ project: 'huangshi-hrss-12333-platform' }];

/** The questions of the catalogue, of the audit and of the what-ifs: whatever a screen can ask. */
const EVERY_QUESTION: readonly AnyQuestion[] = [
  ...QUESTIONS,
  ...Object.values(AUDIT_QUESTIONS),
  catalogue,
  formsDownload,
  indicatorsDownload,
  fundsDownload,
  formQuality,
  rollUp,
  recomputedByGroup,
  reviewDeviation,
  gradeCounts,
  formGrades,
  recomputedParts,
  assumedRows,
];
/** No form of the published package was reviewed. */
const WITHOUT_ROWS = ['review_deviation'];
const findingFilters = [{}, { filters: everyFilter, severities: ['E', 'W'], search: '执行率' }];
const conditions = filtered.map((p) => ({ where: whereFilters(p.filters), limit: 30, offset: 0 }));
const [assumed] = DEFAULT_PROFILES;
const whatIf = conditions.flatMap((p) => ['own', assumed].map((source) => ({ ...p, source })));

const PARAMS: Readonly<Record<string, readonly object[]>> = {
  overview_figures: [...filtered, { filters: { ...filters, years: [2021] } }],
  filter_options: filtered,
  money_units: [{}],
  execution_by_unit_year: limited,
  execution_by: by,
  execution_by_project: (['rate', 'unspent', 'budget'] as const).flatMap((sort) =>
    limited.map((p) => ({ ...p, sort })),
  ),
  execution_by_year: filtered,
  budget_steps: by,
  unspent_pareto: limited,
  score_distribution: filtered,
  score_by: by,
  score_by_year: filtered,
  score_dots: limited,
  grade_shares: by,
  where_lost: by,
  score_vs_execution: limited,
  score_vs_execution_bins: filtered,
  rate_distribution: filtered,
  initial_steps: limited,
  few_scores: by,
  grade_evidence: by,
  lost_share: by,
  ...Object.fromEntries(
    ['side_figures', 'side_scores', 'side_schemes', 'side_lost', 'side_indicators'].map((id) => [
      id,
      (['units', 'unit-years', 'project-years'] as const).flatMap((sides) => [
        { filters, sides, chosen: [], limit: 40 },
        { filters: everyFilter, sides, chosen: [], limit: 40 },
        {
          filters,
          sides,
          chosen: sides === 'project-years' ? ['huangshi-si-archives'] : ['huangshi-si', 'huangshi-hrss'],
          limit: 40,
        },
      ]),
    ]),
  ),
  side_candidates: (['unit', 'project'] as const).flatMap((of) => limited.map((p) => ({ ...p, of }))),
  low_list: lowOrders.flatMap((sort) =>
    lowLimits.flatMap((limits) => [
      { ...limits, sort, limit: 30, offset: 0 },
      { ...limits, sort, limit: 5, offset: 1 },
    ]),
  ),
  low_list_errors: lowLimits.map((limits) => ({ ...limits, sort: 'unspent', limit: 30, offset: 0 })),
  low_list_totals: lowLimits,
  unit_profile: unit,
  unit_years: unit,
  unit_forms: unit,
  unit_list: ordered(search, UNIT_ORDERINGS),
  unit_list_count: search,
  project_profile: project,
  project_history: project,
  project_list: ordered(search, UNIT_ORDERINGS),
  project_list_count: search,
  evaluation_list: ordered([...search, { filters: everyFilter, search: '' }], FORM_ORDERINGS),
  evaluation_list_count: search,
  form_summary: form,
  form_indicator_summary: form,
  finding_counts: filtered,
  weightiest_findings: limited,
  form_findings: form,
  project_findings: [{ project: 'huangshi-employment-subsidy' }],
  unit_findings: [{ unit: 'yuanjiang-work-injury' }],
  form_recomputed: form,
  form_recomputed_rows: form,
  form_report: form,
  form_statements: form,
  form_source: form,
  unit_base_metrics: [{ unit: 'yuanjiang-work-injury' }],
  unit_sources: unit,
  units_below: unit,
  project_indicators: project,
  project_sources: project,
  achievement_buckets: filtered,
  sources: [{}],
  statements: [
    { unit: null, project: null, source: null },
    { unit: 'huangshi-hrss', project: null, source: 'huangshi-2021' },
  ],
  text_sections: [
    { unit: null, evaluation: null, source: null },
    { unit: null, evaluation: null, source: 'huangshi-2021' },
  ],
  table_counts: [{}],
  catalogue: [{}],
  ...Object.fromEntries(
    ['forms', 'indicators', 'funds'].map((name) => [
      `download_${name}`,
      [null, everyFilter].map((chosen) => ({ from: 0, to: 300, filters: chosen })),
    ]),
  ),
  findings: findingFilters.flatMap((p) =>
    ['severity', 'rule', 'unit', 'year', 'difference'].map((sort) => ({ ...p, sort, limit: 30, offset: 0 })),
  ),
  finding_count: findingFilters,
  finding_counts_by_severity: findingFilters,
  findings_by_rule: findingFilters,
  findings_by_unit: findingFilters,
  finding_matrix: findingFilters.map((p) => ({ ...p, limit: 30 })),
  checks_summary: [{}, { evaluations: form.map((f) => f.evaluation) }],
  quality_index: [{ limit: 30, offset: 0 }],
  form_quality: conditions,
  roll_up: conditions.flatMap((p) => ROLL_UP_BY.map((group) => ({ ...p, by: group }))),
  recomputed_by_group: whatIf.flatMap((p) =>
    ROLL_UP_BY.map((group) => ({ ...p, by: group, tolerance: 0.5 })),
  ),
  review_deviation: conditions,
  grade_counts: conditions,
  form_grades: whatIf,
  recomputed_parts: whatIf.flatMap((p) =>
    ROLL_UP_BY.flatMap((group) =>
      [PARTS, ['agreement', 'form'], ['group', 'change']].map((parts) => ({
        ...p,
        by: group,
        tolerance: 0.5,
        changes: 30,
        forms: 12,
        parts,
      })),
    ),
  ),
  assumed_rows: [assumed, null].flatMap((profile) => form.map((f) => ({ ...f, profile }))),
  ...Object.fromEntries(FORM_TABLES.map((t) => [`form_${t}`, form])),
  ...Object.fromEntries(
    FORM_TABLES.map((t) => [`selected_rows_${t}`, filtered.map((p) => ({ ...p, limit: 500, offset: 0 }))]),
  ),
  ...Object.fromEntries(TABLE_NAMES.map((t) => [`all_rows_${t}`, [{ limit: 1000, offset: 0 }]])),
};

function fits(value: SqlValue | undefined, column: AnswerColumn): boolean {
  if (value === undefined) return false;
  if (value === null) return column.nullable;
  switch (column.unit) {
    case 'text':
      return typeof value === 'string';
    case 'flag':
      return typeof value === 'boolean';
    case 'year':
    case 'count':
      return typeof value === 'number' && Number.isInteger(value);
    default:
      return typeof value === 'number';
  }
}

function misfits(rows: readonly Row[], columns: readonly AnswerColumn[]): string[] {
  const names = columns.map((c) => c.name).sort();
  return rows.flatMap((row, i) => [
    ...(Object.keys(row).sort().join() === names.join() ? [] : [`row ${i} has ${Object.keys(row).join()}`]),
    ...columns
      .filter((c) => !fits(row[c.name], c))
      .map((c) => `row ${i}: ${c.name} is ${JSON.stringify(row[c.name])}`),
  ]);
}

const answers = new Map<string, Map<string, readonly Row[]>>();

describe.each(HOMES)('every question of the $home engine', ({ home, open }) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
    await engine.load(await readPackage('data'), { derivations: [...DERIVATIONS, ...SCORING, ...AUDIT] });
    answers.set(home, new Map());
  });
  afterAll(() => engine.close());

  test.each(EVERY_QUESTION.map((q) => ({ id: q.id, question: q })))('$id', async ({ id, question }) => {
    const params = PARAMS[id];
    expect(params, `no parameters for ${id}`).toBeDefined();
    let answered = 0;
    for (const [index, p] of (params ?? []).entries()) {
      const statement: Statement = question.compile(p as never);
      if (home === 'node') await engine.query({ sql: `EXPLAIN ${statement.sql}`, params: statement.params });
      const rows = await engine.query(statement);
      expect(misfits(rows, question.columns)).toEqual([]);
      answers.get(home)?.set(`${id} ${index}`, rows);
      answered += rows.length;
    }
    if (!WITHOUT_ROWS.includes(id)) expect(answered, `${id} never had a row`).toBeGreaterThan(0);
  });

  test.each(METRICS.map((m) => ({ id: m.id, metric: m })))('metric $id has a value', async ({ metric }) => {
    const [row] = await engine.query({
      sql: `SELECT ${metric.sql} AS value FROM evaluation_summary e`,
      params: [],
    });
    expect(typeof row?.value).toBe('number');
  });
});

test('both homes give the same answers', () => {
  const [node, wasm] = [answers.get('node'), answers.get('wasm')];
  expect(node?.size).toBeGreaterThan(100);
  for (const [key, rows] of node ?? []) {
    const others = wasm?.get(key) ?? [];
    expect(others.length, key).toBe(rows.length);
    for (const [i, row] of rows.entries()) {
      for (const [name, value] of Object.entries(row)) {
        const other = others[i]?.[name];
        if (typeof value === 'number') expect(other, `${key} ${name}`).toBeCloseTo(value, 9);
        else expect(other, `${key} ${name}`).toBe(value);
      }
    }
  }
});

test('every metric, dimension and column is named in both languages', () => {
  const names = [
    ...METRICS.flatMap((m) => [m.name, m.formula, m.nullRule]),
    ...DIMENSIONS.map((d) => d.name),
    ...EVERY_QUESTION.flatMap((q) => [q.title, ...q.columns.map((c) => c.title)]),
  ];
  for (const name of names) {
    expect(name.zh.length).toBeGreaterThan(0);
    expect(name.en.length).toBeGreaterThan(0);
  }
  expect(new Set(EVERY_QUESTION.map((q) => q.id)).size).toBe(EVERY_QUESTION.length);
});

test('no question of a room is left out', async () => {
  const modules = import.meta.glob<Record<string, unknown>>('../../src/{questions,scoring,audit}/*.ts');
  const asked = new Set(EVERY_QUESTION.map((q) => q.id));
  for (const [file, load] of Object.entries(modules)) {
    for (const exported of Object.values(await load())) {
      const { id, columns, compile } = (exported ?? {}) as Partial<AnyQuestion>;
      const isQuestion = columns !== undefined && typeof compile === 'function';
      if (isQuestion) expect(asked.has(id ?? ''), `${file}: ${id}`).toBe(true);
    }
  }
});
