import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whatIf as zh } from '../../../src/app/text/zh/what-if.ts';
import { DERIVATIONS as AUDIT } from '../../../src/audit/derivations.ts';
import { type FormQualityRow, formQuality, QUALITY_FORMULA } from '../../../src/audit/quality.ts';
import type { Row } from '../../../src/engine/engine.ts';
import { formViews } from '../../../src/pages/form/what-if-rows.ts';
import { countedOnce, rollUpAsked } from '../../../src/pages/what-if/asked.ts';
import { gradeRows, gradeTable } from '../../../src/pages/what-if/grade-rows.ts';
import { DERIVATIONS as QUESTIONS } from '../../../src/questions/derivations.ts';
import { formsWhere } from '../../../src/questions/finding-choice.ts';
import { DERIVATIONS as SCORING } from '../../../src/scoring/derivations.ts';
import { DEFAULT_PROFILES } from '../../../src/scoring/profiles.ts';
import {
  type RecomputedGroupRow,
  ROLL_UP_BY,
  type RollUpBy,
  type RollUpRow,
  recomputedByGroup,
  rollUp,
} from '../../../src/scoring/questions.ts';
import type { FormCondition } from '../../../src/scoring/recompute.ts';
import {
  PARTS,
  partsOf,
  type RecomputedPart,
  recomputedParts,
} from '../../../src/scoring/recomputed-parts.ts';
import { sourceOf, toleranceOf, whatIfOf } from '../../../src/scoring/what-if.ts';
import {
  type FormGradesRow,
  formGrades,
  type GradeCountRow,
  gradeCounts,
} from '../../../src/scoring/what-if-questions.ts';
import { type AssumedRow, assumedRows } from '../../../src/scoring/what-if-rows.ts';
import { type Bench, bench, loadData } from '../../scoring/package.ts';

const ALL = { sql: 'TRUE', params: [] };
const only = (id: string) => formsWhere('evaluation_id', [id]);

let on: Bench;
beforeAll(async () => {
  on = await bench();
  await loadData(on, [...QUESTIONS, ...SCORING, ...AUDIT]);
});
afterAll(() => on.close());

async function gradesOf(id: string, choice: string | null) {
  const [row] = await on.ask<FormGradesRow>(
    formGrades.compile({ source: sourceOf(choice), where: only(id), limit: 1 }),
  );
  if (row === undefined) throw new Error(id);
  return row;
}

/** Means of the same rows in another order differ in their last bit. */
const rounded = (row: Row) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'number' ? Number(value.toFixed(9)) : value,
    ]),
  );

async function parts(choice: string | null, by: RollUpBy, where: FormCondition = ALL, changes = 50) {
  const asked = {
    by,
    source: sourceOf(choice),
    tolerance: toleranceOf(choice),
    where,
    changes,
    forms: 50,
    parts: PARTS,
  };
  return partsOf(await on.ask<RecomputedPart>(recomputedParts.compile(asked)));
}

