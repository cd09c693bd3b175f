import { parsePoints } from '../values/numbers.ts';
import type { IndicatorBlock } from './indicators.ts';
import { pointsInLabel } from './labels.ts';
import type { Level1 } from './levels.ts';
import { HOME, type Level2, level1Of, level2Of } from './levels.ts';

/** A level-1 block of a form: what its label prints and the indicator rows that belong to it. */
export interface Block1 {
  readonly level1: Level1;
  readonly label: string | null;
  readonly declared: number | null;
  readonly locator: string | null;
  readonly start: number;
  readonly end: number;
}

export interface Settled {
  readonly blocks: readonly Block1[];
  readonly level1: readonly Level1[];
  readonly level2: readonly (Level2 | null)[];
  readonly level2Raw: readonly (string | null)[];
  /** Rows whose block differs from where its label stands. */
  readonly moved: ReadonlySet<number>;
}

interface Opening {
  readonly level1: Level1;
  readonly label: string | null;
  readonly declared: number | null;
  readonly locator: string | null;
  readonly printedAt: number;
  readonly shifted: boolean;
}

const LONGEST = 120;

/** The level-2 label that stands on each row, its class, and the classes as they run down the rows. */
function level2s(block: IndicatorBlock): { kinds: (Level2 | null)[]; own: boolean[] } {
  const kinds: (Level2 | null)[] = [];
  const own: boolean[] = [];
  let raw: string | null = null;
  for (const row of block.rows) {
    if (row.level2 !== null) raw = row.level2.text;
    else if (row.level1 !== null) raw = null;
    kinds.push(raw === null ? null : (level2Of(raw) ?? 'other'));
    own.push(row.level2 !== null);
  }
  return { kinds, own };
}

/**
 * The level-2 label of each row once the blocks are settled. A label that stands beside a level-1 label
 * moves with it; a row that lost its label takes the one below when its name says so or when it is the
 * first of a block whose label stands a row late.
 */
function settleLevel2(
  block: IndicatorBlock,
  opens: readonly Opening[],
  starts: readonly number[],
): (string | null)[] {
  const printed: (string | null)[] = block.rows.map((row) => row.level2?.text ?? null);
  for (const [index, opening] of opens.entries()) {
    const start = index === 0 ? 0 : (starts[index] ?? opening.printedAt);
    const label = printed[opening.printedAt] ?? null;
    const kind = label === null ? null : level2Of(label);
    const travels = kind === null || HOME[kind] === opening.level1;
    if (start > opening.printedAt && label !== null && travels && start < printed.length) {
      printed[start] ??= label;
      printed[opening.printedAt] = null;
    }
    if (start < opening.printedAt && label !== null && printed[start] === null) printed[start] = label;
  }
  const begins = new Set(
    opens.map((opening, index) => (index === 0 ? 0 : (starts[index] ?? opening.printedAt))),
  );
  const raws: (string | null)[] = [];
  let raw: string | null = null;
  for (let at = 0; at < printed.length; at++) {
    const next = printed[at + 1] ?? null;
    const name = block.rows[at]?.name ?? '';
    const late =
      block.rows[at]?.shifted === true &&
      printed[at] === null &&
      next !== null &&
      next.length >= 3 &&
      name.includes(next);
    if (printed[at] !== null && printed[at] !== undefined) raw = printed[at] ?? null;
    else if (late) raw = next;
    else if (begins.has(at)) raw = null;
    raws.push(raw);
  }
  return raws;
}

function openings(block: IndicatorBlock): readonly Opening[] {
  const result: Opening[] = [];
  for (const seen of block.labels) {
    const level1 = level1Of(seen.cell.text) ?? (/成本/.test(seen.cell.text) ? 'cost' : null);
    if (level1 === null) continue;
    if (result.some((each) => each.level1 === level1 && level1 !== 'other')) continue;
    result.push({
      level1,
      label: seen.cell.text,
      declared: pointsInLabel(seen.cell.text),
      locator: seen.cell.locator,
      printedAt: Math.min(seen.before, Math.max(block.rows.length - 1, 0)),
      shifted: seen.shifted,
    });
  }
  return result;
}

