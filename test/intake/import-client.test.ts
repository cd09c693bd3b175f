import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { ImportClient, type WorkerPort } from '../../src/intake/client.ts';
import { ImportServer } from '../../src/intake/import-server.ts';
import type { Reply, Request } from '../../src/intake/messages.ts';
import { IMPORTED } from '../../src/intake/package/descriptor.ts';
import { HUBEI_FORM } from '../fixtures/files/hubei-form.ts';
import { csvOf, docxOf } from '../fixtures/files/make.ts';
import { finishedBehind } from './finished.ts';

/** The real server behind a port that copies messages as a worker does; `deaf` never answers an `add`. */
function port(started: { count: number }, deaf: () => boolean = () => false): WorkerPort {
  let stopped = false;
  const own: WorkerPort = {
    onmessage: null,
    onerror: null,
    postMessage: (message: Request) => {
      if (stopped || (deaf() && message.type !== 'open')) return;
      const copy = message.type === 'add' ? message : structuredClone(message);
      setTimeout(() => server.handle(copy), 0);
    },
    terminate: () => {
      stopped = true;
    },
  };
  const server = new ImportServer((reply: Reply) => {
    const copy = structuredClone(reply);
    setTimeout(() => {
      if (!stopped) own.onmessage?.({ data: copy } as MessageEvent<Reply>);
    }, 0);
  });
  started.count += 1;
  return own;
}

const list = (n: number): Blob =>
  new Blob([
    csvOf([
      ['单位', '年度', '项目', '预算数（万元）', '执行数（万元）'],
      ...Array.from({ length: n }, (_, i) => ['甲', '2022', `项目${i}`, '10', '8']),
    ]),
  ]);

describe('an import in a worker', () => {
  test('files are added, corrected, previewed, answered and joined', async () => {
    const client = new ImportClient(() => port({ count: 0 }));
    const progress: string[] = [];
    const onProgress = (file: string): void => void progress.push(file);
    const [word] = await client.add('a.docx', new Blob([(await docxOf(HUBEI_FORM)) as BlobPart]), {
      onProgress,
    });
    expect(word!.forms?.found).toMatchObject([{ kind: 'project-form' }]);
    const [flat] = await client.add('b.csv', list(3), { onProgress });
    const { sheet, mapping } = flat!.flat[0]!;
    expect(progress).toEqual(['a.docx', 'b.csv']);
    expect((await client.preview('b.csv', sheet, mapping))?.counts).toMatchObject({
      accepted: 3,
      refused: 0,
    });
    const without = {
      ...mapping,
      columns: mapping.columns.map((c) => (c.field === 'unit' ? { ...c, field: null } : c)),
    };
    expect((await client.preview('b.csv', sheet, without))?.counts).toMatchObject({
      accepted: 0,
      refused: 3,
    });
    client.setMapping('b.csv', sheet, { ...without, unit: '乙局' });
    const result = await finishedBehind(client);
    expect(result.rows.evaluation).toHaveLength(4);
    expect(result.rows.unit?.map((u) => u.name)).toContain('乙局');
    expect((await client.document('a.docx'))?.sheets).toHaveLength(1);
    expect((await client.packageZip(IMPORTED)).length).toBeGreaterThan(0);
    client.remove('b.csv');
    expect((await finishedBehind(client)).rows.evaluation).toHaveLength(1);
    client.close();
  });

  test('many rows arrive whole and in order', async () => {
    const client = new ImportClient(() => port({ count: 0 }));
    await client.add('big.csv', list(45_000));
    const { rows } = await finishedBehind(client);
    expect(rows.evaluation).toHaveLength(45_000);
    expect(rows.evaluation?.at(-1)?.evaluation_id).toBe('甲-项目44999-2022');
    client.close();
  });

  test('a cancelled file rejects with AbortError and leaves the rest', async () => {
    const client = new ImportClient(() => port({ count: 0 }));
    await client.add('b.csv', list(1));
    const controller = new AbortController();
    const adding = client.add('c.csv', list(2), { signal: controller.signal });
    controller.abort();
    await expect(adding).rejects.toMatchObject({ name: 'AbortError' });
    expect((await finishedBehind(client)).rows.evaluation).toHaveLength(1);
    client.close();
  });

  test('a worker that does not react is stopped, and a new one stands where it stood', async () => {
    const started = { count: 0 };
    let deaf = false;
    const client = new ImportClient(() => port(started, () => deaf && started.count === 1));
    const [flat] = await client.add('b.csv', list(2));
    client.setMapping('b.csv', '', {
      ...flat!.flat[0]!.mapping,
      moneyUnit: '元',
      columns: flat!.flat[0]!.mapping.columns.map((c) => ({ ...c, moneyUnit: null })),
    });
    deaf = true;
    const controller = new AbortController();
    const adding = client.add('hang.xlsx', new Blob(['x']), { signal: controller.signal });
    adding.catch(() => undefined);
    await wait(20);
    controller.abort();
    await expect(adding).rejects.toMatchObject({ name: 'AbortError' });
    await wait(1700);
    expect(started.count).toBe(2);
    const { rows } = await finishedBehind(client);
    expect(rows.fund_line?.map((f) => f.adjusted_amount)).toEqual([10, 10]);
    client.close();
  });
});
