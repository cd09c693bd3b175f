/**
 * Chance that every engine deals alike: a 32-bit integer hash (xor-shift and multiplication, all within
 * 64-bit integers) instead of the engine's own random() or hash(), which differ between versions.
 */

const FACTOR = 73_244_475;
const MASK = 4_294_967_295;

function rounds(from: string, names: readonly string[]): string {
  const xor = (text: string, last: boolean) => {
    const columns = names.map((h) =>
      last
        ? `CAST(xor(${h}, ${h} >> 16) AS DOUBLE) / 4294967296 AS ${h}`
        : `(xor(${h}, ${h} >> 16) * ${FACTOR}) & ${MASK} AS ${h}`,
    );
    return `SELECT * EXCLUDE (${names.join(', ')}), ${columns.join(', ')} FROM (${text})`;
  };
  return xor(xor(xor(from, false), false), true);
}

/**
 * The rows of `from` with `names.length` more columns of independent uniform numbers in [0, 1), drawn for the
 * whole number `key` (below 2^40), a stream (another one for each kind of thing) and a seed.
 */
export function withChance(
  from: string,
  key: string,
  names: readonly string[],
  stream: number,
  seed: number,
): string {
  const draws = names.map((name, i) => {
    const salt = (((stream * 64 + i + 1) * 2_654_435_761) % 4_294_967_296) + (seed % 1_000_003) * 97;
    const low = `((${key}) & 1048575) * 2531011`;
    const high = `((${key}) >> 20) * 214013`;
    return `(CAST(${low} + ${high} AS BIGINT) + ${salt}) & ${MASK} AS ${name}`;
  });
  return rounds(`SELECT *, ${draws.join(', ')} FROM (${from})`, names);
}

/** One of several SQL expressions by cumulative shares: `among('u', [[0.4, 'a'], [1, 'b']])`. */
export function among(draw: string, choices: readonly (readonly [below: number, sql: string])[]): string {
  const whens = choices.slice(0, -1).map(([below, sql]) => `WHEN ${draw} < ${below} THEN ${sql}`);
  const last = choices.at(-1)?.[1] ?? 'NULL';
  return `CASE ${whens.join(' ')} ELSE ${last} END`;
}
