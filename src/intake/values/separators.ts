/** What a column of a run of numbers without separators holds. */
export type RunColumn = 'initial' | 'adjusted' | 'executed' | 'max' | 'rate' | 'points';

/** One reading of a run, a text a column (`20`, `20`, `10`, `100.00%`, `10`). */
export type RunReading = Readonly<Partial<Record<RunColumn, string>>>;

const PLAIN = /^(?:0|[1-9]\d*)(?:\.\d{1,6})?$/;
const RATE = /^(?:0|[1-9]\d{0,3})(?:\.\d{1,4})?%$/;
const POINTS = /^(?:0|[1-9]\d?|100)(?:\.\d{1,3})?$/;
const MAXIMA = new Set([5, 10, 15, 20, 25, 30]);
const LONGEST_RUN = 64;

function fits(column: RunColumn, text: string): boolean {
  if (column === 'rate') return RATE.test(text);
  if (column === 'points') return POINTS.test(text);
  if (column === 'max') return POINTS.test(text) && MAXIMA.has(Number(text));
  return PLAIN.test(text);
}

function decimals(text: string): number {
  return text.replace('%', '').split('.')[1]?.length ?? 0;
}

/** True when rate, amounts and points of a reading agree within what their printed decimals allow. */
function agrees(reading: RunReading): boolean {
  const base = Number(reading.adjusted ?? reading.initial ?? Number.NaN);
  const executed = Number(reading.executed ?? Number.NaN);
  if (reading.rate !== undefined) {
    const rate = Number(reading.rate.replace('%', ''));
    if (!Number.isFinite(base) || !Number.isFinite(executed)) return false;
    if (base === 0) {
      if (rate !== 0) return false;
    } else {
      const exact = (executed / base) * 100;
      if (Math.abs(exact - rate) > 0.5 * 10 ** -decimals(reading.rate) + 1e-9) return false;
    }
  }
  if (reading.points !== undefined && reading.max !== undefined) {
    if (Number(reading.points) > Number(reading.max)) return false;
  }
  return true;
}

/** True when the points are what maximum × rate gives, within half a point, of money that was spent. */
function scored(reading: RunReading): boolean {
  if (reading.points === undefined || reading.max === undefined || reading.rate === undefined) return false;
  const due = (Number(reading.max) * Math.min(100, Number(reading.rate.replace('%', '')))) / 100;
  return Math.abs(due - Number(reading.points)) <= 0.5;
}

/** The one reading that may be proposed without asking; null when there is none or more than one. */
export function onlyReading(readings: readonly RunReading[]): RunReading | null {
  const full = readings.filter((reading) => reading.points !== undefined && reading.rate !== undefined);
  const candidates = full.length > 0 ? full.filter(scored) : readings;
  const [first] = candidates;
  const spent = candidates.filter((reading) => Number(reading.executed ?? 0) > 0);
  return candidates.length === 1 && spent.length === 1 ? (first ?? null) : null;
}

/**
 * Every way to cut a run of glued numbers into the given columns under which the arithmetic agrees.
 * With a rate in the run the rate must equal executed ÷ budget; without one the columns must be
 * alike (`2020` as 20 and 20). The likeliest come first; `onlyReading` says whether one of them stands alone.
 */
export function splitRun(run: string, columns: readonly RunColumn[]): readonly RunReading[] {
  const text = run.replace(/\s/g, '');
  if (text.length === 0 || text.length > LONGEST_RUN || !/^[\d.%]+$/.test(text)) return [];
  const found: RunReading[] = [];
  const walk = (at: number, index: number, reading: RunReading): void => {
    const column = columns[index];
    if (column === undefined) {
      if (at === text.length && agrees(reading)) found.push(reading);
      return;
    }
    for (let end = at + 1; end <= text.length; end++) {
      const piece = text.slice(at, end);
      if (fits(column, piece)) walk(end, index + 1, { ...reading, [column]: piece });
    }
  };
  walk(0, 0, {});
  if (columns.includes('rate')) return [...found].sort((a, b) => Number(scored(b)) - Number(scored(a)));
  const values = (reading: RunReading): string[] => columns.map((column) => reading[column] ?? '');
  return found.filter((reading) => new Set(values(reading)).size === 1);
}
