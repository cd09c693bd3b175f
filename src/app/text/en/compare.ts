import { plural } from '../../format/plural.ts';
import type { compare as zh } from '../zh/compare.ts';

/** Words of the screen that sets units or years side by side. */
export const compare: typeof zh = {
  title: 'Compare',
  pageTitle: 'Side by side · Jilan',
  description:
    'Two to six units, or the years of one unit or project, side by side: budget, execution, scores and indicators of the same name.',
  nothing: 'Nothing to compare',
  nothingLead: 'Remove some of the filters, or choose something else to compare.',
  headlineRates: (low, lowRate, high, highRate) =>
    `Execution runs from ${lowRate} (${low}) to ${highRate} (${high})`,
  yearName: (year) => year,
  lead: {
    units: (names, years, n) => `${names}, fiscal ${years}, ${plural(n, 'form')}.`,
    'unit-years': (name, years, n) => `${name}, fiscal ${years}, ${plural(n, 'form')}.`,
    'project-years': (name, years, n) => `Project ${name}, fiscal ${years}, ${plural(n, 'form')}.`,
  },
  leadDefault:
    'With nothing chosen: the four units with the largest budgets, or the one unit or project with most years.',
  leadSchemes:
    'The sides follow different scoring schemes whose blocks carry different points: scores are of 100, and indicators read as points of the points available.',
  leadYears: 'The sides come from different years.',
  controls: 'What is compared',
  sides: 'Compare',
  sideNames: {
    units: 'several units',
    'unit-years': 'years of one unit',
    'project-years': 'years of one project',
  },
  choose: { units: 'Units', 'unit-years': 'Unit', 'project-years': 'Project' },
  chooseHint: (most) => `At most ${most}.`,
  chosenDefault: 'default',
  chosenN: (n) => `${n} chosen`,
  reset: 'Back to the default',
  candidateYears: (from, to) => (from === to ? from : `${from}–${to}`),
  onlyOne: {
    units: 'Only one unit: choose at least one more.',
    'unit-years': 'This unit has forms of one year only. Import earlier years to compare.',
    'project-years': 'This project has forms of one year only. Import earlier years to compare.',
  },
  tooMany: (most) => `At most ${most} stand side by side; the others are left out.`,
  figures: 'Key figures side by side',
  measure: 'Measure',
  n: (n) => `n = ${n}`,
  forms: 'forms',
  schemes: 'Scoring scheme',
  years: 'Years',
  scoreRange: 'Lowest to highest score',
  to: 'to',
  charts: {
    rates: 'Who used more of the budget',
    ratesSub: (n, unit) =>
      `${plural(n, 'form')}; at the right the weighted rate and the unspent money (${unit})`,
    ratesNote: 'Dashed lines at 80% and 90%. Click to open the unit or to look at that year alone.',
    money: 'From budget to spending',
    moneySub: (n) => `${plural(n, 'form')}; full-year budget and executed`,
    moneyNote: "Money of a department's form that its project forms hold already is not counted twice.",
    scores: 'How the scores lie',
    scoresSub: (n) => `${plural(n, 'form')} with a score; of 100`,
    lost: 'Which block loses points',
    lostSub: (n) => `${plural(n, 'form')}; share of the block's points that was lost`,
    lostNote:
      'Schemes give the blocks different points, so shares are compared; over forms whose points are known, an empty cell means that none are.',
    lostTitle: 'Share lost',
    block: 'Block',
    scoresNote:
      'Fewer than eight forms are single dots (a number: forms of the same score), from eight on a box of quartiles. Self-scores, not reviewed.',
  },
  indicators: 'Indicators of the same name together',
  indicatorsSub: (n) =>
    `${plural(n, 'indicator')} that at least two sides have, joined by concept or name; printed names in the cells`,
  indicatorsNote:
    'Cells read "target → actual" and the points (without the points available where none are printed). The same name need not mean the same thing: see the form.',
  indicatorsEmpty: 'The sides share no indicator of the same name or concept.',
  indicator: 'Indicator',
  target: 'Target',
  actual: 'Actual',
  ratio: 'Achievement',
  points: 'Points',
  pointsOf: (points, max) => `${points} of ${max} points`,
  pointsOnly: (points) => `${points} points`,
  noPoints: 'no points printed',
  blank: 'blank',
  more: (n, shown) => (shown === null ? `${n} more` : `${n} more (the first ${shown} listed)`),
  side: 'Side',
  form: 'Form',
  printedName: 'Printed name',
  wholeDepartment: (unit) => `${unit} (whole department)`,
  scroll: 'Table, scrolls sideways',
  levels: {
    output: 'output',
    benefit: 'benefit',
    satisfaction: 'satisfaction',
    cost: 'cost',
    other: 'other',
  },
  source: 'published self-evaluation forms of the units',
};
