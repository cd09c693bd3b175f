import type { Bilingual } from '../../model/schema.ts';
import type { Answers, Decision, Problem } from '../types.ts';
import { toHalfWidth, unbroken } from '../values/characters.ts';
import { MONEY_POWER, type MoneyUnit } from '../values/money.ts';
import { plainDecimal, shiftDecimal } from '../values/numbers.ts';
import type { FormReading } from './form.ts';
import type { FundRole } from './labels.ts';

export interface UnitRuling {
  /** The unit that money cells without a unit of their own are read in. */
  readonly unit: MoneyUnit;
  readonly declared: MoneyUnit | null;
  /** Why the unit differs from the declared one, or why it is in doubt; null when nothing is. */
  readonly reason: Bilingual | null;
  readonly confidence: number;
}

export interface MoneyRulings {
  readonly byForm: ReadonlyMap<FormReading, UnitRuling>;
  readonly decisions: readonly Decision[];
  readonly problems: readonly Problem[];
  /** The unit for money cells of the file that no form declares (base data tables). */
  readonly fileUnit: MoneyUnit | null;
}

interface Mention {
  readonly text: string;
  readonly yuan: number;
  /** Half of the last printed place, in 元. */
  readonly tolerance: number;
  readonly locator: string;
}

const AMOUNT_ROLES: readonly FundRole[] = ['initial', 'adjusted', 'executed'];
const MENTION = /(\d[\d,]*(?:\.\d+)?)\s*(亿元|万元|千元|元|亿|万(?=[，。,；;、）)\s]|$))/g;

/** Every amount with its unit that a text states: 115.91万元. */
function moneyMentions(text: string, locator: string): readonly Mention[] {
  const result: Mention[] = [];
  for (const match of toHalfWidth(text).matchAll(MENTION)) {
    const digits = plainDecimal(match[1] ?? '');
    const unit =
      match[2] === '亿' ? '亿元' : match[2] === '万' ? '万元' : (match[2] as MoneyUnit | undefined);
    if (digits === null || unit === undefined) continue;
    const power = MONEY_POWER[unit];
    const yuan = shiftDecimal(digits, power);
    if (yuan === null || yuan === 0) continue;
    const places = digits.split('.')[1]?.length ?? 0;
    result.push({ text: match[0].trim(), yuan, tolerance: 0.5 * 10 ** (power - places), locator });
  }
  return result;
}

interface BareAmount {
  readonly digits: string;
  readonly number: number;
  readonly locator: string;
}

/** Money cells of a form that print no unit of their own. */
function bareAmounts(form: FormReading): readonly BareAmount[] {
  return (form.funds?.lines ?? []).flatMap((line) =>
    AMOUNT_ROLES.flatMap((role) => {
      const cell = line.cells.get(role);
      const digits = cell === undefined ? null : plainDecimal(unbroken(cell.text) ?? '');
      return cell === undefined || digits === null || Number(digits) === 0
        ? []
        : [{ digits, number: Number(digits), locator: cell.locator }];
    }),
  );
}

function confirmations(
  amounts: readonly BareAmount[],
  unit: MoneyUnit,
  mentions: readonly Mention[],
): readonly { amount: BareAmount; mention: Mention }[] {
  return amounts.flatMap((amount) => {
    const yuan = shiftDecimal(amount.digits, MONEY_POWER[unit]) ?? 0;
    const mention = mentions.find(
      (each) => Math.abs(each.yuan - yuan) <= each.tolerance + 0.005 && each.tolerance < each.yuan / 20,
    );
    return mention === undefined ? [] : [{ amount, mention }];
  });
}

/** Sizes that no 万元 cell of a unit's form has: a hundred million and cents, or hundreds of millions. */
function tooLarge(amounts: readonly BareAmount[]): boolean {
  return amounts.some(
    (amount) => (amount.number >= 1e4 && /\.\d{2}$/.test(amount.digits)) || amount.number >= 3e4,
  );
}

const MONEY_DECISION = 'money-unit';

/**
 * Settles the unit of money for a whole file. A form's declared unit holds unless its sizes cannot be
 * meant; then amounts that the file itself states with a unit decide, or a person is asked once.
 */
