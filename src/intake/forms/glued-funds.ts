import type { Answers, Decision, Problem, Repair } from '../types.ts';
import { onlyReading, type RunColumn, type RunReading, splitRun } from '../values/separators.ts';
import type { GluedLabel } from './glued-labels.ts';
import { fundColumn } from './glued-labels.ts';
import { reasons } from './glued-text.ts';
import type { FormCell } from './grid.ts';
import type { FundRole } from './labels.ts';

/** A label of the money block with the text behind it. */
export interface FundPiece {
  readonly label: GluedLabel;
  readonly run: string;
  readonly locator: string;
}

export interface FundRows {
  readonly rows: readonly (readonly FormCell[])[];
  readonly repairs: readonly Repair[];
  readonly decisions: readonly Decision[];
  readonly problems: readonly Problem[];
}

const CUT = 0.8;
const PLAIN = 0.9;

function cell(text: string, col: number, locator: string, sure: number): FormCell {
  return { text, col, width: 1, locator, sure };
}

/** Which columns a glued run can fill: all of them on the total line, amounts (and rate) on the others. */
function columnSets(
  roles: readonly FundRole[],
  run: string,
  isTotal: boolean,
): readonly (readonly RunColumn[])[] {
  const usable = roles.filter((role): role is RunColumn => role !== 'reviewedPoints' && role !== 'reason');
  const amounts = usable.filter((role) => role === 'initial' || role === 'adjusted' || role === 'executed');
  const rated = usable.filter((role) => role !== 'max' && role !== 'points');
  const sets = isTotal ? [usable] : [];
  if (run.includes('%') && usable.includes('rate')) return isTotal ? [usable, rated] : [rated, usable];
  return [...sets, amounts];
}

/**
 * Rows of the money block cut out of running text. A run of glued numbers is taken apart only where the
 * arithmetic leaves one reading; with several a person is asked, and until then the line stays empty.
 */
export function cutFunds(
  pieces: readonly FundPiece[],
  unit: string | null,
  file: string,
  answers: Answers,
): FundRows {
  const roles: FundRole[] = [];
  for (const piece of pieces) {
    const role = piece.label.kind === 'fund' ? fundColumn(piece.label.label) : null;
    if (role !== null && !roles.includes(role)) roles.push(role);
  }
  const rows: FormCell[][] = [];
  const repairs: Repair[] = [];
  const decisions: Decision[] = [];
  const problems: Problem[] = [];
  const place = (role: FundRole): number => roles.indexOf(role) + 1;
  const first = pieces[0];
  if (first === undefined || roles.length === 0) return { rows, repairs, decisions, problems };
  const heads = pieces.filter((piece) => piece.label.kind === 'fund');
  rows.push([
    cell(unit === null ? '项目资金' : `项目资金(${unit})`, 0, first.locator, 1),
    ...roles.map((role, index) => {
      const head = heads.find((piece) => fundColumn(piece.label.label) === role);
      return cell(head?.label.label ?? role, index + 1, head?.locator ?? first.locator, 1);
    }),
  ]);

  const cutRun = (run: string, locator: string, isTotal: boolean): FormCell[] => {
    const numbers = /^[\d.,%\s元万亿/]*/.exec(run.trim())?.[0] ?? '';
    const tokens = numbers
      .trim()
      .split(/\s+/)
      .filter((token) => token !== '');
    if (tokens.length > 1) return tokens.map((text, index) => cell(text, index + 1, locator, PLAIN));
    const [only] = tokens;
    if (only === undefined) return [];
    for (const columns of columnSets(roles, only, isTotal)) {
      if (columns.length < 2) continue;
      const readings = splitRun(only, columns);
      const id = `separators-${locator}-${only}`;
      const answered = readings[Number(answers[id] ?? Number.NaN)];
      const reading = answered ?? onlyReading(readings);
      if (reading !== null) {
        repairs.push({
          locator,
          before: only,
          after: show(reading, columns),
          kind: 'lost-separators',
          reason: reasons.separators,
        });
        return columns.flatMap((column) => {
          const text = reading[column];
          return text === undefined
            ? []
            : [cell(text, place(column), locator, answered === undefined ? CUT : 1)];
        });
      }
      if (readings.length > 0) {
        decisions.push(ask(id, only, readings, columns, locator));
        problems.push(unsettled(file, only, locator, readings.length));
        return [];
      }
    }
    if (/^[\d,]+(?:\.\d+)?(?:万元|元)?$/.test(only) && isTotal)
      problems.push(unsettled(file, only, locator, 0));
    return [];
  };

  const direct: FormCell[] = [];
  let totalLabel: FundPiece | null = null;
  let hasTotal = false;
  for (const [index, piece] of pieces.entries()) {
    const next = pieces[index + 1];
    if (piece.label.kind === 'line') {
      const isTotal = /总额/.test(piece.label.label);
      if (isTotal && piece.run.trim() === '') {
        totalLabel = piece;
        continue;
      }
      hasTotal ||= isTotal;
      rows.push([cell(piece.label.label, 0, piece.locator, 1), ...cutRun(piece.run, piece.locator, isTotal)]);
      continue;
    }
    const role = fundColumn(piece.label.label);
    const run = piece.run.trim();
    if (role === null || !/\d/.test(run)) continue;
    const isLast = next === undefined || next.label.kind !== 'fund';
    if (!isLast || roles.indexOf(role) < roles.length - 1)
      direct.push(cell(run, place(role), piece.locator, 0.65));
    else direct.push(...cutRun(run, piece.locator, true));
  }
  if (direct.length > 0 && !hasTotal) {
    const label = cell(totalLabel?.label.label ?? '年度资金总额', 0, totalLabel?.locator ?? first.locator, 1);
    rows.splice(1, 0, [label, ...direct]);
  }
  return { rows, repairs, decisions, problems };
}

function show(reading: RunReading, columns: readonly RunColumn[]): string {
  return columns.map((column) => reading[column] ?? '').join(' | ');
}

function ask(
  id: string,
  run: string,
  readings: readonly RunReading[],
  columns: readonly RunColumn[],
  locator: string,
): Decision {
  return {
    id,
    kind: 'lost-separators',
    question: {
      zh: `“${run}”的分隔符丢失，应怎样分开？`,
      en: `The separators of “${run}” are lost: how should it be cut?`,
    },
    options: readings.slice(0, 8).map((reading, index) => ({
      id: String(index),
      label: { zh: show(reading, columns), en: show(reading, columns) },
      example: show(reading, columns),
    })),
    proposed: null,
    reason: { zh: '有不止一种分法符合算术关系', en: 'The arithmetic allows more than one way' },
    locators: [locator],
  };
}

function unsettled(file: string, run: string, place: string, count: number): Problem {
  return {
    file,
    place,
    column: 'fund_line.adjusted_amount',
    value: run,
    kind: 'lost-separators',
    message:
      count === 0
        ? {
            zh: '一串数字的分隔符丢失，没有一种分法符合算术关系',
            en: 'A run of numbers lost its separators and no cut agrees with the arithmetic',
          }
        : {
            zh: `一串数字的分隔符丢失，有${count}种分法符合算术关系`,
            en: `A run of numbers lost its separators; ${count} cuts agree with the arithmetic`,
          },
    remedy: { zh: '请对照原表选择或填写', en: 'Choose or fill in from the original' },
    severity: 'ask',
  };
}
