import { type ConvertibleFormat, convertFirst } from './convert-first.ts';
import { csvShape, encodingProblems, readCsv } from './csv.ts';
import { decode, decodeHead } from './decode.ts';
import { detect, type Format } from './detect.ts';
import { readDocx, readWordXml } from './docx.ts';
import { type FileInput, fromBytes } from './file-input.ts';
import { csvSource, type FlatSource } from './flat-source.ts';
import { readHtml, readHtmlText } from './html.ts';
import { fileProblem, type Limits, stopIfAborted, tooLarge, UnreadableFile } from './limits.ts';
import { htmlOfMhtml } from './mhtml.ts';
import { limitsOf, type Outcome, type ReaderInput, type ReadOptions } from './outcome.ts';
import { parquetSource } from './parquet.ts';
import { sha256 } from './sha256.ts';
import { readText } from './text.ts';
import { readWorkbook } from './xlsx.ts';
import { type Budget, listZip, readEntry } from './zip.ts';

/** Turns a file of an old format into a DOCX, workbook or HTML file; null when it cannot. Given on the command line. */
export type Converter = (
  file: string,
  bytes: Uint8Array,
  format: ConvertibleFormat,
) => Promise<Uint8Array | null>;

export interface ReadFileOptions extends ReadOptions {
  readonly convert?: Converter;
}

export interface FileOutcome extends Outcome {
  /** A flat table that is streamed rather than held: large CSV files and Parquet. */
  readonly flat: FlatSource | null;
}

/** Text tables above this size are streamed. */
export const STREAM_FROM_BYTES = 4 * 1024 * 1024;
const SNIFF_BYTES = 256 * 1024;

/**
 * Reads one dropped file, by its content. An archive gives an outcome for each file in it. Nothing is thrown
 * for a bad file: its outcome has no document and a problem that says why and what to do. Rejects only when
 * the signal is aborted.
 */
export async function readFile(
  input: FileInput,
  options: ReadFileOptions = {},
): Promise<readonly FileOutcome[]> {
  const limits = limitsOf(options);
  const budget: Budget = { left: limits.expandedBytes };
  return readOne(input, options, limits, budget, 0);
}

async function readOne(
  input: FileInput,
  options: ReadFileOptions,
  limits: Limits,
  budget: Budget,
  depth: number,
): Promise<readonly FileOutcome[]> {
  stopIfAborted(options.signal);
  try {
    if (await isLargeTextTable(input))
      return [{ file: input.name, document: null, problems: [], flat: csvSource(input, limits, options) }];
    if (input.size > limits.fileBytes)
      throw tooLarge(input.name, { zh: '文件字节数', en: 'Bytes of the file' }, input.size, limits.fileBytes);
    const bytes = await input.bytes();
    const format = detect(bytes);
    if (format === 'zip') return await readArchive(input.name, bytes, options, limits, budget, depth);
    const converted = await convert(input.name, bytes, format, options);
    if (converted) {
      const digest = sha256(bytes);
      const made = await readOne(converted, options, limits, budget, depth + 1);
      return made.map((outcome) => ({
        ...outcome,
        document: outcome.document && { ...outcome.document, sha256: digest },
      }));
    }
    return [await readFormat({ file: input.name, bytes, limits, options }, format)];
  } catch (error) {
    if (options.signal?.aborted) throw error;
    return [{ file: input.name, document: null, problems: [refusalOf(input.name, error)], flat: null }];
  }
}

/** A text too large to hold as cells: its head is text and splits evenly into columns. */
async function isLargeTextTable(input: FileInput): Promise<boolean> {
  if (input.size < STREAM_FROM_BYTES) return false;
  for await (const chunk of input.chunks()) {
    if (detect(chunk) !== 'text') return false;
    const shape = csvShape(decodeHead(chunk, SNIFF_BYTES).text);
    return shape !== null && shape.evenness >= 0.8;
  }
  return false;
}

async function readFormat(input: ReaderInput, format: Format): Promise<FileOutcome> {
  const { file, bytes } = input;
  switch (format) {
    case 'parquet':
      return { file, document: null, problems: [], flat: parquetSource(file, bytes, input.limits) };
    case 'docx':
      return whole(readDocx(input));
    case 'xlsx':
    case 'xlsb':
    case 'ods':
      return whole(readWorkbook(input, 'zip'));
    case 'xls':
      return whole(readWorkbook(input, 'ole'));
    case 'spreadsheet-xml':
      return whole(readWorkbook(input, 'xml'));
    case 'word-xml':
      return whole(readWordXml(input, decode(bytes).text));
    case 'pdf':
      return whole(await (await import('./pdf.ts')).readPdf(input));
    case 'html':
      return whole(readHtml(input));
    case 'mhtml': {
      const markup = htmlOfMhtml(bytes);
      if (markup !== null) return whole(readHtmlText(input, markup));
      throw unknownFormat(file, format);
    }
    case 'text':
      return whole(readPlain(input));
    default:
      throw unknownFormat(file, format);
  }
}

function whole(outcome: Outcome): FileOutcome {
  return { ...outcome, flat: null };
}

