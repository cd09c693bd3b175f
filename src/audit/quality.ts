import type { Row, SqlValue } from '../engine/engine.ts';
import type { Bilingual } from '../model/schema.ts';
import { rowsAt } from '../questions/evaluations.ts';
import type { AnswerColumn, Question, ValueUnit } from '../questions/types.ts';
import { QUALITY_FAMILY_CAP, QUALITY_WEIGHTS } from './quality-weights.ts';

/** The index in words, with the weights that the audit uses. */
export const QUALITY_FORMULA: Bilingual = {
  zh: `自评质量指数 ＝ 100 − Σ（错误 E 每条 ${QUALITY_WEIGHTS.E}，警告 W 每条 ${QUALITY_WEIGHTS.W}，提示 N 每条 ${QUALITY_WEIGHTS.N}；同一族规则至多扣 ${QUALITY_FAMILY_CAP}），不低于 0。它说的是表站不站得住，与自评得分并列，不代替自评得分。`,
  en: `Self-evaluation quality index = 100 − Σ (error E ${QUALITY_WEIGHTS.E} each, warning W ${QUALITY_WEIGHTS.W}, note N ${QUALITY_WEIGHTS.N}; at most ${QUALITY_FAMILY_CAP} per family of rules), never below 0. It says whether the form stands up to checking; it stands beside the self-score, never instead of it.`,
};

export type FormQualityRow = Row & {
  readonly evaluation_id: string;
  readonly kind: 'project' | 'department';
  readonly project_name: string | null;
  readonly title_raw: string;
  readonly unit_id: string;
  readonly unit_short_name: string;
  readonly fiscal_year: number;
  readonly score: number | null;
  readonly grade: 'excellent' | 'good' | 'fair' | 'poor' | null;
  readonly demonstrated: boolean | null;
  readonly quality: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notes: number;
};

function column(name: string, zh: string, en: string, unit: ValueUnit, nullable = false): AnswerColumn {
  return { name, title: { zh, en }, unit, nullable };
}

/** Forms with their self-score and, beside it, the quality index with what it is made of; lowest index first. */
export const formQuality: Question<
  {
    /** A condition on `evaluation_summary e`. */
    readonly where: { readonly sql: string; readonly params: readonly SqlValue[] };
    readonly limit: number;
  },
  FormQualityRow
> = {
  id: 'form_quality',
  title: { zh: '每张表自评质量如何？', en: 'How good is each self-evaluation?' },
  columns: [
    column('evaluation_id', '自评表编号', 'Evaluation ID', 'text'),
    column('kind', '类型', 'Kind', 'text'),
    column('project_name', '项目', 'Project', 'text', true),
    column('title_raw', '标题', 'Title', 'text'),
    column('unit_id', '单位编号', 'Unit ID', 'text'),
    column('unit_short_name', '单位', 'Unit', 'text'),
    column('fiscal_year', '年度', 'Year', 'year'),
    column('score', '自评得分', 'Self-score', 'points', true),
    column('grade', '等级', 'Grade', 'text', true),
    column('demonstrated', '可核实', 'Demonstrated', 'flag', true),
    column('quality', '自评质量指数', 'Quality index', 'points'),
    column('errors', '错误', 'Errors', 'count'),
    column('warnings', '警告', 'Warnings', 'count'),
    column('notes', '提示', 'Notes', 'count'),
  ],
  compile({ where, limit }) {
    return {
      sql: `WITH listed AS MATERIALIZED (
  SELECT q.form_no, e.row_no, q.index, q.e, q.w, q.n FROM quality_index q JOIN evaluation_summary e ON e.form_no = q.form_no
  WHERE ${where.sql} ORDER BY q.index, e.score_share DESC NULLS LAST, e.evaluation_id LIMIT ?
)
SELECT e.evaluation_id, e.kind, e.project_name, e.title_raw, e.unit_id, e.unit_short_name, e.fiscal_year,
  100 * e.score_share AS score, e.grade, e.demonstrated, q.index AS quality, q.e AS errors, q.w AS warnings, q.n AS notes
FROM listed q JOIN (
  SELECT form_no, evaluation_id, kind, project_name, title_raw, unit_id, unit_short_name, fiscal_year, score_share, grade, demonstrated
  FROM evaluation_summary e WHERE ${rowsAt('listed').sql}
) e ON e.form_no = q.form_no
ORDER BY q.index, e.score_share DESC NULLS LAST, e.evaluation_id`,
      params: [...where.params, limit],
    };
  },
};
