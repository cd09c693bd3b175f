import {
  blank,
  type Cases,
  change,
  cleanForm,
  hubeiForm,
  level,
  money,
  noRows,
  number,
  percent,
  total,
  unset,
  words,
} from './case.ts';

export const STRUCTURE_CASES: Cases = {
  C01: {
    finds: (f) => {
      f.form.total_reported = 99.56;
    },
    inside: (f) => {
      f.form.total_reported = 99.55;
    },
    // A missing score that the gap could be: not checkable.
    lacks: (f) => change(f, 1, { points: null }),
  },
  C02: {
    finds: (f) => change(f, 1, { points_max: 15.02 }),
    inside: (f) => change(f, 1, { points_max: 15.01 }),
    lacks: (f) => change(f, 1, { points_max: null }),
  },
  C03: {
    finds: (f) => change(f, 8, { points_max: 20 }),
    inside: (f) => change(f, 8, { points_max: 10.01 }),
    lacks: (f) => {
      f.sections = f.sections.map((s) => ({ ...s, points_declared: null }));
    },
  },
  C04: {
    finds: (f) => {
      f.sections[1] = { level1: 'benefit', points_declared: 40 };
    },
    inside: (f) => {
      f.sections[1] = { level1: 'benefit', points_declared: 30.01 };
    },
    lacks: (f) => {
      f.sections[1] = { level1: 'benefit', points_declared: null };
    },
  },
  C05: {
    finds: (f) => {
      f.sections[2] = { level1: 'satisfaction', points_declared: 12 };
    },
    inside: () => undefined,
    lacks: (f) => {
      f.sections = [];
      f.form.budget_points_max = null;
    },
  },
  C06: {
    finds: (f) => change(f, 1, { points: null }),
    inside: (f) => change(f, 1, { points: 0 }),
    lacks: noRows,
  },
  C07: {
    finds: (f) => change(f, 1, { points: 15.01 }),
    inside: (f) => change(f, 1, { points: 15 }),
    lacks: (f) => {
      for (const row of f.rows) row.points = null;
    },
  },
  C08: {
    finds: (f) => change(f, 1, { points_max: 20 }),
    inside: (f) => change(f, 1, { points_max: 19.9 }),
    lacks: (f) => {
      for (const row of f.rows) Object.assign(row, { points: null, points_max: null });
    },
  },
  C09: {
    finds: (f) => change(f, 8, { points_max: 15.1 }),
    inside: (f) => change(f, 8, { points_max: 15 }),
    lacks: (f) => {
      f.form.profile_id = 'sichuan-2023';
    },
  },
  C10: {
    finds: (f) => {
      for (const row of f.rows) row.points_max = null;
    },
    inside: (f) => {
      for (const row of f.rows.slice(1)) row.points_max = null;
    },
    lacks: noRows,
  },
  C11: {
    finds: (f) => {
      f.form.total_reported = 90;
    },
    inside: (f) => {
      f.form.total_reported = 90.01;
    },
    lacks: (f) => {
      f.form.total_reported = null;
    },
  },
  D01: {
    finds: (f) => change(f, 1, { actual: [number(800, '人次')], points: 13 }),
    // 15 × 0.79 = 11.85, printed with one decimal, half up: 11.9.
    inside: (f) => change(f, 1, { actual: [number(790, '人次')], points: 11.9 }),
    lacks: (f) => {
      for (const row of f.rows) row.points_max = null;
    },
  },
  D02: {
    finds: (f) => change(f, 4, { actual: [money(1000100)] }),
    inside: (f) => change(f, 4, { actual: [money(1000000)] }),
    lacks: (f) => change(f, 4, { actual: [words], actual_raw: '按计划' }),
  },
  D03: {
    from: hubeiForm,
    finds: (f) => {
      change(f, 1, { actual: [number(500, '人次')], points: 9 });
      change(f, 2, { points: 10 });
    },
    // Row 1 may be worth 10 and earn 9.5; rounding to whole points gives 10.
    inside: (f) => change(f, 1, { actual: [number(950, '人次')], points: 10 }),
    lacks: (f) => {
      for (const row of f.rows) row.points = null;
    },
  },
  D04: {
    finds: (f) => {
      f.form.deviation_reason = '无';
      change(f, 1, { actual: [number(1300, '人次')] });
    },
    inside: (f) => {
      f.form.deviation_reason = '无';
      change(f, 1, { actual: [number(1299, '人次')] });
    },
    lacks: (f) => {
      for (const row of f.rows) row.actual = [words];
    },
  },
  D05: {
    finds: (f) => change(f, 1, { target: [unset], target_raw: '未设定' }),
    inside: (f) => change(f, 1, { target: [unset], target_raw: '未设定', points: 0 }),
    lacks: noRows,
  },
  D06: {
    finds: (f) => change(f, 1, { target: [blank], target_raw: null, actual: [blank], actual_raw: null }),
    inside: (f) =>
      change(f, 1, { target: [blank], target_raw: null, actual: [blank], actual_raw: null, points: 0 }),
    lacks: noRows,
  },
  D07: {
    finds: (f) => change(f, 1, { actual: [level('met')], actual_raw: '达标' }),
    inside: () => undefined,
    lacks: (f) => {
      for (const row of f.rows) row.target = [words];
    },
  },
  D08: {
    finds: (f) => change(f, 1, { target: [level('met')], target_raw: '达标' }),
    inside: () => undefined,
    lacks: (f) => {
      for (const row of f.rows) row.actual = [words];
    },
  },
  D09: {
    finds: (f) => {
      f.form.deviation_reason = '无';
      change(f, 1, { points: 14.9 });
    },
    inside: (f) => {
      f.form.deviation_reason = '无';
      change(f, 1, { points: 14.95 });
    },
    lacks: noRows,
  },
  D10: {
    finds: (f) => change(f, 1, { target: [number(0, '人次')] }),
    inside: (f) => change(f, 1, { target: [number(0.1, '人次')] }),
    lacks: (f) => {
      for (const row of f.rows) row.target = [words];
    },
  },
  D11: {
    finds: (f) => {
      const other = cleanForm();
      change(other, 4, { points: 8 });
      f.more = [{ spec: other }];
    },
    inside: (f) => {
      f.more = [{ spec: cleanForm() }];
    },
    lacks: () => undefined,
  },
  D12: {
    finds: (f) => change(f, 4, { actual: [money(790000)] }),
    inside: (f) => change(f, 4, { actual: [money(800000)] }),
    lacks: (f) => change(f, 4, { actual: [words] }),
  },
  D13: {
    finds: (f) => change(f, 1, { actual: [number(100001, '人次')] }),
    inside: (f) => change(f, 1, { actual: [number(100000, '人次')] }),
    lacks: (f) => {
      for (const row of f.rows) row.actual = [words];
    },
  },
  D14: {
    finds: (f) => change(f, 1, { target: [level('met')], actual: [level('partly')], points: 12.1 }),
    inside: (f) => change(f, 1, { target: [level('met')], actual: [level('partly')], points: 12 }),
    lacks: () => undefined,
  },
  D15: {
    finds: (f) =>
      change(f, 4, {
        name_raw: '成本降低率',
        nature: '≥',
        target: [percent(0.01)],
        actual: [percent(0.06)],
        actual_raw: '6.00%',
      }),
    inside: (f) => {
      // 1 − 44.3 ÷ 45 = 1.56 %: 1.60% stands for 1.6 %.
      total(f, { bud: 450000, exe: 443000 });
      change(f, 4, {
        name_raw: '成本降低率',
        nature: '≥',
        target: [percent(0.01)],
        actual: [percent(0.016)],
        actual_raw: '1.60%',
      });
    },
    lacks: () => undefined,
  },
};
