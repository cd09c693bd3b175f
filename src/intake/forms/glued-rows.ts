import { digitSlip, type Slip, twinSlip } from '../values/ocr.ts';
import type { IndicatorRole } from './labels.ts';

/** One indicator row cut out of running text. */
export interface CutRow {
  readonly texts: Readonly<Partial<Record<IndicatorRole, string>>>;
  /** 0 to 1: how far the cut follows from the text itself. */
  readonly sure: number;
  readonly slips: readonly Slip[];
}

export interface CutRun {
  readonly rows: readonly CutRow[];
  readonly left: string;
}

function isPoints(text: string | undefined): boolean {
  return text !== undefined && /^(?:\d{1,2}|100)(?:\.\d{1,2})?$/.test(text);
}

/**
 * Cuts a run whose cells are still parted by blanks: name, target, actual, points available, points.
 * A name or a reason may itself hold blanks, so the reading with the fewest such exceptions wins.
 */
export function cutSpaced(run: string, roles: readonly IndicatorRole[]): CutRun {
  const tokens = run
    .trim()
    .split(/\s+/)
    .filter((token) => token !== '' && !/^[.…。]+$/.test(token));
  const maxFirst = roles.indexOf('max') < roles.indexOf('target');
  const hasReason = roles.includes('reason');
  interface State {
    readonly cost: number;
    readonly rows: readonly CutRow[];
  }
  const best: (State | undefined)[] = [{ cost: 0, rows: [] }];
  let furthest = 0;
  for (let at = 0; at < tokens.length; at++) {
    const here = best[at];
    if (here === undefined) continue;
    furthest = at;
    for (let names = 1; names <= 3; names++) {
      const n = at + names;
      const [a, b, c, d] = tokens.slice(n, n + 4);
      const [max, target, actual, points] = maxFirst ? [a, b, c, d] : [c, a, b, d];
      if (!isPoints(max) || !isPoints(points) || Number(points) > Number(max)) continue;
      if (tokens.slice(at, n).some((token) => isPoints(token))) continue;
      const reasons = hasReason ? [0, 1] : [0];
      for (const extra of reasons) {
        const end = n + 4 + extra;
        if (end > tokens.length) continue;
        const reason = extra === 1 ? tokens[n + 4] : undefined;
        if (reason !== undefined && isPoints(reason)) continue;
        const cost = here.cost + (names - 1) * 2 + extra + (max === points ? 0 : 0.3);
        const held = best[end];
        if (held !== undefined && held.cost <= cost) continue;
        const texts = {
          name: tokens.slice(at, n).join(' '),
          ...(target === undefined ? {} : { target }),
          ...(actual === undefined ? {} : { actual }),
          ...(max === undefined ? {} : { max }),
          ...(points === undefined ? {} : { points }),
          ...(reason === undefined ? {} : { reason }),
        };
        best[end] = {
          cost,
          rows: [...here.rows, { texts, sure: names > 1 || extra > 0 ? 0.6 : 0.9, slips: [] }],
        };
      }
    }
  }
  for (let end = tokens.length; end >= 0; end--) {
    const state = best[end];
    if (state !== undefined) return { rows: state.rows, left: tokens.slice(end).join(' ') };
  }
  return { rows: [], left: tokens.slice(furthest).join(' ') };
}

const QUANTITY = '[≥≤><=]?(?:[1-9]\\d*|0)(?:\\.\\d+)?(?:%|[\\u4e00-\\u9fff]{1,3})?';
const DIGITS = '(?:[1-9]\\d?|0)';

interface Shape {
  readonly pattern: RegExp;
  readonly sure: number;
}

/** Ways in which a row without any separator can still be told apart, the most telling first. */
const SCORED: readonly Shape[] = [
  {
    pattern: new RegExp(
      `^(?<name>[^\\d≥≤]{2,40}?)(?<max>${DIGITS})(?<target>[^\\s]{1,30}?)(?<actual>\\k<target>)(?<points>${DIGITS}|[1-9IlO][IlO0])$`,
    ),
    sure: 0.65,
  },
  {
    pattern: new RegExp(
      `^(?<name>[^\\d≥≤]{2,40}?)(?<max>${DIGITS})(?<target>${QUANTITY})(?<actual>${QUANTITY})(?<points>${DIGITS})$`,
    ),
    sure: 0.5,
  },
  {
    pattern: new RegExp(
      `^(?<name>[^\\d≥≤]{2,40}?)(?<max>${DIGITS})(?<target>[A-Za-z]{1,2}\\.\\d+[\\u4e00-\\u9fff]*)(?<actual>\\d+\\.\\d+[\\u4e00-\\u9fff]*)(?<points>${DIGITS})$`,
    ),
    sure: 0.5,
  },
];

