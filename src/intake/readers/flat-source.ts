import { type Document, expandMerged, type FileKind, type Problem, type Sheet } from '../types.ts';
import { csvShape, encodingProblems, recordLocator, strayQuotes } from './csv.ts';
import { CsvTokenizer } from './csv-tokens.ts';
import { StreamDecoder } from './decode.ts';
import type { FileInput } from './file-input.ts';
import { type Limits, stopIfAborted, tooLarge } from './limits.ts';
import type { ReadOptions } from './outcome.ts';
import { Sha256 } from './sha256.ts';

export interface FlatRow {
  readonly values: readonly string[];
  /** Where a workbook prints fewer digits than it holds, the whole number; null when no cell does. */
  readonly exact: readonly (string | undefined)[] | null;
  readonly locator: string;
}

/** Rows of a flat table, header included, in pieces; may be read more than once. */
export interface FlatSource {
  readonly file: string;
  /** Sheet name; empty for a file that is one table. */
  readonly sheet: string;
  readonly kind: FileKind;
  /** Known once the rows have been read to the end, or once it was asked for. */
  sha256(): string;
  /** Makes `sha256` known without reading rows. */
  identify(signal?: AbortSignal): Promise<void>;
  problems(): readonly Problem[];
  /** `onBytes` hears how much of the file is done, from 0 to 1. */
  rows(signal?: AbortSignal, onShare?: (share: number) => void): AsyncIterable<readonly FlatRow[]>;
}

/** A table of a document that is in memory. Merged cells count for every position they cover. */
export function sheetSource(document: Document, sheet: Sheet): FlatSource {
  return {
    file: document.fileName,
    sheet: document.sheets.length > 1 || document.kind === 'xlsx' ? sheet.name : '',
    kind: document.kind,
    sha256: () => document.sha256,
    identify: async () => undefined,
    problems: () => [],
    rows: async function* (signal, onShare) {
      const grid = expandMerged(sheet);
      const step = 5000;
      for (let from = 0; from < grid.length; from += step) {
        stopIfAborted(signal);
        const piece: FlatRow[] = [];
        for (const line of grid.slice(from, from + step)) {
          if (line.every((cell) => cell === null || cell.text === '')) continue;
          const first = line.find((cell) => cell !== null);
          piece.push({
            values: line.map((cell) => cell?.text ?? ''),
            exact: line.some((cell) => cell?.exact !== undefined) ? line.map((cell) => cell?.exact) : null,
            locator: rowLocator(first?.locator ?? ''),
          });
        }
        yield piece;
        onShare?.(Math.min(1, (from + step) / grid.length));
      }
    },
  };
}

/** The row of a cell's locator: `Sheet1!B4` → `Sheet1!4:4`, `T2R5C3` → `T2R5`, `L22` stays. */
function rowLocator(locator: string): string {
  const workbook = /^(.*)!([A-Z]+)(\d+)$/u.exec(locator);
  if (workbook) return `${workbook[1]}!${workbook[3]}:${workbook[3]}`;
  return locator.replace(/C\d+$/u, '');
}

/** Rows handed on at a time: so few that they are forgotten before the garbage collector first looks at them. */
const PIECE_ROWS = 256;

/** A CSV or TSV of any size, streamed. Columns beyond the limit end the reading. */
export function csvSource(input: FileInput, limits: Limits, options: ReadOptions): FlatSource {
  let digest = '';
  let found: readonly Problem[] = [];
  return {
    file: input.name,
    sheet: '',
    kind: 'csv',
    sha256: () => digest,
    identify: async (signal) => {
      digest ||= (await input.digest?.()) ?? '';
      if (digest !== '') return;
      const hash = new Sha256();
      for await (const chunk of input.chunks()) {
        stopIfAborted(signal);
        hash.update(chunk);
      }
      digest = hash.hex();
    },
    problems: () => found,
    rows: async function* (signal, onShare) {
      const hash = digest === '' ? new Sha256() : null;
      const decoder = new StreamDecoder(options.encoding);
      let tokenizer: CsvTokenizer | null = null;
      let done = 0;
      const take = function* (text: string, last: boolean): Generator<readonly FlatRow[]> {
        tokenizer ??= new CsvTokenizer(csvShape(text)?.delimiter ?? ',');
        let rows: FlatRow[] = [];
        for (const record of tokenizer.records(text, last)) {
          if (record.fields.length > limits.columns)
            throw tooLarge(
              input.name,
              { zh: '列数', en: 'Columns' },
              record.fields.length,
              limits.columns,
              recordLocator(record),
            );
          if (record.fields.length === 1 && record.fields[0]?.trim() === '') continue;
          rows.push({ values: record.fields, exact: null, locator: recordLocator(record) });
          if (rows.length < PIECE_ROWS) continue;
          yield rows;
          rows = [];
        }
        if (rows.length > 0) yield rows;
      };
      for await (const chunk of input.chunks()) {
        stopIfAborted(signal);
        hash?.update(chunk);
        done += chunk.length;
        yield* take(decoder.push(chunk), false);
        onShare?.(input.size === 0 ? 1 : done / input.size);
      }
      yield* take(decoder.push(new Uint8Array(), true), true);
      if (hash !== null) digest = hash.hex();
      found = [
        ...encodingProblems(input.name, decoder),
        ...strayQuotes(input.name, (tokenizer as CsvTokenizer | null)?.strayQuotes ?? []),
      ];
    },
  };
}
