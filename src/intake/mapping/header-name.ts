import { toHalfWidth } from '../values/characters.ts';
import { declaredMoneyUnit, type MoneyUnit } from '../values/money.ts';
import { toSimplified } from '../values/traditional.ts';
import { headerYear } from './years.ts';

export interface HeaderName {
  /** As shown: blanks tidied, and told apart from its twins: `COMPROMISOS 2025 (2)`. */
  readonly shown: string;
  /** Without year, unit, case, accents, blanks and signs: what synonyms are compared with. */
  readonly core: string;
  readonly year: number | null;
  readonly moneyUnit: MoneyUnit | null;
  readonly hasPercent: boolean;
}

/** Reads the names of all columns; twins are numbered in the order they stand. */
export function readHeaders(cells: readonly string[]): readonly HeaderName[] {
  const seen = new Map<string, number>();
  return cells.map((cell) => {
    const tidy = cell.replace(/\s+/gu, ' ').trim();
    const times = (seen.get(tidy) ?? 0) + 1;
    seen.set(tidy, times);
    const dated = headerYear(tidy);
    return {
      shown: times > 1 && tidy !== '' ? `${tidy} (${times})` : tidy,
      core: nameCore(dated?.rest ?? tidy),
      year: dated?.year ?? null,
      moneyUnit: headerMoneyUnit(tidy),
      hasPercent: /[%％]/u.test(tidy),
    };
  });
}

/** The comparable part of a name: `预算数（万元）` → 预算数, `Ejecución` → ejecucion. */
export function nameCore(text: string): string {
  return toSimplified(toHalfWidth(text))
    .replace(/[(（[【][^()（）[\]【】]*[)）\]】]/gu, '')
    .normalize('NFKD')
    .replace(/(?<=[a-z])[\u0300-\u036f]/giu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_\-–—.,:;：；、/\\*#"'“”|]+/gu, '');
}

function headerMoneyUnit(text: string): MoneyUnit | null {
  const spelled = /(百万円|千円|亿元|億元|万元|萬元|千元)/u.exec(text)?.[1];
  if (spelled) return declaredMoneyUnit(`（${spelled}）`);
  const english =
    /(?:\bin|\bunit:?|[(（])\s*(?:rmb |cny )?(10k yuan|10,?000 yuan|ten thousand yuan|million yen|thousand yen|yen|yuan|rmb|cny|pesos?)\b/iu
      .exec(text)?.[1]
      ?.toLowerCase();
  if (english?.includes('million yen')) return '百万円';
  if (english?.includes('thousand yen')) return '千円';
  if (english === 'yen') return '円';
  if (english?.startsWith('peso')) return 'peso';
  if (english === 'yuan' || english === 'rmb' || english === 'cny') return '元';
  return english ? '万元' : declaredMoneyUnit(text);
}

/** A column's name without the number that tells it from its twins. */
export function printedName(header: string): string {
  return header.replace(/ \(\d+\)$/u, '');
}
