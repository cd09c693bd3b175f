import type { UnitAnswers } from './questions.ts';

export type BaseCell = UnitAnswers['base'][number];

interface BaseRow {
  /** Null for the head of a block whose own row the form leaves blank. */
  readonly label: string | null;
  readonly block: BaseCell['block'];
  /** How deep the row lies below its parent rows. */
  readonly depth: number;
  readonly cells: readonly (BaseCell | null)[];
}

/** A table of 附件1 with its own columns. */
export interface BasePart {
  readonly id: 'money' | BaseCell['block'];
  readonly columns: readonly string[];
  readonly rows: readonly BaseRow[];
}

/** Blocks that share the columns of years on the form, in its order. */
const MONEY_BLOCKS: readonly BaseCell['block'][] = ['three_public', 'project', 'running', 'other'];
const MEASURES: readonly BaseCell['measure'][] = ['budget', 'final'];

const unique = <T>(values: readonly T[]) => [...new Set(values)];

/** The line a locator begins on; the cells of a table stand in the order of their lines. */
function lineOf(cell: BaseCell): number {
  return Number(/\d+/.exec(cell.locator)?.[0] ?? 0);
}

/** A cell under a year, such as 2024年预算数; a row of words has its own label as its column. */
const isUnderYear = (cell: BaseCell) => cell.column_year !== null && cell.column_label_raw !== cell.label_raw;

function depthOf(item: number, parents: ReadonlyMap<number, number | null>): number {
  let depth = 0;
  let parent = parents.get(item) ?? null;
  while (parent !== null && depth < 9) {
    depth += 1;
    parent = parents.get(parent) ?? null;
  }
  return depth;
}

function rowsOf(cells: readonly BaseCell[], columns: readonly string[]): BaseRow[] {
  const parents = new Map(cells.map((cell) => [cell.item_no, cell.parent_item_no]));
  const rows = unique(cells.map((cell) => cell.item_no)).flatMap((item) => {
    const own = cells.filter((cell) => cell.item_no === item);
    const [first] = own;
    if (first === undefined) return [];
    return {
      label: first.label_raw,
      block: first.block,
      depth: depthOf(item, parents),
      cells: columns.map((column) => own.find((cell) => cell.column_label_raw === column) ?? null),
    };
  });
  const [first] = rows;
  if (first === undefined || first.depth === 0) return rows;
  return [{ label: null, block: first.block, depth: 0, cells: columns.map(() => null) }, ...rows];
}

/** Lays the cells of a base data table (附件1) out as the form does; rows that it leaves blank are not there. */
export function basePartsOf(cells: readonly BaseCell[]): BasePart[] {
  const ordered = [...cells].sort((a, b) => lineOf(a) - lineOf(b));
  const isMoney = (cell: BaseCell) => MONEY_BLOCKS.includes(cell.block) && isUnderYear(cell);
  const money = ordered.filter(isMoney);
  const columns = unique(
    [...money]
      .sort(
        (a, b) =>
          (a.column_year ?? 0) - (b.column_year ?? 0) ||
          MEASURES.indexOf(a.measure) - MEASURES.indexOf(b.measure),
      )
      .map((cell) => cell.column_label_raw),
  );
  const parts: BasePart[] = [];
  const add = (id: BaseCell['block']) => {
    for (const own of groupsOf(ordered.filter((cell) => cell.block === id && !isMoney(cell)))) {
      const names = unique(own.map((cell) => cell.column_label_raw));
      parts.push({ id, columns: names, rows: rowsOf(own, names) });
    }
  };
  add('staff');
  if (money.length > 0) {
    const rows = MONEY_BLOCKS.flatMap((block) =>
      rowsOf(
        money.filter((cell) => cell.block === block),
        columns,
      ),
    );
    parts.push({ id: 'money', columns, rows });
  }
  for (const block of ['building', 'three_public', 'project', 'running', 'other'] as const) add(block);
  return parts;
}

/** Rows with the same columns stand in one table. */
function groupsOf(cells: readonly BaseCell[]): BaseCell[][] {
  const groups = new Map<string, BaseCell[]>();
  for (const item of unique(cells.map((cell) => cell.item_no))) {
    const own = cells.filter((cell) => cell.item_no === item);
    const key = own.map((cell) => cell.column_label_raw).join('\n');
    groups.set(key, [...(groups.get(key) ?? []), ...own]);
  }
  return [...groups.values()];
}
