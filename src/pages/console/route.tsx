import { useEffect, useRef, useState } from 'react';
import { type MetaFunction, useLoaderData } from 'react-router';
import { decimal } from '../../app/format/number.ts';
import { languageOfPath, useLanguage, useTexts } from '../../app/language.ts';
import { session } from '../../app/session/site-session.ts';
import { useAnswers, useSession } from '../../app/session/use-answers.ts';
import { sqlConsole as en } from '../../app/text/en/console.ts';
import { shell as shellEn } from '../../app/text/en/shell.ts';
import { sqlConsole as zh } from '../../app/text/zh/console.ts';
import { shell as shellZh } from '../../app/text/zh/shell.ts';
import { Button } from '../../app/ui/button.tsx';
import { EngineStart } from '../../app/ui/engine-start.tsx';
import { PageHeader } from '../../app/ui/page-header.tsx';
import { DataNav } from '../data/data-nav.tsx';
import { CataloguePanel } from './catalogue-panel.tsx';
import styles from './console.module.css';
import { examplesFor } from './examples.ts';
import { HistoryPanel } from './history-panel.tsx';
import { insertName } from './insert-name.ts';
import { OutcomeView } from './outcome-view.tsx';
import { consoleQuestions, fitsAddress, LIMITS } from './questions.ts';
import { useHistory } from './use-history.ts';
import { useStatement } from './use-statement.ts';

export { byPathOnly as shouldRevalidate } from '../../app/session/route-snapshot.ts';

/** Runs at build time: the tables and columns of the published package go into the page. */
export async function loader() {
  const { snapshotOf } = await import('../../publish/snapshot.ts');
  return snapshotOf(consoleQuestions);
}

export const meta: MetaFunction = ({ location }) => {
  const english = languageOfPath(location.pathname) === 'en';
  const text = english ? en : zh;
  return [
    { title: `${text.title} · ${(english ? shellEn : shellZh).siteName}` },
    { name: 'description', content: text.metaDescription },
  ];
};

/** SQL 控制台: the reader's own statements, read-only, in the engine of this page. */
export default function SqlConsole() {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const snapshot = useLoaderData<typeof loader>();
  const { rows, parameters, setParameters, dataset } = useAnswers(consoleQuestions, snapshot);
  const { status, dataset: loaded } = useSession();
  const ready = status.state === 'ready' && loaded === dataset;
  const revision = status.state === 'ready' ? status.revision : -1;
  const { history, remember, clear } = useHistory();
  const { outcome, asked, run, cancel } = useStatement(ready, revision, remember);
  const editor = useRef<HTMLTextAreaElement>(null);
  const followed = useRef<string | null>(null);
  const tables = new Set(rows.catalogue.map((row) => row.table_name));
  const examples = examplesFor(tables);
  const [draft, setDraft] = useState(examples[0]?.sql ?? '');
  const linked = parameters.sql;
  const limit = parameters.limit;

  useEffect(() => {
    void session.start(dataset);
  }, [dataset]);

  useEffect(() => {
    // What was typed before the page came alive stands in the field only.
    const typed = editor.current?.value;
    if (typed !== undefined) setDraft(typed);
  }, []);

  useEffect(() => {
    if (linked === followed.current) return;
    followed.current = linked;
    if (linked === null || linked === asked?.sql) return;
    setDraft(linked);
    run(linked, limit);
  }, [linked, asked, limit, run]);

  const runNow = (sql: string) => {
    if (sql.trim() === '') return;
    run(sql, limit);
    const next = fitsAddress(sql) ? sql : null;
    if (next !== linked) setParameters({ sql: next });
  };
  const use = (sql: string) => {
    setDraft(sql);
    runNow(sql);
  };
  const insert = (name: string) => {
    const field = editor.current;
    const at = field === null ? draft.length : field.selectionStart;
    const { text: next, caret } = insertName(draft, at, field?.selectionEnd ?? at, name);
    setDraft(next);
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(caret, caret);
    });
  };

  return (
    <div className={styles.page}>
      <DataNav />
      <PageHeader headline={text.title} lead={text.lead} />
      <EngineStart status={status} title={text.engineTitle} failedTitle={text.engineFailed} />
      <div className={styles.layout}>
        <CataloguePanel rows={rows.catalogue} onInsert={insert} />
        <div className={styles.work}>
          <div className={styles.examples}>
            <span className={styles.label}>{text.examples}</span>
            {examples.map((example) => (
              <Button key={example.id} onPress={() => use(example.sql)}>
                {example.title[lang]}
              </Button>
            ))}
          </div>
          <label className={styles.editor}>
            <span className="visually-hidden">{text.statement}</span>
            <textarea
              ref={editor}
              value={draft}
              rows={Math.min(22, Math.max(8, draft.split('\n').length + 1))}
              spellCheck={false}
              autoCapitalize="off"
              autoComplete="off"
              onChange={(event) => setDraft(event.target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
                event.preventDefault();
                runNow(draft);
              }}
            />
          </label>
          <div className={styles.bar}>
            <Button look="primary" onPress={() => runNow(draft)} isDisabled={draft.trim() === ''}>
              {text.run}
            </Button>
            <kbd className={styles.keys}>{text.runKeys}</kbd>
            <label className={styles.limit}>
              {text.rowLimit}
              <select
                value={limit}
                onChange={(event) => setParameters({ limit: Number(event.target.value) })}
              >
                {[...new Set([...LIMITS, limit])]
                  .sort((a, b) => a - b)
                  .map((n) => (
                    <option key={n} value={n}>
                      {decimal(n, 0)}
                    </option>
                  ))}
              </select>
            </label>
            <CopyLink disabled={linked === null} />
          </div>
          {asked !== null && !fitsAddress(asked.sql) && <p className={styles.note}>{text.linkTooLong}</p>}
          <section aria-label={text.result} className={styles.result}>
            <OutcomeView key={asked?.run ?? 0} outcome={outcome} onCancel={cancel} onUse={insert} />
          </section>
          <HistoryPanel history={history} onUse={use} onClear={clear} />
        </div>
      </div>
    </div>
  );
}

function CopyLink({ disabled }: { readonly disabled: boolean }) {
  const text = useTexts({ zh, en });
  const [said, setSaid] = useState('');
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(window.location.href);
      setSaid(text.linkCopied);
    } catch {
      setSaid(text.linkFailed);
    }
  };
  return (
    <>
      <Button look="quiet" isDisabled={disabled} onPress={() => void copy()}>
        {text.copyLink}
      </Button>
      <span role="status" className={styles.note}>
        {said}
      </span>
    </>
  );
}
