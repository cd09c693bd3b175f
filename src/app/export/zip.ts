import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate';

/** One file inside an archive, written piece by piece. */
export interface ZipEntryWriter {
  write(piece: string | Uint8Array): void;
  end(): void;
}

export interface ZipWriter {
  /** Begins a file; the one before must have ended. `compressed` bytes are stored as they are. */
  entry(name: string, compressed?: boolean): ZipEntryWriter;
  finish(): Blob;
}

/**
 * An archive that is made while its contents arrive: only its compressed bytes are held. It runs on the
 * caller's thread, because the page's policy allows no workers from blobs; pieces should be small.
 */
export function zipWriter(): ZipWriter {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, piece) => {
    if (error !== null) failure = error;
    else pieces.push(piece as Uint8Array<ArrayBuffer>);
  });
  return {
    entry(name, compressed = false) {
      const file = compressed ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 6 });
      zip.add(file);
      return {
        write: (piece) => file.push(typeof piece === 'string' ? strToU8(piece) : piece),
        end: () => file.push(new Uint8Array(0), true),
      };
    },
    finish() {
      zip.end();
      if (failure !== null) throw failure;
      return new Blob(pieces, { type: 'application/zip' });
    },
  };
}
