// Serves the built site the way any static host would: files, directory indexes, precompressed siblings, a 404 page.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import sirv from 'sirv';
import { ROOT } from './setup.mjs';

const SITE = process.env.JILAN_SITE ?? `${ROOT}build/site`;

/** Starts the server; port 0 takes any free one. Resolves to its address and a way to stop it. */
export async function serve({ port = 0, directory = SITE, base = process.env.JILAN_BASE ?? '/' } = {}) {
  const prefix = `/${base.split('/').filter(Boolean).join('/')}`.replace(/\/$/, '');
  const files = sirv(directory, { etag: true, brotli: true, gzip: true, dotfiles: false });
  const missing = `${directory}/404.html`;
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const encoded = encodeURI(prefix);
    if (prefix && path !== encoded && !path.startsWith(`${encoded}/`)) return notFound(response, missing);
    request.url = path.slice(encoded.length) || '/';
    files(request, response, () => notFound(response, missing));
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://127.0.0.1:${bound}${encodeURI(prefix)}/`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

function notFound(response, page) {
  response.statusCode = 404;
  if (!existsSync(page)) return response.end('404');
  response.setHeader('content-type', 'text/html; charset=utf-8');
  response.end(readFileSync(page));
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const server = await serve({ port: Number(process.env.PORT ?? 4173) });
  console.log(server.url);
}
