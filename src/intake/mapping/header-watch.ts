import type { FlatRow } from '../readers/flat-source.ts';
import { titleYear } from '../values/dates.ts';
import { declaredMoneyUnit } from '../values/money.ts';
import { printedName } from './header-name.ts';
import type { Mapping } from './mapping.ts';

const wording = (text: string): string => text.replace(/\s+/gu, '');

/** Whether a cell is a name, whatever blanks stand in it. */
function isSpelled(cell: string, name: string): boolean {
  if (cell.length <= name.length) return cell === name;
  // Nearly every row of a long table ends here: blanks are looked for in a cell that begins and ends like the name.
  return (
    cell.trimEnd().endsWith(name.slice(-1)) &&
    cell.trimStart().startsWith(name.slice(0, 1)) &&
    wording(cell) === name
  );
}

/** The one text of a row, which may stand in several cells that were merged; null for a row of several. */
function onlyText(values: readonly string[]): string | null {
  let only: string | null = null;
  for (const value of values) {
    if (value === only || value === '' || value.trim() === '') continue;
    if (only !== null) return null;
    only = value;
  }
  return only;
}

/** Texts above a header met below the first that are looked at for a year and a money unit. */
const TITLES = 4;

/**
 * Watches for the header of a table among its rows: repeated at the head of each page, or that of another table
 * below, whose columns stand in another order or whose title states another year or money unit.
 */
export class HeaderWatch {
  readonly #names: readonly string[];
  readonly #key: { readonly index: number; readonly name: string } | null;
  readonly #all: ReadonlySet<string>;
  #titles: string[] = [];
  #isOther = false;

  constructor(readonly mapping: Mapping) {
    const { columns } = mapping;
    this.#names = columns.map(({ header }) => wording(printedName(header)));
    this.#all = new Set(this.#names.filter((name) => name !== ''));
    const key =
      columns.find(({ field }) => field === 'unit') ?? columns.find(({ field }) => field === 'project');
    this.#key = key ? { index: key.index, name: wording(printedName(key.header)) } : null;
  }

  /** What a row is: the header again, that of another table, a row below such a header, or a row of the table. */
  meet(row: FlatRow): 'again' | 'other' | 'below-other' | 'row' {
    const key = this.#key;
    if (key === null) return 'row';
    const { values } = row;
    const cell = values[key.index] ?? '';
    if (!isSpelled(cell, key.name) || !this.#isHeader(values)) {
      const only = onlyText(values);
      if (only !== null) this.#titles = [...this.#titles.slice(1 - TITLES), only];
      return this.#isOther ? 'below-other' : 'row';
    }
    const wasOther = this.#isOther;
    this.#isOther = !this.#isSameOrder(values) || this.#isAnotherTitle();
    this.#titles = [];
    if (!this.#isOther) return 'again';
    return wasOther ? 'below-other' : 'other';
  }

  /** A row of the table was read: texts before it stand above no header. */
  forget(): void {
    if (this.#titles.length > 0) this.#titles = [];
  }

  /** At least two cells are names of columns. */
  #isHeader(values: readonly string[]): boolean {
    return values.filter((value) => this.#all.has(wording(value))).length >= 2;
  }

  #isSameOrder(values: readonly string[]): boolean {
    return values.every((value, i) => {
      const text = wording(value);
      return text === '' || text === this.#names[i] || !this.#all.has(text);
    });
  }

  #isAnotherTitle(): boolean {
    const { year, moneyUnit, columns } = this.mapping;
    const named = titleYear(this.#titles.join(' '));
    if (named !== null && year !== null && named !== year) return true;
    const units = this.#titles.flatMap((title) => declaredMoneyUnit(title) ?? []);
    return units.some((unit) => unit !== moneyUnit) && columns.some((c) => c.field && c.moneyUnit === null);
  }
}