export function ruleMoney(
  file: string,
  forms: readonly FormReading[],
  texts: readonly { readonly text: string; readonly locator: string }[],
  answers: Answers,
): MoneyRulings {
  const byForm = new Map<FormReading, UnitRuling>();
  const suspects = forms.filter(
    (form) => (form.declaredUnit ?? '万元') === '万元' && tooLarge(bareAmounts(form)),
  );
  for (const form of forms) {
    byForm.set(form, {
      unit: form.declaredUnit ?? '万元',
      declared: form.declaredUnit,
      reason: null,
      confidence: form.declaredUnit === null ? 0.6 : 0.97,
    });
  }
  const problems: Problem[] = [];
  const decisions: Decision[] = [];
  for (const form of forms) {
    if (form.declaredUnit !== null || bareAmounts(form).length === 0 || suspects.includes(form)) continue;
    problems.push({
      file,
      place: form.locator,
      column: 'evaluation.declared_money_unit',
      value: null,
      kind: 'money-unit-missing',
      message: {
        zh: '表上没有标注金额单位，暂按万元读取',
        en: 'The form names no money unit; read as 万元 for now',
      },
      remedy: {
        zh: '请核对金额，或导入时指定单位',
        en: 'Check the amounts, or name the unit when importing',
      },
      severity: 'warning',
    });
  }
  if (suspects.length === 0) {
    return { byForm, decisions, problems, fileUnit: forms[0]?.declaredUnit ?? null };
  }

  const mentions = texts.flatMap((each) => moneyMentions(each.text, each.locator));
  const amounts = suspects.flatMap(bareAmounts);
  const asYuan = confirmations(amounts, '元', mentions);
  const asWan = confirmations(amounts, '万元', mentions);
  const proof = asYuan[0];
  const decisive = proof !== undefined && asWan.length === 0;
  const answer = answers[MONEY_DECISION];
  const chosen: MoneyUnit | null = answer === '元' || answer === '万元' ? answer : decisive ? '元' : null;
  const sample = [...amounts].sort((a, b) => b.number - a.number)[0];
  const evidence: Bilingual =
    proof === undefined
      ? {
          zh: `表头标注万元，但金额达${sample?.digits ?? ''}，按万元计过大；文中没有可对照的金额`,
          en: `The header says 万元, yet an amount reads ${sample?.digits ?? ''}, too large in that unit; the file states no amount to compare with`,
        }
      : {
          zh: `表头标注万元，但${proof.amount.digits}与文中所述${proof.mention.text}（${proof.mention.locator}）只有按元计才相符`,
          en: `The header says 万元, but ${proof.amount.digits} agrees with ${proof.mention.text} stated at ${proof.mention.locator} only when read in 元`,
        };
  const reason: Bilingual =
    answer === undefined
      ? evidence
      : {
          zh: `由使用者核定为${answer}；${evidence.zh}`,
          en: `Settled as ${answer} by the user; ${evidence.en}`,
        };
  for (const form of suspects) {
    byForm.set(form, {
      unit: chosen ?? '万元',
      declared: form.declaredUnit,
      reason: chosen === '万元' && answer === undefined ? null : reason,
      confidence: answer !== undefined ? 1 : decisive ? 0.9 : 0.4,
    });
  }
  const show = (unit: MoneyUnit): string =>
    sample === undefined
      ? ''
      : `${sample.digits} → ${shiftDecimal(sample.digits, MONEY_POWER[unit])?.toLocaleString('en-US') ?? ''} 元`;
  decisions.push({
    id: MONEY_DECISION,
    kind: 'money-unit',
    question: {
      zh: '金额的单位是万元还是元？',
      en: 'Are the amounts in 万元 (ten thousand yuan) or in 元 (yuan)?',
    },
    options: [
      { id: '元', label: { zh: '元', en: '元 (yuan)' }, example: show('元') },
      {
        id: '万元',
        label: { zh: '万元（表头标注）', en: '万元 (as the header says)' },
        example: show('万元'),
      },
    ],
    proposed: chosen,
    reason,
    locators: suspects.map((form) => form.locator),
  });
  problems.push({
    file,
    place: suspects.map((form) => form.locator).join(', '),
    column: 'fund_line.money_unit_resolved',
    value: sample?.digits ?? null,
    kind: 'money-unit',
    message: reason,
    remedy: decisive
      ? {
          zh: '已按元读取；如有误，请为本文件改选万元',
          en: 'Read in 元; choose 万元 for this file if that is wrong',
        }
      : { zh: '请为本文件选定金额单位', en: 'Choose the money unit for this file' },
    severity: chosen === null ? 'ask' : 'warning',
  });
  return { byForm, decisions, problems, fileUnit: chosen };
}
