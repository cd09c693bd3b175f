import type {
  BaseMetricRow,
  EvaluationRow,
  FundLineRow,
  IndicatorRow,
  IndicatorValueRow,
  SectionRow,
  StatementRow,
  TextSectionRow,
} from '../../src/model/rows.gen.ts';
import type { Package } from '../scoring/package.ts';

type Value = Partial<IndicatorValueRow>;

/** An indicator row with the parsed values of its cells. */
export interface RowSpec extends Partial<IndicatorRow> {
  target: readonly Value[];
  actual: readonly Value[];
}

/** A form and what belongs to it; a case changes what it is about. */
export interface FormSpec {
  unit: { name: string; aliases: string | null; level: 'city' };
  project: { name: string } | null;
  form: Partial<EvaluationRow>;
  lines: Partial<FundLineRow>[];
  sections: Partial<SectionRow>[];
  rows: RowSpec[];
  statements: Partial<StatementRow>[];
  base: Partial<BaseMetricRow>[];
  texts: Partial<TextSectionRow>[];
  /** Further forms of the same unit (or, with `ofOtherUnit`, of the same department). */
  more: { spec: FormSpec; ofOtherUnit?: boolean; sameProject?: boolean }[];
}

const number = (value: number, unit: string): Value => ({ kind: 'number', value, unit, parse_status: 'ok' });
const percent = (value: number): Value => ({ kind: 'percent', value, parse_status: 'ok' });
const money = (value: number): Value => ({ kind: 'money', value, unit: '元', parse_status: 'ok' });
export const level = (met: 'met' | 'partly' | 'not'): Value => ({
  kind: 'level',
  level: met,
  parse_status: 'ok',
});
export const words: Value = { kind: 'text', parse_status: 'ok' };
export const blank: Value = { kind: 'blank', parse_status: 'ok' };
export const unset: Value = { kind: 'unset', parse_status: 'ok' };
export { money, number, percent };

function row(
  level1: 'output' | 'benefit' | 'satisfaction',
  level2: NonNullable<IndicatorRow['level2']>,
  level2_raw: string,
  name_raw: string,
  points: number,
  target: readonly [string, Value],
  actual: readonly [string, Value],
  nature: '≥' | '≤' = '≥',
): RowSpec {
  return {
    level1,
    level2,
    level2_raw,
    name_raw,
    nature,
    target_raw: target[0],
    actual_raw: actual[0],
    points_max_raw: String(points),
    points_max: points,
    points_raw: String(points),
    points,
    target: [target[1]],
    actual: [actual[1]],
  };
}

/** A form that obeys its scheme (mof-2020): the audit finds nothing in it. */
export function cleanForm(): FormSpec {
  return {
    unit: { name: '某市某局', aliases: null, level: 'city' },
    project: { name: '职业培训补助' },
    form: {
      kind: 'project',
      fiscal_year: 2023,
      fiscal_year_basis: 'stated',
      title_raw: '2023年度职业培训补助项目自评表',
      profile_id: 'mof-2020',
      declared_money_unit: '万元',
      budget_points_max: 10,
      rate_raw: '95.00%',
      rate_reported: 0.95,
      budget_points_raw: '9.5',
      budget_points: 9.5,
      total_max_raw: '100',
      total_max: 100,
      total_raw: '99.5',
      total_reported: 99.5,
      goal_expected: '完成全年培训任务，帮助企业稳定用工。',
      goal_actual: '任务已完成。',
      deviation_reason: '少量尾款按合同次年支付，年中追加预算已并入',
      improvement: '加快支付',
      filed_on: '2024-03-01',
      filed_by_present: true,
      phone_present: true,
      signed: true,
      stamped: true,
    },
    lines: [
      {
        kind: 'total',
        initial_raw: '100',
        initial_amount: 1000000,
        adjusted_raw: '100',
        adjusted_amount: 1000000,
        executed_raw: '95',
        executed_amount: 950000,
      },
      {
        kind: 'fiscal',
        adjusted_raw: '80',
        adjusted_amount: 800000,
        executed_raw: '75',
        executed_amount: 750000,
      },
      {
        kind: 'carry_over',
        adjusted_raw: '20',
        adjusted_amount: 200000,
        executed_raw: '20',
        executed_amount: 200000,
      },
    ],
    sections: [
      { level1: 'output', label_raw: '产出指标（50分）', points_declared: 50 },
      { level1: 'benefit', label_raw: '效益指标（30分）', points_declared: 30 },
      { level1: 'satisfaction', label_raw: '满意度指标（10分）', points_declared: 10 },
    ],
    rows: [
      row(
        'output',
        'quantity',
        '数量指标',
        '培训人次',
        15,
        ['1000人次', number(1000, '人次')],
        ['1050人次', number(1050, '人次')],
      ),
      row('output', 'quality', '质量指标', '考核合格率', 15, ['90%', percent(0.9)], ['95%', percent(0.95)]),
      row(
        'output',
        'timeliness',
        '时效指标',
        '按时开班率',
        10,
        ['95%', percent(0.95)],
        ['97%', percent(0.97)],
      ),
      row(
        'output',
        'cost',
        '成本指标',
        '项目总成本',
        10,
        ['100万元', money(1000000)],
        ['95万元', money(950000)],
        '≤',
      ),
      row(
        'benefit',
        'social',
        '社会效益指标',
        '服务企业数量',
        12,
        ['500家', number(500, '家')],
        ['520家', number(520, '家')],
      ),
      row(
        'benefit',
        'economic',
        '经济效益指标',
        '企业用工增长率',
        10,
        ['5%', percent(0.05)],
        ['5.5%', percent(0.055)],
      ),
      row(
        'benefit',
        'sustainable',
        '可持续影响指标',
        '设备完好率',
        8,
        ['95%', percent(0.95)],
        ['96%', percent(0.96)],
      ),
      row(
        'satisfaction',
        'satisfaction',
        '服务对象满意度指标',
        '参训学员满意度',
        10,
        ['90%', percent(0.9)],
        ['93%', percent(0.93)],
      ),
    ],
    statements: [],
    base: [],
    texts: [],
    more: [],
  };
}

