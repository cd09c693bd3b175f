import { useEffect, useRef } from 'react';
import { Link, NavLink, useLocation } from 'react-router';
import type { Filters } from '../../questions/types.ts';
import { pathInLanguage, pathWithoutLanguage, useLanguage, useTexts } from '../language.ts';
import { SCREENS } from '../screens.ts';
import { shell as en } from '../text/en/shell.ts';
import { shell as zh } from '../text/zh/shell.ts';
import { useTheme } from '../theme/theme.ts';
import { LANGUAGE_KEY } from '../theme/theme-script.ts';
import { classNames } from '../ui/class-names.ts';
import { type DatasetId, sharedSearch } from '../url-state/url-state.ts';
import styles from './site-header.module.css';

/** Name, navigation, language and theme. Links carry the filters along, so that every screen shows the same selection. */
export function SiteHeader({ filters, dataset }: { readonly filters: Filters; readonly dataset: DatasetId }) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const { pathname, search } = useLocation();
  const links = useShownLink(pathname);
  const shared = sharedSearch(filters, dataset);
  const other = lang === 'zh' ? 'en' : 'zh';
  const link = (place: 'main' | 'aside') =>
    SCREENS.filter((screen) => screen.place === place).map((screen) => (
      <li key={screen.id}>
        <NavLink
          to={{ pathname: pathInLanguage(screen.path, lang), search: shared }}
          end={screen.path === ''}
          className={classNames(styles.link)}
        >
          {screen.name[lang]}
        </NavLink>
      </li>
    ));
  return (
    <header className={styles.header}>
      <div className={styles.inner}>
        <Link to={{ pathname: pathInLanguage('', lang), search: shared }} className={styles.brand}>
          {text.siteName}
        </Link>
        <nav aria-label={text.navigation} className={styles.nav}>
          <ul ref={links} className={styles.links}>
            {link('main')}
          </ul>
        </nav>
        <ul className={styles.aside}>
          {link('aside')}
          <li>
            <ThemeSwitch />
          </li>
          <li>
            <Link
              to={{ pathname: pathInLanguage(pathWithoutLanguage(pathname), other), search }}
              className={styles.link}
              hrefLang={other === 'zh' ? 'zh-CN' : 'en'}
              lang={other === 'zh' ? 'zh-CN' : 'en'}
              onClick={() => remember(other)}
            >
              {text.otherLanguage}
            </Link>
          </li>
        </ul>
      </div>
    </header>
  );
}

/** Where the navigation scrolls sideways, the screen that is open is brought into its view. */
function useShownLink(pathname: string) {
  const links = useRef<HTMLUListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen has another link
  useEffect(() => {
    const list = links.current;
    const open = list?.querySelector('[aria-current="page"]');
    if (list === null || open === null || open === undefined) return;
    const [row, link] = [list.getBoundingClientRect(), open.getBoundingClientRect()];
    list.scrollLeft += link.left - row.left - (row.width - link.width) / 2;
  }, [pathname]);
  return links;
}

function remember(lang: string): void {
  try {
    localStorage.setItem(LANGUAGE_KEY, lang);
  } catch {
    // Storage may be closed: the language then stands in the address alone.
  }
}

function ThemeSwitch() {
  const text = useTexts({ zh, en });
  const [theme, setTheme] = useTheme();
  const label = theme === 'dark' ? text.themeLight : text.themeDark;
  return (
    <button
      type="button"
      className={styles.theme}
      aria-label={label}
      title={label}
      onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
    >
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        <circle cx="10" cy="10" r="7.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M10 2.75a7.25 7.25 0 0 1 0 14.5z" fill="currentColor" />
      </svg>
    </button>
  );
}
