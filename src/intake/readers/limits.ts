import type { Bilingual } from '../../model/schema.ts';
import type { Problem, Severity } from '../types.ts';

/** What a file may cost before reading it stops with a message. */
export interface Limits {
  /** Bytes of one file, and of one part inside an archive after expansion. */
  readonly fileBytes: number;
  /** Bytes of everything an archive holds after expansion. */
  readonly expandedBytes: number;
  /** Expanded bytes per stored byte, tested once a part is larger than `ratioFromBytes`. */
  readonly expansionRatio: number;
  readonly ratioFromBytes: number;
  readonly archiveEntries: number;
  /** Archives inside archives: 1 reads a ZIP of DOCX files, 2 also a ZIP in that ZIP. */
  readonly archiveDepth: number;
  /** Rows, columns and cells of one table held as cells; flat tables that are streamed have no row limit. */
  readonly rows: number;
  readonly columns: number;
  readonly cells: number;
  /** Rows of all flat tables of one import, which are held at a time. */
  readonly flatRows: number;
  /** Tables inside tables. */
  readonly tableDepth: number;
  readonly pdfBytes: number;
  /** Bytes of all text and fonts of a PDF after expansion. */
  readonly pdfExpandedBytes: number;
  readonly pdfPages: number;
  /** Characters and lines drawn on all pages of a PDF. */
  readonly pdfMarks: number;
  /** Seconds that reading one PDF may take. */
  readonly pdfSeconds: number;
}

export const LIMITS: Limits = {
  fileBytes: 512 * 1024 * 1024,
  expandedBytes: 1024 * 1024 * 1024,
  expansionRatio: 200,
  ratioFromBytes: 16 * 1024 * 1024,
  archiveEntries: 20_000,
  archiveDepth: 2,
  rows: 1_100_000,
  columns: 2_000,
  cells: 6_000_000,
  flatRows: 1_500_000,
  tableDepth: 20,
  pdfBytes: 128 * 1024 * 1024,
  pdfExpandedBytes: 256 * 1024 * 1024,
  pdfPages: 2_000,
  pdfMarks: 6_000_000,
  pdfSeconds: 300,
};

/** A file that cannot be read as it is. Raised inside readers, caught by `readFile`, which returns the problem. */
export class UnreadableFile extends Error {
  constructor(readonly problem: Problem) {
    super(problem.message.en);
    this.name = 'UnreadableFile';
  }
}

/** A problem of a file, at `place` (empty: the whole file). */
export function fileProblem(
  file: string,
  kind: string,
  severity: Severity,
  message: Bilingual,
  remedy: Bilingual,
  more: { readonly place?: string; readonly value?: string | null; readonly column?: string | null } = {},
): Problem {
  return {
    file,
    place: more.place ?? '',
    column: more.column ?? null,
    value: more.value ?? null,
    kind,
    severity,
    message,
    remedy,
  };
}

/** The refusal of a file that is larger than a limit allows, with both figures. */
export function tooLarge(
  file: string,
  what: Bilingual,
  found: number,
  allowed: number,
  place = '',
): UnreadableFile {
  const n = (v: number) => v.toLocaleString('en-US');
  return new UnreadableFile(
    fileProblem(
      file,
      'too-large',
      'error',
      {
        zh: `${what.zh}为 ${n(found)}，超过上限 ${n(allowed)}，没有读取`,
        en: `${what.en}: ${n(found)}, more than the limit of ${n(allowed)}; not read`,
      },
      {
        zh: '请删去空白行列或无关内容，拆成较小的文件；大型平面表请另存为 CSV 或 Parquet',
        en: 'Remove empty rows, columns and unrelated content, or split the file; save large flat tables as CSV or Parquet',
      },
      { place },
    ),
  );
}

/** The refusal of flat tables with more rows than are joined at a time; `rows` is told by the part read so far. */
export function tooManyRows(file: string, rows: number, allowed: number): UnreadableFile {
  const about = Number(rows.toPrecision(2)).toLocaleString('en-US');
  const most = allowed.toLocaleString('en-US');
  return new UnreadableFile(
    fileProblem(
      file,
      'too-large',
      'error',
      {
        zh: `清单约有 ${about} 行，一次最多导入 ${most} 行；只读了一部分，没有导入`,
        en: `The table has about ${about} rows; at most ${most} are imported at a time. Only a part of it was read, and nothing was imported`,
      },
      {
        zh: '请按年度或地区拆成几个文件，分次导入：在页面上选“加到以前导入的数据上”，用命令行则每次写成一个数据包。不需要逐项指标时，可改用每个项目一行的清单',
        en: 'Split it by year or region and import the parts one after another: on the page choose to add to what was imported before; the command line makes a package of each. Where single indicators are not needed, use a table with one row for each project',
      },
    ),
  );
}

/** The refusal of a damaged file. */
export function damaged(file: string, what: Bilingual, detail = ''): UnreadableFile {
  return new UnreadableFile(
    fileProblem(
      file,
      'damaged',
      'error',
      {
        zh: `${what.zh}已损坏或不完整${detail ? `（${detail}）` : ''}`,
        en: `${what.en} is damaged or incomplete${detail ? ` (${detail})` : ''}`,
      },
      {
        zh: '请用原来的软件打开后另存一份，或重新取得该文件',
        en: 'Open it in the program that made it and save it again, or get the file again',
      },
    ),
  );
}

/** Throws the signal's reason when the reader's work was cancelled. */
export function stopIfAborted(signal: AbortSignal | undefined): void {
  signal?.throwIfAborted();
}
