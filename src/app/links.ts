import type { Lang } from '../model/schema.ts';
import { pathInLanguage } from './language.ts';
import { screenById } from './screens.ts';

function detailLink(screen: string, id: string, lang: Lang, search: string): string | null {
  const entry = screenById(screen);
  if (entry === null) return null;
  const path = entry.path.replace(/:[^/]+/, encodeURIComponent(id));
  return pathInLanguage(path, lang) + search;
}

/** The page of a form; null while there is no such screen, so that no link leads nowhere. */
export function formLink(evaluationId: string, lang: Lang, search = ''): string | null {
  return detailLink('form', evaluationId, lang, search);
}

export function unitLink(unitId: string, lang: Lang, search = ''): string | null {
  return detailLink('unit', unitId, lang, search);
}

export function projectLink(projectId: string, lang: Lang, search = ''): string | null {
  return detailLink('project', projectId, lang, search);
}
