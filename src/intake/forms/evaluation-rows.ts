import type { EvaluationRow, IndicatorRow, SectionRow } from '../../model/rows.gen.ts';
import type { Origin, Problem } from '../types.ts';
import { toHalfWidth } from '../values/characters.ts';
import { isEmptyMark, parseAmount } from '../values/money.ts';
import { parsePoints, parseRate } from '../values/numbers.ts';
import { parsePair, type Quantity } from '../values/quantity.ts';
import { familyOf, type Traits } from './families.ts';
import type { FormReading } from './form.ts';
import type { FundReading } from './funds.ts';
import { type FormCell, spanLocator } from './grid.ts';
import type { FundRole, IndicatorRole } from './labels.ts';
import type { UnitRuling } from './money-unit.ts';
import { inferBudgetPoints, readTotals, scoreIndicators } from './scores.ts';
import type { Note, Notes, RowWriter } from './writer.ts';

/** Who and what a form is about, settled before its rows are written. */
export interface Subject {
  readonly evaluationId: string;
  readonly kind: 'project' | 'department';
  readonly fiscalYear: number;
  readonly yearBasis: EvaluationRow['fiscal_year_basis'];
  readonly unitId: string;
  readonly departmentId: string | null;
  readonly projectId: string | null;
  readonly notes: Notes<'evaluation'>;
}

export interface Written {
  readonly family: string | null;
  readonly profileId: string | null;
  readonly confidence: number;
  readonly problems: readonly Problem[];
}

function note(
  cell: { readonly locator: string } | null | undefined,
  confidence = 0.97,
  origin: Origin = 'printed',
): Note | undefined {
  return cell === null || cell === undefined ? undefined : { locator: cell.locator, confidence, origin };
}

function text(cell: FormCell | undefined): string | null {
  return cell === undefined || cell.text === '' ? null : cell.text;
}

function traitsOf(form: FormReading, kind: 'project' | 'department', budgetPoints: number | null): Traits {
  const columns = new Set((form.block?.columns ?? []).map((column) => column.role));
  const sections: Partial<Record<SectionRow['level1'], number>> = {};
  for (const block of form.blocks) if (block.declared !== null) sections[block.level1] = block.declared;
  if (Object.keys(sections).length === 0 && form.block !== null) {
    for (const block of form.blocks) {
      const parts = form.block.rows
        .slice(block.start, block.end)
        .map((row) => parsePoints((row.cells.get('max') ?? row.cells.get('points'))?.text ?? ''));
      if (parts.every((part) => part !== null))
        sections[block.level1] = parts.reduce((sum, part) => sum + part, 0);
    }
  }
  const fundRoles = new Set((form.funds?.lines ?? []).flatMap((line) => [...line.cells.keys()]));
  return {
    kind,
    budgetPoints,
    hasMaxColumn: columns.has('max'),
    hasNatureColumn: columns.has('nature'),
    hasPointsColumn: columns.has('points') || columns.has('max'),
    hasInitial: fundRoles.has('initial'),
    sections,
    words: form.words,
  };
}

/** The money line that stands for the form: its total, or the only line that holds numbers. */
function headLine(form: FormReading): FundReading | null {
  const lines = form.funds?.lines ?? [];
  return lines.find((line) => line.kind === 'total') ?? lines.find((line) => line.cells.size > 0) ?? null;
}

function amountOf(line: FundReading | null, role: FundRole, ruling: UnitRuling): number | null {
  const cell = line?.cells.get(role);
  return cell === undefined ? null : (parseAmount(cell.text, ruling.unit)?.value ?? null);
}

/** The rate of a line from its own amounts: executed ÷ adjusted, else ÷ initial; null without both. */
function ownRate(line: FundReading | null, ruling: UnitRuling): number | null {
  const base = amountOf(line, 'adjusted', ruling) ?? amountOf(line, 'initial', ruling);
  const executed = amountOf(line, 'executed', ruling);
  return base === null || executed === null || base === 0 ? null : executed / base;
}

