import { DIMENSIONS, type Dimension } from '../questions/dimensions.ts';
import type { Filters } from '../questions/types.ts';

/** The filters after a click on one group of a dimension. A dimension that filters nothing changes nothing. */
export function onlyGroup(filters: Filters, by: Dimension['id'], value: string): Filters {
  const key = DIMENSIONS.find((dimension) => dimension.id === by)?.filter ?? null;
  switch (key) {
    case null:
      return filters;
    case 'years':
      return { ...filters, years: [Number(value)] };
    case 'kind':
      return value === 'project' || value === 'department' ? { ...filters, kind: value } : filters;
    default:
      return { ...filters, [key]: [value] };
  }
}
