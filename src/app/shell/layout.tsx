import { useEffect, useMemo } from 'react';
import { Outlet, useLocation, useRouteLoaderData } from 'react-router';
import { useLanguage, useTexts } from '../language.ts';
import { DatasetContext, NO_SITE_DATA, type SiteData, SiteDataContext } from '../session/choices.ts';
import { useStartInBackground } from '../session/start-in-background.ts';
import { markMoment } from '../session/timeline.ts';
import { useChoices, useKnownValues } from '../session/use-choices.ts';
import { shell as en } from '../text/en/shell.ts';
import { shell as zh } from '../text/zh/shell.ts';
import { KnownValuesContext, NO_PARAMETERS, useUrlState } from '../url-state/use-url-state.ts';
import { DatasetBanner } from './dataset-banner.tsx';
import styles from './layout.module.css';
import { SiteHeader } from './site-header.tsx';

/** What surrounds every screen: skip link, navigation, the banner of the data set, footer; it starts the engine in the background. */
export default function ShellLayout() {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const site = useRouteLoaderData<SiteData>('root') ?? NO_SITE_DATA;
  const url = useUrlState(NO_PARAMETERS);
  const choices = useChoices(site, url.dataset);
  const known = useKnownValues(choices);
  const inView = useMemo(() => ({ ...site, choices }), [site, choices]);
  useStartInBackground(url.dataset);
  useFocusOnNavigation();
  useEffect(() => markMoment('alive'), []);
  return (
    <SiteDataContext value={inView}>
      <a className={styles.skip} href="#content">
        {text.skip}
      </a>
      <SiteHeader filters={url.filters} dataset={url.dataset} />
      <DatasetBanner dataset={url.dataset} offered={site.datasets} onChoose={url.setDataset} />
      <noscript>
        <p className={styles.noScript}>{text.noScript}</p>
      </noscript>
      <main id="content" tabIndex={-1} className={styles.main}>
        <KnownValuesContext value={known}>
          <DatasetContext value={url.dataset}>
            <Outlet />
          </DatasetContext>
        </KnownValuesContext>
      </main>
      <footer className={styles.footer} lang={lang === 'zh' ? 'zh-CN' : 'en'}>
        <p>{text.footer}</p>
      </footer>
    </SiteDataContext>
  );
}

/** After a change of screen the reader's focus goes to its content, as a page load would do. */
function useFocusOnNavigation(): void {
  const { pathname } = useLocation();
  useEffect(() => {
    if (pathname === entered) return;
    const first = entered === null;
    entered = pathname;
    if (!first) document.getElementById('content')?.focus({ preventScroll: true });
  }, [pathname]);
}

let entered: string | null = null;
