import { useLocation } from 'react-router';
import type { Lang } from '../model/schema.ts';

/** The language of a path below the base: `/en` and everything below it is English, the rest Chinese. */
export function languageOfPath(pathname: string): Lang {
  return pathname === '/en' || pathname.startsWith('/en/') ? 'en' : 'zh';
}

/** The path of a screen in a language; `path` has no language prefix and may begin with a slash or not. */
export function pathInLanguage(path: string, lang: Lang): string {
  const inner = path.replace(/^\/+/, '').replace(/\/+$/, '');
  if (lang === 'zh') return `/${inner}`;
  return inner === '' ? '/en' : `/en/${inner}`;
}

/** The path without its language prefix: `/en/execution` and `/execution` are both `/execution`. */
export function pathWithoutLanguage(pathname: string): string {
  const inner = languageOfPath(pathname) === 'en' ? pathname.slice(3) : pathname;
  return inner === '' ? '/' : inner;
}

export function useLanguage(): Lang {
  return languageOfPath(useLocation().pathname);
}

/** Picks the dictionary of the page's language; both are of one shape, which the compiler holds. */
export function useTexts<T>(dictionaries: { readonly zh: T; readonly en: T }): T {
  return dictionaries[useLanguage()];
}