describe('forms of the published package, worked out by hand', () => {
  // 15.27 ÷ 24 = 63.625 %: of 20 points 12.725 (12.73), all rows met: 92.725. Reported 93, rated 优.
  // Strict: 10 × 0.63625 + 90 = 96.3625, a rate below 70 % (and not below 60 %) caps at 79: 中.
  const PERSONNEL = 'huangshi-hrss-institution-personnel-2021';
  it('事业单位人事管理', async () => {
    expect(await gradesOf(PERSONNEL, null)).toMatchObject({
      total_reported: 93,
      grade: 'excellent',
      own_low: 92.725,
      own_high: 92.725,
      grade_low: 'excellent',
    });
    expect(await gradesOf(PERSONNEL, 'strict-cap-2022')).toMatchObject({
      total_reported: 93,
      own_low: 92.725,
      low: 79,
      high: 79,
      grade_low: 'fair',
      grade_high: 'fair',
    });
    // The national scheme: 10 × 0.63625 + 50 + 30 + 10 = 96.3625, without a cap.
    expect(await gradesOf(PERSONNEL, 'custom')).toMatchObject({
      low: 96.3625,
      high: 96.3625,
      available: 100,
    });
    // Its own points, spelled out by a reader, give what its own scheme gives.
    expect(await gradesOf(PERSONNEL, 'custom.b20_o40_e20_s20')).toMatchObject({ low: 92.725, high: 92.725 });
  });

  it('事业单位人事管理, row by row: the budget line, then 15 of 40 as 15 × 90 ÷ 80', async () => {
    const profile = whatIfOf('strict-cap-2022')?.profile ?? null;
    const rows = await on.ask<AssumedRow>(assumedRows.compile({ evaluation: PERSONNEL, profile }));
    expect(rows.map((row) => row.points_high)).toEqual([
      6.3625, 16.875, 16.875, 11.25, 5.625, 5.625, 11.25, 22.5,
    ]);
    expect(rows.reduce((sum, row) => sum + (row.points_low ?? 0), 0)).toBeCloseTo(96.3625, 9);
    expect(await on.ask<AssumedRow>(assumedRows.compile({ evaluation: PERSONNEL, profile: null }))).toEqual(
      [],
    );
  });

  // 0 ÷ 33: no budget points; rows worth 68–80 of 80; below 50 % the total is at most 59: 差. Reported 100.
  it('专家津贴', async () => {
    const id = 'huangshi-hrss-expert-allowance-2021';
    expect(await gradesOf(id, null)).toMatchObject({ total_reported: 100, own_low: 68, own_high: 80 });
    expect(await gradesOf(id, 'strict-cap-2022')).toMatchObject({ low: 59, high: 59, grade_high: 'poor' });
  });

  // 10.55 ÷ 18 = 58.61 %: 20 × 0.5861 = 11.72, rows 56–80: 67.72–91.72. Reported 92.
  // Strict: 5.8611 + 56 × 90/80 = 68.8611, less 2 for one indicator at 130 % or more: 66.8611; below 60 % at most 69.
  it('基金监督', async () => {
    const id = 'huangshi-hrss-fund-supervision-2021';
    const own = await gradesOf(id, null);
    expect(own.low).toBeCloseTo((20 * 10.55) / 18 + 56, 5);
    expect(own.high).toBeCloseTo((20 * 10.55) / 18 + 80, 5);
    const strict = await gradesOf(id, 'strict-cap-2022');
    expect(strict.low).toBeCloseTo((10 * 10.55) / 18 + (56 * 90) / 80 - 2, 5);
    expect(strict).toMatchObject({ high: 69, grade_low: 'fair', grade_high: 'fair' });
  });

  // 19.4 ÷ 25 = 77.6 %: below 80 % at most 89: 良. Reported 95.53; own 20 × 0.776 + 80 = 95.52.
  it('劳动监察办案', async () => {
    const id = 'huangshi-inspection-case-handling-2021';
    expect(await gradesOf(id, 'strict-cap-2022')).toMatchObject({
      own_high: 95.52,
      high: 89,
      grade_high: 'good',
    });
  });

  it('points that make 110 are graded on no scale of 100', async () => {
    const row = await gradesOf('yuanjiang-work-injury-audit-2024', null);
    expect(row).toMatchObject({ available: 110, grade_low: null, grade_high: null, grade: 'excellent' });
    const [view] = gradeRows([row], zh);
    expect(view?.newGrade).toBeNull();
  });
});

