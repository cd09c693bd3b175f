import { labelKey } from '../values/characters.ts';
import { titleYear } from '../values/dates.ts';
import { declaredMoneyUnit, type MoneyUnit } from '../values/money.ts';
import { parsePoints } from '../values/numbers.ts';
import type { Column } from './assign.ts';
import { type Block1, type Settled, settleBlocks } from './blocks.ts';
import { type Fields, isFieldRow, type Presence, type Printed, readFields, readLines } from './fields.ts';
import { type Funds, isFundHeader, readFunds } from './funds.ts';
import { type FormCell, type FormRow, filled, type Item, spanLocator } from './grid.ts';
import { type IndicatorBlock, indicatorColumns, isIndicatorHeader, readIndicators } from './indicators.ts';
import { goalRole, type IndicatorRole, isTotalLabel, pointsInLabel, tailRole } from './labels.ts';
import { level1Of } from './levels.ts';
import { isFormTitle, type Segment } from './segments.ts';

/** Everything one form prints, read but not yet turned into rows of the model. */
export interface FormReading {
  readonly title: string;
  readonly year: number | null;
  readonly locator: string;
  readonly fields: Fields;
  readonly organisation: Printed | null;
  readonly presence: Presence;
  readonly funds: Funds | null;
  readonly block: IndicatorBlock | null;
  readonly settled: Settled | null;
  readonly blocks: readonly Block1[];
  /** Points of all indicators together, as a label prints them: 年度绩效目标 (80分). */
  readonly indicatorPoints: number | null;
  readonly totals: readonly FormCell[];
  readonly goals: { readonly expected: Printed | null; readonly achieved: Printed | null };
  readonly deviation: Printed | null;
  readonly improvement: Printed | null;
  readonly declaredUnit: MoneyUnit | null;
  readonly left: readonly FormCell[];
  readonly prompts: readonly Printed[];
  readonly lines: readonly Printed[];
  readonly sheet: string;
  /** Title, labels and cells of the form as one text, to tell its family by its words. */
  readonly words: string;
}

type Mode = 'head' | 'funds' | 'indicators' | 'tail';

/** The wording of a template that was never replaced: `说明相关任务目标的完成情况(100字以内)`. */
function isPrompt(text: string): boolean {
  return (
    /[（(]\s*\d{2,4}\s*字(?:以内|左右)\s*[)）]/.test(text) ||
    /^(?:请|须|需)(?:填写|说明|简述|描述)/.test(text)
  );
}

function isGoalHeader(row: FormRow): boolean {
  const roles = filled(row).map((cell) => goalRole(cell.text));
  return roles.includes('expected') && roles.includes('achieved');
}

function totalCells(row: FormRow): readonly FormCell[] | null {
  const cells = filled(row);
  const at = cells.findIndex((cell) => isTotalLabel(cell.text));
  if (at < 0 || at > 1) return null;
  return cells.slice(at + 1).filter((cell) => parsePoints(cell.text) !== null);
}

function tailOf(
  row: FormRow,
): { role: ReturnType<typeof tailRole>; label: FormCell; values: readonly FormCell[] } | null {
  const [label, ...values] = filled(row);
  const role = label === undefined ? null : tailRole(label.text);
  return label === undefined || role === null ? null : { role, label, values };
}