/** The same form under the Hubei scheme, which prints no points for rows; outputs 40, budget 20. */
export function hubeiForm(): FormSpec {
  const spec = cleanForm();
  spec.form.profile_id = 'hubei-2020-20-40-20-20';
  spec.form.budget_points_max = 20;
  spec.form.budget_points = 19;
  spec.form.budget_points_raw = '19';
  spec.form.total_reported = 99;
  spec.form.total_raw = '99';
  const points = [10, 10, 10, 10, 8, 6, 6, 20];
  for (const [i, r] of spec.rows.entries()) {
    r.points_max = null;
    r.points_max_raw = null;
    r.points = points[i] ?? 0;
    r.points_raw = String(points[i]);
  }
  for (const [i, p] of [40, 20, 20].entries()) {
    const section = spec.sections[i];
    if (section) section.points_declared = p;
  }
  return spec;
}

interface Place {
  readonly department: string;
  readonly unit: string;
  readonly project: string | null;
  readonly form: string;
}

/** Writes a form (and those beside it) into the rows of a package, all keys beginning with `id`. */
export function place(into: Required<Package>, id: string, spec: FormSpec): void {
  const add = <T extends keyof Package>(table: T, rows: readonly unknown[]) =>
    (into[table] as unknown[]).push(...rows);
  const department = `${id}-d`;
  add('unit', [{ unit_id: department, name: `${id}局`, region: '广东 某市', level: 'city' }]);
  const put = (s: FormSpec, at: Place, isNewUnit: boolean) => {
    if (isNewUnit)
      add('unit', [
        {
          unit_id: at.unit,
          name: s.unit.name,
          aliases: s.unit.aliases,
          level: s.unit.level,
          region: '广东 某市',
          parent_unit_id: department,
        },
      ]);
    const project = s.project === null ? null : at.project;
    const known = into.project.some((p) => p.project_id === project);
    if (s.project !== null && project !== null && !known)
      add('project', [{ project_id: project, unit_id: at.unit, name: s.project.name }]);
    const key = { evaluation_id: at.form };
    add('evaluation', [
      {
        ...s.form,
        ...key,
        unit_id: at.unit,
        department_unit_id: department,
        project_id: project,
        data_origin: 'reported',
        source_id: 'case',
        locator: 'L1-99',
      },
    ]);
    add(
      'fund_line',
      s.lines.map((l, i) => ({
        money_unit_declared: '万元',
        money_unit_resolved: '万元',
        locator: `L${i + 1}`,
        line_no: i + 1,
        ...l,
        ...key,
      })),
    );
    add(
      'section',
      s.sections.map((x) => ({ ...x, ...key })),
    );
    for (const [i, { target, actual, ...r }] of s.rows.entries()) {
      const no = { ...key, indicator_no: i + 1 };
      add('indicator', [{ locator: `L${i + 10}`, ...r, ...no }]);
      for (const [role, values] of [
        ['target', target],
        ['actual', actual],
      ] as const)
        add(
          'indicator_value',
          values.map((v, part) => ({ ...v, ...no, role, part_no: part + 1 })),
        );
    }
    const year = s.form.fiscal_year ?? 2023;
    add(
      'statement',
      s.statements.map((x, i) => ({
        statement_id: `${at.form}-s${i}`,
        unit_id: at.unit,
        fiscal_year: year,
        unit: '元',
        comparator: '=',
        source_id: 'case',
        locator: 'L200',
        ...x,
        project_id: x.project_id === '*' ? project : (x.project_id ?? null),
      })),
    );
    add(
      'base_metric',
      s.base.map((x) => ({ unit_id: at.unit, fiscal_year: year, source_id: 'case', locator: 'L300', ...x })),
    );
    add(
      'text_section',
      s.texts.map((x) => ({
        source_id: 'case',
        unit_id: at.unit,
        evaluation_id: at.form,
        locator: 'L400',
        ...x,
        path: `${at.form}/${x.path}`,
      })),
    );
    for (const [i, other] of s.more.entries()) {
      const unit = other.ofOtherUnit ? `${at.form}-u${i}` : at.unit;
      put(
        other.spec,
        {
          department,
          unit,
          project: other.sameProject ? project : `${at.form}-p${i}`,
          form: `${at.form}-x${i}`,
        },
        other.ofOtherUnit ?? false,
      );
    }
  };
  put(spec, { department, unit: `${id}-u`, project: `${id}-p`, form: id }, true);
}

export function emptyPackage(): Required<Package> {
  return {
    source: [{ source_id: 'case', title: '案例', kind: 'form', fiscal_year: 2023 }],
    unit: [],
    project: [],
    profile: [],
    concept: [],
    evaluation: [],
    fund_line: [],
    section: [],
    indicator: [],
    indicator_value: [],
    base_metric: [],
    statement: [],
    text_section: [],
  };
}
