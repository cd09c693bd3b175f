import { Link } from 'react-router';
import type { ScreenAnswers } from '../session/use-answers.ts';
import { PageHeader } from './page-header.tsx';
import { type Crumb, RecordFrame } from './record-frame.tsx';
import { EmptyState, LoadingState } from './states.tsx';

/** What stands in place of a form, unit or project: it is on its way, it is not in the data set, or none was named. */
export function RecordMissing({
  answers,
  id,
  list,
  words,
}: {
  readonly answers: Pick<
    ScreenAnswers<{ readonly id: string | null }, unknown>,
    | 'filters'
    | 'setFilters'
    | 'dataset'
    | 'rowsDataset'
    | 'rows'
    | 'parameters'
    | 'problems'
    | 'state'
    | 'status'
    | 'error'
  >;
  /** The id of the path; null on the generic address. */
  readonly id: string | null;
  readonly list: Crumb & { readonly to: string };
  readonly words: {
    readonly breadcrumb: string;
    readonly loading: string;
    readonly missing: string;
    readonly missingBody: string;
    readonly ask: string;
    readonly back: string;
  };
}) {
  const { dataset, rowsDataset, rows, parameters, state } = answers;
  const asked = id ?? parameters.id;
  const none = rows === null || rowsDataset !== dataset;
  const waiting = none && asked !== null && state === 'waiting';
  return (
    <RecordFrame answers={answers} label={words.breadcrumb} crumbs={[list]}>
      <PageHeader headline={waiting ? list.name : words.missing} lead={null} />
      {waiting ? (
        <LoadingState text={words.loading} />
      ) : (
        <EmptyState title={asked === null ? words.ask : words.missing}>
          {asked !== null && <p>{words.missingBody}</p>}
          <Link to={list.to}>{words.back}</Link>
        </EmptyState>
      )}
    </RecordFrame>
  );
}
