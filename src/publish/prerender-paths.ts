import { pathInLanguage } from '../app/language.ts';
import { SCREENS } from '../app/screens.ts';

export async function prerenderPaths(): Promise<string[]> {
  return SCREENS.flatMap((screen) => [pathInLanguage(screen.path, 'zh'), pathInLanguage(screen.path, 'en')]);
}