/** Reads one form's segment. Nothing is thrown away: cells that no rule used come back in `left`. */
export function readForm(segment: Segment): FormReading {
  const rows = segment.items.flatMap((item) => (item.type === 'row' ? [item.row] : []));
  const lines = segment.items.flatMap((item) =>
    item.type === 'paragraph' ? [{ text: item.text, locator: item.locator }] : [],
  );
  const used = new Set<FormCell>();
  /** Cells of rows below a repeated header, as they stood under it. */
  const printedAs = new Map<FormCell, FormCell>();
  const mark = (cell: FormCell): void => {
    used.add(printedAs.get(cell) ?? cell);
  };
  const heads: FormRow[] = [];
  const fundRows: FormRow[] = [];
  const indicatorRows: FormRow[] = [];
  const prompts: Printed[] = [];
  let fundHeader: FormRow | null = null;
  let indicatorHeader: { first: FormRow; second: FormRow | null } | null = null;
  let again: readonly Column<IndicatorRole>[] | null = null;
  let totals: readonly FormCell[] = [];
  let goals: FormReading['goals'] = { expected: null, achieved: null };
  const tails = new Map<string, Printed>();
  let mode: Mode = 'head';
  let indicatorPoints: number | null = null;
  const headLabels: FormCell[] = [];
  let year = titleYear(segment.title);

  for (let at = 0; at < rows.length; at++) {
    const row = rows[at];
    if (row === undefined) continue;
    const cells = filled(row);
    const only = cells.length === 1 ? cells[0] : undefined;
    if (
      only !== undefined &&
      mode === 'head' &&
      (isFormTitle(only.text) || /^[（(]?\d{4}年度?[)）]?$/.test(labelKey(only.text)))
    ) {
      mark(only);
      year ??= titleYear(only.text);
      continue;
    }
    const tail = tailOf(row);
    const total = mode === 'funds' ? null : totalCells(row);
    if (fundHeader === null && isFundHeader(row)) {
      fundHeader = row;
      mode = 'funds';
      continue;
    }
    if (isGoalHeader(row) && !isIndicatorHeader(row)) {
      for (const cell of cells) mark(cell);
      mode = 'head';
      const next = rows[at + 1];
      if (next !== undefined && !isIndicatorHeader(next) && !isFieldRow(next)) {
        goals = readGoals(row, next, mark, prompts);
        at += 1;
      }
      continue;
    }
    if (indicatorHeader === null && isIndicatorHeader(row)) {
      const next = rows[at + 1];
      const twoLines = next !== undefined && isIndicatorHeader(next);
      indicatorHeader = { first: row, second: twoLines ? (next ?? null) : null };
      for (const each of [row, ...(twoLines && next !== undefined ? [next] : [])]) {
        for (const cell of filled(each)) {
          mark(cell);
          if (/绩效(?:目标|指标)/.test(labelKey(cell.text))) indicatorPoints ??= pointsInLabel(cell.text);
          const opening = /^(.{2,4}指标)\s*年度绩效目标/.exec(cell.text)?.[1];
          if (opening !== undefined && level1Of(opening) !== null)
            headLabels.push({ ...cell, text: opening });
        }
      }
      if (twoLines) at += 1;
      mode = 'indicators';
      continue;
    }
    if (indicatorHeader !== null && mode === 'indicators' && isIndicatorHeader(row)) {
      const next = rows[at + 1];
      const second = next !== undefined && isIndicatorHeader(next) ? next : null;
      for (const each of second === null ? [row] : [row, second]) filled(each).forEach(mark);
      again = indicatorColumns(row, second);
      if (second !== null) at += 1;
      continue;
    }
    if (total !== null && indicatorHeader !== null) {
      for (const cell of cells) mark(cell);
      totals = total;
      mode = 'tail';
      continue;
    }
    if (tail !== null && mode !== 'funds') {
      mark(tail.label);
      for (const cell of tail.values) mark(cell);
      const text = tail.values.map((cell) => cell.text).join('\n');
      const locator = tail.values[0]?.locator ?? tail.label.locator;
      if (isPrompt(text)) prompts.push({ text, locator });
      else if (text !== '' && tail.role !== null) tails.set(tail.role, { text, locator });
      mode = 'tail';
      continue;
    }
    if (mode === 'funds' && isFieldRow(row)) mode = 'head';
    if (mode === 'funds') fundRows.push(row);
    else if (mode === 'indicators' && indicatorHeader !== null && again !== null) {
      const columns = indicatorColumns(indicatorHeader.first, indicatorHeader.second);
      indicatorRows.push(underFirstHeader(row, again, columns, printedAs));
    } else if (mode === 'indicators') indicatorRows.push(row);
    else heads.push(row);
  }

  const collapsed = isCollapsed(rows);
  const fields = readFields(heads, mark);
  const printedFunds = fundHeader === null ? null : readFunds(fundHeader, fundRows, collapsed, mark);
  const printedBlock =
    indicatorHeader === null
      ? null
      : readIndicators(
          indicatorColumns(indicatorHeader.first, indicatorHeader.second),
          indicatorRows,
          collapsed,
          mark,
          headLabels,
        );
  const scored = budgetLine(printedFunds, printedBlock);
  const settled = scored.block === null ? null : settleBlocks(scored.block);
  const presence: Presence = { filedOn: null, filedBy: null, phone: null, signed: null, stamped: null };
  const { organisation } = readLines([...lines, ...signLines(rows, mark)], presence);
  for (const line of lines)
    if (year === null && /^[（(]?\d{4}年度?[)）]?$/.test(labelKey(line.text))) year = titleYear(line.text);

  const left = rows.flatMap((row) => filled(row).filter((cell) => !used.has(cell)));
  const all = segment.items.map((item) => (item.type === 'row' ? item.row.locator : item.locator));
  return {
    title: segment.title,
    year,
    locator: spanLocator(segment.locator || (all[0] ?? ''), lastRow(segment.items) ?? all.at(-1) ?? ''),
    fields,
    organisation,
    presence,
    ...scored,
    settled,
    blocks: settled?.blocks ?? [],
    indicatorPoints,
    totals,
    goals,
    deviation: tails.get('deviation') ?? tails.get('problems') ?? null,
    improvement: tails.get('improvement') ?? null,
    declaredUnit: scored.funds?.declaredUnit ?? firstUnit(rows, lines),
    left: left.filter((cell) => !isDecor(cell.text)),
    prompts,
    lines,
    sheet: rows[0]?.sheet ?? '',
    words: [segment.title, ...rows.flatMap((row) => filled(row).map((cell) => labelKey(cell.text)))].join(
      '\n',
    ),
  };
}

