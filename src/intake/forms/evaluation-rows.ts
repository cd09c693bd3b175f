import type { EvaluationRow, SectionRow } from '../../model/rows.gen.ts';
import type { Problem, Repair } from '../types.ts';
import { parsePoints, parseRate } from '../values/numbers.ts';
import { sumThatDiffers } from './doubts.ts';
import { bindingReason, familyOf, type Traits } from './families.ts';
import type { FormReading } from './form.ts';
import { headLine, onlyRated, ownRate, writeFunds, writeSections } from './fund-rows.ts';
import { writeIndicators } from './indicator-rows.ts';
import type { UnitRuling } from './money-unit.ts';
import { kept, note, text } from './notes.ts';
import { layoutOfForm } from './printed.ts';
import { repairsOf } from './repairs.ts';
import { inferBudgetPoints, readTotals, scoreIndicators } from './scores.ts';
import type { Notes, RowWriter } from './writer.ts';

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
  readonly repairs: readonly Repair[];
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

  if ((totals.raw !== null && totals.total === null) || (totals.maxRaw !== null && totals.max === null)) {
    trouble(
      'total-unreadable',
      totals.locator ?? form.locator,
      'evaluation.total_reported',
      totals.maxRaw ?? totals.raw,
      '合计行的数不可能是分值或得分',
      'The number in the row of sums can be neither a maximum nor a total',
      '请对照原表填写',
      'Fill it in from the original',
    );
  }
  const differing = sumThatDiffers(form.block, budgetPoints, totals.total);
  if (differing !== null) {
    trouble(
      'points-differ-from-total',
      totals.locator ?? form.locator,
      'evaluation.total_reported',
      totals.raw,
      `读到的各项得分之和为${differing}，与总分不符`,
      `The points that were read come to ${differing}, which is not the total`,
      '请对照原表核对各项得分；如原表如此，则无需处理',
      'Check the points against the original; if it is so there, nothing is to be done',
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
  const third =
    form.block?.columns.some((column) => column.role === 'reviewedPoints') === true
      ? form.totals[2]
      : undefined;
  const reviewed = parsePoints(review?.text ?? third?.text ?? '');
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
      profile_reason: family === null ? null : bindingReason(family, traits, subject.fiscalYear),
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
      layout: layoutOfForm(form),
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
        reviewed_total: reviewed === null ? undefined : note(review ?? third),
      }),
    },
  );
  const repairs = repairsOf(
    form,
    scores,
    { value: budgetPoints === null ? budget : null, locator: head?.locator ?? null },
    { read: rate, cell: rateCell },
  );
  return { family: family?.id ?? null, profileId, confidence, problems, repairs };
}

function text0(value: string | undefined): string | null {
  return value === undefined || value === '' ? null : value;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0.5 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
