import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = (name: string) => readFileSync(new URL(`../../src/app/${name}`, import.meta.url), 'utf8');

describe('paper', () => {
  const dark = /:root\[data-theme="dark"\] \{([^}]*)\}/.exec(css('tokens.css'))?.[1] ?? '';
  const print = /@media print \{\s*([^{]*)\{([^}]*)\}/.exec(css('base.css'));

  it('takes back every colour of a dark theme, chosen or of the system', () => {
    expect(print?.[1]).toContain(':root[data-theme="dark"]');
    expect(print?.[1]).toContain(':root:not([data-theme])');
    const names = [...dark.matchAll(/(--[\w-]+):/g)]
      .map((match) => match[1])
      .filter((name) => name !== '--shadow');
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) expect(print?.[2]).toContain(`${name}:`);
  });
});
