import { createHash } from 'node:crypto';

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;
const INLINE_STYLE = /<style[^>]*>([\s\S]*?)<\/style>/g;

function hashesOf(html: string, pattern: RegExp): string[] {
  const hashes = new Set<string>();
  for (const match of html.matchAll(pattern)) {
    hashes.add(
      `'sha256-${createHash('sha256')
        .update(match[1] ?? '', 'utf8')
        .digest('base64')}'`,
    );
  }
  return [...hashes];
}

/**
 * The Content-Security-Policy of one page: nothing from another origin, inline scripts only by their
 * hash, WebAssembly allowed for the engine. `extraStyles` are texts of style elements that a library
 * inserts at run time. Style attributes are allowed: charts and lists set positions with them.
 */
export function policyOf(html: string, extraStyles: readonly string[] = []): string {
  const styles = hashesOf(extraStyles.map((text) => `<style>${text}</style>`).join(''), INLINE_STYLE);
  return [
    "default-src 'none'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...hashesOf(html, INLINE_SCRIPT)].join(' '),
    ["style-src 'self'", ...hashesOf(html, INLINE_STYLE), ...styles].join(' '),
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The page with its policy as the first thing in the head after the charset, before any script. */
export function withPolicy(html: string, extraStyles: readonly string[] = []): string {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyOf(html, extraStyles)}"/>`;
  const place = /<meta charset="utf-8"\/?>/i.exec(html);
  if (place === null) throw new Error('A page without <meta charset>: there is no place for its policy.');
  const at = place.index + place[0].length;
  return html.slice(0, at) + meta + html.slice(at);
}
