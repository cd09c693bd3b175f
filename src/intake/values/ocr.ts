import type { Bilingual } from '../../model/schema.ts';

export interface Slip {
  readonly before: string;
  readonly after: string;
  readonly reason: Bilingual;
}

interface SlipRule {
  readonly pattern: RegExp;
  readonly replace: string;
  readonly reason: Bilingual;
}

/** What optical reading confuses in forms; each only where the neighbours leave no other sense. */
const RULES: readonly SlipRule[] = [
  {
    pattern: /万[兀冗无兄](?=[)）\s]|$)/g,
    replace: '万元',
    reason: { zh: '“元”被识别为形近字', en: '元 was read as a look-alike character' },
  },
  {
    pattern: /项(?:Fl|Ff|F1|目l|曰|日)(?=[\u4e00-\u9fff（(])/g,
    replace: '项目',
    reason: { zh: '“目”被识别为拉丁字母或形近字', en: '目 was read as Latin letters or a look-alike' },
  },
  {
    pattern: /顼目/g,
    replace: '项目',
    reason: { zh: '“项”被识别为形近字', en: '项 was read as a look-alike character' },
  },
];

/** Proposed repairs of labels and unit words; the text itself is changed by the caller, with a mark. */
export function labelSlips(text: string): { readonly text: string; readonly slips: readonly Slip[] } {
  const slips: Slip[] = [];
  let result = text;
  for (const rule of RULES) {
    result = result.replace(rule.pattern, (before) => {
      slips.push({ before, after: rule.replace, reason: rule.reason });
      return rule.replace;
    });
  }
  return { text: result, slips };
}

/**
 * A number in which letters stand for digits (`IO` for 10, `2O`, `l5`); null when the text is a plain
 * number already or cannot be one. The caller marks the value as repaired.
 */
export function digitSlip(raw: string): Slip | null {
  const text = raw.trim();
  if (!/^[0-9IOoLlSBZ|.]{1,9}%?$/.test(text) || /^[\d.]+%?$/.test(text)) return null;
  const after = text
    .replace(/[Oo]/g, '0')
    .replace(/[IlL|]/g, '1')
    .replace(/S/g, '5')
    .replace(/B/g, '8')
    .replace(/Z/g, '2');
  if (!/^\d+(?:\.\d+)?%?$/.test(after)) return null;
  return {
    before: text,
    after,
    reason: {
      zh: '字母 O、I、l 等按数字 0、1 识读',
      en: 'the letters O, I, l were read as the digits 0 and 1',
    },
  };
}

/**
 * A number whose leading digits are damaged (`M.8万元`) beside a sound twin that ends alike (`14.8万元`).
 * Returns the twin as a proposal, or null when the twin does not fit.
 */
export function twinSlip(damaged: string, twin: string): Slip | null {
  const tail = /^[^\d]{1,2}(\.\d+.*)$/.exec(damaged.trim())?.[1];
  if (tail === undefined || !twin.trim().endsWith(tail) || !/^\d/.test(twin.trim())) return null;
  return {
    before: damaged.trim(),
    after: twin.trim(),
    reason: {
      zh: '首位数字无法识读，按同一行另一栏的相同尾数建议',
      en: 'the leading digits are unreadable; proposed from the other column of the row, which ends alike',
    },
  };
}
