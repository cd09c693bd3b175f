import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { compressors } from 'hyparquet-compressors';
import type { Bilingual } from '../../model/schema.ts';
import type { FlatRow, FlatSource } from './flat-source.ts';
import { damaged, type Limits, stopIfAborted, tooLarge } from './limits.ts';
import { sha256 } from './sha256.ts';
import { fullNumber } from './workbook-cell.ts';

const PARQUET: Bilingual = { zh: 'Parquet 文件', en: 'The Parquet file' };

/** A flat Parquet file for mapping, one row group at a time; nested columns read as their JSON text. */
export function parquetSource(file: string, bytes: Uint8Array, limits: Limits): FlatSource {
  const buffer = bytes.slice().buffer;
  const { names, groups } = shape(file, buffer);
  if (names.length > limits.columns)
    throw tooLarge(file, { zh: '列数', en: 'Columns' }, names.length, limits.columns);
  return {
    file,
    sheet: '',
    kind: 'parquet',
    sha256: () => sha256(bytes),
    identify: async () => undefined,
    problems: () => [],
    rows: async function* (signal, onShare) {
      yield [{ values: names, exact: null, locator: 'R0' }];
      let start = 0;
      const total = groups.reduce((a, b) => a + b, 0);
      for (const group of groups) {
        for (let from = start; from < start + group; from += 50_000) {
          stopIfAborted(signal);
          const to = Math.min(from + 50_000, start + group);
          yield await read(file, buffer, names, from, to);
          onShare?.(total === 0 ? 1 : to / total);
        }
        start += group;
      }
    },
  };
}

function shape(file: string, buffer: ArrayBuffer): { names: readonly string[]; groups: readonly number[] } {
  try {
    const metadata = parquetMetadata(buffer);
    const names: string[] = [];
    let skip = 0;
    for (const element of metadata.schema.slice(1)) {
      if (skip > 0) {
        skip += (element.num_children ?? 0) - 1;
        continue;
      }
      names.push(element.name);
      skip = element.num_children ?? 0;
    }
    return { names, groups: metadata.row_groups.map((group) => Number(group.num_rows)) };
  } catch (error) {
    throw damaged(file, PARQUET, error instanceof Error ? error.message : '');
  }
}

async function read(
  file: string,
  buffer: ArrayBuffer,
  names: readonly string[],
  rowStart: number,
  rowEnd: number,
): Promise<FlatRow[]> {
  try {
    const objects = await parquetReadObjects({ file: buffer, compressors, rowStart, rowEnd });
    return objects.map((object, i) => ({
      values: names.map((name) => valueText(object[name])),
      exact: null,
      locator: `R${rowStart + i + 1}`,
    }));
  } catch (error) {
    throw damaged(file, PARQUET, error instanceof Error ? error.message : '');
  }
}

function valueText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? fullNumber(value) : '';
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  if (typeof value === 'object')
    return JSON.stringify(value, (_, v) => (typeof v === 'bigint' ? String(v) : v));
  return String(value);
}
