import type { IndicatorRow, Rows } from '../../model/rows.gen.ts';
import type { FixedValues, TableWriter } from '../package/table-writer.ts';
import type { Quantity } from '../values/quantity.ts';
import type { AmountsPlace, FormFigures, Settled } from './duplicates.ts';
import type { FlatRecord } from './flat-record.ts';
import { readPair } from './indicator-pair.ts';
import { readLevels, readNature } from './level-words.ts';
import type { Mapping } from './mapping.ts';

/** What no flat table says of a form. */
export const FLAT_FIXED = {
  evaluation: {
    tick_groups: 0,
    profile_id: null,
    profile_reason: null,
    budget_points_max: null,
    budget_points_raw: null,
    budget_points: null,
    budget_points_inferred: false,
    filed_on: null,
    filed_by_present: null,
    phone_present: null,
    signed: null,
    stamped: null,
    data_origin: 'reported',
    extraction_confidence: null,
  },
  fund_line: { line_no: 1, kind: 'total', label_raw: null, points_max_raw: null, points_raw: null },
  indicator: { concept_id: null, points_max_inferred: false, points_inferred: false, layout_shifted: false },
} as const satisfies FixedValues;

export type FlatWriter = TableWriter<typeof FLAT_FIXED>;
type Own<T extends keyof typeof FLAT_FIXED> = Omit<Rows[T], keyof (typeof FLAT_FIXED)[T]>;

export interface FormKey {
  readonly evaluationId: string;
  readonly unitId: string;
  readonly departmentId: string | null;
  readonly projectId: string | null;
  readonly sourceId: string;
  /** Which fields the form's tables have; see `model/printed-fields.ts`. */
  readonly layout: string;
  /** The identifiers of the import's tables. */
  readonly sourceIds: readonly string[];
}

/**
 * Writes the rows of one form: evaluation, its total money line, indicators and their quantities. `amounts` is the
 * mapping of the table that the amounts stand in.
 */
export function emitForm(
  writer: FlatWriter,
  key: FormKey,
  settled: Settled,
  records: readonly FlatRecord[],
  amounts: Mapping,
): void {
  const first = settled.figures?.from ?? settled.indicators[0] ?? records[0];
  if (!first) return;
  const figures = settled.figures;
  writer.add('evaluation', evaluationRow(key, first, figures, records));
  if (figures && (figures.initial || figures.budget || figures.executed))
    writer.add('fund_line', fundLine(key, figures, amounts));
  settled.indicators.forEach((record, i) => {
    writeIndicator(writer, key, i + 1, record);
  });
}

type TextOfForm = 'category' | 'attribute' | 'term' | 'goalExpected' | 'goalActual' | 'improvement';

/** A text of the form as a whole: of its first record, else of the first that has it. */
function textOf(first: FlatRecord, records: readonly FlatRecord[], field: TextOfForm): string | null {
  const own = first[field];
  if (own !== null || records.length === 1) return own;
  for (const record of records) {
    const value = record[field];
    if (value !== null) return value;
  }
  return null;
}

/** The reason of an indicator's row is the indicator's. */
function reasonOf(first: FlatRecord, records: readonly FlatRecord[]): string | null {
  if (first.indicator === null && first.reason !== null) return first.reason;
  return records.find((r) => r.indicator === null && r.reason !== null)?.reason ?? null;
}

function evaluationRow(
  key: FormKey,
  first: FlatRecord,
  figures: FormFigures | null,
  records: readonly FlatRecord[],
): Own<'evaluation'> {
  return {
    evaluation_id: key.evaluationId,
    kind: key.projectId === null ? 'department' : 'project',
    fiscal_year: first.year,
    fiscal_year_basis: first.yearBasis,
    unit_id: key.unitId,
    department_unit_id: key.departmentId,
    project_id: key.projectId,
    title_raw: first.project || first.unit,
    category: textOf(first, records, 'category'),
    attribute: textOf(first, records, 'attribute'),
    term: textOf(first, records, 'term'),
    declared_money_unit:
      figures?.initial || figures?.budget || figures?.executed ? figures.money.from.moneyUnit : null,
    rate_raw: figures?.rate?.raw ?? null,
    rate_reported: figures?.rate?.value ?? null,
    total_max_raw: figures?.score ? (figures.scoreMax?.raw ?? null) : null,
    total_max: figures?.score ? (figures.scoreMax?.value ?? null) : null,
    total_raw: figures?.score?.raw ?? null,
    total_reported: figures?.score?.value ?? null,
    goal_expected: textOf(first, records, 'goalExpected'),
    goal_actual: textOf(first, records, 'goalActual'),
    deviation_reason: reasonOf(first, records),
    improvement: textOf(first, records, 'improvement'),
    reviewed_total: figures?.reviewedScore ?? null,
    layout: key.layout,
    source_id: key.sourceId,
    locator: figures?.locator ?? first.locator,
  };
}

/** The identifier of the table that a record stands in. */
const sourceOf = (key: FormKey, record: FlatRecord): string => key.sourceIds[record.source] ?? '';

