import type { FundLineRow } from '../../model/rows.gen.ts';
import { labelKey, valueText } from '../values/characters.ts';
import { declaredMoneyUnit, isEmptyMark, type MoneyUnit, parseAmount } from '../values/money.ts';
import { parsePoints, parseRate } from '../values/numbers.ts';
import { type AssignRules, assign, type Column, columnsOf } from './assign.ts';
import { type FormCell, type FormRow, filled, spanLocator } from './grid.ts';
import { type FundRole, fundRole, labelCore, pointsInLabel } from './labels.ts';

export type FundKind = FundLineRow['kind'];

export interface FundReading {
  readonly kind: FundKind;
  readonly label: string | null;
  readonly cells: ReadonlyMap<FundRole, FormCell>;
  readonly locator: string;
  /** True when the values stand in other columns than their headers. */
  readonly shifted: boolean;
  /** True when an amount of its row found no column, or a piece of a cell stands alone below it. */
  readonly torn?: boolean;
}

export interface Funds {
  readonly lines: readonly FundReading[];
  readonly declaredUnit: MoneyUnit | null;
  /** Points of the block as its label prints them: 预算执行情况 (20分). */
  readonly labelPoints: { readonly points: number; readonly raw: string; readonly locator: string } | null;
  readonly locator: string;
}

const KINDS: readonly (readonly [FundKind, RegExp])[] = [
  ['carry_over', /上年(?:度)?(?:结转|结余)|结转(?:结余)?资金/],
  ['special_account', /专户/],
  ['government_fund', /政府性基金/],
  ['general_public', /一般公共预算/],
  ['unit_fund', /单位(?:自有)?资金|自有资金|事业收入/],
  ['basic', /基本支出/],
  ['project', /项目支出/],
  ['total', /资金总额|^总额$|^合计$|^总计$|预算总额|财政资金总额/],
  ['fiscal', /财政拨款|财政资金|(?:中央|省|市|县|区|自治区|地方|本级)[^其]*(?:补助|资金|拨款|财政)/],
  ['other', /其他|其它|社会投入|银行贷款|社会资本/],
];

/** The kind of money line that a label names; null for anything else. */
export function fundKind(text: string): FundKind | null {
  const core = labelKey(text).replace(/\([^()]*\)/g, '');
  if (core.length > 30 || /执行率|得分/.test(core)) return null;
  for (const [kind, pattern] of KINDS) if (pattern.test(core)) return kind;
  return null;
}

/** True for the header row of the money block. */
export function isFundHeader(row: FormRow): boolean {
  const roles = new Set(filled(row).map((cell) => fundRole(cell.text)));
  const money = ['initial', 'adjusted', 'executed', 'rate'] as const;
  return money.filter((role) => roles.has(role)).length >= 2;
}

const AMOUNTS: ReadonlySet<FundRole> = new Set(['initial', 'adjusted', 'executed']);

function cost(role: FundRole, text: string): number {
  if (isEmptyMark(text) || text === '/') return 0.2;
  const value = valueText(text);
  const amount = parseAmount(text, '元') !== null;
  if (AMOUNTS.has(role)) return amount ? 0 : 10;
  if (role === 'rate') return /%$/.test(value) ? 0 : parseRate(text) !== null ? 1 : 10;
  if (role === 'reason') return parsePoints(text) === null && !/%$/.test(value) ? 0 : 8;
  const points = parsePoints(text);
  if (points === null) return 10;
  if (points > 100) return 6;
  return role === 'max' && !Number.isInteger(points * 2) ? 3 : 0;
}

const RULES: AssignRules<FundRole> = {
  cost,
  missing: (role) => (role === 'reason' || role === 'reviewedPoints' ? 0 : 0.1),
};

/** Points stand on the line of the total; a small number on another line is sooner an amount that slipped. */
const PART_RULES: AssignRules<FundRole> = {
  ...RULES,
  cost: (role, text) =>
    cost(role, text) + ((role === 'max' || role === 'points') && parsePoints(text) !== null ? 1 : 0),
};

function headerColumns(row: FormRow): readonly Column<FundRole>[] {
  const heads: { role: FundRole; col: number }[] = [];
  const seen = new Set<FundRole>();
  const cells = filled(row);
  const hasInitial = cells.some((cell) => fundRole(cell.text) === 'initial');
  for (const cell of cells) {
    const role = fundRole(cell.text);
    if (role === null || seen.has(role)) continue;
    if (role === 'adjusted' && hasInitial && !seen.has('initial') && /^年度预算/.test(labelCore(cell.text)))
      continue;
    seen.add(role);
    heads.push({ role, col: cell.col });
  }
  return columnsOf(heads);
}

/** `政府性基金拨款：0`, `其中：基本支出1030930.18`: a label and its amount in one cell. */
function inlineLine(cell: FormCell): { kind: FundKind; label: string; amount: string } | null {
  const match = /^(.*?[\u4e00-\u9fff][:：]?)\s*([\d,]+(?:\.\d+)?)?$/.exec(cell.text);
  if (match?.[1] === undefined) return null;
  const kind = fundKind(match[1].replace(/^其中[:：]?\s*/, '').replace(/[:：]$/, ''));
  return kind === null || kind === 'total' || kind === 'fiscal'
    ? null
    : { kind, label: match[1], amount: match[2] ?? '' };
}

