import type { Rows } from '../model/rows.gen.ts';
import type { Bilingual, TableName } from '../model/schema.ts';

/** One cell as its file holds it: text only, never markup, formulas or links. */
export interface Cell {
  readonly text: string;
  /** The number a workbook cell holds, in full, where its format prints fewer digits (`412.8 %` for 4.12793…). */
  readonly exact?: string;
  /** Position in the sheet's grid, from 0. */
  readonly row: number;
  readonly col: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  /** Where it stands in the source: `L22`, `L3-29`, `Sheet1!B4`, `T2R5C3`; in a PDF `p3T1R5C2`, the first table of page 3. */
  readonly locator: string;
}

/**
 * A table. A merged cell is kept once, at its top left; the positions it covers, and positions where
 * the file has no cell at all, are null. `expandMerged` gives the grid with merged cells repeated.
 */
export interface Sheet {
  /** The sheet's name in a workbook, `T3` for the third table of a text or Word file, `p3T1` in a PDF. */
  readonly name: string;
  readonly hidden: boolean;
  readonly cells: readonly (readonly (Cell | null)[])[];
}

/** What a document holds, in its order: the text between the tables carries titles, units and dates. */
export type Block =
  | { readonly type: 'paragraph'; readonly text: string; readonly locator: string }
  | { readonly type: 'sheet'; readonly sheet: Sheet };

export type FileKind = 'docx' | 'xlsx' | 'html' | 'text' | 'csv' | 'parquet' | 'pdf';

/** A file after its reader: tables and paragraphs in order. What readers hand to forms and mapping. */
export interface Document {
  readonly fileName: string;
  readonly kind: FileKind;
  readonly blocks: readonly Block[];
  /** The tables of `blocks`, in order. */
  readonly sheets: readonly Sheet[];
  /** Of the file's bytes, in hex. */
  readonly sha256: string;
}

/** `error`: not imported. `ask`: a person has to decide. `warning`: imported with a mark. `info`: said only. */
export type Severity = 'error' | 'ask' | 'warning' | 'info';

/** Something a reader of the report has to know: where, what, and how to mend it. */
export interface Problem {
  readonly file: string;
  /** Sheet, line or cell locator; empty for the whole file. */
  readonly place: string;
  /** The column of ours (`evaluation.total_reported`) or the printed label that is concerned. */
  readonly column: string | null;
  /** The text as it stands in the file. */
  readonly value: string | null;
  /** A stable code to group by, such as `money-unit`, `lost-separators`, `not-a-zip`. */
  readonly kind: string;
  readonly message: Bilingual;
  readonly remedy: Bilingual;
  readonly severity: Severity;
}

/** How a value got into its row. */
export type Origin = 'printed' | 'derived' | 'repaired' | 'inferred' | 'chosen';

/** Where one value of one row comes from and how sure we are of it. */
export interface ValueOrigin {
  readonly table: TableName;
  /** Index into the result's rows of that table. */
  readonly row: number;
  readonly column: string;
  readonly locator: string;
  /** 0 to 1; below `LOW_CONFIDENCE` the page asks the reader to look. */
  readonly confidence: number;
  readonly origin: Origin;
}

export const LOW_CONFIDENCE = 0.7;

/** A change of the text that reading it made necessary: proposed, marked, never silent. */
export interface Repair {
  readonly locator: string;
  readonly before: string;
  readonly after: string;
  readonly kind: string;
  readonly reason: Bilingual;
}

/** A cell or line that no rule understood: shown, never dropped in silence. */
export interface NotUnderstood {
  readonly text: string;
  readonly locator: string;
  readonly sheet: string;
}

/** A choice that one answer settles for the whole file, with both readings shown. */
export interface Decision {
  readonly id: string;
  readonly kind: 'money-unit' | 'fiscal-year' | 'lost-separators' | 'sheet-choice' | 'duplicate-key';
  readonly question: Bilingual;
  readonly options: readonly DecisionOption[];
  /** The option taken for now; null when nothing can be taken without an answer. */
  readonly proposed: string | null;
  readonly reason: Bilingual;
  readonly locators: readonly string[];
}

export interface DecisionOption {
  readonly id: string;
  readonly label: Bilingual;
  /** What the figures would read under this option. */
  readonly example: string;
}

/** Answers to decisions: option ids by decision id. */
export type Answers = Readonly<Record<string, string>>;

export type TableRows = { readonly [T in TableName]?: readonly Rows[T][] };

/** What a recogniser or a mapping makes of a document. Rows may be empty; problems then say why. */
export interface Read {
  readonly rows: TableRows;
  readonly origins: readonly ValueOrigin[];
  readonly problems: readonly Problem[];
  readonly notUnderstood: readonly NotUnderstood[];
  readonly repairs: readonly Repair[];
  readonly decisionsNeeded: readonly Decision[];
}

export type FoundKind =
  | 'project-form'
  | 'department-form'
  | 'base-data'
  | 'report'
  | 'targets-only'
  | 'empty-form'
  | 'cover'
  | 'instructions'
  | 'unknown';

/** One thing found in a document: a form, a report, a cover. */
export interface Found {
  readonly kind: FoundKind;
  readonly title: string;
  /** The template family that reads it, as its id; null when none does. */
  readonly family: string | null;
  readonly locator: string;
  /** The evaluation made of it; null when nothing was imported. */
  readonly evaluationId: string | null;
  readonly confidence: number;
}

export interface Recognition extends Read {
  readonly found: readonly Found[];
}

/** The grid of a sheet with every merged cell repeated over the positions it covers. */
export function expandMerged(sheet: Sheet): (Cell | null)[][] {
  const grid: (Cell | null)[][] = sheet.cells.map((row) => [...row]);
  for (const row of sheet.cells) {
    for (const cell of row) {
      if (cell === null || (cell.rowSpan === 1 && cell.colSpan === 1)) continue;
      for (let r = cell.row; r < cell.row + cell.rowSpan && r < grid.length; r++) {
        const target = grid[r];
        if (target === undefined) continue;
        for (let c = cell.col; c < cell.col + cell.colSpan; c++) {
          while (target.length <= c) target.push(null);
          target[c] ??= cell;
        }
      }
    }
  }
  return grid;
}
