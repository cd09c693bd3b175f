import type { Bilingual } from '../../model/schema.ts';
import type { FlatRow, FlatSource } from '../readers/flat-source.ts';
import type { Problem } from '../types.ts';
import { remember } from '../values/remember.ts';
import { type Figure, isBlank, isErrorValue, readMoney, readNumber, readRate } from './amounts.ts';
import { FIELD_BY_ID, FLAT_FIELDS, type FlatFieldId } from './fields.ts';
import {
  type FlatRecord,
  hasFormFigures,
  hasIndicatorFigures,
  type IndicatorCell,
  type MoneyCell,
  type NumberCell,
  type RowFate,
} from './flat-record.ts';
import { HeaderWatch } from './header-watch.ts';
import type { ColumnChoice, Mapping } from './mapping.ts';
import { OTHER_SCALE, settleScale, UNKNOWN_SCALE } from './rate-scale.ts';
import { parseYear } from './years.ts';

export interface ReadRow {
  readonly fate: 'refused' | 'empty' | 'total' | 'read';
  /** True when a cell had to be interpreted or left out. */
  readonly marked: boolean;
  readonly records: readonly FlatRecord[];
}

type Note = (problem: Omit<Problem, 'file'>) => void;
type Columns = Readonly<Record<FlatFieldId, ColumnChoice | undefined>>;

interface Slot {
  readonly year: number | null;
  readonly columns: Columns;
}

const CURRENCY_NOISE = 1e15;

function columnsOf(choices: readonly ColumnChoice[]): Columns {
  const none = FLAT_FIELDS.map(({ id }) => [id, undefined] as const);
  return Object.fromEntries([...none, ...choices.map((c) => [c.field, c] as const)]) as Columns;
}

/**
 * Turns the rows of one table into records by a mapping; one record for each year of a wide table. Tables are
 * long: what is done for each row avoids making functions and lists.
 */
export class RowReader {
  readonly #shared: Columns;
  readonly #slots: readonly Slot[];
  #marked = false;
  #locator = '';
  readonly #headers: HeaderWatch;

