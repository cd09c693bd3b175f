import type { Cell, Problem, Sheet } from '../types.ts';
import { type CsvRecord, CsvTokenizer, type Delimiter, findDelimiter } from './csv-tokens.ts';
import { type Decoded, decode } from './decode.ts';
import { ENCODING_NAMES } from './encodings.ts';
import { fileProblem, tooLarge } from './limits.ts';
import { finish, type Outcome, type ReaderInput } from './outcome.ts';

const HEAD = 256 * 1024;

/** How the beginning of a text splits into columns; null when it is no table. */
export function csvShape(text: string): { delimiter: Delimiter; evenness: number; columns: number } | null {
  const head = text.length > HEAD ? text.slice(0, Math.max(text.lastIndexOf('\n', HEAD), 1)) : text;
  return findDelimiter(head);
}

/** A CSV or TSV file as one table held in memory; large flat tables go through `csvSource` instead. */
export function readCsv(input: ReaderInput): Outcome {
  const decoded = decode(input.bytes, input.options.encoding);
  const delimiter = csvShape(decoded.text)?.delimiter ?? ',';
  const tokenizer = new CsvTokenizer(delimiter);
  const records = tokenizer.push(decoded.text, true);
  const { file, limits } = input;
  if (records.length > limits.rows)
    throw tooLarge(file, { zh: '行数', en: 'Rows' }, records.length, limits.rows);
  const problems = [...encodingProblems(file, decoded), ...strayQuotes(file, tokenizer.strayQuotes)];
  const sheet = recordsToSheet(input, records);
  return finish(input, 'csv', sheet ? [{ type: 'sheet', sheet }] : [], problems);
}

function recordsToSheet(input: ReaderInput, records: readonly CsvRecord[]): Sheet | null {
  const { file, limits } = input;
  let width = 0;
  let last = -1;
  records.forEach((record, r) => {
    if (!record.fields.some((field) => field.trim() !== '')) return;
    last = r;
    width = Math.max(width, record.fields.length);
  });
  if (last < 0) return null;
  if (width > limits.columns) throw tooLarge(file, { zh: '列数', en: 'Columns' }, width, limits.columns);
  if (width * (last + 1) > limits.cells)
    throw tooLarge(file, { zh: '单元格数', en: 'Cells' }, width * (last + 1), limits.cells);
  const cells = records.slice(0, last + 1).map((record, row) => {
    const locator = recordLocator(record);
    const line: (Cell | null)[] = [];
    for (let col = 0; col < width; col += 1) {
      const text = record.fields[col];
      line.push(text === undefined ? null : { text: text.trim(), row, col, rowSpan: 1, colSpan: 1, locator });
    }
    return line;
  });
  return { name: 'T1', hidden: false, cells };
}

/** `L22`, or `L22-24` for a record whose cells hold line ends. */
export function recordLocator(record: CsvRecord): string {
  return record.line === record.lastLine ? `L${record.line}` : `L${record.line}-${record.lastLine}`;
}

/** What is to be said about the encoding of a text: guessed, or with characters that could not be read. */
export function encodingProblems(
  file: string,
  decoded: Pick<Decoded, 'encoding' | 'basis' | 'unreadable'>,
): Problem[] {
  const name = ENCODING_NAMES[decoded.encoding];
  const problems: Problem[] = [];
  const remedy = {
    zh: '如有乱码，请另选编码（命令行：--encoding），或将文件另存为 UTF-8',
    en: 'If characters look wrong, choose another encoding (command line: --encoding), or save the file as UTF-8',
  };
  if (decoded.basis === 'fallback' || decoded.basis === 'guess')
    problems.push(
      fileProblem(
        file,
        'encoding-guessed',
        'info',
        { zh: `文件不是 UTF-8，按 ${name.zh} 读取`, en: `The file is not UTF-8; it was read as ${name.en}` },
        remedy,
        { value: decoded.encoding },
      ),
    );
  if (decoded.unreadable > 0)
    problems.push(
      fileProblem(
        file,
        'unreadable-characters',
        'warning',
        {
          zh: `按 ${name.zh} 有 ${decoded.unreadable} 个字符无法识别，显示为 �`,
          en: `${decoded.unreadable} characters cannot be read as ${name.en} and show as �`,
        },
        remedy,
        { value: decoded.encoding },
      ),
    );
  return problems;
}

/** Quotes that were opened and never closed, each with its line. */
export function strayQuotes(file: string, lines: readonly number[]): Problem[] {
  return lines.slice(0, 50).map((line) =>
    fileProblem(
      file,
      'stray-quote',
      'warning',
      {
        zh: '引号没有成对，按普通字符处理',
        en: 'A quotation mark is never closed; it was read as an ordinary character',
      },
      { zh: '请检查该行，补上或删去引号', en: 'Check the line and add or remove the quotation mark' },
      { place: `L${line}` },
    ),
  );
}
