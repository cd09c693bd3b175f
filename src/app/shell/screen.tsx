import type { ReactNode } from 'react';
import { useTexts } from '../language.ts';
import type { ScreenAnswers } from '../session/use-answers.ts';
import { shell as en } from '../text/en/shell.ts';
import { shell as zh } from '../text/zh/shell.ts';
import { EngineNote } from '../ui/engine-note.tsx';
import { FilterBar } from '../ui/filter-bar.tsx';
import { LoadingState } from '../ui/states.tsx';
import styles from './screen.module.css';
import { UrlProblems } from './url-problems.tsx';

/** The frame of a screen that answers to the filters: filter bar, notices, then its content in one column of sections. */
export function Screen({
  answers,
  controls,
  whatIf = false,
  children,
}: {
  readonly answers: Pick<
    ScreenAnswers<unknown, unknown>,
    'filters' | 'setFilters' | 'dataset' | 'rowsDataset' | 'problems' | 'state' | 'status' | 'error'
  >;
  /** Controls of this screen, behind the filters. */
  readonly controls?: ReactNode;
  /** The screen recomputes under an assumed scheme: the filter bar offers one. */
  readonly whatIf?: boolean;
  readonly children: ReactNode;
}) {
  const text = useTexts({ zh, en });
  const { filters, setFilters, dataset, rowsDataset, problems, state, status, error } = answers;
  return (
    <>
      <FilterBar filters={filters} onChange={setFilters} whatIf={whatIf}>
        {controls}
      </FilterBar>
      <div className={styles.screen}>
        <UrlProblems problems={problems} onRemove={() => setFilters(filters)} />
        <EngineNote state={state} status={status} dataset={dataset} error={error} />
        {rowsDataset === dataset ? children : <LoadingState text={text.notYet} />}
      </div>
    </>
  );
}

/** Two charts side by side where there is room. */
export function ChartGrid({ children }: { readonly children: ReactNode }) {
  return <div className={styles.grid}>{children}</div>;
}
