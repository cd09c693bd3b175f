import { describe, expect, it } from 'vitest';
import { answeredChoices } from '../../src/app/session/use-answered.ts';
import { NO_FILTERS } from '../../src/questions/types.ts';

const choice = (by: string) => ({ filters: NO_FILTERS, parameters: { by } });
const [present, before, defaults] = [choice('category'), choice('region'), choice('unit')];

describe('the choices that the rows answer', () => {
  it.each([
    ['snapshot', 'category'],
    ['live', 'category'],
    ['waiting', 'region'],
    ['failed', 'region'],
    ['stale', 'unit'],
  ] as const)('while %s are those of %s', (state, by) => {
    expect(answeredChoices(state, present, before, defaults).parameters.by).toBe(by);
  });
});