describe('before and after', () => {
  it('counts each form once on each side, and says which are not demonstrated', async () => {
    const counts = await on.ask<GradeCountRow>(gradeCounts.compile({ where: ALL }));
    const { byGrade } = await parts('strict-cap-2022', 'unit');
    const table = gradeTable(counts, byGrade, zh);
    for (const side of ['reported', 'own', 'assumed'] as const)
      expect(
        table.reduce((sum, row) => sum + row[side], 0),
        side,
      ).toBe(23);
    expect(table.find((row) => row.place === '优')).toMatchObject({ reported: 22, thin: 7 });
  });

  it('without an assumed scheme the recomputed grades are those under the own ones', async () => {
    const counts = await on.ask<GradeCountRow>(gradeCounts.compile({ where: ALL }));
    const { byGrade } = await parts(null, 'unit');
    for (const row of gradeTable(counts, byGrade, zh)) expect(row.assumed, row.place).toBe(row.own);
  });

  it('lists the forms whose grade changes whatever the open rows are worth', async () => {
    const { changes } = await parts('strict-cap-2022', 'unit');
    expect(changes.map((row) => row.evaluation_id)).toEqual([
      'huangshi-hrss-expert-allowance-2021',
      'huangshi-employment-subsidy-2021',
      'huangshi-hrss-vocational-skills-2021',
      'huangshi-hrss-institution-personnel-2021',
      'huangshi-hrss-fund-supervision-2021',
      'huangshi-inspection-case-handling-2021',
    ]);
    for (const row of changes) {
      expect(row.matches).toBe(6);
      expect(row.total_reported).toBeGreaterThan(row.high ?? 100);
    }
    const first = await parts('strict-cap-2022', 'unit', ALL, 2);
    expect(first.changes).toEqual(changes.slice(0, 2));
  });

  it('tells forms and groups as the questions of one unit tell them', async () => {
    const by2021 = { sql: 'e.fiscal_year = ?', params: [2021] };
    for (const choice of [null, 'custom', ...DEFAULT_PROFILES.map((profile) => profile.profile_id)])
      for (const [by, where] of [...ROLL_UP_BY.map((g) => [g, ALL] as const), ['unit', by2021] as const]) {
        const source = sourceOf(choice);
        const { byGroup, changes, forms } = await parts(choice, by, where);
        const separate = await on.ask<RecomputedGroupRow>(
          recomputedByGroup.compile({ by, source, tolerance: toleranceOf(choice), where }),
        );
        expect(byGroup, `${choice} ${by}`).toHaveLength(separate.length);
        for (const [i, group] of separate.entries())
          expect(rounded(byGroup[i] ?? {}), `${choice} ${by}`).toMatchObject(rounded(group));
        const all = await on.ask<FormGradesRow>(formGrades.compile({ source, where, limit: 50 }));
        const same = (row: FormGradesRow) =>
          all.find((form) => form.evaluation_id === row.evaluation_id) ?? { found: true };
        for (const row of changes) expect(row).toMatchObject(same(row));
        for (const row of forms)
          expect(row).toMatchObject({ ...same(row), grade_low: null, grade_high: null });
      }
  });

  it('tells a part alike, alone and among others', async () => {
    for (const choice of [null, 'strict-cap-2022']) {
      const asked = (wanted: readonly RecomputedPart['part'][]) =>
        on.ask<RecomputedPart>(
          recomputedParts.compile({
            by: 'year',
            source: sourceOf(choice),
            tolerance: toleranceOf(choice),
            where: ALL,
            changes: 50,
            forms: 24,
            parts: wanted,
          }),
        );
      const all = await asked(PARTS);
      for (const part of PARTS) {
        const alone = await asked([part]);
        expect(alone.length, part).toBeGreaterThan(0);
        expect(alone.map(rounded), part).toEqual(all.filter((row) => row.part === part).map(rounded));
      }
    }
  });

  it('every scheme gives every form a range that lies within its points', async () => {
    for (const { profile_id: id } of DEFAULT_PROFILES) {
      const rows = await on.ask<FormGradesRow>(
        formGrades.compile({ source: sourceOf(id), where: ALL, limit: 50 }),
      );
      expect(rows).toHaveLength(23);
      for (const row of rows) {
        if (row.low === null || row.high === null) continue;
        expect(row.low, `${id} ${row.evaluation_id}`).toBeLessThanOrEqual(row.high + 1e-6);
        expect(row.low).toBeGreaterThanOrEqual(0);
        expect(row.high).toBeLessThanOrEqual((row.available ?? Infinity) + 1e-6);
      }
    }
  });

  it('sets the views of a form beside each other', async () => {
    const id = 'huangshi-employment-subsidy-2021';
    const own = await gradesOf(id, null);
    const views = formViews(own, { name: 'X', grades: await gradesOf(id, 'strict-cap-2022') }, zh);
    expect(views.map(({ low, high, grade }) => [low, high, grade])).toEqual([
      [83.26, 83.26, '良'],
      [75.26414, 83.26414, '中至良'],
      [59, 59, '差'],
    ]);
    expect(formViews(own, null, zh)).toHaveLength(2);
  });
});

