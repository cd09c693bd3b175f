import type { EvaluationRow, FundLineRow, IndicatorRow, SectionRow } from '../../model/rows.gen.ts';

/** Which value of the model a drawn cell shows; hovering it shows raw text, unit resolution and locator. */
export interface CellReference {
  readonly table: 'evaluation' | 'fund_line' | 'section' | 'indicator';
  /** line_no, indicator_no or level1 of the row; null for the evaluation itself. */
  readonly row: number | string | null;
  readonly column: string;
}

export interface DrawnCell {
  readonly text: string;
  readonly colSpan: number;
  readonly rowSpan: number;
  readonly heading: boolean;
  readonly reference: CellReference | null;
  /** True where the document had shifted or lost the cell and it was put back. */
  readonly repaired: boolean;
}

export interface DrawnForm {
  readonly title: string;
  readonly columns: number;
  /** The columns share the width as their texts need it, in no form's proportions. */
  readonly evenly?: true;
  readonly rows: readonly (readonly DrawnCell[])[];
}

/** The rows of one form and the names its identifiers stand for. */
export interface FormRows {
  readonly evaluation: EvaluationRow;
  readonly fundLines: readonly FundLineRow[];
  readonly sections: readonly SectionRow[];
  readonly indicators: readonly IndicatorRow[];
  readonly unitName: string;
  readonly departmentName: string | null;
  readonly projectName: string | null;
}

interface CellOptions {
  colSpan?: number;
  rowSpan?: number;
  reference?: CellReference;
  repaired?: boolean;
}

/** Some converters write ≥95% as `$\\geq 95\\%$`: the form printed the sign. The text itself stays in the rows. */
function printed(text: string): string {
  if (!text.includes('$')) return text;
  return text
    .replaceAll('$', '')
    .replaceAll(/\\geq?\s*/g, '≥')
    .replaceAll(/\\leq?\s*/g, '≤')
    .replaceAll('\\%', '%');
}

function cell(text: string | null, heading: boolean, options: CellOptions): DrawnCell {
  return {
    text: printed(text ?? ''),
    colSpan: options.colSpan ?? 1,
    rowSpan: options.rowSpan ?? 1,
    heading,
    reference: options.reference ?? null,
    repaired: options.repaired ?? false,
  };
}
export const head = (text: string, options: CellOptions = {}) => cell(text, true, options);
export const data = (text: string | null, options: CellOptions = {}) => cell(text, false, options);
export const ofForm = (column: keyof EvaluationRow): CellReference => ({
  table: 'evaluation',
  row: null,
  column,
});
export const ofLine = (line: FundLineRow, column: keyof FundLineRow): CellReference => ({
  table: 'fund_line',
  row: line.line_no,
  column,
});
const ofIndicator = (row: IndicatorRow, column: keyof IndicatorRow): CellReference => ({
  table: 'indicator',
  row: row.indicator_no,
  column,
});

const LEVEL1 = {
  output: '产出指标',
  benefit: '效益指标',
  satisfaction: '满意度指标',
  cost: '成本指标',
  other: '其他指标',
};

/** How many rows from `from` on share the value that `of` gives: the row span of a merged cell. */
function runLength<T>(rows: readonly T[], from: number, of: (row: T) => unknown): number {
  const first = rows[from];
  if (first === undefined) return 0;
  let end = from + 1;
  for (let next = rows[end]; next !== undefined && of(next) === of(first); next = rows[end]) end += 1;
  return end - from;
}

function sectionCell(form: FormRows, row: IndicatorRow, rowSpan: number): DrawnCell {
  const section = form.sections.find((s) => s.level1 === row.level1);
  const reference: CellReference = { table: 'section', row: row.level1, column: 'points_declared' };
  const label = section?.label_raw ?? null;
  const options: CellOptions = { rowSpan, repaired: label === null };
  return head(label ?? LEVEL1[row.level1], section ? { ...options, reference } : options);
}

/** Indicator rows with level 1 and level 2 merged downwards; the first of the other columns may be wider. */
export function indicatorRows(
  form: FormRows,
  columns: readonly (keyof IndicatorRow)[],
  firstSpan = 1,
): DrawnCell[][] {
  const key1 = (row: IndicatorRow) => row.level1;
  const key2 = (row: IndicatorRow) => `${row.level1}\u0000${row.level2_raw ?? ''}`;
  return form.indicators.map((row, i) => {
    const before = form.indicators[i - 1];
    const cells: DrawnCell[] = [];
    if (!before || key1(before) !== key1(row))
      cells.push(sectionCell(form, row, runLength(form.indicators, i, key1)));
    if (!before || key2(before) !== key2(row)) {
      const rowSpan = runLength(form.indicators, i, key2);
      cells.push(head(row.level2_raw ?? '', { rowSpan, reference: ofIndicator(row, 'level2') }));
    }
    for (const [at, column] of columns.entries()) {
      const value = row[column];
      const options = {
        colSpan: at === 0 ? firstSpan : 1,
        reference: ofIndicator(row, column),
        repaired: row.layout_shifted,
      };
      cells.push(data(value === null ? null : String(value), options));
    }
    return cells;
  });
}
