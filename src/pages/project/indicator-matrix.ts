import type { ProjectAnswers } from './questions.ts';

export type ProjectIndicator = ProjectAnswers['indicators'][number];

export interface IndicatorLine {
  readonly key: string;
  readonly name: string;
  readonly level1: ProjectIndicator['level1'];
  readonly level2: string | null;
  /** The indicator in each year that has it. */
  readonly years: ReadonlyMap<number, ProjectIndicator>;
}

/** Names that differ by spaces, digits of the year or a final stop are one name. */
function sameName(name: string): string {
  return name.replaceAll(/\s+/g, '').replace(/[。；;，,]+$/, '');
}

/** Indicators by name across the years, in the order in which they first appear; a name twice in a form stays twice. */
export function indicatorLines(indicators: readonly ProjectIndicator[]): IndicatorLine[] {
  const lines = new Map<string, { first: ProjectIndicator; years: Map<number, ProjectIndicator> }>();
  for (const row of indicators) {
    const base = `${row.level1} ${sameName(row.name_raw)}`;
    let key = base;
    for (let copy = 2; lines.get(key)?.years.has(row.fiscal_year) === true; copy += 1)
      key = `${base} ${copy}`;
    const line = lines.get(key);
    if (line === undefined) lines.set(key, { first: row, years: new Map([[row.fiscal_year, row]]) });
    else line.years.set(row.fiscal_year, row);
  }
  return [...lines].map(([key, { first, years }]) => ({
    key,
    name: first.name_raw,
    level1: first.level1,
    level2: first.level2_raw,
    years,
  }));
}
