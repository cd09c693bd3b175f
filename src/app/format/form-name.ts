export interface NamedForm {
  readonly project_name: string | null;
  readonly title_raw: string;
  readonly unit_short_name: string;
  readonly kind?: string;
}

/** What a form is called: its project, or the unit whose whole department it covers. */
export function formName(row: NamedForm, wholeDepartment: (unit: string) => string): string {
  if (row.project_name !== null) return row.project_name;
  return row.kind === 'project' ? row.title_raw : wholeDepartment(row.unit_short_name);
}

interface Named {
  readonly name: string;
  readonly unit: string;
  readonly year: number;
}

function times<T>(rows: readonly T[], text: (row: T) => string): ReadonlyMap<string, number> {
  const seen = new Map<string, number>();
  for (const row of rows) seen.set(text(row), (seen.get(text(row)) ?? 0) + 1);
  return seen;
}

/** Names that occur more than once are told apart by unit, and by year where that is not enough. */
export function distinctNames(rows: readonly Named[]): string[] {
  const withUnit = (row: Named) => `${row.name}（${row.unit}）`;
  const byName = times(rows, (row) => row.name);
  const byUnit = times(rows, withUnit);
  return rows.map((row) => {
    if (byName.get(row.name) === 1) return row.name;
    return byUnit.get(withUnit(row)) === 1 ? withUnit(row) : `${row.name}（${row.unit} ${row.year}）`;
  });
}

/** The names of forms in one picture, each told from the others. */
export function formNames(
  rows: readonly (NamedForm & { readonly fiscal_year: number })[],
  wholeDepartment: (unit: string) => string,
): string[] {
  return distinctNames(
    rows.map((row) => ({
      name: formName(row, wholeDepartment),
      unit: row.unit_short_name,
      year: row.fiscal_year,
    })),
  );
}