describe('groups', () => {
  it('roll-up stands beside mean, weighted mean and median (黄石市劳动就业管理局, by hand)', async () => {
    const where = countedOnce({ sql: 'e.unit_id = ?', params: ['huangshi-employment'] });
    const [row] = await on.ask<RollUpRow>(rollUp.compile({ by: 'unit', where }));
    const money = 150_000 + 400_000 + 600_000 + 4_340_500;
    const rate = row?.execution_rate ?? 0;
    expect(rate).toBeCloseTo(1_858_300 / money, 9);
    expect(row).toMatchObject({ evaluations: 4, budget: money, median_score: 99.75 });
    expect(row?.mean_score).toBeCloseTo((100 + 99.5 + 100 + 83.26) / 4, 9);
    expect(row?.weighted_score).toBeCloseTo(
      (100 * 150_000 + 99.5 * 400_000 + 100 * 600_000 + 83.26 * 4_340_500) / money,
      9,
    );
    // Rows were awarded 80, 79.5, 90 (a benefit section of 30 holds 40) and 80 points; half a point is left over.
    const worth = (80 * 150_000 + 79.5 * 400_000 + 90 * 600_000 + 80 * 4_340_500) / money;
    expect(row?.roll_up_available).toBeCloseTo(20 + worth + (0.5 * 400_000) / money, 3);
    expect(row?.roll_up_low ?? 0).toBeLessThanOrEqual(20 * rate + worth + 1e-3);
    expect(row?.roll_up_low ?? 0).toBeGreaterThan(87);
  });

  it('a single form rolls up to itself, and one with a full score everywhere to full', async () => {
    const rows = await on.ask<RollUpRow>(rollUp.compile({ by: 'unit', where: countedOnce(ALL) }));
    expect(rows.find((row) => row.group_id === 'huangshi-inspection')).toMatchObject({
      roll_up_low: 95.52,
      roll_up_high: 95.52,
    });
    expect(rows.find((row) => row.group_id === 'huangshi-si')).toMatchObject({
      roll_up_low: 100,
      mean_score: 100,
    });
    // The department's form of 沅江 holds the money of its two project forms: counted once.
    expect(rows.find((row) => row.group_id === 'yuanjiang-work-injury')).toMatchObject({
      evaluations: 2,
      budget: 128_000,
      roll_up_available: 110,
    });
  });

  it('compares only totals on one scale', async () => {
    const rows = await on.ask<RecomputedGroupRow>(
      recomputedByGroup.compile({ by: 'year', source: 'own', tolerance: 0.5, where: ALL }),
    );
    expect(rows.map((row) => [row.group_id, row.evaluations, row.compared])).toEqual([
      ['2021', 20, 20],
      ['2024', 3, 0],
    ]);
    expect(rows[0]?.mean_reported).toBeCloseTo(97.2645, 4);
    expect(rows[1]?.mean_reported).toBeNull();
  });

  it('has nothing to say of reviews where nobody reviewed', async () => {
    const { reviews } = rollUpAsked(ALL, 'unit', true);
    expect(await on.ask(reviews.statement)).toEqual([]);
  });
});

describe('the quality index', () => {
  it('is 100 less what the findings take off, beside the self-score', async () => {
    const rows = await on.ask<FormQualityRow>(formQuality.compile({ where: ALL, limit: 100 }));
    expect(rows).toHaveLength(23);
    for (const row of rows) {
      // No family was cut short where the plain sum is what was taken off; never more than that.
      expect(100 - row.quality).toBeLessThanOrEqual(8 * row.errors + 3 * row.warnings + 0.5 * row.notes);
      expect(row.quality).toBeGreaterThanOrEqual(0);
    }
    // 3 notes only: 100 − 3 × 0.5.
    const platform = rows.find((row) => row.evaluation_id === 'huangshi-hrss-12333-platform-2021');
    expect(platform).toMatchObject({ score: 98, errors: 0, warnings: 0 });
    expect(platform?.quality).toBe(100 - 0.5 * (platform?.notes ?? 0));
    expect(rows.map((row) => row.quality)).toEqual(rows.map((row) => row.quality).sort((a, b) => a - b));
    expect(QUALITY_FORMULA.zh).toContain(
      '100 − Σ（错误 E 每条 8，警告 W 每条 3，提示 N 每条 0.5；同一族规则至多扣 20）',
    );
  });
});
