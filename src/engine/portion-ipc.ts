import {
  Field as ArrowField,
  Table as ArrowTable,
  Bool,
  type DataType,
  DateDay,
  Decimal,
  Float64,
  Int32,
  makeData,
  makeVector,
  Null,
  Schema,
  tableToIPC,
  Utf8,
} from 'apache-arrow';
import { hasValues, type Portion } from '../model/portion.ts';
import type { Field, Table } from '../model/schema.ts';
import { EngineError } from './engine.ts';
import { portionVector } from './portion-to-arrow.ts';

function arrowType(field: Field): DataType {
  if (field.decimal !== null) return new Decimal(field.decimal[1], field.decimal[0], 128);
  switch (field.type) {
    case 'integer':
      return new Int32();
    case 'number':
      return new Float64();
    case 'boolean':
      return new Bool();
    case 'date':
      return new DateDay();
    case 'string':
      return new Utf8();
  }
}

/**
 * A portion as an Arrow IPC stream with every column of its table, in the order and of the types of the schema, so
 * that the engine takes it as it is; a column without any value costs nothing.
 * @throws EngineError when a column that must be there is not.
 */
export function portionOfTable(table: Table, portion: Portion): Uint8Array {
  const { length, columns } = portion;
  const missing = table.fields.filter((f) => f.required && columns[f.name] === undefined);
  if (missing.length > 0) {
    throw new EngineError('data', `${table.name}: no column ${missing.map((f) => f.name).join(', ')}`);
  }
  const made = table.fields.map((field) => {
    const isThere = hasValues(portion, field.name);
    const type = isThere ? arrowType(field) : new Null();
    const vector = isThere
      ? portionVector(type, columns[field.name], length, length)
      : makeVector(makeData({ type: new Null(), length }));
    return { field: new ArrowField(field.name, type, true), vector };
  });
  const schema = new Schema(made.map(({ field }) => field));
  const vectors = Object.fromEntries(made.map(({ field, vector }) => [field.name, vector]));
  return tableToIPC(new ArrowTable(schema, vectors), 'stream');
}
