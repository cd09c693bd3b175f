import { labelKey, valueText } from '../values/characters.ts';
import { parsePoints } from '../values/numbers.ts';
import { type AssignRules, assign, type Column, columnsOf } from './assign.ts';
import { type FormCell, type FormRow, filled, spanLocator } from './grid.ts';
import { type IndicatorRole, indicatorRole, isTotalLabel, labelCore } from './labels.ts';
import { isPlainLevel2, level1Of, level2Of, opensCost } from './levels.ts';

/** One indicator row as the table prints it, before its block is settled. */
export interface IndicatorReading {
  readonly cells: ReadonlyMap<IndicatorRole, FormCell>;
  readonly name: string;
  readonly level1: FormCell | null;
  readonly level2: FormCell | null;
  readonly shifted: boolean;
  /** True when the row stands off its header and its points fell off the table's edge. */
  readonly lostPoints: boolean;
  readonly cost: number;
  readonly locator: string;
}

/** A level-1 label and the index of the indicator row on or before which it stands. */
interface LabelSeen {
  readonly cell: FormCell;
  readonly before: number;
  readonly shifted: boolean;
}

export interface IndicatorBlock {
  readonly columns: readonly Column<IndicatorRole>[];
  readonly rows: readonly IndicatorReading[];
  readonly labels: readonly LabelSeen[];
  readonly left: readonly FormCell[];
  /** Rows below which a piece of a cell stands alone. */
  readonly torn: ReadonlySet<number>;
}

const NATURES = /^(?:[≥≤><=﹦＝]|>=|<=|定性|定量|正向|反向|正向指标|反向指标|大于等于|小于等于|等于)$/;

/** True for the header row of the indicator block (or its second line). */
export function isIndicatorHeader(row: FormRow): boolean {
  const roles = new Set(headerHeads(row).map((head) => head.role));
  const levels = ['level1', 'level2', 'name'] as const;
  const values = ['target', 'actual'] as const;
  const levelHits = levels.filter((role) => roles.has(role)).length;
  const valueHits = values.filter((role) => roles.has(role)).length;
  return levelHits >= 2 || (levelHits >= 1 && valueHits >= 1) || (valueHits === 2 && roles.has('points'));
}

function headerHeads(row: FormRow): { role: IndicatorRole; col: number }[] {
  const heads: { role: IndicatorRole; col: number }[] = [];
  const seen = new Set<IndicatorRole>();
  const add = (role: IndicatorRole, col: number): void => {
    if (seen.has(role)) return;
    seen.add(role);
    heads.push({ role, col });
  };
  for (const cell of filled(row)) {
    const twin = /^(一级指标)(二级指标)(三级指标)?$/.exec(labelKey(cell.text));
    if (twin !== null) {
      add('level1', cell.col - 1);
      add('level2', cell.col);
      continue;
    }
    const role = indicatorRole(cell.text);
    if (role !== null) add(role, cell.col);
  }
  return heads;
}

/**
 * The columns of the block from its header, printed on one line or on two: forms with nature, value and
 * unit columns put 年度指标值 over them, and the line below wins.
 */
export function indicatorColumns(first: FormRow, second: FormRow | null): readonly Column<IndicatorRole>[] {
  const upper = headerHeads(first);
  const lower = second === null ? [] : headerHeads(second);
  let heads = upper;
  if (lower.length > 0) {
    const under = new Set(lower.map((head) => head.role));
    const below = Math.max(...lower.map((head) => head.col));
    const rest = upper.filter((head) => !under.has(head.role) && head.role !== 'target');
    const aligned = rest.every((head) => head.col > below);
    heads = [...lower, ...rest.map((head, index) => (aligned ? head : { ...head, col: below + 1 + index }))];
  }
  heads = [...heads].sort((a, b) => a.col - b.col);
  return columnsOf(completed(heads));
}

