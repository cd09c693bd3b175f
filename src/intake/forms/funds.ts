import type { FundLineRow } from '../../model/rows.gen.ts';
import { labelKey, valueText } from '../values/characters.ts';
import { declaredMoneyUnit, isEmptyMark, type MoneyUnit, parseAmount } from '../values/money.ts';
import { parsePoints, parseRate } from '../values/numbers.ts';
import { type AssignRules, assign, type Column, columnsOf } from './assign.ts';
import { filled, type FormCell, type FormRow } from './grid.ts';
import { type FundRole, fundRole, labelCore, pointsInLabel } from './labels.ts';

export type FundKind = FundLineRow['kind'];

export interface FundReading {
  readonly kind: FundKind;
  readonly label: string | null;
  readonly cells: ReadonlyMap<FundRole, FormCell>;
  readonly locator: string;
  /** True when the values stand in other columns than their headers. */
  readonly shifted: boolean;
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
  return points <= 100 ? 0 : 6;
}

const RULES: AssignRules<FundRole> = {
  cost,
  missing: (role) => (role === 'reason' || role === 'reviewedPoints' ? 0 : 0.1),
};

function headerColumns(row: FormRow): readonly Column<FundRole>[] {
  const heads: { role: FundRole; col: number }[] = [];
  const seen = new Set<FundRole>();
  const cells = filled(row);
  const hasInitial = cells.some((cell) => fundRole(cell.text) === 'initial');
  for (const cell of cells) {
    const role = fundRole(cell.text);
    if (role === null || seen.has(role)) continue;
    if (role === 'adjusted' && hasInitial && !seen.has('initial') && /^年度预算/.test(labelCore(cell.text))) continue;
    seen.add(role);
    heads.push({ role, col: cell.col });
  }
  return columnsOf(heads);
}

/** `政府性基金拨款：0`, `其中：基本支出1030930.18`: a label and its amount in one cell. */
function inlineLine(cell: FormCell): { kind: FundKind; label: string; amount: string } | null {
  const match = /^(.*?[\u4e00-\u9fff][:：]?)\s*([\d,]+(?:\.\d+)?)?$/.exec(valueText(cell.text));
  if (match?.[1] === undefined) return null;
  const label = match[1].replace(/^其中[:：]\s*/, '').replace(/[:：]$/, '');
  const kind = fundKind(label);
  return kind === null || kind === 'total' || kind === 'fiscal' ? null : { kind, label, amount: match[2] ?? '' };
}

/** Reads the money block from its header row on; `rows` ends before the next block. */
export function readFunds(header: FormRow, rows: readonly FormRow[], use: (cell: FormCell) => void): Funds {
  const columns = headerColumns(header);
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
  const lines: FundReading[] = [];
  let waiting: FormCell | null = null;
  for (const row of rows) {
    const cells = filled(row);
    const content = cells.filter((cell) => !isFormula(cell.text));
    for (const cell of cells) if (isFormula(cell.text)) use(cell);
    if (content.length === 0) continue;
    if (content.every((cell) => /^按.{2,4}性质分/.test(labelKey(cell.text)))) {
      for (const cell of content) use(cell);
      continue;
    }
    const pairs = content.map(inlineLine);
    if (content.length >= 1 && pairs.some((pair) => pair !== null && (pair.amount !== '' || content.length === 1)) && content.every((cell, k) => pairs[k] !== null || parsePoints(cell.text) !== null)) {
      if (!content.some((cell) => fundKind(cell.text) === 'total') && content.some((cell) => /[:：]/.test(cell.text))) {
        for (const [k, cell] of content.entries()) {
          const pair = pairs[k];
          if (pair === null || pair === undefined) continue;
          use(cell);
          const amount: FormCell = { ...cell, text: pair.amount };
          const placed = new Map<FundRole, FormCell>(pair.amount === '' ? [] : [['executed', amount]]);
          lines.push({ kind: pair.kind, label: pair.label, cells: placed, locator: row.locator, shifted: false });
        }
        continue;
      }
    }
    const label = content.find((cell) => fundKind(cell.text) !== null && parseAmount(cell.text, '元') === null) ?? null;
    const rest = content.filter((cell) => cell !== label);
    if (label !== null && rest.every((cell) => isEmptyMark(cell.text)) && lines.length === 0 && !hasBlankCells(row, columns)) {
      waiting = label;
    }
    if (label !== null && rest.length === 0 && lines.length === 0 && fundKind(label.text) === 'total') {
      waiting = label;
      use(label);
      continue;
    }
    if (label === null && !rest.some((cell) => parseAmount(cell.text, '元') !== null)) continue;
    const found = assign(rest, columns, RULES);
    const named: FormCell | null = label ?? waiting;
    waiting = null;
    if (named !== null) use(named);
    for (const cell of found.cells.values()) use(cell);
    const kind = named === null ? (lines.length === 0 ? 'total' : null) : fundKind(named.text);
    if (kind === null) continue;
    const shifted = found.shift !== 0 || found.displaced > 0;
    lines.push({ kind, label: named === null ? null : named.text, cells: found.cells, locator: row.locator, shifted });
  }
  return { lines, declaredUnit, labelPoints, locator: header.locator };
}

function hasBlankCells(row: FormRow, columns: readonly Column<FundRole>[]): boolean {
  return row.cells.length > columns.length;
}

/** The formula that forms print under 得分: (20分*执行率). */
function isFormula(text: string): boolean {
  return /^\(?\d+分?[*×xX]?执行率\)?$/.test(labelKey(text));
}
