import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { corrected } from '../../../src/app/session/imported-corrections.ts';
import { ImportClient } from '../../../src/intake/client.ts';
import type { ImportReport } from '../../../src/intake/messages.ts';
import { PORTION_ROWS } from '../../../src/intake/package/table-writer.ts';
import type { TableRows } from '../../../src/intake/types.ts';
import type { Portion } from '../../../src/model/portion.ts';
import type { Prepare } from '../../../src/pages/import/arrivals.ts';
import { type DeskState, ImportDesk, mappingKey } from '../../../src/pages/import/desk.ts';
import { formView } from '../../../src/pages/import/form-view.ts';
import { fromPaste } from '../../../src/pages/import/gather.ts';
import { chooseColumnUnit, chooseField, chooseTableUnit } from '../../../src/pages/import/mapping-edit.ts';
import { MappingChoices } from '../../../src/pages/import/mapping-memory.ts';
import { decisionsToShow, groupProblems, leftOut, unanswered } from '../../../src/pages/import/problems.ts';
import { HUBEI_FORM } from '../../fixtures/files/hubei-form.ts';
import { csvOf, docxOf, htmlTable, xlsxOf } from '../../fixtures/files/make.ts';
import { fetched } from '../../intake/finished.ts';
import { memoryStorage, workerPort } from './worker-port.ts';

const newDesk = (storage = memoryStorage()) =>
  new ImportDesk(() => new ImportClient(workerPort), new MappingChoices(storage));

type Settled = Omit<DeskState, 'result'> & { result: (ImportReport & { rows: TableRows }) | null };

/** Waits until everything is read and joined, and fetches the rows. */
async function settled(desk: ImportDesk): Promise<Settled> {
  for (;;) {
    await wait(10);
    const state = desk.state();
    const open = state.items.some((item) => item.state === 'waiting' || item.state === 'reading');
    if (open || state.joining !== null) continue;
    const { result } = state;
    return { ...state, result: result && { ...result, rows: await fetched(desk.reader) } };
  }
}

const file = (name: string, ...parts: readonly (string | Uint8Array)[]) => ({
  name,
  blob: new Blob(parts as BlobPart[]),
});
const HEADER = ['单位', '年度', '项目', '预算数（万元）', '执行数（万元）'];

