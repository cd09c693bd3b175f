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
  Schema,
  tableToIPC,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow';
import type { Row, SqlValue } from './engine.ts';

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

function arrowType({ type }: ParquetColumn): DataType {
  switch (type) {
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
    default:
      return new Decimal(type[1], type[0], 128);
  }
}

/** Values as 128-bit decimals: each scaled to a whole number, in four little-endian words. */
function decimals(values: readonly SqlValue[], type: Decimal): Vector {
  const words = new Uint32Array(values.length * 4);
  const valid = new Uint8Array(Math.ceil(values.length / 8));
  let nulls = 0;
  for (const [i, value] of values.entries()) {
    if (typeof value !== 'number') {
      nulls += 1;
      continue;
    }
    valid[i >> 3] = (valid[i >> 3] ?? 0) | (1 << (i & 7));
    const scaled = BigInt.asUintN(128, BigInt(Math.round(value * 10 ** type.scale)));
    for (let word = 0; word < 4; word += 1) {
      words[i * 4 + word] = Number((scaled >> BigInt(32 * word)) & 0xffff_ffffn);
    }
  }
  return makeVector(
    makeData({ type, length: values.length, nullCount: nulls, nullBitmap: valid, data: words }),
  );
}

function vectorOf(type: DataType, values: readonly SqlValue[]): Vector {
  if (type instanceof Decimal) return decimals(values, type);
  if (type instanceof DateDay) {
    const dates = values.map((value) => (value === null ? null : new Date(`${String(value)}T00:00:00Z`)));
    return vectorFromArray(dates, type);
  }
  return vectorFromArray(values, type);
}

/** One portion of rows as an Arrow IPC stream, typed by the columns; what is missing in a row is NULL. */
export function rowsToIpc(columns: readonly ParquetColumn[], rows: readonly Row[]): Uint8Array {
  const typed = columns.map((column) => ({ name: column.name, type: arrowType(column) }));
  const schema = new Schema(typed.map(({ name, type }) => new ArrowField(name, type, true)));
  const vectors = typed.map(({ name, type }) => {
    const values = rows.map((row) => row[name] ?? null);
    return [name, vectorOf(type, values)] as const;
  });
  return tableToIPC(new ArrowTable(schema, Object.fromEntries(vectors)), 'stream');
}

/**
 * Arrow IPC streams of one schema, at least one (which may hold no rows), as one Parquet file, compressed with
 * zstd. The streams are taken one after the other, so that the decoded rows of only one are in memory.
 */
export async function portionsToParquet(
  library: ParquetWriterLibrary,
  portions: readonly Uint8Array[],
): Promise<Uint8Array<ArrayBuffer>> {
  const properties = new library.WriterPropertiesBuilder()
    .setCompression(library.Compression.ZSTD)
    .setMaxRowGroupSize(122_880)
    .setCreatedBy('jilan')
    .build();
  const waiting = portions.values();
  const batches = new ReadableStream({
    pull(controller) {
      const next = waiting.next();
      if (next.done === true) controller.close();
      else
        for (const batch of library.Table.fromIPCStream(next.value).recordBatches())
          controller.enqueue(batch);
    },
  });
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const written = await library.transformParquetStream(batches, properties);
  const reader = written.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) pieces.push(piece.value);
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}
