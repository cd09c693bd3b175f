import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FindingRow } from '../../src/audit/finding.ts';
import { composeFormula, composeMessage } from '../../src/audit/message.ts';
import { RULES, SQL_RULES } from '../../src/audit/registry.ts';
import { type Bench, bench, loadData } from '../scoring/package.ts';
import { BY_HAND } from './by-hand.ts';
import { DERIVED } from './engine.ts';

let on: Bench;
beforeAll(async () => {
  on = await bench();
  await loadData(on, DERIVED);
});
afterAll(() => on.close());

/** Findings of every form as BY_HAND writes them. */
async function found(): Promise<Record<string, string>> {
  const rows = await on.ask<{ place: string; rule: string; row: number | null }>(
    `SELECT coalesce(evaluation_id, concat('unit:', unit_id)) AS place, rule, indicator_no AS row
     FROM finding ORDER BY 1, rule_no, indicator_no`,
  );
  const places = new Map<string, Map<string, (number | null)[]>>();
  for (const { place, rule, row } of rows) {
    const rules = places.get(place) ?? new Map<string, (number | null)[]>();
    rules.set(rule, [...(rules.get(rule) ?? []), row]);
    places.set(place, rules);
  }
  const written = (rule: string, at: readonly (number | null)[]) => {
    if (at.every((n) => n !== null)) return `${rule}(${at.join(',')})`;
    return at.length === 1 ? rule : `${rule}×${at.length}`;
  };
  return Object.fromEntries(
    [...places].map(([place, rules]) => [place, [...rules].map(([rule, at]) => written(rule, at)).join(' ')]),
  );
}

describe('the audit of the two documents', () => {
  it('finds in every form what a reader finds by hand, and nothing else', async () => {
    const sorted = (table: Readonly<Record<string, string>>) =>
      Object.fromEntries(
        Object.entries(table)
          .sort()
          .map(([place, rules]) => [place, rules.split(' ').sort()]),
      );
    expect(sorted(await found())).toEqual(sorted(BY_HAND));
  });

  it('agrees with the amounts in 19 of 20 Huangshi rates, half up', async () => {
    const rows = await on.ask<{ status: string; n: number }>(
      `SELECT status, count(*) AS n FROM rule_check
       WHERE rule = 'A01' AND evaluation_id LIKE 'huangshi-%' GROUP BY status ORDER BY status`,
    );
    expect(rows).toEqual([
      { status: 'failed', n: 1 },
      { status: 'passed', n: 19 },
    ]);
  });

  it('gives every finding a key of its own, a place, a quote, and words in both languages', async () => {
    const rows = await on.ask<FindingRow>('SELECT * FROM finding');
    expect(rows.length).toBeGreaterThan(300);
    expect(new Set(rows.map((r) => r.finding_id)).size).toBe(rows.length);
    for (const row of rows) {
      if (row.evaluation_id !== null) {
        expect(row.source_id, row.finding_id).not.toBeNull();
        expect(row.locator, row.finding_id).not.toBeNull();
        expect(row.quote, row.finding_id).not.toBeNull();
      }
      const { zh, en } = composeMessage(row);
      expect(zh, row.finding_id).toMatch(/^待核实：/);
      expect(en, row.finding_id).toMatch(/^To verify: /);
      expect(`${zh}${en}${composeFormula(row)?.zh ?? ''}`, row.finding_id).not.toMatch(
        /\{|\}|undefined|NaN|Infinity/,
      );
    }
  });

  it('says of every rule and form whether it passed, failed or could not be checked', async () => {
    const perForm = SQL_RULES.filter((rule) => rule.on !== 'set' || rule.subject === 'form');
    const [{ n } = { n: 0 }] = await on.ask<{ n: number }>(
      'SELECT count(*) AS n FROM rule_check WHERE evaluation_id IS NOT NULL',
    );
    expect(n).toBe(perForm.length * 23);
    const [differ] = await on.ask<{ n: number }>(
      `SELECT count(*) AS n FROM (
        SELECT DISTINCT rule, evaluation_id FROM finding WHERE evaluation_id IS NOT NULL AND rule IN (${perForm.map((r) => `'${r.id}'`).join(', ')})
        EXCEPT SELECT rule, evaluation_id FROM rule_check WHERE status = 'failed'
      )`,
    );
    expect(differ?.n).toBe(0);
    const [silent] = await on.ask<{ n: number }>(
      `SELECT count(*) AS n FROM (
        SELECT rule, evaluation_id FROM rule_check WHERE status = 'failed' AND evaluation_id IS NOT NULL
        EXCEPT SELECT rule, evaluation_id FROM finding
      )`,
    );
    expect(silent?.n).toBe(0);
  });

  it('takes 8, 3 and 0.5 off the quality index, 20 a family at most', async () => {
    const rows = await on.ask<{ evaluation_id: string; index: number; e: number; w: number; n: number }>(
      "SELECT * FROM quality_index WHERE evaluation_id LIKE '%12333%' OR evaluation_id LIKE '%it-operation%' ORDER BY 1",
    );
    // Two missing scores in one family (1.0) and one form element (0.5); C10 and G10 are information.
    expect(rows[0]).toMatchObject({ index: 98.5, e: 0, w: 0, n: 3 });
    // C06 0.5 · D03 8 + D07 3 · I11 0.5 + I20 0.5 + I22 3 · T06 0.5 · G01 0.5
    expect(rows[1]).toMatchObject({ index: 83.5, e: 1, w: 2, n: 5 });
  });

  it('holds 115 rules, each implemented or left out with its reason', () => {
    expect(RULES).toHaveLength(115);
    expect(new Set(RULES.map((r) => r.id)).size).toBe(115);
    const size = (family: string) => RULES.filter((r) => r.family === family).length;
    expect(['A', 'B', 'C', 'D', 'I', 'T', 'G', 'P'].map(size)).toEqual([24, 5, 11, 15, 25, 13, 10, 12]);
    for (const rule of RULES) {
      for (const text of [rule.name, rule.question, rule.formula]) {
        expect(text.zh, rule.id).toMatch(/[\u4e00-\u9fff]/);
        expect(text.en, rule.id).toMatch(/[a-z]/i);
      }
      if (rule.kind === 'left-out') {
        expect(rule.reason.zh.length, rule.id).toBeGreaterThan(8);
        expect(rule.judges, rule.id).toBe(true);
      }
    }
  });
});
