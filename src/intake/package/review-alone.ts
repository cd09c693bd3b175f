import { hasValues, type Portion, type TablePortions, type Value, valueReader } from '../../model/portion.ts';
import type { EvaluationRow } from '../../model/rows.gen.ts';
import type { Problem, TableRows } from '../types.ts';

type Read = (row: number) => Value;

/** A column's values of one portion, row by row. */
function column({ columns }: Portion, name: string): Read {
  const values = columns[name];
  return values === undefined ? () => null : valueReader(values);
}

type Scores = Readonly<Record<'reviewed_total' | 'total_raw' | 'rate_raw', Value>>;

/** Whether a row tells the reviewed score and none of the form's own figures. */
function tellsReviewOnly({ reviewed_total, total_raw, rate_raw }: Scores): boolean {
  return reviewed_total !== null && total_raw === null && rate_raw === null;
}

/** A row of a review list: the form itself stands elsewhere. */
export function isReviewAlone(rows: TableRows, form: EvaluationRow): boolean {
  return (
    tellsReviewOnly(form) &&
    ![...(rows.fund_line ?? []), ...(rows.indicator ?? [])].some(
      (row) => row.evaluation_id === form.evaluation_id,
    )
  );
}

/** Forms of which nothing is known but the reviewed score. */
function countAlone({ evaluation = [], fund_line = [], indicator = [] }: TablePortions): number {
  if (!evaluation.some((portion) => hasValues(portion, 'reviewed_total'))) return 0;
  const alone = new Set<Value>();
  for (const portion of evaluation) {
    const id = column(portion, 'evaluation_id');
    const reviewed = column(portion, 'reviewed_total');
    const total = column(portion, 'total_raw');
    const rate = column(portion, 'rate_raw');
    for (let row = 0; row < portion.length; row += 1)
      if (tellsReviewOnly({ reviewed_total: reviewed(row), total_raw: total(row), rate_raw: rate(row) }))
        alone.add(id(row));
  }
  if (alone.size === 0) return 0;
  for (const portion of [...fund_line, ...indicator]) {
    const id = column(portion, 'evaluation_id');
    for (let row = 0; row < portion.length; row += 1) alone.delete(id(row));
  }
  return alone.size;
}

/** Warns of reviews without their forms: laid over data that is there, each takes the place of the form it reviews. */
export function reviewsAlone(file: string, tables: TablePortions): Problem | null {
  const count = countAlone(tables);
  if (count === 0) return null;
  return {
    file,
    place: '',
    column: 'evaluation.reviewed_total',
    value: String(count),
    kind: 'review-alone',
    message: {
      zh: `有 ${count} 份只有复核得分，没有自评表`,
      en: `Of ${count} ${count === 1 ? 'form' : 'forms'} only the reviewed score was given`,
    },
    remedy: {
      zh: '请与自评表或自评清单一起导入，复核得分会并入其中；单独导入时，它们会代替已有数据中的同一张表',
      en: 'Import it together with the forms or their list, and the scores are added to them; alone, they take the place of the same forms in data that is there already',
    },
    severity: 'warning',
  };
}
