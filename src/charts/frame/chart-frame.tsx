import { lazy, type ReactNode, Suspense, useContext, useId } from 'react';
import { useLanguage } from '../../app/language.ts';
import { DatasetContext } from '../../app/session/choices.ts';
import { Tabs } from '../../app/ui/tabs.tsx';
import { kindOfDataset } from '../../app/url-state/url-state.ts';
import type { ChartKind, MarkData, Range } from '../environment.ts';
import styles from './chart-frame.module.css';
import { DownloadPanel } from './download-panel.tsx';
import { Picture } from './picture.tsx';
import { StaticTable } from './static-table.tsx';
import { FRAME_TEXT } from './texts.ts';

export interface ChartFrameProps<R> {
  readonly kind: ChartKind<R>;
  readonly rows: R;
  /** The question that the picture answers. */
  readonly title: string;
  /** Unit, n and what is left out. */
  readonly subtitle: string;
  /** How to read it, or what it does not say. */
  readonly note?: ReactNode;
  readonly source: string;
  /** What stands in place of an empty picture. */
  readonly emptyText?: string;
  /** True while an answer is awaited: the old picture stays, dimmed. */
  readonly waiting?: boolean;
  readonly onMark?: (mark: MarkData) => void;
  /** Adds the brush along these axes; `null` clears the range. */
  readonly brushAxes?: readonly ('x' | 'y')[];
  readonly onBrush?: (range: Range | null) => void;
  /** Beside the title: controls of this chart alone. */
  readonly controls?: ReactNode;
  readonly headingLevel?: 2 | 3;
}

// The long table with its sorting and its virtual rows is fetched when its tab is opened.
const TablePanel = lazy(async () => ({ default: (await import('./table-panel.tsx')).TablePanel }));

/** The one frame of every chart: question, unit and n, picture, note, source; picture, table or download. */
export function ChartFrame<R>(props: ChartFrameProps<R>) {
  const { kind, rows, title, subtitle, note } = props;
  const lang = useLanguage();
  const text = FRAME_TEXT[lang];
  const dataset = kindOfDataset(useContext(DatasetContext));
  // A picture of simulated or imported data never goes out under the name of a published document.
  const source = dataset === 'reported' ? props.source : text.sources[dataset];
  const id = useId();
  const Heading = props.headingLevel === 3 ? 'h3' : 'h2';
  const head = (
    <div className={styles.titles}>
      <Heading id={id} className={styles.title}>
        {title}
      </Heading>
      <p className={styles.subtitle}>{subtitle}</p>
      {props.controls}
    </div>
  );
  const foot = (
    <footer className={styles.foot}>
      {note !== undefined && <div>{note}</div>}
      <div>
        {text.source}
        {source}
      </div>
    </footer>
  );
  if (kind.empty(rows)) {
    return (
      <figure className={styles.frame} aria-labelledby={id}>
        {head}
        <p className={styles.empty}>{props.emptyText ?? text.empty}</p>
        {foot}
      </figure>
    );
  }
  const caption = { title, subtitle, foot: `${text.source}${source}` };
  return (
    <figure
      className={props.waiting === true ? `${styles.frame} ${styles.waiting}` : styles.frame}
      aria-labelledby={id}
      aria-busy={props.waiting === true}
    >
      <Tabs
        compact
        label={text.tabsOf(title)}
        head={head}
        items={[
          {
            id: 'picture',
            label: text.picture,
            content: (
              <Picture
                kind={kind}
                rows={rows}
                {...(props.onMark === undefined ? {} : { onMark: props.onMark })}
                {...(props.onBrush === undefined ? {} : { onBrush: props.onBrush })}
                brushAxes={props.brushAxes ?? []}
              />
            ),
          },
          {
            id: 'table',
            label: text.table,
            content: (
              <Suspense fallback={<p className={styles.empty}>…</p>}>
                <TablePanel
                  caption={title}
                  kind={kind}
                  rows={rows}
                  {...(props.onMark === undefined ? {} : { onMark: props.onMark })}
                />
              </Suspense>
            ),
          },
          {
            id: 'download',
            label: text.download,
            content: <DownloadPanel kind={kind} rows={rows} caption={caption} />,
          },
        ]}
      />
      <noscript>
        <StaticTable caption={title} kind={kind} rows={rows} />
      </noscript>
      {foot}
    </figure>
  );
}
