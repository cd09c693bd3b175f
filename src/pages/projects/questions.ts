import { projectList, projectListCount, UNIT_ORDERINGS } from '../../questions/unit-list.ts';
import { listQuestions } from '../list/list-questions.ts';

export const projectsList = listQuestions({
  id: 'projects',
  orderings: UNIT_ORDERINGS,
  first: 'budget',
  rows: projectList,
  total: projectListCount,
});