/** A header that lost its name or points column in a damaged table gets it back where the gap is. */
function completed(
  heads: readonly { role: IndicatorRole; col: number }[],
): { role: IndicatorRole; col: number }[] {
  const result = [...heads];
  const at = (role: IndicatorRole): number => result.findIndex((head) => head.role === role);
  if (at('name') < 0) {
    const level = result[at('level2')] ?? result[at('level1')];
    const after = level === undefined ? 0 : result.indexOf(level) + 1;
    result.splice(after, 0, { role: 'name', col: level === undefined ? 0 : level.col + 1 });
  }
  if (at('points') < 0 && at('max') < 0 && at('actual') >= 0) {
    const actual = at('actual');
    result.splice(actual + 1, 0, { role: 'points', col: (result[actual]?.col ?? 0) + 1 });
  }
  return result;
}

function cost(role: IndicatorRole, text: string): number {
  const points = parsePoints(text);
  const bare = points !== null;
  const level1 = level1Of(text) !== null;
  const plain2 = isPlainLevel2(text);
  switch (role) {
    case 'level1':
      return level1
        ? 0
        : bare
          ? 10
          : /^成本指标$/.test(labelCore(text))
            ? 1.5
            : level2Of(text) !== null
              ? 2.5
              : 6;
    case 'level2':
      return plain2 ? 0 : level2Of(text) !== null ? 0.5 : level1 ? 3 : bare || /^\d/.test(text) ? 10 : 2;
    case 'name':
      return level1 || (plain2 && level2Of(text) !== null)
        ? 4
        : bare || /^[\d.]+%$/.test(text)
          ? 6
          : NATURES.test(text)
            ? 6
            : 0;
    case 'nature':
      return NATURES.test(valueText(text)) ? 0 : 9;
    case 'unit':
      return text.length <= 6 && !/\d/.test(text) ? 0 : 7;
    case 'target':
    case 'actual':
    case 'reviewedActual':
      return level1 || (plain2 && /指标$/.test(labelCore(text))) ? 8 : 0;
    case 'max':
    case 'points':
    case 'reviewedPoints':
      return bare && points <= 100 ? 0 : /^[-/—]$/.test(text) ? 0.5 : 9;
    case 'reason':
      return bare || /^[\d.]+%$/.test(text) ? 5 : 0;
  }
}

const MISSING: Readonly<Partial<Record<IndicatorRole, number>>> = {
  name: 4,
  points: 1,
  target: 0.4,
  actual: 0.4,
  max: 0.8,
};

/**
 * Where a form uses the standard classes, another text in the level-2 column is more likely half of a
 * name than a class of its own.
 */
function rulesFor(rows: readonly FormRow[]): AssignRules<IndicatorRole> {
  const standard =
    rows
      .flatMap((row) => filled(row))
      .filter((cell) => isPlainLevel2(cell.text) && level1Of(cell.text) === null).length >= 2;
  return {
    cost: (role, text) =>
      cost(role, text) + (standard && role === 'level2' && level2Of(text) === null ? 2 : 0),
    missing: (role) => MISSING[role] ?? 0,
    absorbs: { role: 'name', cost: 1.5 },
  };
}

/** `100% 100% 20` in one cell: target, actual and points that lost their cells. */
function unpack(
  cells: readonly FormCell[],
  use: (cell: FormCell) => void,
): { cells: readonly FormCell[]; packed: boolean } {
  let packed = false;
  const result = cells.flatMap((cell): readonly FormCell[] => {
    const parts = cell.text.split(/\s+/);
    const last = parts[2];
    const isTriple =
      parts.length === 3 &&
      last !== undefined &&
      parsePoints(last) !== null &&
      parts.slice(0, 2).every((part) => /^[≥≤><=]?\d[\d.]*[%\u4e00-\u9fff]{0,3}$/.test(part));
    if (!isTriple) return [cell];
    packed = true;
    use(cell);
    return parts.map((text, index) => ({ ...cell, text, col: cell.col + index, width: 1 }));
  });
  return { cells: result, packed };
}

