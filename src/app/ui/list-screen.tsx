import { type ReactNode, useRef } from 'react';
import type { WholeList } from '../export/whole-list.ts';
import { decimal } from '../format/number.ts';
import { useTexts } from '../language.ts';
import { directory as en } from '../text/en/directory.ts';
import { directory as zh } from '../text/zh/directory.ts';
import { Button } from './button.tsx';
import { ListExport } from './list-export.tsx';
import styles from './list-screen.module.css';
import { Pager } from './pager.tsx';
import { EmptyState } from './states.tsx';

/** Which part of a list is in view. */
export interface ListPart {
  readonly page: number;
  /** The page that the rows are of: while an answer is awaited, the one before. */
  readonly answered: number;
  /** Rows to a page, on this page, and of all pages. */
  readonly size: number;
  readonly shown: number;
  readonly total: number;
  readonly onPage: (page: number) => void;
}

/**
 * A page of a list with what belongs to every list: how many there are and which are in view, the way to the other
 * pages above and below, the whole list as a file. Below the rows a turn leads back to the first of them.
 */
export function ListFrame({
  title,
  part,
  file,
  fileLabel,
  controls,
  children,
  note,
}: {
  readonly title: string;
  readonly part: ListPart;
  readonly file: WholeList;
  readonly fileLabel?: string;
  readonly controls: ReactNode;
  readonly children: ReactNode;
  readonly note?: ReactNode;
}) {
  const text = useTexts({ zh, en });
  const frame = useRef<HTMLElement>(null);
  const { page, answered, size, shown, total, onPage } = part;
  const pages = Math.ceil(total / size);
  const first = (answered - 1) * size + 1;
  const fromBelow = (to: number) => {
    onPage(to);
    frame.current?.focus({ preventScroll: true });
    frame.current?.scrollIntoView();
  };
  return (
    <section ref={frame} className={styles.list} aria-label={title} tabIndex={-1}>
      <div className={styles.controls}>{controls}</div>
      {total === 0 ? (
        <EmptyState title={text.nothing}>
          <p>{text.nothingBody}</p>
        </EmptyState>
      ) : (
        <>
          <div className={styles.bar}>
            <p className={styles.count} role="status">
              {pages > 1 && shown > 0
                ? text.part(decimal(total, 0), decimal(first, 0), decimal(first + shown - 1, 0))
                : text.found(decimal(total, 0))}
            </p>
            <Pager label={text.pages} page={page} pages={pages} onPage={onPage} />
            <ListExport list={file} label={fileLabel ?? text.export(decimal(file.total, 0))} />
          </div>
          {shown === 0 ? (
            <EmptyState title={text.noPage(decimal(answered, 0))}>
              <p>{text.noPageBody(decimal(pages, 0))}</p>
              <Button onPress={() => onPage(1)}>{text.firstPage}</Button>
            </EmptyState>
          ) : (
            children
          )}
          <div className={styles.below}>
            <Pager label={text.pagesBelow} page={page} pages={pages} onPage={fromBelow} />
          </div>
        </>
      )}
      {note}
    </section>
  );
}
