import type { FlatRecord, MoneyCell, NumberCell } from './flat-record.ts';
import { hasFormFigures, hasIndicatorFigures } from './flat-record.ts';
import type { DuplicateRule } from './mapping.ts';

/** The figures of one form, settled among all rows that speak of it. */
export interface FormFigures {
  readonly initial: MoneyCell | null;
  readonly budget: MoneyCell | null;
  readonly executed: MoneyCell | null;
  readonly rate: NumberCell | null;
  readonly score: NumberCell | null;
  readonly scoreMax: NumberCell | null;
  readonly reviewedScore: number | null;
  /** Where the form stands: the row, or the last of several. */
  readonly from: FlatRecord;
  readonly locator: string;
  readonly money: AmountsPlace;
  /** Other tables that gave an amount which the first leaves blank. */
  readonly also: readonly AmountsPlace[];
}

/** Where amounts stand: the row, or the last of those added up. */
export interface AmountsPlace {
  readonly from: FlatRecord;
  readonly locator: string;
  /** Rows whose amounts were added up; 1 when they are printed as they stand. */
  readonly summed: number;
}

export interface Settled {
  readonly figures: FormFigures | null;
  readonly indicators: readonly FlatRecord[];
  readonly used: Iterable<FlatRecord>;
  /** Rows that differ where no rule says which holds; none of their figures is imported. */
  readonly open: readonly FlatRecord[];
}

/** Settles the records of one form, which is one unit, project and year. Records are in the files' order. */
export function settle(records: readonly FlatRecord[], ruleOf: (source: number) => DuplicateRule): Settled {
  const only = records[0];
  if (records.length === 1 && only) return single(only);
  let figures: FormFigures | null = null;
  const indicators: FlatRecord[] = [];
  const told = new Set<string>();
  const used = new Set<FlatRecord>();
  const open: FlatRecord[] = [];
  for (const group of bySource(records)) {
    const rule = ruleOf(group[0]?.source ?? 0);
    const kept = settleIndicators(group, rule).filter((record) => !told.has(wordingOf(record)));
    for (const record of kept) {
      told.add(wordingOf(record));
      indicators.push(record);
      used.add(record);
    }
    const own = settleFigures(group.filter(hasFormFigures), rule, used, open);
    figures = figures === null ? own : own === null ? figures : filled(figures, own);
  }
  return { figures, indicators, used, open };
}

function single(record: FlatRecord): Settled {
  return {
    figures: hasFormFigures(record) ? figuresOf(record, record.locator) : null,
    indicators: hasIndicatorFigures(record) ? [record] : [],
    used: [record],
    open: [],
  };
}

function bySource(records: readonly FlatRecord[]): FlatRecord[][] {
  const groups = new Map<number, FlatRecord[]>();
  for (const record of records) {
    const group = groups.get(record.source);
    if (group) group.push(record);
    else groups.set(record.source, [record]);
  }
  return [...groups.values()];
}

function signature(r: FlatRecord): string {
  const cells = [r.initial, r.budget, r.executed, r.rate, r.score, r.scoreMax];
  return JSON.stringify([...cells.map((cell) => cell?.value ?? null), r.reviewedScore]);
}

function latest(records: readonly FlatRecord[]): readonly FlatRecord[] {
  let newest = Number.NEGATIVE_INFINITY;
  for (const record of records) newest = Math.max(newest, record.publication ?? Number.NEGATIVE_INFINITY);
  return newest === Number.NEGATIVE_INFINITY ? records : records.filter((r) => r.publication === newest);
}

function settleFigures(
  all: readonly FlatRecord[],
  rule: DuplicateRule,
  used: Set<FlatRecord>,
  open: FlatRecord[],
): FormFigures | null {
  const records = latest(all);
  const first = records[0];
  const last = records.at(-1);
  if (!first || !last) return null;
  const same = records.every((record) => signature(record) === signature(first));
  if (same && rule !== 'sum') {
    for (const record of records) used.add(record);
    return figuresOf(last, records[0]?.locator ?? last.locator);
  }
  if (rule === 'keep-last') {
    used.add(last);
    return figuresOf(last, last.locator);
  }
  if (rule === 'sum') {
    for (const record of records) used.add(record);
    return sumOf(records, last);
  }
  open.push(...records);
  return null;
}

const NONE: readonly AmountsPlace[] = [];

function figuresOf(record: FlatRecord, locator: string): FormFigures {
  const { initial, budget, executed, rate, score, scoreMax, reviewedScore } = record;
  const money = { from: record, locator, summed: 1 };
  return {
    initial,
    budget,
    executed,
    rate,
    score,
    scoreMax,
    reviewedScore,
    from: record,
    locator,
    money,
    also: NONE,
  };
}

