import type { Field, Table } from '../model/schema.ts';
import { parseCell } from './package-reader.ts';
import type { PackageProblem } from './problem.ts';

const TYPE_WORDS = {
  string: { zh: '文字', en: 'text' },
  integer: { zh: '整数', en: 'a whole number' },
  number: { zh: '数字（不带千分位和单位）', en: 'a number without separators or units' },
  boolean: { zh: 'true 或 false', en: 'true or false' },
  date: { zh: '日期 YYYY-MM-DD', en: 'a date, YYYY-MM-DD' },
} as const;

type CellProblem = Pick<PackageProblem, 'kind' | 'message' | 'remedy'>;

function digitsExceeded(field: Field, cell: string): boolean {
  if (field.decimal === null) return false;
  const [precision, scale] = field.decimal;
  const value = Number(cell);
  if (!Number.isFinite(value) || Math.abs(value) >= 10 ** (precision - scale)) return true;
  const decimals = /\.(\d*?)0*$/.exec(cell)?.[1] ?? '';
  return decimals.length > scale;
}

/** What is wrong with one cell, or null. Empty cells are only wrong where a value is required. */
export function checkCell(field: Field, cell: string): CellProblem | null {
  if (cell === '') {
    if (!field.required) return null;
    return {
      kind: 'required',
      message: { zh: '必填而为空', en: 'required but empty' },
      remedy: { zh: `填写${field.title.zh}`, en: `fill in ${field.title.en}` },
    };
  }
  const value = parseCell(field, cell);
  if (value === undefined) {
    const wanted = TYPE_WORDS[field.type];
    return {
      kind: 'type',
      message: { zh: `“${cell}”不是${wanted.zh}`, en: `“${cell}” is not ${wanted.en}` },
      remedy: {
        zh: `改成${wanted.zh}，原文放进 _raw 列`,
        en: `write ${wanted.en}; what was printed belongs in the _raw column`,
      },
    };
  }
  if (field.enumeration !== null && !field.enumeration.includes(cell)) {
    const allowed = field.enumeration.join('、');
    return {
      kind: 'enum',
      message: { zh: `“${cell}”不在允许的值之中`, en: `“${cell}” is not one of the allowed values` },
      remedy: { zh: `用其中之一：${allowed}`, en: `use one of ${field.enumeration.join(', ')}` },
    };
  }
  if (field.pattern !== null && !new RegExp(field.pattern, 'u').test(cell)) {
    return {
      kind: 'pattern',
      message: { zh: `“${cell}”不合格式 ${field.pattern}`, en: `“${cell}” does not match ${field.pattern}` },
      remedy: { zh: '按格式改写', en: 'write it in that form' },
    };
  }
  const outside =
    typeof value === 'number' &&
    ((field.minimum !== null && value < field.minimum) || (field.maximum !== null && value > field.maximum));
  if (outside || digitsExceeded(field, cell)) {
    const limits = `${field.minimum ?? '−∞'} … ${field.maximum ?? '∞'}`;
    const digits = field.decimal === null ? '' : `, DECIMAL(${field.decimal.join(', ')})`;
    return {
      kind: 'range',
      message: { zh: `${cell} 超出范围 ${limits}${digits}`, en: `${cell} is outside ${limits}${digits}` },
      remedy: { zh: '核对数值、单位和小数位', en: 'check the figure, its unit and its decimals' },
    };
  }
  return null;
}

/** What is wrong with a header: columns unknown, missing or twice there. */
export function checkHeader(table: Table, header: readonly string[]): PackageProblem[] {
  const known = new Set(table.fields.map((f) => f.name));
  const at = { table: table.name, line: 1, value: null };
  const unknown = header
    .filter((name) => !known.has(name))
    .map(
      (name): PackageProblem => ({
        ...at,
        kind: 'unknown_column',
        column: name,
        message: { zh: '未知的列', en: 'unknown column' },
        remedy: {
          zh: `删去或改名；${table.path} 的列见 datapackage.json`,
          en: `remove or rename it; datapackage.json lists the columns of ${table.path}`,
        },
      }),
    );
  const missing = table.fields
    .filter((f) => !header.includes(f.name))
    .map(
      (f): PackageProblem => ({
        ...at,
        kind: 'missing_column',
        column: f.name,
        message: { zh: `缺少列（${f.title.zh}）`, en: `column missing (${f.title.en})` },
        remedy: {
          zh: '加上这一列，没有值就留空',
          en: 'add the column; leave it empty where there is no value',
        },
      }),
    );
  const twice = header
    .filter((name, i) => header.indexOf(name) < i)
    .map(
      (name): PackageProblem => ({
        ...at,
        kind: 'duplicate_column',
        column: name,
        message: { zh: '同一列出现两次', en: 'the column is there twice' },
        remedy: { zh: '只留一列', en: 'keep one of them' },
      }),
    );
  return [...unknown, ...missing, ...twice];
}
