import { describe, expect, test } from 'vitest';
import type { Engine, Row, TableData } from '../../src/engine/engine.ts';
import { SAME_NAMES } from '../../src/questions/same-names.ts';
import { HOMES } from '../engine/both-engines.ts';

const form = (id: string, unit: string, project: string, year: number): Row => ({
  evaluation_id: id,
  kind: 'project',
  fiscal_year: year,
  fiscal_year_basis: 'stated',
  unit_id: unit,
  project_id: project,
  title_raw: '表',
  tick_groups: 3,
  budget_points_inferred: false,
  data_origin: 'reported',
  source_id: 's',
  locator: 'L1',
});
const line = (id: string, amount: number): Row => ({
  evaluation_id: id,
  line_no: 1,
  kind: 'total',
  adjusted_amount: amount,
  locator: 'L2',
});
const unit = (id: string, name: string, region: string | null = null): Row => ({ unit_id: id, name, region });
const project = (id: string, unitId: string, name: string, aliases: string | null = null): Row => ({
  project_id: id,
  unit_id: unitId,
  name,
  aliases,
});
const tables = (given: Readonly<Record<string, readonly Row[]>>): TableData[] =>
  Object.entries(given).map(([table, rows]) => ({ table, rows }) as TableData);

const PUBLISHED = tables({
  source: [{ source_id: 's', title: '来源', kind: 'form' }],
  unit: [unit('fin', '示例市财政局', '示例'), unit('water', '示例市水利局', '示例')],
  project: [project('fin-it', 'fin', '信息化运维经费', '信息化运维'), project('fin-road', 'fin', '道路')],
  evaluation: [form('fin-it-2021', 'fin', 'fin-it', 2021), form('fin-road-2021', 'fin', 'fin-road', 2021)],
  fund_line: [line('fin-it-2021', 10), line('fin-road-2021', 20)],
});
const IMPORT = tables({
  unit: [unit('示例市财政局', '示例市财政局'), unit('示例市水利局', '示例市水利局', '别处')],
  project: [
    project('示例市财政局-信息化运维', '示例市财政局', '信息化运维'),
    project('示例市财政局-新建', '示例市财政局', '新建'),
    project('示例市水利局-道路', '示例市水利局', '道路'),
  ],
  evaluation: [
    form('again', '示例市财政局', '示例市财政局-信息化运维', 2021),
    form('next', '示例市财政局', '示例市财政局-信息化运维', 2022),
    form('new', '示例市财政局', '示例市财政局-新建', 2021),
    form('other', '示例市水利局', '示例市水利局-道路', 2021),
  ],
  fund_line: [line('again', 11), line('next', 12), line('new', 13), line('other', 14)],
});

describe.each(HOMES)('an import laid over published tables in the $home engine', ({ open }) => {
  test('a form of the same unit, project and year takes the place of the published one', async () => {
    const engine: Engine = await open();
    await engine.load(PUBLISHED, { derivations: [] });
    await engine.load(IMPORT, { derivations: SAME_NAMES, append: true });
    const found = await engine.query({
      sql: `SELECT e.evaluation_id, e.unit_id, e.project_id, f.adjusted_amount::DOUBLE AS amount
FROM evaluation e JOIN fund_line f USING (evaluation_id) ORDER BY amount`,
      params: [],
    });
    expect(found.map((row) => Object.values(row))).toEqual([
      ['again', 'fin', 'fin-it', 11],
      ['next', 'fin', 'fin-it', 12],
      ['new', 'fin', '示例市财政局-新建', 13],
      ['other', '示例市水利局', '示例市水利局-道路', 14],
      ['fin-road-2021', 'fin', 'fin-road', 20],
    ]);
    const units = await engine.query({ sql: 'SELECT unit_id FROM unit ORDER BY unit_id', params: [] });
    expect(units.map((row) => row.unit_id)).toEqual(['fin', 'water', '示例市水利局']);
    await engine.close();
  });
});
