import { useMemo } from 'react';
import { Link, type MetaFunction, useLoaderData, useNavigate } from 'react-router';
import { count, years } from '../../app/format/number.ts';
import { joinSentences } from '../../app/format/sentences.ts';
import { languageOfPath, useLanguage, useTexts } from '../../app/language.ts';
import { formLink } from '../../app/links.ts';
import { useAnswered } from '../../app/session/use-answered.ts';
import { useAnswers } from '../../app/session/use-answers.ts';
import { Screen } from '../../app/shell/screen.tsx';
import { execution as en } from '../../app/text/en/execution.ts';
import { execution as zh } from '../../app/text/zh/execution.ts';
import { ControlBar, PickField, ThresholdField } from '../../app/ui/control-bar.tsx';
import { LookFirst } from '../../app/ui/finding-card.tsx';
import { PageHeader } from '../../app/ui/page-header.tsx';
import { EmptyState } from '../../app/ui/states.tsx';
import { sharedSearch } from '../../app/url-state/url-state.ts';
import type { MarkData } from '../../charts/environment.ts';
import { bandsOf } from './bands.ts';
import { referencesOf } from './chart-rows.ts';
import { ExecutionCharts } from './charts.tsx';
import { ExecutionFigures } from './figures.tsx';
import { executionQuestions, GROUPINGS, ORDERS } from './questions.ts';
import { type ExecutionSentence, headlineOf, sentencesOf } from './sentences.ts';

export { byPathOnly as shouldRevalidate } from '../../app/session/route-snapshot.ts';

/** Runs at build time: the answers at the defaults go into the page. */
export async function loader() {
  const { snapshotOf } = await import('../../publish/snapshot.ts');
  return snapshotOf(executionQuestions);
}

export const meta: MetaFunction = ({ location }) => {
  const text = languageOfPath(location.pathname) === 'zh' ? zh : en;
  return [{ title: text.pageTitle }, { name: 'description', content: text.description }];
};

export default function Execution() {
  const snapshot = useLoaderData<typeof loader>();
  const answers = useAnswers(executionQuestions, snapshot);
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const navigate = useNavigate();
  const { rows, filters, parameters, dataset, setParameters } = answers;
  const shown = useAnswered(answers, executionQuestions.parameters).parameters;
  const references = useMemo(
    () => referencesOf({ low: parameters.low, high: parameters.high }),
    [parameters.low, parameters.high],
  );
  const bands = bandsOf(rows.rates, parameters.low, parameters.high);
  const [figures] = rows.figures;
  const search = sharedSearch(filters, dataset);
  const openForm = ({ id }: MarkData) => {
    const to = formLink(id, lang, search);
    if (to !== null) void navigate(to);
  };
  if (figures === undefined || figures.evaluations === 0) {
    return (
      <Screen answers={answers}>
        <PageHeader headline={text.title} lead={null} />
        <EmptyState title={text.nothing}>
          <p>{text.nothingLead}</p>
        </EmptyState>
      </Screen>
    );
  }
  const sentences = sentencesOf(rows, lang, text).map((sentence) => ({
    key: sentence.key,
    content: <SentenceText sentence={sentence} search={search} />,
  }));
  return (
    <Screen answers={answers}>
      <PageHeader
        headline={
          headlineOf(rows, bands, Math.min(parameters.low, parameters.high), lang, text) ?? text.title
        }
        lead={
          <>
            <p>
              {joinSentences(
                lang,
                text.lead(
                  count(figures.evaluations_with_rate).text,
                  count(figures.units).text,
                  years(
                    rows.years.map((row) => row.fiscal_year),
                    lang,
                  ),
                ),
                bands.noRate.evaluations > 0 && text.leadNoRate(count(bands.noRate.evaluations).text),
              )}
            </p>
            <p>{text.leadMethod}</p>
          </>
        }
      />
      <ControlBar label={text.controls}>
        <ThresholdField
          label={text.low}
          unit="%"
          min={0}
          max={100}
          value={parameters.low}
          onChange={(low, dragging) => setParameters({ low }, dragging)}
        />
        <ThresholdField
          label={text.high}
          unit="%"
          min={0}
          max={100}
          value={parameters.high}
          onChange={(high, dragging) => setParameters({ high }, dragging)}
        />
        <PickField
          label={text.by}
          value={parameters.by}
          options={GROUPINGS.map((id) => ({ id, name: text.byNames[id] }))}
          onChange={(by) => setParameters({ by })}
        />
        <PickField
          label={text.order}
          value={parameters.order}
          options={ORDERS.map((id) => ({ id, name: text.orderNames[id] }))}
          onChange={(order) => setParameters({ order })}
        />
      </ControlBar>
      <ExecutionFigures figures={figures} bands={bands} references={references} />
      <LookFirst title={text.lookFirst} sentences={sentences} />
      <ExecutionCharts
        answers={rows}
        references={references}
        by={shown.by}
        order={shown.order}
        waiting={answers.state === 'waiting'}
        filters={filters}
        onFilters={answers.setFilters}
        onForm={openForm}
      />
    </Screen>
  );
}

function SentenceText({
  sentence,
  search,
}: {
  readonly sentence: ExecutionSentence;
  readonly search: string;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const form = sentence.evaluation === null ? null : formLink(sentence.evaluation, lang, search);
  return (
    <>
      {form === null ? (
        <a href={`#${sentence.chart}`}>{sentence.text}</a>
      ) : (
        <Link to={form}>{sentence.text}</Link>
      )}
      {text.stop}
    </>
  );
}
