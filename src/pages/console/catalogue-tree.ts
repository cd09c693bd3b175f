import { type Bilingual, type Lang, TABLE_NAMES, TABLES, type TableName } from '../../model/schema.ts';
import type { CatalogueRow } from '../../questions/catalogue.ts';
import { COLUMNS } from '../../questions/columns.ts';

export interface CatalogueColumn {
  readonly name: string;
  readonly type: string;
  /** The title of the schema or of the questions; empty for columns that only the computation knows. */
  readonly title: string;
}

export interface CatalogueTable {
  readonly name: string;
  readonly title: string;
  readonly group: 'derived' | 'base' | 'working';
  readonly columns: readonly CatalogueColumn[];
}

/** What the derived tables hold; those not named here are working tables of the computation. */
const DERIVED: Readonly<Record<string, Bilingual>> = {
  evaluation_summary: {
    zh: '自评表汇总：金额、执行率、得分、等级',
    en: 'Forms with amounts, rates, scores and grade',
  },
  indicator_summary: {
    zh: '指标汇总：目标、完成、完成比',
    en: 'Indicators with target, actual and achievement',
  },
  unit_year: { zh: '单位 × 年度', en: 'Unit by year' },
  project_history: { zh: '项目 × 年度', en: 'Project by year' },
  recomputed_evaluation: { zh: '复算：每张表', en: 'Recomputation, form by form' },
  recomputed_indicator: { zh: '复算：每条指标', en: 'Recomputation, row by row' },
  finding: { zh: '疑点', en: 'Points to verify' },
  rule_check: { zh: '规则检查：通过、未过、无法检查', en: 'Rules: passed, failed, not checkable' },
  quality_index: { zh: '自评质量指数', en: 'Self-evaluation quality index' },
};

const GROUPS = ['derived', 'base', 'working'] as const;

function isBase(name: string): name is TableName {
  return (TABLE_NAMES as readonly string[]).includes(name);
}

function columnTitle(table: string, column: string, lang: Lang): string {
  if (isBase(table)) return TABLES[table].fields.find((f) => f.name === column)?.title[lang] ?? '';
  if (column in COLUMNS) return COLUMNS[column as keyof typeof COLUMNS].title[lang];
  for (const base of TABLE_NAMES) {
    const field = TABLES[base].fields.find((f) => f.name === column);
    if (field !== undefined) return field.title[lang];
  }
  return '';
}

/** The tables of the engine with their columns: what questions read first, then the package, then working tables. */
export function catalogueTree(rows: readonly CatalogueRow[], lang: Lang): readonly CatalogueTable[] {
  const byTable = new Map<string, CatalogueRow[]>();
  for (const row of rows) byTable.set(row.table_name, [...(byTable.get(row.table_name) ?? []), row]);
  const order = [...Object.keys(DERIVED), ...TABLE_NAMES];
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  const tables = [...byTable].map(([name, columns]): CatalogueTable => {
    const group = isBase(name) ? 'base' : name in DERIVED ? 'derived' : 'working';
    const title = isBase(name) ? TABLES[name].title[lang] : (DERIVED[name]?.[lang] ?? '');
    return {
      name,
      title,
      group,
      columns: columns.map((row) => ({
        name: row.column_name,
        type: row.data_type,
        title: columnTitle(name, row.column_name, lang),
      })),
    };
  });
  return tables.sort(
    (a, b) =>
      GROUPS.indexOf(a.group) - GROUPS.indexOf(b.group) ||
      place(a.name) - place(b.name) ||
      a.name.localeCompare(b.name),
  );
}

/** Tables that hold the word in their name or title, or else only those of their columns that do. */
export function searchCatalogue(
  tables: readonly CatalogueTable[],
  sought: string,
): readonly CatalogueTable[] {
  const needle = sought.trim().toLowerCase();
  if (needle === '') return tables;
  const holds = (...texts: string[]) => texts.some((text) => text.toLowerCase().includes(needle));
  return tables.flatMap((table) => {
    if (holds(table.name, table.title)) return [table];
    const columns = table.columns.filter((column) => holds(column.name, column.title));
    return columns.length === 0 ? [] : [{ ...table, columns }];
  });
}
