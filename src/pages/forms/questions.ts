import { evaluationList, evaluationListCount, FORM_ORDERINGS } from '../../questions/evaluation-list.ts';
import { listQuestions } from '../list/list-questions.ts';

export const formsList = listQuestions({
  id: 'forms',
  orderings: FORM_ORDERINGS,
  first: 'year',
  rows: evaluationList,
  total: evaluationListCount,
});
