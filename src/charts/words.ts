import type { Bilingual } from '../model/schema.ts';

/** Words that several charts share. */
export const WORDS = {
  project: { zh: '项目', en: 'Project' },
  name: { zh: '名称', en: 'Name' },
  unit: { zh: '单位', en: 'Unit' },
  year: { zh: '年度', en: 'Year' },
  forms: { zh: '自评表（份）', en: 'Forms' },
  rate: { zh: '执行率', en: 'Execution rate' },
  budget: { zh: '全年预算数', en: 'Full-year budget' },
  initial: { zh: '年初预算数', en: 'Initial budget' },
  executed: { zh: '全年执行数', en: 'Executed' },
  unspent: { zh: '未用资金', en: 'Unspent' },
  score: { zh: '自评得分', en: 'Self-reported score' },
  scoreShare: { zh: '得分率', en: 'Share of points' },
  cumulative: { zh: '累计占比', en: 'Cumulative share' },
  share: { zh: '占比', en: 'Share' },
  noRate: { zh: '无执行率', en: 'no rate' },
} as const satisfies Record<string, Bilingual>;
