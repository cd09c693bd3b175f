import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'jilan-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function jilan(...args: string[]) {
  const done = spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'src/cli/jilan.ts', ...args], {
    encoding: 'utf8',
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

test('check accepts the published package and exits 0', () => {
  const { code, out } = jilan('check', 'data');
  expect(out).toContain('没有问题');
  expect(code).toBe(0);
});

test('simulate writes a package that check accepts; a damaged one stops check and build', () => {
  const made = join(folder, 'made');
  const simulated = jilan(
    ...['simulate', '--units', '3', '--years', '2021..2022', '--projects', '2', '--seed', '1', '--out', made],
  );
  expect(simulated.code).toBe(0);
  expect(jilan('check', made).code).toBe(0);
  const path = join(made, 'evaluation.csv');
  writeFileSync(path, readFileSync(path, 'utf8').replace('sim-u00000-p0000,', 'sim-u99999-p0000,'));
  const checked = jilan('check', made);
  expect(checked.code).toBe(1);
  expect(checked.out).toMatch(/evaluation · line 2 · project_id/);
  const built = jilan('build', made, '--out', join(folder, 'built'));
  expect(built.code).toBe(1);
  expect(existsSync(join(folder, 'built'))).toBe(false);
});

test('build writes Parquet and a manifest', () => {
  const out = join(folder, 'real');
  expect(jilan('build', 'data', '--out', out).code).toBe(0);
  expect(existsSync(join(out, 'manifest.json'))).toBe(true);
  expect(existsSync(join(out, 'evaluation.parquet'))).toBe(true);
});

test('ingest names a file that is not there or cannot be used, in both languages, and writes nothing', () => {
  const out = join(folder, 'ingested');
  const list = join(folder, 'list.csv');
  writeFileSync(list, '单位,年度,项目,得分\n甲局,2022,道路,98\n');
  const broken = join(folder, 'answers.json');
  writeFileSync(broken, '{bad');
  for (const [args, told] of [
    [[join(folder, 'nowhere')], /没有这个文件或文件夹 no such file or folder: .*nowhere/],
    [[list, '--report', join(folder, 'nowhere', 'r.json')], /no such file or folder: .*nowhere/],
    [[list, '--answers', join(folder, 'nowhere.json')], /没有这个文件 no such file: .*nowhere/],
    [[list, '--answers', broken], /must be a JSON object/],
  ] as const) {
    const { code, err } = jilan('ingest', ...args, '--out', out);
    expect(err).toMatch(told);
    expect(code).toBe(1);
    expect(existsSync(out)).toBe(false);
  }
});

test('an unknown command, a missing argument and a plan without sense exit 1 with the usage', () => {
  expect(jilan('frobnicate').code).toBe(1);
  expect(jilan().out).toContain('jilan check DIR');
  expect(jilan('check').code).toBe(1);
  const bad = jilan(
    'simulate',
    '--units',
    'x',
    '--years',
    '2021',
    '--projects',
    '1',
    '--seed',
    '1',
    '--out',
    folder,
  );
  expect(bad.code).toBe(1);
  expect(bad.err).toContain('--years A..B');
});
