import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

function jilan(...args: readonly string[]): Promise<{ code: number; out: string; err: string }> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      ['--import', 'tsx', 'src/cli/jilan.ts', 'audit', ...args],
      { cwd: ROOT, maxBuffer: 1 << 26 },
      (error, out, err) => done({ code: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

const KEYS = [
  'rule',
  'severity',
  'evaluation_id',
  'source_id',
  'locator',
  'indicator_no',
  'quote',
  'reported',
  'expected',
  'difference',
  'message_zh',
  'message_en',
];

let empty: string;
beforeAll(async () => {
  empty = await mkdtemp(join(tmpdir(), 'audit-'));
  await writeFile(join(empty, 'source.csv'), 'source_id,title,kind\ns,t,form\n');
});
afterAll(() => rm(empty, { recursive: true, force: true }));

describe('jilan audit', () => {
  it('prints the findings as JSON with what a check needs', async () => {
    const { code, out } = await jilan('data', '--format', 'json', '--severity', 'E,W');
    expect(code).toBe(0);
    const findings = JSON.parse(out) as Record<string, unknown>[];
    expect(findings.length).toBeGreaterThan(100);
    for (const finding of findings) {
      expect(Object.keys(finding)).toEqual(expect.arrayContaining(KEYS));
      expect(['E', 'W']).toContain(finding.severity);
    }
    expect(
      findings.find((f) => f.rule === 'B01' && f.evaluation_id === 'huangshi-hrss-expert-allowance-2021'),
    ).toMatchObject({
      reported: 20,
      expected: 0,
      difference: 20,
      source_id: 'huangshi-2021',
      locator: 'L305',
    });
  }, 60_000);

  it('exits with 1 when a finding of the severity named stands, whatever is shown', async () => {
    expect((await jilan('data', '--rule', 'C10', '--fail-on', 'E')).code).toBe(1);
    const nothing = await jilan(empty, '--format', 'json', '--fail-on', 'E,W,N,I');
    expect([nothing.code, JSON.parse(nothing.out)]).toEqual([0, []]);
  }, 60_000);

  it('writes CSV for spreadsheets and a table for people', async () => {
    const csv = await jilan('data', '--format', 'csv', '--rule', 'A01');
    expect(csv.out.startsWith('\uFEFFfinding_id,rule,')).toBe(true);
    expect(csv.out.trim().split('\n')).toHaveLength(3);
    const table = await jilan('data', '--rule', 'A01');
    expect(table.out).toContain('E A01  huangshi-inspection-case-handling-2021 L328');
    expect(table.out).toContain('2 points to verify; 21 checks passed, 2 did not, 0 lack what they need');
  }, 60_000);

  it('reads every form under the scheme asked for', async () => {
    const { out } = await jilan('data', '--format', 'json', '--profile', 'strict-cap-2022', '--rule', 'B04');
    const capped = (JSON.parse(out) as { evaluation_id: string; expected: number }[]).map((f) => [
      f.evaluation_id,
      f.expected,
    ]);
    expect(capped).toContainEqual(['huangshi-employment-subsidy-2021', 59]);
    expect(capped).toContainEqual(['huangshi-hrss-institution-personnel-2021', 79]);
  }, 60_000);

  it('says what is wrong with its arguments, and exits with 2', async () => {
    for (const args of [
      [],
      ['no-such-folder'],
      ['data', '--format', 'xml'],
      ['data', '--rule', 'Z99'],
      ['data', '--severity', 'Q'],
      ['data', '--profile', 'x'],
      ['data', '--nonsense'],
    ]) {
      const { code, err, out } = await jilan(...args);
      expect([code, out], args.join(' ')).toEqual([2, '']);
      expect(err.length, args.join(' ')).toBeGreaterThan(5);
    }
  }, 90_000);
});
