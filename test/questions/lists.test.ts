import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DERIVATIONS as AUDIT } from '../../src/audit/derivations.ts';
import type { Engine, Row } from '../../src/engine/engine.ts';
import { readPackage } from '../../src/publish/package-reader.ts';
import {
  bothWays,
  DERIVATIONS,
  directionOf,
  evaluationList,
  evaluationListCount,
  FORM_ORDERINGS,
  LOW_ORDERINGS,
  lowList,
  lowListTotals,
  NO_FILTERS,
  projectList,
  projectListCount,
  type Question,
  UNIT_ORDERINGS,
  unitList,
  unitListCount,
} from '../../src/questions/index.ts';
import { DERIVATIONS as SCORING } from '../../src/scoring/derivations.ts';
import { HOMES } from '../engine/both-engines.ts';

const PAGE = 4;
const FIGURES = { budget: 'budget', executed: 'executed', rate: 'execution_rate', unspent: 'unspent' };

/** A list of the reader: its questions, its orders with the column that each compares, what is chosen of it. */
const LISTS = [
  {
    name: 'forms',
    rows: evaluationList,
    total: evaluationListCount,
    orderings: FORM_ORDERINGS,
    key: 'evaluation_id',
    columns: {
      year: 'fiscal_year',
      budget: 'adjusted_amount',
      executed: 'executed_amount',
      unspent: 'unspent',
      rate: 'rate',
      score: 'score',
      verifiable: 'verifiable_share',
    },
    chosen: [{ search: '' }, { search: '社' }, { search: 'nobody' }],
  },
  {
    name: 'units',
    rows: unitList,
    total: unitListCount,
    orderings: UNIT_ORDERINGS,
    key: 'unit_id',
    columns: { ...FIGURES, forms: 'evaluations', score: 'median_score' },
    chosen: [{ search: '' }, { search: '局' }],
  },
  {
    name: 'projects',
    rows: projectList,
    total: projectListCount,
    orderings: UNIT_ORDERINGS,
    key: 'project_id',
    columns: { ...FIGURES, forms: 'evaluations', score: 'mean_score' },
    chosen: [{ search: '' }, { search: '社' }],
  },
  {
    name: 'low',
    rows: lowList,
    total: lowListTotals,
    orderings: LOW_ORDERINGS,
    key: 'evaluation_id',
    columns: { unspent: 'unspent', rate: 'rate', score: 'score', errors: 'errors' },
    chosen: [{ rateBelow: 1, scoreBelow: 99, errorsFrom: 1 }],
  },
] as const;

function inOrder(values: readonly (number | null)[], direction: 'ASC' | 'DESC'): boolean {
  const sign = direction === 'ASC' ? 1 : -1;
  return values.every((value, i) => {
    const before = values[i - 1];
    if (i === 0 || before === undefined || value === null) return true;
    return before !== null && sign * before <= sign * value;
  });
}

describe.each(HOMES)('lists on the $home engine', ({ open }) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
    await engine.load(await readPackage('data'), { derivations: [...DERIVATIONS, ...SCORING, ...AUDIT] });
  });
  afterAll(() => engine.close());
  const ask = (question: unknown, params: object) =>
    engine.query((question as Question<object, Row>).compile(params));

  test.each(LISTS)(
    '$name: the pages of every order hold each row once, missing values last',
    async (list) => {
      for (const chosen of list.chosen) {
        const params = { filters: NO_FILTERS, ...chosen };
        const [total] = await ask(list.total, params);
        for (const sort of bothWays<string>(list.orderings)) {
          const pages: Row[] = [];
          for (let offset = 0; offset <= Number(total?.matches); offset += PAGE) {
            pages.push(...(await ask(list.rows, { ...params, sort, limit: PAGE, offset })));
          }
          const whole = await ask(list.rows, { ...params, sort, limit: 1_000, offset: 0 });
          expect(pages, sort).toEqual(whole);
          expect(new Set(whole.map((row) => row[list.key])).size, sort).toBe(total?.matches);
          const column = (list.columns as Readonly<Record<string, string>>)[sort.replace('-', '')];
          if (column === undefined) continue;
          const values = whole.map((row) => row[column] as number | null);
          expect(inOrder(values, directionOf<string>(list.orderings, sort)), `${sort}: ${values}`).toBe(true);
        }
      }
    },
  );
});
