import type { IndicatorRow } from '../../model/rows.gen.ts';
import type { Origin } from '../types.ts';
import { toHalfWidth } from '../values/characters.ts';
import { parseAmount } from '../values/money.ts';
import { parsePoints } from '../values/numbers.ts';
import { parsePair, type Quantity } from '../values/quantity.ts';
import { doubtfulRows, LOST_CELL } from './doubts.ts';
import type { FormReading } from './form.ts';
import { headLine } from './fund-rows.ts';
import type { FormCell } from './grid.ts';
import type { FundRole, IndicatorRole } from './labels.ts';
import type { UnitRuling } from './money-unit.ts';
import { kept, note, text } from './notes.ts';
import type { scoreIndicators } from './scores.ts';
import type { RowWriter } from './writer.ts';

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

/** Writes the indicators of a form and the quantities of their targets and actuals. */
export function writeIndicators(
  writer: RowWriter,
  form: FormReading,
  id: string,
  scores: ReturnType<typeof scoreIndicators>['scores'],
  ruling: UnitRuling,
): number[] {
  const confidences: number[] = [];
  const settled = form.settled;
  const doubtful = form.block === null ? new Set<number>() : doubtfulRows(form.block);
  for (const [index, row] of (form.block?.rows ?? []).entries()) {
    const get = (role: IndicatorRole) => row.cells.get(role);
    const score = scores[index];
    const moved = settled?.moved.has(index) ?? false;
    const base = Math.max(
      0.3,
      Math.min(
        doubtful.has(index) ? LOST_CELL : 1,
        0.97 - 0.04 * Math.max(0, row.cost - 1) - (row.shifted ? 0.07 : 0),
      ),
    );
    const sure = (cell: FormCell | undefined): number =>
      cell === undefined ? base : Math.min(base, cell.sure);
    const origin: Origin = row.shifted ? 'repaired' : 'printed';
    const natureRaw = toHalfWidth(get('nature')?.text ?? '').replace(/\s/g, '');
    const unit = get('unit')?.text ?? '';
    const value = get('target')?.text ?? '';
    const sign = /^(?:定性|定量|正向|反向)/.test(natureRaw) ? '' : natureRaw;
    const target = value === '' ? '' : `${sign}${value}${/\d$/.test(value) ? unit : ''}`;
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
        source_id: null,
        locator: row.locator,
      },
      kept({
        level1: {
          locator: row.locator,
          confidence:
            moved || (level2 === 'satisfaction' && settled?.level1[index] !== 'satisfaction') ? 0.65 : base,
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
