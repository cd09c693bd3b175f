import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ImportSession } from '../../src/intake/import-session.ts';
import { fromBytes } from '../../src/intake/readers/file-input.ts';
import { LIMITS } from '../../src/intake/readers/limits.ts';
import { csvOf } from '../fixtures/files/make.ts';
import { finished } from './finished.ts';

const HEADER = ['单位', '年度', '项目', '预算数（元）', '执行数（元）'];
const rows = (n: number): string =>
  csvOf([HEADER, ...Array.from({ length: n }, (_, i) => ['甲', '2022', `项目${i}`, '10', '8'])]);

async function result(name: string, bytes: Uint8Array, limits = LIMITS) {
  const session = new ImportSession({ limits });
  await session.add(fromBytes(name, bytes));
  return finished(session);
}

describe('flat tables beyond the limits', () => {
  test('far more rows than fit are refused after the first piece of the file', async () => {
    const bytes = strToU8(rows(400_000));
    let read = 0;
    const input = {
      ...fromBytes('huge.csv', bytes),
      chunks: async function* () {
        for (let at = 0; at < bytes.length; at += 1 << 20) {
          read = Math.max(read, at);
          yield bytes.subarray(at, at + (1 << 20));
        }
      },
    };
    const session = new ImportSession({ limits: { ...LIMITS, flatRows: 150_000 } });
    await session.add(input);
    const { problems, rows: made } = await finished(session);
    expect(made.evaluation ?? []).toEqual([]);
    expect(problems[0]).toMatchObject({ kind: 'too-large', severity: 'error', file: 'huge.csv' });
    expect(problems[0]!.message.en).toMatch(/about 4\d0,000 rows; at most 150,000/u);
    expect(problems[0]!.remedy.zh).toMatch(/拆成几个文件/u);
    expect(read).toBeLessThan(2 << 20);
  });

  test('a table that may fit by its beginning is read on, and refused where it does not', async () => {
    const { problems } = await result('long.csv', strToU8(rows(200_000)), { ...LIMITS, flatRows: 150_000 });
    expect(problems[0]!.message.en).toMatch(/about 2\d0,000 rows; at most 150,000/u);
  });

  test('more rows than memory is meant for are refused as a whole, with both figures', async () => {
    const {
      rows: made,
      problems,
      counts,
    } = await result('big.csv', strToU8(rows(500)), { ...LIMITS, flatRows: 100 });
    expect(made.evaluation ?? []).toEqual([]);
    expect(problems[0]).toMatchObject({ kind: 'too-large', severity: 'error', file: 'big.csv' });
    expect(problems[0]!.message.en).toMatch(/about 500 rows; at most 100/u);
    expect(counts[0]!.rows).toEqual({
      accepted: 0,
      repaired: 0,
      refused: 0,
      superseded: 0,
      empty: 0,
      total: 0,
    });
  });

  test('a streamed file with a row of ten thousand columns is refused, wherever the row stands', async () => {
    const wide = `${Array.from({ length: 10_000 }, (_, i) => i).join(',')}\n`;
    const long = rows(160_000);
    for (const text of [wide + long, long + wide]) {
      expect(strToU8(text).length).toBeGreaterThan(4 * 1024 * 1024);
      const { rows: made, problems } = await result('wide.csv', strToU8(text));
      expect(made.evaluation ?? []).toEqual([]);
      expect(problems.map((p) => p.kind)).toContain('too-large');
    }
  });

  test('a streamed file in GB18030 is read like a small one', async () => {
    const { encode } = await import('../fixtures/files/encode.ts');
    const { rows: made, problems } = await result('gbk.csv', encode(rows(170_000), 'gb18030'));
    expect(made.evaluation).toHaveLength(170_000);
    expect(made.evaluation?.at(-1)?.title_raw).toBe('项目169999');
    expect(problems.map((p) => [p.kind, p.value])).toEqual([['encoding-guessed', 'gb18030']]);
  });
});
