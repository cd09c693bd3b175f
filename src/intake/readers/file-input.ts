/** A file on its way into a reader: a dropped `File`, a path, or bytes out of an archive. */
export interface FileInput {
  readonly name: string;
  readonly size: number;
  bytes(): Promise<Uint8Array>;
  /** The bytes piece by piece, for files that are streamed. */
  chunks(): AsyncIterable<Uint8Array>;
  /** SHA-256 of the bytes in hex where the machine's own is at hand, ten times as fast as ours; else null. */
  digest?(): Promise<string | null>;
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

/** The browser's own digest takes a file as a whole: a larger one is not held in memory for it. */
const MOST_DIGESTED = 1 << 28;

async function digestOf(blob: Blob): Promise<string | null> {
  // Missing on pages served over plain http, which is how closed networks often serve static sites.
  const subtle: SubtleCrypto | undefined = globalThis.crypto?.subtle;
  if (subtle === undefined || blob.size > MOST_DIGESTED) return null;
  const bytes = new Uint8Array(await subtle.digest('SHA-256', await blob.arrayBuffer()));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
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
    digest: () => digestOf(blob),
  };
}