describe('the desk', () => {
  test('reads forms and lists, joins them, and names what it cannot read', async () => {
    const desk = newDesk();
    desk.add([
      file('a.docx', await docxOf(HUBEI_FORM)),
      file('b.csv', csvOf([HEADER, ['甲局', '2022', '道路', '10', '8']])),
      file(
        'old.doc',
        new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0)]),
      ),
    ]);
    const { items, result } = await settled(desk);
    expect(items.map((item) => item.state)).toEqual(['read', 'read', 'read']);
    expect(result?.rows.evaluation).toHaveLength(2);
    const out = leftOut(items.flatMap((item) => item.files));
    expect(out.map((each) => each.file)).toEqual(['old.doc']);
    expect(out[0]?.problem?.remedy.en).not.toBe('');
    expect(groupProblems(result?.problems ?? [])[0]?.severity).toBe('error');
    desk.clear();
    expect(desk.state().items).toEqual([]);
  });

  test('the tables of a data package are not named as files that gave nothing', async () => {
    const desk = newDesk();
    desk.add([file('b.csv', csvOf([HEADER, ['甲局', '2022', '道路', '10', '8']]))]);
    const { rows } = (await settled(desk)).result ?? {};
    desk.clear();
    const tables = Object.entries(rows ?? {}).map(([name, list]) => {
      const first: object = list[0] ?? {};
      return file(
        `p/${name}.csv`,
        csvOf([Object.keys(first), Object.values(first).map((v) => String(v ?? ''))]),
      );
    });
    desk.add([...tables, file('p/datapackage.json', '{}')]);
    const { items, result } = await settled(desk);
    expect(result?.rows.evaluation).toHaveLength(1);
    expect(leftOut(items.flatMap((item) => item.files))).toEqual([]);
    desk.clear();
  });

  test('two files of one name are both kept; removing one takes its rows away', async () => {
    const desk = newDesk();
    const list = (project: string) => file('b.csv', csvOf([HEADER, ['甲局', '2022', project, '10', '8']]));
    desk.add([list('道路'), list('水渠')]);
    const { items } = await settled(desk);
    expect(items.map((item) => item.name)).toEqual(['b.csv', 'b (2).csv']);
    expect(desk.state().result?.summary.rows.evaluation).toBe(2);
    desk.remove(items[0]!.id);
    expect((await settled(desk)).result?.rows.project?.map((p) => p.name)).toEqual(['水渠']);
    desk.clear();
  });

  test('held rows stay as they are while files go, and after the preparation has ended', async () => {
    const desk = newDesk();
    desk.add([file('b.csv', csvOf([HEADER, ['甲局', '2022', '道路', '10', '8']]))]);
    await settled(desk);
    const held = await desk.hold();
    const count = async () => (await held.portion('evaluation', 0))?.length;
    expect(await count()).toBe(1);
    desk.remove(1);
    expect(await count()).toBe(1);
    desk.clear();
    expect(await count()).toBe(1);
    held.release();
  });

  test('a long list is handed to the engine while it is read, until something of it changes', async () => {
    const seen = new Map<string, number>();
    let dropped = 0;
    let refusals = 1;
    const prepare: Prepare = (arriving) => {
      // The engine is still starting when the first rows come.
      if (refusals-- > 0) return null;
      const whole = (async () => {
        for await (const data of arriving)
          for (const portion of 'portions' in data ? (data.portions as Portion[]) : [])
            seen.set(data.table, (seen.get(data.table) ?? 0) + portion.length);
      })();
      whole.catch(() => {});
      return {
        take: () => whole,
        drop: () => {
          dropped += 1;
        },
      };
    };
    const desk = new ImportDesk(
      () => new ImportClient(workerPort),
      new MappingChoices(memoryStorage()),
      prepare,
    );
    const rows = Array.from({ length: PORTION_ROWS + 100 }, (_, i) => [
      `第${i}局`,
      '2022',
      '道路',
      '10',
      '8',
    ]);
    desk.add([file('long.csv', csvOf([HEADER, ...rows]))]);
    while (desk.state().result === null || desk.state().joining !== null) await wait(20);
    const first = desk.state().result!;
    await desk.preparedFor(first)?.take();
    expect(Object.fromEntries(seen)).toEqual(first.summary.rows);
    expect(dropped).toBe(0);
    desk.add([file('b.csv', csvOf([HEADER, ['甲局', '2022', '道路', '10', '8']]))]);
    await settled(desk);
    expect(dropped).toBe(1);
    expect(desk.preparedFor(first)).toBeNull();
    expect(desk.preparedFor(desk.state().result!)).toBeNull();
    desk.clear();
  });

  test('a question about the money unit is answered once, and the answer can be changed', async () => {
    const desk = newDesk();
    desk.add([file('doubt.txt', readFileSync('test/fixtures/intake/forms/unit-doubt.txt'))]);
    const asked = await settled(desk);
    const open = decisionsToShow(asked.seen, asked.result!.decisions, asked.answers);
    expect(open).toMatchObject([{ decision: { kind: 'money-unit' }, answer: null }]);
    expect(unanswered(open)).toBe(1);
    desk.answer(open[0]!.decision, '元');
    const yuan = await settled(desk);
    const total = (state: Settled) =>
      state.result?.rows.fund_line?.find((f) => f.kind === 'total')?.adjusted_amount;
    expect(total(yuan)).toBe(2156000);
    const again = decisionsToShow(yuan.seen, yuan.result!.decisions, yuan.answers);
    expect(again).toMatchObject([{ answer: '元' }]);
    expect(unanswered(again)).toBe(0);
    desk.answer(again[0]!.decision, '万元');
    expect(total(await settled(desk))).toBe(21560000000);
    desk.clear();
  });

  test('a list without a unit keeps its question in sight once it is answered', async () => {
    const desk = newDesk();
    desk.add([
      file(
        'list.csv',
        csvOf([
          ['单位', '年度', '项目', '预算数', '执行数'],
          ['甲局', '2022', '道路', '10', '8'],
        ]),
      ),
    ]);
    const asked = await settled(desk);
    const [decision] = asked.result!.decisions;
    desk.answer(decision!, '万元');
    const after = await settled(desk);
    expect(after.result?.decisions).toEqual([]);
    expect(after.result?.rows.fund_line?.[0]?.adjusted_amount).toBe(100000);
    expect(decisionsToShow(after.seen, [], after.answers)).toMatchObject([{ answer: '万元' }]);
    // The table shows the answered unit too, and a unit chosen there later takes the place of the answer.
    const mapping = after.mappings[mappingKey('list.csv', '')]!;
    expect(mapping).toMatchObject({ moneyUnit: '万元', moneyUnitBasis: 'chosen' });
    desk.setMapping('list.csv', '', chooseTableUnit(mapping, '千元'));
    const changed = await settled(desk);
    expect(changed.result?.rows.fund_line?.[0]?.adjusted_amount).toBe(10000);
    expect(decisionsToShow(changed.seen, [], changed.answers)).toMatchObject([{ answer: '千元' }]);
    desk.remove(after.items[0]!.id);
    expect((await settled(desk)).seen).toEqual([]);
    desk.clear();
  });

  test('a refused repair leaves the values it gave empty, and nothing else; accepting brings them back', async () => {
    const desk = newDesk();
    desk.add([file('glued.txt', readFileSync('test/fixtures/intake/forms/rural-glued.txt'))]);
    const { result } = await settled(desk);
    const cut = result!.repairs.find((repair) => repair.kind === 'lost-separators')!;
    await desk.answerRepair('glued.txt', cut, false);
    const { corrections, repairs } = desk.state();
    expect(Object.values(repairs)).toEqual(['refused']);
    expect(corrections.every((each) => each.after === null)).toBe(true);
    const rows = corrected(result!.rows, corrections);
    expect(rows.fund_line?.map((line) => line.executed_amount)).toEqual(
      result!.rows.fund_line!.map(() => null),
    );
    expect(rows.evaluation?.[0]?.rate_reported).toBeNull();
    expect(rows.evaluation?.[0]?.total_reported).toBe(100);
    expect(rows.indicator?.map((row) => row.points)).toEqual(
      result!.rows.indicator?.map((row) => row.points),
    );
    await desk.answerRepair('glued.txt', cut, true);
    expect(desk.state().corrections).toEqual([]);
    desk.clear();
  });

  test('another encoding and hidden sheets are read when asked for', async () => {
    const desk = newDesk();
    desk.add([
      file(
        'h.xlsx',
        xlsxOf([
          { name: '封面', grid: [['说明']] },
          { name: '清单', grid: [HEADER, ['甲局', '2022', '道路', '10', '8']], hidden: true },
        ]),
      ),
    ]);
    const first = await settled(desk);
    expect(first.items[0]?.files[0]?.problems.map((p) => p.kind)).toContain('hidden-sheets');
    expect(first.result?.rows.evaluation ?? []).toEqual([]);
    desk.again(first.items[0]!.id, { hiddenSheets: true });
    expect((await settled(desk)).result?.rows.evaluation).toHaveLength(1);
    desk.clear();
  });

  test('a cancelled file waits to be read again, the others are there', async () => {
    const desk = newDesk();
    desk.add([file('a.csv', csvOf([HEADER, ['甲局', '2022', '道路', '10', '8']])), file('b.csv', 'x')]);
    desk.cancel(desk.state().items[1]!.id);
    const state = await settled(desk);
    expect(state.items.map((item) => item.state)).toEqual(['read', 'cancelled']);
    expect(state.result?.rows.evaluation).toHaveLength(1);
    desk.clear();
  });
});

