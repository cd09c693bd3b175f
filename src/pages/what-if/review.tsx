import { useTexts } from '../../app/language.ts';
import { whatIf as en } from '../../app/text/en/what-if.ts';
import { whatIf as zh } from '../../app/text/zh/what-if.ts';
import { DataTable } from '../../app/ui/data-table.tsx';
import { formColumns } from '../../app/ui/name-link.tsx';
import { RecordSection } from '../../app/ui/record-frame.tsx';
import type { ReviewRow } from '../../scoring/questions.ts';
import { type ReviewedIndicator, reviewRows } from './review-rows.ts';

/** Self-scores beside the reviewer's, largest deviation first; nothing where nobody reviewed. */
export function ReviewSection({
  rows,
  search,
}: {
  readonly rows: readonly ReviewRow[];
  readonly search: string;
}) {
  const text = useTexts({ zh, en });
  if (rows.length === 0) return null;
  const named = rows.map((row) => ({
    ...row,
    unit: row.unit_short_name,
    name:
      row.project_name ?? (row.kind === 'department' ? text.department(row.unit_short_name) : row.title_raw),
  }));
  return (
    <RecordSection id="review" title={text.reviewTitle} note={text.reviewNote}>
      <DataTable
        caption={text.reviewTitle}
        fileTitle={text.reviewTitle}
        rows={named}
        rowKey={(row) => row.evaluation_id}
        columns={[
          ...formColumns(text, search),
          { name: 'total_reported', title: text.score, unit: 'points', nullReason: text.noScore },
          { name: 'reviewed_total', title: text.reviewed, unit: 'points', nullReason: text.noReview },
          { name: 'deviation', title: text.deviation, unit: 'fraction', nullReason: text.noReview },
          { name: 'rows_reviewed', title: text.rowsReviewed, unit: 'count' },
          { name: 'points_reported', title: text.rowsSelf, unit: 'points', nullReason: text.noReview },
          {
            name: 'points_reviewed',
            title: text.rowsReviewedPoints,
            unit: 'points',
            nullReason: text.noReview,
          },
        ]}
      />
    </RecordSection>
  );
}

/** One form's rows and total, self-evaluated and reviewed; nothing where nobody reviewed. */
export function FormReview({
  indicators,
  total,
}: {
  readonly indicators: readonly ReviewedIndicator[];
  readonly total: { readonly reported: number | null; readonly reviewed: number | null };
}) {
  const text = useTexts({ zh, en });
  const rows = reviewRows(indicators, total, text.total);
  if (rows.length === 0) return null;
  return (
    <RecordSection id="review" title={text.reviewTitle} note={text.reviewNote}>
      <DataTable
        caption={text.reviewTitle}
        fileTitle={text.reviewTitle}
        rows={rows}
        rowKey={(row) => String(row.no)}
        columns={[
          { name: 'name', title: text.indicator, unit: 'text', roomy: true },
          { name: 'selfActual', title: text.selfActual, unit: 'text' },
          { name: 'reviewedActual', title: text.reviewedActual, unit: 'text', nullReason: text.noReview },
          { name: 'self', title: text.selfPoints, unit: 'points', nullReason: text.noScore },
          { name: 'reviewed', title: text.reviewed, unit: 'points', nullReason: text.noReview },
          { name: 'deviation', title: text.deviation, unit: 'fraction', nullReason: text.noReview },
        ]}
      />
    </RecordSection>
  );
}
