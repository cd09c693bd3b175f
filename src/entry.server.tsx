import { renderToReadableStream } from 'react-dom/server';
import { type EntryContext, ServerRouter } from 'react-router';
import { type StaticRenderer, StaticRendererContext } from './charts/render/static-renderer.ts';
import { renderSvg, STATIC_WIDTHS } from './charts/render/svg.ts';

const drawStatic: StaticRenderer = (kind, rows, layout, lang) =>
  renderSvg(kind, rows, { lang, layout, width: STATIC_WIDTHS[layout] });

/** Renders one prerendered page whole, charts included; runs at build time only. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  context: EntryContext,
): Promise<Response> {
  let failure: unknown = null;
  const body = await renderToReadableStream(
    <StaticRendererContext value={drawStatic}>
      <ServerRouter context={context} url={request.url} />
    </StaticRendererContext>,
    {
      onError(error) {
        failure ??= error;
      },
    },
  );
  await body.allReady;
  if (failure !== null) throw failure;
  headers.set('Content-Type', 'text/html; charset=utf-8');
  return new Response(body, { status, headers });
}
