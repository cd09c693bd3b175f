import type { Bilingual } from '../../model/schema.ts';

/** What the cells of a column must look like to be taken for a field. */
export type Content = 'text' | 'year' | 'money' | 'rate' | 'number';

/** A column of the flat form that a table's columns are matched to. */
export interface FlatField {
  readonly id: FlatFieldId;
  readonly title: Bilingual;
  readonly content: Content;
  /** May stand once for each year in a wide table. */
  readonly yearly: boolean;
  /** Names as tables write them, in the order of trust; compared without case, blanks and signs. */
  readonly names: readonly string[];
  /** A name that holds one of these words is a weaker match. */
  readonly words: readonly string[];
  /** Words that speak against the field. */
  readonly not: readonly string[];
}

export type FlatFieldId =
  | 'unit'
  | 'department'
  | 'region'
  | 'year'
  | 'publication'
  | 'project'
  | 'project_code'
  | 'initial'
  | 'budget'
  | 'executed'
  | 'rate'
  | 'score'
  | 'score_max'
  | 'reviewed_score'
  | 'category'
  | 'attribute'
  | 'term'
  | 'goal_expected'
  | 'goal_actual'
  | 'reason'
  | 'improvement'
  | 'level1'
  | 'level2'
  | 'indicator'
  | 'measure'
  | 'nature'
  | 'target'
  | 'actual'
  | 'points_max'
  | 'points'
  | 'reviewed_actual'
  | 'reviewed_points';

const QUARTER = [
  't1',
  't2',
  't3',
  't4',
  'q1',
  'q2',
  'q3',
  'q4',
  '季度',
  '上半年',
  '下半年',
  '四半期',
  'trimestre',
];

function field(
  id: FlatFieldId,
  zh: string,
  en: string,
  content: Content,
  yearly: boolean,
  names: string,
  words = '',
  not = '',
): FlatField {
  const list = (text: string): string[] =>
    text
      .split('|')
      .map((t) => t.trim())
      .filter((t) => t !== '');
  return {
    id,
    title: { zh, en },
    content,
    yearly,
    names: list(names),
    words: list(words),
    not: [...list(not), ...(yearly ? QUARTER : [])],
  };
}

