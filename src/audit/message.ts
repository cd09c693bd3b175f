import { decimalsHeld } from '../model/exact-digits.ts';
import type { Bilingual, Lang } from '../model/schema.ts';
import type { FindingRow } from './finding.ts';
import { ruleById } from './registry.ts';
import type { SqlRule } from './rule.ts';

/** The parts of a finding that its sentences are made from. */
export type FindingValues = Pick<
  FindingRow,
  | 'rule'
  | 'reported'
  | 'expected'
  | 'difference'
  | 'v1'
  | 'v2'
  | 'v3'
  | 'v4'
  | 't1'
  | 't2'
  | 'quote'
  | 'indicator_name'
  | 'explanation'
>;

const NONE = '—';
const LONGEST = 120;

function decimal(value: number, most: number, lang: Lang): string {
  const format = new Intl.NumberFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    maximumFractionDigits: decimalsHeld(value, most),
  });
  // −0 and the dust of binary fractions are not for readers.
  return format.format(Math.round(value * 1e9) / 1e9 + 0).replace('-', '−');
}

/** Money without loss: 万元 or 亿元 where two decimals hold it exactly, else 元. */
function money(value: number, lang: Lang): string {
  if (lang === 'en') return `${decimal(value, 2, lang)} yuan`;
  const size = Math.abs(value);
  const exact = (scale: number) => Math.abs((value / scale) * 100 - Math.round((value / scale) * 100)) < 1e-6;
  if (size >= 1e8 && exact(1e8)) return `${decimal(value / 1e8, 2, lang)}亿元`;
  if (size >= 1e4 && exact(1e4)) return `${decimal(value / 1e4, 2, lang)}万元`;
  return `${decimal(value, 2, lang)}元`;
}

function clipped(text: string): string {
  const one = text.replaceAll(/\s+/g, ' ').trim();
  return one.length > LONGEST ? `${one.slice(0, LONGEST)}…` : one;
}

const AS: Readonly<Record<string, string>> = {
  money: 'money',
  amount: 'money',
  percent: 'pct',
  rate: 'pct',
  points: 'pts',
};

function show(value: number | null, format: string, lang: Lang): string {
  if (format === 'inferred') {
    if (value === null) return '';
    return lang === 'zh'
      ? `，由合计推定为 ${decimal(value, 3, lang)} 分`
      : `; the sum gives ${decimal(value, 3, lang)}`;
  }
  if (value === null) return NONE;
  if (format.startsWith('abs-')) return show(Math.abs(value), format.slice(4), lang);
  switch (format) {
    case 'money':
      return money(value, lang);
    case 'pct':
      return `${decimal(value * 100, 2, lang)}%`;
    case 'pts':
      return decimal(value, 3, lang);
    case 'ratio':
      return decimal(value, value !== 0 && Math.abs(value) < 0.1 ? 4 : 2, lang);
    case 'year':
      return String(Math.round(value));
    default:
      return decimal(value, 4, lang);
  }
}

const BLANK = '（空）';
/** Words that rules put together themselves, where a sentence is in English. */
const IN_ENGLISH: Readonly<Record<string, string>> = {
  [BLANK]: '(blank)',
  数量: 'quantity',
  质量: 'quality',
  时效: 'timeliness',
  成本: 'cost',
  填表人: 'who filled it in',
  联系电话: 'telephone',
  签字: 'signature',
  盖章: 'stamp',
};

/** A list of a rule's own words (`words`), points without idle decimals (`points`), words told once each (`once`). */
function showText(text: string, format: string | undefined, lang: Lang): string {
  if (lang === 'en' && text === BLANK) return IN_ENGLISH[BLANK] ?? text;
  switch (format) {
    case 'words':
      return lang === 'zh'
        ? text
        : text
            .split('、')
            .map((word) => IN_ENGLISH[word] ?? word)
            .join(', ');
    case 'points':
      return text.replaceAll(/\.0+(?=\/|$)/g, '');
    case 'once':
      return [...new Set(text.split(' '))].join(lang === 'zh' ? '、' : ', ');
    default:
      return text;
  }
}

