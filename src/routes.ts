import { index, layout, type RouteConfig, type RouteConfigEntry, route } from '@react-router/dev/routes';
import { SCREENS } from './app/screens.ts';

function screensIn(lang: 'zh' | 'en'): RouteConfigEntry[] {
  const prefix = lang === 'en' ? 'en' : '';
  return SCREENS.map((screen) => {
    const path = [prefix, screen.path].filter((part) => part !== '').join('/');
    const options = { id: `${lang}-${screen.id}` };
    return path === '' ? index(screen.file, options) : route(path, screen.file, options);
  });
}

export default [
  layout('app/shell/layout.tsx', [
    ...screensIn('zh'),
    ...screensIn('en'),
    route('*', 'app/shell/not-found.tsx'),
  ]),
] satisfies RouteConfig;
