import { among, withChance } from './chance.ts';
import { evaluationCount, INDICATORS_PER_FORM, type SimulationPlan } from './plan.ts';
import { INDICATORS, PROJECT_KINDS, SCHEMES } from './words.ts';

const quoted = (texts: readonly string[]) => texts.map((t) => `'${t}'`).join(', ');

/** One of several texts by a draw. */
export function pick(texts: readonly string[], draw: string): string {
  return `[${quoted(texts)}][1 + CAST(floor(${draw} * ${texts.length}) AS INTEGER)]`;
}

/** Units of one department: every twelfth unit starts another. */
export function departmentCount(plan: SimulationPlan): number {
  return Math.max(1, Math.ceil(plan.units / 12));
}

const rounded = (amount: string) => `(round((${amount}) / 100) * 100)`;
const points = (value: string, places: number) => `round(${value}, ${places})`;

const RATE = among('0.7 * rate_a + 0.3 * prone', [
  [0.092, '0'],
  [0.194, '0.15 + 0.45 * rate_b'],
  [0.325, '0.6 + 0.3 * rate_b'],
  [0.5, '0.9 + 0.0999 * rate_b'],
  [0.92, '1'],
  [1, '1.01 + 0.12 * rate_b'],
]);
const INITIAL = among('initial_draw', [
  [0.7, 'adjusted'],
  [0.85, rounded('adjusted * (1 + 0.4 * growth)')],
  [1, rounded('adjusted * (0.7 + 0.2 * growth)')],
]);
/** Most print the rate that follows from the amounts; some a wrong one, the one on the initial budget, or none. */
const RATE_REPORTED = among('rate_slip', [
  [0.94, 'round(rate, 4)'],
  [0.96, 'round(rate + 0.01 + 0.09 * rate_b, 4)'],
  [0.975, 'CASE WHEN scheme = 0 THEN round(executed / initial, 4) ELSE round(rate, 4) END'],
  [1, 'NULL'],
]);
/** Most follow the rate; some take the full points whatever the rate, round to whole points, or leave it out. */
const BUDGET_POINTS = among('points_slip', [
  [0.9, points('budget_max * least(rate, 1)', 2)],
  [0.96, 'budget_max'],
  [0.985, points('budget_max * least(rate, 1)', 0)],
  [1, 'NULL'],
]);

/**
 * One row a simulated form, by its number n: unit u, project p, year, amounts in 元 and what it reports. The
 * first years come first, so that a smaller number of forms is a beginning of the larger one.
 */
export function formsSql(plan: SimulationPlan): string {
  const { units, projects, seed } = plan;
  const [from] = plan.years;
  const departments = departmentCount(plan);
  const numbered = `SELECT n, n % ${units} AS u, (n // ${units}) % ${projects} AS p, ${from} + n // ${units * projects} AS fiscal_year,
    (n % ${units}) * ${projects} + (n // ${units}) % ${projects} AS pk, (n % ${units}) % ${departments} AS d
  FROM range(${evaluationCount(plan)}) numbers(n)`;
  const ofProject = withChance(
    numbered,
    'pk',
    ['size', 'prone', 'category_draw', 'attribute_draw', 'term_draw'],
    1,
    seed,
  );
  const ofForm = withChance(
    ofProject,
    'n',
    [
      'growth',
      'initial_draw',
      'rate_a',
      'rate_b',
      'rate_slip',
      'points_slip',
      'total_slip',
      'reason_draw',
      'words',
      'lenient',
    ],
    2,
    seed,
  );
  const sized = `SELECT *, d % ${SCHEMES.length} AS scheme,
    [${SCHEMES.map((s) => s.budget).join(', ')}][1 + d % ${SCHEMES.length}] AS budget_max,
    ${rounded('(20000 + 2900000 * size * size * size * size) * (0.85 + 0.35 * growth)')} AS adjusted FROM (${ofForm})`;
  const spent = `SELECT *, ${INITIAL} AS initial, ${rounded(`adjusted * (${RATE})`)} AS executed FROM (${sized})`;
  const rated = `SELECT *, executed / adjusted AS rate FROM (${spent})`;
  return `SELECT *, ${RATE_REPORTED} AS rate_reported, ${BUDGET_POINTS} AS budget_points,
    'sim-u' || lpad(CAST(u AS VARCHAR), 5, '0') AS unit_id,
    'sim-u' || lpad(CAST(u AS VARCHAR), 5, '0') || '-p' || lpad(CAST(p AS VARCHAR), 4, '0') AS project_id,
    'sim-u' || lpad(CAST(u AS VARCHAR), 5, '0') || '-p' || lpad(CAST(p AS VARCHAR), 4, '0') || '-' || fiscal_year AS evaluation_id
  FROM (${rated})`;
}

