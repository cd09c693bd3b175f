import { Link, type MetaFunction, useLoaderData, useNavigate } from 'react-router';
import { count, rate } from '../../app/format/number.ts';
import { joinSentences } from '../../app/format/sentences.ts';
import { languageOfPath, useLanguage, useTexts } from '../../app/language.ts';
import { formLink } from '../../app/links.ts';
import { useAnswers } from '../../app/session/use-answers.ts';
import { ChartGrid, Screen } from '../../app/shell/screen.tsx';
import { overview as en } from '../../app/text/en/overview.ts';
import { overview as zh } from '../../app/text/zh/overview.ts';
import { LookFirst } from '../../app/ui/finding-card.tsx';
import { PageHeader } from '../../app/ui/page-header.tsx';
import { EmptyState } from '../../app/ui/states.tsx';
import { sharedSearch } from '../../app/url-state/url-state.ts';
import type { MarkData } from '../../charts/environment.ts';
import { OverviewCharts } from './charts.tsx';
import { OverviewFigures } from './figures.tsx';
import { findingQuestions } from './finding-questions.ts';
import { FindingsPanel } from './findings-panel.tsx';
import { headline } from './headline.ts';
import { lookFirst, type OverviewAnswers, type Sentence } from './look-first.ts';
import { overviewQuestions } from './questions.ts';

export { byPathOnly as shouldRevalidate } from '../../app/session/route-snapshot.ts';

/** Runs at build time: the answers at the defaults go into the page. */
export async function loader() {
  const [{ snapshotOf }, { wordsOf }] = await Promise.all([
    import('../../publish/snapshot.ts'),
    import('../../app/session/finding-words.ts'),
  ]);
  const [figures, findings] = await Promise.all([
    snapshotOf(overviewQuestions),
    snapshotOf(findingQuestions),
  ]);
  return { figures, findings, words: await wordsOf(findings.weightiest) };
}

export const meta: MetaFunction = ({ location }) => {
  const text = languageOfPath(location.pathname) === 'zh' ? zh : en;
  return [{ title: text.pageTitle }, { name: 'description', content: text.description }];
};

export default function Overview() {
  const snapshot = useLoaderData<typeof loader>();
  const answers = useAnswers(overviewQuestions, snapshot.figures);
  const found = useAnswers(findingQuestions, snapshot.findings);
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const navigate = useNavigate();
  const { rows, filters, dataset } = answers;
  const [figures] = rows.figures;
  const search = sharedSearch(filters, dataset);
  const openForm = ({ id }: MarkData) => {
    const to = formLink(id, lang, search);
    if (to !== null) void navigate(to);
  };
  if (figures === undefined || figures.evaluations === 0) {
    return (
      <Screen answers={answers}>
        <PageHeader headline={text.nothing} lead={null} />
        <EmptyState title={text.nothing}>
          <p>{text.nothingLead}</p>
        </EmptyState>
      </Screen>
    );
  }
  const medians = new Map(rows.yearScores.map((row) => [row.fiscal_year, row.median_score]));
  const composed = headline(
    rows.years.map((row) => ({
      year: row.fiscal_year,
      rate: row.execution_rate,
      median: medians.get(row.fiscal_year) ?? null,
    })),
    lang,
  );
  const sentences = lookFirst(rows, lang, text).map((sentence) => ({
    key: sentence.key,
    content: <SentenceText sentence={sentence} search={search} />,
  }));
  return (
    <Screen answers={answers}>
      <PageHeader headline={composed ?? text.title} lead={<Lead answers={rows} />} />
      <OverviewFigures figures={figures} holders={rows.holders} />
      <LookFirst title={text.lookFirst} sentences={sentences} />
      <FindingsPanel answers={found} words={snapshot.words} search={search} />
      <ChartGrid>
        <OverviewCharts
          answers={rows}
          waiting={answers.state === 'waiting'}
          filters={filters}
          onFilters={answers.setFilters}
          onForm={openForm}
        />
      </ChartGrid>
    </Screen>
  );
}

/** More regions than this are left to the filter bar. */
const MOST_REGIONS = 5;

function SentenceText({ sentence, search }: { readonly sentence: Sentence; readonly search: string }) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const proof = sentence.proof;
  const form = 'evaluation' in proof ? formLink(proof.evaluation, lang, search) : null;
  const anchor = 'chart' in proof ? proof.chart : 'pareto';
  return (
    <>
      {form === null ? (
        <a href={`#${anchor}`}>{sentence.subject}</a>
      ) : (
        <Link to={form}>{sentence.subject}</Link>
      )}
      {sentence.rest}
      {sentence.reason === null ? (
        text.stop
      ) : (
        <>
          {text.reason}
          <span lang="zh-CN">{sentence.reason}</span>
        </>
      )}
    </>
  );
}

/** What is looked at: forms by year with each year's own rate, so that a total over different places misleads nobody. */
function Lead({ answers }: { readonly answers: OverviewAnswers }) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const [figures] = answers.figures;
  if (figures === undefined) return null;
  const regions = answers.regions.map((row) => row.label);
  const years = answers.years.map((row) =>
    text.leadYear(
      String(row.fiscal_year),
      count(row.evaluations).text,
      row.execution_rate === null ? '—' : rate(row.execution_rate, lang).text,
    ),
  );
  const separator = lang === 'zh' ? '；' : '; ';
  return (
    <>
      <p>
        {regions.length > 0 &&
          regions.length <= MOST_REGIONS &&
          `${regions.join(lang === 'zh' ? '、' : ', ')}${lang === 'zh' ? '：' : ': '}`}
        {joinSentences(
          lang,
          text.leadForms(
            count(figures.evaluations).text,
            count(figures.units).text,
            count(figures.projects).text,
          ),
          years.length <= 6 && text.leadYears(years.join(separator)),
          yearsDiffer(answers) && text.leadMixed,
        )}
      </p>
      <p>{joinSentences(lang, text.leadMethod, answers.lost.length > 1 && text.leadOnce)}</p>
    </>
  );
}

/** Whether no unit stands in two of the years: a total over them then adds what was never together. */
function yearsDiffer(answers: OverviewAnswers): boolean {
  const [figures] = answers.figures;
  const units = new Set(answers.unitYears.map((row) => row.unit_id));
  const everyUnit = figures !== undefined && figures.units === units.size;
  return everyUnit && answers.years.length > 1 && answers.unitYears.length === units.size;
}
