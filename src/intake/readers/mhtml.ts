import { decode } from './decode.ts';
import { encodingOf } from './encodings.ts';

interface Part {
  readonly type: string;
  readonly charset: string | null;
  readonly encoding: string;
  readonly body: string;
}

/**
 * The HTML of a single-file web page (MHT, and Word files exported as such). Null when no part is HTML.
 * Pictures and scripts in other parts are not opened.
 */
export function htmlOfMhtml(bytes: Uint8Array): string | null {
  const raw = new TextDecoder('windows-1252').decode(bytes);
  const part = parts(raw, 0).find((p) => p.type.startsWith('text/html'));
  if (!part) return null;
  const body = part.encoding === 'base64' ? fromBase64(part.body) : fromQuoted(part.body, part.encoding);
  const encoding = part.charset ? encodingOf(part.charset) : null;
  const guess = decode(body);
  return guess.basis === 'fallback' && encoding ? decode(body, encoding).text : guess.text;
}

function parts(raw: string, depth: number): Part[] {
  const split = /\r?\n\r?\n/u.exec(raw);
  if (!split || depth > 4) return [];
  const head = raw.slice(0, split.index).replace(/\r?\n[ \t]+/gu, ' ');
  const body = raw.slice(split.index + split[0].length);
  const field = (name: string): string =>
    new RegExp(`^${name}:\\s*(.*)$`, 'imu').exec(head)?.[1]?.trim() ?? '';
  const contentType = field('content-type');
  const boundary = /boundary="?([^";]+)"?/iu.exec(contentType)?.[1];
  if (boundary)
    return body.split(`--${boundary}`).flatMap((section) => parts(section.replace(/^\r?\n/u, ''), depth + 1));
  return [
    {
      type: contentType.toLowerCase(),
      charset: /charset="?([\w-]+)"?/iu.exec(contentType)?.[1] ?? null,
      encoding: field('content-transfer-encoding').toLowerCase(),
      body,
    },
  ];
}

function fromBase64(text: string): Uint8Array {
  try {
    const binary = atob(text.replace(/[^A-Za-z0-9+/=]/gu, ''));
    return Uint8Array.from(binary, (c) => c.charCodeAt(0));
  } catch {
    return new Uint8Array();
  }
}

/** Quoted-printable, or bytes as they are; the text is one character a byte. */
function fromQuoted(text: string, encoding: string): Uint8Array {
  const plain =
    encoding === 'quoted-printable'
      ? text
          .replace(/=\r?\n/gu, '')
          .replace(/=([0-9A-Fa-f]{2})/gu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
      : text;
  const bytes = new Uint8Array(plain.length);
  for (let i = 0; i < plain.length; i += 1) bytes[i] = windows1252Byte(plain.charCodeAt(i));
  return bytes;
}

const HIGH_CONTROLS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function windows1252Byte(code: number): number {
  if (code < 0x100) return code;
  const at = HIGH_CONTROLS.indexOf(String.fromCharCode(code));
  return at < 0 ? 0x3f : 0x80 + at;
}
