/** A part of the address that could not be read; the rest of the address still holds. */
export interface UrlProblem {
  readonly parameter: string;
  readonly value: string;
  readonly reason: 'unknown-value' | 'not-a-number' | 'not-a-year' | 'bad-range' | 'repeated';
}

/** One parameter of the address: how it is read and written. `write` gives null for the default. */
export interface Parameter<T> {
  readonly fallback: T;
  /** Goes back to its fallback when anything else is chosen: it tells a place in what was chosen before. */
  readonly restarts?: true;
  read(raw: string, report: (value: string, reason: UrlProblem['reason']) => void): T;
  write(value: T): string | null;
}

/** Commas part lists: inside a value they, and the sign that escapes them, are escaped. */
function escapeItem(item: string): string {
  return item.replaceAll('~', '~0').replaceAll(',', '~1');
}

function unescapeItem(item: string): string {
  return item.replaceAll('~1', ',').replaceAll('~0', '~');
}

function isDefaultList(items: readonly unknown[]): boolean {
  return items.length === 0;
}

/** A list of texts such as `unit=a,b`: sorted and without repeats, so that one choice has one address. */
export const textList: Parameter<readonly string[]> = {
  fallback: [],
  read: (raw) => [...new Set(raw.split(',').filter(Boolean).map(unescapeItem))].sort(),
  write: (items) => (isDefaultList(items) ? null : [...new Set(items)].sort().map(escapeItem).join(',')),
};

const FIRST_YEAR = 1949;
const LAST_YEAR = 2200;

function yearOf(text: string): number | null {
  if (!/^\d{4}$/.test(text)) return null;
  const year = Number(text);
  return year >= FIRST_YEAR && year <= LAST_YEAR ? year : null;
}

/** Years as runs: `2021..2024`, `2021,2024`. */
export const yearList: Parameter<readonly number[]> = {
  fallback: [],
  read(raw, report) {
    const years = new Set<number>();
    for (const part of raw.split(',').filter(Boolean)) {
      const [from, to, ...rest] = part.split('..').map(yearOf);
      if (from === null || from === undefined || to === null || rest.length > 0) {
        report(part, 'not-a-year');
        continue;
      }
      const end = to ?? from;
      if (end < from) report(part, 'bad-range');
      else for (let year = from; year <= end; year += 1) years.add(year);
    }
    return [...years].sort((a, b) => a - b);
  },
  write(years) {
    if (isDefaultList(years)) return null;
    const runs: [number, number][] = [];
    for (const year of [...new Set(years)].sort((a, b) => a - b)) {
      const last = runs.at(-1);
      if (last !== undefined && last[1] === year - 1) last[1] = year;
      else runs.push([year, year]);
    }
    return runs.map(([from, to]) => (from === to ? String(from) : `${from}..${to}`)).join(',');
  },
};

/** One of a few words; anything else is reported and the fallback kept. */
export function oneOf<const T extends string>(words: readonly T[]): Parameter<T | null>;
export function oneOf<const T extends string>(words: readonly T[], fallback: T): Parameter<T>;
export function oneOf<const T extends string>(
  words: readonly T[],
  fallback: T | null = null,
): Parameter<T | null> {
  return {
    fallback,
    read(raw, report) {
      const word = words.find((candidate) => candidate === raw);
      if (word === undefined) report(raw, 'unknown-value');
      return word ?? fallback;
    },
    write: (value) => (value === fallback ? null : value),
  };
}

/** Any text; empty is the default. */
export const text: Parameter<string | null> = {
  fallback: null,
  read: (raw) => (raw === '' ? null : raw),
  write: (value) => (value === '' ? null : value),
};

function numberOf(raw: string): number | null {
  return /^-?\d+(\.\d+)?$/.test(raw) ? Number(raw) : null;
}

/** A number within limits, with a fallback that is not written. */
export function numberWithin(minimum: number, maximum: number, fallback: number): Parameter<number> {
  return {
    fallback,
    read(raw, report) {
      const value = numberOf(raw);
      if (value === null) report(raw, 'not-a-number');
      else if (value < minimum || value > maximum) report(raw, 'bad-range');
      else return value;
      return fallback;
    },
    write: (value) => (value === fallback ? null : String(value)),
  };
}

/** A range of fractions in percent, as readers write them: `rate=0..80` is 0–0.8. */
export const percentRange: Parameter<readonly [number, number] | null> = {
  fallback: null,
  read(raw, report) {
    const [from, to, ...rest] = raw.split('..').map(numberOf);
    if (from === null || from === undefined || to === null || to === undefined || rest.length > 0) {
      report(raw, 'not-a-number');
      return null;
    }
    if (to < from) {
      report(raw, 'bad-range');
      return null;
    }
    return [fraction(from), fraction(to)];
  },
  write: (range) => (range === null ? null : `${percent(range[0])}..${percent(range[1])}`),
};

/** Two decimals of a percentage, exactly: brushes give long doubles, an address needs none. */
function percent(value: number): string {
  return String(Math.round(value * 1e4) / 1e2);
}

function fraction(value: number): number {
  return Math.round(value * 1e2) / 1e4;
}
