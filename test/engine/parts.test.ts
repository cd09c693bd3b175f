import { describe, expect, test } from 'vitest';
import { createTable } from '../../src/engine/ddl.ts';
import { EngineError } from '../../src/engine/engine.ts';
import { classifyFailure } from '../../src/engine/failure.ts';
import { literal, writtenOut } from '../../src/engine/literal.ts';
import { quoteIdentifier, quoteText } from '../../src/model/quote-identifier.ts';
import { TABLES } from '../../src/model/schema.ts';

test('names are quoted in one way', () => {
  expect(quoteIdentifier('a"b')).toBe('"a""b"');
  expect(quoteText("it's")).toBe("'it''s'");
  expect(() => quoteIdentifier('')).toThrow();
  expect(() => quoteIdentifier('a\0')).toThrow();
  expect(() => quoteText('a\0')).toThrow();
});

test.each([
  [null, 'NULL'],
  [true, 'TRUE'],
  ["o'b", "'o''b'"],
  [3, '3'],
  [-2, '-2'],
  [0.1, '1e-1'],
  [1e21, '1e+21'],
])('%j is written as %s', (value, sql) => expect(literal(value)).toBe(sql));

test('numbers that are none are not sent', () => expect(() => literal(Number.NaN)).toThrow());

test('values take the place of their marks, never inside texts, names or comments', () => {
  const sql = `SELECT '?''?' AS "a?", ? -- ?\n, 1 - ? /* ? */ WHERE x = ?`;
  expect(writtenOut({ sql, params: ["o'?b", -2, null] })).toBe(
    `SELECT '?''?' AS "a?", 'o''?b' -- ?\n, 1 - (-2) /* ? */ WHERE x = NULL`,
  );
  expect(() => writtenOut({ sql: 'SELECT ?, ?', params: [1] })).toThrow(/placeholders/);
  expect(() => writtenOut({ sql: 'SELECT ?', params: [1, 2] })).toThrow(/placeholders/);
});

test('tables are made from the schema', () => {
  expect(createTable(TABLES.section, true)).toContain('"points_declared" DECIMAL(7, 3)');
  expect(createTable(TABLES.fund_line, false)).toContain('"adjusted_amount" DECIMAL(18, 2)');
});

describe('failures are sorted by what a reader can do', () => {
  test.each([
    ['Out of Memory Error: failed to allocate', 'memory'],
    ['Array buffer allocation failed', 'memory'],
    ["Refused to compile: 'wasm-unsafe-eval' is not allowed by Content Security Policy", 'blocked'],
    ['Failed to fetch', 'network'],
    ['WebAssembly is not defined', 'unsupported'],
    ['Conversion Error: could not parse', 'data'],
    ['who knows', 'unknown'],
  ])('%s → %s', (message, failure) => expect(classifyFailure(new Error(message)).failure).toBe(failure));
  test('what is sorted already stays', () => {
    const error = new EngineError('network', 'x');
    expect(classifyFailure(error)).toBe(error);
  });
});
