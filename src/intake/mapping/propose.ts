import type { FlatRow } from '../readers/flat-source.ts';
import { titleYear } from '../values/dates.ts';
import type { MoneyUnit } from '../values/money.ts';
import { declaredMoneyUnit } from '../values/money.ts';
import { settleTwins } from './arithmetic.ts';
import type { ColumnProposal } from './column-proposal.ts';
import { type ColumnContent, lookAt } from './content.ts';
import { FIELD_BY_ID, type FlatFieldId } from './fields.ts';
import { type HeaderName, readHeaders } from './header-name.ts';
import { findHeader } from './header-row.ts';
import {
  type ColumnChoice,
  type DuplicateRule,
  type Mapping,
  type MappingMemory,
  recalledFor,
  signatureOf,
} from './mapping.ts';
import { type Candidate, candidatesFor } from './match-columns.ts';

/** How a table could be read, for a person to confirm or correct. */
export interface Proposal {
  readonly mapping: Mapping;
  readonly columns: readonly ColumnProposal[];
  /** Text above the header, which may carry year, unit and money unit. */
  readonly titles: readonly string[];
  /** What is still missing before rows can be made. */
  readonly missing: readonly ('unit' | 'year' | 'measure')[];
  /** True when this is a flat table and not a form: a header, keys, a measure, and rows below. */
  readonly isFlat: boolean;
  /** True when the very same headers were confirmed before. */
  readonly remembered: boolean;
}

export interface ProposeContext {
  readonly moneyUnit?: MoneyUnit | null;
  readonly memory?: MappingMemory | null;
}

const RESULTS: readonly FlatFieldId[] = [
  'budget',
  'initial',
  'executed',
  'rate',
  'score',
  'reviewed_score',
  'points',
  'actual',
  'target',
];

/** A mapping for the table whose first rows these are; null when no row among the first reads as a header. */
export function propose(head: readonly FlatRow[], context: ProposeContext = {}): Proposal | null {
  const found = findHeader(head);
  if (found === null) return null;
  const { names, headerAt } = found;
  const body = head.slice(headerAt + 1);
  const headers = readHeaders(names);
  const titles = head
    .slice(0, found.firstHeaderRow)
    .flatMap((row) => [...new Set(row.values.filter((v) => v !== ''))]);
  const contents = headers.map((_, i) => lookAt(body, i));
  const memory = context.memory ?? null;
  const remembered = memory?.recall(signatureOf(names)) ?? null;
  const columns = remembered
    ? headers.map((header, i) => fromMemory(remembered, header, i, contents[i], body))
    : settleTwins(chooseColumns(headers, contents, body, memory), body);
  const has = (field: FlatFieldId): boolean => columns.some((column) => column.field === field);
  const wide = columns.some((column) => column.field !== null && column.year !== null);
  const year = has('year') || wide ? null : titleYear(titles.join(' '));
  const unit = has('unit') || has('department') ? null : unitInTitles(titles);
  const money = settleMoney(columns, contents, titles, context.moneyUnit ?? null);
  const proposed: Mapping = {
    headerAt,
    columns: columns.map(choiceOf),
    moneyUnit: money.unit,
    moneyUnitBasis: money.basis,
    year,
    unit,
    duplicates: defaultRule(columns),
  };
  const mapping = remembered === null ? proposed : recalledFor(remembered, proposed);
  const missing: ('unit' | 'year' | 'measure')[] = [];
  if (!has('unit') && !has('department') && mapping.unit === null) missing.push('unit');
  if (!has('year') && !wide && mapping.year === null) missing.push('year');
  if (!columns.some((c) => c.field !== null && RESULTS.includes(c.field))) missing.push('measure');
  const keyed = has('unit') || has('project') || has('department');
  const isFlat = keyed && !missing.includes('measure') && body.length >= (missing.length === 0 ? 1 : 2);
  return { mapping, columns, titles, missing, isFlat, remembered: remembered !== null };
}

function choiceOf({ index, header, field, year, style, rateScale, moneyUnit }: ColumnProposal): ColumnChoice {
  return { index, header, field, year, style, rateScale, moneyUnit };
}

function blankProposal(
  header: HeaderName,
  index: number,
  content: ColumnContent | undefined,
  body: readonly FlatRow[],
): ColumnProposal {
  const examples: string[] = [];
  for (const row of body) {
    const text = row.values[index]?.trim() ?? '';
    if (text !== '' && !examples.includes(text)) examples.push(text);
    if (examples.length === 3) break;
  }
  return {
    index,
    header: header.shown,
    field: null,
    year: header.year,
    style: content?.style ?? 'point',
    rateScale:
      header.hasPercent && content?.rateScale === 'percent' ? 'percent' : (content?.rateScale ?? 'fraction'),
    moneyUnit: header.moneyUnit,
    confidence: 0,
    reason: null,
    others: [],
    examples,
  };
}

