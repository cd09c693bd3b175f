import { useMemo, useState } from 'react';
import { type MetaFunction, useLoaderData } from 'react-router';
import { count, money, rate } from '../../app/format/number.ts';
import { joinSentences } from '../../app/format/sentences.ts';
import { languageOfPath, useLanguage, useTexts } from '../../app/language.ts';
import { useAnswered } from '../../app/session/use-answered.ts';
import { useAnswers } from '../../app/session/use-answers.ts';
import { Screen } from '../../app/shell/screen.tsx';
import { low as en } from '../../app/text/en/low.ts';
import { shell as shellEn } from '../../app/text/en/shell.ts';
import { low as zh } from '../../app/text/zh/low.ts';
import { shell as shellZh } from '../../app/text/zh/shell.ts';
import { Button } from '../../app/ui/button.tsx';
import { ControlBar, OptionalThreshold, PickField } from '../../app/ui/control-bar.tsx';
import { ExportButtons } from '../../app/ui/export-buttons.tsx';
import { FigureRow, FigureTile } from '../../app/ui/figure-tile.tsx';
import { PageHeader } from '../../app/ui/page-header.tsx';
import { EmptyState } from '../../app/ui/states.tsx';
import { sharedSearch } from '../../app/url-state/url-state.ts';
import { metric } from '../../questions/metrics.ts';
import { LowList } from './list.tsx';
import styles from './low.module.css';
import { DEFAULT_LIMITS, lowErrorsQuestions, lowQuestions, SORTS } from './questions.ts';
import { exportTable, type ListedForm, type LowAnswers, reasonOf, withErrors } from './rows.ts';

export { byPathOnly as shouldRevalidate } from '../../app/session/route-snapshot.ts';

/** Runs at build time: the list at the default limits goes into the page. */
export async function loader() {
  const { snapshotOf } = await import('../../publish/snapshot.ts');
  return { main: await snapshotOf(lowQuestions), late: await snapshotOf(lowErrorsQuestions) };
}

export const meta: MetaFunction = ({ location }) => {
  const text = languageOfPath(location.pathname) === 'zh' ? zh : en;
  return [{ title: text.pageTitle }, { name: 'description', content: text.description }];
};

export default function Low() {
  const snapshot = useLoaderData<typeof loader>();
  const answers = useAnswers(lowQuestions, snapshot.main);
  const late = useAnswers(lowErrorsQuestions, snapshot.late);
  const text = useTexts({ zh, en });
  const { rows, filters, parameters, dataset, setParameters } = answers;
  const shown = useAnswered(answers, lowQuestions.parameters).parameters;
  const { below, under, errors } = parameters;
  const all = rows.years.reduce((sum, row) => sum + row.evaluations, 0);
  const matches = rows.list[0]?.matches ?? 0;
  const settled = late.state === 'snapshot' || late.state === 'live';
  const list = withErrors(rows.list, settled ? late.rows.errors : []);
  const off = shown.below === null && shown.under === null && shown.errors === null;
  return (
    <Screen answers={answers}>
      <PageHeader
        headline={matches === 0 ? text.headlineNone : text.headline(count(matches).text, count(all).text)}
        lead={<p>{text.lead}</p>}
      />
      <ControlBar label={text.controls}>
        <OptionalThreshold
          label={text.rate}
          unit="%"
          min={0}
          max={100}
          initial={DEFAULT_LIMITS.rate}
          value={below}
          onChange={(value, dragging) => setParameters({ below: value }, dragging)}
        />
        <OptionalThreshold
          label={text.score}
          unit={text.scoreUnit}
          min={0}
          max={100}
          initial={DEFAULT_LIMITS.score}
          value={under}
          onChange={(value, dragging) => setParameters({ under: value }, dragging)}
        />
        <OptionalThreshold
          label={text.errors}
          unit={text.errorsUnit}
          min={1}
          max={50}
          initial={DEFAULT_LIMITS.errors}
          value={errors}
          onChange={(value, dragging) => setParameters({ errors: value }, dragging)}
        />
        <PickField
          label={text.sort}
          value={parameters.sort}
          options={SORTS.map((id) => ({ id, name: text.sortNames[id] }))}
          onChange={(sort) => setParameters({ sort })}
        />
      </ControlBar>
      {matches === 0 ? (
        <EmptyState title={text.empty}>
          <p>{off ? text.emptyOff : text.emptyLead}</p>
          <Button
            onPress={() =>
              setParameters({ below: DEFAULT_LIMITS.rate, under: DEFAULT_LIMITS.score, errors: null })
            }
          >
            {text.reset}
          </Button>
        </EmptyState>
      ) : (
        <>
          <LowFigures answers={rows} all={all} />
          <Listing list={list} limits={shown} search={sharedSearch(filters, dataset)} />
        </>
      )}
    </Screen>
  );
}