/** Text is a CSV when it is named so, or when nearly all its lines have the same three or more columns. */
function readPlain(input: ReaderInput): Outcome {
  const decoded = decode(input.bytes, input.options.encoding);
  const shape = csvShape(decoded.text);
  const named = /\.(?:csv|tsv|tab)$/iu.test(input.file);
  const even = shape !== null && shape.delimiter !== '|' && shape.evenness >= 0.95 && shape.columns >= 3;
  if ((named && shape !== null) || even) return readCsv(input);
  return {
    file: input.file,
    document: readText(input.file, decoded.text, sha256(input.bytes)),
    problems: encodingProblems(input.file, decoded),
  };
}

const CONVERTIBLE: readonly string[] = ['doc', 'ole', 'rtf', 'odt'] satisfies ConvertibleFormat[];

function isConvertible(format: Format): format is Format & ConvertibleFormat {
  return CONVERTIBLE.includes(format);
}

async function convert(
  file: string,
  bytes: Uint8Array,
  format: Format,
  options: ReadFileOptions,
): Promise<FileInput | null> {
  if (!isConvertible(format)) return null;
  const made = options.convert ? await options.convert(file, bytes, format) : null;
  if (made === null) throw convertFirst(file, format);
  return fromBytes(file, made);
}

/** Files that systems leave in archives and folders, and that hold no data. */
export function isClutter(path: string): boolean {
  const name = path.split('/').at(-1) ?? '';
  return (
    path.startsWith('__MACOSX/') ||
    path.includes('/__MACOSX/') ||
    name.startsWith('~$') ||
    name.startsWith('.') ||
    ['Thumbs.db', 'desktop.ini'].includes(name)
  );
}

async function readArchive(
  file: string,
  bytes: Uint8Array,
  options: ReadFileOptions,
  limits: Limits,
  budget: Budget,
  depth: number,
): Promise<readonly FileOutcome[]> {
  if (depth >= limits.archiveDepth)
    throw tooLarge(
      file,
      { zh: '压缩包嵌套层数', en: 'Archives inside archives' },
      depth + 1,
      limits.archiveDepth,
    );
  const outcomes: FileOutcome[] = [];
  for (const entry of listZip(file, bytes, limits)) {
    if (entry.name.endsWith('/') || isClutter(entry.name)) continue;
    const name = `${file}/${entry.name}`;
    stopIfAborted(options.signal);
    let part: Uint8Array;
    try {
      part = readEntry(file, bytes, entry, limits, budget);
    } catch (error) {
      outcomes.push({ file: name, document: null, problems: [refusalOf(name, error)], flat: null });
      continue;
    }
    outcomes.push(...(await readOne(fromBytes(name, part), options, limits, budget, depth + 1)));
  }
  return outcomes;
}

function unknownFormat(file: string, format: Format): UnreadableFile {
  const what: Partial<Record<Format, { zh: string; en: string }>> = {
    empty: { zh: '文件是空的', en: 'The file is empty' },
    image: { zh: '这是图片，其中的文字无法读取', en: 'This is a picture; its text cannot be read' },
    'other-archive': {
      zh: '这种压缩格式（RAR、7z、TAR、GZ）不能读取',
      en: 'This kind of archive (RAR, 7z, TAR, GZ) cannot be read',
    },
    executable: { zh: '这是程序，不会打开', en: 'This is a program; it is not opened' },
    'encrypted-office': {
      zh: '文件有密码保护，无法读取',
      en: 'The file is protected by a password and cannot be read',
    },
  };
  const remedies: Partial<Record<Format, { zh: string; en: string }>> = {
    image: {
      zh: '请取得 Word、Excel 或网页版本',
      en: 'Get the Word, Excel or web version',
    },
    'other-archive': { zh: '请解压后导入，或改用 ZIP', en: 'Unpack it first, or use ZIP' },
    'encrypted-office': {
      zh: '请去掉密码后另存再导入',
      en: 'Save it without the password and import it again',
    },
  };
  return new UnreadableFile(
    fileProblem(
      file,
      format === 'encrypted-office' ? 'password' : format === 'empty' ? 'empty-file' : 'unknown-format',
      'error',
      what[format] ?? { zh: '认不出这是什么文件', en: 'This is no kind of file that is known here' },
      remedies[format] ?? {
        zh: '可以导入 DOCX、XLSX、XLS、PDF、HTML、CSV、TXT、Parquet 和 ZIP',
        en: 'DOCX, XLSX, XLS, PDF, HTML, CSV, TXT, Parquet and ZIP can be imported',
      },
    ),
  );
}

/** The problem of a refusal; a reader that broke down says so, without stopping the other files. */
function refusalOf(file: string, error: unknown): Outcome['problems'][number] {
  if (error instanceof UnreadableFile) return { ...error.problem, file };
  const words = error instanceof Error ? error.message : String(error);
  return fileProblem(
    file,
    'reader-failed',
    'error',
    { zh: `读取失败：${words}`, en: `Reading failed: ${words}` },
    {
      zh: '请用原来的软件另存一份再试；仍不行时请把此信息告诉维护者',
      en: 'Save the file again in the program that made it; if it still fails, send this message to the maintainers',
    },
    { value: words },
  );
}
