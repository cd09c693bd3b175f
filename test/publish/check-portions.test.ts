import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ImportSession } from '../../src/intake/import-session.ts';
import { IMPORTED } from '../../src/intake/package/descriptor.ts';
import { packageFiles } from '../../src/intake/package/package-files.ts';
import { portionsOf } from '../../src/intake/package/table-writer.ts';
import { fromBytes } from '../../src/intake/readers/file-input.ts';
import type { TableRows } from '../../src/intake/types.ts';
import { TABLES, type TableName } from '../../src/model/schema.ts';
import { checkPackage } from '../../src/publish/check.ts';
import { conforms } from '../../src/publish/check-portions.ts';
import { HUBEI_FORM } from '../fixtures/files/hubei-form.ts';
import { docxOf } from '../fixtures/files/make.ts';
import { finished } from '../intake/finished.ts';

let folder = '';
let rows: TableRows = {};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jilan-conforms-'));
  const session = new ImportSession();
  await session.add(fromBytes('a.docx', await docxOf(HUBEI_FORM)));
  rows = (await finished(session)).rows;
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What the whole check says of the files that the rows become. */
async function problemsOf(changed: TableRows): Promise<number> {
  for (const { path, pieces } of packageFiles(IMPORTED, portionsOf(changed)))
    await writeFile(join(folder, path), pieces);
  return (await checkPackage(folder)).problems.length;
}

/** The rows with one value changed, or one row left out or repeated. */
function damaged(table: TableName, at: number, column: number, value: unknown): TableRows {
  const own = [...((rows[table] ?? []) as readonly object[])];
  const place = at % own.length;
  const { fields } = TABLES[table];
  const name = fields[column % fields.length]!.name;
  if (value === 'twice') own.push(own[place]!);
  else if (value === 'none') own.splice(place, 1);
  else own[place] = { ...own[place], [name]: value };
  return { ...rows, [table]: own } as TableRows;
}

describe('tables judged before they are written', () => {
  test('an import conforms', async () => {
    expect(conforms(portionsOf(rows))).toBe(true);
    expect(await problemsOf(rows)).toBe(0);
  });

  test('what is said to conform, the check of the files finds nothing in', async () => {
    const tables = Object.keys(rows) as TableName[];
    const values = [
      null,
      '',
      'x',
      'twice',
      'none',
      '2022',
      1,
      -1,
      0.5,
      1e16,
      12.34567,
      true,
      false,
      '2022-02-30',
    ];
    let refused = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...tables),
        fc.nat(50),
        fc.nat(50),
        fc.constantFrom(...values),
        async (table, at, column, value) => {
          const changed = damaged(table, at, column, value);
          if (!conforms(portionsOf(changed))) refused += 1;
          else expect(await problemsOf(changed)).toBe(0);
        },
      ),
      { numRuns: 400 },
    );
    expect(refused).toBeGreaterThan(50);
  });
});
