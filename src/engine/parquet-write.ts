import {
  Field as ArrowField,
  Table as ArrowTable,
  Bool,
  type DataType,
  Schema,
  tableToIPC,
  type Vector,
} from 'apache-arrow';
import type { Portion } from '../model/portion.ts';
import { columnVector } from './arrow-columns.ts';
import { arrowType } from './arrow-type.ts';
import type { Row } from './engine.ts';
import { portionVector } from './portion-to-arrow.ts';

/** A column of a Parquet file: its type as the schema of the model speaks of types; decimals as [precision, scale]. */
export interface ParquetColumn {
  readonly name: string;
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'date' | readonly [number, number];
}

/** What writing needs of parquet-wasm; its Node and browser builds both offer it. */
export type ParquetWriterLibrary = Pick<
  typeof import('parquet-wasm'),
  'Table' | 'transformParquetStream' | 'WriterPropertiesBuilder' | 'Compression'
>;

const fieldOf = ({ type }: ParquetColumn) =>
  typeof type === 'string' ? { type, decimal: null } : { type: 'number' as const, decimal: type };

/**
 * One portion of rows as an Arrow IPC stream, typed by the columns; what is missing in a row is NULL. A row of
 * padding ends it, which `portionsToParquet` takes off again: apache-arrow leaves out the values of a boolean
 * column that is NULL throughout, and the Parquet writer refuses a column without values.
 */
export function rowsToIpc(columns: readonly ParquetColumn[], rows: readonly Row[]): Uint8Array {
  return toIpc(columns, (name, type) => {
    const values = rows.map((row) => row[name] ?? null);
    values.push(type instanceof Bool ? false : null);
    return columnVector(type, values);
  });
}

/** The same of a portion that stands column by column already. */
export function portionToIpc(columns: readonly ParquetColumn[], portion: Portion): Uint8Array {
  const { length } = portion;
  return toIpc(columns, (name, type) => portionVector(type, portion.columns[name], length, length + 1));
}

function toIpc(
  columns: readonly ParquetColumn[],
  vectorOf: (name: string, type: DataType) => Vector,
): Uint8Array {
  const typed = columns.map((column) => ({ name: column.name, type: arrowType(fieldOf(column)) }));
  const schema = new Schema(typed.map(({ name, type }) => new ArrowField(name, type, true)));
  const vectors = typed.map(({ name, type }) => [name, vectorOf(name, type)] as const);
  return tableToIPC(new ArrowTable(schema, Object.fromEntries(vectors)), 'stream');
}

/**
 * Portions of `rowsToIpc` or `portionToIpc` of one schema, at least one (which may hold no rows), as one Parquet file, compressed with
 * zstd. The streams are taken one after the other, so that the decoded rows of only one are in memory.
 */
export async function portionsToParquet(
  library: ParquetWriterLibrary,
  portions: Iterable<Uint8Array>,
): Promise<Uint8Array<ArrayBuffer>> {
  const properties = new library.WriterPropertiesBuilder()
    .setCompression(library.Compression.ZSTD)
    .setMaxRowGroupSize(122_880)
    .setCreatedBy('jilan')
    .build();
  const waiting = portions[Symbol.iterator]();
  const batches = new ReadableStream({
    pull(controller) {
      const next = waiting.next();
      if (next.done === true) controller.close();
      else
        for (const batch of library.Table.fromIPCStream(next.value).recordBatches())
          controller.enqueue(batch.slice(0, batch.numRows - 1));
    },
  });
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const written = await library.transformParquetStream(batches, properties);
  const reader = written.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) pieces.push(piece.value);
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}
