import type { Bilingual } from '../model/schema.ts';
import type { Filters } from './types.ts';

/** Something that evaluations can be grouped and filtered by. */
export interface Dimension {
  readonly id:
    | 'year'
    | 'unit'
    | 'department'
    | 'region'
    | 'kind'
    | 'category'
    | 'attribute'
    | 'term'
    | 'profile';
  readonly name: Bilingual;
  /** The value that a filter holds, as SQL over `evaluation_summary e`. */
  readonly key: string;
  /** What a reader sees for it. */
  readonly label: string;
  /** The filter that it sets; null where there is none. */
  readonly filter: keyof Filters | null;
}

const plain = (
  id: Dimension['id'],
  column: string,
  filter: keyof Filters | null,
  zh: string,
  en: string,
): Dimension => ({
  id,
  name: { zh, en },
  key: `e.${column}`,
  label: `e.${column}`,
  filter,
});

export const DIMENSIONS: readonly Dimension[] = [
  plain('year', 'fiscal_year', 'years', '年度', 'Year'),
  { ...plain('unit', 'unit_id', 'units', '单位', 'Unit'), label: 'e.unit_name' },
  {
    ...plain('department', 'department_unit_id', 'departments', '主管部门', 'Supervising department'),
    label: 'e.department_name',
  },
  plain('region', 'region', 'regions', '地区', 'Region'),
  plain('kind', 'kind', 'kind', '类型', 'Kind'),
  plain('category', 'category', 'categories', '项目类别', 'Category'),
  plain('attribute', 'attribute', 'attributes', '项目属性', 'Attribute'),
  plain('term', 'term', 'terms', '项目类型', 'Term'),
  plain('profile', 'profile_id', null, '评分口径', 'Scoring profile'),
];

/** The dimension of an id. @throws Error when there is none: a slip in our own code. */
export function dimension(id: Dimension['id']): Dimension {
  const found = DIMENSIONS.find((d) => d.id === id);
  if (found === undefined) throw new Error(`no dimension ${id}`);
  return found;
}
