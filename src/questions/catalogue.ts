import type { Row } from '../engine/engine.ts';
import { sql } from './question.ts';
import type { Question } from './types.ts';

export interface CatalogueRow extends Row {
  readonly table_name: string;
  readonly column_name: string;
  /** The engine's own type name, such as `DECIMAL(18,2)`. */
  readonly data_type: string;
}

const name = (id: string, zh: string, en: string) =>
  ({ name: id, title: { zh, en }, unit: 'text', nullable: false }) as const;

/** Every table that the engine holds, base and derived, column by column in the order in which they stand. */
export const catalogue: Question<Record<never, never>, CatalogueRow> = {
  id: 'catalogue',
  title: { zh: '引擎里有哪些表和列？', en: 'Which tables and columns does the engine hold?' },
  columns: [
    name('table_name', '表', 'Table'),
    name('column_name', '列', 'Column'),
    name('data_type', '类型', 'Type'),
  ],
  compile: () => sql`
SELECT c.table_name, c.column_name, c.data_type
FROM information_schema.columns c WHERE c.table_schema = 'main' AND c.table_catalog = current_database()
ORDER BY c.table_name, c.ordinal_position`,
};
