/** The one place where a name becomes SQL. Doubles the quotes; refuses what no engine accepts in a name. */
export function quoteIdentifier(name: string): string {
  if (name === '' || name.includes('\0')) throw new Error(`not a usable identifier: ${JSON.stringify(name)}`);
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text as an SQL literal. Only for engine statements that take no parameters (EXECUTE, file names). */
export function quoteText(text: string): string {
  if (text.includes('\0')) throw new Error('a text with a NUL character cannot be sent to the engine');
  return `'${text.replaceAll("'", "''")}'`;
}
