import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SQL_RULES } from '../../src/audit/registry.ts';
import { type Bench, bench, load } from '../scoring/package.ts';
import type { Cases } from './cases/case.ts';
import { DESIGN_CASES } from './cases/design.ts';
import { FUND_CASES } from './cases/funds.ts';
import { REST_CASES } from './cases/rest.ts';
import { STRUCTURE_CASES } from './cases/structure.ts';
import { cleanForm, emptyPackage, hubeiForm, place } from './clean-form.ts';
import { DERIVED } from './engine.ts';

const CASES: Cases = { ...FUND_CASES, ...STRUCTURE_CASES, ...DESIGN_CASES, ...REST_CASES };
const KINDS = ['finds', 'inside', 'lacks'] as const;
type Kind = (typeof KINDS)[number];

/**
 * Rules that always have what they need once a form is there, or (information) that speak whenever they can:
 * what the case of this name then yields instead.
 */
const INSTEAD: Readonly<Record<string, Partial<Record<Kind, string>>>> = {
  G03: { lacks: 'passed' },
  G09: { lacks: 'passed' },
  P03: { inside: 'not_checkable' },
  P09: { inside: 'not_checkable' },
};
const EXPECTED: Record<Kind, string> = { finds: 'failed', inside: 'passed', lacks: 'not_checkable' };

const id = (rule: string, kind: Kind) => `${rule.toLowerCase()}-${kind}`;

let on: Bench;
let statuses: ReadonlyMap<string, string>;

beforeAll(async () => {
  on = await bench();
  const rows = emptyPackage();
  place(rows, 'clean', cleanForm());
  place(rows, 'hubei', hubeiForm());
  for (const [rule, one] of Object.entries(CASES)) {
    for (const kind of KINDS) {
      const form = (one.from ?? cleanForm)();
      one[kind](form);
      place(rows, id(rule, kind), form);
    }
  }
  await load(on, rows, DERIVED);
  const checks = await on.ask<{ rule: string; place: string; status: string }>(
    'SELECT rule, coalesce(evaluation_id, unit_id) AS place, status FROM rule_check',
  );
  statuses = new Map(checks.map((c) => [`${c.rule} ${c.place}`, c.status]));
});
afterAll(() => on.close());

/** The status of a rule for the form of a case, or for its unit or department. */
function statusOf(rule: string, form: string): string {
  const found = ['', '-u', '-d']
    .map((end) => statuses.get(`${rule} ${form}${end}`))
    .find((s) => s !== undefined);
  return found ?? 'not_checkable';
}

describe('each rule', () => {
  it('has its three cases', () => {
    expect(Object.keys(CASES).sort()).toEqual(SQL_RULES.map((r) => r.id).sort());
  });

  const table = Object.keys(CASES).flatMap((rule) => KINDS.map((kind) => [rule, kind] as const));
  it.each(table)('%s %s', (rule, kind) => {
    expect(statusOf(rule, id(rule, kind))).toBe(INSTEAD[rule]?.[kind] ?? EXPECTED[kind]);
  });

  it('finds nothing in a form that obeys its scheme', async () => {
    const found = await on.ask(
      "SELECT rule, evaluation_id FROM finding WHERE evaluation_id IN ('clean', 'hubei') AND rule NOT IN ('C10') ORDER BY rule",
    );
    expect(found).toEqual([]);
  });
});
