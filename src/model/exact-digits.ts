/** From here on neighbouring doubles lie more than a cent apart: what follows the point is dust. */
const CENTS_HELD = 2 ** 46;

/** How many of the decimals wished a double of this size holds. */
export function decimalsHeld(value: number, wished: number): number {
  return Math.abs(value) < CENTS_HELD ? wished : 0;
}

/** An amount in 元 with the digits that are exact: cents, or whole 元 where no double holds the cents. */
export function exactMoney(value: number): number {
  return Math.abs(value) < CENTS_HELD ? Math.round(value * 100) / 100 : Math.round(value);
}
