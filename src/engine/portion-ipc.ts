import {
  Field as ArrowField,
  Table as ArrowTable,
  makeData,
  makeVector,
  Null,
  Schema,
  tableToIPC,
} from 'apache-arrow';
import { hasValues, type Portion } from '../model/portion.ts';
import type { Table } from '../model/schema.ts';
import { arrowType } from './arrow-type.ts';
import { expectRequired } from './ddl.ts';
import { dictionaryVector, portionVector } from './portion-to-arrow.ts';

/**
 * A portion as an Arrow IPC stream with every column of its table, in the order and of the types of the schema, so
 * that the engine takes it as it is; a column without any value costs nothing.
 * @throws EngineError when a column that must be there is not.
 */
export function portionOfTable(table: Table, portion: Portion): Uint8Array {
  const { length, columns } = portion;
  expectRequired(table, (column) => columns[column] !== undefined);
  const made = table.fields.map((field) => {
    const isThere = hasValues(portion, field.name);
    const type = isThere ? arrowType(field) : new Null();
    const column = columns[field.name];
    const vector = isThere
      ? (dictionaryVector(type, column, length) ?? portionVector(type, column, length, length))
      : makeVector(makeData({ type: new Null(), length }));
    return { field: new ArrowField(field.name, vector.type, true), vector };
  });
  const schema = new Schema(made.map(({ field }) => field));
  const vectors = Object.fromEntries(made.map(({ field, vector }) => [field.name, vector]));
  return tableToIPC(new ArrowTable(schema, vectors), 'stream');
}