  constructor(
    readonly mapping: Mapping,
    readonly source: number,
    readonly note: Note,
  ) {
    this.#headers = new HeaderWatch(mapping);
    const used = mapping.columns.filter((column) => column.field !== null);
    const shared = used.filter((column) => column.year === null);
    this.#shared = columnsOf(shared);
    const years = [...new Set(used.flatMap((c) => (c.year === null ? [] : [c.year])))].sort();
    this.#slots =
      years.length === 0
        ? [{ year: null, columns: this.#shared }]
        : years.map((year) => ({
            year,
            columns: columnsOf([...shared, ...used.filter((c) => c.year === year)]),
          }));
  }

  /** Reads the row with this index below the header. */
  read(row: FlatRow, index: number): ReadRow {
    this.#marked = false;
    this.#locator = row.locator;
    const shared = this.#shared;
    const named = nameIn(cellOf(row, shared.unit));
    const unit = named.text !== '' || shared.unit !== undefined ? named : this.#unitOfAll(row);
    const project = nameIn(cellOf(row, shared.project));
    if (unit.text === '' && row.values.every((value) => isBlank(value))) return this.#end('empty');
    const met = this.#headers.meet(row);
    if (met === 'again') return this.#end('empty');
    if (met === 'other') return this.#refuse('unit', row.values.join(' | ').slice(0, 80), OTHER_TABLE);
    if (met === 'below-other') return { fate: 'refused', marked: false, records: [] };
    const first = unit.text === '' ? (row.values.find((v) => v.trim() !== '') ?? '') : '';
    if (unit.isSum || project.isSum || (first !== '' && isSum(first)))
      return this.#sums(unit.isSum ? unit.text : project.isSum ? project.text : first);
    if (unit.text === '' && project.text === '' && nameIn(cellOf(row, shared.indicator)).text === '')
      return this.#unnamed(row);
    if (unit.text === '') return this.#refuse('unit', '', MISSING_UNIT);
    const yearText = nameIn(cellOf(row, shared.year)).text;
    const rowYear = this.#year(yearText);
    if (rowYear === 'unreadable') return this.#refuse('year', yearText, UNREADABLE_YEAR);
    if (rowYear === null && this.mapping.year === null && this.#slots[0]?.year === null)
      return this.#refuse('year', '', MISSING_YEAR);
    const records: FlatRecord[] = [];
    for (const slot of this.#slots) {
      const year = slot.year ?? rowYear ?? this.mapping.year;
      if (year === null) continue;
      const record = this.#record(row, index, slot, unit.text, project.text, year);
      if (record !== null) records.push(record);
    }
    if (records.length === 0) return this.#end('empty');
    this.#headers.forget();
    return { fate: 'read', marked: this.#marked, records };
  }

  /** The unit of a table without a column of units. */
  #unitOfAll(row: FlatRow): Name {
    const { unit } = this.mapping;
    return unit === null ? nameIn(cellOf(row, this.#shared.department)) : { text: unit, isSum: isSum(unit) };
  }

  /** Figures without any name beside them: a row of sums, or a remark. */
  #unnamed(row: FlatRow): ReadRow {
    this.note({
      place: this.#locator,
      column: null,
      value: row.values
        .filter((v) => !isBlank(v))
        .slice(0, 4)
        .join(' | '),
      kind: 'row-without-name',
      message: {
        zh: '该行没有单位、项目和指标名称，按合计或备注略过',
        en: 'The row names no unit, project or indicator; it was passed over as a row of sums or a remark',
      },
      remedy: { zh: '如为数据行，请补填单位和项目', en: 'If it is data, fill in the unit and the project' },
      severity: 'info',
    });
    return this.#end('total');
  }

  /** A row of sums; told where its name says more than 合计. */
  #sums(name: string): ReadRow {
    if (name.replace(/\s/gu, '').length > 3 && /\p{sc=Han}/u.test(name))
      this.note({
        place: this.#locator,
        column: null,
        value: name,
        kind: 'row-of-sums',
        message: {
          zh: '从名称看是合计行，没有作为数据导入',
          en: 'By its name this is a row of sums; it was not imported as data',
        },
        remedy: { zh: '如为数据行，请改名', en: 'If it is data, give it another name' },
        severity: 'info',
      });
    return this.#end('total');
  }

  #end(fate: 'empty' | 'total'): ReadRow {
    return { fate, marked: false, records: [] };
  }

  #refuse(
    field: FlatFieldId,
    value: string,
    what: { kind: string; message: Bilingual; remedy: Bilingual },
  ): ReadRow {
    this.note({
      place: this.#locator,
      column: this.#shared[field]?.header ?? null,
      value: value || null,
      kind: what.kind,
      message: what.message,
      remedy: what.remedy,
      severity: 'error',
    });
    return { fate: 'refused', marked: false, records: [] };
  }

  #year(text: string): number | null | 'unreadable' {
    if (isBlank(text)) return null;
    const reading = yearIn(text);
    if (reading === null) return 'unreadable';
    if (reading.interpreted && !/\d{4}/u.test(text)) this.#marked = true;
    return reading.year;
  }

