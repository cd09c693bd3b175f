/** What a comparison with the review reads of an indicator. */
export interface ReviewedIndicator {
  readonly indicator_no: number;
  readonly name_raw: string;
  readonly actual_raw: string | null;
  readonly reviewed_actual_raw: string | null;
  readonly points: number | null;
  readonly reviewed_points: number | null;
}

/** (self − reviewed) ÷ self as a fraction; null without both, and for a self-score of zero. */
export function deviationOf(self: number | null, reviewed: number | null): number | null {
  return self === null || reviewed === null || self === 0 ? null : (self - reviewed) / self;
}

/** The total, then the rows that were reviewed; none where there is no review at all. */
export function reviewRows(
  indicators: readonly ReviewedIndicator[],
  total: { readonly reported: number | null; readonly reviewed: number | null },
  totalName: string,
) {
  const rows = indicators
    .filter((row) => row.reviewed_points !== null || (row.reviewed_actual_raw ?? '').trim() !== '')
    .map((row) => ({
      no: row.indicator_no,
      name: `${row.indicator_no} ${row.name_raw}`,
      selfActual: row.actual_raw,
      reviewedActual: row.reviewed_actual_raw,
      self: row.points,
      reviewed: row.reviewed_points,
      deviation: deviationOf(row.points, row.reviewed_points),
    }));
  if (total.reviewed === null) return rows;
  return [
    {
      no: 0,
      name: totalName,
      selfActual: null,
      reviewedActual: null,
      self: total.reported,
      reviewed: total.reviewed,
      deviation: deviationOf(total.reported, total.reviewed),
    },
    ...rows,
  ];
}
