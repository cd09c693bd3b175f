import { plural } from '../../format/plural.ts';
import type { methods as zh } from '../zh/methods.ts';

/** Words of the page of definitions. */
export const methods: typeof zh = {
  title: 'Methods',
  metaDescription:
    'How every figure of this site is computed: metrics, dimensions, grades, scoring profiles, audit rules and terms.',
  lead: 'How each figure of this site is computed, when it is missing, and what it rests on. This page is made from the very definitions that compute the figures, so that the two cannot disagree.',
  contents: 'Contents',
  find: 'Find a definition',
  findPlaceholder: 'Name, formula or code, such as execution rate or A01',
  found: (n) => (n === 0 ? 'No entry matches' : n === 1 ? '1 entry' : `${n} entries`),
  permalink: (name) => `${name}: link to this entry`,
  sections: {
    topics: 'Where the figures come from',
    metrics: 'Metrics',
    dimensions: 'Dimensions',
    grades: 'Grades',
    profiles: 'Scoring profiles',
    judgements: 'Recomputation, row by row',
    rules: 'Audit rules',
    glossary: 'Terms',
  },
  leads: {
    topics: 'Worth knowing before reading a figure.',
    metrics: 'Tooltips, tables, downloads and the computation itself all read these definitions.',
    dimensions: 'Evaluations can be grouped and filtered by these.',
    grades:
      'The self-score is brought to a scale of 100; a cut-off that is reached counts, so that exactly 90 is excellent.',
    profiles:
      'Scoring differs by place and year, so a scoring scheme is data. Each form has its own profile; choosing another recomputes as a what-if and never changes what was reported.',
    judgements:
      'Targets and actual values are compared row by row. Where numbers decide, the points are exact; where words decide, no target was set or no points are printed, the feasible range is given and no number is made up.',
    rules:
      'Each rule answers one question that can be checked. What it finds is a point to verify, not a verdict; checks that pass and checks that lack their inputs are counted too.',
    glossary: 'Words used on the forms and on this site.',
  },
  formula: 'Formula',
  nullRule: 'When missing',
  unit: 'Unit',
  unitNames: {
    元: 'yuan',
    fraction: 'percent',
    points: 'points',
    count: 'count',
    ratio: 'ratio',
    text: 'text',
    year: 'year',
    flag: 'yes or no',
  },
  filterNote: 'can be filtered',
  groupOnly: 'grouping only',
  grade: 'Grade',
  grades: { excellent: 'Excellent', good: 'Good', fair: 'Fair', poor: 'Poor' },
  gradeFrom: (points) => `${points} and above`,
  gradeBelow: (points) => `below ${points}`,
  gradesByProfile: 'The profiles differ in their cut-offs; see the parameters of each.',
  notDemonstrated:
    'When less than half of the points rest on indicators whose target and actual are numbers in the same unit, “not demonstrated” stands beside the grade; it is not coloured and not ranked.',
  profileBasis: 'Basis',
  profilePoints: 'Points',
  profileGrades: 'Grade cut-offs',
  whatIf: 'What-if only',
  sumUp: [
    'Budget points = points available × execution rate, a rate above 100% counting as 100%; the profile says whether the full-year or the initial budget is the denominator.',
    'Several numbers in one cell are paired in their order; the row then lies between its lowest pair and the mean of its pairs.',
    'Where a form prints no points per indicator (the Hubei layout), they are open within the printed total of the section: the lowest and highest possible are given, and a recomputed score only when the two are equal.',
    'Cuts for over-achievement and caps by execution rate, where a profile has them, are applied to the total.',
    'Difference = reported − recomputed; what lies outside the feasible range is given apart as the gap.',
  ],
  severityNotes: {
    E: 'arithmetic or logic does not hold; to be corrected or explained',
    W: 'likely overstated, or against the rules',
    N: 'quality of the form',
    I: 'context',
  },
  leftOut: 'Left out',
  ruleCounts: (all, implemented, leftOut) =>
    `${plural(all, 'rule')}: ${implemented} implemented; ${leftOut} left out, each with its reason, because a form does not hold what an honest answer would need.`,
  ruleFormula: 'Formula',
  ruleReason: 'Why it is left out',
  ruleOtherwise: 'Other explanations',
  ruleNeeds: 'Needs a field for',
  ruleNeedsValue: (fields: string) => `${fields}; a form or list without it is not checkable`,
  ruleParameters: 'Profile parameters read',
  judges: 'Judges meaning: indicative only, ranked lower',
  index: (weights, cap) =>
    `Self-evaluation quality index: 100 − (errors × ${weights.E} + warnings × ${weights.W} + notes × ${weights.N}), at most ${cap} points for a family of rules, never below 0. It says whether a form stands up to checking; it is shown beside the self-score, never instead of it.`,
};
