import { Link } from 'react-router';
import { useLanguage, useTexts } from '../../app/language.ts';
import { formLink } from '../../app/links.ts';
import { whatIf as en } from '../../app/text/en/what-if.ts';
import { whatIf as zh } from '../../app/text/zh/what-if.ts';
import { DataTable } from '../../app/ui/data-table.tsx';
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
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  if (rows.length === 0) return null;
  const named = rows.map((row) => ({
    ...row,
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
          {
            name: 'name',
            title: text.form,
            unit: 'text',
            roomy: true,
            render: (row) => {
              const to = formLink(row.evaluation_id, lang, search);
              return to === null ? row.name : <Link to={to}>{row.name}</Link>;
            },
          },
          { name: 'unit_short_name', title: text.unit, unit: 'text' },
          { name: 'fiscal_year', title: text.year, unit: 'year' },
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