interface InlineLine {
  readonly col: number;
  readonly line: FundReading;
}

/**
 * Lines printed inside cells, two kinds side by side (income on the left, spending on the right). Null
 * when the row is an ordinary line. A lone number in such a row belongs to the label without an amount.
 */
function inlineRow(
  row: FormRow,
  content: readonly FormCell[],
  use: (cell: FormCell) => void,
): InlineLine[] | null {
  const pairs = content.map((cell) => ({ cell, pair: inlineLine(cell) }));
  const loose = pairs.filter((each) => each.pair === null);
  const stray = loose[0]?.cell ?? null;
  const says = pairs.some(({ pair }) => pair !== null && (pair.amount !== '' || /[:：]$/.test(pair.label)));
  if (!says || loose.length > 1 || (stray !== null && parsePoints(stray.text) === null)) return null;
  return pairs.flatMap(({ cell, pair }): InlineLine[] => {
    if (pair === null) return [];
    use(cell);
    const lone = pair.amount === '' && content.length === 2 ? stray : null;
    if (lone !== null) use(lone);
    const amount: FormCell | null = pair.amount !== '' ? { ...cell, text: pair.amount } : lone;
    const cells = new Map<FundRole, FormCell>(amount === null ? [] : [['executed', amount]]);
    const locator = lone === null ? cell.locator : row.locator;
    return [
      { col: cell.col, line: { kind: pair.kind, label: pair.label, cells, locator, shifted: lone !== null } },
    ];
  });
}

/** Declared unit and points of the block, from the labels of its header row. */
function readHeader(
  header: FormRow,
  use: (cell: FormCell) => void,
): Pick<Funds, 'declaredUnit' | 'labelPoints'> {
  let declaredUnit: MoneyUnit | null = null;
  let labelPoints: Funds['labelPoints'] = null;
  for (const cell of filled(header)) {
    declaredUnit ??= declaredMoneyUnit(cell.text);
    const points = pointsInLabel(cell.text);
    if (labelPoints === null && points !== null && fundRole(cell.text) === null) {
      labelPoints = { points, raw: cell.text, locator: cell.locator };
    }
    use(cell);
  }
  return { declaredUnit, labelPoints };
}

/** Reads the money block from its header row on; `rows` ends before the next block. */
export function readFunds(
  header: FormRow,
  rows: readonly FormRow[],
  collapsed: boolean,
  use: (cell: FormCell) => void,
): Funds {
  const columns = headerColumns(header);
  const lines: FundReading[] = [];
  const inlines: InlineLine[] = [];
  let waiting: FormCell | null = null;
  /** Where the total stands off its header, its parts do too. */
  let expected = 0;
  for (const row of rows) {
    for (const cell of filled(row)) if (isFrame(cell.text)) use(cell);
    const content = filled(row).filter((cell) => !isFrame(cell.text));
    if (content.length === 0) continue;
    const inline = inlineRow(row, content, use);
    if (inline !== null) {
      inlines.push(...inline);
      continue;
    }
    const label =
      content.find((cell) => fundKind(cell.text) !== null && parseAmount(cell.text, '元') === null) ?? null;
    const rest = content.filter((cell) => cell !== label);
    if (label !== null && rest.length === 0 && lines.length === 0 && fundKind(label.text) === 'total') {
      waiting = label;
      use(label);
      continue;
    }
    const isFragment = label === null && rest.length === 1 && /\d/.test(rest[0]?.text ?? '');
    if (label === null && !rest.some((cell) => parseAmount(cell.text, '元') !== null) && !isFragment)
      continue;
    const named: FormCell | null = label ?? waiting;
    const kind = named === null ? (lines.length === 0 ? 'total' : null) : fundKind(named.text);
    if (kind === null || (isFragment && waiting === null)) {
      const above = isFragment ? lines.pop() : undefined;
      if (above !== undefined) lines.push({ ...above, torn: true });
      continue;
    }
    const found = assign(rest, columns, kind === 'total' ? RULES : PART_RULES, expected);
    if (kind === 'total') expected = found.shift;
    if (named !== null) use(named);
    for (const cell of found.cells.values()) use(cell);
    lines.push({
      kind,
      label: named?.text ?? null,
      cells: found.cells,
      locator: spanLocator(label === null && waiting !== null ? waiting.locator : row.locator, row.locator),
      shifted: !collapsed && (found.shift !== 0 || found.displaced > 0),
      torn: found.left.some((cell) => parseAmount(cell.text, '元') !== null),
    });
    waiting = null;
  }
  if (waiting !== null)
    lines.push({
      kind: 'total',
      label: waiting.text,
      cells: new Map(),
      locator: waiting.locator,
      shifted: false,
    });
  lines.push(...inlines.sort((a, b) => a.col - b.col).map((each) => each.line));
  return { lines, ...readHeader(header, use), locator: header.locator };
}

/** Cells that only frame the block: the formula (20分*执行率), the headings 按收入性质分 and 按支出性质分. */
function isFrame(text: string): boolean {
  const key = labelKey(text);
  return /^\(?\d+分?[*×xX]?执行率\)?$/.test(key) || /^按.{2,4}性质分$/.test(key);
}
