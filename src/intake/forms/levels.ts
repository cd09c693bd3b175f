import type { IndicatorRow } from '../../model/rows.gen.ts';
import { remember } from '../values/remember.ts';
import { labelCore } from './labels.ts';

export type Level1 = IndicatorRow['level1'];
export type Level2 = NonNullable<IndicatorRow['level2']>;

const LEVEL1: readonly (readonly [Level1, RegExp])[] = [
  ['output', /^(?:项目)?产出(?:指标|绩效)?$/],
  ['benefit', /^(?:项目)?(?:效益|效果)(?:指标|绩效)?$/],
  ['satisfaction', /^满意度?(?:指标)?$/],
  [
    'other',
    /^(?:项目)?(?:决策|管理|过程|投入|预算执行|履职效能|运行成本|管理效率|部门管理|履职效果|可持续性)(?:指标|情况)?$/,
  ],
];

const LEVEL2: readonly (readonly [Level2, RegExp])[] = [
  ['quantity', /^(?:产出)?数量(?:指标)?$/],
  ['quality', /^(?:产出)?质量(?:指标)?$/],
  ['timeliness', /^(?:产出)?(?:时效|进度)(?:指标)?$/],
  ['cost', /^(?:产出|经济|社会|生态|环境|生态环境)?成本(?:指标)?$/],
  ['economic', /^经济(?:效益|效果|影响)(?:指标)?$/],
  ['social', /^社会(?:效益|效果|影响)(?:指标)?$/],
  ['ecological', /^(?:生态|环境|生态环境)(?:效益|效果|影响)(?:指标)?$/],
  ['sustainable', /^可持续(?:性|发展)?(?:影响|效益)?(?:指标)?$/],
  [
    'satisfaction',
    /^(?:服务对象|社会公众|公众|群众|受益对象|受益群体|受益群众|服务对象和受益者|社会公众或服务对象|服务对象或社会公众)?满意度?(?:指标)?$/,
  ],
];

/** The level-1 block that a label opens: 产出指标 (40分) → output. */
export const level1Of: (text: string) => Level1 | null = remember((text) => match(LEVEL1, text));

function match<L>(levels: readonly (readonly [L, RegExp])[], text: string): L | null {
  if (text.length > 40) return null;
  const core = labelCore(text);
  for (const [level, pattern] of levels) if (pattern.test(core)) return level;
  return null;
}

/** 成本指标 opens a block of its own only where a level-2 label of cost stands beside it. */
export function opensCost(level1: string, level2: string | null): boolean {
  return /^成本指标$/.test(labelCore(level1)) && level2 !== null && level2Of(level2) === 'cost';
}

/** The level-2 class of a label; null when it is none of the standard ones. */
export const level2Of: (text: string) => Level2 | null = remember((text) => match(LEVEL2, text));

/** A level-2 label beyond doubt: it says 指标, or is a bare standard class that no indicator is named after. */
export function isPlainLevel2(text: string): boolean {
  const core = labelCore(text);
  return level2Of(text) !== null && (/指标$/.test(core) || !/满意/.test(core));
}

/** The level-1 block that a level-2 class belongs to by the national scheme. */
export const HOME: Readonly<Record<Level2, Level1 | null>> = {
  quantity: 'output',
  quality: 'output',
  timeliness: 'output',
  cost: 'output',
  economic: 'benefit',
  social: 'benefit',
  ecological: 'benefit',
  sustainable: 'benefit',
  satisfaction: 'satisfaction',
  other: null,
};
