import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { decimal } from '../../app/format/number.ts';
import { pathInLanguage, useLanguage, useTexts } from '../../app/language.ts';
import { methodPath } from '../../app/method-anchor.ts';
import { screenById } from '../../app/screens.ts';
import { isFormsOnly, SIMULATED_SIZES } from '../../app/session/simulated.ts';
import { data as en } from '../../app/text/en/data.ts';
import { shell as shellEn } from '../../app/text/en/shell.ts';
import { data as zh } from '../../app/text/zh/data.ts';
import { shell as shellZh } from '../../app/text/zh/shell.ts';
import { Button } from '../../app/ui/button.tsx';
import { classNames } from '../../app/ui/class-names.ts';
import { Notice } from '../../app/ui/notice.tsx';
import { type DatasetId, isSimulated } from '../../app/url-state/url-state.ts';
import styles from './data.module.css';

/** The data sets side by side, never mixed: which is in view, and what each of them is. */
export function DatasetsSection({
  dataset,
  onChoose,
}: {
  readonly dataset: DatasetId;
  readonly onChoose: (dataset: DatasetId) => void;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const names = useTexts({ zh: shellZh.datasets, en: shellEn.datasets });
  const importScreen = screenById('import');
  return (
    <section className={styles.section} id="datasets" aria-labelledby="datasets-title">
      <h2 id="datasets-title">{text.sections.datasets}</h2>
      <div className={styles.datasets}>
        <Card name={names.reported} note={text.reportedNote} inUse={dataset === 'reported'}>
          {dataset !== 'reported' && <Button onPress={() => onChoose('reported')}>{text.use}</Button>}
        </Card>
        <Card name={names.simulated} note={text.simulatedNote} inUse={isSimulated(dataset)} invented>
          <SimulatedSizes dataset={dataset} onChoose={onChoose} />
          <Link className={styles.aside} to={methodPath('topic', 'simulated', lang)}>
            {text.whatSimulated}
          </Link>
        </Card>
        {(dataset === 'imported' || importScreen !== null) && (
          <Card name={names.imported} note={text.importedNote} inUse={dataset === 'imported'}>
            {importScreen !== null && (
              <Link to={pathInLanguage(importScreen.path, lang)}>{text.importMore}</Link>
            )}
          </Card>
        )}
      </div>
    </section>
  );
}

function Card({
  name,
  note,
  inUse,
  invented = false,
  children,
}: {
  readonly name: string;
  readonly note: string;
  readonly inUse: boolean;
  readonly invented?: boolean;
  readonly children: ReactNode;
}) {
  const text = useTexts({ zh, en });
  return (
    <article className={classNames(styles.dataset, inUse && styles.inUse, invented && styles.invented)}>
      <h3>
        {name}
        {inUse && <span className={styles.badge}>{text.inUse}</span>}
      </h3>
      <p className={styles.note}>{note}</p>
      {children}
    </article>
  );
}

function SimulatedSizes({
  dataset,
  onChoose,
}: {
  readonly dataset: DatasetId;
  readonly onChoose: (dataset: DatasetId) => void;
}) {
  const text = useTexts({ zh, en });
  const [warned, setWarned] = useState(false);
  const huge = SIMULATED_SIZES.find(({ id }) => isFormsOnly(id));
  const choose = (id: DatasetId) => {
    const warn = isFormsOnly(id) && id !== dataset;
    setWarned(warn);
    if (!warn && id !== dataset) onChoose(id);
  };
  return (
    <div className={styles.sizes}>
      {SIMULATED_SIZES.map(({ id, forms }) => (
        <Button key={id} look={id === dataset ? 'primary' : 'plain'} onPress={() => choose(id)}>
          {text.simulatedForms(decimal(forms, 0))}
        </Button>
      ))}
      {warned && huge !== undefined && (
        <Notice
          live
          actions={
            <Button
              onPress={() => {
                setWarned(false);
                onChoose(huge.id);
              }}
            >
              {text.simulatedGo}
            </Button>
          }
        >
          {text.simulatedHuge(decimal(huge.forms, 0))}
        </Notice>
      )}
    </div>
  );
}
