import { type Case, type Cases, change, cleanForm, money, noLines, noRows, rate, total } from './case.ts';

const base = (value: number | null, more: object = {}) => ({
  block: 'project' as const,
  item_no: 1,
  label_raw: '项目支出：',
  column_label_raw: '2023年决算数',
  column_year: 2023,
  measure: 'final' as const,
  raw: String(value ?? ''),
  value,
  money_unit: '元' as const,
  ...more,
});
const child = (n: number, label: string, value: number, more: object = {}) =>
  base(value, { item_no: n, parent_item_no: 1, label_raw: label, ...more });

/** A department form with its splits by income and by nature, in 元. */
function department(
  form: ReturnType<typeof cleanForm>,
  income: number,
  basic: number,
  project: number,
): void {
  form.form.kind = 'department';
  form.project = null;
  form.lines = [
    {
      kind: 'total',
      adjusted_raw: '100',
      adjusted_amount: 1000000,
      executed_raw: '100',
      executed_amount: 1000000,
    },
    { kind: 'general_public', executed_amount: income },
    { kind: 'basic', executed_amount: basic },
    { kind: 'project', executed_amount: project },
  ];
}

const A06: Case = {
  finds: (f) => {
    f.lines[2] = { kind: 'carry_over', adjusted_amount: 200400 };
  },
  // Two parts printed in 万元 with two decimals may be off by 100 元 together.
  inside: (f) => {
    f.lines[2] = { kind: 'carry_over', adjusted_amount: 200100 };
  },
  lacks: (f) => {
    f.lines = f.lines.slice(0, 1);
  },
};

