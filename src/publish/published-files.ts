import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { PublishedManifest } from './parquet.ts';

export type PublishedFile = PublishedManifest['tables'][number];

/** The Parquet files that the site publishes beside its pages; none before the data has been built. */
export async function publishedFiles(): Promise<readonly PublishedFile[]> {
  const manifest = path.resolve('public/data/manifest.json');
  if (!existsSync(manifest)) return [];
  const read: PublishedManifest = JSON.parse(await readFile(manifest, 'utf8'));
  return read.tables;
}
