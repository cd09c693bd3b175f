import { createContext } from 'react';
import type { Lang } from '../../model/schema.ts';
import type { ChartKind, Layout } from '../environment.ts';

/** Draws a picture into a page that is being prerendered. */
export type StaticRenderer = <R>(kind: ChartKind<R>, rows: R, layout: Layout, lang: Lang) => string;

/**
 * Given by the server entry only, so that ECharts stays out of the first download: in the browser it is
 * null, and the pictures that stand in the HTML are kept as they are.
 */
export const StaticRendererContext = createContext<StaticRenderer | null>(null);
