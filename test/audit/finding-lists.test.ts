import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDIT_QUESTIONS as Q } from '../../src/audit/questions.ts';
import type { Engine, Row, Statement } from '../../src/engine/engine.ts';
import { DEMONSTRATION } from '../../src/engine/simulation/plan.ts';
import { simulatedTables } from '../../src/engine/simulation/tables.ts';
import { readPackage } from '../../src/publish/package-reader.ts';
import { whereFilters } from '../../src/questions/filters.ts';
import { findingCounts, weightiestFindings } from '../../src/questions/finding-summary.ts';
import { type Filters, NO_FILTERS } from '../../src/questions/types.ts';
import { HOMES } from '../engine/both-engines.ts';
import { DERIVED } from './engine.ts';

/** Sums of the same numbers in another order may differ in their last bit. */
const rounded = (_: string, value: unknown) =>
  typeof value === 'number' ? Number(value.toPrecision(9)) : value;

/** The same answers from the view `finding`, by identifiers, as slowly as need be. */
const RANK = "CASE f.severity WHEN 'E' THEN 0 WHEN 'W' THEN 1 WHEN 'N' THEN 2 ELSE 3 END";

function fromView(filters: Filters): (select: string) => Statement {
  const { sql, params } = whereFilters(filters);
  const forms = `SELECT * FROM evaluation_summary e WHERE ${sql}`;
  const chosen = `f.evaluation_id IN (SELECT evaluation_id FROM (${forms})) OR (f.evaluation_id IS NULL AND EXISTS (SELECT 1 FROM (${forms}) c
    WHERE c.fiscal_year = f.fiscal_year AND (c.unit_id = f.unit_id OR c.department_unit_id = f.unit_id)))`;
  return (select) => ({ sql: select.replace('{chosen}', `(${chosen})`), params: [...params, ...params] });
}

const CHOICES: readonly Filters[] = [
  { ...NO_FILTERS, years: [2021] },
  { ...NO_FILTERS, kind: 'project' },
  { ...NO_FILTERS, rateRange: [0.5, 0.99], scoreRange: [0.9, 1] },
];

describe.each(HOMES)('findings chosen by number in the $home engine', ({ open }) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await open();
  });
  afterAll(() => engine.close());

  async function same(): Promise<void> {
    const ask = (statement: Statement) => engine.query<Row>(statement);
    const whole = await ask(Q.findings.compile({ limit: 100_000, offset: 0 }));
    const names = Q.findings.columns.map((c) => c.name);
    expect(whole.length).toBeGreaterThan(300);
    expect(whole).toEqual(
      await ask({
        sql: `SELECT ${names.map((n) => ({ unit_name: 'u.name AS unit_name', project_name: 'p.name AS project_name' })[n] ?? `f.${n}`).join(', ')}
        FROM finding f LEFT JOIN unit u ON u.unit_id = f.unit_id LEFT JOIN project p ON p.project_id = f.project_id
        ORDER BY ${RANK}, f.judges, f.rule_no, f.evaluation_id, f.finding_id`,
        params: [],
      }),
    );
    for (const filters of CHOICES) {
      const view = fromView(filters);
      const ids = (rows: readonly Row[]) => rows.map((r) => r.finding_id);
      expect(ids(await ask(Q.findings.compile({ filters, limit: 50, offset: 7 })))).toEqual(
        ids(
          await ask(
            view(
              `SELECT finding_id FROM finding f WHERE {chosen} ORDER BY ${RANK}, f.judges, f.rule_no, f.evaluation_id, f.finding_id LIMIT 50 OFFSET 7`,
            ),
          ),
        ),
      );
      const rules = await ask(Q.findingsByRule.compile({ filters }));
      expect(rules).toEqual(
        await ask(
          view(
            'SELECT rule, severity, count(*) AS findings, count(DISTINCT evaluation_id) AS forms FROM finding f WHERE {chosen} GROUP BY rule, severity, rule_no ORDER BY rule_no',
          ),
        ),
      );
      const units = await ask(Q.findingsByUnit.compile({ filters }));
      const counted = await ask(
        view('SELECT unit_id, count(*) AS findings FROM finding f WHERE {chosen} GROUP BY unit_id'),
      );
      expect(new Map(units.map((u) => [u.unit_id, u.findings]))).toEqual(
        new Map(counted.map((u) => [u.unit_id, u.findings])),
      );
      const sum = (rows: readonly Row[]) => rows.reduce((n, row) => n + Number(row.findings), 0);
      expect(await ask(Q.findingCount.compile({ filters }))).toEqual([{ findings: sum(rules) }]);
      expect(sum(units)).toBe(sum(rules));
      const { sql, params } = whereFilters(filters);
      const [forms] = await ask({
        sql: `SELECT count(DISTINCT evaluation_id) AS forms FROM finding WHERE evaluation_id IN (SELECT e.evaluation_id FROM evaluation_summary e WHERE ${sql})`,
        params,
      });
      expect(await ask(findingCounts.compile({ filters }))).toMatchObject([forms]);
    }
  }

  /** Every question that lists or counts findings, for the comparison of two loads. */
  const everything = async () =>
    Promise.all(
      [NO_FILTERS, ...CHOICES].flatMap((filters) =>
        [
          ...(['severity', 'rule', 'unit', 'year', 'difference'] as const).map((sort) =>
            Q.findings.compile({ filters, sort, limit: 200, offset: 20 }),
          ),
          Q.findings.compile({ filters, search: '满意', limit: 20, offset: 0 }),
          weightiestFindings.compile({ filters, limit: 30 }),
          Q.findingMatrix.compile({ filters, severities: ['E', 'W'], limit: 30 }),
          Q.findingsByUnit.compile({ filters }),
        ].map(async (statement) => JSON.stringify(await engine.query(statement), rounded)),
      ),
    );

  it('are those of the view, in its order, on the package', async () => {
    await engine.load(await readPackage('data'), { derivations: DERIVED });
    await same();
  }, 120_000);

  it('are the same when the audit is derived in a load of its own, and when rows come in another order', async () => {
    await engine.load(simulatedTables({ ...DEMONSTRATION, units: 3 }), { derivations: DERIVED });
    const before = await everything();
    const shuffled = ['evaluation', 'indicator', 'fund_line', 'section'].map(
      (table) =>
        `CREATE OR REPLACE TABLE ${table} AS SELECT * FROM ${table} ORDER BY md5(concat(evaluation_id, '${table}')), rowid DESC`,
    );
    await engine.load([], { derivations: [...shuffled, ...DERIVED], append: true });
    await same();
    expect(await everything()).toEqual(before);
  }, 120_000);
});

it('forms have one number by identifier, in the scoring and among the facts', async () => {
  const home = HOMES[0];
  if (home === undefined) throw new Error('no engine');
  const engine = await home.open();
  await engine.load(await readPackage('data'), { derivations: DERIVED });
  const apart = `SELECT k.evaluation_id FROM scoring_key k LEFT JOIN evaluation_fact f ON f.id_order = k.form_no
    LEFT JOIN evaluation_summary e ON e.form_no = f.form_no WHERE e.evaluation_id IS DISTINCT FROM k.evaluation_id`;
  expect(await engine.query({ sql: apart, params: [] })).toEqual([]);
  await engine.close();
}, 60_000);
