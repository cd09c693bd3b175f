import { plural } from '../../format/plural.ts';
import type { scores as zh } from '../zh/scores.ts';

/** Words of the screen of scores. */
export const scores: typeof zh = {
  title: 'Scores',
  pageTitle: 'Self-scores · Jilan',
  description:
    'How self-scores are distributed, which grades are demonstrated, where points are lost, and self-reported against recomputed.',
  nothing: 'No form matches',
  nothingLead: 'Remove some of the filters.',
  headlineFull: (all, n) => `${n} of ${plural(all, 'form')} gave themselves the full score`,
  headlineAbove: (n) => `; ${n} scored more than the arithmetic allows`,
  headlineOnlyAbove: (all, n) => `${n} of ${plural(all, 'form')} scored more than the arithmetic allows`,
  lead: (n, years) =>
    `${plural(n, 'form')} with a score, fiscal ${years}; scores as a share of the full score, given by the units themselves and not reviewed.`,
  leadSchemes: (n) =>
    `These forms follow ${n} scoring schemes that weigh the blocks differently: charts by block compare the share of the points available.`,
  controls: 'Grouping and scheme',
  by: 'Group by',
  byNames: {
    unit: 'unit',
    department: 'supervising department',
    region: 'region',
    kind: 'kind',
    category: 'category',
    attribute: 'attribute',
    term: 'term',
    profile: 'scoring scheme',
  },
  figures: 'Key figures',
  median: 'Median self-score',
  meanDetail: (mean, low) => `mean ${mean}, lowest ${low}`,
  full: 'Full scores',
  fullDetail: (share) => `${share} of those with a score`,
  evidence: 'Not demonstrated',
  evidenceDetail: 'less than half of the points verifiable',
  evidenceFormula:
    'Points count as verifiable when target and actual are numbers in the same unit. With less than half of the points verifiable, a grade is not demonstrated.',
  above: 'Above the recomputed range',
  aboveDetail: (computable, determined) => `${computable} can be recomputed, ${determined} to one figure`,
  aboveFormula:
    'Forms whose total exceeds the most that the arithmetic allows by more than 0.5 points, with full points for indicators judged in words and the largest possible points where none are printed.',
  forms: (n: number) => (n === 1 ? 'form' : 'forms'),
  lookFirst: 'What the figures say',
  wholeDepartment: (unit) => `${unit} (whole department)`,
  sentences: {
    above: (name, detail, reported, range) =>
      `${name} (${detail}) reports ${reported}; the arithmetic allows ${range} points`,
    evidence: (n, share) =>
      `The grades of ${plural(n, 'form')} (${share}) are not demonstrated: less than half of their points can be verified`,
    lost: (points, part, share, n) =>
      `Of the ${points} whose loss can be traced, ${share} lie under ${part} (n = ${n})`,
    scale: (n) =>
      `On ${plural(n, 'form')} the printed points do not add up to the full score: they cannot be set beside the total and are left out`,
    open: (n, all) =>
      `${n} of ${plural(all, 'form')} can only be recomputed to a range: indicators judged in words, or no points printed`,
  },
  stop: '.',
  charts: {
    distribution: 'Where the scores crowd',
    distributionSub: (n) =>
      `${plural(n, 'form')} with a score; one point a bar from 90, five below, full scores apart`,
    distributionNote: (n, share) => `${n} full scores (${share}). Click a bar to look at those forms alone.`,
    ranges: (group) => `Scores by ${group}`,
    rangesSub: (all, n, groups) =>
      `${n} of ${plural(all, 'form')} with a score, the ${groups} groups of lowest mean; of 100`,
    rangesNote:
      'Groups of fewer than eight forms show every form as a dot (a number: forms of the same score); from eight on a box of quartiles, its thick line the median, its ends the lowest and highest. Click to open the form or the group.',
    years: 'Scores by year',
    yearsSub: (n) => `${plural(n, 'form')} with a score; of 100; dots below eight forms, a box from eight on`,
    yearsNote:
      'Years may come from different units and schemes and do not compare. Click to open the form or the year.',
    grades: (group) => `How many grades are demonstrated, by ${group}`,
    gradesSub: (n) =>
      `${plural(n, 'form')}; grades by the cut-offs of each form's scheme, those not demonstrated apart`,
    gradesNote:
      'Not demonstrated: less than half of the points can be verified, whatever the grade. Forms without indicators keep their grade. Click to look at that group alone.',
    lostShare: (group) => `Which block loses points, by ${group}`,
    lostShareSub: (n) => `${plural(n, 'form')}; share of the block's points that was lost`,
    lostShareMixed:
      'Schemes give the blocks different points: shares are compared and points are not added up.',
    lostShareNote: 'Over forms whose points are known, n on hover; an empty cell means that none are.',
    lostTitle: 'Share lost',
    block: 'Block',
    lost: 'Points lost within each scheme',
    lostSub: (n) => `${plural(n, 'form')}; one bar a scheme, within which points add up`,
    lostNote:
      'Only where both points are known; forms that award more than they print contradict themselves and are left out.',
    recomputed: 'Do self-scores agree with the recomputation',
    recomputedSub: (shown, all) =>
      `${shown} of ${plural(all, 'form')} that can be recomputed, furthest off first; at the right the self-score and the recomputed range`,
    recomputedOwn:
      "The pale bar is what the arithmetic of each form's own scheme allows; where indicators are judged in words or no points are printed nothing is guessed. A diamond lies more than 0.5 points outside: a point to verify, not a verdict. Click to open the form.",
    recomputedWhatIf: (name) =>
      `What the arithmetic would allow if “${name}” applied to all; a diamond marks a self-score more than 0.5 points outside. An assumption: reported scores stay as they are. Click to open the form.`,
    recomputedEmpty: 'None of these forms has indicators to recompute.',
  },
  source: (label) => `${label}, published self-evaluation forms`,
};