describe('columns', () => {
  test('a choice is taken, remembered, and used for the next table of these names', async () => {
    const storage = memoryStorage();
    const desk = newDesk(storage);
    const table = csvOf([
      ['单位', '年度', '项目', '金额一', '金额二'],
      ['甲局', '2022', '道路', '10', '8'],
      ['甲局', '2022', '水渠', '7', '7'],
    ]);
    const named = table.replace('金额一', '预算数').replace('金额二', '支出二');
    desk.add([file('a.csv', named)]);
    const { items } = await settled(desk);
    const flat = items[0]!.files[0]!.flat[0]!;
    const at = flat.mapping.columns.find((column) => column.header.includes('支出二'))!.index;
    const chosen = chooseColumnUnit(chooseField(flat.mapping, at, 'executed'), at, '万元');
    desk.setMapping('a.csv', flat.sheet, chosen);
    const { result } = await settled(desk);
    expect(result?.rows.fund_line?.map((line) => line.executed_amount)).toEqual([80000, 70000]);
    desk.rememberMappings();
    desk.clear();

    const next = newDesk(storage);
    next.add([file('next.csv', named)]);
    const after = await settled(next);
    expect(after.recalled[mappingKey('next.csv', flat.sheet)]).toBe('table');
    expect(after.result?.rows.fund_line?.map((line) => line.executed_amount)).toEqual([80000, 70000]);
    next.clear();
  });

  test('a field goes to one column at a time', () => {
    const column = { year: null, style: 'point', rateScale: 'percent', moneyUnit: null } as const;
    const mapping = {
      headerAt: 0,
      columns: [
        { index: 0, header: 'a', field: 'budget', ...column },
        { index: 1, header: 'b', field: null, ...column },
      ],
      moneyUnit: '元',
      moneyUnitBasis: 'assumed',
      year: null,
      unit: null,
      duplicates: 'ask',
    } as const;
    expect(chooseField(mapping, 1, 'budget').columns.map((c) => c.field)).toEqual([null, 'budget']);
  });

  test('a damaged memory counts as none', () => {
    const storage = memoryStorage();
    storage.setItem(
      'jilan.import-mappings',
      '{"tables":[["x",{"columns":[{"field":"nonsense"}]}]],"columns":7}',
    );
    const proposed = {
      headerAt: 0,
      columns: [],
      moneyUnit: '元',
      moneyUnitBasis: 'assumed',
      year: null,
      unit: null,
      duplicates: 'ask',
    } as const;
    expect(new MappingChoices(storage).recall(proposed)).toEqual({ mapping: proposed, recalled: 'none' });
  });
});

