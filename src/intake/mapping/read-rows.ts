import type { Bilingual } from '../../model/schema.ts';
import type { FlatRow, FlatSource } from '../readers/flat-source.ts';
import type { Problem } from '../types.ts';
import { type Figure, isBlank, isErrorValue, readMoney, readNumber, readRate } from './amounts.ts';
import { FIELD_BY_ID, type FlatFieldId } from './fields.ts';
import type { FlatRecord, IndicatorCell, MoneyCell, NumberCell, RowFate } from './flat-record.ts';
import type { ColumnChoice, Mapping } from './mapping.ts';
import { parseYear } from './years.ts';

export interface ReadRow {
  readonly fate: 'refused' | 'empty' | 'total' | 'read';
  /** True when a cell had to be interpreted or left out. */
  readonly marked: boolean;
  readonly records: readonly FlatRecord[];
}

type Note = (problem: Omit<Problem, 'file'>) => void;

interface Slot {
  readonly year: number | null;
  readonly columns: ReadonlyMap<FlatFieldId, ColumnChoice>;
}

const CURRENCY_NOISE = 1e15;

/** Turns the rows of one table into records by a mapping; one record for each year of a wide table. */
export class RowReader {
  readonly #shared: ReadonlyMap<FlatFieldId, ColumnChoice>;
  readonly #slots: readonly Slot[];
  #marked = false;
  #locator = '';

