import { useEffect, useMemo, useState } from 'react';
import type { ExportTable } from '../../app/export/table.ts';
import { decimal } from '../../app/format/number.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { isAuditing } from '../../app/session/session.ts';
import { useSession } from '../../app/session/use-answers.ts';
import { sqlConsole as en } from '../../app/text/en/console.ts';
import { sqlConsole as zh } from '../../app/text/zh/console.ts';
import { Button } from '../../app/ui/button.tsx';
import { DataTable } from '../../app/ui/data-table.tsx';
import { ExportButtons } from '../../app/ui/export-buttons.tsx';
import { Notice } from '../../app/ui/notice.tsx';
import styles from './console.module.css';
import { explainError } from './explain-error.ts';
import { exportColumns, resultColumns } from './result-columns.tsx';
import type { Outcome } from './use-statement.ts';

/** What became of the statement: its rows with their types, or why there are none. */
export function OutcomeView({
  outcome,
  onCancel,
  onUse,
}: {
  readonly outcome: Outcome;
  readonly onCancel: () => void;
  readonly onUse: (name: string) => void;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  switch (outcome.state) {
    case 'none':
      return <p className={styles.note}>{text.noResultYet}</p>;
    case 'waiting':
      return (
        <p className={styles.note} role="status">
          {text.waitingForEngine}
        </p>
      );
    case 'running':
      return <Running since={outcome.since} onCancel={onCancel} />;
    case 'cancelled':
      return <Notice live>{text.cancelled}</Notice>;
    case 'refused':
      return (
        <Notice live tone="caution" title={text.refused}>
          {outcome.reason[lang]}
        </Notice>
      );
    case 'failed':
      return <Failed message={outcome.message} onUse={onUse} />;
    case 'done':
      return <Rows outcome={outcome} />;
  }
}

function Running({ since, onCancel }: { readonly since: number; readonly onCancel: () => void }) {
  const text = useTexts({ zh, en });
  const { status } = useSession();
  const [now, setNow] = useState(since);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 200);
    return () => clearInterval(timer);
  }, []);
  return (
    <Notice actions={<Button onPress={onCancel}>{text.cancel}</Button>}>
      {text.running(decimal(Math.max(0, now - since) / 1000, 1))}
      {isAuditing(status) && <p className={styles.note}>{text.auditRunning}</p>}
    </Notice>
  );
}

function Failed({ message, onUse }: { readonly message: string; readonly onUse: (name: string) => void }) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const { explanation, candidates, excerpt } = explainError(message);
  return (
    <Notice live tone="alert" title={text.failed}>
      {explanation[lang]}
      {candidates.length > 0 && (
        <p className={styles.candidates}>
          {text.candidates}
          {candidates.map((name) => (
            <button key={name} type="button" className={styles.candidate} onClick={() => onUse(name)}>
              <code>{name}</code>
            </button>
          ))}
        </p>
      )}
      {excerpt !== null && <pre className={styles.excerpt}>{excerpt}</pre>}
      <details className={styles.words}>
        <summary>{text.engineWords}</summary>
        <pre className={styles.excerpt}>{message}</pre>
      </details>
    </Notice>
  );
}

function Rows({ outcome }: { readonly outcome: Extract<Outcome, { state: 'done' }> }) {
  const text = useTexts({ zh, en });
  const { answer, milliseconds, limit } = outcome;
  const columns = useMemo(() => resultColumns(answer.columns), [answer]);
  const table = (): ExportTable => ({ columns: exportColumns(answer.columns), rows: answer.rows });
  const time =
    milliseconds < 1000
      ? text.milliseconds(decimal(milliseconds, 0))
      : text.seconds(decimal(milliseconds / 1000, 2));
  return (
    <div>
      <div className={styles.resultBar}>
        <p role="status">{text.done(decimal(answer.rows.length, 0), time)}</p>
        {answer.rows.length > 0 && <ExportButtons title={text.file} table={table} />}
      </div>
      {answer.truncated && <Notice tone="caution">{text.truncated(decimal(limit, 0))}</Notice>}
      {answer.rows.length === 0 ? (
        <p className={styles.note}>{text.noRows}</p>
      ) : (
        <DataTable caption={text.result} columns={columns} rows={answer.rows} />
      )}
    </div>
  );
}
