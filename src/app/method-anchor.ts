import type { Lang } from '../model/schema.ts';
import { pathInLanguage } from './language.ts';

/** What has an entry on the page of definitions. */
export type MethodKind = 'metric' | 'dimension' | 'profile' | 'rule' | 'judgement' | 'term' | 'topic';

/** The anchor of an entry on the page of definitions: `metric-execution_rate`, `rule-A01`. */
export function methodAnchor(kind: MethodKind, id: string): string {
  return `${kind}-${id}`;
}

/** The address of an entry, for links from tooltips, cards and tables. */
export function methodPath(kind: MethodKind, id: string, lang: Lang): string {
  return `${pathInLanguage('methods', lang)}/#${methodAnchor(kind, id)}`;
}
