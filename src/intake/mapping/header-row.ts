import type { FlatRow } from '../readers/flat-source.ts';
import { decimalOf } from './amounts.ts';
import { readHeaders } from './header-name.ts';
import { matchName } from './match-columns.ts';
import { headerYear } from './years.ts';

/** Titles, units and dates may stand above the header of a table. */
const SEARCHED_ROWS = 15;

export interface HeaderRow {
  /** Row of the header's last line. */
  readonly headerAt: number;
  readonly firstHeaderRow: number;
  readonly names: readonly string[];
}

/** The row among the first that reads as names of columns; with a second line when the first groups columns. */
export function findHeader(head: readonly FlatRow[]): HeaderRow | null {
  let best: { at: number; score: number } | null = null;
  for (let at = 0; at < Math.min(head.length, SEARCHED_ROWS); at += 1) {
    const score = headerScore(head[at]?.values ?? []);
    if (score >= 2 && (best === null || score > best.score + 0.5)) best = { at, score };
  }
  if (best === null) return null;
  const upper = head[best.at]?.values ?? [];
  const lower = head[best.at + 1]?.values ?? [];
  for (const [above, at] of [
    [head[best.at - 1]?.values ?? [], best.at] as const,
    [upper, best.at + 1] as const,
  ]) {
    const names = yearsOver(above, at === best.at ? upper : lower);
    if (names !== null) return { headerAt: at, firstHeaderRow: at - 1, names };
  }
  const yearly = yearsBelow(upper, lower);
  if (yearly !== null) return { headerAt: best.at + 1, firstHeaderRow: best.at, names: yearly };
  if (isSecondLine(upper, lower)) {
    const names = upper.map((name, i) => {
      const below = lower[i]?.trim() ?? '';
      if (below === '' || below === name) return name;
      return matchName(oneHeader(below)).length > 0 && !/\d{4}/u.test(name) ? below : `${name} ${below}`;
    });
    return { headerAt: best.at + 1, firstHeaderRow: best.at, names };
  }
  return { headerAt: best.at, firstHeaderRow: best.at, names: upper };
}

/**
 * Names that repeat, with the years of a line above them: 2021年 over 预算数 and 执行数, 2022年 over the same again.
 * Where merged cells are lost, a year stands over the first of its names only. Null when names need no years.
 */
function yearsOver(upper: readonly string[], lower: readonly string[]): readonly string[] | null {
  const times = new Map<string, number>();
  for (const name of lower) times.set(name, (times.get(name) ?? 0) + 1);
  const named = new Set<string>();
  let above = '';
  let twins = 0;
  const names: string[] = [];
  for (const [i, name] of lower.entries()) {
    above = upper[i]?.trim() || above;
    if (name === '' || upper[i] === name || times.get(name) === 1) {
      names.push(name === '' ? (upper[i] ?? '') : name);
      continue;
    }
    const full = `${above} ${name}`;
    if (headerYear(above) === null || named.has(full) || matchName(oneHeader(name)).length === 0) return null;
    named.add(full);
    twins += 1;
    names.push(full);
  }
  return twins > 0 ? names : null;
}

/** Names with the years of a line below them: 2021年 and 2022年 below 预算数, and again below 执行数. */
function yearsBelow(upper: readonly string[], lower: readonly string[]): readonly string[] | null {
  let group = '';
  let years = 0;
  const names: string[] = [];
  for (const [i, name] of upper.entries()) {
    group = name.trim() || group;
    const below = lower[i]?.trim() ?? '';
    if (below === '' || below === name.trim()) {
      names.push(name);
      continue;
    }
    const year = headerYear(below);
    if (year === null || year.rest.trim() !== '' || headerYear(group) !== null) return null;
    years += 1;
    names.push(`${below} ${group}`);
  }
  return years >= 2 ? names : null;
}

function oneHeader(text: string): ReturnType<typeof readHeaders>[number] {
  return readHeaders([text])[0] ?? { shown: text, core: '', year: null, moneyUnit: null, hasPercent: false };
}

/** Cells that name a field, counted once for each name; a row of figures is no header. */
function headerScore(values: readonly string[]): number {
  const distinct = [...new Set(values.map((v) => v.trim()).filter((v) => v !== ''))];
  if (distinct.length < 2) return 0;
  const figures = distinct.filter(
    (v) => decimalOf(v, 'point') !== null && !/^(?:19|20)\d{2}$/u.test(v),
  ).length;
  if (figures * 3 > distinct.length) return 0;
  let score = 0;
  for (const text of distinct) {
    if (text.length > 60) continue;
    const match = matchName(oneHeader(text))[0];
    if (match) score += match.reason === 'name' ? 1 : 0.5;
  }
  return score;
}

/** A second header line repeats merged names or splits them, and holds no figures. */
function isSecondLine(upper: readonly string[], lower: readonly string[]): boolean {
  const filled = lower.filter((v) => v.trim() !== '');
  if (filled.length < 2 || filled.some((v) => decimalOf(v, 'point') !== null)) return false;
  const repeated = lower.filter((v, i) => v !== '' && v === upper[i]).length;
  const groups = upper.length - new Set(upper).size;
  const named = filled.filter((v) => matchName(oneHeader(v)).length > 0).length;
  return groups > 0 && named >= 1 && (repeated > 0 || named * 2 >= new Set(filled).size);
}
