import type { IndicatorValueRow } from '../../model/rows.gen.ts';
import { valueText } from './characters.ts';
import { parseDeadline } from './dates.ts';
import { isUnset, parseLevel } from './levels.ts';
import { shiftDecimal } from './numbers.ts';

/** One quantity read from a target or an actual: an `indicator_value` row without its keys. */
export type Quantity = Omit<IndicatorValueRow, 'evaluation_id' | 'indicator_no' | 'role' | 'part_no'>;
export type Comparator = NonNullable<IndicatorValueRow['comparator']>;

export interface QuantityHint {
  /** The indicator's name, which may carry the unit: 新增贷款金额(万元), 持卡数达到260万张. */
  readonly name?: string;
  /** The level-2 label above the indicator, which may say what is counted: 培训人数. */
  readonly group?: string;
  /** The unit column of forms that have one: 万元, %, 次. */
  readonly unit?: string | null;
  readonly comparator?: Comparator | null;
  /** The other side (target for an actual): its digits may be the ones the name repeats with a unit. */
  readonly peer?: string;
}

const COMPARATORS: readonly (readonly [RegExp, Comparator])[] = [
  [/^(?:≥|>=|=>|大于等于|大于或等于|不低于|不少于|不小于|至少|最低|达到)/, '≥'],
  [/^(?:≤|<=|=<|小于等于|小于或等于|不高于|不超过|不大于|不多于|最多|控制在)/, '≤'],
  [/^(?:>|大于|高于|多于|超过|超)/, '>'],
  [/^(?:<|小于|低于|少于)/, '<'],
  [/^(?:=|等于)/, '='],
];

const SCALES: Readonly<Record<string, number>> = { 百: 2, 千: 3, 万: 4, 百万: 6, 千万: 7, 亿: 8 };

const PART =
  /^(?<lead>[^\d]*?)(?<sign>[≥≤><=]{1,2})?\s*(?<near>近|约|大约|将近|接近)?\s*(?<num>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(?<pct1>%)?(?:\s*[-~～—至到]{1,2}\s*(?<high>\d+(?:\.\d+)?))?\s*(?<scale>百万|千万|百(?!分)|千|万|亿)?\s*(?<more>余|多)?\s*(?<unit>%|‰|百分比|百分点|个百分点|(?!及?以[上下内]|之内|左右)[㎡°℃a-zA-Z\u4e00-\u9fff/]{1,8}?)?(?<stray>%)?\s*(?<post>及以上|以上|及以下|以下|以内|之内|左右)?\s*(?<after>[><≥≤])?(?:\s*[（(][^）)]*[）)])?$/u;

function blank(
  raw: string | null,
  kind: Quantity['kind'],
  status: Quantity['parse_status'] = 'ok',
): Quantity {
  return {
    raw,
    kind,
    comparator: null,
    value: null,
    value_high: null,
    unit: null,
    qualifier: null,
    level: null,
    date_value: null,
    parse_status: status,
  };
}

function leadComparator(lead: string): { comparator: Comparator | null; rest: string } {
  for (let at = 0; at < lead.length; at++) {
    for (const [pattern, comparator] of COMPARATORS) {
      const match = pattern.exec(lead.slice(at));
      if (match !== null && at + match[0].length === lead.length)
        return { comparator, rest: lead.slice(0, at) };
    }
  }
  return { comparator: null, rest: lead.replace(/(?:达到?|为|共计|合计|完成)$/, '') };
}

