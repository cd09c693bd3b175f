import { ask } from '../app/session/answers.ts';
import type { SiteData } from '../app/session/choices.ts';
import { choicesOf } from '../app/session/choices-of.ts';
import { filterOptions } from '../questions/overview.ts';
import { allRows } from '../questions/tables.ts';
import { NO_FILTERS } from '../questions/types.ts';
import { answersTo } from './snapshot.ts';

/** What every page needs to know of the site: the choices of the filter bar and the data sets on offer. */
export async function siteData(): Promise<SiteData> {
  const { options, profiles } = await answersTo({
    options: ask(filterOptions, { filters: NO_FILTERS }),
    profiles: ask(allRows('profile'), { limit: 500, offset: 0 }),
  });
  return {
    choices: choicesOf(options, profiles),
    datasets: ['reported', 'simulated'],
  };
}
