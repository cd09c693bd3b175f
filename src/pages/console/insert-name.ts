/** The text with a name put in place of the selection, and where the caret then stands. */
export interface Inserted {
  readonly text: string;
  readonly caret: number;
}

const PLAIN = /^[a-z_][a-z0-9_]*$/;
const RESERVED = new Set(['text', 'order', 'group', 'table', 'column', 'check', 'select', 'unique']);

/** A name as it is written in a statement: quoted only where it must be. */
export function writtenName(name: string): string {
  return PLAIN.test(name) && !RESERVED.has(name) ? name : `"${name.replaceAll('"', '""')}"`;
}

/** Puts a name at the caret, with a space on each side where words would otherwise run together. */
export function insertName(text: string, start: number, end: number, name: string): Inserted {
  const before = text.slice(0, start);
  const after = text.slice(end);
  const left = before === '' || /[\s(.,]$/.test(before) ? '' : ' ';
  const right = after === '' || /^[\s),.;]/.test(after) ? '' : ' ';
  const put = `${left}${writtenName(name)}${right}`;
  return { text: before + put + after, caret: before.length + put.length };
}
