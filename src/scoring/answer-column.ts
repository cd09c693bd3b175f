import type { AnswerColumn, ValueUnit } from '../questions/types.ts';

/** A column of an answer; what scoring tells is mostly unknown for some form. */
export function column(name: string, zh: string, en: string, unit: ValueUnit, nullable = true): AnswerColumn {
  return { name, title: { zh, en }, unit, nullable };
}
