import type { Block, Document, FileKind, Problem, Sheet } from '../types.ts';
import type { EncodingName } from './encodings.ts';
import { LIMITS, type Limits } from './limits.ts';
import { sha256 } from './sha256.ts';

/** What a person may choose about reading, and what the caller wants to hear. */
export interface ReadOptions {
  /** Encoding of text files, when the guess is wrong. */
  readonly encoding?: EncodingName;
  /** Reads hidden sheets as well. */
  readonly hiddenSheets?: boolean;
  readonly limits?: Limits;
  readonly signal?: AbortSignal;
}

export interface Outcome {
  /** File name, with the way through archives: `2023.zip/表1.docx`. */
  readonly file: string;
  /** Null when the file could not be read; the problems say why. */
  readonly document: Document | null;
  readonly problems: readonly Problem[];
}

/** What a reader is given: bytes already known to be of its format. */
export interface ReaderInput {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly limits: Limits;
  readonly options: ReadOptions;
}

export function limitsOf(options: ReadOptions): Limits {
  return options.limits ?? LIMITS;
}

/** A finished document; the digest is of the file's own bytes. */
export function finish(
  input: ReaderInput,
  kind: FileKind,
  blocks: readonly Block[],
  problems: readonly Problem[] = [],
): Outcome {
  const sheets: Sheet[] = blocks.flatMap((block) => (block.type === 'sheet' ? [block.sheet] : []));
  return {
    file: input.file,
    document: { fileName: input.file, kind, blocks, sheets, sha256: sha256(input.bytes) },
    problems,
  };
}
