import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FAMILY_NAMES } from '../../src/intake/forms/families.ts';
import { recognise } from '../../src/intake/forms/recognise.ts';
import { withoutPersons } from '../../src/intake/forms/report.ts';
import { readText } from '../../src/intake/readers/text.ts';
import { type Answers, LOW_CONFIDENCE, type Recognition } from '../../src/intake/types.ts';
import { violations } from './conforms.ts';

const DIRECTORY = join(import.meta.dirname, '../fixtures/intake/forms');

function read(name: string, answers: Answers = {}): Recognition {
  return recognise(readText(name, readFileSync(join(DIRECTORY, name), 'utf8'), 'a'.repeat(64)), answers);
}

function kinds(result: Recognition): string[] {
  return result.problems.map((problem) => problem.kind);
}

function confidence(result: Recognition, table: string, row: number, column: string): number | undefined {
  return result.origins.find((each) => each.table === table && each.row === row && each.column === column)
    ?.confidence;
}

describe('fields that a form does not print', () => {
  const text = readFileSync(join(DIRECTORY, 'mof-2020.txt'), 'utf8');
  const printed = (content: string) =>
    recognise(readText('form.txt', content, 'a'.repeat(64))).rows.evaluation?.map((row) => row.layout);

  it('are told by the absence of every word for them', () => {
    expect(printed(text)).toEqual([null]);
    const without = text.replace('\t偏差原因分析及改进措施', '').replace('\t两公里封闭施工', '');
    expect(printed(without)).toEqual(['form-reason-improvement-row_reason']);
  });
});

describe('Hubei project form', () => {
  const result = read('hubei-project.txt');
  const [clean, damaged] = result.rows.evaluation ?? [];

  it('reads head, funds, totals and reasons', () => {
    expect(result.found.map((each) => each.family)).toEqual(['hubei-project', 'hubei-project']);
    expect(clean).toMatchObject({
      kind: 'project',
      fiscal_year: 2022,
      fiscal_year_basis: 'stated',
      category: '部门预算项目',
      attribute: '新增性项目',
      term: '常年性项目',
      tick_groups: 3,
      profile_id: 'hubei-2020-20-40-20-20',
      profile_reason: '表式为湖北20+80分项目自评表；2022年度；预算执行20分、产出40分、效益20分、满意度20分',
      budget_points_max: 20,
      rate_reported: 0.9,
      budget_points: 18,
      total_reported: 98,
      total_max: null,
      deviation_reason: '两处书屋选址变更，开工推迟。',
      filed_on: '2023-04-11',
      signed: false,
      stamped: false,
    });
    expect(result.rows.fund_line?.[0]).toMatchObject({
      kind: 'total',
      adjusted_amount: 600000,
      executed_amount: 540000,
      initial_amount: null,
      money_unit_resolved: '万元',
    });
    expect(result.rows.unit?.map((unit) => unit.name)).toEqual([
      '云泽市文化和旅游局',
      '云泽市图书馆',
      '云泽市群众艺术馆',
    ]);
  });

  it('knows maxima where the awarded points reach what the label declares', () => {
    const rows = result.rows.indicator?.filter((row) => row.evaluation_id === clean?.evaluation_id) ?? [];
    expect(
      rows.map((row) => [row.level1, row.level2, row.points, row.points_max, row.points_max_inferred]),
    ).toEqual([
      ['output', 'quantity', 15, 15, true],
      ['output', 'quantity', 5, 5, true],
      ['output', 'quality', 10, 10, true],
      ['output', 'timeliness', 5, 5, true],
      ['output', 'cost', 5, 5, true],
      ['benefit', 'social', 20, 20, true],
      ['satisfaction', 'satisfaction', 20, 20, true],
    ]);
    expect(rows.every((row) => !row.layout_shifted)).toBe(true);
  });

  it('puts shifted rows back and infers a lost score from the total', () => {
    const rows = result.rows.indicator?.filter((row) => row.evaluation_id === damaged?.evaluation_id) ?? [];
    expect(
      rows.map((row) => [
        row.level1,
        row.name_raw,
        row.target_raw,
        row.actual_raw,
        row.points,
        row.points_inferred,
        row.layout_shifted,
      ]),
    ).toEqual([
      ['output', '演出场次', '80场', '82场', 20, false, false],
      ['output', '剧目审核通过率', '100%', '100%', 10, false, true],
      ['output', '场均成本', '3000元', '2926元', 10, true, true],
      ['benefit', '观众人次', '1.6万人次', '1.9万人次', 20, false, true],
      ['satisfaction', '观众满意度', '95%', '96%', 20, false, true],
    ]);
    const at = result.rows.indicator?.findIndex((row) => row.points_inferred) ?? -1;
    expect(confidence(result, 'indicator', at, 'points')).toBeLessThan(LOW_CONFIDENCE);
    expect(result.repairs.map((repair) => [repair.kind, repair.locator])).toEqual([
      ['layout-shifted', 'L48'],
      ['layout-shifted', 'L49'],
      ['points-inferred', 'L49'],
      ['layout-shifted', 'L50'],
      ['layout-shifted', 'L51'],
    ]);
    expect(result.rows.fund_line?.[1]).toMatchObject({
      label_raw: '年度财政资金总额',
      adjusted_amount: 300000,
      executed_amount: 240000,
    });
  });

  it('leaves no cell unexplained', () => {
    expect(result.notUnderstood).toEqual([]);
    expect(result.problems).toEqual([]);
  });
});

