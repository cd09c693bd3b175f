import { type Range, read, utils, type WorkBook, type WorkSheet } from '@e965/xlsx';
import type { Bilingual } from '../../model/schema.ts';
import type { Block, Cell, Problem, Sheet } from '../types.ts';
import { convertFirst } from './convert-first.ts';
import { damaged, fileProblem, type Limits, stopIfAborted, tooLarge } from './limits.ts';
import { finish, type Outcome, type ReaderInput } from './outcome.ts';
import { cellText } from './workbook-cell.ts';
import { OldWorkbook, parseXls } from './xls.ts';
import { listZip, passwordProtected, readEntry } from './zip.ts';

const WORKBOOK: Bilingual = { zh: '工作簿', en: 'The workbook' };
/** XML of one worksheet that a browser's memory can take; above it a CSV is asked for. */
const SHEET_BYTES = 256 * 1024 * 1024;
/** Up to this size the library also gives cells without a value, which tell formulas that were never computed. */
const STUBS_UP_TO = 20 * 1024 * 1024;

/**
 * The sheets of a workbook (XLSX, XLSM, XLSB, XLS, ET, ODS, Excel 2003 XML): merged cells kept once, cells
 * at `Sheet1!B4`. Hidden sheets are named and left out unless asked for; formulas are never computed.
 */
