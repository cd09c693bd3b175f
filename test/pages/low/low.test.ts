import { beforeAll, describe, expect, it } from 'vitest';
import { csvText } from '../../../src/app/export/csv.ts';
import { readsAudit } from '../../../src/app/session/derivations.ts';
import { low as en } from '../../../src/app/text/en/low.ts';
import { shell as shellEn } from '../../../src/app/text/en/shell.ts';
import { low as zh } from '../../../src/app/text/zh/low.ts';
import { shell as shellZh } from '../../../src/app/text/zh/shell.ts';
import { parseUrl, serializeUrl } from '../../../src/app/url-state/url-state.ts';
import { lowErrorsQuestions, lowQuestions } from '../../../src/pages/low/questions.ts';
import {
  crossedBy,
  exportTable,
  gradeText,
  type LowAnswers,
  reasonOf,
  withErrors,
} from '../../../src/pages/low/rows.ts';
import { answersTo, snapshotOf } from '../../../src/publish/snapshot.ts';
import { type Filters, NO_FILTERS } from '../../../src/questions/types.ts';

const DEFAULTS = { below: 80, under: 80, errors: null, sort: 'unspent' as const, page: 1 };
let all: LowAnswers;
const asked = (parameters: Partial<typeof DEFAULTS> | object, filters: Partial<Filters> = {}) =>
  answersTo(lowQuestions.questions({ ...NO_FILTERS, ...filters }, { ...DEFAULTS, ...parameters }));

beforeAll(async () => {
  all = await snapshotOf(lowQuestions);
});

describe('the list', () => {
  it('holds the forms below 80 % of execution, most unspent first', () => {
    expect(all.list.map((row) => [row.project_name, row.unspent])).toEqual([
      ['就业配套补助经费', 3_632_100],
      ['专家津贴', 330_000],
      ['职业技能专项经费', 180_100],
      ['事业单位人事管理专项经费', 87_300],
      ['社保基金监管专项经费', 74_500],
      ['劳动保障监察办案（农民工工资清欠）费', 56_000],
    ]);
    expect(all.totals[0]).toMatchObject({ matches: 6, total_unspent: 4_360_000 });
    expect(all.unspent[0]?.total_unspent).toBe(4_394_500);
  });

  it('takes a form that crosses any limit that is on, and none when all are off', async () => {
    const byScore = await asked({ below: null, under: 92 });
    expect(byScore.list.map((row) => row.score)).toEqual([83.26, 91]);
    const either = await asked({ below: 10, under: 84 });
    expect(either.list.map((row) => row.project_name)).toEqual(['就业配套补助经费', '专家津贴']);
    expect((await asked({ below: null, under: null, errors: null })).list).toEqual([]);
    const nobody = await asked({}, { units: ['huangshi-si'] });
    expect(nobody.list).toEqual([]);
  });

  it('takes errors from the audit, and severity puts more limits crossed first', async () => {
    const severe = await asked({ errors: 1, sort: 'severity' });
    const reasons = severe.list.map((row) => crossedBy(row, { below: 80, under: 80, errors: 1 }).length);
    expect(reasons).toEqual([...reasons].sort((a, b) => b - a));
    expect(reasons[0]).toBe(2);
    for (const row of severe.list)
      expect(row.rate !== null && row.rate < 0.8 ? 1 : row.errors).toBeGreaterThan(0);
  });

  it('gets its errors apart from the rest, so that it need not wait for the audit', async () => {
    const { list } = lowQuestions.questions(NO_FILTERS, DEFAULTS);
    expect(readsAudit(list.statement.sql)).toBe(false);
    expect(readsAudit(lowErrorsQuestions.questions(NO_FILTERS, DEFAULTS).errors.statement.sql)).toBe(true);
    expect(all.list.every((row) => row.errors === null)).toBe(true);
    const { errors } = await answersTo(lowErrorsQuestions.questions(NO_FILTERS, DEFAULTS));
    expect(errors).toHaveLength(6);
    const merged = withErrors(all.list, errors);
    const severe = await asked({ sort: 'severity' });
    for (const row of severe.list) {
      expect(row.errors).not.toBeNull();
      expect(merged.find((found) => found.evaluation_id === row.evaluation_id)?.errors).toBe(row.errors);
    }
    expect(withErrors(all.list, [])[0]?.errors).toBeNull();
  });

  it('counts the forms without a reason as the list shows them', async () => {
    for (const limits of [{}, { below: 100, under: 100 }]) {
      const { list, totals } = await asked(limits);
      const silent = list.filter((row) => ['blank', 'none'].includes(reasonOf(row).kind)).length;
      expect(totals[0]?.without_reason).toBe(silent);
      expect(silent).toBeLessThan(list.length);
    }
  });

  it('does not count the money of a department twice', async () => {
    const everything = await asked({ below: 100, under: 100, errors: 1 });
    expect(everything.totals[0]?.total_unspent).toBe(4_394_500);
  });
});

