import { createContext, useCallback, useContext, useMemo } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { type Filters, NO_FILTERS } from '../../questions/types.ts';
import { useHydrated } from '../hydrated.ts';
import {
  type DatasetId,
  type KnownValues,
  type ParameterSpec,
  parametersAfter,
  parseUrl,
  readable,
  serializeUrl,
  type UrlState,
} from './url-state.ts';

export interface UrlControls<P> extends UrlState<P> {
  /** A choice: goes into the history. */
  setFilters(filters: Filters): void;
  setParameters(parameters: Partial<P>, whileDragging?: boolean): void;
  /** A drag: replaces the address until it is let go. */
  setFiltersWhileDragging(filters: Filters): void;
  setDataset(dataset: DatasetId): void;
}

const EMPTY = new URLSearchParams();

/** The values that the loaded data know, from the shell; null while they are not known. */
export const KnownValuesContext = createContext<KnownValues | null>(null);

/**
 * The choices that stand in the address. While the server's HTML is taken over the address counts as empty,
 * so that the first render equals that HTML. `spec` must be a constant of the screen.
 */
export function useUrlState<P>(spec: ParameterSpec<P>): UrlControls<P> {
  const hydrated = useHydrated();
  const known = useContext(KnownValuesContext);
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const state = useMemo(
    () => parseUrl(hydrated ? new URLSearchParams(search) : EMPTY, spec, known),
    [hydrated, search, spec, known],
  );
  const go = useCallback(
    (next: Omit<UrlState<P>, 'problems'>, replace: boolean) => {
      const text = readable(serializeUrl(next, spec).toString());
      void navigate(
        { pathname, search: text === '' ? '' : `?${text}` },
        { replace, preventScrollReset: true },
      );
    },
    [navigate, pathname, spec],
  );
  return useMemo(() => {
    const after = (change: Partial<P>) => parametersAfter(state.parameters, change, spec);
    return {
      ...state,
      setFilters: (filters) => go({ ...state, filters, parameters: after({}) }, false),
      setFiltersWhileDragging: (filters) => go({ ...state, filters, parameters: after({}) }, true),
      setParameters: (change, whileDragging = false) =>
        go({ ...state, parameters: after(change) }, whileDragging),
      // Units and years of one data set mean nothing in another.
      setDataset: (dataset) => go({ ...state, filters: NO_FILTERS, dataset, parameters: after({}) }, false),
    };
  }, [state, go, spec]);
}

/** For screens and parts that have no parameters of their own. */
export const NO_PARAMETERS: ParameterSpec<Record<never, never>> = {};