export function readWorkbook(input: ReaderInput, container: 'zip' | 'ole' | 'xml'): Outcome {
  const { file, bytes, limits, options } = input;
  const expanded = container === 'zip' ? checkExpansion(file, bytes, limits) : bytes.length;
  stopIfAborted(options.signal);
  const book = parse(file, bytes, limits, expanded < STUBS_UP_TO, container === 'ole');
  const problems: Problem[] = [];
  const blocks: Block[] = [];
  const hiddenNames: string[] = [];
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  book.SheetNames.forEach((name, index) => {
    stopIfAborted(options.signal);
    const hidden = (book.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0;
    if (hidden && options.hiddenSheets !== true) {
      hiddenNames.push(name);
      return;
    }
    const worksheet = book.Sheets[name];
    if (!worksheet || (worksheet['!type'] ?? 'sheet') !== 'sheet') return;
    const sheet = readSheet(file, name, hidden, worksheet, limits, date1904, problems);
    if (sheet) blocks.push({ type: 'sheet', sheet });
  });
  if (hiddenNames.length > 0) problems.push(hiddenSheets(file, hiddenNames));
  return finish(input, 'xlsx', blocks, problems);
}

function checkExpansion(file: string, bytes: Uint8Array, limits: Limits): number {
  const budget = { left: limits.expandedBytes };
  for (const entry of listZip(file, bytes, limits)) {
    if (entry.name.startsWith('xl/media/') || entry.name.endsWith('/')) continue;
    if (/worksheets\//u.test(entry.name) && entry.size > SHEET_BYTES)
      throw tooLarge(
        file,
        { zh: '工作表字节数', en: 'Bytes of a sheet' },
        entry.size,
        SHEET_BYTES,
        entry.name,
      );
    const size = readEntry(file, bytes, entry, limits, budget).length;
    if (size !== entry.size) throw damaged(file, WORKBOOK, entry.name);
  }
  return limits.expandedBytes - budget.left;
}

function parse(file: string, bytes: Uint8Array, limits: Limits, stubs: boolean, binary: boolean): WorkBook {
  try {
    const options = {
      type: 'array',
      dense: true,
      cellFormula: true,
      cellHTML: false,
      cellNF: true,
      cellText: true,
      sheetRows: limits.rows,
      sheetStubs: stubs,
    } as const;
    return binary ? parseXls(bytes, { ...options, cellFormula: false }) : read(bytes, options);
  } catch (error) {
    if (error instanceof OldWorkbook) throw convertFirst(file, 'excel-95');
    const words = error instanceof Error ? error.message : String(error);
    if (/password|encrypt/iu.test(words)) throw passwordProtected(file);
    throw damaged(file, WORKBOOK, words);
  }
}

/** Merged titles sometimes run over thousands of empty columns or rows; the grid follows them this far. */
const WIDEST_MERGE = 100;
const LONGEST_MERGE = 1000;

interface Extent {
  readonly lastRow: number;
  readonly lastCol: number;
  readonly filledRows: number;
}

type DenseRow = WorkSheet['!data'] extends (infer R)[] | undefined ? R | undefined : never;

function readSheet(
  file: string,
  name: string,
  hidden: boolean,
  worksheet: WorkSheet,
  limits: Limits,
  date1904: boolean,
  problems: Problem[],
): Sheet | null {
  const data: readonly DenseRow[] = worksheet['!data'] ?? [];
  const blankFormulas: string[] = [];
  let computed = 0;
  const merges = new Map((worksheet['!merges'] ?? []).filter(isRange).map((m) => [m.s.r * 16384 + m.s.c, m]));
  const rows: (Cell | null)[][] = [];
  let extent: Extent = { lastRow: -1, lastCol: -1, filledRows: 0 };
  let count = 0;
  data.forEach((row, r) => {
    if (!row) return;
    let filled = false;
    row.forEach((raw, c) => {
      if (!raw) return;
      const { text, exact } = cellText(raw, date1904);
      const locator = `${name}!${utils.encode_cell({ r, c })}`;
      if (raw.f && text === '') blankFormulas.push(locator);
      else if (raw.f) computed += 1;
      const merge = merges.get(r * 16384 + c);
      if (text === '' && !merge) return;
      count += 1;
      if (count > limits.cells)
        throw tooLarge(file, { zh: '单元格数', en: 'Cells' }, count, limits.cells, name);
      const line = rows[r] ?? [];
      rows[r] = line;
      line[c] = {
        text,
        ...(exact === null ? {} : { exact }),
        row: r,
        col: c,
        rowSpan: merge ? merge.e.r - merge.s.r + 1 : 1,
        colSpan: merge ? merge.e.c - merge.s.c + 1 : 1,
        locator,
      };
      if (text === '') return;
      filled = true;
      extent = {
        ...extent,
        lastRow: Math.max(extent.lastRow, Math.min(merge?.e.r ?? r, r + LONGEST_MERGE)),
        lastCol: Math.max(extent.lastCol, Math.min(merge?.e.c ?? c, c + WIDEST_MERGE)),
      };
    });
    if (filled) extent = { ...extent, filledRows: extent.filledRows + 1 };
  });
  if (blankFormulas.length > 0 && computed === 0) problems.push(neverComputed(file, name, blankFormulas));
  for (const merge of merges.values()) uncover(rows, merge);
  if (extent.lastRow < 0) return null;
  if (extent.lastCol >= limits.columns)
    throw tooLarge(file, { zh: '列数', en: 'Columns' }, extent.lastCol + 1, limits.columns, name);
  const emptyRows = extent.lastRow + 1 - extent.filledRows;
  if (emptyRows > 10_000 && emptyRows > extent.filledRows)
    problems.push(manyEmptyRows(file, name, emptyRows));
  return { name, hidden, cells: grid(rows, extent) };
}

/** In a damaged workbook a merge may end before it begins. */
const isRange = ({ s, e }: Range): boolean => s.r <= e.r && s.c <= e.c;

/** Takes out cells that a merge covers: the workbook may still hold text in them, but it does not show. */
function uncover(rows: (Cell | null)[][], merge: Range): void {
  const bottom = Math.min(merge.e.r, rows.length - 1);
  for (let r = merge.s.r; r <= bottom; r += 1) {
    const row = rows[r];
    if (!row) continue;
    for (let c = merge.s.c; c <= merge.e.c && c < row.length; c += 1)
      if (r !== merge.s.r || c !== merge.s.c) row[c] = null;
  }
}

/** The filled part of the sheet as a full grid. Spans end where the filled part ends; far empty rows stay short. */
function grid(rows: readonly (Cell | null)[][], extent: Extent): (Cell | null)[][] {
  const width = extent.lastCol + 1;
  const empty: (Cell | null)[] = [];
  const out: (Cell | null)[][] = [];
  for (let r = 0; r <= extent.lastRow; r += 1) {
    const row = rows[r];
    if (!row) {
      out.push(empty);
      continue;
    }
    const line: (Cell | null)[] = [];
    for (let c = 0; c < width; c += 1) {
      const cell = row[c] ?? null;
      line.push(
        cell && (cell.rowSpan > 1 || cell.colSpan > 1)
          ? {
              ...cell,
              rowSpan: Math.min(cell.rowSpan, extent.lastRow - r + 1),
              colSpan: Math.min(cell.colSpan, width - c),
            }
          : cell,
      );
    }
    out.push(line);
  }
  return out;
}

function hiddenSheets(file: string, names: readonly string[]): Problem {
  const list = names.join('、');
  return fileProblem(
    file,
    'hidden-sheets',
    'info',
    {
      zh: `有 ${names.length} 张隐藏的工作表没有读取：${list}`,
      en: `${names.length} hidden sheets were not read: ${names.join(', ')}`,
    },
    {
      zh: '如需读取，请勾选“包括隐藏的工作表”（命令行：--hidden-sheets）',
      en: 'To read them, tick “include hidden sheets” (command line: --hidden-sheets)',
    },
    { value: list },
  );
}

function neverComputed(file: string, sheet: string, locators: readonly string[]): Problem {
  const shown = locators.slice(0, 20).join(', ') + (locators.length > 20 ? ' …' : '');
  return fileProblem(
    file,
    'formula-without-value',
    'warning',
    {
      zh: `工作表“${sheet}”有 ${locators.length} 个公式没有保存结果，按空白处理`,
      en: `${locators.length} formulas of sheet “${sheet}” have no stored result and are read as blank`,
    },
    {
      zh: '公式不会在此计算；请用 Excel 或 WPS 打开并保存一次，再导入',
      en: 'Formulas are not computed here; open and save the file in Excel or WPS once, then import it',
    },
    { place: locators[0] ?? sheet, value: shown },
  );
}

function manyEmptyRows(file: string, sheet: string, emptyRows: number): Problem {
  const n = emptyRows.toLocaleString('en-US');
  return fileProblem(
    file,
    'empty-rows',
    'warning',
    {
      zh: `工作表“${sheet}”夹有 ${n} 个空行，已略过`,
      en: `Sheet “${sheet}” has ${n} empty rows in between; they were passed over`,
    },
    {
      zh: '请确认空行之后的内容确属该表',
      en: 'Check that what stands after the empty rows belongs to the table',
    },
    { place: sheet },
  );
}
