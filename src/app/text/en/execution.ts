import { plural } from '../../format/plural.ts';
import type { execution as zh } from '../zh/execution.ts';

/** Words of the execution screen. */
export const execution: typeof zh = {
  title: 'Execution',
  pageTitle: 'Budget execution · Jilan',
  description:
    'Execution rates by unit, project and year, budget against executed, and where unspent money lies.',
  nothing: 'No form matches',
  nothingLead: 'Remove some of the filters.',
  headlineLow: (n, all, low, share) =>
    `${n} of ${plural(all, 'form')} spent less than ${low} and hold ${share} of the unspent money`,
  headlineFull: (all) => `All ${plural(all, 'form')} spent what was budgeted`,
  lead: (n, units, years) =>
    `${plural(n, 'form')} with an execution rate from ${plural(units, 'unit')}, fiscal ${years}.`,
  leadMethod:
    'Rate = executed ÷ full-year budget (with adjustments and carry-over). Totals are ratios of sums, not means of project rates.',
  leadNoRate: (n) =>
    n === '1'
      ? 'One more has no rate that can be worked out and is left out.'
      : `${n} more have no rate that can be worked out and are left out.`,
  controls: 'Reference lines and grouping',
  low: 'Lower line',
  high: 'Upper line',
  by: 'Group by',
  byNames: {
    unit: 'unit',
    department: 'supervising department',
    region: 'region',
    kind: 'kind',
    category: 'category',
    attribute: 'attribute',
    term: 'term',
  },
  order: 'Order of projects',
  orderNames: { rate: 'lowest rate first', unspent: 'most unspent first', budget: 'largest budget first' },
  figures: 'By the reference lines',
  below: (low) => `Below ${low}`,
  between: (low, high) => `${low} to ${high}`,
  from: (high) => `${high} and above`,
  forms: (n: number) => (n === 1 ? 'form' : 'forms'),
  weighted: 'Execution rate (weighted)',
  simpleMean: (rate) => `simple mean ${rate}`,
  unspent: 'Unspent',
  bandDetail: (budget, unspent) => `budget ${budget}, unspent ${unspent}`,
  bandFormula: 'Forms whose rate lies in this part of the scale; a rate exactly on a line counts above it.',
  charts: {
    byGroup: (group) => `Execution rate by ${group}`,
    byGroupSub: (all, n, groups, unit) =>
      `${n} of ${plural(all, 'form')}, the ${groups} groups of largest budgets; at the right the weighted rate and the unspent money (${unit})`,
    byGroupNote: (low, high) =>
      `Dashed lines at ${low} and ${high}, movable above; below ${low} in red, below ${high} in amber. Click a bar to look at that group alone.`,
    projects: 'Which projects used little of their budget',
    projectsOf: {
      rate: 'Which projects used little of their budget',
      unspent: 'Which projects left most unspent',
      budget: 'How the largest budgets were used',
    },
    projectsSub: (shown, all, unit) =>
      `${shown} of ${plural(all, 'form')} with a rate; at the right the rate and the unspent money (${unit})`,
    projectsNote: 'Click a bar to open the form.',
    years: 'Execution rate by year',
    yearsSub: (n) =>
      `${plural(n, 'form')}; solid line weighted by money, the other the simple mean of the forms`,
    yearsFew: (n, unit) =>
      `${plural(n, 'form')}; at the right the weighted rate and the unspent money (${unit})`,
    yearsNote: 'Years with different units do not compare; click a year to look at it alone.',
    yearsMixed:
      'The years come from different units: do not read a rise or fall into them. Click a year to look at it alone.',
    weighted: 'Weighted',
    mean: 'Simple mean',
    unitYears: 'Units × years',
    unitYearsSub: (n) => `${plural(n, 'form')}; weighted execution rate in each cell`,
    against: 'How far budget and execution lie apart',
    againstSub: (all, n, groups) =>
      `${n} of ${plural(all, 'form')}, the ${groups} groups of largest budgets; full-year budget and executed`,
    againstNote: "Money of a department's form that its project forms hold already is not counted twice.",
    steps: 'From the initial budget to what was spent',
    stepsSub: (shown, all) =>
      `${shown} of the ${plural(all, 'form')} that state an initial budget, most adjusted first; form by form, not added up`,
    stepsNote:
      'Forms that print no initial budget (the Hubei layout of 2021) are not in this chart. Click to open the form.',
    stepsEmpty: 'None of these forms states an initial budget.',
  },
  lookFirst: 'What the figures say',
  wholeDepartment: (unit) => `${unit} (whole department)`,
  sentences: {
    holders: (n, share) => `${share} of the unspent money lies with ${plural(n, 'form')}`,
    holder: (name, share) => `${share} of the unspent money lies with one form: ${name}`,
    gap: (weighted, mean) =>
      `The weighted rate of ${weighted} is below the simple mean of ${mean}: large projects spent a smaller share`,
    lowest: (name, rate, budget) => `The lowest rate is that of ${name}: ${rate} of ${budget}`,
    adjusted: (name, change) => `The initial budget of ${name} was adjusted most (${change})`,
  },
  stop: '.',
  source: (label) => `${label}, published self-evaluation forms`,
};
