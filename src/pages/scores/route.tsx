import { useMemo, useState } from 'react';
import { Link, type MetaFunction, useLoaderData, useNavigate } from 'react-router';
import { count, years } from '../../app/format/number.ts';
import { languageOfPath, useLanguage, useTexts } from '../../app/language.ts';
import { formLink } from '../../app/links.ts';
import { useAnswered } from '../../app/session/use-answered.ts';
import { useAnswers } from '../../app/session/use-answers.ts';
import { Screen } from '../../app/shell/screen.tsx';
import { scores as en } from '../../app/text/en/scores.ts';
import { scores as zh } from '../../app/text/zh/scores.ts';
import { ControlBar, PickField } from '../../app/ui/control-bar.tsx';
import { LookFirst } from '../../app/ui/finding-card.tsx';
import { PageHeader } from '../../app/ui/page-header.tsx';
import { EmptyState } from '../../app/ui/states.tsx';
import { sharedSearch } from '../../app/url-state/url-state.ts';
import type { MarkData } from '../../charts/environment.ts';
import { toleranceOf } from '../../scoring/what-if.ts';
import { assumedNameOf } from '../what-if/names.ts';
import { WhatIfEditor, WhatIfNotice, WhatIfPicker } from '../what-if/switch.tsx';
import { scoresAnswers } from './chart-rows.ts';
import { ScoresCharts } from './charts.tsx';
import { ScoresFigures } from './figures.tsx';
import { GROUPINGS, scoresQuestions } from './questions.ts';
import { scoresRecomputedQuestions, scoresRollUpQuestions } from './scoring-questions.ts';
import { ScoresScoring } from './scoring-section.tsx';
import { headlineOf, type ScoresSentence, sentencesOf } from './sentences.ts';

export { byPathOnly as shouldRevalidate } from '../../app/session/route-snapshot.ts';

/** Runs at build time: the answers at the defaults go into the page. */
export async function loader() {
  const { snapshotOf } = await import('../../publish/snapshot.ts');
  return {
    answers: await snapshotOf(scoresQuestions),
    scoring: {
      recomputed: await snapshotOf(scoresRecomputedQuestions),
      rollUp: await snapshotOf(scoresRollUpQuestions),
    },
  };
}

export const meta: MetaFunction = ({ location }) => {
  const text = languageOfPath(location.pathname) === 'zh' ? zh : en;
  return [{ title: text.pageTitle }, { name: 'description', content: text.description }];
};

export default function Scores() {
  const snapshot = useLoaderData<typeof loader>();
  const answers = useAnswers(scoresQuestions, snapshot.answers);
  const [editing, setEditing] = useState(false);
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const navigate = useNavigate();
  const { filters, parameters, dataset, setFilters, setParameters } = answers;
  const rows = useMemo(() => scoresAnswers(answers.rows), [answers.rows]);
  const shown = useAnswered(answers, scoresQuestions.parameters);
  const [figures] = rows.figures;
  const search = sharedSearch(filters, dataset);
  const assumed = shown.filters.profile;
  const whatIf = assumedNameOf(assumed, lang);
  const choose = (profile: string | null) => setFilters({ ...filters, profile });
  const openForm = ({ id }: MarkData) => {
    const to = formLink(id, lang, search);
    if (to !== null) void navigate(to);
  };
  if (figures === undefined || figures.evaluations === 0) {
    return (
      <Screen answers={answers} whatIf>
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
    <Screen answers={answers} whatIf>
      <PageHeader
        headline={headlineOf(rows, text) ?? text.title}
        lead={
          <>
            <p>
              {text.lead(
                count(figures.evaluations_with_score).text,
                years(
                  rows.years.map((row) => Number(row.value)),
                  lang,
                ),
              )}
            </p>
            {rows.lost.length > 1 && <p>{text.leadSchemes(count(rows.lost.length).text)}</p>}
          </>
        }
      />
      <ControlBar label={text.controls}>
        <PickField
          label={text.by}
          value={parameters.by}
          options={GROUPINGS.map((id) => ({ id, name: text.byNames[id] }))}
          onChange={(by) => setParameters({ by })}
        />
        <WhatIfPicker choice={filters.profile} onChoice={choose} open={editing} onOpen={setEditing} />
      </ControlBar>
      <WhatIfEditor choice={filters.profile} onChoice={choose} open={editing} />
      <WhatIfNotice choice={filters.profile} shown={assumed} onChoice={choose} />
      <ScoresFigures figures={figures} counts={rows.agreement} />
      <LookFirst title={text.lookFirst} sentences={sentences} />
      <ScoresCharts
        answers={rows}
        by={shown.parameters.by}
        whatIf={whatIf}
        tolerance={toleranceOf(assumed)}
        waiting={answers.state === 'waiting'}
        filters={filters}
        onFilters={setFilters}
        onForm={openForm}
      />
      <ScoresScoring snapshot={snapshot.scoring} />
    </Screen>
  );
}

function SentenceText({ sentence, search }: { readonly sentence: ScoresSentence; readonly search: string }) {
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