/** The one line that prints a rate when the total line has none but the same budget. */
function onlyRated(form: FormReading, head: FundReading | null, ruling: UnitRuling): FundReading | null {
  const rated = (form.funds?.lines ?? []).filter((line) => line !== head && line.cells.has('rate'));
  const [only] = rated;
  if (head === null || only === undefined || rated.length !== 1) return null;
  return amountOf(only, 'adjusted', ruling) === amountOf(head, 'adjusted', ruling) ? only : null;
}

/** Writes the evaluation, fund lines, sections, indicators and quantities of one form. */
export function writeForm(
  writer: RowWriter,
  form: FormReading,
  subject: Subject,
  ruling: UnitRuling,
  file: string,
  sourceId: string,
): Written {
  const problems: Problem[] = [];
  const head = headLine(form);
  const maxCell = head?.cells.get('max');
  const pointsCell = head?.cells.get('points');
  const budgetMax = parsePoints(maxCell?.text ?? '') ?? form.funds?.labelPoints?.points ?? null;
  const budgetPoints = parsePoints(pointsCell?.text ?? '');
  const totals = readTotals(form, budgetPoints);
  const rated = head?.cells.has('rate') === true ? head : onlyRated(form, head, ruling);
  const rateCell = rated?.cells.get('rate');
  const rate = rateCell === undefined ? null : parseRate(rateCell.text, ownRate(rated, ruling));
  const inferred =
    budgetPoints === null && head !== null
      ? inferBudgetPoints(form, totals.total, budgetMax, rate?.value ?? null)
      : null;
  const budget = budgetPoints ?? inferred?.value ?? null;
  const { scores, contradiction } = scoreIndicators(form, budget, totals.total);
  const traits = traitsOf(form, subject.kind, budgetMax);
  const family = familyOf(traits);
  const profileId = family?.profile(traits) ?? null;

  const trouble = (
    kind: string,
    place: string,
    column: string,
    value: string | null,
    zh: string,
    en: string,
    remedyZh: string,
    remedyEn: string,
  ): void => {
    problems.push({
      file,
      place,
      column,
      value,
      kind,
      message: { zh, en },
      remedy: { zh: remedyZh, en: remedyEn },
      severity: 'warning',
    });
  };
  if (
    budgetPoints === null &&
    inferred !== null &&
    inferred.value === null &&
    inferred.gap !== null &&
    budgetMax !== null
  ) {
    trouble(
      'budget-points-missing',
      head?.locator ?? form.locator,
      'evaluation.budget_points',
      null,
      `预算执行得分未填；由总分倒推为${inferred.gap}分，与执行率不符，未采用`,
      `The budget score is blank; the total would leave ${inferred.gap}, which the rate does not support, so it stays blank`,
      '请向填报单位核实预算执行得分',
      'Ask the unit for the budget score',
    );
  }
  if (contradiction) {
    trouble(
      'points-contradict',
      form.locator,
      'indicator.points',
      null,
      '缺失的得分无法由总分确定：各项相加与总分不符',
      'The missing points cannot be told from the total: the parts do not add up to it',
      '请对照原表补填得分',
      'Fill in the points from the original',
    );
  }
  if (totals.ambiguous) {
    trouble(
      'total-ambiguous',
      totals.locator ?? form.locator,
      'evaluation.total_reported',
      totals.raw ?? totals.maxRaw,
      '合计行只有一个数，可能是分值也可能是得分',
      'The row of sums holds one number: it may be the maximum or the total',
      '请对照原表确认',
      'Check it against the original',
    );
  }

  const lineNotes = writeFunds(writer, form, subject.evaluationId, ruling, trouble);
  writeSections(writer, form, subject.evaluationId);
  const indicatorConfidence = writeIndicators(writer, form, subject.evaluationId, scores, ruling);
  const confidence = mean([...lineNotes, ...indicatorConfidence, ruling.confidence]);

  const ticked = (role: 'category' | 'attribute' | 'term'): string | null => {
    const group = form.fields.ticks.get(role);
    if (group === undefined) return text0(form.fields.values.get(role)?.text);
    const labels = group.options.filter((option) => option.ticked).map((option) => option.label);
    return labels.length === 0 ? null : labels.join(';');
  };
  const tickNote = (role: 'category' | 'attribute' | 'term') =>
    note(form.fields.ticks.get(role) ?? form.fields.values.get(role));
  const review = form.fields.values.get('reviewTotal');
  const reviewed = review === undefined ? null : parsePoints(review.text);
  writer.add(
    'evaluation',
    {
      evaluation_id: subject.evaluationId,
      kind: subject.kind,
      fiscal_year: subject.fiscalYear,
      fiscal_year_basis: subject.yearBasis,
      unit_id: subject.unitId,
      department_unit_id: subject.departmentId,
      project_id: subject.projectId,
      title_raw: form.title,
      category: ticked('category'),
      attribute: ticked('attribute'),
      term: ticked('term'),
      tick_groups: form.fields.ticks.size,
      profile_id: profileId,
      profile_reason: profileId === null ? null : (family?.profileReason ?? null),
      declared_money_unit: form.declaredUnit,
      budget_points_max: budgetMax,
      rate_raw: text(rateCell),
      rate_reported: rate?.value ?? null,
      budget_points_raw: text(pointsCell),
      budget_points: budget,
      budget_points_inferred: budgetPoints === null && budget !== null,
      total_max_raw: totals.maxRaw,
      total_max: totals.max,
      total_raw: totals.raw,
      total_reported: totals.total,
      goal_expected: form.goals.expected?.text ?? null,
      goal_actual: form.goals.achieved?.text ?? null,
      deviation_reason: form.deviation?.text ?? null,
      improvement: form.improvement?.text ?? null,
      filed_on: form.presence.filedOn,
      filed_by_present: form.presence.filedBy,
      phone_present: form.presence.phone,
      signed: form.presence.signed,
      stamped: form.presence.stamped,
      reviewed_total: reviewed,
      data_origin: 'reported',
      extraction_confidence: Math.round(confidence * 100) / 100,
      source_id: sourceId,
      locator: form.locator,
    },
    {
      ...subject.notes,
      ...kept({
        rate_raw: note(rateCell),
        rate_reported:
          rate === null
            ? undefined
            : note(
                rateCell,
                rate.assumed ? 0.65 : head?.shifted === true ? 0.85 : 0.97,
                rate.assumed ? 'repaired' : 'printed',
              ),
        budget_points_max: note(maxCell ?? form.funds?.labelPoints ?? null),
        budget_points:
          budget === null
            ? undefined
            : budgetPoints === null
              ? note(head, 0.6, 'inferred')
              : note(pointsCell),
        total_reported:
          totals.total === null
            ? undefined
            : { locator: totals.locator ?? '', confidence: totals.ambiguous ? 0.5 : 0.97, origin: 'printed' },
        total_max:
          totals.max === null
            ? undefined
            : { locator: totals.locator ?? '', confidence: totals.ambiguous ? 0.5 : 0.97, origin: 'printed' },
        category: tickNote('category'),
        attribute: tickNote('attribute'),
        term: tickNote('term'),
        goal_expected: note(form.goals.expected),
        goal_actual: note(form.goals.achieved),
        deviation_reason: note(form.deviation),
        improvement: note(form.improvement),
        reviewed_total: reviewed === null ? undefined : note(review),
      }),
    },
  );
  return { family: family?.id ?? null, profileId, confidence, problems };
}

