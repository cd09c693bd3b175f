// Writes src/model/rows.gen.ts from the table schemas, so that no column list is written by hand.
import { readFileSync, writeFileSync } from 'node:fs';
import { type Field, TABLE_NAMES, TABLES } from '../src/model/schema.ts';

const TS_TYPES = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  date: 'string',
} as const;

function typeOf(field: Field): string {
  const base = field.enumeration
    ? field.enumeration.map((v) => JSON.stringify(v)).join(' | ')
    : TS_TYPES[field.type];
  return field.required ? base : `${base} | null`;
}

function pascal(name: string): string {
  return name.replace(/(^|_)([a-z])/g, (_, __, letter: string) => letter.toUpperCase());
}

const rows = TABLE_NAMES.map((name) => {
  const table = TABLES[name];
  const fields = table.fields.map((f) => {
    const unit = f.unit ? ` (${f.unit})` : '';
    return `  /** ${f.title.zh} ${f.title.en}${unit} */\n  ${f.name}: ${typeOf(f)};`;
  });
  return `/** ${table.title.zh} ${table.title.en}: ${table.description.en}. */\nexport interface ${pascal(name)}Row {\n${fields.join('\n')}\n}`;
});
const map = TABLE_NAMES.map((name) => `  ${name}: ${pascal(name)}Row;`);

const text = `// Generated from data/datapackage.json by npm run generate. Do not edit.\n\n${rows.join('\n\n')}\n\n/** Row type of each table. Dates are ISO strings, money is in 元, ratios are fractions. */\nexport interface Rows {\n${map.join('\n')}\n}\n`;
const target = new URL('../src/model/rows.gen.ts', import.meta.url);

if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    console.error(
      'src/model/rows.gen.ts differs from data/datapackage.json: run npm run generate and commit it.',
    );
    process.exit(1);
  }
  console.log('src/model/rows.gen.ts agrees with data/datapackage.json');
} else {
  writeFileSync(target, text);
}