  #record(
    row: FlatRow,
    index: number,
    slot: Slot,
    unit: string,
    project: string,
    year: number,
  ): FlatRecord | null {
    const { columns } = slot;
    const money = columns.budget ?? columns.executed ?? columns.initial;
    const budget = this.#money(row, columns.budget);
    const executed = this.#money(row, columns.executed);
    const record: FlatRecord = {
      source: this.source,
      row: index,
      locator: row.locator,
      unit,
      department: wordsIn(row, columns.department),
      region: wordsIn(row, columns.region),
      project,
      code: columns.project_code ? tidy(cellOf(row, columns.project_code)).replace(/\.0$/u, '') : '',
      year,
      yearBasis: slot.year === null && this.#shared.year === undefined ? 'inferred' : 'stated',
      publication: columns.publication ? (yearIn(cellOf(row, columns.publication))?.year ?? null) : null,
      initial: this.#money(row, columns.initial),
      budget,
      executed,
      moneyUnit: money?.moneyUnit ?? this.mapping.moneyUnit,
      rate: this.#rate(row, columns.rate, budget?.value ?? null, executed?.value ?? null),
      score: this.#figure(row, columns.score, numberIn),
      scoreMax: this.#figure(row, columns.score_max, numberIn),
      reviewedScore: this.#figure(row, columns.reviewed_score, numberIn)?.value ?? null,
      category: wordsIn(row, columns.category),
      attribute: wordsIn(row, columns.attribute),
      term: wordsIn(row, columns.term),
      goalExpected: wordsIn(row, columns.goal_expected),
      goalActual: wordsIn(row, columns.goal_actual),
      reason: wordsIn(row, columns.reason),
      improvement: wordsIn(row, columns.improvement),
      indicator: this.#indicator(row, columns),
    };
    return says(record) ? record : null;
  }

  #indicator(row: FlatRow, columns: Columns): IndicatorCell | null {
    const name = wordsIn(row, columns.indicator);
    if (name === null) return null;
    return {
      level1: wordsIn(row, columns.level1) ?? '',
      level2: wordsIn(row, columns.level2) ?? '',
      name,
      measure: wordsIn(row, columns.measure),
      nature: wordsIn(row, columns.nature) ?? '',
      target: wordsIn(row, columns.target) ?? '',
      actual: wordsIn(row, columns.actual) ?? '',
      pointsMax: this.#figure(row, columns.points_max, numberIn),
      points: this.#figure(row, columns.points, numberIn),
      reviewedActual: wordsIn(row, columns.reviewed_actual),
      reviewedPoints: this.#figure(row, columns.reviewed_points, numberIn)?.value ?? null,
    };
  }

  #money(row: FlatRow, column: ColumnChoice | undefined): MoneyCell | null {
    return this.#figure(row, column, moneyIn);
  }

  /** A rate, its scale settled by the amounts beside it where it speaks against that of its column. */
  #rate(
    row: FlatRow,
    column: ColumnChoice | undefined,
    budget: number | null,
    executed: number | null,
  ): NumberCell | null {
    const cell = this.#figure(row, column, rateIn);
    if (column === undefined || cell === null || cell.value === null) return cell;
    const { value, isMarked } = settleScale(cell.raw, cell.value, column, budget, executed);
    if (isMarked) this.#mark(column, cell.raw, value === null ? UNKNOWN_SCALE : OTHER_SCALE);
    return value === cell.value ? cell : { raw: cell.raw, value };
  }

  /** A cell of figures: null when blank; its value null, with a problem, when it cannot be read. */
  #figure(
    row: FlatRow,
    column: ColumnChoice | undefined,
    read: (text: string, column: ColumnChoice, exact: string | undefined, mapping: Mapping) => Figure,
  ): NumberCell | null {
    if (!column) return null;
    const raw = (row.values[column.index] ?? '').trim();
    if (isErrorValue(raw)) {
      this.#mark(column, raw, ERROR_VALUE);
      return null;
    }
    const figure = read(raw, column, row.exact?.[column.index], this.mapping);
    if (figure.kind === 'blank') return null;
    if (figure.kind === 'unreadable' || Math.abs(figure.value) > CURRENCY_NOISE) {
      this.#mark(column, raw, UNREADABLE_FIGURE);
      return { raw, value: null };
    }
    if (figure.interpreted && FIELD_BY_ID.get(column.field ?? 'unit')?.content !== 'rate')
      this.#marked = true;
    return { raw, value: figure.value };
  }

  #mark(
    column: ColumnChoice,
    value: string,
    what: { kind: string; message: Bilingual; remedy: Bilingual },
  ): void {
    this.#marked = true;
    this.note({
      place: this.#locator,
      column: column.header,
      value,
      kind: what.kind,
      message: what.message,
      remedy: what.remedy,
      severity: 'warning',
    });
  }
}

function moneyIn(text: string, column: ColumnChoice, exact: string | undefined, mapping: Mapping): Figure {
  const unit = column.moneyUnit ?? mapping.moneyUnit;
  return exact === undefined ? readMoney(text, unit, column.style) : readMoney(exact, unit, 'point');
}

/** The workbook keeps a rate as a fraction when its format prints percent. */
function rateIn(text: string, column: ColumnChoice, exact: string | undefined): Figure {
  return exact === undefined
    ? readRate(text, column.rateScale, column.style)
    : readRate(exact, /[%％]/u.test(text) ? 'fraction' : column.rateScale, 'point');
}

function numberIn(text: string, column: ColumnChoice): Figure {
  return readNumber(text, column.style);
}

function cellOf(row: FlatRow, column: ColumnChoice | undefined): string {
  return column === undefined ? '' : (row.values[column.index] ?? '');
}

function wordsIn(row: FlatRow, column: ColumnChoice | undefined): string | null {
  if (column === undefined) return null;
  const text = cellOf(row, column).trim();
  return isBlank(text) || isErrorValue(text) ? null : text;
}