/** Points of a row for sums: its printed maximum, else what it was awarded; null when unknown. */
function weight(block: IndicatorBlock, index: number): number | null {
  const row = block.rows[index];
  const cell = row?.cells.get('max') ?? row?.cells.get('points');
  return cell === undefined ? null : parsePoints(cell.text);
}

/** True when the labels that are there declare the points of every row: no block can be missing then. */
function declaresAll(block: IndicatorBlock, opens: readonly Opening[], n: number): boolean {
  let declared = 0;
  for (const each of opens) {
    if (each.declared === null) return false;
    declared += each.declared;
  }
  let sum = 0;
  for (let at = 0; at < n; at++) sum += weight(block, at) ?? 0;
  return Math.abs(sum - declared) < 1e-6;
}

/** How badly rows [from, to) fit a block: classes and names that belong elsewhere, sums that disagree. */
function misfit(
  block: IndicatorBlock,
  kinds: readonly (Level2 | null)[],
  own: readonly boolean[],
  opening: Opening,
  from: number,
  to: number,
  loose: (at: number) => boolean,
): number {
  let cost = 0;
  let sum = 0;
  let known = true;
  for (let at = from; at < to; at++) {
    const kind = kinds[at] ?? null;
    const home = kind === null || loose(at) ? null : HOME[kind];
    if (home !== null && opening.level1 !== 'other' && home !== opening.level1) {
      if (
        !(opening.level1 === 'cost' && kind === 'cost') &&
        !(opening.level1 === 'benefit' && kind === 'satisfaction')
      ) {
        cost += own[at] === true ? 2 : 0.8;
      } else if (kind === 'satisfaction') cost += 1;
    }
    const name = block.rows[at]?.name ?? '';
    if (/满意/.test(name) !== (opening.level1 === 'satisfaction') && opening.level1 !== 'other') {
      cost += /满意/.test(name) ? 1.5 : 1;
    }
    if (opening.level1 === 'output' && /社会(?:和谐|稳定|效益)|经济(?:社会)?发展/.test(name)) cost += 0.7;
    const points = weight(block, at);
    if (points === null) known = false;
    else sum += points;
  }
  if (opening.declared !== null) {
    if (sum > opening.declared + 1e-6) cost += 3;
    else if (known && Math.abs(sum - opening.declared) < 1e-6) cost -= 3;
    else if (known) cost += 0.5;
  }
  if (to === from) cost += 2;
  return cost;
}

/**
 * Decides which rows belong to which level-1 block. Labels usually say it; in damaged tables a label
 * stands a row early or late, so every boundary near it is weighed against the classes of the rows, their
 * names, and whether the points add up to what the label declares.
 */
export function settleBlocks(block: IndicatorBlock): Settled {
  const n = block.rows.length;
  const { kinds, own } = level2s(block);
  let opens = [...openings(block)].sort((a, b) => a.printedAt - b.printedAt);
  if (opens.length === 0 || n === 0) {
    opens = [];
  }
  const first = opens[0];
  if (
    first !== undefined &&
    first.printedAt > 0 &&
    first.level1 !== 'output' &&
    !opens.some((each) => each.level1 === 'output')
  ) {
    opens.unshift({
      level1: 'output',
      label: null,
      declared: null,
      locator: null,
      printedAt: 0,
      shifted: true,
    });
  }
  const firstBenefit = kinds.findIndex(
    (kind, at) => own[at] === true && kind !== null && HOME[kind] === 'benefit',
  );
  const outputAt = opens.find((each) => each.level1 === 'output')?.printedAt ?? -1;
  if (
    firstBenefit > 0 &&
    outputAt >= 0 &&
    firstBenefit > outputAt &&
    !opens.some((each) => each.level1 === 'benefit') &&
    !declaresAll(block, opens, n)
  ) {
    opens.push({
      level1: 'benefit',
      label: null,
      declared: null,
      locator: null,
      printedAt: firstBenefit,
      shifted: true,
    });
    opens.sort((a, b) => a.printedAt - b.printedAt);
  }
  const starts = n > LONGEST ? opens.map((each) => each.printedAt) : bestStarts(block, kinds, own, opens, n);
  const level1: Level1[] = Array.from({ length: n }, (_x, at) =>
    kinds[at] ? (HOME[kinds[at] ?? 'other'] ?? 'other') : 'other',
  );
  const moved = new Set<number>();
  const blocks = opens.map((opening, index): Block1 => {
    const start = index === 0 ? 0 : (starts[index] ?? opening.printedAt);
    const end = index + 1 < opens.length ? (starts[index + 1] ?? n) : n;
    for (let at = start; at < end; at++) level1[at] = opening.level1;
    return {
      level1: opening.level1,
      label: opening.label,
      declared: opening.declared,
      locator: opening.locator,
      start,
      end,
    };
  });
  for (const [index, opening] of opens.entries()) {
    const start = blocks[index]?.start ?? 0;
    for (let at = Math.min(start, opening.printedAt); at < Math.max(start, opening.printedAt); at++)
      moved.add(at);
  }
  const raws = settleLevel2(block, opens, starts);
  const level2 = raws.map((raw, at): Level2 | null => {
    const kind = raw === null ? null : (level2Of(raw) ?? 'other');
    return kind === null && level1[at] === 'satisfaction' ? 'satisfaction' : kind;
  });
  return { blocks, level1, level2, level2Raw: raws, moved };
}

