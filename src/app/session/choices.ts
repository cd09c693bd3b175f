import { createContext, useContext } from 'react';
import type { DatasetId } from '../url-state/url-state.ts';

/** One thing that can be chosen in the filter bar, with the forms behind it. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly nameEn?: string;
  readonly n: number | null;
}

/** What the filter bar offers; from the loaded data, at build time for the published package. */
export interface FilterChoices {
  readonly years: readonly Choice[];
  readonly regions: readonly Choice[];
  readonly units: readonly Choice[];
  readonly departments: readonly Choice[];
  readonly kinds: readonly Choice[];
  readonly categories: readonly Choice[];
  readonly attributes: readonly Choice[];
  readonly terms: readonly Choice[];
  readonly profiles: readonly Choice[];
}

export interface SiteData {
  readonly choices: FilterChoices;
  /** Data sets that this site offers beside what the reader imports. */
  readonly datasets: readonly DatasetId[];
}

export const NO_CHOICES: FilterChoices = {
  years: [],
  regions: [],
  units: [],
  departments: [],
  kinds: [],
  categories: [],
  attributes: [],
  terms: [],
  profiles: [],
};

/** A page that knows nothing of the site yet. */
export const NO_SITE_DATA: SiteData = { choices: NO_CHOICES, datasets: ['reported', 'simulated'] };

export const SiteDataContext = createContext<SiteData>(NO_SITE_DATA);

/** The data set in view, for everything that names its source. */
export const DatasetContext = createContext<DatasetId>('reported');

export function useSiteData(): SiteData {
  return useContext(SiteDataContext);
}
