import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Rows } from '../../../src/model/rows.gen.ts';
import type { TableName } from '../../../src/model/schema.ts';
import type { DrawnForm } from '../../../src/pages/form/drawing.ts';
import { officialLayout } from '../../../src/pages/form/official-layout.ts';
import { readPackage } from '../../../src/publish/package-reader.ts';

const SEEDS = resolve('../shared/seeds');
/** The two documents by the beginning of their file names. */
const DOCUMENTS: Readonly<Record<string, string>> = { 'huangshi-2021': '004_', 'yuanjiang-2024': '002_' };

let tables: { [T in TableName]?: readonly Rows[T][] };
beforeAll(async () => {
  const data = await readPackage('data');
  tables = Object.fromEntries(data.map((entry) => [entry.table, 'rows' in entry ? entry.rows : []]));
});

function draw(evaluation: Rows['evaluation']): DrawnForm {
  const of = <T extends { evaluation_id: string }>(rows: readonly T[] | undefined) =>
    (rows ?? []).filter((row) => row.evaluation_id === evaluation.evaluation_id);
  const unit = (id: string | null) => tables.unit?.find((row) => row.unit_id === id)?.name ?? null;
  return officialLayout({
    evaluation,
    fundLines: of(tables.fund_line),
    sections: of(tables.section),
    indicators: of(tables.indicator),
    unitName: unit(evaluation.unit_id) ?? '',
    departmentName: unit(evaluation.department_unit_id),
    projectName: tables.project?.find((row) => row.project_id === evaluation.project_id)?.name ?? null,
  });
}

/** Lays the cells on a grid as a browser does: every place is taken once. */
function isGrid(form: DrawnForm): boolean {
  const taken = form.rows.map(() => new Array<boolean>(form.columns).fill(false));
  for (const [r, row] of form.rows.entries()) {
    for (const cell of row) {
      const c = taken[r]!.indexOf(false);
      for (let dr = 0; dr < cell.rowSpan; dr += 1) {
        for (let dc = 0; dc < cell.colSpan; dc += 1) {
          if (taken[r + dr]?.[c + dc] !== false) return false;
          taken[r + dr]![c + dc] = true;
        }
      }
    }
  }
  return taken.every((row) => !row.includes(false));
}

describe('all forms of the published package', () => {
  it('are drawn without a hole or an overlap', () => {
    const forms = tables.evaluation ?? [];
    expect(forms).toHaveLength(23);
    expect(forms.filter((form) => !isGrid(draw(form))).map((form) => form.evaluation_id)).toEqual([]);
  });

  it('follow the layout of their place', () => {
    const columns = (tables.evaluation ?? []).map((form) => [form.source_id, draw(form).columns]);
    expect(new Set(columns.filter(([source]) => source === 'huangshi-2021').map(([, n]) => n))).toEqual(
      new Set([7]),
    );
    expect(new Set(columns.filter(([source]) => source === 'yuanjiang-2024').map(([, n]) => n))).toEqual(
      new Set([9]),
    );
  });

  it('list the money of a department by income and by spending, as 附件2 prints it', () => {
    const form = tables.evaluation?.find((row) => row.kind === 'department');
    const rows = draw(form!).rows.map((row) => row.map((cell) => cell.text));
    expect(rows).toContainEqual(['按收入性质分：', '按支出性质分：']);
    expect(rows).toContainEqual(['其中：  一般公共预算：1159138.98', '其中：基本支出1030930.18']);
    expect(rows).toContainEqual(['政府性基金拨款：0', '项目支出：128208.80']);
    expect(rows).toContainEqual(['其他资金：', '']);
  });

  it('show the sign that a converter wrote as a formula, and mark labels that were put back', () => {
    const of = (id: string) => draw(tables.evaluation!.find((row) => row.evaluation_id === id)!);
    const target = of('huangshi-employment-entrepreneurship-2021')
      .rows.flat()
      .find((cell) => cell.reference?.column === 'target_raw' && cell.text.includes('95'));
    expect(target?.text).toBe('≥95%');
    const restored = of('huangshi-inspection-case-handling-2021')
      .rows.flat()
      .filter((cell) => cell.heading && cell.repaired);
    expect(restored.map((cell) => cell.text)).toEqual(['效益指标']);
  });
});

const bare = (text: string) => text.replaceAll(/[\s　]+/g, '');
const PRINTED = new Set([
  'initial_amount',
  'adjusted_amount',
  'executed_amount',
  'target_raw',
  'actual_raw',
  'points_raw',
  'points_max_raw',
  'rate_reported',
  'budget_points',
  'total_reported',
]);

describe.skipIf(!existsSync(SEEDS))('against the documents themselves', () => {
  it('every figure in a drawn cell stands in the lines the form was read from', () => {
    const missing: string[] = [];
    for (const form of tables.evaluation ?? []) {
      const file = readdirSync(SEEDS).find((name) => name.startsWith(DOCUMENTS[form.source_id] ?? ' '));
      const lines = readFileSync(resolve(SEEDS, file!), 'utf8').split(/\r?\n/);
      const [from, to] = form.locator.slice(1).split('-').map(Number);
      const printed = bare(lines.slice(from! - 1, to).join(''))
        .replaceAll(/\$|\\geq?/g, (sign) => (sign === '$' ? '' : '≥'))
        .replaceAll('\\%', '%');
      for (const cell of draw(form).rows.flat()) {
        if (cell.reference === null || cell.heading || !PRINTED.has(cell.reference.column)) continue;
        // Label and figure share a cell where money is listed by nature: the figure is what counts.
        const figure = /[\d.]+$/.exec(cell.text)?.[0] ?? cell.text;
        if (!printed.includes(bare(figure))) missing.push(`${form.evaluation_id}: ${cell.text}`);
      }
    }
    expect(missing).toEqual([]);
  });

  it('puts no points in the mouth of a list that prints none', () => {
    const hubei = tables.evaluation?.find((row) => row.evaluation_id.startsWith('huangshi'));
    expect(JSON.stringify(draw(hubei!))).toContain('20分');
    const listed = draw({ ...hubei!, evaluation_id: 'list', profile_id: null, budget_points_max: null });
    expect(JSON.stringify(listed)).not.toMatch(/\d+分/);
    expect(isGrid(listed)).toBe(true);
  });
});
