import { Link, type MetaFunction, useLoaderData, useNavigate } from 'react-router';
import { count, years } from '../../app/format/number.ts';
import { languageOfPath, useLanguage, useTexts } from '../../app/language.ts';
import { formLink } from '../../app/links.ts';
import { useSiteData } from '../../app/session/choices.ts';
import { useAnswered } from '../../app/session/use-answered.ts';
import { useAnswers } from '../../app/session/use-answers.ts';
import { Screen } from '../../app/shell/screen.tsx';
import { scores as en } from '../../app/text/en/scores.ts';
import { scores as zh } from '../../app/text/zh/scores.ts';
import { ControlBar, PickField } from '../../app/ui/control-bar.tsx';
import { LookFirst } from '../../app/ui/finding-card.tsx';
import { Notice } from '../../app/ui/notice.tsx';
import { PageHeader } from '../../app/ui/page-header.tsx';
import { EmptyState } from '../../app/ui/states.tsx';
import { sharedSearch } from '../../app/url-state/url-state.ts';
import type { MarkData } from '../../charts/environment.ts';
import { DEFAULT_PROFILES } from '../../scoring/profiles.ts';
import { isCustomChoice, whatIfOf } from '../../scoring/what-if.ts';
import { profileName, ScoresCharts } from './charts.tsx';
import { ScoresFigures } from './figures.tsx';
import { GROUPINGS, scoresQuestions, toleranceOf } from './questions.ts';
import { headlineOf, type ScoresSentence, sentencesOf } from './sentences.ts';

export { byPathOnly as shouldRevalidate } from '../../app/session/route-snapshot.ts';

/** Runs at build time: the answers at the defaults go into the page. */
export async function loader() {
  const { snapshotOf } = await import('../../publish/snapshot.ts');
  return snapshotOf(scoresQuestions);
}

export const meta: MetaFunction = ({ location }) => {
  const text = languageOfPath(location.pathname) === 'zh' ? zh : en;
  return [{ title: text.pageTitle }, { name: 'description', content: text.description }];
};

const OWN = '';

export default function Scores() {
  const snapshot = useLoaderData<typeof loader>();
  const answers = useAnswers(scoresQuestions, snapshot);
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const navigate = useNavigate();
  const { choices } = useSiteData();
  const { rows, filters, parameters, dataset, setFilters, setParameters } = answers;
  const shown = useAnswered(answers, scoresQuestions.parameters);
  const [figures] = rows.figures;
  const search = sharedSearch(filters, dataset);
  const nameOfProfile = profileName(choices, lang);
  const known = whatIfOf(filters.profile) !== null;
  const assumed = shown.filters.profile;
  const name = (choice: string) =>
    isCustomChoice(choice) ? text.customProfile : nameOfProfile(choice, choice);
  const whatIf = assumed !== null && whatIfOf(assumed) !== null ? name(assumed) : null;
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
        <PickField
          label={text.profile}
          value={known ? (filters.profile ?? OWN) : OWN}
          options={[
            { id: OWN, name: text.ownProfile },
            ...DEFAULT_PROFILES.map(({ profile_id: id }) => ({ id, name: nameOfProfile(id, id) })),
            ...(isCustomChoice(filters.profile)
              ? [{ id: filters.profile ?? OWN, name: text.customProfile }]
              : []),
          ]}
          onChange={(id) => setFilters({ ...filters, profile: id === OWN ? null : id })}
        />
      </ControlBar>
      {whatIf !== null && <Notice tone="caution">{text.leadWhatIf(whatIf)}</Notice>}
      {filters.profile !== null && !known && (
        <Notice tone="caution">{text.unknownProfile(filters.profile)}</Notice>
      )}
      <ScoresFigures figures={figures} counts={rows.forms[0]} />
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
