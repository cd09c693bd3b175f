import type { FormSpec } from '../clean-form.ts';
import {
  beside,
  type Cases,
  change,
  cleanForm,
  noLines,
  noRows,
  number,
  percent,
  rate,
  total,
} from './case.ts';
import { another } from './design.ts';

const nothing = () => undefined;

const staff = (posts: number, inPost: number, printed: string, fraction: number) =>
  [
    ['编制数', String(posts), posts, 'count'],
    ['2023年实际在职人数', String(inPost), inPost, 'count'],
    ['控制率', printed, fraction, 'rate'],
  ].map(([column, raw, value, measure]) => ({
    block: 'staff' as const,
    item_no: 1,
    label_raw: '财政供养人员情况（人）',
    column_label_raw: String(column),
    measure: measure as 'count',
    raw: String(raw),
    value: Number(value),
  }));

const cell = (
  item_no: number,
  label: string,
  raw: string,
  value: number | null,
  parent: number | null = null,
) => ({
  block: 'running' as const,
  item_no,
  label_raw: label,
  parent_item_no: parent,
  column_label_raw: '2023年决算数',
  column_year: 2023,
  measure: 'final' as const,
  raw,
  value,
});

/** A form with a total and a rate, in 元. */
function scored(score: number, bud = 1000000, exe = 950000): FormSpec {
  const form = another(nothing);
  form.form.total_reported = score;
  total(form, { bud, exe });
  return form;
}

/** The same project the year before. */
function lastYear(form: FormSpec, score: number, bud: number, exe: number): void {
  const before = cleanForm();
  before.form.fiscal_year = 2022;
  before.form.title_raw = '2022年度职业培训补助项目自评表';
  before.form.total_reported = score;
  total(before, { bud, exe });
  form.more = [{ spec: before, sameProject: true }];
}

