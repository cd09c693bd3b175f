import type { ReactNode } from 'react';
import {
  type ClientLoaderFunctionArgs,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useLocation,
} from 'react-router';
import './app/tokens.css';
import './app/base.css';
import { languageOfPath } from './app/language.ts';
import { NO_SITE_DATA, type SiteData } from './app/session/choices.ts';
import { headScript } from './app/theme/theme-script.ts';

export { RootErrorBoundary as ErrorBoundary } from './app/shell/root-error.tsx';
export { RootFallback as HydrateFallback } from './app/shell/root-fallback.tsx';

/** Runs at build time: the choices of the filter bar go into every page. */
export async function loader(): Promise<SiteData> {
  const { siteData } = await import('./publish/site-data.ts');
  return siteData();
}

/** Pages that were not prerendered have no site data in their HTML; the engine gives it later. */
export async function clientLoader({ serverLoader }: ClientLoaderFunctionArgs): Promise<SiteData> {
  try {
    return await serverLoader<SiteData>();
  } catch {
    return NO_SITE_DATA;
  }
}

export function shouldRevalidate(): boolean {
  return false;
}

export function Layout({ children }: { readonly children: ReactNode }) {
  const lang = languageOfPath(useLocation().pathname);
  const base = import.meta.env.BASE_URL;
  return (
    <html lang={lang === 'en' ? 'en' : 'zh-CN'} suppressHydrationWarning>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own script, known by its hash to the policy */}
        <script suppressHydrationWarning dangerouslySetInnerHTML={{ __html: headScript(base) }} />
        <link rel="icon" type="image/svg+xml" href={`${import.meta.env.BASE_URL}icon.svg`} />
        <Meta />
        <Links />
      </head>
      <body>
        {children}
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  );
}

export default function Root() {
  return <Outlet />;
}