describe('Hunan annexes, one cell a line', () => {
  const result = read('hunan-annexes.txt');

  it('finds base data, both forms and the report', () => {
    expect(result.found.map((each) => [each.kind, each.family])).toEqual([
      ['department-form', 'hunan-department'],
      ['project-form', 'hunan-project'],
      ['base-data', 'hunan-base-data'],
      ['report', null],
    ]);
    expect(result.rows.evaluation?.map((row) => [row.kind, row.total_max, row.total_reported])).toEqual([
      ['department', 100, 99],
      ['project', 100, 99.8],
    ]);
  });

  it('reads 元 under 万元 where the report proves it, and says why', () => {
    expect(result.rows.fund_line?.[0]).toMatchObject({
      adjusted_amount: 985400.5,
      money_unit_declared: '万元',
      money_unit_resolved: '元',
    });
    expect(result.rows.fund_line?.[0]?.unit_resolution).toContain('98.54万元');
    const [decision] = result.decisionsNeeded;
    expect(decision).toMatchObject({ id: 'money-unit', proposed: '元' });
    expect(decision?.options.map((option) => option.id)).toEqual(['元', '万元']);
    expect(kinds(result)).toContain('money-unit');
  });

  it('follows the user’s answer', () => {
    const other = read('hunan-annexes.txt', { 'money-unit': '万元' });
    expect(other.rows.fund_line?.[0]?.adjusted_amount).toBe(9854005000);
    expect(other.rows.fund_line?.[0]?.unit_resolution).toContain('使用者');
  });

  it('keeps a blank budget score blank unless total and rate agree', () => {
    const project = result.rows.evaluation?.[1];
    expect(project).toMatchObject({
      budget_points_max: 10,
      budget_points_raw: null,
      budget_points: 9.9,
      budget_points_inferred: true,
    });
  });

  it('reads income and spending lines side by side', () => {
    const lines = result.rows.fund_line?.filter(
      (line) => line.evaluation_id === result.rows.evaluation?.[0]?.evaluation_id,
    );
    expect(lines?.map((line) => [line.kind, line.executed_amount])).toEqual([
      ['total', 985400.5],
      ['general_public', 985400.5],
      ['government_fund', 0],
      ['other', null],
      ['basic', 935900.5],
      ['project', 49500],
    ]);
  });

  it('marks a scale that only the actual has', () => {
    const value = result.rows.indicator_value?.find((each) => each.raw === '62000万');
    expect(value?.parse_status).toBe('unit_conflict');
  });

  it('writes base data, report sections and stated figures', () => {
    expect(
      result.rows.base_metric?.find(
        (row) => row.label_raw === '公用经费' && row.column_year === 2023 && row.measure === 'final',
      )?.value,
    ).toBe(79860.25);
    expect(result.rows.text_section?.map((row) => [row.number_raw, row.level])).toEqual([
      [null, 1],
      ['一、', 2],
      ['（一）', 3],
      ['（二）', 3],
      ['二、', 2],
    ]);
    expect(result.rows.statement?.map((row) => [row.metric, row.value, row.quote])).toEqual([
      ['headcount', 12, '编制12人'],
      ['executed', 985400, '2023年度部门整体支出金额98.54万元'],
      ['amount', 49500, '项目支出4.95万元'],
      ['rate', 0.82, '设备利用率82%'],
    ]);
  });
});

const MOF_REASON =
  '表式为财政部2020年项目支出绩效自评表；2021年度；预算执行10分、产出50分、效益30分、满意度10分';
