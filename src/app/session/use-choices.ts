import { useEffect, useMemo, useState } from 'react';
import { NO_FILTERS } from '../../questions/types.ts';
import type { DatasetId, KnownValues } from '../url-state/url-state.ts';
import type { FilterChoices, SiteData } from './choices.ts';
import { NO_CHOICES } from './choices.ts';
import { choicesOf } from './choices-of.ts';
import { session } from './site-session.ts';
import { useSession } from './use-answers.ts';

/**
 * The choices of the filter bar for the data set in view: the published ones from the page, those of any other
 * data set (and of pages that were not prerendered) from the engine once it holds it.
 */
export function useChoices(site: SiteData, dataset: DatasetId): FilterChoices {
  const { status, dataset: loaded } = useSession();
  const published = dataset === 'reported' && site.choices.years.length > 0;
  const revision = status.state === 'ready' && loaded === dataset && !published ? status.revision : null;
  const [asked, setAsked] = useState<{ readonly revision: number; readonly choices: FilterChoices } | null>(
    null,
  );

  useEffect(() => {
    if (revision === null) return;
    const stop = new AbortController();
    const ask = async () => {
      // Only other data sets need them: they stay out of the first download.
      const [{ filterOptions }, { allRows }] = await Promise.all([
        import('../../questions/overview.ts'),
        import('../../questions/tables.ts'),
      ]);
      const [options, profiles] = await Promise.all([
        session.query<Parameters<typeof choicesOf>[0][number] & Record<string, string | number>>(
          filterOptions.compile({ filters: NO_FILTERS }),
          stop.signal,
        ),
        session.query<Parameters<typeof choicesOf>[1][number] & Record<string, string>>(
          allRows('profile').compile({ limit: 500, offset: 0 }),
          stop.signal,
        ),
      ]);
      if (!stop.signal.aborted) setAsked({ revision, choices: choicesOf(options, profiles) });
    };
    // Without an answer the filter bar stays empty; the screen's own notice says why.
    ask().catch(() => {});
    return () => stop.abort();
  }, [revision]);

  if (published) return site.choices;
  return asked !== null && asked.revision === revision ? asked.choices : NO_CHOICES;
}

/** What the address is checked against; null while the choices are not known. */
export function useKnownValues(choices: FilterChoices): KnownValues | null {
  return useMemo(() => {
    if (choices.years.length === 0) return null;
    const ids = (list: FilterChoices['units']) => new Set(list.map((choice) => choice.id));
    return {
      units: ids(choices.units),
      departments: ids(choices.departments),
      regions: ids(choices.regions),
      categories: ids(choices.categories),
      attributes: ids(choices.attributes),
      terms: ids(choices.terms),
    };
  }, [choices]);
}