function text0(value: string | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}

function kept<T extends string>(notes: Record<T, Note | undefined>): Partial<Record<T, Note>> {
  return Object.fromEntries(Object.entries(notes).filter(([, each]) => each !== undefined)) as Partial<
    Record<T, Note>
  >;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0.5 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

type Trouble = (
  kind: string,
  place: string,
  column: string,
  value: string | null,
  zh: string,
  en: string,
  remedyZh: string,
  remedyEn: string,
) => void;

function writeFunds(
  writer: RowWriter,
  form: FormReading,
  id: string,
  ruling: UnitRuling,
  trouble: Trouble,
): number[] {
  const confidences: number[] = [];
  const lines = form.funds?.lines ?? [];
  let lineNo = 0;
  for (const line of lines) {
    lineNo += 1;
    const read = (role: FundRole) => {
      const cell = line.cells.get(role);
      if (cell === undefined || isEmptyMark(cell.text)) return { raw: null, value: null, note: undefined };
      const amount = parseAmount(cell.text, ruling.unit);
      if (amount === null) {
        trouble(
          'amount-unreadable',
          cell.locator,
          `fund_line.${role}_amount`,
          cell.text,
          '金额无法识读',
          'The amount cannot be read',
          '请对照原表填写',
          'Fill it in from the original',
        );
      }
      const own = amount?.ownUnit !== null && amount?.ownUnit !== undefined;
      const confidence =
        amount === null ? 0.2 : Math.min(own ? 0.97 : ruling.confidence, line.shifted ? 0.85 : 1, cell.sure);
      confidences.push(confidence);
      return {
        raw: cell.text,
        value: amount?.value ?? null,
        note: note(cell, confidence, line.shifted || cell.sure < 0.9 ? 'repaired' : 'printed'),
        own: amount?.ownUnit ?? null,
      };
    };
    const initial = read('initial');
    const adjusted = read('adjusted');
    const executed = read('executed');
    const hasAmount = initial.value !== null || adjusted.value !== null || executed.value !== null;
    const ownUnit = adjusted.own ?? executed.own ?? initial.own ?? null;
    writer.add(
      'fund_line',
      {
        evaluation_id: id,
        line_no: lineNo,
        kind: line.kind,
        label_raw: line.label,
        initial_raw: initial.raw,
        initial_amount: initial.value,
        adjusted_raw: adjusted.raw,
        adjusted_amount: adjusted.value,
        executed_raw: executed.raw,
        executed_amount: executed.value,
        rate_raw: text(line.cells.get('rate')),
        points_max_raw: text(line.cells.get('max')),
        points_raw: text(line.cells.get('points')),
        money_unit_declared: form.declaredUnit,
        money_unit_resolved: hasAmount ? (ownUnit ?? ruling.unit) : null,
        unit_resolution: ruling.reason === null || ownUnit !== null || !hasAmount ? null : ruling.reason.zh,
        locator: line.locator,
      },
      kept({
        initial_amount: initial.note,
        adjusted_amount: adjusted.note,
        executed_amount: executed.note,
        rate_raw: note(line.cells.get('rate')),
      }),
    );
  }
  const total = lines.find((line) => line.kind === 'total');
  const zero = (role: FundRole): boolean => (amountOf(total ?? null, role, ruling) ?? 0) === 0;
  const part = lines.find((line) => line.kind !== 'total' && (amountOf(line, 'executed', ruling) ?? 0) > 0);
  if (total !== undefined && part !== undefined && (zero('executed') || zero('adjusted'))) {
    trouble(
      'total-row-empty',
      total.locator,
      'fund_line.adjusted_amount',
      text(total.cells.get('adjusted')),
      '资金总额行为零或为空，而下面的分项有金额',
      'The total row is zero or blank while a line below it holds amounts',
      '请按分项核对总额',
      'Check the total against the lines below it',
    );
  }
  return confidences;
}

function writeSections(writer: RowWriter, form: FormReading, id: string): void {
  const byLevel = new Map<
    SectionRow['level1'],
    { labels: string[]; points: number | null; locator: string | null }
  >();
  for (const block of form.blocks) {
    if (block.end <= block.start && block.declared === null) continue;
    const rows = form.block?.rows ?? [];
    const held = byLevel.get(block.level1);
    const labels = block.label === null ? [] : [block.label];
    const place =
      block.locator ??
      spanLocator(rows[block.start]?.locator ?? form.locator, rows[block.end - 1]?.locator ?? '');
    if (held === undefined) byLevel.set(block.level1, { labels, points: block.declared, locator: place });
    else {
      held.labels.push(...labels);
      held.points = held.points === null || block.declared === null ? null : held.points + block.declared;
    }
  }
  for (const [level1, each] of byLevel) {
    writer.add(
      'section',
      {
        evaluation_id: id,
        level1,
        label_raw: each.labels.length === 0 ? null : each.labels.join('；'),
        points_declared: each.points,
        locator: each.locator,
      },
      kept({
        points_declared:
          each.points === null || each.locator === null
            ? undefined
            : { locator: each.locator, confidence: 0.97, origin: 'printed' },
      }),
    );
  }
}

const NATURE: Readonly<Record<string, IndicatorRow['nature']>> = {
  '≥': '≥',
  '>=': '≥',
  大于等于: '≥',
  '>': '≥',
  '≤': '≤',
  '<=': '≤',
  小于等于: '≤',
  '<': '≤',
  '=': '=',
  等于: '=',
  定性: 'qualitative',
  定量: null,
};

/**
 * A cost target and actual that repeat the form's budget and spending without a unit are those amounts,
 * in the form's unit; marked as ambiguous.
 */
function asMoney(
  form: FormReading,
  ruling: UnitRuling,
  level2: IndicatorRow['level2'],
  pair: ReturnType<typeof parsePair>,
): ReturnType<typeof parsePair> {
  const head = headLine(form);
  const number = (role: FundRole): number | null => parsePoints(head?.cells.get(role)?.text ?? '');
  const [target] = pair.target;
  const [actual] = pair.actual;
  const bare = (each: Quantity | undefined): each is Quantity =>
    each?.kind === 'number' && each.unit === null && each.value !== null;
  if (
    level2 !== 'cost' ||
    pair.target.length !== 1 ||
    pair.actual.length !== 1 ||
    !bare(target) ||
    !bare(actual)
  )
    return pair;
  if (target.value !== (number('adjusted') ?? number('initial')) || actual.value !== number('executed'))
    return pair;
  const money = (each: Quantity): Quantity => ({
    ...each,
    kind: 'money',
    unit: '元',
    value: parseAmount(each.raw ?? '', ruling.unit)?.value ?? null,
    parse_status: 'ambiguous',
  });
  return { target: [money(target)], actual: [money(actual)] };
}

/**
 * The direction of an indicator whose form prints none: from the comparator of its target, else a
 * quantity should be reached, except costs and counts of harm. Words and dates are qualitative.
 */
function natureOf(
  target: Quantity | undefined,
  actual: Quantity | undefined,
  name: string,
  level2: IndicatorRow['level2'],
): IndicatorRow['nature'] {
  if (target === undefined || (target.kind === 'blank' && (actual === undefined || actual.kind === 'blank')))
    return null;
  if (target.comparator === '=') return '=';
  if (target.comparator === '≤' || target.comparator === '<')
    return target.value === null ? 'qualitative' : '≤';
  if (target.comparator === '≥' || target.comparator === '>') return '≥';
  const numeric =
    target.value !== null ||
    ((target.kind === 'unset' || target.kind === 'level') &&
      actual?.value !== undefined &&
      actual.value !== null);
  if (!numeric) return 'qualitative';
  return LOWER_IS_BETTER.test(name) || (level2 === 'cost' && !/降低|节约|节省/.test(name)) ? '≤' : '≥';
}

/** Names of quantities that ought to be small; a target without a comparator is then an upper limit. */
const LOWER_IS_BETTER = /差错率|错误率|失业率|故障率|投诉|事故|死亡|变质|违规|损耗|逾期|返工/;

function writeIndicators(
  writer: RowWriter,
  form: FormReading,
  id: string,
  scores: ReturnType<typeof scoreIndicators>['scores'],
  ruling: UnitRuling,
): number[] {
  const confidences: number[] = [];
  const settled = form.settled;
  for (const [index, row] of (form.block?.rows ?? []).entries()) {
    const get = (role: IndicatorRole) => row.cells.get(role);
    const score = scores[index];
    const moved = settled?.moved.has(index) ?? false;
    const base = Math.max(
      0.3,
      Math.min(1, 0.97 - 0.04 * Math.max(0, row.cost - 1) - (row.shifted ? 0.07 : 0)),
    );
    const sure = (cell: FormCell | undefined): number =>
      cell === undefined ? base : Math.min(base, cell.sure);
    const origin: Origin = row.shifted ? 'repaired' : 'printed';
    const natureRaw = toHalfWidth(get('nature')?.text ?? '').replace(/\s/g, '');
    const unit = get('unit')?.text ?? '';
    const value = get('target')?.text ?? '';
    const target = `${/^(?:定性|定量|正向|反向).*$/.test(natureRaw) ? '' : natureRaw}${value}${/\d$/.test(value) || value === '' ? unit : ''}`;
    const actual = get('actual')?.text ?? '';
    const pair = asMoney(
      form,
      ruling,
      settled?.level2[index] ?? null,
      parsePair(target, actual, {
        name: row.name,
        group: settled?.level2Raw[index] ?? '',
        unit: unit === '' ? null : unit,
      }),
    );
    const printed = NATURE[natureRaw] ?? null;
    const lead = pair.target[0];
    const level2 = settled?.level2[index] ?? null;
    const derived = natureOf(lead, pair.actual[0], row.name, level2);
    const points = get('points');
    const max = get('max');
    writer.add(
      'indicator',
      {
        evaluation_id: id,
        indicator_no: index + 1,
        level1: settled?.level1[index] ?? 'other',
        level2,
        level2_raw: settled?.level2Raw[index] ?? null,
        name_raw: row.name,
        concept_id: null,
        nature: printed ?? derived,
        target_raw: target === '' ? null : target,
        actual_raw: text(get('actual')),
        points_max_raw: text(max),
        points_max: score?.max ?? null,
        points_max_inferred: score?.maxInferred ?? false,
        points_raw: text(points),
        points: score?.points ?? null,
        points_inferred: score?.pointsInferred ?? false,
        deviation_reason: text(get('reason')),
        reviewed_actual_raw: text(get('reviewedActual')),
        reviewed_points: parsePoints(get('reviewedPoints')?.text ?? ''),
        layout_shifted: row.shifted || moved,
        locator: row.locator,
      },
      kept({
        level1: {
          locator: row.locator,
          confidence: moved ? 0.65 : base,
          origin: moved ? 'repaired' : 'printed',
        },
        name_raw: note(get('name'), sure(get('name')), origin),
        target_raw: note(get('target'), sure(get('target')), origin),
        actual_raw: note(get('actual'), sure(get('actual')), origin),
        points_max:
          score?.max === null || score === undefined
            ? undefined
            : score.maxInferred
              ? { locator: row.locator, confidence: 0.6, origin: 'inferred' }
              : note(max, sure(max), origin),
        points:
          score?.points === null || score === undefined
            ? undefined
            : score.pointsInferred
              ? { locator: row.locator, confidence: 0.6, origin: 'inferred' }
              : note(points, sure(points), origin),
        deviation_reason: note(get('reason'), sure(get('reason')), origin),
      }),
    );
    confidences.push(moved ? Math.min(base, 0.65) : base);
    for (const [role, parts] of [
      ['target', pair.target],
      ['actual', pair.actual],
    ] as const) {
      for (const [part, quantity] of parts.entries()) {
        writer.add('indicator_value', {
          evaluation_id: id,
          indicator_no: index + 1,
          role,
          part_no: part + 1,
          ...quantity,
        });
      }
    }
  }
  return confidences;
}
