import { Bool, type DataType, DateDay, Decimal, Float64, Int32, Utf8 } from 'apache-arrow';
import type { Field } from '../model/schema.ts';

/** The Arrow type of a column, as the schema of the model speaks of types; decimals as [precision, scale]. */
export function arrowType({ type, decimal }: Pick<Field, 'type' | 'decimal'>): DataType {
  if (decimal !== null) return new Decimal(decimal[1], decimal[0], 128);
  switch (type) {
    case 'integer':
      return new Int32();
    case 'number':
      return new Float64();
    case 'boolean':
      return new Bool();
    case 'date':
      return new DateDay();
    case 'string':
      return new Utf8();
  }
}