/** The name of project p of any unit. */
export const PROJECT_NAME = `'模拟' || [${quoted(PROJECT_KINDS)}][1 + p % ${PROJECT_KINDS.length}]
  || CASE WHEN p >= ${PROJECT_KINDS.length} THEN '（' || (p // ${PROJECT_KINDS.length} + 1) || '）' ELSE '' END`;

const templateList = (column: keyof (typeof INDICATORS)[number]) => {
  const values = INDICATORS.map((t) => t[column]);
  const written = values.map((v) => (typeof v === 'number' ? String(v) : `'${v}'`));
  return `[${written.join(', ')}][1 + j]`;
};

const TARGET = `CASE kind WHEN 'percent' THEN round(${templateList('from')} + (${templateList('to')} - ${templateList('from')}) * size_draw) / 100
  WHEN 'money' THEN adjusted ELSE round(${templateList('from')} + (${templateList('to')} - ${templateList('from')}) * size_draw * size_draw) END`;

/** How a row was filled in: mostly a number against a number, sometimes words, nothing, or no target. */
const STATE = `CASE WHEN kind = 'money' THEN 'number' ELSE ${among('state_draw', [
  [0.015, "'blank'"],
  [0.035, "'unset'"],
  [0.11, "'verbal'"],
  [1, "'number'"],
])} END`;

/** Actual ÷ target: half exactly as planned, some above, few far above, some below. */
const FACTOR = among('over_draw', [
  [0.55, '1'],
  [0.8, '1.01 + 0.28 * by_draw'],
  [0.87, '1.3 + 1.2 * by_draw'],
  [1, '0.5 + 0.49 * by_draw'],
]);

const ACTUAL = `CASE WHEN kind = 'money' THEN executed
  WHEN kind = 'percent' AND nature = '≤' THEN greatest(round(100 * target * (2 - least(factor, 1.9))), 0) / 100
  WHEN kind = 'percent' THEN least(round(100 * target * factor), 100) / 100
  ELSE round(target * factor) END`;

const REACHED = `CASE WHEN nature = '≤' THEN CASE WHEN actual > 0 THEN least(target / actual, 1) ELSE 1 END
  ELSE least(actual / target, 1) END`;

/** Points follow the achievement, but a lenient unit gives all of them, and some take a point off for nothing. */
const POINTS = `CASE WHEN state = 'blank' THEN CASE WHEN lenient < 0.5 THEN weight ELSE 0 END
  WHEN state IN ('unset', 'verbal') THEN weight
  WHEN reached >= 1 THEN CASE WHEN drop_draw < 0.025 THEN weight - 1 ELSE weight END
  WHEN lenient < 0.55 THEN weight ELSE round(weight * reached, 1) END`;

/** Ten rows a form: the columns of the form and of the row j, with target, actual and points. */
export function indicatorsSql(plan: SimulationPlan): string {
  const rows = `SELECT f.n, f.scheme, f.adjusted, f.executed, f.lenient, f.evaluation_id, k.j, f.n * ${INDICATORS_PER_FORM} + k.j AS row_no
    FROM (${formsSql(plan)}) f CROSS JOIN range(${INDICATORS_PER_FORM}) k(j)`;
  const drawn = withChance(
    rows,
    'row_no',
    ['size_draw', 'state_draw', 'over_draw', 'by_draw', 'drop_draw'],
    3,
    plan.seed,
  );
  const named = `SELECT *, ${templateList('kind')} AS kind, ${templateList('nature')} AS nature,
    CASE scheme WHEN 0 THEN ${templateList('national')} ELSE ${templateList('hubei')} END AS weight FROM (${drawn})`;
  const targeted = `SELECT *, ${TARGET} AS target, ${STATE} AS state, ${FACTOR} AS factor FROM (${named})`;
  const acted = `SELECT *, ${ACTUAL} AS actual FROM (${targeted})`;
  const reached = `SELECT *, ${REACHED} AS reached FROM (${acted})`;
  return `SELECT *, ${POINTS} AS points, ${templateList('unit')} AS value_unit FROM (${reached})`;
}
