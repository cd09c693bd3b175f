import type { BaseMetricRow } from '../../model/rows.gen.ts';
import { labelKey } from '../values/characters.ts';
import { titleYear } from '../values/dates.ts';
import { isEmptyMark, type MoneyUnit, parseAmount } from '../values/money.ts';
import { parsePoints, parseRate } from '../values/numbers.ts';
import { type FormCell, type FormRow, filled } from './grid.ts';
import type { Identity } from './identity.ts';
import { fieldRole } from './labels.ts';
import { isFormTitle, type Segment } from './segments.ts';
import type { RowWriter } from './writer.ts';

type Block = BaseMetricRow['block'];
type Measure = BaseMetricRow['measure'];

interface Metric {
  readonly block: Block;
  readonly itemNo: number;
  readonly parent: number | null;
  readonly label: FormCell;
  /** The label of the block's header row, which may name the year. */
  readonly head: string;
  readonly column: string;
  readonly cell: FormCell;
}

/** An 附件1 table: staff, spending under control, buildings, a line of measures. */
export interface BaseData {
  readonly title: string;
  readonly year: number | null;
  readonly locator: string;
  readonly metrics: readonly Metric[];
  readonly left: readonly FormCell[];
  readonly sheet: string;
}

const HEADS = /^(?:财政供养人员情况|经费控制情况|楼堂馆所控制情况)/;

function blockOf(label: string, held: Block): Block {
  const key = labelKey(label);
  if (/三公经费/.test(key)) return 'three_public';
  if (/^项目支出/.test(key)) return 'project';
  if (/^公用经费/.test(key)) return 'running';
  if (/^(?:政府采购|部门基本支出预算调整|厉行节约)/.test(key)) return 'other';
  return held;
}

/** Nesting by how labels are printed: 其中, numbered items, indents below a block's first row. */
function depth(label: string): number {
  const key = labelKey(label);
  if (/^其中[:：]?公车|^公车/.test(key)) return 2;
  if (/^\d+[、.．]/.test(key) || /^其中/.test(key)) return 1;
  return 0;
}

/** What a workbook keeps as rows above the table: its title, and the unit, which its self-evaluation names too. */
function isHead(row: FormRow): boolean {
  const [first, ...rest] = filled(row);
  if (first === undefined) return true;
  return rest.length === 0
    ? isFormTitle(first.text)
    : rest.length === 1 && fieldRole(first.text) === 'organisation';
}

/** Reads an 附件1 base data table row by row under the header it stands below. */
export function readBaseData(segment: Segment): BaseData {
  const rows = segment.items.flatMap((item) => (item.type === 'row' ? [item.row] : []));
  const metrics: Metric[] = [];
  const left: FormCell[] = [];
  let header: FormRow | null = null;
  let block: Block = 'other';
  const counts = new Map<Block, number>();
  const taken = new Set<string>();
  let parents: (number | null)[] = [null, null, null];
  for (const row of rows) {
    const [first] = row.cells;
    if (first === undefined) continue;
    // A workbook keeps no blank cell: the first one of the row may stand under another heading.
    const label = first.col === (header?.cells[0]?.col ?? first.col) ? first : null;
    const rest = label === null ? row.cells : row.cells.slice(1);
    if (label !== null && HEADS.test(labelKey(label.text))) {
      header = row;
      block = /^财政供养/.test(labelKey(label.text))
        ? 'staff'
        : /^楼堂馆所/.test(labelKey(label.text))
          ? 'building'
          : 'other';
      continue;
    }
    const named = label !== null && label.text !== '';
    const own = named ? label : header?.cells[0];
    if (header === null && isHead(row)) continue;
    if (header === null || own === undefined) {
      left.push(...filled(row));
      continue;
    }
    if (named && /^[.…。·]{2,}$/.test(label.text)) continue;
    if (named) {
      const next = blockOf(label.text, block);
      if (next !== block) parents = [null, null, null];
      block = next;
    }
    const itemNo = (counts.get(block) ?? 0) + 1;
    counts.set(block, itemNo);
    let level = named ? depth(label.text) : 0;
    if (level === 0 && block === 'running' && itemNo > 1) level = 1;
    const parent = level === 0 ? null : (parents[level - 1] ?? parents[0] ?? null);
    parents = [...parents.slice(0, level), itemNo, null].slice(0, 3);
    for (const cell of rest) {
      if (cell.text === '') continue;
      const foreign = named && /^厉行节约/.test(labelKey(label.text));
      const column = foreign ? label : header.cells.find((head) => head.col === cell.col);
      const heading = column?.text ?? '';
      if (heading === '' || taken.has(`${block} ${itemNo} ${heading}`)) {
        left.push(cell);
        continue;
      }
      taken.add(`${block} ${itemNo} ${heading}`);
      metrics.push({
        block,
        itemNo,
        parent,
        label: own,
        head: foreign ? '' : (header.cells[0]?.text ?? ''),
        column: heading,
        cell,
      });
    }
  }
  return {
    title: segment.title,
    year: titleYear(segment.title),
    locator: segment.locator,
    metrics,
    left,
    sheet: rows[0]?.sheet ?? '',
  };
}

function measureOf(column: string, block: Block): Measure {
  const key = labelKey(column);
  if (/控制率|率$/.test(key)) return 'rate';
  if (/决算/.test(key)) return 'final';
  if (/预算|概算|投资/.test(key)) return /实际投资/.test(key) ? 'final' : 'budget';
  if (/措施/.test(key)) return 'text';
  if (/㎡|平方米|规模/.test(key)) return 'area';
  return block === 'staff' ? 'count' : 'text';
}

export interface BaseContext {
  readonly identity: Identity;
  readonly year: number | null;
  readonly unit: string | null;
  readonly sourceId: string;
  readonly unitOfMoney: MoneyUnit | null;
}

/** Writes a base data table for the unit whose self-evaluation is in the same file; returns the rows written. */
export function writeBaseData(writer: RowWriter, data: BaseData, context: BaseContext): number {
  const year = data.year ?? context.year;
  if (year === null || context.unit === null) return 0;
  let count = 0;
  for (const metric of data.metrics) {
    const measure = measureOf(metric.column, metric.block);
    const raw = metric.cell.text;
    const declared = /万元/.test(metric.column) ? '万元' : null;
    const isMoney = measure === 'final' || measure === 'budget';
    const unit: MoneyUnit | null = isMoney ? (declared ?? context.unitOfMoney ?? '元') : null;
    const empty = isEmptyMark(raw);
    const value = empty
      ? null
      : measure === 'rate'
        ? (parseRate(raw)?.value ?? null)
        : unit !== null
          ? (parseAmount(raw, unit)?.value ?? null)
          : parsePoints(raw);
    const row: BaseMetricRow = {
      unit_id: context.unit,
      fiscal_year: year,
      block: metric.block,
      item_no: metric.itemNo,
      label_raw: metric.label.text,
      parent_item_no: metric.parent,
      column_label_raw: metric.column,
      column_year: titleYear(metric.column) ?? titleYear(metric.head),
      measure,
      raw,
      value,
      money_unit: value === null ? null : unit,
      source_id: context.sourceId,
      locator: metric.cell.locator,
    };
    writer.add('base_metric', row, {
      raw: { locator: metric.cell.locator, confidence: 0.95, origin: 'printed' },
      ...(value === null
        ? {}
        : {
            value: {
              locator: metric.cell.locator,
              confidence: unit === null ? 0.95 : 0.85,
              origin: 'printed' as const,
            },
          }),
    });
    count += 1;
  }
  return count;
}