/**
 * Puts a finding's values into a sentence. `{reported:pct}` names a value and its format (money, pct, pts,
 * num, ratio, year, inferred, abs-money for a
 * distance, or as-t1: the kind that t1 names); `{t1}`, `{t2}`, `{quote}`, `{name}` put
 * text; `{t1:quoted}` puts it in brackets, or nothing when it is empty; for other formats of texts see `showText`.
 */
export function fill(template: string, finding: FindingValues, lang: Lang): string {
  return template.replaceAll(/\{([a-z]+\d?)(?::([a-z0-9-]+))?\}/g, (whole, key: string, format?: string) => {
    switch (key) {
      case 'reported':
      case 'expected':
      case 'difference':
      case 'v1':
      case 'v2':
      case 'v3':
      case 'v4':
        return show(
          finding[key],
          format === 'as-t1' ? (AS[finding.t1 ?? ''] ?? 'num') : (format ?? 'num'),
          lang,
        );
      case 't1':
      case 't2': {
        const text = clipped(finding[key] ?? '');
        if (format !== 'quoted') return text === '' ? NONE : showText(text, format, lang);
        if (text === '') return '';
        return lang === 'zh' ? `（正文：“${text}”）` : ` (the text: “${text}”)`;
      }
      case 'quote':
        return clipped(finding.quote ?? NONE);
      case 'name':
        return clipped(finding.indicator_name ?? NONE);
      default:
        return whole;
    }
  });
}

const NOTHING_SAID = new Set(['', '无', '无。', '无偏差', '无偏差。', '没有', '/', '-', '—', '——']);

/** The unit's own explanation when it gives one; 无 and 无偏差 explain nothing. */
export function explanationOf(finding: Pick<FindingRow, 'explanation'>): string | null {
  const said = (finding.explanation ?? '').trim();
  return NOTHING_SAID.has(said) ? null : said;
}

function sqlRule(id: string): SqlRule | undefined {
  const rule = ruleById(id);
  return rule?.kind === 'sql' ? rule : undefined;
}

/** The formula with the finding's numbers filled in; null where the rule has no arithmetic. */
export function composeFormula(finding: FindingValues): Bilingual | null {
  const filled = sqlRule(finding.rule)?.filled;
  return filled === undefined
    ? null
    : { zh: fill(filled.zh, finding, 'zh'), en: fill(filled.en, finding, 'en') };
}

/** What was seen, in one sentence without its full stop: for lists that lead to the whole message. */
export function composeSaying(finding: FindingValues): Bilingual {
  const rule = sqlRule(finding.rule);
  if (rule === undefined) return { zh: finding.rule, en: finding.rule };
  return { zh: fill(rule.say.zh, finding, 'zh'), en: fill(rule.say.en, finding, 'en') };
}

/** With a full stop, unless the sentence has an end of its own. */
const stopped = (sentence: string, stop: '。' | '.') =>
  /[。！？.!?…][”’）)]*$/u.test(sentence) ? sentence : `${sentence}${stop}`;

/**
 * A finding in words, as a point to verify: what was seen, the sum, the unit's own explanation, and what else
 * could explain it. Never a verdict.
 */
export function composeMessage(finding: FindingValues): Bilingual {
  const rule = sqlRule(finding.rule);
  if (rule === undefined) return { zh: finding.rule, en: finding.rule };
  const formula = composeFormula(finding);
  const said = explanationOf(finding);
  const zh = [
    stopped(`待核实：${fill(rule.say.zh, finding, 'zh')}`, '。'),
    formula === null ? '' : `计算：${formula.zh}。`,
    rule.judges ? '本条按字面判断，仅供参考。' : '',
    said === null ? '' : stopped(`单位说明：${clipped(said)}`, '。'),
    rule.otherwise === undefined ? '' : `另一种可能：${rule.otherwise.zh}。`,
  ];
  const en = [
    stopped(`To verify: ${fill(rule.say.en, finding, 'en')}`, '.'),
    formula === null ? '' : `Calculation: ${formula.en}.`,
    rule.judges ? 'Judged by wording; for orientation only.' : '',
    said === null ? '' : stopped(`The unit says: ${clipped(said)}`, '.'),
    rule.otherwise === undefined ? '' : `Another explanation: ${rule.otherwise.en}.`,
  ];
  const joined = (parts: readonly string[], space: string) => parts.filter((part) => part !== '').join(space);
  return { zh: joined(zh, ''), en: joined(en, ' ') };
}
