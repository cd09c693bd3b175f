import { useTexts } from '../../app/language.ts';
import { sqlConsole as en } from '../../app/text/en/console.ts';
import { sqlConsole as zh } from '../../app/text/zh/console.ts';
import { Button } from '../../app/ui/button.tsx';
import styles from './console.module.css';
import type { PastStatement } from './history.ts';

/** What was run before, newest first; a press runs it again. */
export function HistoryPanel({
  history,
  onUse,
  onClear,
}: {
  readonly history: readonly PastStatement[];
  readonly onUse: (sql: string) => void;
  readonly onClear: () => void;
}) {
  const text = useTexts({ zh, en });
  return (
    <details className={styles.history}>
      <summary>
        {text.history}
        <span className={styles.note}> · {text.historyNote}</span>
      </summary>
      {history.length === 0 ? (
        <p className={styles.note}>{text.historyEmpty}</p>
      ) : (
        <>
          <ol className={styles.past}>
            {history.map((past) => (
              <li key={past.sql}>
                <button type="button" className={styles.pastButton} onClick={() => onUse(past.sql)}>
                  <time dateTime={past.at}>{past.at.slice(0, 16).replace('T', ' ')}</time>
                  <code>{past.sql.replaceAll(/\s+/g, ' ')}</code>
                </button>
              </li>
            ))}
          </ol>
          <Button onPress={onClear}>{text.clearHistory}</Button>
        </>
      )}
    </details>
  );
}
