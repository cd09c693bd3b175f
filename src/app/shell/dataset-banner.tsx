import { lazy, Suspense, useEffect, useState } from 'react';
import { useTexts } from '../language.ts';
import { useImported } from '../session/imported.ts';
import { isFormsOnly } from '../session/simulated.ts';
import { useSession } from '../session/use-answers.ts';
import { shell as en } from '../text/en/shell.ts';
import { shell as zh } from '../text/zh/shell.ts';
import { Button } from '../ui/button.tsx';
import { type DatasetId, isSimulated, kindOfDataset } from '../url-state/url-state.ts';
import styles from './dataset-banner.module.css';

// Only imported data need it: it stays out of the first download.
const CurrencyNote = lazy(async () => ({ default: (await import('./currency-note.tsx')).CurrencyNote }));

/** Which data is looked at: nothing for the real data alone, a choice when there are more, a standing banner for simulated and imported ones. */
export function DatasetBanner({
  dataset,
  offered,
  onChoose,
}: {
  readonly dataset: DatasetId;
  readonly offered: readonly DatasetId[];
  readonly onChoose: (dataset: DatasetId) => void;
}) {
  const text = useTexts({ zh, en });
  const kept = useImported(dataset === 'imported');
  const [gone, closeGone] = useGone(dataset, onChoose);
  if (dataset === 'reported' && gone)
    return (
      <section className={styles.imported} aria-label={text.datasetLabel} role="status">
        <p>{text.importedGone}</p>
        <Button onPress={closeGone}>{text.importedGoneClose}</Button>
      </section>
    );
  if (dataset === 'reported') {
    const others = offered.filter((id) => id !== 'reported');
    if (others.length === 0) return null;
    return (
      <div className={styles.choice}>
        {others.map((id) => (
          <Button key={id} look="quiet" onPress={() => onChoose(id)}>
            {text.datasets[kindOfDataset(id)]}
          </Button>
        ))}
      </div>
    );
  }
  const mixed = kept?.current?.base === 'published';
  const simulated = isSimulated(dataset);
  const imported = mixed ? text.importedMixedBanner : text.importedBanner;
  return (
    <section className={simulated ? styles.simulated : styles.imported} aria-label={text.datasetLabel}>
      <p>
        <strong>{text.datasets[kindOfDataset(dataset)]}</strong> {simulated ? text.simulatedBanner : imported}
        {isFormsOnly(dataset) && ` ${text.simulatedFormsOnly}`}
        {dataset === 'imported' && (
          <Suspense fallback={null}>
            <CurrencyNote />
          </Suspense>
        )}
      </p>
      <Button onPress={() => onChoose('reported')}>{text.backToReported}</Button>
    </section>
  );
}

/**
 * Whether an import was asked for that is no longer kept: another tab may have taken it back. The published data
 * then take its place, and the reader is told until the word is closed.
 */
function useGone(dataset: DatasetId, onChoose: (dataset: DatasetId) => void): readonly [boolean, () => void] {
  const { status, dataset: loaded } = useSession();
  const [gone, setGone] = useState(false);
  const missing =
    dataset === 'imported' && loaded === 'imported' && status.state === 'failed' && status.failure === 'gone';
  useEffect(() => {
    if (!missing) return;
    setGone(true);
    onChoose('reported');
  }, [missing, onChoose]);
  return [gone, () => setGone(false)];
}
