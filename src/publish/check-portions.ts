import { type Portion, type PortionColumn, type TablePortions, valueReader } from '../model/portion.ts';
import { type Field, TABLE_NAMES, TABLES, type TableName } from '../model/schema.ts';
import { checkCell } from './check-cell.ts';
import { HashedKeys, KeyHasher } from './hashed-keys.ts';

/**
 * Whether tables keep to their schemas, judged before they are written: values, keys and references, column by
 * column, some twenty times faster than reading the files back. A doubt counts as no: then `checkPackage` on the
 * written files says what is wrong, and where.
 */
export function conforms(tables: TablePortions): boolean {
  const keys = new Map<string, HashedKeys>();
  return TABLE_NAMES.every((name) => {
    const portions = tables[name] ?? [];
    return (
      portions.every((portion) => hasGoodValues(name, portion)) &&
      hasOwnKeys(name, portions, keys) &&
      hasReferences(name, portions, keys)
    );
  });
}

function hasGoodValues(table: TableName, { columns }: Portion): boolean {
  const { fields } = TABLES[table];
  const known = new Set(fields.map((field) => field.name));
  return (
    Object.keys(columns).every((name) => known.has(name)) &&
    fields.every((field) => isGoodColumn(field, columns[field.name] ?? { kind: 'constant', value: null }))
  );
}

function isGoodColumn(field: Field, column: PortionColumn): boolean {
  switch (column.kind) {
    case 'constant':
      return typeof column.value === 'number'
        ? isGoodNumber(field, column.value)
        : isGoodText(field, column.value === null ? '' : String(column.value));
    case 'words':
      return (
        column.words.every((word) => isGoodText(field, word)) &&
        !(field.required && column.codes.some((code) => code < 0))
      );
    case 'flags':
      return field.type === 'boolean' && !(field.required && column.values.some((flag) => flag < 0));
    case 'numbers':
      return column.values.every((value) =>
        Number.isNaN(value) ? !field.required : isGoodNumber(field, value),
      );
    case 'texts':
      return isGoodTexts(field, column);
  }
}

function isGoodText(field: Field, text: string): boolean {
  return checkCell(field, text) === null;
}

/** Texts free of any condition are not looked at one by one. */
function isGoodTexts(field: Field, column: Extract<PortionColumn, { kind: 'texts' }>): boolean {
  const { ends } = column;
  if (field.required)
    for (let i = 0; i < ends.length; i += 1) if (ends[i] === (i === 0 ? 0 : ends[i - 1])) return false;
  if (field.type === 'string' && field.pattern === null && field.enumeration === null) return true;
  const read = valueReader(column);
  return ends.every((_, row) => {
    const text = read(row);
    return text === null ? !field.required : isGoodText(field, String(text));
  });
}

/** Judged as it is, not as it is rounded on its way into the file: stricter than the file needs. */
function isGoodNumber(field: Field, value: number): boolean {
  if (field.type === 'integer' ? !Number.isSafeInteger(value) : field.type !== 'number') return false;
  const { minimum, maximum, decimal } = field;
  const whole = decimal === null ? Number.MAX_VALUE : 10 ** (decimal[0] - decimal[1]) - 1;
  return (
    Math.abs(value) < whole &&
    (minimum === null || value >= minimum) &&
    (maximum === null || value <= maximum)
  );
}

const keyName = (table: TableName, columns: readonly string[]) => `${table}(${columns.join(',')})`;

/** Keeps the keys that others may refer to; false when a primary key is there twice. */
function hasOwnKeys(table: TableName, portions: readonly Portion[], keys: Map<string, HashedKeys>): boolean {
  const { primaryKey } = TABLES[table];
  const lists = [primaryKey, ...TABLE_NAMES.flatMap((name) => referred(name, table))];
  for (const columns of new Map(lists.map((list) => [list.join(), list])).values()) {
    const own = new HashedKeys();
    keys.set(keyName(table, columns), own);
    const isPrimary = columns.join() === primaryKey.join();
    for (const portion of portions) {
      const hasher = new KeyHasher(portion, columns);
      for (let row = 0; row < portion.length; row += 1)
        if (!own.add(hasher.first(row), hasher.second) && isPrimary) return false;
    }
  }
  return true;
}

function referred(from: TableName, to: TableName): readonly (readonly string[])[] {
  return TABLES[from].foreignKeys.filter((key) => key.table === to).map((key) => key.references);
}

/** Whether every reference, where all its columns are filled, leads to a row. */
function hasReferences(
  table: TableName,
  portions: readonly Portion[],
  keys: ReadonlyMap<string, HashedKeys>,
): boolean {
  return TABLES[table].foreignKeys.every(({ columns, table: parent, references }) => {
    const there = keys.get(keyName(parent, references));
    return portions.every((portion) => {
      const hasher = new KeyHasher(portion, columns);
      for (let row = 0; row < portion.length; row += 1) {
        const first = hasher.first(row);
        if (hasher.isWhole && there?.has(first, hasher.second) !== true) return false;
      }
      return true;
    });
  });
}
