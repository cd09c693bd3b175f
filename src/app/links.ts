import type { Lang } from '../model/schema.ts';
import { pathInLanguage } from './language.ts';
import { screenById } from './screens.ts';

/**
 * A page was built for each row of the published package. What is only in the engine (simulated or imported
 * data, told by `data` in the search) is shown by the page without a parameter: `/form?id=…`.
 */
function detailLink(screen: string, id: string, lang: Lang, search: string): string | null {
  const entry = screenById(screen);
  if (entry === null) return null;
  const shared = new URLSearchParams(search);
  if (shared.has('data')) {
    const generic = entry.path.replace(/\/:[^/]+/, '');
    const rest = search.replace(/^\?/, '');
    return `${pathInLanguage(generic, lang)}?id=${encodeURIComponent(id)}&${rest}`;
  }
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

/** A screen without a parameter, with the filters in view. */
export function screenLink(screen: string, lang: Lang, search = ''): string | null {
  const entry = screenById(screen);
  return entry === null ? null : pathInLanguage(entry.path, lang) + search;
}