/** Names in Chinese, Japanese, English and Spanish, separated by bars. */
export const FLAT_FIELDS: readonly FlatField[] = [
  field(
    'unit',
    '实施单位',
    'Unit',
    'text',
    false,
    '实施单位|项目实施单位|项目单位|单位名称|预算单位|预算单位名称|填报单位|单位|承担单位|使用单位|府省庁|府省名|省庁|担当府省|implementing unit|unit name|unit|organisation|organization|organisation name|organization name|agency|agency name|entity|responsable|unidad ejecutora|dependencia|entidad|secretaria',
    '单位名称|预算单位',
    '主管|编码|代码|计量|金额|medida|code',
  ),
  field(
    'department',
    '主管部门',
    'Supervising department',
    'text',
    false,
    '主管部门|主管单位|一级预算单位|业务主管部门|预算主管部门|supervising department|department|department name|ministry|parent unit|sector',
    '主管部门',
    '编码|代码|code|cod',
  ),
  field(
    'region',
    '地区',
    'Region',
    'text',
    false,
    '地区|区域|行政区划|所属地区|市县|区县|县区|县市区|市县区|所属区县|都道府県|region|municipality|municipio|departamento',
    '',
    '编码|代码|code',
  ),
  field(
    'year',
    '年度',
    'Fiscal year',
    'year',
    false,
    '年度|年份|预算年度|会计年度|财政年度|评价年度|自评年度|fiscal year|year|budget year|予算年度|会計年度|事業年度|ano|año|vigencia|vigencia fiscal',
    '年度|年份',
    '目标|目標|最終|公開|发布|公布|填报|publication|公表',
  ),
  field(
    'publication',
    '发布年度',
    'Year or date of publication',
    'year',
    false,
    '公開年度|公表年度|发布年度|公布年度|公开年度|发布日期|公开日期|更新日期|publication year|published|release date|report year|fecha de publicacion',
    '',
    '',
  ),
  field(
    'project',
    '项目名称',
    'Project',
    'text',
    false,
    '项目名称|项目|专项名称|二级项目|二级项目名称|事業名|事業の名称|事務事業名|project name|project title|project|programme name|program name|programme|program|nombre del proyecto|proyecto|nombre proyecto',
    '项目名称',
    '编码|代码|类别|属性|类型|单位|一级|code|cod|bpin',
  ),
  field(
    'project_code',
    '项目编码',
    'Project code',
    'text',
    false,
    '项目编码|项目代码|项目编号|项目id|事業id|事業コード|project id|project code|codigo proyecto|codigo bpin|bpin',
    '',
    '',
  ),
  field(
    'initial',
    '年初预算数',
    'Initial budget',
    'money',
    true,
    '年初预算数|年初预算|期初预算|年初预算金额|年初批复数|当初予算|当初予算額|initial budget|original budget|apropiacion inicial|presupuesto inicial',
    '年初预算|当初予算|apropiacion inicial|initial budget',
    '率|比例',
  ),
  field(
    'budget',
    '全年预算数',
    'Adjusted (full-year) budget',
    'money',
    true,
    '全年预算数|全年预算|调整后预算数|调整预算数|调整后预算|预算数|预算金额|预算总额|预算安排数|预算|年度资金总额|资金总额|预算资金总额|项目资金总额|预算批复数|预算批复金额|批复预算数|预算安排|预算安排金额|下达预算数|安排资金|予算計|予算現額|予算額|歳出予算現額|adjusted budget|final budget|revised budget|current budget|total budget|approved budget|budget amount|budget|apropiacion definitiva|presupuesto definitivo|apropiacion|presupuesto',
    '预算数|全年预算|调整后预算|apropiacion|presupuesto|budget',
    '年初|率|比例|执行|得分|分值|inicial|initial|完成|plan',
  ),
  field(
    'executed',
    '全年执行数',
    'Executed',
    'money',
    true,
    '全年执行数|执行数|执行金额|预算执行数|支出数|实际支出|实际支出数|支出金额|支出额|实际支出金额|实际执行数|决算数|决算金额|执行|支出|决算|執行額|決算額|支出済額|支出額|executed|expenditure|actual expenditure|spent|actual spending|spending|budget executed|outturn|compromisos|ejecutado|presupuesto ejecutado|obligaciones',
    '执行数|支出数|compromisos|executed',
    '率|比例|进度|得分|分值|planeado|total|%',
  ),
  field(
    'rate',
    '执行率',
    'Execution rate',
    'rate',
    true,
    '执行率|预算执行率|资金执行率|执行率%|支出进度|执行进度|執行率|予算執行率|execution rate|budget execution rate|rate|% ejecucion|% ejecucion financiera|porcentaje de ejecucion',
    '执行率|支出进度|execution rate|% ejecucion',
    '得分|分值|avance',
  ),
  field(
    'score',
    '自评总分',
    'Total score',
    'number',
    true,
    '自评得分|自评总分|总分|自评分|自评总得分|绩效自评得分|总得分|评价得分|得分|综合得分|自评分数|自评分值|绩效自评分|绩效得分|评价分数|分数|评分|score|total score|self-evaluation score|self-assessment score|self score|puntaje total|puntaje|calificacion',
    '自评得分|自评总分|total score',
    '执行|指标|产出|效益|满意|复核|审核|满分',
  ),
  field(
    'score_max',
    '满分',
    'Maximum score',
    'number',
    false,
    '满分|总分值|满分值|maximum score|max score|out of',
    '',
    '',
  ),
  field(
    'reviewed_score',
    '复核得分',
    'Reviewed score',
    'number',
    false,
    '复核得分|复核总分|复核分数|复核分|复核评分|审核得分|评审得分|财政复核得分|财政评审得分|财政审核得分|复评得分|抽查得分|核查得分|抽查复核得分|reviewed score|review score',
    '',
    '',
  ),
  field(
    'category',
    '项目类别',
    'Category',
    'text',
    false,
    '项目类别|项目分类|支出类别|資金類型|会計区分|category|project category|account',
    '',
    '',
  ),
  field('attribute', '项目属性', 'Attribute', 'text', false, '项目属性|新增延续|attribute', '', ''),
  field('term', '项目类型', 'Term', 'text', false, '项目类型|常年性一次性|term|project type', '', ''),
  field(
    'goal_expected',
    '预期目标',
    'Expected goal',
    'text',
    false,
    '预期目标|年度目标|年度总体目标|绩效目标|年初设定目标|expected goal|annual goal',
    '',
    '',
  ),
  field(
    'goal_actual',
    '实际完成情况',
    'Actual result',
    'text',
    false,
    '目标完成情况|总体完成情况|年度总体目标完成情况|actual result|goal result',
    '',
    '',
  ),
  field(
    'reason',
    '偏差原因',
    'Deviation reason',
    'text',
    false,
    '偏差原因|偏差原因分析|未完成原因|原因分析|未达标原因|偏差原因分析及改进措施|deviation reason|reason',
    '偏差原因|未完成原因',
    '',
  ),
  field(
    'improvement',
    '改进措施',
    'Improvement',
    'text',
    false,
    '改进措施|整改措施|下一步改进措施|improvement|improvement measures',
    '改进措施',
    '偏差',
  ),
  field(
    'level1',
    '一级指标',
    'Level 1',
    'text',
    false,
    '一级指标|一级指标名称|指标类别|種別|level 1|level1|indicator level 1|indicator type',
    '',
    '',
  ),
  field(
    'level2',
    '二级指标',
    'Level 2',
    'text',
    false,
    '二级指标|二级指标名称|level 2|level2|indicator level 2',
    '',
    '',
  ),
  field(
    'indicator',
    '三级指标',
    'Indicator',
    'text',
    false,
    '三级指标|三级指标名称|指标名称|绩效指标|指标|四级指标|指標|指標名|活動指標|成果指標|indicator|indicator name|kpi|indicador|indicador de producto|nombre del indicador',
    '三级指标|指标名称',
    '一级|二级|值|resultado|unidad|tendencia|性质|类型',
  ),
  field(
    'measure',
    '计量单位',
    'Unit of measure',
    'text',
    false,
    '计量单位|度量单位|指标单位|数值单位|単位|unit of measure|measurement unit|unidad de medida|unidad medida',
    '计量单位|度量单位',
    '',
  ),
  field(
    'nature',
    '指标性质',
    'Nature',
    'text',
    false,
    '指标性质|性质|计算符号|比较符号|指标方向|nature|direction|comparator',
    '',
    '',
  ),
  field(
    'target',
    '年度指标值',
    'Target',
    'text',
    true,
    '年度指标值|指标值|目标值|年初目标值|预期指标值|计划指标值|年度目标值|绩效指标值|計画値|目標値|当初見込み|target|target value|planned value|valor esperado|total planeado|meta programada|planeado',
    '指标值|目标值',
    '最終|最终|完成|实际|%|cuatrienio',
  ),
  field(
    'actual',
    '实际完成值',
    'Actual',
    'text',
    true,
    '实际完成值|完成值|全年完成值|实际值|实际完成情况|完成情况|全年实际值|実績値|活動実績|成果実績|actual|actual value|achieved|total ejecutado|valor ejecutado|meta ejecutada|ejecutado',
    '完成值|实际值',
    '%|cuatrienio|复核|审核',
  ),
  field(
    'points_max',
    '分值',
    'Points available',
    'number',
    false,
    '分值|指标分值|权重|标准分|权重分|points available|max points|weight|weighting',
    '分值|权重',
    '满分|得分|执行|总分|ponderador',
  ),
  field(
    'points',
    '指标得分',
    'Points',
    'number',
    false,
    '指标得分|三级指标得分|指标自评得分|points|points awarded|indicator score',
    '指标得分',
    '',
  ),
  field(
    'reviewed_actual',
    '复核完成值',
    'Reviewed actual',
    'text',
    false,
    '复核完成值|审核完成值|复核值|reviewed actual',
    '',
    '',
  ),
  field(
    'reviewed_points',
    '指标复核得分',
    'Reviewed points',
    'number',
    false,
    '指标复核得分|reviewed points',
    '',
    '',
  ),
];

export const FIELD_BY_ID: ReadonlyMap<FlatFieldId, FlatField> = new Map(FLAT_FIELDS.map((f) => [f.id, f]));
