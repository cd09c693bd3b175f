import { Link, useLocation } from 'react-router';
import { useHydrated } from '../../app/hydrated.ts';
import { pathInLanguage, pathWithoutLanguage, useLanguage } from '../../app/language.ts';
import { screenById } from '../../app/screens.ts';
import { classNames } from '../../app/ui/class-names.ts';
import { parseUrl, sharedSearch } from '../../app/url-state/url-state.ts';
import styles from './data-nav.module.css';

const TEXT = { zh: '数据的几个页面', en: 'Pages about the data' } as const;
const SCREENS = ['data', 'console', 'import'] as const;

/** The pages about the data itself, side by side; those that do not exist are not named. */
export function DataNav() {
  const lang = useLanguage();
  const { pathname, search } = useLocation();
  const here = pathWithoutLanguage(pathname).replace(/^\/|\/$/g, '');
  const hydrated = useHydrated();
  const { filters, dataset } = parseUrl(new URLSearchParams(hydrated ? search : ''), {});
  const shared = sharedSearch(filters, dataset);
  return (
    <nav aria-label={TEXT[lang]} className={styles.nav}>
      <ul>
        {SCREENS.flatMap((id) => {
          const screen = screenById(id);
          if (screen === null) return [];
          return [
            <li key={id}>
              <Link
                to={{ pathname: pathInLanguage(screen.path, lang), search: shared }}
                aria-current={screen.path === here ? 'page' : undefined}
                className={classNames(styles.link)}
              >
                {screen.name[lang]}
              </Link>
            </li>,
          ];
        })}
      </ul>
    </nav>
  );
}