/** The scale and unit that a name gives to bare digits: `(万元)`, or the same digits with a unit. */
function unitFromName(name: string, digits: readonly string[]): { power: number; unit: string } | null {
  const text = valueText(name).replace(/\s/g, '');
  const bracket = /[(（](百万|千万|万|亿|千|百)?([^()（）\d]{0,4})[)）]$/.exec(text);
  if (
    bracket !== null &&
    (bracket[1] !== undefined || /^(?:元|人|人次|次|个|件|户|天|张|家|亩|公里|%)$/.test(bracket[2] ?? ''))
  ) {
    return { power: SCALES[bracket[1] ?? ''] ?? 0, unit: bracket[2] ?? '' };
  }
  for (const each of digits) {
    const at = text.indexOf(each);
    if (at < 0 || /[\d.]/.test(text.charAt(at - 1)) || /[\d.]/.test(text.charAt(at + each.length))) continue;
    const unit = /^(百万|千万|万|亿|千|百)?(人次|[\u4e00-\u9fff%])/.exec(text.slice(at + each.length));
    if (unit !== null) return { power: SCALES[unit[1] ?? ''] ?? 0, unit: unit[2] ?? '' };
  }
  return null;
}

/** What a name counts: 创业人数 → 人, 贷款笔数 → 笔; with 万 or 亿 also 收入 → 元. */
function countedInName(name: string, power: number): string | null {
  const key = valueText(name).replace(/\s|[(（].*?[)）]/g, '');
  const counted = /([人笔次天户家个件份项亩台套])数$/.exec(key)?.[1];
  if (counted !== undefined) return counted;
  if (power > 0 && /(?:收入|支出|金额|资金|经费|费用|成本)$/.test(key)) return '元';
  return power > 0 && /人员$/.test(key) ? '人' : null;
}

function bareDigits(text: string | undefined): string[] {
  const t = text === undefined ? '' : valueText(text);
  return /^\d+(?:\.\d+)?$/.test(t) ? [t] : [];
}

function parsePart(text: string, hint: QuantityHint): Quantity | null {
  const groups = PART.exec(text)?.groups;
  const digits = groups?.num?.replaceAll(',', '');
  if (groups === undefined || digits === undefined) return null;
  const { comparator: worded, rest } = leadComparator((groups.lead ?? '').trim());
  if (rest.length > 14 || /[，。；;]/.test(rest)) return null;
  let unit = groups.unit ?? null;
  if (rest !== '' && worded === null && unit !== null && unit !== '%' && unit.length > 3) return null;
  if (unit !== null && /^年/.test(unit) && /^(?:19|20)\d{2}$/.test(digits)) return null;
  let power = SCALES[groups.scale ?? ''] ?? 0;
  let percent = unit === '%' || unit === '百分比' || groups.pct1 !== undefined;
  if (!percent && unit === null && power === 0) {
    const fromName =
      hint.unit !== undefined && hint.unit !== null && hint.unit !== ''
        ? unitColumn(hint.unit)
        : hint.name === undefined
          ? null
          : unitFromName(hint.name, [digits, ...bareDigits(hint.peer)]);
    if (fromName !== null) {
      power = fromName.power;
      unit = fromName.unit === '' ? null : fromName.unit;
      percent = unit === '%';
    }
  }
  if (percent) {
    power = -2;
    unit = null;
  }
  if (unit === null && !percent)
    unit = countedInName(hint.name ?? '', power) ?? countedInName(hint.group ?? '', 0);
  const value = shiftDecimal(digits, power);
  if (value === null) return null;
  const high = groups.high === undefined ? null : shiftDecimal(groups.high, power);
  const post = groups.post ?? null;
  const fromPost: Comparator | null = post === null || post === '左右' ? null : /上$/.test(post) ? '≥' : '≤';
  const sign = (groups.sign ?? '') === '' ? null : leadComparator(groups.sign ?? '').comparator;
  const after = groups.after === undefined ? null : (groups.after as Comparator);
  const comparator =
    high !== null ? 'range' : (sign ?? worded ?? fromPost ?? after ?? hint.comparator ?? null);
  const qualifier = groups.near ?? groups.more ?? post;
  const conflict = groups.stray !== undefined && !percent;
  const money = unit === '元' || unit === '元人民币';
  return {
    ...blank(text, percent ? 'percent' : money ? 'money' : 'number'),
    comparator,
    value,
    value_high: high,
    unit: unit === '' ? null : unit,
    qualifier,
    parse_status: conflict
      ? 'unit_conflict'
      : after !== null && sign === null && percent
        ? 'ambiguous'
        : 'ok',
  };
}