describe('both sides', () => {
  test('every shown value of a Word form leads to the cell that prints it', async () => {
    const desk = newDesk();
    desk.add([file('a.docx', await docxOf(HUBEI_FORM))]);
    const { result } = await settled(desk);
    const document = await desk.reader.document('a.docx');
    const forms = await desk.reader.forms('a.docx');
    const id = result!.found[0]!.evaluationId!;
    const view = formView(document!, forms!, id, []);
    const cells = new Map(
      view.source
        .flatMap((part) => (part.type === 'table' ? part.rows.flatMap((row) => row.cells) : [part.cell]))
        .map((cell) => [cell.id, cell]),
    );
    const values = view.tables.flatMap((t) => t.rows.flatMap((r) => r.values));
    const text = (column: string) => {
      const value = values.find((each) => each.id.endsWith(column));
      return value?.cells.map((cell) => cells.get(cell)?.text);
    };
    expect(text('fund_line/0/executed_amount')).toEqual(['96.40']);
    expect(text('indicator/0/actual_raw')).toEqual(['105人']);
    expect(text('evaluation/0/total_reported')).toEqual(['76.00']);
    expect(text('evaluation/0/unit_id')).toEqual(['示例市示例中心']);
    for (const value of values)
      for (const cell of value.cells) expect(cells.get(cell)?.values).toContain(value.id);
    const table = view.source.find((part) => part.type === 'table');
    expect(table?.type === 'table' && table.rows.length).toBe(11);

    const executed = values.find((each) => each.id === 'fund_line/0/executed_amount')!;
    desk.correct({
      file: 'a.docx',
      table: executed.table,
      key: executed.key,
      column: executed.column,
      before: executed.read,
      after: 950000,
      reason: '原件为 95',
      locator: executed.locator,
    });
    const { corrections } = desk.state();
    expect(corrected(result!.rows, corrections).fund_line?.[0]?.executed_amount).toBe(950000);
    const now = formView(document!, forms!, id, corrections).tables.flatMap((t) =>
      t.rows.flatMap((r) => r.values),
    );
    expect(now.find((each) => each.id === executed.id)).toMatchObject({
      value: 950000,
      read: 964000,
      corrected: true,
    });
    desk.withdraw(corrections[0]!);
    expect(desk.state().corrections).toEqual([]);
    desk.clear();
  });

  test('cells of one line of text are told apart by what they print', async () => {
    const desk = newDesk();
    desk.add([file('doubt.txt', readFileSync('test/fixtures/intake/forms/unit-doubt.txt'))]);
    const { result } = await settled(desk);
    const view = formView(
      (await desk.reader.document('doubt.txt'))!,
      (await desk.reader.forms('doubt.txt'))!,
      result!.found[0]!.evaluationId!,
      [],
    );
    const points = view.tables
      .flatMap((t) => t.rows.flatMap((r) => r.values))
      .find((v) => v.id === 'indicator/0/points');
    const cell = view.source
      .flatMap((part) => (part.type === 'table' ? part.rows.flatMap((row) => row.cells) : []))
      .find((each) => each.id === points?.cells[0]);
    expect(cell?.text).toBe('19.8');
    desk.clear();
  });
});

describe('pasting', () => {
  test('a copied table keeps its cells, text becomes a file, nothing is nothing', async () => {
    const html = fromPaste(htmlTable([HEADER, ['甲局', '2022', '道路', '10', '8']]), '', '粘贴 1');
    expect(html?.name).toBe('粘贴 1.html');
    expect(fromPaste('', '  \n', '粘贴 2')).toBeNull();
    const text = fromPaste('', [HEADER.join('\t'), '乙局\t2022\t桥\t5\t5'].join('\n'), '粘贴 3');
    const desk = newDesk();
    desk.add([html!, text!]);
    const { result } = await settled(desk);
    expect(result?.rows.fund_line?.map((line) => line.adjusted_amount).sort()).toEqual([100000, 50000]);
    desk.clear();
  });
});