const SICHUAN_REASON =
  '表式为四川含指标性质、度量单位的10/90分表；2022年度；预算执行10分、产出70分、效益20分';

describe('the other families', () => {
  it.each([
    ['mof-2020.txt', 'mof-2020-project', 'mof-2020', 2156000, MOF_REASON],
    ['shanghai-yuan.txt', 'mof-2020-project', 'mof-2020', 2156000, MOF_REASON],
    ['sichuan.txt', 'sichuan-project', 'sichuan-2023', 377300, SICHUAN_REASON],
    ['department.txt', 'department', null, 12514400, null],
    ['reviewed.txt', 'reviewed-project', null, 640000, null],
    ['doubled.txt', 'nature-project', null, 81700, null],
    ['rural-glued.txt', 'rural-transfer', null, 360000, null],
    ['yinchuan-misread.txt', 'yinchuan-project', null, 525000, null],
  ] as const)('%s is read as %s', (name, family, profile, executed, reason) => {
    const result = read(name);
    expect(result.found.map((each) => each.family)).toEqual([family]);
    expect(result.rows.evaluation?.[0]?.profile_id ?? null).toBe(profile);
    expect(result.rows.evaluation?.[0]?.profile_reason ?? null).toBe(reason);
    expect(result.rows.fund_line?.[0]?.executed_amount).toBe(executed);
    expect(result.rows.profile?.map((row) => row.profile_id) ?? []).toEqual(
      profile === null ? [] : [profile],
    );
  });

  it('joins nature, value and unit columns', () => {
    const result = read('sichuan.txt');
    expect(
      result.rows.indicator?.map((row) => [
        row.nature,
        row.target_raw,
        row.actual_raw,
        row.points_max,
        row.points,
      ]),
    ).toEqual([
      ['≥', '≥200册', '205', 50, 50],
      ['=', '=100%', '100', 20, 20],
      ['qualitative', '优良中低差', '优', 20, 20],
    ]);
    expect(result.rows.project?.[0]).toMatchObject({
      name: '古籍修复经费',
      aliases: '51990022T000001234567-古籍修复经费',
    });
  });

  it('rebuilds rows from one cell a line and drops template prompts', () => {
    const result = read('sichuan-cells.txt');
    expect(
      result.rows.indicator?.map((row) => [row.level1, row.name_raw, row.points_max, row.points]),
    ).toEqual([
      ['output', '修复册数', 50, null],
      ['output', '验收合格率', 20, null],
      ['benefit', '对外展示', 20, null],
    ]);
    expect(result.rows.evaluation?.[0]).toMatchObject({
      goal_actual: null,
      total_max: 100,
      total_reported: null,
    });
    expect(kinds(result)).toContain('template-prompt');
  });

  it('reads a re-check score beside the unit’s own', () => {
    const result = read('reviewed.txt');
    expect(result.rows.evaluation?.[0]).toMatchObject({ total_reported: 98, reviewed_total: 95.5 });
    expect(result.rows.indicator?.map((row) => row.reviewed_points)).toEqual([47.5, 30, 10]);
  });

  it('undoes doubled characters and says so', () => {
    const result = read('doubled.txt');
    expect(result.rows.project?.[0]?.name).toBe('湿地监测经费');
    expect(result.repairs.map((repair) => repair.kind)).toContain('doubled-readings');
  });
});