function says(r: FlatRecord): boolean {
  return hasFormFigures(r) || hasIndicatorFigures(r);
}

const yearIn = remember(parseYear);

/** A name as it is kept, and whether it stands for a row of sums. */
interface Name {
  readonly text: string;
  readonly isSum: boolean;
}

/** Names repeat from row to row. */
const nameIn = remember((written: string): Name => {
  const text = tidy(written);
  return { text, isSum: isSum(text) };
});

function tidy(text: string): string {
  if (text === '' || /^[\u4e00-\u9fffa-z0-9]{2,}$/iu.test(text)) return isBlank(text) ? '' : text;
  const clean = text.replace(/\s+/gu, ' ').trim();
  return isBlank(clean) ? '' : clean;
}

/** What the names of sums end in: few other names do, and a long table has as many names as rows. */
const SUM_ENDS: ReadonlySet<string> = new Set('计計)）:：lLsSmM');
const SUM =
  /(?:^|[\p{sc=Han}）)、]\s*)(?:合\s*计|小\s*计|总\s*计|共\s*计|合計|総計|小計|[（(]汇总[）)])(?:[（(][^（()）]{1,8}[）)])?[:：]?$|^(?:计|計|total(?:es)?|sub-?total|grand total|sum)[:：]?$/iu;

/** 合计, 全市合计, 教育局小计, 合计（万元）, 某局（汇总）, Total. */
function isSum(written: string): boolean {
  const text = written.trim();
  return text.length <= 24 && SUM_ENDS.has(text.charAt(text.length - 1)) && SUM.test(text);
}

/** Whether a read row counts as accepted or repaired. */
export function fateOf(row: ReadRow): RowFate {
  if (row.fate !== 'read') return row.fate;
  return row.marked ? 'repaired' : 'accepted';
}

/** The problem of a source whose rows say nothing that could be imported. */
export function nothingRead(source: FlatSource): Omit<Problem, 'file'> {
  return {
    place: source.sheet,
    column: null,
    value: null,
    kind: 'no-rows',
    message: {
      zh: '按现在的列对应关系，没有可导入的行',
      en: 'With the columns matched as they are, no row can be imported',
    },
    remedy: {
      zh: '请检查“单位”“年度”和金额等列的对应',
      en: 'Check which columns hold the unit, the year and the figures',
    },
    severity: 'error',
  };
}

const MISSING_UNIT = {
  kind: 'unit-missing',
  message: { zh: '没有单位名称，该行未导入', en: 'The row names no unit and was not imported' },
  remedy: { zh: '请补填单位，或为整张表指定单位', en: 'Fill in the unit, or name one for the whole table' },
};
const MISSING_YEAR = {
  kind: 'year-missing',
  message: { zh: '没有年度，该行未导入', en: 'The row names no year and was not imported' },
  remedy: { zh: '请补填年度，或为整张表指定年度', en: 'Fill in the year, or name one for the whole table' },
};
const UNREADABLE_YEAR = {
  kind: 'year-unreadable',
  message: { zh: '年度无法识别，该行未导入', en: 'The year cannot be read; the row was not imported' },
  remedy: {
    zh: '请写成 2024、2024年度、令和5年度 或 FY2023',
    en: 'Write it as 2024, 2024年度, 令和5年度 or FY2023',
  },
};
const OTHER_TABLE = {
  kind: 'other-table',
  message: {
    zh: '从这一行起是另一张表：列的顺序、年度或金额单位不同，以下各行没有导入',
    en: 'Another table begins here, with other columns, another year or money unit; the rows below were not imported',
  },
  remedy: {
    zh: '请把两张表分放在两个工作表或两个文件中',
    en: 'Put the two tables into two sheets or two files',
  },
};
const UNREADABLE_FIGURE = {
  kind: 'figure-unreadable',
  message: {
    zh: '不是可识别的数，该格按空白导入',
    en: 'This is no readable number; the cell was imported as blank',
  },
  remedy: {
    zh: '请改为纯数字，或检查列的对应关系',
    en: 'Write a plain number, or check what the column is matched to',
  },
};
const ERROR_VALUE = {
  kind: 'error-value',
  message: {
    zh: '单元格是公式错误值，按空白导入',
    en: 'The cell holds a formula error; it was imported as blank',
  },
  remedy: { zh: '请在原表中改正公式或填入数值', en: 'Mend the formula in the source or type the figure' },
};
