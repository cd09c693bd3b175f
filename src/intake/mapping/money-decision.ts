import type { FlatSource } from '../readers/flat-source.ts';
import type { Decision, Problem } from '../types.ts';
import { MONEY_POWER, type MoneyUnit, moneyUnitName } from '../values/money.ts';
import { readMoney } from './amounts.ts';
import type { FlatRecord } from './flat-record.ts';
import type { Mapping } from './mapping.ts';

/** The decision id under which a source's money unit is answered. */
export function moneyUnitId(source: FlatSource): string {
  return `money-unit:${source.file}:${source.sheet}`;
}

/** The question for the unit of amounts that no heading states; null when it is known or there are none. */
export function moneyDecision(
  source: FlatSource,
  mapping: Mapping,
  sample: FlatRecord | null,
): { readonly decision: Decision; readonly problem: Problem } | null {
  if (mapping.moneyUnitBasis !== 'assumed') return null;
  const field = sample?.budget?.value ? 'budget' : 'executed';
  const cell = sample?.[field];
  if (!sample || !cell?.value) return null;
  const style = mapping.columns.find((column) => column.field === field)?.style ?? 'point';
  const inUnit = (unit: MoneyUnit): string => {
    const figure = readMoney(cell.raw, unit, style);
    const value = figure.kind === 'value' ? figure.value : null;
    return `${cell.raw} → ${value?.toLocaleString('en-US', { maximumFractionDigits: 2 }) ?? '—'}`;
  };
  const units = Object.keys(MONEY_POWER) as MoneyUnit[];
  const question = {
    zh: `“${source.file}”没有注明金额单位，以哪种单位读取？`,
    en: `“${source.file}” states no money unit: which one is it?`,
  };
  return {
    decision: {
      id: moneyUnitId(source),
      kind: 'money-unit',
      question,
      options: units.map((unit) => ({ id: unit, label: moneyUnitName(unit), example: inUnit(unit) })),
      proposed: mapping.moneyUnit,
      reason: {
        zh: `列名和表题都没有单位，暂按${mapping.moneyUnit}读取`,
        en: `No heading states one; read as ${mapping.moneyUnit} for now`,
      },
      locators: [sample.locator],
    },
    problem: {
      file: source.file,
      place: sample.locator,
      column: null,
      value: cell.raw,
      kind: 'money-unit',
      message: question,
      remedy: {
        zh: '请选定单位（命令行：--money-unit 万元 等）；选定前按原数读取',
        en: 'Choose the unit (command line: --money-unit 万元 and so on); until then the numbers are read as they stand',
      },
      severity: 'ask',
    },
  };
}
