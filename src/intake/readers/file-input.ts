/** A file on its way into a reader: a dropped `File`, a path, or bytes out of an archive. */
export interface FileInput {
  readonly name: string;
  readonly size: number;
  bytes(): Promise<Uint8Array>;
  /** The bytes piece by piece, for files that are streamed. */
  chunks(): AsyncIterable<Uint8Array>;
}

/** Pieces small enough that cancelling and progress are felt. */
export const CHUNK_BYTES = 1 << 20;

export function fromBytes(name: string, bytes: Uint8Array): FileInput {
  return {
    name,
    size: bytes.length,
    bytes: async () => bytes,
    chunks: async function* () {
      for (let at = 0; at < bytes.length; at += CHUNK_BYTES) yield bytes.subarray(at, at + CHUNK_BYTES);
    },
  };
}

export function fromBlob(name: string, blob: Blob): FileInput {
  return {
    name,
    size: blob.size,
    bytes: async () => new Uint8Array(await blob.arrayBuffer()),
    chunks: async function* () {
      for (let at = 0; at < blob.size; at += CHUNK_BYTES)
        yield new Uint8Array(await blob.slice(at, at + CHUNK_BYTES).arrayBuffer());
    },
  };
}
