import type { Row } from '../engine/engine.ts';
import { TABLE_NAMES } from '../model/schema.ts';
import { achievementBuckets } from './achievement.ts';
import { evaluationList, evaluationListCount } from './evaluation-list.ts';
import {
  budgetSteps,
  executionBy,
  executionByProject,
  executionByUnitYear,
  executionByYear,
  unspentPareto,
} from './execution.ts';
import { initialSteps, rateDistribution } from './execution-detail.ts';
import { formFindings, projectFindings, unitFindings } from './finding-rows.ts';
import { findingCounts, weightiestFindings } from './finding-summary.ts';
import { formIndicatorSummary, formSummary } from './form.ts';
import { formRecomputed, formRecomputedRows } from './form-scoring.ts';
import { formReport, formSource, formStatements } from './form-texts.ts';
import { lowList, lowListErrors, lowListTotals } from './low-list.ts';
import { filterOptions, overviewFigures } from './overview.ts';
import { fewScores, gradeEvidence, lostShare } from './score-groups.ts';
import {
  gradeShares,
  scoreBy,
  scoreByYear,
  scoreDistribution,
  scoreDots,
  scoreVsExecution,
  scoreVsExecutionBins,
  whereLost,
} from './scores.ts';
import {
  sideCandidates,
  sideFigures,
  sideIndicators,
  sideLost,
  sideSchemes,
  sideScores,
} from './side-by-side.ts';
import { moneyUnits, sources, statements, textSections } from './sources.ts';
import { allRows, FORM_TABLES, formRows, selectedRows, tableCounts } from './tables.ts';
import type { Question } from './types.ts';
import {
  projectIndicators,
  projectSources,
  unitBaseMetrics,
  unitSources,
  unitsBelow,
} from './unit-detail.ts';
import { projectList, projectListCount, unitList, unitListCount } from './unit-list.ts';
import { projectHistory, projectProfile, unitForms, unitProfile, unitYears } from './units.ts';

export * from './achievement.ts';
export * from './columns.ts';
export { DERIVATIONS } from './derivations.ts';
export * from './dimensions.ts';
export * from './evaluation-list.ts';
export * from './execution.ts';
export * from './execution-detail.ts';
export * from './finding-rows.ts';
export * from './form.ts';
export * from './form-scoring.ts';
export * from './form-texts.ts';
export * from './grouping.ts';
export * from './list-order.ts';
export * from './low-list.ts';
export * from './metrics.ts';
export * from './overview.ts';
export * from './score-groups.ts';
export * from './scores.ts';
export * from './side-by-side.ts';
export * from './sources.ts';
export * from './tables.ts';
export * from './types.ts';
export * from './unit-detail.ts';
export * from './unit-list.ts';
export * from './units.ts';

/** A question whatever its parameters: for the dictionary and the tests. */
export type AnyQuestion = Pick<Question<never, Row>, 'id' | 'title' | 'columns' | 'compile'>;

/** Every named question. */
export const QUESTIONS: readonly AnyQuestion[] = [
  overviewFigures,
  filterOptions,
  executionByUnitYear,
  executionBy,
  executionByProject,
  executionByYear,
  budgetSteps,
  unspentPareto,
  scoreDistribution,
  scoreBy,
  scoreByYear,
  scoreDots,
  gradeShares,
  whereLost,
  scoreVsExecution,
  scoreVsExecutionBins,
  rateDistribution,
  initialSteps,
  fewScores,
  gradeEvidence,
  lostShare,
  sideFigures,
  sideScores,
  sideSchemes,
  sideLost,
  sideIndicators,
  sideCandidates,
  lowList,
  lowListErrors,
  lowListTotals,
  unitProfile,
  unitYears,
  unitForms,
  unitList,
  unitListCount,
  projectProfile,
  projectHistory,
  projectList,
  projectListCount,
  evaluationList,
  evaluationListCount,
  formSummary,
  formIndicatorSummary,
  findingCounts,
  weightiestFindings,
  formFindings,
  projectFindings,
  unitFindings,
  formRecomputed,
  formRecomputedRows,
  formReport,
  formStatements,
  formSource,
  unitBaseMetrics,
  unitSources,
  unitsBelow,
  projectIndicators,
  projectSources,
  achievementBuckets,
  moneyUnits,
  sources,
  statements,
  textSections,
  tableCounts,
  ...FORM_TABLES.map((table) => formRows(table)),
  ...FORM_TABLES.map((table) => selectedRows(table)),
  ...TABLE_NAMES.map((table) => allRows(table)),
];
