import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recognise } from '../../src/intake/forms/recognise.ts';
import { readText } from '../../src/intake/readers/text.ts';
import type { Recognition } from '../../src/intake/types.ts';
import type { TableName } from '../../src/model/schema.ts';
import { parseCsv } from './answer-key.ts';
import { violations } from './conforms.ts';

const ROOT = join(import.meta.dirname, '../..');
const SEEDS = join(ROOT, '../shared/seeds');

type Cells = Readonly<Record<string, string>>;
type Place = `${string} ${string}`;

/** Columns in which the two readings may differ by design: keys, summaries, locators, judgements. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  evaluation: [
    'evaluation_id',
    'unit_id',
    'department_unit_id',
    'project_id',
    'source_id',
    'locator',
    'profile_reason',
    'goal_expected',
    'goal_actual',
    'deviation_reason',
    'improvement',
    'extraction_confidence',
  ],
  fund_line: ['evaluation_id', 'locator', 'unit_resolution'],
  section: ['evaluation_id', 'locator'],
  indicator: ['evaluation_id', 'locator', 'concept_id'],
  indicator_value: ['evaluation_id'],
  base_metric: ['unit_id', 'source_id', 'locator'],
};

function load(table: TableName): readonly Cells[] {
  return parseCsv(readFileSync(join(ROOT, 'data', `${table}.csv`), 'utf8'));
}

function asText(value: unknown): string {
  return value === null || value === undefined ? '' : String(value);
}

function agree(a: string, b: string): boolean {
  if (a.replace(/\s/g, '') === b.replace(/\s/g, '')) return true;
  return a !== '' && b !== '' && Number(a) === Number(b);
}

/** Differences between package and reading as `table#row column: package → read`. */
function compare(table: string, key: string, ours: Cells, theirs: Cells | undefined): string[] {
  if (theirs === undefined) return [`${table} ${key}: in the package only`];
  const skip = new Set(OWN[table] ?? []);
  return Object.entries(ours).flatMap(([column, value]) =>
    skip.has(column) || agree(value, asText(theirs[column]))
      ? []
      : [`${table} ${key} ${column}: ${value} → ${asText(theirs[column])}`],
  );
}

const startLine = (locator: string): string => /^L(\d+)/.exec(locator)?.[1] ?? locator;

function rowKey(table: TableName, row: Cells): string {
  if (table === 'section') return row.level1 ?? '';
  if (table === 'fund_line') return row.line_no ?? '';
  if (table === 'indicator_value') return `${row.indicator_no} ${row.role} ${row.part_no}`;
  return row.indicator_no ?? '';
}

function differences(read: Recognition, source: string): { lines: string[]; compared: number } {
  const rowsOf = (table: TableName): readonly Cells[] =>
    ((read.rows[table] ?? []) as readonly object[]).map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, value]) => [column, asText(value)])),
    );
  const lines: string[] = [];
  let compared = 0;
  const mine = rowsOf('evaluation');
  const packaged = load('evaluation').filter((row) => row.source_id === source);
  if (mine.length !== packaged.length) lines.push(`evaluation: ${packaged.length} → ${mine.length} forms`);
  const names = (table: 'unit' | 'project', rows: readonly Cells[]): Map<string, string> =>
    new Map(rows.map((row) => [row[`${table}_id`] ?? '', row.name ?? '']));
  const theirNames = { unit: names('unit', load('unit')), project: names('project', load('project')) };
  const myNames = { unit: names('unit', rowsOf('unit')), project: names('project', rowsOf('project')) };
  for (const [index, form] of packaged.entries()) {
    const own = mine[index];
    const id = form.evaluation_id ?? '';
    const place: Place = `${id} `;
    lines.push(...compare('evaluation', place.trim(), form, own));
    for (const [column, kind] of [
      ['unit_id', 'unit'],
      ['department_unit_id', 'unit'],
      ['project_id', 'project'],
    ] as const) {
      const a = theirNames[kind].get(form[column] ?? '') ?? '';
      const b = myNames[kind].get(own?.[column] ?? '') ?? '';
      if (a !== b) lines.push(`evaluation ${id} ${column}: ${a} → ${b}`);
    }
    for (const table of ['fund_line', 'section', 'indicator', 'indicator_value'] as const) {
      const theirs = load(table).filter((row) => row.evaluation_id === id);
      const ours = rowsOf(table).filter((row) => row.evaluation_id === own?.evaluation_id);
      if (theirs.length !== ours.length) lines.push(`${table} ${id}: ${theirs.length} → ${ours.length} rows`);
      const byKey = new Map(ours.map((row) => [rowKey(table, row), row]));
      for (const row of theirs) {
        compared += Object.keys(row).length;
        lines.push(...compare(table, `${id} ${rowKey(table, row)}`, row, byKey.get(rowKey(table, row))));
      }
    }
  }
  return { lines, compared };
}

function readSeed(prefix: string): Recognition {
  const name = prefix === '004' ? '004_ad1903e17936058e.txt' : '002_22d7939242931a12.txt';
  return recognise(readText(name, readFileSync(join(SEEDS, name), 'utf8'), '0'.repeat(64)));
}

