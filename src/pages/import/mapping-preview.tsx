import { useEffect, useMemo, useState } from 'react';
import { decimal } from '../../app/format/number.ts';
import { useLanguage } from '../../app/language.ts';
import { DataTable } from '../../app/ui/data-table.tsx';
import type { Mapping } from '../../intake/mapping/mapping.ts';
import type { MappingPreview } from '../../intake/messages.ts';
import { TABLES } from '../../model/schema.ts';
import styles from './import.module.css';
import { previewRows } from './preview-rows.ts';
import { desk } from './site-desk.ts';
import { useImportTexts } from './texts.ts';

/** Typing and choosing settle before the table is read again. */
const SETTLE_MS = 250;
const FATES = ['accepted', 'repaired', 'refused', 'superseded', 'total', 'empty'] as const;

type Trial =
  | { readonly state: 'trying' }
  | { readonly state: 'done'; readonly preview: MappingPreview | null }
  | { readonly state: 'failed'; readonly message: string };

/** What the mapping gives: how many rows are taken, marked or refused, and the first of them. */
export function MappingPreviewPanel({
  file,
  sheet,
  mapping,
}: {
  readonly file: string;
  readonly sheet: string;
  readonly mapping: Mapping;
}) {
  const lang = useLanguage();
  const text = useImportTexts();
  const [trial, setTrial] = useState<Trial>({ state: 'trying' });
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      setTrial({ state: 'trying' });
      desk.reader.preview(file, sheet, mapping, stop.signal).then(
        (preview) => setTrial({ state: 'done', preview }),
        (error: unknown) => {
          if (stop.signal.aborted) return;
          setTrial({ state: 'failed', message: error instanceof Error ? error.message : String(error) });
        },
      );
    }, SETTLE_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [file, sheet, mapping]);
  const preview = trial.state === 'done' ? trial.preview : null;
  const rows = useMemo(() => (preview === null ? [] : previewRows(preview.rows, lang)), [preview, lang]);
  const title = (table: 'evaluation' | 'fund_line' | 'indicator' | 'unit', column: string) =>
    TABLES[table].fields.find((field) => field.name === column)?.title[lang] ?? column;
  return (
    <div className={styles.trial}>
      <div role="status">
        {trial.state === 'trying' && <p className={styles.note}>{text.mapping.trying}</p>}
        {trial.state === 'failed' && <p>{text.mapping.tryFailed(trial.message)}</p>}
        {preview !== null && (
          <>
            <p className="visually-hidden">{text.mapping.counts}</p>
            <dl className={styles.facts}>
              {FATES.filter((fate) => preview.counts[fate] > 0 || ['accepted', 'refused'].includes(fate)).map(
                (fate) => (
                  <div key={fate} data-fate={fate}>
                    <dt>{text.mapping[fate]}</dt>
                    <dd>{decimal(preview.counts[fate], 0)}</dd>
                  </div>
                ),
              )}
            </dl>
            {preview.partial && <p className={styles.note}>{text.mapping.partial}</p>}
            {preview.problems.length > 0 && (
              <p className={styles.note}>{text.mapping.problems(decimal(preview.problems.length, 0))}</p>
            )}
            {rows.length === 0 && <p>{text.mapping.nothing}</p>}
          </>
        )}
      </div>
      {rows.length > 0 && (
        <details className={styles.group} open>
          <summary>{text.mapping.preview}</summary>
          <DataTable
            caption={text.mapping.preview}
            rows={rows}
            columns={[
              { name: 'unit', title: title('evaluation', 'unit_id'), unit: 'text', roomy: true },
              { name: 'project', title: title('evaluation', 'project_id'), unit: 'text', roomy: true },
              { name: 'year', title: title('evaluation', 'fiscal_year'), unit: 'year' },
              { name: 'budget', title: title('fund_line', 'adjusted_amount'), unit: '元' },
              { name: 'executed', title: title('fund_line', 'executed_amount'), unit: '元' },
              { name: 'rate', title: title('evaluation', 'rate_reported'), unit: 'fraction' },
              { name: 'score', title: title('evaluation', 'total_reported'), unit: 'points' },
              { name: 'indicators', title: text.summary.indicators, unit: 'count' },
            ]}
          />
        </details>
      )}
    </div>
  );
}
