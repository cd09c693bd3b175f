import { pathInLanguage } from '../app/language.ts';
import { SCREENS, type ScreenEntry } from '../app/screens.ts';
import type { TableData } from '../engine/engine.ts';
import { TABLES } from '../model/schema.ts';
import { packageFolder } from './package-folder.ts';
import { readPackage } from './package-reader.ts';

/** The keys of the rows that fill the parameter of a screen's path. */
function idsOf(entity: NonNullable<ScreenEntry['entity']>, data: readonly TableData[]): string[] {
  const table = data.find((candidate) => candidate.table === entity);
  if (table === undefined || !('rows' in table)) return [];
  const [key] = TABLES[entity].primaryKey;
  return table.rows.flatMap((row) => {
    const id = key === undefined ? null : row[key];
    return typeof id === 'string' ? [id] : [];
  });
}

/** Every page that is built: each screen in both languages, and one page for each unit, project and form. */
export async function prerenderPaths(): Promise<string[]> {
  const data = await readPackage(packageFolder());
  return SCREENS.flatMap((screen) => {
    const { entity } = screen;
    const paths =
      entity === undefined
        ? [screen.path]
        : idsOf(entity, data).map((id) => screen.path.replace(/:[^/]+/, encodeURIComponent(id)));
    return paths.flatMap((path) => [pathInLanguage(path, 'zh'), pathInLanguage(path, 'en')]);
  });
}
