import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Answer, indicatorAnswers, parseCsv, projectAnswers, readForms } from './answer-key.ts';
import { violations } from './conforms.ts';

const FORMS = join(import.meta.dirname, '../../../shared/data/cn-forms');
const present = existsSync(FORMS);

function share(answers: readonly Answer[]): number {
  return answers.filter((answer) => answer.right).length / answers.length;
}

describe.skipIf(!present)('golden run: ten forms from ten places against their answer keys', () => {
  const read = present ? readForms(FORMS) : new Map();
  const key = (name: string) => parseCsv(readFileSync(join(FORMS, name), 'utf8'));
  const projects = present ? projectAnswers(read, key('answer-key_projects_01-10_dev.csv')) : [];
  const indicators = present ? indicatorAnswers(read, key('answer-key_indicators_01-10_dev.csv')) : [];

  it('gets at least 95 % of the project values right', () => {
    expect(projects.length).toBeGreaterThan(90);
    expect(share(projects)).toBeGreaterThanOrEqual(0.95);
  });

  it('gets at least 90 % of the indicator values right', () => {
    expect(indicators.length).toBeGreaterThan(180);
    expect(share(indicators)).toBeGreaterThanOrEqual(0.9);
  });

  it('gives no wrong value without a mark', () => {
    expect([...projects, ...indicators].filter((answer) => !answer.right && !answer.marked)).toEqual([]);
  });

  it('tells of every repair with its reason in both languages', () => {
    for (const { repairs } of read.values()) {
      for (const repair of repairs) {
        expect(repair.reason.zh).not.toBe('');
        expect(repair.reason.en).not.toBe('');
        expect(repair.after).not.toBe(repair.before);
      }
    }
  });

  it('gives rows that hold to the schemas', () => {
    for (const { rows } of read.values()) expect(violations(rows)).toEqual([]);
  });

  it('publishes no person and no number of a person', () => {
    for (const { rows } of read.values())
      expect(JSON.stringify(rows)).not.toMatch(/某某|0000-0000000|00000000000|1[3-9]\d{9}/);
  });
});
