import { Zip, ZipDeflate } from 'fflate';

export interface ZipPart {
  readonly path: string;
  /** The text or bytes of the part, piece by piece. */
  readonly pieces: Iterable<string | Uint8Array>;
}

/** A ZIP of the given parts, as a list of chunks; names are UTF-8. */
export function writeZip(parts: Iterable<ZipPart>): Uint8Array[] {
  const chunks: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error) failure = error;
    else chunks.push(chunk);
  });
  const encoder = new TextEncoder();
  for (const { path, pieces } of parts) {
    const entry = new ZipDeflate(path, { level: 6 });
    zip.add(entry);
    for (const piece of pieces) entry.push(typeof piece === 'string' ? encoder.encode(piece) : piece);
    entry.push(new Uint8Array(), true);
  }
  zip.end();
  if (failure !== null) throw failure;
  return chunks;
}
