import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BASE_STAND_IN } from '../../src/app/base-path.ts';
import { policyOf, withPolicy } from '../../src/publish/csp.ts';
import { assembleSite, RUNTIME_STYLES } from '../../src/publish/postbuild.ts';

const PAGE = `<!DOCTYPE html><html><head><meta charSet="utf-8"/><script>var a = 1;</script></head><body>
<script type="module" async="">import "${BASE_STAND_IN}assets/x.js";</script><script src="/y.js"></script></body></html>`;

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

describe('the policy of a page', () => {
  it('lets inline scripts pass by their hash, and nothing inline besides', () => {
    const policy = policyOf(PAGE);
    expect(policy).toContain(hash('var a = 1;'));
    expect(policy).toContain(`script-src 'self' 'wasm-unsafe-eval' `);
    expect(policy).not.toMatch(/script-src[^;]*'unsafe-inline'/);
    expect(policy).not.toMatch(/'unsafe-eval'/);
    expect(policy).toContain("connect-src 'self'");
    expect(policy.match(/'sha256-/g)).toHaveLength(2);
  });

  it('stands before every script', () => {
    const html = withPolicy(PAGE);
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<script'));
    expect(() => withPolicy('<html><head></head></html>')).toThrow('charset');
  });

  it('knows the style that the component library inserts, word for word', async () => {
    const entry = createRequire(import.meta.url).resolve('react-aria/package.json');
    const source = await readFile(
      path.join(path.dirname(entry), 'dist/private/interactions/usePress.mjs'),
      'utf8',
    );
    const inserted = /style\.textContent = `([\s\S]*?)`\.trim\(\)/.exec(source)?.[1] ?? '';
    const text = inserted.replace(/\$\{[^}]*PRESSABLE_ATTRIBUTE\}/, 'data-react-aria-pressable').trim();
    expect(RUNTIME_STYLES).toContain(text);
  });
});

describe('the assembled site', () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'jilan-site-'));
    const client = path.join(folder, 'client');
    await mkdir(path.join(client, BASE_STAND_IN, 'en'), { recursive: true });
    await mkdir(path.join(client, '.vite'));
    await writeFile(path.join(client, '__spa-fallback.html'), PAGE);
    await writeFile(path.join(client, BASE_STAND_IN, 'index.html'), PAGE);
    await writeFile(path.join(client, BASE_STAND_IN, 'en', 'index.html'), PAGE);
    await writeFile(path.join(client, '.vite', 'manifest.json'), '{}');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('holds pages at its root, with the encoded base and policies over the final text', async () => {
    const site = path.join(folder, 'site');
    const files = await assembleSite(path.join(folder, 'client'), site, '/绩效/看/');
    expect(files.map((file) => path.relative(site, file)).sort()).toEqual([
      '404.html',
      'en/index.html',
      'index.html',
    ]);
    const html = await readFile(path.join(site, 'index.html'), 'utf8');
    const script = `import "${encodeURI('/绩效/看/')}assets/x.js";`;
    expect(html).toContain(script);
    expect(html).toContain(hash(script));
    expect(html).not.toContain('jilan-base');
  });
});
