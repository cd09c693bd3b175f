import type { Cell, Sheet } from '../types.ts';
import { type Limits, tooLarge } from './limits.ts';

interface Draft {
  text: string;
  readonly row: number;
  readonly col: number;
  rowSpan: number;
  readonly colSpan: number;
  readonly locator: string;
}

/**
 * Lays the cells of one HTML or Word table on a grid, row by row. Positions taken by a cell that reaches
 * down from above are skipped (HTML) or joined to it (Word's continued vertical merges).
 */
export class TableBuilder {
  readonly #rows: (Draft | null)[][] = [];
  /** For each column, how many rows from this one on a cell above or in this row covers. */
  #reach: number[] = [];
  /** For each column, the last cell that stands in it. */
  #last: Draft[] = [];
  #row = -1;
  #col = 0;
  #ordinal = 0;
  #cells = 0;

  constructor(
    readonly file: string,
    readonly name: string,
    readonly limits: Limits,
  ) {}

  get rowNumber(): number {
    return this.#row + 1;
  }

  /** Locator of the cell that the next `cell` call makes: table, row and cell in that row, from 1. */
  get nextLocator(): string {
    return `${this.name}R${this.#row + 1}C${this.#ordinal + 1}`;
  }

  startRow(): void {
    this.#row += 1;
    this.#col = 0;
    this.#ordinal = 0;
    if (this.#row >= this.limits.rows)
      throw tooLarge(
        this.file,
        { zh: '表格行数', en: 'Rows of the table' },
        this.#row + 1,
        this.limits.rows,
        this.name,
      );
    this.#rows.push([]);
  }

  endRow(): void {
    this.#reach = this.#reach.map((rows) => (rows > 0 ? rows - 1 : 0));
  }

  /** Leaves grid columns empty, for Word rows that begin further right. */
  skip(columns: number): void {
    this.#col += Math.max(0, columns);
  }

  /** Adds a cell; `rowSpan` 0 reaches to the table's end, as HTML has it. */
  cell(text: string, colSpan: number, rowSpan: number): void {
    if (this.#row < 0) this.startRow();
    while ((this.#reach[this.#col] ?? 0) > 0) this.#col += 1;
    const draft = this.#place(text, colSpan, rowSpan === 0 ? this.limits.rows : rowSpan);
    const below = (rowSpan === 0 ? this.limits.rows : rowSpan) - 1;
    if (below > 0) for (let c = draft.col; c < draft.col + draft.colSpan; c += 1) this.#reach[c] = below + 1;
    this.#col = draft.col + draft.colSpan;
  }

  /** Adds a Word cell of a vertical merge that began above; false when there is nothing above to join. */
  continueAbove(colSpan: number): boolean {
    this.#ordinal += 1;
    const target = this.#last[this.#col];
    if (target === undefined || target.row + target.rowSpan < this.#row) {
      this.#ordinal -= 1;
      return false;
    }
    target.rowSpan = this.#row - target.row + 1;
    this.#col += Math.max(1, colSpan);
    return true;
  }

  #place(text: string, colSpan: number, rowSpan: number): Draft {
    const width = Math.max(1, Math.floor(colSpan) || 1);
    if (this.#col + width > this.limits.columns)
      throw tooLarge(
        this.file,
        { zh: '表格列数', en: 'Columns of the table' },
        this.#col + width,
        this.limits.columns,
        this.name,
      );
    this.#cells += 1;
    if (this.#cells > this.limits.cells)
      throw tooLarge(this.file, { zh: '单元格数', en: 'Cells' }, this.#cells, this.limits.cells, this.name);
    const locator = this.nextLocator;
    this.#ordinal += 1;
    const draft: Draft = {
      text,
      row: this.#row,
      col: this.#col,
      rowSpan: Math.max(1, Math.floor(rowSpan) || 1),
      colSpan: width,
      locator,
    };
    const row = this.#rows[this.#row] ?? [];
    while (row.length < draft.col) row.push(null);
    row[draft.col] = draft;
    for (let c = draft.col; c < draft.col + width; c += 1) this.#last[c] = draft;
    return draft;
  }

  /** The finished table; null when it has no cell with text. Spans are cut at its last row. */
  build(): Sheet | null {
    const height = this.#rows.length;
    let width = 0;
    let filled = false;
    for (const row of this.#rows)
      for (const cell of row) {
        if (cell === null) continue;
        width = Math.max(width, cell.col + cell.colSpan);
        if (cell.text !== '') filled = true;
      }
    if (!filled) return null;
    if (width * height > this.limits.cells * 4)
      throw tooLarge(
        this.file,
        { zh: '表格格数', en: 'Grid positions' },
        width * height,
        this.limits.cells * 4,
        this.name,
      );
    const cells = this.#rows.map((row) => {
      const line: (Cell | null)[] = [];
      for (let c = 0; c < width; c += 1) {
        const draft = row[c] ?? null;
        line.push(draft ? { ...draft, rowSpan: Math.min(draft.rowSpan, height - draft.row) } : null);
      }
      return line;
    });
    return { name: this.name, hidden: false, cells };
  }
}