describe('text that lost its cells', () => {
  it('cuts at labels, splits numbers by arithmetic, and marks what it cut', () => {
    const result = read('rural-glued.txt');
    expect(result.rows.evaluation?.[0]).toMatchObject({
      rate_raw: '100.00%',
      budget_points_max: 10,
      budget_points: 10,
      total_reported: 100,
    });
    expect(result.repairs).toContainEqual(
      expect.objectContaining({
        kind: 'lost-separators',
        before: '363610100.00%10',
        after: '36 | 36 | 10 | 100.00% | 10',
      }),
    );
    expect(
      result.rows.indicator?.map((row) => [row.name_raw, row.target_raw, row.actual_raw, row.points]),
    ).toEqual([
      ['硬化道路里程', '≥1.8公里', '≥1.8公里', 20],
      ['工程验收合格率', '100%', '100%', 20],
      ['按期完工率', '≥95%', '≥95%', 10],
      ['受益脱贫人口数', '≥260人', '≥260人', 30],
      ['受益群众满意度', '≥95%', '≥95%', 10],
    ]);
    expect(kinds(result)).toContain('cells-glued');
    expect(JSON.stringify(result.rows)).not.toContain('00000000000');
  });

  it('asks where the arithmetic allows more than one cut, and takes the answer', () => {
    const asked = read('rural-ambiguous.txt');
    const decision = asked.decisionsNeeded.find((each) => each.kind === 'lost-separators');
    expect(decision?.proposed).toBeNull();
    expect(asked.rows.fund_line?.[0]?.adjusted_amount ?? null).toBeNull();
    expect(asked.problems.find((problem) => problem.kind === 'lost-separators')?.severity).toBe('ask');
    const option = decision?.options[0];
    const answered = read('rural-ambiguous.txt', { [decision?.id ?? '']: option?.id ?? '' });
    const [adjusted] = (option?.example ?? '').split(' | ');
    expect(answered.rows.fund_line?.[0]?.adjusted_raw).toBe(adjusted);
  });

  it('repairs misread labels and digits only with a mark', () => {
    const result = read('yinchuan-misread.txt');
    expect(result.rows.evaluation?.[0]).toMatchObject({
      budget_points_max: 10,
      budget_points: 9,
      total_reported: 96,
    });
    const before = result.repairs.map((repair) => repair.before);
    for (const slip of ['万兀', '项Fl', '顼目', '实施第位', '2O']) expect(before).toContain(slip);
    const unit = result.origins.find((each) => each.table === 'evaluation' && each.column === 'unit_id');
    expect(unit?.confidence).toBeLessThan(LOW_CONFIDENCE);
    expect(result.rows.unit?.some((each) => each.name === '朔宁市供热服务中心')).toBe(true);
  });
});

describe('every fixture', () => {
  it.each(readdirSync(DIRECTORY))('%s gives rows that hold to the schemas', (name) => {
    expect(violations(read(name).rows)).toEqual([]);
  });
});

describe('persons', () => {
  it('are read only as present or not', () => {
    const phone = ['139', '0000', '1234'].join('');
    const line = `填表人：甲乙丙  填表日期：2024年3月1日  联系电话：${phone}  单位负责人签字：`;
    const text = readFileSync(join(DIRECTORY, 'mof-2020.txt'), 'utf8');
    const { rows } = recognise(readText('x.txt', `${text}\n${line}\n`, ''));
    expect(rows.evaluation?.[0]).toMatchObject({
      filed_by_present: true,
      phone_present: true,
      signed: false,
      filed_on: '2024-03-01',
    });
    expect(JSON.stringify(rows)).not.toContain('甲乙丙');
    expect(JSON.stringify(rows)).not.toContain(phone);
    expect(withoutPersons(`联系人：甲乙丙，电话${phone}。`)).toBe('联系人：，电话。');
  });
});

describe('what is no result', () => {
  it.each([
    ['targets-only.txt', 'targets-only'],
    ['empty-form.txt', 'empty-form'],
    ['cover.txt', 'cover'],
  ] as const)('%s is named and not imported', (name, kind) => {
    const result = read(name);
    expect(result.found.map((each) => each.kind)).toEqual([kind]);
    expect(result.rows.evaluation ?? []).toEqual([]);
    expect(result.problems).toHaveLength(1);
  });

  it('asks for the unit of money when nothing in the file decides', () => {
    const result = read('unit-doubt.txt');
    const [decision] = result.decisionsNeeded;
    expect(decision?.proposed).toBeNull();
    expect(result.problems.find((problem) => problem.kind === 'money-unit')?.severity).toBe('ask');
    expect(confidence(result, 'fund_line', 0, 'adjusted_amount')).toBeLessThan(LOW_CONFIDENCE);
    expect(read('unit-doubt.txt', { 'money-unit': '元' }).rows.fund_line?.[0]?.adjusted_amount).toBe(2156000);
  });

  it('leaves a fragment out and lists its cells', () => {
    const text =
      '绩效指标\t一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n\t产出指标\t数量指标\t修建车位\t30个\t28个\t50\t46\n';
    const result = recognise(readText('part.txt', text, ''));
    expect(result.rows.evaluation ?? []).toEqual([]);
    expect(kinds(result)).toEqual(['unit-missing']);
    expect(result.notUnderstood.map((cell) => cell.text)).toContain('28个');
  });
});

describe('the names of what was found', () => {
  it('are known for every family that a recogniser gives', () => {
    const families = readdirSync(DIRECTORY).flatMap((name) => read(name).found.map((each) => each.family));
    expect(families).toContain('hunan-base-data');
    for (const family of families)
      if (family !== null) expect([family, FAMILY_NAMES.has(family)]).toEqual([family, true]);
  });
});
