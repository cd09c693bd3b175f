import { useEffect, useRef } from 'react';
import type { Filters } from '../../questions/types.ts';
import { NO_FILTERS } from '../../questions/types.ts';
import type { ParameterSpec } from '../url-state/url-state.ts';
import { defaultParameters } from './answers.ts';
import type { AnswerState } from './use-answers.ts';

/** The choices that rows answer to. */
export interface Answered<P> {
  readonly filters: Filters;
  readonly parameters: P;
}

/** Which choices the rows on the screen answer: the present ones, those before them, or the defaults. */
export function answeredChoices<P>(
  state: AnswerState,
  present: Answered<P>,
  before: Answered<P>,
  defaults: Answered<P>,
): Answered<P> {
  if (state === 'snapshot' || state === 'live') return present;
  return state === 'stale' ? defaults : before;
}

/**
 * The choices that the rows on the screen answer, for titles and marks: while a new answer is awaited, or
 * cannot be had, the address is ahead of the rows, and a picture must not be named after what it does not show.
 */
export function useAnswered<P>(
  answers: Answered<P> & { readonly state: AnswerState },
  spec: ParameterSpec<P>,
): Answered<P> {
  const defaults: Answered<P> = { filters: NO_FILTERS, parameters: defaultParameters(spec) };
  const before = useRef(defaults);
  const { state, filters, parameters } = answers;
  const shown = answeredChoices(state, { filters, parameters }, before.current, defaults);
  useEffect(() => {
    if (state === 'snapshot' || state === 'live') before.current = { filters, parameters };
  }, [state, filters, parameters]);
  return shown;
}
