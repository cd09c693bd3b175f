import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberWithin, oneOf } from '../../src/app/url-state/parts.ts';
import {
  type DatasetId,
  isDefault,
  kindOfDataset,
  parametersAfter,
  parseUrl,
  readable,
  SIMULATED_IDS,
  serializeUrl,
  sharedSearch,
} from '../../src/app/url-state/url-state.ts';
import { pageNumber } from '../../src/app/url-state/whole-number.ts';
import { type Filters, NO_FILTERS } from '../../src/questions/types.ts';

const SPEC = { below: numberWithin(0, 100, 80), by: oneOf(['unit', 'project'], 'unit') };
const DEFAULTS = { below: 80, by: 'unit' as 'unit' | 'project' };

const ids = fc
  .uniqueArray(fc.string({ minLength: 1, unit: 'grapheme' }), { maxLength: 4 })
  .map((list) => list.sort());
const percent = fc.integer({ min: 0, max: 15_000 }).map((n) => n / 1e4);
const range = fc.option(
  fc.tuple(percent, percent).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
);
const filters: fc.Arbitrary<Filters> = fc.record({
  years: fc
    .uniqueArray(fc.integer({ min: 1990, max: 2100 }), { maxLength: 6 })
    .map((list) => list.sort((a, b) => a - b)),
  units: ids,
  departments: ids,
  regions: ids,
  kind: fc.constantFrom('project' as const, 'department' as const, null),
  categories: ids,
  attributes: ids,
  terms: ids,
  profile: fc.option(fc.string({ minLength: 1 })),
  rateRange: range,
  scoreRange: range,
});

describe('the address', () => {
  it('gives back every choice that was written into it', () => {
    fc.assert(
      fc.property(
        filters,
        fc.constantFrom<DatasetId[]>('reported', ...SIMULATED_IDS, 'imported'),
        fc.integer({ min: 0, max: 100 }),
        fc.constantFrom('unit' as const, 'project' as const),
        (chosen, dataset, below, by) => {
          const state = { filters: chosen, dataset, parameters: { below, by } };
          const written = readable(serializeUrl(state, SPEC).toString());
          expect(parseUrl(new URLSearchParams(written), SPEC)).toEqual({ ...state, problems: [] });
        },
      ),
    );
  });

  it('never throws, and what it reads is stable', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.constantFrom('years', 'unit', 'kind', 'rate', 'data', 'below', 'x'), fc.string()),
        ),
        (pairs) => {
          const once = parseUrl(new URLSearchParams(pairs), SPEC);
          const again = parseUrl(serializeUrl(once, SPEC), SPEC);
          expect(again).toEqual({ ...once, problems: [] });
        },
      ),
    );
  });

  it('holds nothing at the defaults', () => {
    expect(
      serializeUrl({ filters: NO_FILTERS, dataset: 'reported', parameters: DEFAULTS }, SPEC).toString(),
    ).toBe('');
    expect(sharedSearch(NO_FILTERS, 'reported')).toBe('');
    expect(isDefault(NO_FILTERS)).toBe(true);
  });

  it('says which size of the simulated data is meant, the small one as ever', () => {
    const datasetOf = (search: string) => parseUrl(new URLSearchParams(search), {}).dataset;
    expect(datasetOf('data=simulated')).toBe('simulated');
    expect(sharedSearch(NO_FILTERS, 'simulated-large')).toBe('?data=simulated-large');
    expect(SIMULATED_IDS.map((id) => datasetOf(`data=${id}`))).toEqual(SIMULATED_IDS);
    expect(SIMULATED_IDS.map(kindOfDataset)).toEqual(['simulated', 'simulated', 'simulated']);
  });

  it('is short and readable', () => {
    const chosen = {
      ...NO_FILTERS,
      years: [2021, 2022, 2023, 2024],
      units: ['b', 'a'],
      rateRange: [0, 0.8] as const,
    };
    expect(sharedSearch(chosen, 'reported')).toBe('?years=2021..2024&unit=a,b&rate=0..80');
  });

  it.each([
    ['years=2021,abc', { years: [2021] }, 'years', 'abc', 'not-a-year'],
    ['years=2024..2021', { years: [] }, 'years', '2024..2021', 'bad-range'],
    ['kind=projects', { kind: null }, 'kind', 'projects', 'unknown-value'],
    ['rate=80', { rateRange: null }, 'rate', '80', 'not-a-number'],
    ['rate=80..20', { rateRange: null }, 'rate', '80..20', 'bad-range'],
  ] as const)(
    'names what it cannot read in %s and keeps the rest',
    (search, expected, parameter, value, reason) => {
      const { filters: read, problems } = parseUrl(new URLSearchParams(`unit=a&${search}`), SPEC);
      expect(read).toEqual({ ...NO_FILTERS, units: ['a'], ...expected });
      expect(problems).toEqual([{ parameter, value, reason }]);
    },
  );

  it('names values that the loaded data do not know and keeps those they do', () => {
    const known = { units: new Set(['a', 'b']) };
    const { filters: read, problems } = parseUrl(
      new URLSearchParams('unit=a,x&region=somewhere'),
      SPEC,
      known,
    );
    expect(read.units).toEqual(['a']);
    expect(read.regions).toEqual(['somewhere']);
    expect(problems).toEqual([{ parameter: 'unit', value: 'x', reason: 'unknown-value' }]);
  });

  it('begins a list again at its first page when anything else is chosen', () => {
    const spec = { ...SPEC, page: pageNumber };
    const { parameters } = parseUrl(new URLSearchParams('below=20&page=7'), spec);
    expect(parameters.page).toBe(7);
    expect(parametersAfter(parameters, { page: 8 }, spec)).toEqual({ ...parameters, page: 8 });
    expect(parametersAfter(parameters, { by: 'project' }, spec)).toEqual({
      below: 20,
      by: 'project',
      page: 1,
    });
    expect(parametersAfter(parameters, {}, spec)).toEqual({ ...parameters, page: 1 });
    expect(parseUrl(new URLSearchParams('page=0'), spec).problems).toHaveLength(1);
  });

  it('refuses numbers outside their limits and repeated parameters', () => {
    const {
      parameters,
      filters: read,
      problems,
    } = parseUrl(new URLSearchParams('below=400&unit=a&unit=b'), SPEC);
    expect(parameters.below).toBe(80);
    expect(read.units).toEqual(['a']);
    expect(problems.map((problem) => problem.reason).sort()).toEqual(['bad-range', 'repeated']);
  });
});
