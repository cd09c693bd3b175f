import { valueText } from '../values/characters.ts';
import { titleYear } from '../values/dates.ts';

/** First year of each Japanese era, less one: 令和5年 is 2018 + 5. */
const ERAS: Readonly<Record<string, number>> = {
  令和: 2018,
  平成: 1988,
  昭和: 1925,
  R: 2018,
  H: 1988,
  S: 1925,
};

export interface YearReading {
  readonly year: number;
  /** True when the text had to be interpreted (an era, a two-digit year, a date). */
  readonly interpreted: boolean;
}

const EARLIEST = 1990;
const LATEST = 2100;

function within(year: number, interpreted: boolean): YearReading | null {
  return year >= EARLIEST && year <= LATEST ? { year, interpreted } : null;
}

/**
 * The fiscal year of a cell: `2024`, `2024.0`, `2024年度`, `FY2023`, `2023-24`, `2023/2024`, `令和5年度`,
 * `R5`, `平成元年度`, `2023-12-31`, `二〇二三年度`. Null when it names none between 1990 and 2100.
 */
export function parseYear(raw: string): YearReading | null {
  if (/^(?:19|20)\d{2}$/u.test(raw)) return within(Number(raw), false);
  const text = valueText(raw).replace(/\s/gu, '');
  const plain = /^((?:19|20)\d{2})(?:\.0+)?(?:年度?|会计年度|財政年度|财年)?$/u.exec(text);
  if (plain?.[1]) return within(Number(plain[1]), false);
  const era = /^(令和|平成|昭和|[RHS])(元|\d{1,2})(?:年度?)?$/u.exec(text);
  if (era?.[1] && era[2]) {
    const base = ERAS[era[1]];
    return base === undefined ? null : within(base + (era[2] === '元' ? 1 : Number(era[2])), true);
  }
  const fiscal = /^(?:FY|财年|財年)[-']?((?:19|20)?\d{2})$/iu.exec(text);
  if (fiscal?.[1]) return within(fiscal[1].length === 2 ? 2000 + Number(fiscal[1]) : Number(fiscal[1]), true);
  const span = /^((?:19|20)\d{2})[-/–](?:(?:19|20)?\d{2})$/u.exec(text);
  if (span?.[1]) return within(Number(span[1]), true);
  const date = /^((?:19|20)\d{2})[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?/u.exec(text);
  if (date?.[1]) return within(Number(date[1]), true);
  const written = text.includes('年') ? titleYear(text) : null;
  return written === null || text.length > 12 ? null : within(written, true);
}

export interface HeaderYear {
  readonly year: number;
  /** The header without the year. */
  readonly rest: string;
}

/** The year that a column's name carries: `2024年预算数`, `COMPROMISOS 2025`, `R5執行額`; null when none or several. */
export function headerYear(header: string): HeaderYear | null {
  const found = [...header.matchAll(/(?<!\d)((?:19|20)\d{2})(?!\d)(?:\s*(?:年度?|财年|年度))?/gu)];
  const only = found[0];
  if (found.length === 1 && only?.[1]) {
    const year = Number(only[1]);
    return year < EARLIEST ? null : { year, rest: header.replace(only[0], ' ') };
  }
  const era = /(令和|平成)(元|\d{1,2})年度?/u.exec(header);
  if (found.length > 0 || !era?.[1] || !era[2]) return null;
  const year = (ERAS[era[1]] ?? 0) + (era[2] === '元' ? 1 : Number(era[2]));
  return { year, rest: header.replace(era[0], ' ') };
}