  constructor(
    readonly mapping: Mapping,
    readonly source: number,
    readonly note: Note,
  ) {
    const used = mapping.columns.filter((column) => column.field !== null);
    const shared = used.filter((column) => column.year === null);
    this.#shared = new Map(shared.map((c) => [c.field as FlatFieldId, c]));
    const years = [...new Set(used.flatMap((c) => (c.year === null ? [] : [c.year])))].sort();
    this.#slots =
      years.length === 0
        ? [{ year: null, columns: this.#shared }]
        : years.map((year) => ({
            year,
            columns: new Map([
              ...this.#shared,
              ...used
                .filter((c) => c.year === year)
                .map((c): [FlatFieldId, ColumnChoice] => [c.field as FlatFieldId, c]),
            ]),
          }));
  }

  /** Reads the row with this index below the header. */
  read(row: FlatRow, index: number): ReadRow {
    this.#marked = false;
    this.#locator = row.locator;
    const text = (field: FlatFieldId): string => tidy(this.#cell(row, this.#shared.get(field)));
    const unit = text('unit') || (this.#shared.has('unit') ? '' : (this.mapping.unit ?? text('department')));
    const project = text('project');
    if (unit === '' && row.values.every((value) => isBlank(value))) return this.#end('empty');
    if (
      isSum(unit) ||
      isSum(project) ||
      (unit === '' && isSum(row.values.find((v) => v.trim() !== '') ?? ''))
    ) {
      return this.#end('total');
    }
    if (unit === '' && project === '' && text('indicator') === '') return this.#unnamed(row);
    if (unit === '') return this.#refuse('unit', '', MISSING_UNIT);
    const rowYear = this.#year(text('year'));
    if (rowYear === 'unreadable') return this.#refuse('year', text('year'), UNREADABLE_YEAR);
    if (rowYear === null && this.mapping.year === null && this.#slots[0]?.year === null)
      return this.#refuse('year', '', MISSING_YEAR);
    const records: FlatRecord[] = [];
    for (const slot of this.#slots) {
      const year = slot.year ?? rowYear ?? this.mapping.year;
      if (year === null) continue;
      const record = this.#record(row, index, slot, unit, project, year);
      if (record !== null) records.push(record);
    }
    if (records.length === 0) return this.#end('empty');
    return { fate: 'read', marked: this.#marked, records };
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
      column: this.#shared.get(field)?.header ?? null,
      value: value || null,
      kind: what.kind,
      message: what.message,
      remedy: what.remedy,
      severity: 'error',
    });
    return { fate: 'refused', marked: false, records: [] };
  }

  #cell(row: FlatRow, column: ColumnChoice | undefined): string {
    return column ? (row.values[column.index] ?? '') : '';
  }

  #year(text: string): number | null | 'unreadable' {
    if (isBlank(text)) return null;
    const reading = parseYear(text);
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
    const words = (field: FlatFieldId): string | null => {
      const text = this.#cell(row, slot.columns.get(field)).trim();
      return isBlank(text) || isErrorValue(text) ? null : text;
    };
    const money = (field: FlatFieldId): MoneyCell | null => this.#money(row, slot.columns.get(field));
    const number = (field: FlatFieldId): NumberCell | null =>
      this.#figure(row, slot.columns.get(field), (text, column) => readNumber(text, column.style));
    const budgetColumn =
      slot.columns.get('budget') ?? slot.columns.get('executed') ?? slot.columns.get('initial');
    const publication = parseYear(this.#cell(row, slot.columns.get('publication')));
    const record: FlatRecord = {
      source: this.source,
      row: index,
      locator: row.locator,
      unit,
      department: words('department'),
      region: words('region'),
      project,
      code: tidy(this.#cell(row, slot.columns.get('project_code'))).replace(/\.0$/u, ''),
      year,
      yearBasis: slot.year === null && !this.#shared.has('year') ? 'inferred' : 'stated',
      publication: publication?.year ?? null,
      initial: money('initial'),
      budget: money('budget'),
      executed: money('executed'),
      moneyUnit: budgetColumn?.moneyUnit ?? this.mapping.moneyUnit,
      rate: this.#figure(row, slot.columns.get('rate'), (text, column, exact) =>
        exact === undefined
          ? readRate(text, column.rateScale, column.style)
          : readRate(exact, percentFormat(text, exact), 'point'),
      ),
      score: number('score'),
      scoreMax: number('score_max'),
      reviewedScore: number('reviewed_score')?.value ?? null,
      category: words('category'),
      attribute: words('attribute'),
      term: words('term'),
      goalExpected: words('goal_expected'),
      goalActual: words('goal_actual'),
      reason: words('reason'),
      improvement: words('improvement'),
      indicator: this.#indicator(words, number),
    };
    return this.#says(record) ? record : null;
  }

  #indicator(
    words: (field: FlatFieldId) => string | null,
    number: (field: FlatFieldId) => NumberCell | null,
  ): IndicatorCell | null {
    const name = words('indicator');
    if (name === null) return null;
    return {
      level1: words('level1') ?? '',
      level2: words('level2') ?? '',
      name,
      measure: words('measure'),
      nature: words('nature') ?? '',
      target: words('target') ?? '',
      actual: words('actual') ?? '',
      pointsMax: number('points_max'),
      points: number('points'),
      reviewedActual: words('reviewed_actual'),
      reviewedPoints: number('reviewed_points')?.value ?? null,
    };
  }

  #says(r: FlatRecord): boolean {
    const i = r.indicator;
    return (
      [r.initial, r.budget, r.executed, r.rate, r.score, r.reviewedScore].some((v) => v !== null) ||
      (i !== null && (i.target !== '' || i.actual !== '' || i.points !== null || i.pointsMax !== null))
    );
  }

  #money(row: FlatRow, column: ColumnChoice | undefined): MoneyCell | null {
    const unit = column?.moneyUnit ?? this.mapping.moneyUnit;
    return this.#figure(row, column, (text, c, exact) =>
      exact === undefined ? readMoney(text, unit, c.style) : readMoney(exact, unit, 'point'),
    );
  }

  /** A cell of figures: null when blank; its value null, with a problem, when it cannot be read. */
  #figure(
    row: FlatRow,
    column: ColumnChoice | undefined,
    read: (text: string, column: ColumnChoice, exact: string | undefined) => Figure,
  ): NumberCell | null {
    if (!column) return null;
    const raw = (row.values[column.index] ?? '').trim();
    if (isErrorValue(raw)) {
      this.#mark(column, raw, ERROR_VALUE);
      return null;
    }
    const figure = read(raw, column, row.exact?.[column.index]);
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

/** The workbook keeps a rate as a fraction when its format prints percent; else the column's own scale shows. */
function percentFormat(printed: string, exact: string): 'fraction' | 'percent' {
  if (/[%％]/u.test(printed)) return 'fraction';
  return Math.abs(Number(exact)) > 1.5 ? 'percent' : 'fraction';
}

function tidy(text: string): string {
  if (text === '' || /^[\u4e00-\u9fffa-z0-9]{2,}$/iu.test(text)) return isBlank(text) ? '' : text;
  const clean = text.replace(/\s+/gu, ' ').trim();
  return isBlank(clean) ? '' : clean;
}

function isSum(text: string): boolean {
  return (
    text.length <= 12 &&
    /^(?:合\s*计|小\s*计|总\s*计|共\s*计|合計|総計|小計|計|total(?:es)?|subtotal|grand total|sum)[:：]?$/iu.test(
      text.trim(),
    )
  );
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
