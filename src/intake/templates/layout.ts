import type { Bilingual } from '../../model/schema.ts';
import { type WorkbookCell, writeWorkbook } from '../readers/write-workbook.ts';

/**
 * A form to fill in. Each line of `rows` is a row with its cells between bars: `>` joins the cell to its
 * left, `^` to the one above, `{name}` is blank in the template and filled in the example.
 */
export interface Template {
  readonly id: string;
  readonly name: Bilingual;
  readonly rows: readonly string[];
  readonly example: Readonly<Record<string, string>>;
  readonly widths: readonly number[];
  /** A table that is filled in with it, on a sheet of its own. */
  readonly beside?: Template;
}

/** The cells of a template, blank or with its example. */
export function templateCells(template: Template, filled: boolean): readonly WorkbookCell[] {
  const grid = template.rows.map((row) => row.split('|'));
  const cells: WorkbookCell[] = [];
  grid.forEach((line, row) => {
    line.forEach((mark, col) => {
      if (mark === '>' || mark === '^') return;
      let colSpan = 1;
      while (line[col + colSpan] === '>') colSpan += 1;
      let rowSpan = 1;
      while (grid[row + rowSpan]?.[col] === '^') rowSpan += 1;
      cells.push({ text: fill(mark, template, filled), row, col, rowSpan, colSpan });
    });
  });
  return cells;
}

function fill(mark: string, template: Template, filled: boolean): string {
  return mark
    .replace(/\{([\w-]+)\}/gu, (_, name: string) => (filled ? (template.example[name] ?? '') : ''))
    .replaceAll('\\n', '\n');
}

/** The template as a workbook, blank or with its example. */
export function templateWorkbook(template: Template, filled: boolean): Uint8Array {
  const sheet = (of: Template, name: string) => ({
    name,
    cells: templateCells(of, filled),
    widths: of.widths,
  });
  const name = filled ? '示例' : '空表';
  const { beside } = template;
  return writeWorkbook([sheet(template, name), ...(beside ? [sheet(beside, beside.name.zh)] : [])]);
}
