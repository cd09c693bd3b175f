import type { Bilingual, TableName } from '../model/schema.ts';

/** Something wrong with a package, where it is and what to do about it. */
export interface PackageProblem {
  readonly kind:
    | 'missing_file'
    | 'unknown_column'
    | 'missing_column'
    | 'duplicate_column'
    | 'cell_count'
    | 'type'
    | 'required'
    | 'enum'
    | 'range'
    | 'pattern'
    | 'duplicate_key'
    | 'broken_reference'
    | 'unreadable';
  readonly table: TableName | null;
  /** 1-based line of the CSV file on which the record begins; null where the whole file is meant. */
  readonly line: number | null;
  readonly column: string | null;
  readonly value: string | null;
  readonly message: Bilingual;
  readonly remedy: Bilingual;
}

/** A problem on one line for a terminal: place, message, remedy. */
export function problemLine(problem: PackageProblem, lang: 'zh' | 'en'): string {
  const place = [
    problem.table ?? 'datapackage.json',
    problem.line === null ? null : lang === 'zh' ? `第 ${problem.line} 行` : `line ${problem.line}`,
    problem.column,
  ].filter((part) => part !== null);
  return `${place.join(' · ')}: ${problem.message[lang]} → ${problem.remedy[lang]}`;
}