/** Shares of output, benefit and satisfaction that published schemes prescribe. */
const SCHEMES: readonly (readonly [number, number, number])[] = [
  [40, 20, 20],
  [40, 30, 10],
  [50, 30, 10],
];

/** True when the blocks add up to a published scheme, a block with a lost score staying below its share. */
function fitsScheme(
  block: IndicatorBlock,
  opens: readonly Opening[],
  starts: readonly number[],
  n: number,
): boolean {
  if (opens.length !== 3 || opens.some((each) => each.declared !== null)) return false;
  const order: readonly Level1[] = ['output', 'benefit', 'satisfaction'];
  if (!opens.every((each, index) => each.level1 === order[index])) return false;
  const sums = opens.map((_each, index) => {
    let sum = 0;
    let whole = true;
    for (let at = starts[index] ?? 0; at < (index === 2 ? n : (starts[index + 1] ?? n)); at++) {
      const points = weight(block, at);
      if (points === null) whole = false;
      else sum += points;
    }
    return { sum, whole };
  });
  return SCHEMES.some((scheme) =>
    sums.every((each, index) => {
      const share = scheme[index] ?? 0;
      return each.whole ? Math.abs(each.sum - share) < 1e-6 : each.sum < share;
    }),
  );
}

function bestStarts(
  block: IndicatorBlock,
  kinds: readonly (Level2 | null)[],
  own: readonly boolean[],
  opens: readonly Opening[],
  n: number,
): readonly number[] {
  const shiftedRows = block.rows.filter((row) => row.shifted).length;
  const damaged = shiftedRows >= 2 || shiftedRows * 4 >= n;
  const away = (opening: Opening, index: number, from: number): number => {
    const off = Math.abs(from - opening.printedAt);
    return index === 0 || off === 0 ? 0 : (opening.shifted || damaged ? 1 : 3) + 0.5 * off;
  };
  let best = { cost: Number.POSITIVE_INFINITY, starts: opens.map((each) => each.printedAt) };
  const reach = Math.max(3, Math.ceil(20 / Math.max(opens.length, 1)));
  const walk = (index: number, starts: readonly number[], cost: number): void => {
    if (cost >= best.cost + 6) return;
    const opening = opens[index];
    const from = index === 0 ? 0 : (starts.at(-1) ?? 0);
    if (opening === undefined) return;
    const last = index === opens.length - 1;
    const next = opens[index + 1]?.printedAt ?? n;
    for (
      let to = last ? n : Math.max(from, next - reach);
      to <= (last ? n : Math.min(n, next + reach));
      to++
    ) {
      const follower = opens[index + 1];
      const early = (at: number): boolean => follower !== undefined && at >= follower.printedAt && at < to;
      const sum = cost + away(opening, index, from) + misfit(block, kinds, own, opening, from, to, early);
      if (!last) walk(index + 1, [...starts, to], sum);
      else {
        const all = [0, ...starts];
        const total = sum - (fitsScheme(block, opens, all, n) ? 4 : 0);
        if (total < best.cost - 1e-9) best = { cost: total, starts: all };
      }
    }
  };
  if (opens.length > 0 && opens.length <= 5) walk(0, [], 0);
  return best.starts;
}
