/** A workbook of more rows than this does not fit into the memory of an ordinary page. */
export const WORKBOOK_ROWS = 200_000;

export class TooLongForWorkbook extends Error {
  constructor(readonly rows: number) {
    super(`${rows} rows do not fit into a workbook`);
    this.name = 'TooLongForWorkbook';
  }
}
