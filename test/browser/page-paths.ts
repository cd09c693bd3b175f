import { readdirSync } from 'node:fs';
import { SCREENS } from '../../src/app/screens.ts';

/**
 * One path for each screen, without its language: the path itself, or for a screen with a parameter the
 * first page that was built for it, so that a screen nobody prerendered is noticed.
 */
export function pagePaths(): string[] {
  return SCREENS.map((screen) => {
    if (!screen.path.includes(':')) return screen.path === '' ? '' : `${screen.path}/`;
    const folder = screen.path.slice(0, screen.path.indexOf(':') - 1);
    const built = readdirSync(`${process.env.JILAN_SITE ?? 'build/site'}/${folder}`, {
      withFileTypes: true,
    }).filter((entry) => entry.isDirectory());
    const first = built[0]?.name;
    if (first === undefined) throw new Error(`no page was built for ${screen.path}`);
    return `${folder}/${encodeURIComponent(first)}/`;
  });
}
