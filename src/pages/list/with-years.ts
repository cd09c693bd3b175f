/** A row with its years as one text: 2021 or 2021–2024. */
export function withYears<R extends { readonly year_from: number; readonly year_to: number }>(row: R) {
  const { year_from: from, year_to: to } = row;
  return { ...row, years: from === to ? String(from) : `${from}–${to}` };
}
