import type { ParsingOptions, WorkBook } from '@e965/xlsx';

/** Parts of the workbook library that it exports and does not declare. */
declare module '@e965/xlsx' {
  export function parse_xlscfb(container: object, options: ParsingOptions): WorkBook;
}