function lastLocator(cells: readonly FormCell[], name: FormCell): string {
  return cells.at(-1)?.locator ?? name.locator;
}

function isSerial(text: string): boolean {
  return (
    /^(?:绩效指标|年度绩效(?:目标|指标)|绩效)(?:\(.*\))?$/.test(labelKey(text)) ||
    /^指标\d+[:：.]?$/.test(labelKey(text))
  );
}

/** Reads indicator rows under a header; `use` marks every cell that was understood. */
export function readIndicators(
  columns: readonly Column<IndicatorRole>[],
  rows: readonly FormRow[],
  collapsed: boolean,
  use: (cell: FormCell) => void,
  headLabels: readonly FormCell[] = [],
): IndicatorBlock {
  const rules = rulesFor(rows);
  const readings: IndicatorReading[] = [];
  const labels: LabelSeen[] = headLabels.map((cell) => ({ cell, before: 0, shifted: true }));
  const left: FormCell[] = [];
  const torn = new Set<number>();
  let pending2: FormCell | null = null;
  for (const row of rows) {
    const content = filled(row).filter((cell) => {
      if (!isSerial(cell.text)) return true;
      use(cell);
      return false;
    });
    const values = content.filter((cell) => level1Of(cell.text) === null && !isPlainLevel2(cell.text));
    if (values.length === 0 || (values.length === 1 && isTotalLabel(values[0]?.text ?? ''))) {
      for (const cell of content) {
        use(cell);
        if (level1Of(cell.text) !== null && cell === content[0])
          labels.push({ cell, before: readings.length, shifted: false });
        else if (level2Of(cell.text) !== null) pending2 = cell;
      }
      continue;
    }
    const { cells, packed } = unpack(content, use);
    const found = assign(cells, columns, rules);
    const nameCell = found.cells.get('name');
    const hasValue = (['target', 'actual', 'points', 'max'] as const).some((role) => found.cells.has(role));
    if (nameCell === undefined || !hasValue) {
      left.push(...content);
      if (content.length === 1) torn.add(readings.length - 1);
      continue;
    }
    const level1 = found.cells.get('level1') ?? null;
    let level2 = found.cells.get('level2') ?? null;
    const misplaced = level2 !== null && level1Of(level2.text) !== null;
    const shifted =
      !collapsed &&
      (found.shift !== 0 || found.displaced > 0 || found.joined.length > 0 || packed || misplaced);
    for (const cell of found.cells.values()) use(cell);
    for (const each of found.joined) use(each.cell);
    left.push(...found.left);
    const openLabel =
      level1 !== null && (level1Of(level1.text) !== null || opensCost(level1.text, level2?.text ?? null))
        ? level1
        : null;
    if (openLabel !== null) labels.push({ cell: openLabel, before: readings.length, shifted });
    else if (level2 !== null && level1Of(level2.text) !== null) {
      labels.push({ cell: level2, before: readings.length, shifted });
      if (level2Of(level2.text) === null) level2 = null;
    }
    if (openLabel === null && level1 !== null && level2 === null && level1Of(level1.text) === null)
      level2 = level1;
    const names = [
      nameCell.text,
      ...found.joined.filter((each) => each.role === 'name').map((each) => each.cell.text),
    ];
    readings.push({
      cells: found.cells,
      // A merged cell that was written out once for each column it covers says its text once.
      name: [...new Set(names)].join(' '),
      level1: openLabel,
      level2: level2 ?? pending2,
      shifted,
      lostPoints: shifted && !found.cells.has('points') && (found.shift > 0 || packed),
      cost: found.cost,
      locator: spanLocator(nameCell.locator, lastLocator(cells, nameCell)),
    });
    pending2 = null;
  }
  return { columns, rows: readings, labels, left, torn };
}