function unitColumn(unit: string): { power: number; unit: string } | null {
  const text = valueText(unit).replace(/\s/g, '');
  if (text === '百分比' || text === '百分数' || text === '%') return { power: -2, unit: '%' };
  const match = /^(百万|千万|万|亿|千|百)?(.*)$/.exec(text);
  return match === null ? null : { power: SCALES[match[1] ?? ''] ?? 0, unit: match[2] ?? '' };
}

/**
 * The quantities of one target or actual cell. Percentages become fractions, money becomes 元, a text
 * without a clear quantity stays text; no value is ever made of digits that the text does not hold.
 */
export function parseQuantities(raw: string, hint: QuantityHint = {}): readonly Quantity[] {
  const parts = readQuantities(raw, hint);
  const [only] = parts;
  return parts.length === 1 && only !== undefined && only.raw !== null
    ? [{ ...only, raw: raw.trim() }]
    : parts;
}

function readQuantities(raw: string, hint: QuantityHint): readonly Quantity[] {
  const text = valueText(raw);
  if (/^[-—–/\\.…·]*$/.test(text.replace(/\s/g, '')))
    return [blank(text === '' ? null : raw.trim(), 'blank')];
  if (isUnset(text)) return [blank(text, 'unset')];
  const level = parseLevel(text);
  if (level !== null) return [{ ...blank(text, 'level'), level }];
  const deadline = parseDeadline(text);
  if (deadline !== null) {
    const rest = text
      .replace(/\s/g, '')
      .replace(/\d{4}年\d{1,2}月(?:\d{1,2}日|底|末|[上中下]旬)?(?:底|末)?(?:之前|以前|前|内|止)?/, '');
    if (!/\d/.test(rest)) {
      return [
        {
          ...blank(text, deadline.isLimit ? 'deadline' : 'date', deadline.assumed ? 'ambiguous' : 'ok'),
          date_value: deadline.date,
        },
      ];
    }
  }
  const whole = parsePart(text, hint);
  if (whole !== null && !/\d\D*\s\D*\d/.test(text.replace(/\d\s*[-~～—至到]\s*\d/g, ''))) return [whole];
  const pieces = text.split(/[\s、；;，]+/).filter((piece) => piece !== '');
  const parts = pieces.map((piece) => parsePart(piece, hint));
  if (pieces.length > 1 && parts.every((part) => part !== null)) return parts.filter((part) => part !== null);
  if (whole !== null) return [whole];
  const years = /(?:19|20)\d{2}(?:[-—~至](?:(?:19|20)\d{2}|\d{1,2}))?年度?/g;
  return [blank(text, 'text', /\d/.test(text.replace(years, '')) ? 'unparsed' : 'ok')];
}

/**
 * Target and actual of one indicator together: a scale that only one side has (60000人 against 62000万)
 * is a unit conflict on that side.
 */
export function parsePair(
  target: string,
  actual: string,
  hint: Omit<QuantityHint, 'peer'>,
): { readonly target: readonly Quantity[]; readonly actual: readonly Quantity[] } {
  const { comparator, ...shared } = hint;
  const targets = parseQuantities(target, { ...shared, peer: actual, comparator: comparator ?? null });
  const actuals = parseQuantities(actual, { ...shared, peer: target });
  const t = targets.length === 1 ? targets[0] : undefined;
  const checked = actuals.map((a): Quantity => {
    if (t === undefined || actuals.length !== 1 || a.value === null || t.value === null || t.value === 0)
      return a;
    const bareScale = /\d\s*(?:万|亿)\s*$/.test(a.raw ?? '') && /\d\s*[^\d%万亿\s]/.test(t.raw ?? '');
    return bareScale && a.value / t.value > 100 ? { ...a, unit: null, parse_status: 'unit_conflict' } : a;
  });
  return { target: targets, actual: checked };
}
