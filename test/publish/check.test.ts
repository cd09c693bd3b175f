import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkPackage } from '../../src/publish/check.ts';
import { KeySet } from '../../src/publish/key-set.ts';
import { csvRecords } from '../../src/publish/package-reader.ts';
import { problemLine } from '../../src/publish/problem.ts';
import { writeSimulation } from '../../src/publish/simulate.ts';

const PLAN = { units: 4, years: [2020, 2021] as const, projects: 2, seed: 5, evaluations: null };
let good: string;
let copy: string;

beforeAll(async () => {
  good = mkdtempSync(join(tmpdir(), 'jilan-good-'));
  copy = mkdtempSync(join(tmpdir(), 'jilan-bad-'));
  await writeSimulation(PLAN, 'csv', good);
});
afterAll(() => {
  for (const folder of [good, copy]) rmSync(folder, { recursive: true, force: true });
});

/** The problems of the good package after one file was changed. */
async function problemsAfter(file: string, change: (text: string) => string | null) {
  await rm(copy, { recursive: true, force: true });
  await cp(good, copy, { recursive: true });
  const path = join(copy, file);
  const text = change(readFileSync(path, 'utf8'));
  if (text === null) rmSync(path);
  else writeFileSync(path, text);
  return (await checkPackage(copy)).problems;
}

const cellIn = (text: string, line: number, column: string, value: string) => {
  const lines = text.split('\n');
  const at = (lines[0] ?? '').split(',').indexOf(column);
  const cells = (lines[line - 1] ?? '').split(',');
  cells[at] = value;
  lines[line - 1] = cells.join(',');
  return lines.join('\n');
};

test('the published package has no problem', async () => {
  const { problems, rows } = await checkPackage('data');
  expect(problems).toEqual([]);
  expect(rows).toMatchObject({ evaluation: 23, indicator: 196 });
});

test('a simulated package has no problem', async () => {
  const { problems, rows } = await checkPackage(good);
  expect(problems).toEqual([]);
  expect(rows).toMatchObject({ evaluation: 16, indicator: 160, indicator_value: 320 });
});

