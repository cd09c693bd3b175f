import { plural } from '../../format/plural.ts';
import type { overview as zh } from '../zh/overview.ts';

export const overview: typeof zh = {
  title: 'Overview',
  pageTitle: 'Overview · Jilan',
  description:
    'Execution rates, scores, unspent money and what to look at first in budget performance self-evaluations.',
  nothing: 'No self-evaluation matches',
  nothingLead: 'Remove some of the filters.',
  leadForms: (forms: string, units: string, projects: string) =>
    `${forms} self-evaluation forms from ${plural(units, 'unit')}, ${plural(projects, 'project')}.`,
  leadYear: (year: string, n: string, rate: string) => `${year}: ${plural(n, 'form')}, execution ${rate}`,
  leadYears: (list: string) => `By year: ${list}.`,
  leadMixed:
    'The years cover different units, so totals are for orientation only; filter by year or region to compare.',
  leadMethod:
    'Execution is weighted by money (Σ executed ÷ Σ full-year budget); scores are self-reported and not reviewed.',
  leadOnce: 'Where a whole-department form contains its projects, their money is counted once.',
  figures: 'Main figures',
  names: {
    evaluations: 'Forms',
    budget: 'Full-year budget',
    rate: 'Execution rate',
    unspent: 'Unspent at year end',
    score: 'Median self-score',
    grade: 'Graded excellent',
    findings: 'Points to verify',
  },
  forms: '',
  unitsAndProjects: (units: string, projects: string) =>
    `${plural(units, 'unit')}, ${plural(projects, 'project')}`,
  executedOf: (executed: string) => `${executed} executed`,
  simpleMean: (rate: string) => `simple mean ${rate}`,
  largestHolder: (share: string) => `the largest holds ${share}`,
  noUnspent: 'nothing left',
  fullScores: (n: string, low: string) => `${n} full scores, lowest ${low}`,
  otherGrades: (good: string, lower: string) => `good ${good}, lower ${lower}`,
  notDemonstrated: (n: string) => `${n} not demonstrated`,
  change: (year: string, change: string) => `${change} on ${year}`,
  lookFirst: 'Look at these first',
  findings: 'Points to verify',
  findingsLead: 'Questions, not verdicts; the weightiest one of each form.',
  findingsTotal: (n, forms) => `${n} in ${plural(forms, 'form')}`,
  levels: { errors: 'Errors', warnings: 'Warnings', notes: 'Notes', information: 'Information' },
  level: { errors: 'Error', warnings: 'Warning', notes: 'Note', information: 'Information' },
  wholeDepartment: (unit) => `${unit} (whole department)`,
  findingsAll: 'See all points to verify',
  findingsFailed: 'Not worked out; the reason stands at the top of the page.',
  findingsWaiting: 'Checking the forms…',
  findingsNone: 'No points to verify in the chosen forms.',
  noRate: 'no rate can be worked out',
  holder: (detail: string, rate: string, unspent: string, share: string, score: string | null) =>
    ` (${detail}) executed ${rate}; ${unspent} is unspent, ${share} of all unspent money${score === null ? '' : `; it gives itself ${score}`}`,
  holders: (n: string, share: string) =>
    `${plural(n, 'project')} together hold ${share} of all unspent money`,
  zero: (detail: string, budget: string, score: string) =>
    ` (${detail}) spent nothing of ${budget} and gives itself ${score}`,
  reason: '; the unit says: ',
  corner: (n: string, low: string, high: string) =>
    `${plural(n, 'form')} spent below ${low} yet score ${high} or more`,
  lost: (points: string, part: string, share: string) =>
    `Of the ${points} lost where it can be told, ${share} were lost under ${part.toLowerCase()}`,
  fullShare: (n: string, all: string, share: string) =>
    `${n} of ${all} scored forms have full scores (${share})`,
  stop: '.',
  charts: {
    execution: 'How much of its budget did each unit use, year by year?',
    executionSub: (n: string, unit: string) =>
      `${plural(n, 'form')} by unit and year; at the right the rate and the unspent money (${unit})`,
    executionNote: 'Dashed lines at 80% and 90%; click a bar to see that unit only.',
    matrixSub: (n: string) => `${plural(n, 'form')}, units by years, weighted execution rate in each cell`,
    scores: 'Where do scores crowd?',
    scoresSub: (n: string) =>
      `${n} scored forms; one bin a point from 90, one every 5 points below, full scores apart`,
    scoresNote: (n: string, share: string) =>
      `${n} full scores (${share}); click a bin to see those forms only.`,
    dotsSub: (n: string) => `${plural(n, 'form')}; fewer than 8 are drawn one by one`,
    scatter: 'Where was money left and the score still high?',
    scatterSub: (n: string) => `${plural(n, 'form')} with rate and score; area is the full-year budget`,
    scatterDense: (n: string) =>
      `${plural(n, 'form')} with rate and score; darker means more forms (logarithmic)`,
    scatterNote: 'Red area: execution below 80% and 90% of points or more.',
    projects: 'Which projects left money unspent?',
    projectsSub: (n: string, unit: string) =>
      `The ${n} lowest rates; at the right the rate and the unspent money (${unit})`,
    projectsNote: 'Dashed lines at 80% and 90%; click a bar to open its form.',
    score: 'Self-score',
  },
  source: (label: string) => `${label}, published self-evaluation forms`,
  department: (unit: string) => `${unit} (whole department)`,
};