/** Adds up amounts; rates and scores of parts are no rate or score of the whole, unless all rows agree on them. */
function sumOf(records: readonly FlatRecord[], last: FlatRecord): FormFigures {
  if (records.length === 1) return figuresOf(last, last.locator);
  const add = (pick: (r: FlatRecord) => MoneyCell | null): MoneyCell | null => {
    const cells = records.flatMap((r) => pick(r) ?? []);
    if (cells.length === 0) return null;
    if (cells.some((cell) => cell.value === null)) return { raw: rawsOf(cells), value: null };
    const cents = cells.reduce((sum, cell) => sum + Math.round((cell.value ?? 0) * 100), 0);
    return { raw: rawsOf(cells), value: cents / 100 };
  };
  const agreed = (pick: (r: FlatRecord) => NumberCell | null): NumberCell | null => {
    const value = pick(last);
    return records.every((r) => pick(r)?.value === value?.value) ? value : null;
  };
  const locator = locators(records);
  return {
    initial: add((r) => r.initial),
    budget: add((r) => r.budget),
    executed: add((r) => r.executed),
    rate: agreed((r) => r.rate),
    score: agreed((r) => r.score),
    scoreMax: last.scoreMax,
    reviewedScore: records.every((r) => r.reviewedScore === last.reviewedScore) ? last.reviewedScore : null,
    from: last,
    locator,
    money: { from: last, locator, summed: records.length },
    also: NONE,
  };
}

const SHOWN = 12;

function rawsOf(cells: readonly MoneyCell[]): string {
  const raws = cells.slice(0, SHOWN).map((cell) => cell.raw);
  return raws.join(' + ') + (cells.length > SHOWN ? ' + …' : '');
}

function locators(records: readonly FlatRecord[]): string {
  const shown = records.slice(0, SHOWN).map((r) => r.locator);
  return shown.join(';') + (records.length > SHOWN ? ';…' : '');
}

const hasAmounts = (figures: FormFigures) =>
  figures.initial !== null || figures.budget !== null || figures.executed !== null;

/** Figures of a second table fill what the first leaves blank; they never replace a figure. */
function filled(a: FormFigures, b: FormFigures): FormFigures {
  const fills =
    (a.initial === null && b.initial !== null) ||
    (a.budget === null && b.budget !== null) ||
    (a.executed === null && b.executed !== null);
  const { money, also } = !hasAmounts(a) ? b : fills ? { ...a, also: [...a.also, b.money] } : a;
  return {
    ...a,
    money,
    also,
    initial: a.initial ?? b.initial,
    budget: a.budget ?? b.budget,
    executed: a.executed ?? b.executed,
    rate: a.rate ?? b.rate,
    score: a.score ?? b.score,
    scoreMax: a.score === null ? b.scoreMax : a.scoreMax,
    reviewedScore: a.reviewedScore ?? b.reviewedScore,
  };
}

/**
 * The indicator rows of one form. Of several publications, the newest that reports results (else targets)
 * counts as a whole: wording changes from year to year, so rows cannot be matched one by one. A row that
 * repeats another word for word counts once; under `keep-last` a later result replaces an earlier one.
 */
function settleIndicators(group: readonly FlatRecord[], rule: DuplicateRule): readonly FlatRecord[] {
  const rows = group.filter(hasIndicatorFigures);
  const reported = rows.filter((r) => r.indicator?.actual !== '' || r.indicator.points !== null);
  const chosen = ofPublication(rows, latest(reported.length > 0 ? reported : rows));
  const seen = new Map<string, FlatRecord>();
  for (const row of chosen) {
    const i = row.indicator;
    if (!i) continue;
    const name = [i.level1, i.level2, i.name, i.target, i.measure ?? ''];
    const key = rule === 'keep-last' ? name : [...name, i.actual, i.points?.raw ?? ''];
    seen.set(key.join('\u001f'), row);
  }
  return [...seen.values()];
}

/** Everything an indicator row says: a file given twice says it twice. */
function wordingOf({ indicator: i }: FlatRecord): string {
  return i === null
    ? ''
    : JSON.stringify([
        i.level1,
        i.level2,
        i.name,
        i.measure,
        i.nature,
        i.target,
        i.actual,
        i.pointsMax?.raw,
        i.points?.raw,
        i.reviewedActual,
        i.reviewedPoints,
      ]);
}

function ofPublication(rows: readonly FlatRecord[], newest: readonly FlatRecord[]): readonly FlatRecord[] {
  const year = newest[0]?.publication ?? null;
  return rows.filter((row) => row.publication === year);
}