export const FUND_CASES: Cases = {
  A01: {
    finds: (f) => {
      total(f, { bud: 250000, exe: 194000 });
      rate(f, '77.64', 0.7764);
    },
    // 15.27 ÷ 24 is 63.625 %: half up it prints as 63.63.
    inside: (f) => {
      total(f, { bud: 240000, exe: 152700 });
      rate(f, '63.63%', 0.6363);
    },
    lacks: (f) => rate(f, null, null),
  },
  A02: {
    finds: (f) => {
      total(f, { ini: 1143900, bud: 1159138.98, exe: 1159138.98 });
      rate(f, '101%', 1.01);
    },
    // Both denominators round to the printed rate: it is not the wrong one.
    inside: (f) => {
      total(f, { ini: 1000000, bud: 1001000, exe: 950000 });
      rate(f, '95%', 0.95);
    },
    lacks: (f) => total(f, { ini: null }),
  },
  A03: {
    finds: (f) => total(f, { exe: 1000000.01 }),
    inside: (f) => total(f, { exe: 1000000 }),
    lacks: (f) => total(f, { bud: null }),
  },
  A04: {
    finds: (f) => {
      for (const line of f.lines) line.money_unit_resolved = '元';
    },
    inside: () => undefined,
    lacks: (f) => {
      for (const line of f.lines) line.money_unit_declared = null;
    },
  },
  A05: {
    finds: (f) => {
      for (const line of f.lines) {
        line.money_unit_declared = null;
        line.money_unit_resolved = null;
      }
    },
    inside: (f) => {
      // A blank line may carry another unit: it holds no amount.
      f.lines.push({ kind: 'other', money_unit_resolved: '元', money_unit_declared: '元' });
    },
    lacks: noLines,
  },
  A06,
  A07: {
    finds: (f) => department(f, 1000000, 700000, 300200),
    inside: (f) => department(f, 1000000, 700000, 300000),
    lacks: () => undefined,
  },
  A08: {
    finds: (f) => {
      f.base = [base(950000), child(2, '1、职业培训补助', 949940)];
    },
    // 95 万元 printed with no decimals hides up to half of 0.01 万元.
    inside: (f) => {
      f.base = [base(950000), child(2, '1、职业培训补助', 950050)];
    },
    lacks: () => undefined,
  },
  A09: {
    finds: (f) => {
      f.statements = [{ project_id: '*', metric: 'budget', value: 1200000, quote: '预算120万元' }];
    },
    inside: (f) => {
      f.statements = [{ project_id: '*', metric: 'budget', value: 1000000, quote: '预算100万元' }];
    },
    lacks: () => undefined,
  },
  A10: {
    finds: (f) => {
      f.statements = [{ project_id: '*', metric: 'executed', value: 945000, quote: '支出94.5万元' }];
    },
    inside: (f) => {
      total(f, { exe: 949600 });
      f.statements = [{ project_id: '*', metric: 'executed', value: 950000, quote: '支出95万元' }];
    },
    lacks: () => undefined,
  },
  A11: {
    finds: (f) => total(f, { exe: 899999 }),
    inside: (f) => total(f, { exe: 900000 }),
    lacks: (f) => total(f, { bud: 0 }),
  },
  A12: {
    finds: (f) => {
      total(f, { exe: 500000 });
      f.form.deviation_reason = '无偏差';
    },
    inside: (f) => total(f, { exe: 500000 }),
    lacks: (f) => total(f, { exe: null }),
  },
  A13: {
    finds: (f) => total(f, { exe: 0 }),
    inside: (f) => total(f, { exe: 0.01 }),
    lacks: (f) => total(f, { exe: null }),
  },
  A14: {
    finds: (f) => total(f, { ini: 1000000, bud: 1005238.98, exe: 1005238.98 }),
    inside: (f) => total(f, { ini: 1000000, bud: 1005000, exe: 1005000 }),
    lacks: (f) => total(f, { ini: null }),
  },
  A15: {
    finds: (f) => {
      total(f, { ini: 900000 });
      f.form.deviation_reason = '尾款次年支付';
    },
    inside: (f) => total(f, { ini: 900000 }),
    lacks: (f) => total(f, { ini: null }),
  },
  A16: {
    finds: (f) => {
      f.lines = f.lines.slice(0, 2);
      f.form.deviation_reason = '使用上年结转资金';
    },
    inside: (f) => {
      f.form.deviation_reason = '使用上年结转资金';
    },
    lacks: (f) => {
      f.form.deviation_reason = null;
    },
  },
  A17: {
    finds: (f) => total(f, { bud: 0 }),
    inside: () => undefined,
    lacks: noLines,
  },
  A18: {
    finds: (f) => {
      f.lines = f.lines.slice(0, 2);
      f.lines[1] = { kind: 'fiscal', adjusted_amount: 699900 };
    },
    inside: (f) => {
      f.lines = f.lines.slice(0, 2);
      f.lines[1] = { kind: 'fiscal', adjusted_amount: 700000 };
    },
    lacks: (f) => {
      f.lines = f.lines.slice(0, 1);
    },
  },
  A19: {
    finds: (f) => change(f, 1, { target: [money(2000001)], actual: [money(2000001)] }),
    inside: (f) => change(f, 1, { target: [money(2000000)], actual: [money(2000000)] }),
    lacks: noLines,
  },
  A20: {
    finds: (f) => change(f, 1, { deviation_reason: '支付以前年度欠款' }),
    inside: (f) => change(f, 1, { deviation_reason: '扩面' }),
    lacks: noRows,
  },
  A21: {
    finds: (f) => {
      f.form.improvement = '主要用于办公费和培训';
    },
    inside: (f) => {
      f.form.improvement = '主要用于培训';
    },
    lacks: (f) => {
      f.form.kind = 'department';
    },
  },
  A23: {
    finds: (f) => {
      f.base = [base(null, { block: 'other', label_raw: '政府采购金额', raw: '——', measure: 'text' })];
      f.texts = [{ path: '1', level: 1, heading_raw: '项目产出', text: '设备按程序采购' }];
    },
    inside: (f) => {
      f.base = [base(50000, { block: 'other', label_raw: '政府采购金额' })];
      f.texts = [{ path: '1', level: 1, heading_raw: '项目产出', text: '设备按程序采购' }];
    },
    lacks: () => undefined,
  },
  A24: {
    finds: (f) => {
      f.statements = [
        { metric: 'cut_rate', value: 0.4, unit: null, quote: '核减40%' },
        { metric: 'budget', value: 200000, quote: '预算20万元' },
        { metric: 'adjusted_budget', value: 128000, quote: '核准12.8万元' },
      ];
    },
    inside: (f) => {
      f.statements = [
        { metric: 'cut_rate', value: 0.36, unit: null, quote: '核减36%' },
        { metric: 'budget', value: 200000, quote: '预算20万元' },
        { metric: 'adjusted_budget', value: 128000, quote: '核准12.8万元' },
      ];
    },
    lacks: (f) => {
      f.statements = [{ metric: 'cut_rate', value: 0.4, unit: null, quote: '核减40%' }];
    },
  },
  B01: {
    finds: (f) => {
      f.form.budget_points = 9.4;
    },
    // 9.5 may be printed whole, half up: 10.
    inside: (f) => {
      f.form.budget_points = 10;
    },
    lacks: (f) => {
      f.form.budget_points = null;
    },
  },
  B02: {
    finds: (f) => {
      const other = cleanForm();
      total(other, { exe: 823000 });
      other.form.budget_points = 8;
      f.form.budget_points = 9.5;
      f.more = [{ spec: other }];
    },
    inside: (f) => {
      const other = cleanForm();
      total(other, { exe: 823000 });
      other.form.budget_points = 8.23;
      f.more = [{ spec: other }];
    },
    lacks: () => undefined,
  },
  B03: {
    finds: (f) => {
      f.form.budget_points = null;
    },
    inside: (f) => {
      f.form.budget_points = 0;
    },
    lacks: (f) => {
      rate(f, null, null);
      total(f, { bud: null });
    },
  },
  B04: {
    finds: (f) => {
      f.form.profile_id = 'strict-cap-2022';
      total(f, { exe: 599999 });
      f.form.total_reported = 69.01;
    },
    inside: (f) => {
      f.form.profile_id = 'strict-cap-2022';
      total(f, { exe: 600000 });
      f.form.total_reported = 79;
    },
    lacks: () => undefined,
  },
  B05: {
    finds: (f) => {
      f.statements = [{ project_id: '*', metric: 'budget', value: 1200000, quote: '预算120万元' }];
    },
    inside: () => undefined,
    lacks: (f) => {
      f.form.budget_points = null;
    },
  },
  // The limit of D15 and the like: see indicator cases.
};