describe('limits', () => {
  it('are compared as the question compares them', () => {
    const row = { rate: 0.8, score: 80, errors: 2 };
    expect(crossedBy(row, { below: 80, under: 80, errors: 3 })).toEqual([]);
    expect(crossedBy(row, { below: 81, under: 81, errors: 2 })).toEqual(['rate', 'score', 'errors']);
    expect(crossedBy({ rate: null, score: null, errors: 0 }, { below: 100, under: 100, errors: 1 })).toEqual(
      [],
    );
    expect(crossedBy(row, { below: null, under: null, errors: null })).toEqual([]);
    expect(crossedBy({ ...row, errors: null }, { below: null, under: null, errors: 1 })).toEqual([]);
    expect(crossedBy({ ...row, errors: null }, { below: null, under: null, errors: 1 })).toEqual([]);
  });

  it('stand in the address, off as `off`', () => {
    const read = (search: string) => parseUrl(new URLSearchParams(search), lowQuestions.parameters);
    const { parameters, problems } = read('below=off&under=90&errors=3&sort=severity');
    expect(parameters).toEqual({ below: null, under: 90, errors: 3, sort: 'severity', page: 1 });
    expect(problems).toEqual([]);
    const state = { filters: NO_FILTERS, dataset: 'reported' as const, parameters };
    expect(serializeUrl(state, lowQuestions.parameters).toString()).toBe(
      'below=off&under=90&errors=3&sort=severity',
    );
    const broken = read('below=-3&under=x&errors=0');
    expect(broken.parameters).toMatchObject({ below: 80, under: 80, errors: null });
    expect(broken.problems).toHaveLength(3);
  });
});

describe('the words of the unit', () => {
  it('are told from a field that is empty or says there is none', () => {
    const said = (deviation_reason: string | null, reason_printed = true) =>
      reasonOf({ deviation_reason, reason_printed }).kind;
    expect(said('受疫情影响')).toBe('given');
    expect(['无', '无。', '无偏差', '/', '—'].map((text) => said(text))).toEqual(Array(5).fill('none'));
    expect([null, '', '  '].map((text) => said(text))).toEqual(Array(3).fill('blank'));
  });

  it('never lets a grade stand alone that is not demonstrated', () => {
    expect(gradeText('excellent', false, zh)).toBe('优（依据不足）');
    expect(gradeText('excellent', true, en)).toBe('excellent');
    expect(gradeText(null, false, zh)).toBeNull();
  });
});

describe('the export', () => {
  it('holds exact amounts, the reason, the source and the place in it, in both languages', () => {
    const table = exportTable(all.list, DEFAULTS, zh, shellZh);
    const [header, first] = csvText(table).slice(1).split('\r\n');
    expect(header).toContain('全年预算数 (元),全年执行数 (元),未用资金 (元)');
    expect(first).toContain('就业配套补助经费,黄石市劳动就业管理局');
    expect(first).toContain('4340500,708400,3632100');
    expect(first).toContain('L705-731');
    for (const row of table.rows) {
      expect(row.source_title.length).toBeGreaterThan(5);
      expect(row.locator).toMatch(/^L\d+(-\d+)?$/);
    }
    expect(exportTable(all.list, DEFAULTS, en, shellEn).rows[0]?.crossed).toBe('rate');
  });
});
