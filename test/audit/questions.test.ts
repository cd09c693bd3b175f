import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUDIT_QUESTIONS } from '../../src/audit/questions.ts';
import { weightiestFindings } from '../../src/questions/finding-summary.ts';
import { NO_FILTERS } from '../../src/questions/types.ts';
import { type Bench, bench, loadData } from '../scoring/package.ts';
import { DERIVED } from './engine.ts';

const Q = AUDIT_QUESTIONS;
let on: Bench;
beforeAll(async () => {
  on = await bench();
  await loadData(on, DERIVED);
});
afterAll(() => on.close());

const page = { limit: 1000, offset: 0 };

describe('the questions of the audit', () => {
  it('answer with the columns they declare', async () => {
    const answers = [
      [Q.findings, await on.ask(Q.findings.compile(page))],
      [Q.findingCount, await on.ask(Q.findingCount.compile({}))],
      [Q.findingsByRule, await on.ask(Q.findingsByRule.compile({}))],
      [Q.findingsByUnit, await on.ask(Q.findingsByUnit.compile({}))],
      [Q.findingMatrix, await on.ask(Q.findingMatrix.compile({ limit: 100 }))],
      [Q.checksSummary, await on.ask(Q.checksSummary.compile({}))],
      [Q.qualityIndex, await on.ask(Q.qualityIndex.compile(page))],
    ] as const;
    expect(answers).toHaveLength(Object.keys(Q).length);
    for (const [question, rows] of answers) {
      expect(rows.length, question.id).toBeGreaterThan(0);
      for (const row of rows) {
        expect(Object.keys(row), question.id).toEqual(question.columns.map((c) => c.name));
        for (const column of question.columns)
          if (!column.nullable) expect(row[column.name], `${question.id}.${column.name}`).not.toBeNull();
      }
      for (const column of question.columns) expect(column.title.zh, column.name).not.toBe(column.name);
    }
  });

  it('filter by rule, severity, unit, department, year, form and words', async () => {
    const count = async (filter: Parameters<typeof Q.findingCount.compile>[0]) =>
      Number((await on.ask(Q.findingCount.compile(filter)))[0]?.findings);
    expect(await count({ rules: ['A01'] })).toBe(2);
    expect(await count({ rules: ['B01'], severities: ['W'] })).toBe(0);
    expect(await count({ units: ['huangshi-inspection'], severities: ['E'] })).toBe(3);
    // A department brings the units below it.
    expect(await count({ units: ['yuanjiang-hrss'], rules: ['A04'] })).toBe(3);
    expect(await count({ years: [2024], rules: ['A04'] })).toBe(3);
    expect(await count({ search: '专家津贴' })).toBeGreaterThan(5);
    // The name of a rule is found as well as the text of the form.
    expect(await count({ search: '整套复制' })).toBe(2);
    expect(await count({ search: "x' OR 1=1 --" })).toBe(0);
    // The reader's filters: every finding of Huangshi stands in 2021, those on whole units included.
    const all = await count({});
    const of = (years: number[]) => count({ filters: { ...NO_FILTERS, years } });
    expect((await of([2021])) + (await of([2024]))).toBe(all);
    expect(await of([2024])).toBe(await count({ years: [2024] }));
  });

  it('page through everything once', async () => {
    const all = await on.ask(Q.findings.compile(page));
    const pages = [];
    for (let offset = 0; offset < all.length; offset += 50)
      pages.push(...(await on.ask(Q.findings.compile({ limit: 50, offset }))));
    expect(pages.map((f) => f.finding_id)).toEqual(all.map((f) => f.finding_id));
    expect(all[0]?.severity).toBe('E');
    for (const sort of ['rule', 'unit', 'year', 'difference'] as const)
      expect(await on.ask(Q.findings.compile({ ...page, sort }))).toHaveLength(all.length);
  });

  it('put the weightiest first, one a form, errors of arithmetic before judgement', async () => {
    const first = await on.ask<{ severity: string; rule: string; evaluation_id: string }>(
      weightiestFindings.compile({ filters: NO_FILTERS, limit: 5 }),
    );
    expect(first.map((f) => f.severity)).toEqual(['E', 'E', 'E', 'E', 'E']);
    expect(new Set(first.map((f) => f.evaluation_id)).size).toBe(5);
    expect(first.map((f) => f.rule)).toContain('B01');
    expect(first.map((f) => f.rule)).not.toContain('T02');
  });

  it('count passed, failed and not checkable for chosen forms', async () => {
    const rows = await on.ask<{ rule: string; passed: number; failed: number; not_checkable: number }>(
      Q.checksSummary.compile({ evaluations: ['huangshi-hrss-expert-allowance-2021'] }),
    );
    const of = new Map(rows.map((r) => [r.rule, r]));
    expect(of.get('A01')).toMatchObject({ passed: 1, failed: 0, not_checkable: 0 });
    expect(of.get('B01')).toMatchObject({ passed: 0, failed: 1, not_checkable: 0 });
    // No points are printed for the rows.
    expect(of.get('C02')).toMatchObject({ passed: 0, failed: 0, not_checkable: 1 });
  });
});
