import { type CellObject, utils, type WorkSheet, write } from '@e965/xlsx';

export interface WorkbookCell {
  readonly text: string;
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
}

export interface WorkbookSheet {
  readonly name: string;
  readonly cells: readonly WorkbookCell[];
  /** Widths in characters, column by column. */
  readonly widths: readonly number[];
}

/** An XLSX of texts with merged cells. Texts stay texts: nothing in them is taken for a formula. */
export function writeWorkbook(sheets: readonly WorkbookSheet[]): Uint8Array {
  const book = utils.book_new();
  for (const { name, cells, widths } of sheets) {
    const sheet: WorkSheet = {};
    let lastRow = 0;
    let lastCol = 0;
    for (const cell of cells) {
      const value: CellObject = { t: 's', v: cell.text };
      if (cell.text !== '') sheet[utils.encode_cell({ r: cell.row, c: cell.col })] = value;
      lastRow = Math.max(lastRow, cell.row + cell.rowSpan - 1);
      lastCol = Math.max(lastCol, cell.col + cell.colSpan - 1);
    }
    sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: lastRow, c: lastCol } });
    sheet['!cols'] = widths.map((wch) => ({ wch }));
    sheet['!merges'] = cells
      .filter((cell) => cell.rowSpan > 1 || cell.colSpan > 1)
      .map((cell) => ({
        s: { r: cell.row, c: cell.col },
        e: { r: cell.row + cell.rowSpan - 1, c: cell.col + cell.colSpan - 1 },
      }));
    utils.book_append_sheet(book, sheet, name);
  }
  return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}
