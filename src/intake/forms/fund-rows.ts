import type { SectionRow } from '../../model/rows.gen.ts';
import { isEmptyMark, parseAmount } from '../values/money.ts';
import { doubtfulLines, LOST_CELL } from './doubts.ts';
import type { FormReading } from './form.ts';
import type { FundReading } from './funds.ts';
import { spanLocator } from './grid.ts';
import type { FundRole } from './labels.ts';
import type { UnitRuling } from './money-unit.ts';
import { kept, note, text } from './notes.ts';
import type { RowWriter } from './writer.ts';

/** The money line that stands for the form: its total, or the only line that holds numbers. */
export function headLine(form: FormReading): FundReading | null {
  const lines = form.funds?.lines ?? [];
  return lines.find((line) => line.kind === 'total') ?? lines.find((line) => line.cells.size > 0) ?? null;
}

function amountOf(line: FundReading | null, role: FundRole, ruling: UnitRuling): number | null {
  const cell = line?.cells.get(role);
  return cell === undefined ? null : (parseAmount(cell.text, ruling.unit)?.value ?? null);
}

/** The rate of a line from its own amounts: executed ÷ adjusted, else ÷ initial; null without both. */
export function ownRate(line: FundReading | null, ruling: UnitRuling): number | null {
  const base = amountOf(line, 'adjusted', ruling) ?? amountOf(line, 'initial', ruling);
  const executed = amountOf(line, 'executed', ruling);
  return base === null || executed === null || base === 0 ? null : executed / base;
}

/** The one line that prints a rate when the total line has none but the same budget. */
export function onlyRated(
  form: FormReading,
  head: FundReading | null,
  ruling: UnitRuling,
): FundReading | null {
  const rated = (form.funds?.lines ?? []).filter((line) => line !== head && line.cells.has('rate'));
  const [only] = rated;
  if (head === null || only === undefined || rated.length !== 1) return null;
  return amountOf(only, 'adjusted', ruling) === amountOf(head, 'adjusted', ruling) ? only : null;
}

/** Tells of something to look at, in both languages. */
export type Trouble = (
  kind: string,
  place: string,
  column: string,
  value: string | null,
  zh: string,
  en: string,
  remedyZh: string,
  remedyEn: string,
) => void;

/** Writes the money lines of a form; returns how sure each amount is. */
export function writeFunds(
  writer: RowWriter,
  form: FormReading,
  id: string,
  ruling: UnitRuling,
  trouble: Trouble,
): number[] {
  const confidences: number[] = [];
  const lines = form.funds?.lines ?? [];
  const doubtful = doubtfulLines({ lines });
  let lineNo = 0;
  for (const line of lines) {
    lineNo += 1;
    const most = doubtful.has(line) ? LOST_CELL : line.shifted ? 0.85 : 1;
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
      const confidence = amount === null ? 0.2 : Math.min(own ? 0.97 : ruling.confidence, most, cell.sure);
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
        source_id: null,
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

/** Writes the level-1 blocks of a form with the points their labels declare. */
export function writeSections(writer: RowWriter, form: FormReading, id: string): void {
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
