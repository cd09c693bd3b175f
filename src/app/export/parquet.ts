import type { ParquetColumn } from '../../engine/parquet-writer.ts';
import { TABLES, type TableName } from '../../model/schema.ts';
import type { AnswerColumn } from '../../questions/types.ts';

export { type ParquetFileWriter, parquetFileWriter } from '../../engine/parquet-writer.ts';

/** The columns of a table of the package, typed by its schema. */
export function parquetColumnsOfTable(table: TableName): readonly ParquetColumn[] {
  return TABLES[table].fields.map((field) => ({ name: field.name, type: field.decimal ?? field.type }));
}

/** The columns of an answer, typed by their units: money exact to the cent. */
export function parquetColumnsOfAnswer(columns: readonly AnswerColumn[]): readonly ParquetColumn[] {
  return columns.map(({ name, unit }) => {
    switch (unit) {
      case '元':
        return { name, type: [18, 2] };
      case 'year':
      case 'count':
        return { name, type: 'integer' };
      case 'flag':
        return { name, type: 'boolean' };
      case 'text':
        return { name, type: 'string' };
      default:
        return { name, type: 'number' };
    }
  });
}
