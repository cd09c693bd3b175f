import type { EvaluationRow, FundLineRow, IndicatorRow } from '../../model/rows.gen.ts';
import type { RowWriter } from '../forms/writer.ts';
import type { Quantity } from '../values/quantity.ts';
import type { FormFigures, Settled } from './duplicates.ts';
import type { FlatRecord } from './flat-record.ts';
import { readPair } from './indicator-pair.ts';
import { readLevels, readNature } from './level-words.ts';
import type { Mapping } from './mapping.ts';

export interface FormKey {
  readonly evaluationId: string;
  readonly unitId: string;
  readonly departmentId: string | null;
  readonly projectId: string | null;
  readonly sourceId: string;
}

/** Writes the rows of one form: evaluation, its total money line, indicators and their quantities. */
export function emitForm(
  writer: RowWriter,
  key: FormKey,
  settled: Settled,
  records: readonly FlatRecord[],
  mapping: Mapping,
): void {
  const first = settled.figures?.from ?? settled.indicators[0] ?? records[0];
  if (!first) return;
  const text = (pick: (r: FlatRecord) => string | null): string | null =>
    pick(first) ?? firstOf(records, pick);
  const figures = settled.figures;
  writer.add('evaluation', evaluationRow(key, first, figures, text));
  if (figures && (figures.initial || figures.budget || figures.executed))
    writer.add('fund_line', fundLine(key, figures, mapping));
  settled.indicators.forEach((record, i) => {
    writeIndicator(writer, key.evaluationId, i + 1, record);
  });
}

function firstOf(records: readonly FlatRecord[], pick: (r: FlatRecord) => string | null): string | null {
  for (const record of records) {
    const value = pick(record);
    if (value !== null) return value;
  }
  return null;
}

function evaluationRow(
  key: FormKey,
  first: FlatRecord,
  figures: FormFigures | null,
  text: (pick: (r: FlatRecord) => string | null) => string | null,
): EvaluationRow {
  return {
    evaluation_id: key.evaluationId,
    kind: key.projectId === null ? 'department' : 'project',
    fiscal_year: first.year,
    fiscal_year_basis: first.yearBasis,
    unit_id: key.unitId,
    department_unit_id: key.departmentId,
    project_id: key.projectId,
    title_raw: first.project || first.unit,
    category: text((r) => r.category),
    attribute: text((r) => r.attribute),
    term: text((r) => r.term),
    tick_groups: 0,
    profile_id: null,
    profile_reason: null,
    declared_money_unit: figures?.initial || figures?.budget || figures?.executed ? first.moneyUnit : null,
    budget_points_max: null,
    rate_raw: figures?.rate?.raw ?? null,
    rate_reported: figures?.rate?.value ?? null,
    budget_points_raw: null,
    budget_points: null,
    budget_points_inferred: false,
    total_max_raw: figures?.score ? (first.scoreMax?.raw ?? null) : null,
    total_max: figures?.score ? (first.scoreMax?.value ?? null) : null,
    total_raw: figures?.score?.raw ?? null,
    total_reported: figures?.score?.value ?? null,
    goal_expected: text((r) => r.goalExpected),
    goal_actual: text((r) => r.goalActual),
    deviation_reason: text((r) => (r.indicator === null ? r.reason : null)),
    improvement: text((r) => r.improvement),
    filed_on: null,
    filed_by_present: null,
    phone_present: null,
    signed: null,
    stamped: null,
    reviewed_total: first.reviewedScore,
    data_origin: 'reported',
    extraction_confidence: null,
    source_id: key.sourceId,
    locator: figures?.locator ?? first.locator,
  };
}

function fundLine(key: FormKey, figures: FormFigures, mapping: Mapping): FundLineRow {
  const { initial, budget, executed, rate, from } = figures;
  const reasons: string[] = [];
  if (mapping.moneyUnitBasis === 'chosen') reasons.push(`导入时选定单位为${from.moneyUnit}`);
  if (mapping.moneyUnitBasis === 'assumed') reasons.push(`原表未标注单位，按${from.moneyUnit}读取`);
  if (figures.summed > 1) reasons.push(`${figures.summed} 行相加`);
  return {
    evaluation_id: key.evaluationId,
    line_no: 1,
    kind: 'total',
    label_raw: null,
    initial_raw: initial?.raw ?? null,
    initial_amount: initial?.value ?? null,
    adjusted_raw: budget?.raw ?? null,
    adjusted_amount: budget?.value ?? null,
    executed_raw: executed?.raw ?? null,
    executed_amount: executed?.value ?? null,
    rate_raw: rate?.raw ?? null,
    points_max_raw: null,
    points_raw: null,
    money_unit_declared: mapping.moneyUnitBasis === 'declared' ? from.moneyUnit : null,
    money_unit_resolved: from.moneyUnit,
    unit_resolution: reasons.length === 0 ? null : reasons.join('；'),
    locator: figures.locator,
  };
}

function writeIndicator(writer: RowWriter, evaluationId: string, no: number, record: FlatRecord): void {
  const cell = record.indicator;
  if (!cell) return;
  const { level1, level2 } = readLevels(cell.level1, cell.level2);
  const stated = readNature(cell.nature);
  const comparator = stated === 'qualitative' ? null : stated;
  const pair = readPair(cell, comparator);
  const nature = stated ?? natureOf(pair.target);
  const row: IndicatorRow = {
    evaluation_id: evaluationId,
    indicator_no: no,
    level1,
    level2,
    level2_raw: cell.level2 || null,
    name_raw: cell.name,
    concept_id: null,
    nature,
    target_raw: cell.target || null,
    actual_raw: cell.actual || null,
    points_max_raw: cell.pointsMax?.raw ?? null,
    points_max: cell.pointsMax?.value ?? null,
    points_max_inferred: false,
    points_raw: cell.points?.raw ?? null,
    points: cell.points?.value ?? null,
    points_inferred: false,
    deviation_reason: record.reason,
    reviewed_actual_raw: cell.reviewedActual,
    reviewed_points: cell.reviewedPoints,
    layout_shifted: false,
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