/** The places of amounts that stand in several tables; those of others than the line's own with their table. */
function placesOf(key: FormKey, money: AmountsPlace, also: readonly AmountsPlace[]): string {
  return [money.locator, ...also.map((other) => `${sourceOf(key, other.from)} ${other.locator}`)].join(';');
}

const AMOUNTS = [
  ['initial', '年初预算数'],
  ['budget', '全年预算数'],
  ['executed', '全年执行数'],
] as const;

const severalUnits = new WeakMap<Mapping, boolean>();

/** Whether the amounts of a table stand in more than one unit; asked of a long table at each row. */
function hasSeveralUnits(mapping: Mapping): boolean {
  let known = severalUnits.get(mapping);
  if (known === undefined) {
    const amounts = mapping.columns.filter((c) => AMOUNTS.some(([field]) => field === c.field));
    known = new Set(amounts.map((c) => c.moneyUnit ?? mapping.moneyUnit)).size > 1;
    severalUnits.set(mapping, known);
  }
  return known;
}

/** Amounts of one line whose columns state different units: a line has one, the others are told. */
function otherUnits(figures: FormFigures, mapping: Mapping): readonly string[] {
  if (!hasSeveralUnits(mapping)) return [];
  const { columns, moneyUnit } = mapping;
  const { from } = figures.money;
  return AMOUNTS.flatMap(([field, label]) => {
    if (figures[field] === null || from[field] === null) return [];
    const column = columns.find((c) => c.field === field && (c.year === null || c.year === from.year));
    const unit = column?.moneyUnit ?? moneyUnit;
    return column === undefined || unit === from.moneyUnit ? [] : [`${label}按${unit}读取`];
  });
}

function fundLine(key: FormKey, figures: FormFigures, mapping: Mapping): Own<'fund_line'> {
  const { initial, budget, executed, rate, money, also } = figures;
  const { from } = money;
  const reasons: string[] = [];
  if (mapping.moneyUnitBasis === 'chosen') reasons.push(`导入时选定单位为${from.moneyUnit}`);
  if (mapping.moneyUnitBasis === 'assumed') reasons.push(`原表未标注单位，按${from.moneyUnit}读取`);
  if (money.summed > 1) reasons.push(`${money.summed} 行相加`);
  reasons.push(...otherUnits(figures, mapping));
  for (const other of also)
    if (other.from.moneyUnit !== from.moneyUnit)
      reasons.push(`${sourceOf(key, other.from)} 的金额按${other.from.moneyUnit}读取`);
  const sourceId = sourceOf(key, from);
  return {
    evaluation_id: key.evaluationId,
    initial_raw: initial?.raw ?? null,
    initial_amount: initial?.value ?? null,
    adjusted_raw: budget?.raw ?? null,
    adjusted_amount: budget?.value ?? null,
    executed_raw: executed?.raw ?? null,
    executed_amount: executed?.value ?? null,
    rate_raw: rate?.raw ?? null,
    money_unit_declared: mapping.moneyUnitBasis === 'declared' ? from.moneyUnit : null,
    money_unit_resolved: from.moneyUnit,
    unit_resolution: reasons.length === 0 ? null : reasons.join('；'),
    source_id: sourceId === key.sourceId ? null : sourceId,
    locator: also.length === 0 ? money.locator : placesOf(key, money, also),
  };
}

function writeIndicator(writer: FlatWriter, key: FormKey, no: number, record: FlatRecord): void {
  const { evaluationId } = key;
  const cell = record.indicator;
  if (!cell) return;
  const { level1, level2 } = readLevels(cell.level1, cell.level2);
  const stated = readNature(cell.nature);
  const comparator = stated === 'qualitative' ? null : stated;
  const pair = readPair(cell, comparator);
  const nature = stated ?? natureOf(pair.target);
  const sourceId = sourceOf(key, record);
  const row: Own<'indicator'> = {
    evaluation_id: evaluationId,
    indicator_no: no,
    level1,
    level2,
    level2_raw: cell.level2 || null,
    name_raw: cell.name,
    nature,
    target_raw: cell.target || null,
    actual_raw: cell.actual || null,
    points_max_raw: cell.pointsMax?.raw ?? null,
    points_max: cell.pointsMax?.value ?? null,
    points_raw: cell.points?.raw ?? null,
    points: cell.points?.value ?? null,
    deviation_reason: record.reason,
    reviewed_actual_raw: cell.reviewedActual,
    reviewed_points: cell.reviewedPoints,
    source_id: sourceId === key.sourceId ? null : sourceId,
    locator: record.locator,
  };
  writer.add('indicator', row);
  for (const role of ['target', 'actual'] as const)
    pair[role].forEach((quantity, i) => {
      writer.add('indicator_value', {
        evaluation_id: evaluationId,
        indicator_no: no,
        role,
        part_no: i + 1,
        ...quantity,
      });
    });
}

function natureOf(targets: readonly Quantity[]): IndicatorRow['nature'] {
  const comparator = targets[0]?.comparator;
  if (comparator === '≥' || comparator === '>') return '≥';
  if (comparator === '≤' || comparator === '<') return '≤';
  return null;
}