/** What the listed forms come to: how many, their unspent money, how many give no reason. */
function LowFigures({ answers, all }: { readonly answers: LowAnswers; readonly all: number }) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const { list } = answers;
  const matches = list[0]?.matches ?? 0;
  const whole = list.length === matches;
  const unspent = list[0]?.total_unspent ?? 0;
  const total = answers.unspent[0]?.total_unspent ?? 0;
  const silent = list.filter((row) => reasonOf(row.deviation_reason).kind !== 'given').length;
  const definition = metric('unspent');
  return (
    <FigureRow label={text.figures}>
      <FigureTile
        name={text.listed}
        figure={count(matches, text.forms(matches))}
        detail={text.listedOf(count(all).text)}
      />
      <FigureTile
        name={text.unspent}
        figure={money(unspent, lang)}
        detail={
          unspent > 0 && total > 0 ? text.unspentOf(rate(unspent / total, lang, 1).text) : text.noUnspent
        }
        definition={{ formula: definition.formula[lang], nullRule: definition.nullRule[lang] }}
      />
      {whole && (
        <FigureTile
          name={text.noReason}
          figure={count(silent, text.forms(silent))}
          detail={text.noReasonOf(rate(silent / list.length, lang, 1).text)}
          definition={{ formula: text.noReasonFormula }}
        />
      )}
    </FigureRow>
  );
}

/** The list with its tools: pick all or none, export what is picked or everything. */
function Listing({
  list,
  limits,
  search,
}: {
  readonly list: readonly ListedForm[];
  readonly limits: Parameters<typeof exportTable>[1];
  readonly search: string;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const shell = useTexts({ zh: shellZh, en: shellEn });
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  // What was picked before the limits moved and is no longer listed does not stay in the export unseen.
  const picked = useMemo(
    () => new Set(list.map((row) => row.evaluation_id).filter((id) => chosen.has(id))),
    [list, chosen],
  );
  const forExport = picked.size === 0 ? list : list.filter((row) => picked.has(row.evaluation_id));
  const matches = list[0]?.matches ?? 0;
  const n = count(forExport.length).text;
  return (
    <section className={styles.panel} aria-label={text.exportTitle}>
      <div className={styles.tools}>
        <div className={styles.group}>
          <Button onPress={() => setChosen(new Set(list.map((row) => row.evaluation_id)))}>
            {text.selectAll}
          </Button>
          <Button onPress={() => setChosen(new Set())} isDisabled={picked.size === 0}>
            {text.selectNone}
          </Button>
          <span className={styles.count} role="status">
            {text.selected(count(picked.size).text, count(list.length).text)}
          </span>
        </div>
        <div className={styles.group}>
          <span>{picked.size === 0 ? text.exportAll(n) : text.exportSelected(n)}</span>
          <ExportButtons title={text.exportTitle} table={() => exportTable(forExport, limits, text, shell)} />
        </div>
      </div>
      <LowList list={list} limits={limits} picked={picked} onPick={setChosen} search={search} />
      <p className={styles.note}>
        {joinSentences(
          lang,
          matches > list.length && text.truncated(count(list.length).text, count(matches).text),
          text.severityNote,
          text.exportNote,
        )}
      </p>
    </section>
  );
}
