import type { Row } from '../../engine/engine.ts';
import type { DatasetId } from '../url-state/url-state.ts';
import type { Ask } from './answers.ts';
import { session } from './site-session.ts';

/** Asks the engine, once it holds the data set, what no screen shows; rejects where the engine cannot be had. */
export async function askLive<R extends Row>(
  dataset: DatasetId,
  { statement }: Ask<R>,
  signal: AbortSignal,
): Promise<readonly R[]> {
  await session.start(dataset);
  return session.query<R>(statement, signal);
}
