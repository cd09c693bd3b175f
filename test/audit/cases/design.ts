import type { FormSpec } from '../clean-form.ts';
import {
  at,
  type Cases,
  type Change,
  change,
  cleanForm,
  level,
  money,
  noRows,
  number,
  percent,
  words,
} from './case.ts';

/** Another project of the unit whose rows are named otherwise, changed as the case needs. */
function another(make: (form: FormSpec) => void): FormSpec {
  const form = cleanForm();
  form.project = { name: '创业担保贷款贴息' };
  form.form.title_raw = '2023年度创业担保贷款贴息项目自评表';
  form.form.goal_expected = '扶持创业带动就业，贴息资金及时拨付到位。';
  for (const [i, row] of form.rows.entries())
    row.name_raw = `贴息工作第${'甲乙丙丁戊己庚辛'.charAt(i)}项满意度率`;
  make(form);
  return form;
}
const beside =
  (own: Change, other: Change): Change =>
  (form) => {
    own(form);
    form.more = [{ spec: another(other) }];
  };
const nothing: Change = () => undefined;

export const DESIGN_CASES: Cases = {
  I01: {
    finds: (f) => change(f, 2, { name_raw: '培训 人次。' }),
    inside: (f) => change(f, 2, { name_raw: '培训人数' }),
    lacks: noRows,
  },
  I02: {
    finds: (f) => {
      // Eight rows; the other form shares all of them.
      const other = cleanForm();
      other.project = { name: '创业担保贷款贴息' };
      f.more = [{ spec: other }];
    },
    inside: (f) => {
      // Seven of eight shared: 7 ÷ 9 = 0.78.
      const other = cleanForm();
      other.project = { name: '创业担保贷款贴息' };
      change(other, 1, { actual_raw: '1051人次' });
      f.more = [{ spec: other }];
    },
    lacks: (f) => {
      f.rows = f.rows.slice(0, 2);
    },
  },
  I03: {
    finds: (f) => change(f, 5, { name_raw: '促进社会和谐稳定' }),
    inside: beside(nothing, (o) => change(o, 1, { name_raw: '培训人次' })),
    lacks: noRows,
  },
  I04: {
    finds: (f) => change(f, 1, { name_raw: '培训完成率', target: [percent(1)] }),
    inside: (f) => change(f, 1, { name_raw: '培训完成率' }),
    lacks: noRows,
  },
  I05: {
    finds: (f) => change(f, 8, { name_raw: '热情周到服务' }),
    inside: nothing,
    lacks: (f) => {
      f.rows = f.rows.slice(0, 7);
    },
  },
  I06: {
    finds: (f) => change(f, 3, { level2: 'quality' }),
    inside: nothing,
    lacks: (f) => change(f, 3, { level2: 'other' }),
  },
  I07: {
    finds: (f) => change(f, 1, { level2: 'other', level2_raw: '培训工作' }),
    inside: nothing,
    lacks: (f) => {
      for (const row of f.rows) row.level2_raw = null;
    },
  },
  I08: {
    finds: (f) => change(f, 1, { target: [money(500000)] }),
    inside: nothing,
    lacks: (f) => {
      f.rows = f.rows.slice(1);
    },
  },
  I09: {
    finds: (f) => change(f, 5, { name_raw: '保障工作开展', target: [percent(1)], target_raw: '100%' }),
    inside: (f) => change(f, 5, { name_raw: '任务完成率', target: [percent(1)], target_raw: '100%' }),
    lacks: noRows,
  },
  I10: {
    finds: (f) => {
      for (const n of [1, 2, 3, 4])
        Object.assign(at(f, n), { actual: at(f, n).target, actual_raw: at(f, n).target_raw });
    },
    inside: (f) => {
      for (const n of [1, 2, 3])
        Object.assign(at(f, n), { actual: at(f, n).target, actual_raw: at(f, n).target_raw });
    },
    lacks: (f) => {
      f.rows = f.rows.slice(0, 3);
    },
  },
  I11: {
    finds: (f) => change(f, 1, { name_raw: '持卡数达到260万张' }),
    inside: (f) => change(f, 1, { name_raw: '12333热线15秒内接通率' }),
    lacks: noRows,
  },
  I12: {
    finds: (f) =>
      change(f, 1, {
        target: [number(3000, '人次'), number(90000, '份')],
        actual: [number(3000, '人次'), number(90000, '份')],
      }),
    inside: nothing,
    lacks: noRows,
  },
  I13: {
    finds: (f) => change(f, 1, { actual: [{ ...number(1050, '万'), parse_status: 'unit_conflict' }] }),
    // Not saying the unit is not saying another one.
    inside: (f) => change(f, 1, { actual: [{ ...number(1050, '人次'), unit: null }] }),
    lacks: (f) => {
      for (const row of f.rows) row.actual = [words];
    },
  },
  I14: {
    finds: (f) => change(f, 8, { actual_raw: '98%>', actual: [{ ...percent(0.98), comparator: '>' }] }),
    inside: (f) => change(f, 8, { actual_raw: '>98%', actual: [{ ...percent(0.98), comparator: '>' }] }),
    lacks: noRows,
  },
  I15: {
    finds: (f) => change(f, 1, { actual: [{ ...number(1050, '人次'), qualifier: '近' }] }),
    inside: nothing,
    lacks: (f) => {
      for (const row of f.rows) Object.assign(row, { target: [words], actual: [words] });
    },
  },
  I16: {
    finds: beside(nothing, (o) =>
      change(o, 1, { name_raw: '培训人次', target: [number(900, '人次')], actual: [number(1050, '人次')] }),
    ),
    // Two projects may share a name and differ in both figures.
    inside: beside(nothing, (o) =>
      change(o, 1, { name_raw: '培训人次', target: [number(900, '人次')], actual: [number(940, '人次')] }),
    ),
    lacks: nothing,
  },
  I17: {
    finds: beside(nothing, (o) => change(o, 1, { name_raw: '培训人次', actual: [number(1049, '人次')] })),
    inside: beside(
      // Three digits: two projects may well set the same small target.
      (f) => change(f, 1, { target: [number(999, '人次')] }),
      (o) =>
        change(o, 1, { name_raw: '培训人次', target: [number(999, '人次')], actual: [number(1049, '人次')] }),
    ),
    lacks: nothing,
  },
  I18: {
    finds: (f) => change(f, 5, { target: [number(900, '人次')], actual: [number(1050, '人次')] }),
    inside: (f) => change(f, 5, { target: [number(1000, '人次')], actual: [number(1050, '人次')] }),
    lacks: noRows,
  },
  I20: {
    finds: (f) =>
      change(f, 1, { name_raw: '按期完成建设', target_raw: '按期完成建设', actual_raw: '按期完成建设' }),
    inside: (f) =>
      change(f, 1, { name_raw: '按期完成建设', target_raw: '按期完成建设', actual_raw: '已完成' }),
    lacks: noRows,
  },
  I21: {
    finds: (f) => change(f, 5, { name_raw: '提高学习热情，为发展奠定了' }),
    inside: (f) => change(f, 5, { name_raw: '提高学习热情，为发展奠定了基础' }),
    lacks: noRows,
  },
  I22: {
    finds: (f) => {
      for (const n of [1, 2, 3]) change(f, n, { actual: [words] });
      change(f, 7, { actual: [words] });
    },
    inside: (f) => {
      for (const n of [1, 2, 3]) change(f, n, { actual: [words] });
    },
    lacks: noRows,
  },
  I23: {
    finds: (f) => {
      for (const row of f.rows)
        Object.assign(row, { target: [number(100, '个')], actual: [number(130, '个')] });
    },
    inside: (f) => {
      for (const row of f.rows)
        Object.assign(row, { target: [number(100, '个')], actual: [number(129, '个')] });
    },
    lacks: (f) => {
      f.rows = f.rows.slice(0, 2);
    },
  },
  I25: {
    finds: (f) => change(f, 8, { actual: [level('met')], actual_raw: '达标' }),
    inside: nothing,
    lacks: (f) => {
      f.rows = f.rows.slice(0, 7);
    },
  },
};
export { another };