/** A row below a header repeated on the next page, whose columns may stand elsewhere, put under the first one. */
function underFirstHeader(
  row: FormRow,
  again: readonly Column<IndicatorRole>[],
  first: readonly Column<IndicatorRole>[],
  printedAs: Map<FormCell, FormCell>,
): FormRow {
  const cells = row.cells.map((cell): FormCell => {
    const here = again.findLast((column) => cell.col >= column.from);
    const there = here && first.find((column) => column.role === here.role);
    if (here === undefined || there === undefined || here.from === there.from) return cell;
    const moved = { ...cell, col: Math.min(there.from + cell.col - here.from, there.to) };
    printedAs.set(moved, cell);
    return moved;
  });
  return { ...row, cells };
}

/** Where a form ends: its last row, or the line of signatures below it. */
function lastRow(items: readonly Item[]): string | null {
  const last = items.findLast((item) => item.type === 'row' || /^填[表报]人\s*[:：]/.test(item.text));
  return last === undefined ? null : last.type === 'row' ? last.row.locator : last.locator;
}

/** True when rows start at the left edge whatever labels they lack: blank merged cells were not kept. */
function isCollapsed(rows: readonly FormRow[]): boolean {
  const content = rows.filter((row) => filled(row).length >= 2);
  return content.length > 1 && content.every((row) => (filled(row)[0]?.col ?? 0) === 0);
}

/**
 * Forms that score the execution rate among their indicators (项目管理 · 预算执行率): that row is the
 * budget line's points, not an indicator of its own.
 */
function budgetLine(
  funds: Funds | null,
  block: IndicatorBlock | null,
): { readonly funds: Funds | null; readonly block: IndicatorBlock | null } {
  const total = funds?.lines.find((line) => line.kind === 'total');
  if (funds === null || block === null || total === undefined) return { funds, block };
  if (total.cells.has('points') || total.cells.has('max') || funds.labelPoints !== null)
    return { funds, block };
  const at = block.rows.findIndex(
    (row) =>
      /(?:预算|资金)执行率$/.test(labelKey(row.name)) && row.cells.has('max') && row.cells.has('points'),
  );
  const row = block.rows[at];
  const max = row?.cells.get('max');
  const points = row?.cells.get('points');
  if (row === undefined || max === undefined || points === undefined) return { funds, block };
  const cells = new Map(total.cells).set('max', max).set('points', points);
  return {
    funds: { ...funds, lines: funds.lines.map((line) => (line === total ? { ...line, cells } : line)) },
    block: {
      ...block,
      rows: block.rows.filter((each) => each !== row),
      labels: block.labels.map((label) =>
        label.before > at ? { ...label, before: label.before - 1 } : label,
      ),
    },
  };
}

/** Words that only frame a table. */
function isDecor(text: string): boolean {
  return /^(?:年度|总体|目标|绩效|绩效指标|绩效目标|年度绩效(?:目标|指标)?|年度总体目标|项目基本情况|项目资金|资金情况|(?:\d[.、])?项目(?:年度目标|实施内容).*|[★☆]|\/|其中)(?:\(.*\))?$/.test(
    labelKey(text),
  );
}

function firstUnit(rows: readonly FormRow[], lines: readonly Printed[]): MoneyUnit | null {
  for (const line of lines) {
    const unit = /单位[:：]/.test(line.text) ? declaredMoneyUnit(line.text) : null;
    if (unit !== null) return unit;
  }
  for (const row of rows) {
    for (const cell of filled(row)) {
      const unit =
        /资金|预算|金额/.test(cell.text) && cell.text.length < 40 ? declaredMoneyUnit(cell.text) : null;
      if (unit !== null) return unit;
    }
  }
  return null;
}

/** Rows of signatures inside a table: 项目负责人：… 财务负责人：… */
function signLines(rows: readonly FormRow[], mark: (cell: FormCell) => void): Printed[] {
  return rows.flatMap((row) =>
    filled(row).flatMap((cell) => {
      if (
        !/^(?:填表人|填报人|填报日期|填表日期|联系电话|单位负责人|项目负责人|财务负责人|主要领导|单位名称|填报单位).{0,12}[:：]/.test(
          labelKey(cell.text),
        )
      )
        return [];
      mark(cell);
      return [{ text: cell.text, locator: cell.locator }];
    }),
  );
}

function readGoals(
  header: FormRow,
  row: FormRow,
  mark: (cell: FormCell) => void,
  prompts: Printed[],
): FormReading['goals'] {
  const cells = filled(row).filter((cell) => {
    if (goalRole(cell.text) !== 'goalHead') return true;
    mark(cell);
    return false;
  });
  for (const cell of cells) mark(cell);
  const place = (cell: FormCell | undefined): Printed | null => {
    if (cell === undefined) return null;
    const found = { text: cell.text, locator: cell.locator };
    if (!isPrompt(cell.text)) return found;
    prompts.push(found);
    return null;
  };
  if (cells.length >= 2) return { expected: place(cells[0]), achieved: place(cells[1]) };
  const achieved = filled(header).find((cell) => goalRole(cell.text) === 'achieved');
  const cell = cells[0];
  const isAchieved = cell !== undefined && achieved !== undefined && cell.col >= achieved.col;
  return isAchieved ? { expected: null, achieved: place(cell) } : { expected: place(cell), achieved: null };
}