function fromMemory(
  mapping: Mapping,
  header: HeaderName,
  index: number,
  content: ColumnContent | undefined,
  body: readonly FlatRow[],
): ColumnProposal {
  const choice = mapping.columns.find((column) => column.index === index);
  const blank = blankProposal(header, index, content, body);
  if (!choice) return blank;
  const { field, year, moneyUnit } = choice;
  return { ...blank, field, year, moneyUnit, confidence: field ? 1 : 0, reason: field ? 'memory' : null };
}

interface Claim {
  readonly column: number;
  readonly candidate: Candidate;
  readonly year: number | null;
}

/** Gives each field, or each field and year of a wide table, to the column that suits it best. */
function chooseColumns(
  headers: readonly HeaderName[],
  contents: readonly ColumnContent[],
  body: readonly FlatRow[],
  memory: MappingMemory | null,
): ColumnProposal[] {
  const proposals = headers.map((header, i) => blankProposal(header, i, contents[i], body));
  const all = headers.map((header, i) => {
    const content = contents[i];
    return content ? candidatesFor(header, content, memory) : [];
  });
  const yearly = (field: FlatFieldId): boolean => FIELD_BY_ID.get(field)?.yearly ?? false;
  const isWide = all.some((list, i) => {
    const best = list[0];
    return best !== undefined && best.confidence > 0.5 && headers[i]?.year !== null && yearly(best.field);
  });
  const claims: Claim[] = all.flatMap((list, column) => {
    const year = headers[column]?.year ?? null;
    return list
      .filter((candidate) => (isWide ? yearly(candidate.field) === (year !== null) : true))
      .map((candidate) => ({ column, candidate, year: isWide ? year : null }));
  });
  claims.sort((a, b) => b.candidate.confidence - a.candidate.confidence || a.column - b.column);
  const taken = new Set<string>();
  for (const { column, candidate, year } of claims) {
    const key = `${candidate.field}/${year ?? ''}`;
    const proposal = proposals[column];
    if (!proposal || proposal.field !== null || taken.has(key)) continue;
    taken.add(key);
    proposals[column] = {
      ...proposal,
      field: candidate.field,
      year,
      confidence: candidate.confidence,
      reason: candidate.reason,
    };
  }
  const others = proposals.map((proposal, i) => ({
    ...proposal,
    others: (all[i] ?? []).map((c) => c.field).filter((field) => field !== proposal.field),
  }));
  return [...pointsOfIndicators(others)];
}

const INDICATOR: readonly FlatFieldId[] = ['level1', 'level2', 'indicator'];

/** 得分 after an indicator is the indicator's; before it, it is the form's. */
function pointsOfIndicators(columns: readonly ColumnProposal[]): readonly ColumnProposal[] {
  const has = (field: FlatFieldId): boolean => columns.some((column) => column.field === field);
  if (!has('indicator') || has('points')) return columns;
  const begin = columns.findIndex(({ field }) => field !== null && INDICATOR.includes(field));
  const points = columns.find(
    ({ index, field, header, others }) =>
      index > begin &&
      (field === 'score' || (field === null && others.includes('score'))) &&
      /^(?:自评)?得分$|^score$/iu.test(header.replace(/[（(].*$/u, '').trim()),
  );
  return columns.map((column) => {
    if (column !== points) return column;
    const { confidence, reason } = columns.find(({ field }) => field === 'score') ?? column;
    return { ...column, field: 'points', confidence, reason };
  });
}

function unitInTitles(titles: readonly string[]): string | null {
  const text = titles.join('\n');
  const named = /(?:填报单位|单位名称|预算单位|部门名称|编制单位|填报部门)[：:]\s*([^\s：:（(]{3,40})/u.exec(
    text,
  );
  return named?.[1] ?? null;
}

function settleMoney(
  columns: readonly ColumnProposal[],
  contents: readonly ColumnContent[],
  titles: readonly string[],
  chosen: MoneyUnit | null,
): { unit: MoneyUnit; basis: Mapping['moneyUnitBasis'] } {
  if (chosen) return { unit: chosen, basis: 'chosen' };
  const money = columns.filter(
    (column) => column.field && FIELD_BY_ID.get(column.field)?.content === 'money',
  );
  if (money.length === 0) return { unit: '元', basis: 'declared' };
  for (const title of titles) {
    const unit = declaredMoneyUnit(title);
    if (unit) return { unit, basis: 'declared' };
  }
  const own = money.map((column) => column.moneyUnit);
  const first = own[0];
  if (first && own.every((unit) => unit !== null)) return { unit: first, basis: 'declared' };
  const dollars = money.some((column) => contents[column.index]?.dollars);
  const yen = money.some((column) => contents[column.index]?.yen);
  return { unit: dollars ? 'peso' : yen ? '円' : '元', basis: 'assumed' };
}

/** Publications replace one another; rows of one form with its indicators repeat its amounts; else a person is asked. */
function defaultRule(columns: readonly ColumnProposal[]): DuplicateRule {
  return columns.some((column) => column.field === 'publication') ? 'latest-publication' : 'ask';
}
