import { useEffect, useState } from 'react';
import type { MetaFunction } from 'react-router';
import { decimal } from '../../app/format/number.ts';
import { languageOfPath } from '../../app/language.ts';
import { useImported } from '../../app/session/imported.ts';
import { importing as en } from '../../app/text/en/import.ts';
import { shell as shellEn } from '../../app/text/en/shell.ts';
import { importing as zh } from '../../app/text/zh/import.ts';
import { shell as shellZh } from '../../app/text/zh/shell.ts';
import { Button } from '../../app/ui/button.tsx';
import { Notice } from '../../app/ui/notice.tsx';
import { PageHeader } from '../../app/ui/page-header.tsx';
import { NO_PARAMETERS, useUrlState } from '../../app/url-state/use-url-state.ts';
import { DataNav } from '../data/data-nav.tsx';
import { Confirm, Corrections } from './confirm.tsx';
import { Decisions, Repairs } from './decisions.tsx';
import { type DeskState, mappingKey } from './desk.ts';
import { DropZone } from './drop-zone.tsx';
import { FileList } from './file-list.tsx';
import { FormPreview } from './form-preview.tsx';
import { Guide, Templates } from './guide.tsx';
import styles from './import.module.css';
import { Kept } from './kept.tsx';
import { MappingTable } from './mapping-table.tsx';
import { decisionsToShow } from './problems.ts';
import { FoundForms, LeftOutFiles, type OpenForm, Problems, Summary } from './report.tsx';
import { desk } from './site-desk.ts';
import { useImportTexts } from './texts.ts';
import { useDesk } from './use-desk.ts';

export const meta: MetaFunction = ({ location }) => {
  const english = languageOfPath(location.pathname) === 'en';
  const text = english ? en : zh;
  return [
    { title: `${text.title} · ${(english ? shellEn : shellZh).siteName}` },
    { name: 'description', content: text.metaDescription },
  ];
};

/** 导入: files in, a report, decisions, a look at both sides, and the step that makes them the data of every page. */
export default function Import() {
  const text = useImportTexts();
  const state = useDesk();
  const { dataset, setDataset } = useUrlState(NO_PARAMETERS);
  const kept = useImported(true);
  const [done, setDone] = useState(false);
  const begun = state.items.length > 0;
  const count = state.items.length;
  useEffect(() => {
    if (count > 0) setDone(false);
  }, [count]);
  return (
    <div className={styles.page}>
      <DataNav />
      <PageHeader headline={headlineOf(state, done, text)} lead={text.lead} />
      <p role="status" className="visually-hidden">
        {done ? headlineOf(state, done, text) : ''}
      </p>
      <Kept kept={kept} dataset={dataset} onChoose={setDataset} />
      <DropZone small={begun} />
      {begun && <FileList state={state} />}
      <Prepared
        state={state}
        kept={kept}
        dataset={dataset}
        onDone={() => {
          setDone(true);
          setDataset('imported');
          // The button stands at the foot of a long page; what came of it stands at its head.
          window.scrollTo(0, 0);
          document.getElementById('content')?.focus({ preventScroll: true });
        }}
      />
      {!begun && <Guide />}
      <Templates />
    </div>
  );
}

/** What the files gave, from the questions down to the step of importing. */
function Prepared({
  state,
  kept,
  dataset,
  onDone,
}: Pick<Parameters<typeof Confirm>[0], 'state' | 'kept' | 'dataset' | 'onDone'>) {
  const text = useImportTexts();
  const [open, setOpen] = useState<OpenForm | null>(null);
  const { result, error } = state;
  const files = state.items.flatMap((item) => item.files);
  const tables = files.flatMap((file) => file.flat.map((flat) => ({ file: file.file, ...flat })));
  const shown = open !== null && files.some((file) => file.file === open.file) ? open : null;
  return (
    <>
      {error !== null && (
        <Notice
          live
          tone="alert"
          title={text.failed.title}
          actions={<Button onPress={() => desk.retry()}>{text.failed.retry}</Button>}
        >
          {error}
        </Notice>
      )}
      {result !== null && <Summary result={result} />}
      <LeftOutFiles files={files} />
      {result !== null && (
        <>
          <Decisions open={decisionsToShow(state.seen, result.decisions, state.answers)} />
          {tables.map(({ file, sheet, proposal, mapping }) => (
            <MappingTable
              key={mappingKey(file, sheet)}
              file={file}
              sheet={sheet}
              proposal={proposal}
              mapping={state.mappings[mappingKey(file, sheet)] ?? mapping}
              recalled={state.recalled[mappingKey(file, sheet)] ?? 'none'}
            />
          ))}
          <FoundForms result={result} files={files} onOpen={setOpen} />
          {shown !== null && (
            <FormPreview
              key={`${shown.file}/${shown.evaluationId}`}
              form={shown}
              corrections={state.corrections}
              revision={result}
              onClose={() => setOpen(null)}
            />
          )}
          <Repairs state={state} result={result} />
          <Problems result={result} />
          <Corrections corrections={state.corrections} />
          <Confirm state={state} result={result} kept={kept} dataset={dataset} onDone={onDone} />
        </>
      )}
    </>
  );
}

function headlineOf(state: DeskState, done: boolean, text: typeof zh): string {
  const { items, result } = state;
  if (items.every((item) => item.state === 'cancelled')) return text.headline;
  const read = items.filter((item) => item.state !== 'waiting' && item.state !== 'reading').length;
  if (read < items.length || result === null) {
    return text.headlineReading(decimal(read, 0), decimal(items.length, 0));
  }
  const forms = result.summary.rows.evaluation ?? 0;
  if (forms === 0) return text.headlineNothing;
  return done ? text.headlineDone(decimal(forms, 0)) : text.headlineRead(decimal(forms, 0));
}