/** What a person decided otherwise, or what the package states beyond the form; each with its reason. */
const HUANGSHI: Readonly<Record<string, string>> = {
  'indicator_value huangshi-hrss-12333-platform-2021 6 target 1 parse_status: ok → unparsed':
    'digits of a hotline inside a name: a person knows that they are no figure',
  'indicator huangshi-hrss-fund-supervision-2021 4 nature: qualitative → ':
    'target and actual are blank: nothing tells a direction',
  'indicator huangshi-hrss-fund-supervision-2021 5 nature: qualitative → ': 'as above',
  'indicator huangshi-hrss-vocational-skills-2021 5 nature: qualitative → ': 'as above',
  'indicator huangshi-hrss-vocational-skills-2021 8 nature: qualitative → ': 'as above',
  'indicator huangshi-hrss-vocational-skills-2021 9 nature: qualitative → ': 'as above',
  'indicator huangshi-employment-entrepreneurship-2021 9 layout_shifted: true → false':
    'its cells stand in place; only the label beside it came a row late, which marks the row above',
  'indicator huangshi-employment-public-welfare-2-2021 3 level2: social → ':
    'the class was judged from the name; the form prints none',
  'indicator huangshi-employment-public-welfare-2-2021 4 level2: social → ': 'as above',
  'indicator huangshi-employment-subsidy-2021 5 level2_raw: 社会效益 → 就业产出':
    'the label moves with the level-1 label beside it, which stands a row early',
};

const YUANJIANG: Readonly<Record<string, string>> = {};

describe.skipIf(!existsSync(SEEDS))('golden run: the seeds against the committed package', () => {
  const huangshi = existsSync(SEEDS) ? readSeed('004') : null;
  const yuanjiang = existsSync(SEEDS) ? readSeed('002') : null;

  it.each([
    ['huangshi-2021', huangshi, HUANGSHI, 5000],
    ['yuanjiang-2024', yuanjiang, YUANJIANG, 1500],
  ] as const)('%s gives the same forms, money, indicators and points', (source, read, known, least) => {
    if (read === null) throw new Error('no seed');
    const { lines, compared } = differences(read, source);
    expect(compared).toBeGreaterThan(least);
    expect(lines.filter((line) => known[line] === undefined)).toEqual([]);
    expect(Object.keys(known).filter((line) => !lines.includes(line))).toEqual([]);
  });

  it('gives rows that hold to the schemas', () => {
    expect(violations(huangshi?.rows ?? {})).toEqual([]);
    expect(violations(yuanjiang?.rows ?? {})).toEqual([]);
  });

  it('reads every cell of both seeds', () => {
    expect(huangshi?.notUnderstood).toEqual([]);
    expect(yuanjiang?.notUnderstood).toEqual([]);
  });

  it('resolves 元 under 万元 in Yuanjiang from what its report states', () => {
    expect(yuanjiang?.decisionsNeeded).toHaveLength(1);
    expect(yuanjiang?.decisionsNeeded[0]?.proposed).toBe('元');
    expect(yuanjiang?.rows.fund_line?.[0]?.executed_amount).toBe(1159138.98);
  });

  it('reads the base data table cell by cell', () => {
    const mine = new Map(
      (yuanjiang?.rows.base_metric ?? []).map((row) => [
        `${row.block} ${row.item_no} ${row.column_label_raw}`,
        row,
      ]),
    );
    const theirs = load('base_metric');
    expect(mine.size).toBe(theirs.length);
    for (const row of theirs) {
      const own = mine.get(`${row.block} ${row.item_no} ${row.column_label_raw}`);
      expect(own?.raw.replace(/\s/g, '')).toBe(row.raw?.replace(/\s/g, ''));
      expect(asText(own?.value) === '' ? '' : Number(own?.value)).toBe(
        row.value === '' ? '' : Number(row.value),
      );
    }
  });

  it('finds the reports’ sections and stated figures', () => {
    for (const [source, read] of [
      ['huangshi-2021', huangshi],
      ['yuanjiang-2024', yuanjiang],
    ] as const) {
      const headings = (read?.rows.text_section ?? []).map((row) =>
        (row.heading_raw ?? '').replace(/\s/g, ''),
      );
      for (const row of load('text_section').filter((each) => each.source_id === source)) {
        if (row.heading_raw !== '') expect(headings).toContain(row.heading_raw?.replace(/\s/g, ''));
      }
    }
    const stated = (huangshi?.rows.statement ?? []).map((row) =>
      [row.fiscal_year, row.metric, row.value, row.locator].join(' '),
    );
    for (const expected of [
      '2020 execution_rate 1 L405',
      '2020 total_points 98 L405',
      '2020 total_points 98 L514',
      '2021 budget 1400000 L355',
      '2021 executed 1000000 L496',
    ]) {
      expect(stated).toContain(expected);
    }
  });

  it('keeps every value’s place', () => {
    for (const read of [huangshi, yuanjiang]) {
      for (const origin of read?.origins ?? []) expect(Number(startLine(origin.locator))).toBeGreaterThan(0);
    }
  });
});
