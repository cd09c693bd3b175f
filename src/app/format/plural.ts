/** A count with its English noun: `1 form`, `23 forms`. Takes counts that are written already, such as `1,271`. */
export function plural(n: string | number, one: string, many = `${one}s`): string {
  return `${n} ${String(n) === '1' ? one : many}`;
}