const SINGLE: readonly Shape[] = [
  {
    pattern: new RegExp(
      `^(?<name>[^\\d≥≤]{2,40}?)(?<max>${DIGITS})[一—–-](?<actual>[^\\d]{2,40}|${QUANTITY})(?<points>${DIGITS})$`,
    ),
    sure: 0.5,
  },
  {
    pattern: new RegExp(
      `^(?<name>[^\\d≥≤]{2,40}?)(?<max>${DIGITS})(?<actual>[^\\d]{2,40})(?<points>${DIGITS})$`,
    ),
    sure: 0.4,
  },
];

const UNSCORED: readonly Shape[] = [
  {
    pattern:
      /^(?<name>.{4,40}?)(?<target>[≥≤><=]?(?:[1-9]\d*|0)(?:\.\d+)?(?:%|[\u4e00-\u9fff])?)(?<actual>\k<target>)$/,
    sure: 0.6,
  },
  { pattern: /^(?<name>\D{4,40}?)(?<target>高|低|好|是|优|良)(?<actual>\k<target>)$/, sure: 0.55 },
];

function shapes(scored: boolean): readonly Shape[] {
  return scored ? [...SCORED, ...SINGLE] : UNSCORED;
}

function readPiece(piece: string, scored: boolean): CutRow | null {
  for (const { pattern, sure } of shapes(scored)) {
    const groups = pattern.exec(piece)?.groups;
    if (groups === undefined) continue;
    if (/(\d(?:[\d.]*)%|\d[\d.]*[\u4e00-\u9fff])\1/.test(groups.name ?? '')) continue;
    const slips: Slip[] = [];
    let { target, points } = groups;
    const { name, max, actual } = groups;
    const slip = points === undefined ? null : digitSlip(points);
    if (slip !== null) {
      slips.push(slip);
      points = slip.after;
    }
    if (points !== undefined && max !== undefined && Number(points) > Number(max)) continue;
    const twin =
      target === undefined || actual === undefined || target === actual ? null : twinSlip(target, actual);
    if (twin !== null) {
      slips.push(twin);
      target = twin.after;
    }
    const texts: Partial<Record<IndicatorRole, string>> = {};
    if (name !== undefined) texts.name = name;
    if (target !== undefined) texts.target = target;
    if (actual !== undefined) texts.actual = actual;
    if (max !== undefined) texts.max = max;
    if (points !== undefined) texts.points = points;
    return { texts, sure: slips.length > 0 ? Math.min(sure, 0.45) : sure, slips };
  }
  return null;
}

const LONGEST_PIECE = 110;
const LONGEST_RUN = 700;

/**
 * Cuts a run without any separator into rows. The whole run has to come out even: a run that leaves a
 * remainder is given back untouched, since a wrong border would move a number into its neighbour.
 */
export function cutGlued(run: string, scored: boolean): CutRun {
  const rows: CutRow[] = [];
  const left: string[] = [];
  for (const part of run.split(/指标\s*[\dL][:：]?/)) {
    const text = part.replace(/\s+/g, '');
    if (text === '' || /^[.…。]+$/.test(text)) continue;
    const cut = text.length > LONGEST_RUN ? null : cutEvenly(text, scored);
    if (cut === null) left.push(text);
    else rows.push(...cut);
  }
  return { rows, left: left.join(' ') };
}

function cutEvenly(text: string, scored: boolean): readonly CutRow[] | null {
  interface State {
    readonly doubt: number;
    readonly rows: readonly CutRow[];
  }
  const best: (State | undefined)[] = [{ doubt: 0, rows: [] }];
  for (let at = 0; at < text.length; at++) {
    const here = best[at];
    if (here === undefined) continue;
    for (let end = at + 5; end <= Math.min(text.length, at + LONGEST_PIECE); end++) {
      if (scored && !/[\dO]/.test(text.charAt(end - 1))) continue;
      if (end < text.length && /[\d%.]/.test(text.charAt(end))) continue;
      const row = readPiece(text.slice(at, end), scored);
      if (row === null) continue;
      const doubt = here.doubt + (1 - row.sure) + 0.2 * Number(row.texts.max !== row.texts.points);
      const held = best[end];
      if (held === undefined || doubt < held.doubt - 1e-9) best[end] = { doubt, rows: [...here.rows, row] };
    }
  }
  return best[text.length]?.rows ?? null;
}
