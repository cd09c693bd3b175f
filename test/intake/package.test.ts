import { strFromU8, strToU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ImportSession } from '../../src/intake/import-session.ts';
import { assemble } from '../../src/intake/package/assemble.ts';
import { tableCsv } from '../../src/intake/package/csv.ts';
import { currencyOf, mixedCurrencies } from '../../src/intake/package/currency.ts';
import { IMPORTED } from '../../src/intake/package/descriptor.ts';
import { packageZip } from '../../src/intake/package/package-files.ts';
import { allRows, portionsOf } from '../../src/intake/package/table-writer.ts';
import { CsvTokenizer } from '../../src/intake/readers/csv-tokens.ts';
import { fromBytes } from '../../src/intake/readers/file-input.ts';
import type { TableRows } from '../../src/intake/types.ts';
import type { EvaluationRow, FundLineRow, UnitRow } from '../../src/model/rows.gen.ts';
import { TABLE_NAMES, TABLES } from '../../src/model/schema.ts';
import { finished } from './finished.ts';

const unit = (unit_id: string, more: Partial<UnitRow> = {}): UnitRow => ({
  unit_id,
  name: unit_id,
  short_name: null,
  region: null,
  level: null,
  parent_unit_id: null,
  aliases: null,
  ...more,
});

const evaluation = (evaluation_id: string, more: Partial<EvaluationRow> = {}): EvaluationRow =>
  ({
    evaluation_id,
    unit_id: '甲',
    source_id: 's',
    locator: 'T1',
    total_reported: 90,
    ...more,
  }) as EvaluationRow;

const fund = (evaluation_id: string, executed_amount: number): FundLineRow =>
  ({ evaluation_id, line_no: 1, kind: 'total', executed_amount, locator: 'T1' }) as FundLineRow;

const textOf = (piece: string | Uint8Array): string => (typeof piece === 'string' ? piece : strFromU8(piece));

const csv = (table: 'fund_line' | 'unit', rows: readonly object[]): string =>
  [...tableCsv(table, portionsOf({ [table]: rows })[table] ?? [])].map(textOf).join('');

describe('CSV of a table', () => {
  test('every text comes back as it was', () => {
    const names = ['逗，号,', '引"号', '两\n行', ' 前后空 ', '=1+1', 'a\rb', '-'];
    const text = csv(
      'unit',
      names.map((name, i) => unit(`u${i}`, { name })),
    );
    const records = new CsvTokenizer(',').push(text, true);
    expect(records[0]!.fields).toEqual(TABLES.unit.fields.map((f) => f.name));
    expect(records.slice(1).map((r) => r.fields[1])).toEqual(names);
  });

  test('money to the cent, without exponents; NULL is empty', () => {
    const amounts = [0.1 + 0.2, 21809999999.99, 1e12, -5, 1200000];
    const rows = amounts.map((executed_amount, i) => ({
      ...fund('e', executed_amount),
      line_no: i + 1,
      adjusted_amount: null,
    }));
    const at = TABLES.fund_line.fields.findIndex((f) => f.name === 'executed_amount');
    const records = new CsvTokenizer(',').push(csv('fund_line', rows), true).slice(1);
    expect(records.map((r) => r.fields[at])).toEqual([
      '0.3',
      '21809999999.99',
      '1000000000000',
      '-5',
      '1200000',
    ]);
    expect(records[0]!.fields[TABLES.fund_line.fields.findIndex((f) => f.name === 'adjusted_amount')]).toBe(
      '',
    );
  });
});

test('a ZIP holds the description with the schemas and one CSV for each table', () => {
  const rows: TableRows = { unit: [unit('甲')] };
  const chunks = packageZip({ ...IMPORTED, name: 'x' }, portionsOf(rows));
  const files = unzipSync(new Uint8Array(chunks.flatMap((c) => [...c])));
  expect(Object.keys(files).sort()).toEqual(
    ['datapackage.json', ...TABLE_NAMES.map((n) => TABLES[n].path)].sort(),
  );
  const described = JSON.parse(strFromU8(files['datapackage.json']!)) as {
    name: string;
    resources: { name: string }[];
  };
  expect(described.name).toBe('x');
  expect(described.resources.map((r) => r.name).sort()).toEqual([...TABLE_NAMES].sort());
  expect(strFromU8(files['unit.csv']!).split('\n')[1]).toBe('甲,甲,,,,,');
});