describe('each kind of problem names its place and a remedy', () => {
  const set = (line: number, column: string, value: string) => (text: string) =>
    cellIn(text, line, column, value);
  const cases: readonly [string, string, (text: string) => string | null, object][] = [
    [
      'a missing file',
      'evaluation.csv',
      () => null,
      { kind: 'missing_file', table: 'evaluation', line: null },
    ],
    ['no description', 'datapackage.json', () => null, { kind: 'missing_file', table: null }],
    ['a broken description', 'datapackage.json', () => '{', { kind: 'unreadable', table: null }],
    [
      'an unknown column',
      'unit.csv',
      (t) => t.replace('region', 'regio'),
      { kind: 'unknown_column', table: 'unit', line: 1, column: 'regio' },
    ],
    [
      'a missing column',
      'unit.csv',
      (t) => t.replace('region', 'regio'),
      { kind: 'missing_column', table: 'unit', line: 1, column: 'region' },
    ],
    [
      'a column twice',
      'unit.csv',
      (t) => t.replace('region', 'level'),
      { kind: 'duplicate_column', table: 'unit', line: 1, column: 'level' },
    ],
    [
      'a wrong type',
      'fund_line.csv',
      set(3, 'adjusted_amount', '1万'),
      { kind: 'type', table: 'fund_line', line: 3, column: 'adjusted_amount', value: '1万' },
    ],
    [
      'a year that is no whole number',
      'evaluation.csv',
      set(2, 'fiscal_year', '2020.5'),
      { kind: 'type', table: 'evaluation', line: 2, column: 'fiscal_year' },
    ],
    [
      'a date that does not exist',
      'evaluation.csv',
      set(2, 'filed_on', '2021-02-30'),
      { kind: 'type', column: 'filed_on', value: '2021-02-30' },
    ],
    [
      'a truth value in Chinese',
      'evaluation.csv',
      set(2, 'signed', '是'),
      { kind: 'type', column: 'signed', value: '是' },
    ],
    [
      'a required value left out',
      'unit.csv',
      set(2, 'name', ''),
      { kind: 'required', table: 'unit', line: 2, column: 'name' },
    ],
    [
      'a value outside its list',
      'section.csv',
      set(4, 'level1', '产出'),
      { kind: 'enum', table: 'section', line: 4, column: 'level1', value: '产出' },
    ],
    [
      'a year out of range',
      'evaluation.csv',
      set(2, 'fiscal_year', '20221'),
      { kind: 'range', table: 'evaluation', line: 2, column: 'fiscal_year' },
    ],
    [
      'more decimals than money has',
      'fund_line.csv',
      set(2, 'adjusted_amount', '1.005'),
      { kind: 'range', column: 'adjusted_amount', value: '1.005' },
    ],
    [
      'more points than the column holds',
      'indicator.csv',
      set(2, 'points', '12345'),
      { kind: 'range', table: 'indicator', column: 'points' },
    ],
    [
      'a checksum that is none',
      'source.csv',
      set(2, 'sha256', 'abc'),
      { kind: 'pattern', table: 'source', line: 2, column: 'sha256' },
    ],
    [
      'a key used twice',
      'project.csv',
      (t) => `${t}${t.split('\n')[1]}\n`,
      { kind: 'duplicate_key', table: 'project', line: 10, column: 'project_id' },
    ],
    [
      'a unit that is not there',
      'project.csv',
      set(3, 'unit_id', 'nobody'),
      { kind: 'broken_reference', table: 'project', line: 3, column: 'unit_id', value: 'nobody' },
    ],
    [
      'a parent that is not there',
      'unit.csv',
      set(3, 'parent_unit_id', 'nobody'),
      { kind: 'broken_reference', table: 'unit', line: 3, column: 'parent_unit_id' },
    ],
    [
      'a value of an indicator that is not there',
      'indicator_value.csv',
      set(2, 'indicator_no', '11'),
      { kind: 'broken_reference', table: 'indicator_value', line: 2, column: 'evaluation_id, indicator_no' },
    ],
    [
      'a cell too many',
      'concept.csv',
      (t) => t.replace(/\n$/, ',x\n'),
      { kind: 'cell_count', table: 'concept', line: 11 },
    ],
  ];
  test.each(cases)('%s', async (_, file, change, expected) => {
    const problems = await problemsAfter(file, change);
    const found = problems.find((p) => p.kind === (expected as { kind: string }).kind);
    expect(found).toMatchObject(expected);
    for (const lang of ['zh', 'en'] as const) {
      expect(found?.message[lang].length).toBeGreaterThan(1);
      expect(found?.remedy[lang].length).toBeGreaterThan(1);
      expect(problemLine(found!, lang)).toContain('→');
    }
  });

  test('one wrong cell is one problem', async () => {
    expect(await problemsAfter('section.csv', set(4, 'points_declared', 'x'))).toHaveLength(1);
  });

  test('a folder that is not there', async () => {
    const { problems } = await checkPackage(join(good, 'nowhere'));
    expect(problems.map((p) => p.kind)).toEqual(['missing_file']);
  });
});

test('lines are counted as an editor counts them, through cells with line breaks and a byte order mark', async () => {
  const path = join(good, 'lines.csv');
  writeFileSync(path, '\uFEFFa,b\n1,"x\ny\nz"\n\n2,"q ""r"", s"\n');
  const records = [];
  for await (const record of csvRecords(path)) records.push(record);
  rmSync(path);
  expect(records).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 2, cells: ['1', 'x\ny\nz'] },
    { line: 6, cells: ['2', 'q "r", s'] },
  ]);
});

test('a key set behaves as a set of texts', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ maxLength: 6 }), { maxLength: 3000 }), (texts) => {
      const ours = new KeySet();
      const plain = new Set<string>();
      for (const text of texts) {
        expect(ours.add(text)).toBe(!plain.has(text));
        plain.add(text);
      }
      expect(ours.size).toBe(plain.size);
      for (const text of plain) expect(ours.has(text)).toBe(true);
      expect(ours.has('never added')).toBe(false);
    }),
    { numRuns: 40 },
  );
});

test('keys that differ in one place are told apart', () => {
  const keys = new KeySet();
  for (let i = 0; i < 300_000; i++) expect(keys.add(`sim-u${i}-p${i % 7}\u001f${i % 10}`)).toBe(true);
  expect(keys.size).toBe(300_000);
});
