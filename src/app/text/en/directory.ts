import type { directory as zh } from '../zh/directory.ts';

export const directory: typeof zh = {
  units: 'Units',
  projects: 'Projects',
  forms: 'Forms',
  unitsTitle: 'Units · Jilan',
  projectsTitle: 'Projects · Jilan',
  formsTitle: 'Self-evaluation forms · Jilan',
  unitsDescription:
    'Units that published self-evaluations: budget, execution rate and self-score, a page for each.',
  projectsDescription:
    'The projects of the units: budget, execution rate and self-score, a page for each, across years.',
  formsDescription:
    'All self-evaluation forms, to be found by unit and project; each with the form and the data read from it.',
  unitsHeadline: (n: string) => `Units that filed self-evaluations: ${n}`,
  projectsHeadline: (n: string) => `Projects that were evaluated: ${n}`,
  formsHeadline: (n: string) => `Self-evaluation forms: ${n}`,
  unitsLead:
    'Largest budget first; choose a heading to sort otherwise. Rates are weighted by money; scores are self-reported and not reviewed.',
  projectsLead:
    'A project is known by its unit and its name: two units may run projects of one name. Rates are weighted by money; scores are self-reported and not reviewed.',
  formsLead:
    'A form is the self-evaluation of a project or a department for one year. “Not demonstrated” means that less than half of its points can be verified.',
  search: 'Find',
  searchUnits: 'Name, short name or alias of a unit',
  searchProjects: 'Name of a project or unit',
  searchForms: 'Name of a project, unit or form',
  clear: 'Clear',
  shown: (shown: string, all: string) =>
    `${all} in all, the first ${shown} are shown: find or filter for fewer.`,
  found: (n: string) => `${n} in all`,
  nothing: 'Nothing matches',
  nothingBody: 'Try another word, or fewer filters.',
  order: 'Order',
  orders: {
    year: 'year, newest first',
    unit: 'unit',
    budget: 'budget, largest first',
    unspent: 'unspent, most first',
    rate: 'execution rate, lowest first',
    score: 'score, lowest first',
  },
  columns: {
    unit: 'Unit',
    project: 'Project',
    form: 'Form',
    region: 'Region',
    years: 'Years',
    year: 'Year',
    kind: 'Kind',
    n: 'Forms',
    budget: 'Full-year budget',
    executed: 'Executed',
    rate: 'Execution rate',
    unspent: 'Unspent',
    score: 'Self-score',
    median: 'Median score',
    mean: 'Mean score',
    grade: 'Grade',
    verifiable: 'Verifiable points',
  },
  kinds: { project: 'Project', department: 'Whole department' },
  noRate: 'the budget is zero or missing',
  noScore: 'no total',
  noAmount: 'the amount is not stated',
};
