import type { Template } from './layout.ts';

/** One project and year a row: enough for every chart that needs no indicators. */
export const PROJECT_LIST: Template = {
  id: 'flat-projects',
  name: { zh: '项目清单（每行一个项目）', en: 'List of projects (one a row)' },
  widths: [24, 24, 8, 28, 18, 18, 18, 10, 10, 30],
  rows: [
    '实施单位|主管部门|年度|项目名称|年初预算数（万元）|全年预算数（万元）|全年执行数（万元）|执行率|自评总分|偏差原因',
    '{u1}|{d1}|{y1}|{n1}|{i1}|{b1}|{e1}|{r1}|{s1}|{w1}',
    '{u2}|{d2}|{y2}|{n2}|{i2}|{b2}|{e2}|{r2}|{s2}|{w2}',
  ],
  example: {
    u1: '示例市示例中心',
    d1: '示例市示例局',
    y1: '2023',
    n1: '技能培训补助',
    i1: '100.00',
    b1: '120.00',
    e1: '96.00',
    r1: '80.00%',
    s1: '95',
    w1: '用工需求下降',
    u2: '示例市示例中心',
    d2: '示例市示例局',
    y2: '2023',
    n2: '信息系统运维',
    i2: '50.00',
    b2: '50.00',
    e2: '50.00',
    r2: '100%',
    s2: '98.5',
    w2: '',
  },
};

/** One indicator a row; rows of one project and year make up its form. */
export const INDICATOR_LIST: Template = {
  id: 'flat-indicators',
  name: { zh: '指标清单（每行一个指标）', en: 'List of indicators (one a row)' },
  widths: [24, 8, 28, 14, 16, 24, 10, 14, 10, 14, 8, 8, 30],
  rows: [
    '实施单位|年度|项目名称|一级指标|二级指标|三级指标|指标性质|年度指标值|计量单位|实际完成值|分值|指标得分|偏差原因',
    '{u}|{y}|{n}|产出指标|数量指标|{i1}|{c1}|{t1}|{m1}|{a1}|{x1}|{p1}|',
    '{u}|{y}|{n}|效益指标|社会效益指标|{i2}|{c2}|{t2}|{m2}|{a2}|{x2}|{p2}|{w2}',
  ],
  example: {
    u: '示例市示例中心',
    y: '2023',
    n: '技能培训补助',
    i1: '培训人次',
    c1: '≥',
    t1: '2000',
    m1: '人次',
    a1: '2100',
    x1: '50',
    p1: '50',
    i2: '带动就业人数',
    c2: '≥',
    t2: '800',
    m2: '人',
    a2: '720',
    x2: '30',
    p2: '27',
    w2: '用工需求下降',
  },
};
