import {
  BOOLEAN,
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBType,
  INTEGER,
  VARCHAR,
} from '@duckdb/node-api';
import { quoteIdentifier } from '../model/quote-identifier.ts';
import type { Field, Table } from '../model/schema.ts';
import type { Row } from './engine.ts';

const CHUNK = 2048;

function incomingType(field: Field): DuckDBType {
  switch (field.type) {
    case 'integer':
      return INTEGER;
    case 'number':
      return DOUBLE;
    case 'boolean':
      return BOOLEAN;
    default:
      return VARCHAR;
  }
}

/** Makes the table `incoming` and fills it with rows, typed as far as JavaScript knows; casts come after. */
export async function appendIncoming(
  connection: DuckDBConnection,
  table: Table,
  rows: readonly Row[],
): Promise<void> {
  const types = table.fields.map(incomingType);
  const columns = table.fields.map((f, i) => `${quoteIdentifier(f.name)} ${types[i]}`).join(', ');
  await connection.run(`CREATE OR REPLACE TABLE incoming (${columns})`);
  const appender = await connection.createAppender('incoming');
  for (let start = 0; start < rows.length; start += CHUNK) {
    const portion = rows.slice(start, start + CHUNK);
    const chunk = DuckDBDataChunk.create(types);
    chunk.setColumns(table.fields.map((f) => portion.map((row) => row[f.name] ?? null)));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
}
