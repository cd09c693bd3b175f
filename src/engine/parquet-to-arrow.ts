/** What decoding needs of parquet-wasm; its Node and browser builds both offer it. */
export type ParquetLibrary = Pick<typeof import('parquet-wasm'), 'ParquetFile' | 'readParquet'>;

/** Rows decoded at a time: enough to be fast, little enough to bound memory. */
const PORTION_ROWS = 100_000;

async function rowGroupSizes(library: ParquetLibrary, bytes: Uint8Array<ArrayBuffer>): Promise<number[]> {
  const file = await library.ParquetFile.fromFile(new Blob([bytes]));
  const metadata = file.metadata();
  const sizes = Array.from({ length: metadata.numRowGroups() }, (_, i) => metadata.rowGroup(i).numRows());
  metadata.free();
  file.free();
  return sizes;
}

/**
 * Decodes Parquet into Arrow IPC streams with an initialised parquet-wasm, some row groups at a time; a
 * table without rows gives one stream that holds only its schema.
 * @throws Error when the bytes are not Parquet or use a codec it does not know.
 */
export async function* decodeWith(library: ParquetLibrary, bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  const whole = bytes as Uint8Array<ArrayBuffer>;
  const sizes = await rowGroupSizes(library, whole);
  let portion: number[] = [];
  let rows = 0;
  for (const [index, size] of sizes.entries()) {
    portion.push(index);
    rows += size;
    if (rows < PORTION_ROWS && index < sizes.length - 1) continue;
    yield library.readParquet(whole, { rowGroups: portion }).intoIPCStream();
    portion = [];
    rows = 0;
  }
  if (sizes.length === 0) yield library.readParquet(whole).intoIPCStream();
}
