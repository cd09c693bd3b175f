import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { ScreenAnswers } from '../session/use-answers.ts';
import { UrlProblems } from '../shell/url-problems.tsx';
import { classNames } from './class-names.ts';
import { EngineNote } from './engine-note.tsx';
import styles from './record-frame.module.css';

export interface Crumb {
  readonly name: string;
  /** Null where there is no page, and for the page itself. */
  readonly to: string | null;
}

/** The frame of a page about one thing (a form, a unit, a project): where it stands, notices, its sections. No filter changes it. */
export function RecordFrame({
  answers,
  crumbs,
  label,
  children,
}: {
  readonly answers: Pick<
    ScreenAnswers<unknown, unknown>,
    'filters' | 'setFilters' | 'dataset' | 'problems' | 'state' | 'status' | 'error'
  >;
  readonly crumbs: readonly Crumb[];
  readonly label: string;
  readonly children: ReactNode;
}) {
  const { filters, setFilters, dataset, problems, state, status, error } = answers;
  return (
    <div className={styles.frame}>
      <nav aria-label={label} className={styles.crumbs}>
        <ol>
          {crumbs.map((crumb) => (
            <li key={crumb.name}>
              {crumb.to === null ? crumb.name : <Link to={crumb.to}>{crumb.name}</Link>}
            </li>
          ))}
        </ol>
      </nav>
      <UrlProblems problems={problems} onRemove={() => setFilters(filters)} />
      <EngineNote state={state} status={status} dataset={dataset} error={error} />
      {children}
    </div>
  );
}

/** A section of such a page: a heading with what belongs to it. */
export function RecordSection({
  id,
  title,
  note,
  actions,
  screenOnly = false,
  children,
}: {
  readonly id?: string;
  readonly title: string;
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  /** Left out on paper: buttons and the like. */
  readonly screenOnly?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <section
      className={classNames(styles.section, screenOnly && styles.screenOnly)}
      aria-label={title}
      {...(id === undefined ? {} : { id })}
    >
      <div className={styles.head}>
        <div>
          <h2 className={styles.title}>{title}</h2>
          {note !== undefined && <p className={styles.note}>{note}</p>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}
