import type { TableRows } from '../../intake/types.ts';
import type { Lang } from '../../model/schema.ts';

/** A form of a flat table in one line. */
export interface PreviewRow {
  readonly [column: string]: string | number | null;
  readonly unit: string | null;
  readonly project: string | null;
  readonly year: number;
  /** 元. */
  readonly budget: number | null;
  readonly executed: number | null;
  /** Fraction. */
  readonly rate: number | null;
  readonly score: number | null;
  readonly indicators: number;
}

const WHOLE: Readonly<Record<Lang, string>> = { zh: '（部门整体）', en: '(the unit as a whole)' };

/** Forms with their names, amounts and scores, as the first rows of a mapping give them. */
export function previewRows(rows: TableRows, lang: Lang): readonly PreviewRow[] {
  const units = new Map((rows.unit ?? []).map((unit) => [unit.unit_id, unit.name]));
  const projects = new Map((rows.project ?? []).map((project) => [project.project_id, project.name]));
  const funds = new Map((rows.fund_line ?? []).map((line) => [line.evaluation_id, line]));
  const indicators = new Map<string, number>();
  for (const { evaluation_id: id } of rows.indicator ?? []) indicators.set(id, (indicators.get(id) ?? 0) + 1);
  return (rows.evaluation ?? []).map((form) => {
    const fund = funds.get(form.evaluation_id);
    return {
      unit: units.get(form.unit_id) ?? form.unit_id,
      project: form.project_id === null ? WHOLE[lang] : (projects.get(form.project_id) ?? form.project_id),
      year: form.fiscal_year,
      budget: fund?.adjusted_amount ?? null,
      executed: fund?.executed_amount ?? null,
      rate: form.rate_reported,
      score: form.total_reported,
      indicators: indicators.get(form.evaluation_id) ?? 0,
    };
  });
}