describe('joining what several files gave', () => {
  test('the same form twice counts once; another form of the same key is asked about', () => {
    const first: TableRows = { evaluation: [evaluation('e')], fund_line: [fund('e', 5)] };
    const again: TableRows = {
      evaluation: [evaluation('e', { source_id: 't', locator: 'T9' })],
      fund_line: [fund('e', 5)],
    };
    const other: TableRows = { evaluation: [evaluation('e')], fund_line: [fund('e', 6)] };
    const { tables, problems } = assemble([
      { file: '1.docx', rows: first },
      { file: '2.docx', rows: again },
      { file: '3.docx', rows: other },
    ]);
    const rows = allRows(tables);
    expect(rows.evaluation).toMatchObject(first.evaluation!);
    expect(rows.fund_line).toMatchObject(first.fund_line!);
    expect(problems.map((p) => [p.file, p.kind, p.severity])).toEqual([
      ['2.docx', 'same-form-again', 'info'],
      ['3.docx', 'form-conflict', 'ask'],
    ]);
  });

  test('units meet under their key, parents come first, no parent dangles', () => {
    const { tables } = assemble([
      { file: 'a', rows: { unit: [unit('子', { parent_unit_id: '母' }), unit('母')] } },
      {
        file: 'b',
        rows: { unit: [unit('子', { name: '子局', region: '某市' }), unit('孤', { parent_unit_id: '无' })] },
      },
    ]);
    expect(allRows(tables).unit?.map((u) => [u.unit_id, u.parent_unit_id, u.aliases, u.region])).toEqual([
      ['母', null, null, null],
      ['孤', null, null, null],
      ['子', '母', '子局', '某市'],
    ]);
  });
});

describe('currencies', () => {
  const line = (money_unit_resolved: FundLineRow['money_unit_resolved']): FundLineRow => ({
    ...fund('e', 1),
    money_unit_resolved,
  });

  test('one currency is written on the package, two are asked about', () => {
    expect(currencyOf(portionsOf({ fund_line: [line('万元'), line('元'), line(null)] }))).toBe('CNY');
    expect(currencyOf(portionsOf({ fund_line: [line('百万円')] }))).toBe('JPY');
    expect(currencyOf({})).toBeNull();
    const mixed = portionsOf({ fund_line: [line('peso'), line('千円')] });
    expect(currencyOf(mixed)).toBeNull();
    expect(mixedCurrencies(mixed)).toMatchObject({
      kind: 'mixed-currencies',
      severity: 'ask',
      value: 'COP, JPY',
    });
    expect(mixedCurrencies(portionsOf({ fund_line: [line('元')] }))).toBeNull();
  });
});

describe('a package comes back', () => {
  test('its ZIP imported again gives the same rows, and a cell that does not fit is named', async () => {
    const session = new ImportSession();
    const list = `单位,年度,项目,预算数（万元）,执行数（万元）,执行率\n甲局,2022,"乙，""丙""",10,8,80%\n甲局,2023,乙,1,,\n`;
    await session.add(fromBytes('x.csv', strToU8(list)));
    const first = await finished(session);
    const zip = new Uint8Array(packageZip(IMPORTED, first.tables).flatMap((chunk) => [...chunk]));
    const again = new ImportSession();
    await again.add(fromBytes('p.zip', zip));
    const second = await finished(again);
    expect(second.rows).toEqual(first.rows);
    expect(second.problems).toEqual([]);
    const broken = new ImportSession();
    const [header, row] = [...tableCsv('evaluation', first.tables.evaluation!)]
      .map(textOf)
      .join('')
      .trim()
      .split('\n');
    await broken.add(
      fromBytes('evaluation.csv', strToU8(`${header}\n${row!.replace('2022,stated', '二二,stated')}\n`)),
    );
    expect((await finished(broken)).problems).toMatchObject([
      { kind: 'schema', place: 'L2', column: 'evaluation.fiscal_year', value: '二二', severity: 'error' },
    ]);
  });
});
