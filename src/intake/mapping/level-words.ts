import type { IndicatorRow } from '../../model/rows.gen.ts';
import { HOME, type Level1, type Level2, level1Of, level2Of } from '../forms/levels.ts';
import { nameCore } from './header-name.ts';

/** Level words of other languages and of flat lists, beside those the forms print. */
const LEVEL1_WORDS: Readonly<Record<string, Level1>> = {
  アウトプット: 'output',
  活動指標: 'output',
  アウトカム: 'benefit',
  成果指標: 'benefit',
  output: 'output',
  outputs: 'output',
  producto: 'output',
  gestion: 'other',
  outcome: 'benefit',
  outcomes: 'benefit',
  benefit: 'benefit',
  impact: 'benefit',
  resultado: 'benefit',
  impacto: 'benefit',
  satisfaction: 'satisfaction',
  satisfaccion: 'satisfaction',
  cost: 'cost',
  costo: 'cost',
  成本: 'cost',
  成本指标: 'cost',
};

const LEVEL2_WORDS: Readonly<Record<string, Level2>> = {
  quantity: 'quantity',
  quality: 'quality',
  timeliness: 'timeliness',
  cost: 'cost',
  economic: 'economic',
  social: 'social',
  ecological: 'ecological',
  environmental: 'ecological',
  sustainable: 'sustainable',
  satisfaction: 'satisfaction',
};

const normalised = <V>(words: Readonly<Record<string, V>>): ReadonlyMap<string, V> =>
  new Map(Object.entries(words).map(([word, value]) => [nameCore(word), value]));
const BY_LEVEL1 = normalised(LEVEL1_WORDS);
const BY_LEVEL2 = normalised(LEVEL2_WORDS);

/** The levels of an indicator row, the first from the second where only that is written. */
export function readLevels(level1: string, level2: string): { level1: Level1; level2: Level2 | null } {
  const second = level2Of(level2) ?? BY_LEVEL2.get(nameCore(level2)) ?? level2Of(level1);
  const first = level1Of(level1) ?? BY_LEVEL1.get(nameCore(level1)) ?? (second ? HOME[second] : null);
  return { level1: first ?? 'other', level2: second };
}

const NATURES: Readonly<Record<string, NonNullable<IndicatorRow['nature']>>> = {
  '≥': '≥',
  '>=': '≥',
  '>': '≥',
  正向: '≥',
  正向指标: '≥',
  大于等于: '≥',
  i: '≥',
  '≤': '≤',
  '<=': '≤',
  '<': '≤',
  反向: '≤',
  反向指标: '≤',
  小于等于: '≤',
  '=': '=',
  '＝': '=',
  等于: '=',
  定性: 'qualitative',
  定性指标: 'qualitative',
  qualitative: 'qualitative',
};

/** The nature a cell states; null for every other wording. */
export function readNature(raw: string): IndicatorRow['nature'] {
  return NATURES[raw.trim().toLowerCase()] ?? null;
}
