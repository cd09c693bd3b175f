import { UNIT_ORDERINGS, unitList, unitListCount } from '../../questions/unit-list.ts';
import { listQuestions } from '../list/list-questions.ts';

export const unitsList = listQuestions({
  id: 'units',
  orderings: UNIT_ORDERINGS,
  first: 'budget',
  rows: unitList,
  total: unitListCount,
});