export const REST_CASES: Cases = {
  T01: {
    finds: (f) => {
      f.form.deviation_reason = '无偏差';
      change(f, 1, { actual: [number(999, '人次')] });
    },
    inside: (f) => {
      f.form.deviation_reason = '无偏差';
      change(f, 1, { actual: [number(1000, '人次')] });
    },
    lacks: (f) => {
      noLines(f);
      noRows(f);
    },
  },
  T02: {
    finds: (f) => {
      f.form.deviation_reason = '存在办案超时限现象';
    },
    // Timeliness itself is reported missed: no contradiction.
    inside: (f) => {
      f.form.deviation_reason = '存在办案超时限现象';
      change(f, 3, { actual: [percent(0.9)] });
    },
    lacks: (f) => {
      f.form.deviation_reason = null;
    },
  },
  T03: {
    finds: (f) => {
      f.form.improvement = '无';
    },
    inside: nothing,
    // The national form has no field of its own for it.
    lacks: (f) => {
      f.form.improvement = null;
    },
  },
  T06: {
    finds: (f) => {
      f.form.title_raw = '2023年度培训补助资金项目自评表';
    },
    inside: nothing,
    lacks: (f) => {
      f.form.title_raw = '项目自评表';
    },
  },
  T08: {
    finds: (f) => {
      f.texts = [{ path: '1', level: 1, heading_raw: '基本情况', text: null }];
    },
    inside: (f) => {
      f.texts = [
        { path: '1', level: 1, heading_raw: '基本情况', text: null },
        { path: '1/1', level: 2, heading_raw: '概况', text: '某市某局' },
      ];
    },
    lacks: nothing,
  },
  T09: {
    finds: (f) => {
      const other = another(nothing);
      other.form.goal_expected = '完成全年培训任务，帮助企业稳定用工';
      f.more = [{ spec: other }];
    },
    inside: (f) => {
      const other = another(nothing);
      other.form.goal_expected = '完成全年培训任务，帮助企业稳定招工';
      f.more = [{ spec: other }];
    },
    lacks: (f) => {
      f.form.goal_expected = '完成任务';
    },
  },
  T10: {
    finds: (f) => {
      f.form.title_raw = '2022年度职业培训补助项目自评表';
    },
    inside: (f) => {
      f.texts = [{ path: '1', level: 2, heading_raw: '2022年度上年结果应用', text: '已应用' }];
    },
    lacks: (f) => {
      f.form.title_raw = '项目自评表';
    },
  },
  T13: {
    finds: (f) => {
      f.texts = [{ path: '1', level: 1, heading_raw: '项目支出自评报告', text: '略' }];
      beside(f, 1, () => another(nothing));
    },
    inside: (f) => {
      f.texts = [{ path: '1', level: 1, heading_raw: '项目支出自评报告', text: '略' }];
    },
    lacks: nothing,
  },
  G01: {
    finds: (f) => {
      f.form.signed = false;
    },
    inside: (f) => {
      f.form.signed = null;
    },
    lacks: (f) => {
      Object.assign(f.form, { signed: null, stamped: null, filed_by_present: null, phone_present: null });
    },
  },
  G02: {
    finds: (f) => {
      f.form.title_raw = '项目自评表';
    },
    inside: (f) => {
      f.form.title_raw = '2023 年度职业培训补助项目自评表';
    },
    lacks: (f) => {
      f.form.title_raw = '';
    },
  },
  G03: {
    finds: (f) => {
      f.unit.aliases = '某局';
    },
    inside: nothing,
    lacks: nothing,
  },
  G04: {
    finds: (f) => {
      f.base = staff(100, 101, '101%', 1.01);
    },
    inside: (f) => {
      f.base = staff(100, 100, '100%', 1);
    },
    lacks: (f) => {
      f.base = staff(0, 100, '', 1);
    },
  },
  G05: {
    finds: (f) => {
      f.base = staff(7, 7, '100%', 1);
      f.statements = [
        { metric: 'headcount', subject: '部门编制人数', value: 9, unit: '人', quote: '编制9人' },
      ];
    },
    inside: (f) => {
      f.base = staff(7, 7, '100%', 1);
      f.statements = [
        { metric: 'headcount', subject: '部门编制人数', value: 7, unit: '人', quote: '编制7人' },
        { metric: 'headcount', subject: '稽核股人员', value: 1, unit: '人', quote: '稽核股1人' },
      ];
    },
    lacks: (f) => {
      f.base = staff(7, 7, '100%', 1);
    },
  },
  G06: {
    finds: (f) => {
      f.base = [cell(2, '办公费', '0', 0, 1)];
    },
    inside: (f) => {
      f.base = [cell(1, '公用经费', '0', 0), cell(2, '办公费', '0', 0, 1)];
    },
    lacks: (f) => {
      f.base = [cell(1, '公用经费', '0', 0)];
    },
  },
  G07: {
    finds: (f) => {
      const other = another(nothing);
      other.project = { name: '职业培训补助' };
      f.more = [{ spec: other, ofOtherUnit: true }];
    },
    inside: (f) => {
      f.more = [{ spec: another(nothing), ofOtherUnit: true }];
    },
    lacks: (f) => {
      f.project = null;
    },
  },
  G08: {
    finds: (f) => {
      Object.assign(f.form, {
        tick_groups: 3,
        category: '部门预算项目',
        attribute: '持续性项目',
        term: null,
      });
    },
    inside: (f) => {
      Object.assign(f.form, {
        tick_groups: 2,
        category: '部门预算项目',
        attribute: '持续性项目',
        term: null,
      });
    },
    lacks: (f) => {
      f.form.tick_groups = 0;
    },
  },
  G09: {
    finds: (f) => {
      f.form.filed_on = null;
    },
    inside: nothing,
    lacks: nothing,
  },
  G10: {
    finds: (f) => change(f, 1, { layout_shifted: true }),
    inside: nothing,
    lacks: noRows,
  },
  P01: {
    finds: (f) => {
      f.form.total_reported = 100;
      beside(f, 4, (i) => scored(i === 0 ? 100 : 90));
    },
    // Three of ten is not more than 30 %.
    inside: (f) => {
      f.form.total_reported = 100;
      beside(f, 9, (i) => scored(i < 2 ? 100 : 90));
    },
    lacks: (f) => beside(f, 3, () => scored(100)),
  },
  P02: {
    finds: (f) =>
      beside(f, 4, (i) => (i < 2 ? another(nothing) : another((o) => change(o, 1, { points: 14 })))),
    inside: (f) =>
      beside(f, 5, (i) => (i < 2 ? another(nothing) : another((o) => change(o, 1, { points: 14 })))),
    lacks: (f) => beside(f, 3, () => another(nothing)),
  },
  P03: {
    finds: (f) => beside(f, 4, () => scored(90)),
    inside: nothing,
    lacks: nothing,
  },
  P04: {
    finds: (f) => beside(f, 7, (i) => scored(i % 2 === 0 ? 97 : 99)),
    inside: (f) => {
      f.form.total_reported = 90;
      beside(f, 7, (i) => scored(i % 2 === 0 ? 96 : 90));
    },
    lacks: (f) => beside(f, 6, () => scored(99)),
  },
  P05: {
    finds: (f) => {
      f.form.total_reported = 90;
      total(f, { exe: 700000 });
    },
    inside: (f) => {
      f.form.total_reported = 90;
      total(f, { exe: 700100 });
    },
    lacks: (f) => total(f, { bud: null }),
  },
  P06: {
    finds: (f) => total(f, { exe: 599999 }),
    inside: (f) => total(f, { exe: 600000 }),
    lacks: noRows,
  },
  P07: {
    finds: (f) => beside(f, 4, (i) => (i === 0 ? scored(80, 90000000, 80000000) : scored(99.5))),
    inside: (f) => beside(f, 4, (i) => (i === 0 ? scored(94, 90000000, 80000000) : scored(99.5))),
    lacks: (f) => beside(f, 3, () => scored(99)),
  },
  P08: {
    finds: (f) => beside(f, 4, (i) => scored(99, 1000000, i < 2 ? 1000000 : 950000)),
    inside: (f) => beside(f, 9, (i) => scored(99, 1000000, i < 3 ? 1000000 : 950000)),
    lacks: (f) => {
      rate(f, null, null);
      total(f, { bud: null });
    },
  },
  P09: {
    finds: (f) => beside(f, 2, () => scored(99)),
    inside: nothing,
    lacks: nothing,
  },
  P10: {
    finds: (f) => lastYear(f, 94.5, 1000000, 950000),
    inside: (f) => lastYear(f, 94.51, 770000, 700000),
    lacks: nothing,
  },
  P11: {
    finds: (f) => {
      total(f, { exe: 790000 });
      lastYear(f, 99, 1000000, 700000);
    },
    inside: (f) => {
      total(f, { exe: 790000 });
      lastYear(f, 99, 1000100, 700000);
    },
    lacks: nothing,
  },
  P12: {
    finds: (f) => {
      f.form.total_reported = 100;
      f.form.reviewed_total = 95;
    },
    inside: (f) => {
      f.form.total_reported = 100;
      f.form.reviewed_total = 95.1;
    },
    lacks: nothing,
  },
};
