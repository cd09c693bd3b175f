import { type MetaFunction, useLoaderData, useNavigate } from 'react-router';
import { count } from '../../app/format/number.ts';
import { joinSentences } from '../../app/format/sentences.ts';
import { languageOfPath, useLanguage, useTexts } from '../../app/language.ts';
import { formLink, unitLink } from '../../app/links.ts';
import { useAnswered } from '../../app/session/use-answered.ts';
import { useAnswers } from '../../app/session/use-answers.ts';
import { Screen } from '../../app/shell/screen.tsx';
import { compare as en } from '../../app/text/en/compare.ts';
import { compare as zh } from '../../app/text/zh/compare.ts';
import { ControlBar, PickField } from '../../app/ui/control-bar.tsx';
import { Notice } from '../../app/ui/notice.tsx';
import { PageHeader } from '../../app/ui/page-header.tsx';
import { EmptyState } from '../../app/ui/states.tsx';
import { sharedSearch } from '../../app/url-state/url-state.ts';
import { MOST_SIDES } from '../../questions/side-by-side.ts';
import { CompareCharts } from './charts.tsx';
import { Chooser } from './chooser.tsx';
import { FiguresTable } from './figures-table.tsx';
import { IndicatorsTable } from './indicators-table.tsx';
import { compareQuestions, SIDES } from './questions.ts';
import { headlineOf, schemesDiffer, spanOfYears } from './rows.ts';

export { byPathOnly as shouldRevalidate } from '../../app/session/route-snapshot.ts';

/** Runs at build time: the default comparison goes into the page. */
export async function loader() {
  const { snapshotOf } = await import('../../publish/snapshot.ts');
  return snapshotOf(compareQuestions);
}

export const meta: MetaFunction = ({ location }) => {
  const text = languageOfPath(location.pathname) === 'zh' ? zh : en;
  return [{ title: text.pageTitle }, { name: 'description', content: text.description }];
};

export default function Compare() {
  const snapshot = useLoaderData<typeof loader>();
  const answers = useAnswers(compareQuestions, snapshot);
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const navigate = useNavigate();
  const { rows, filters, parameters, dataset, setParameters, setFilters } = answers;
  const chosen = parameters;
  const { sides, of } = useAnswered(answers, compareQuestions.parameters).parameters;
  const { figures } = rows;
  const search = sharedSearch(filters, dataset);
  const go = (to: string | null) => {
    if (to !== null) void navigate(to);
  };
  const openSide = (id: string) => {
    if (sides === 'units') go(unitLink(id, lang, search));
    else setFilters({ ...filters, years: [Number(id)] });
  };
  const [first] = figures;
  const shown =
    sides === 'units'
      ? figures.map((side) => side.value)
      : [sides === 'unit-years' ? first?.unit_id : first?.project_id].filter((id) => typeof id === 'string');
  const differentYears =
    sides === 'units' && new Set(figures.map((side) => `${side.year_from}–${side.year_to}`)).size > 1;
  const subject =
    sides === 'units'
      ? figures.map((side) => side.label).join(lang === 'zh' ? '、' : ', ')
      : ((sides === 'unit-years' ? first?.unit_name : first?.project_name) ?? '');
  const forms = count(figures.reduce((sum, side) => sum + side.evaluations, 0)).text;
  return (
    <Screen answers={answers}>
      <PageHeader
        headline={headlineOf(figures, sides, lang, text) ?? text.title}
        lead={
          <>
            {figures.length > 0 && <p>{text.lead[sides](subject, spanOfYears(figures, lang), forms)}</p>}
            <p>
              {joinSentences(
                lang,
                of.length === 0 && text.leadDefault,
                schemesDiffer(rows.schemes) && text.leadSchemes,
                differentYears && text.leadYears,
              )}
            </p>
          </>
        }
      />
      <ControlBar label={text.controls}>
        <PickField
          label={text.sides}
          value={chosen.sides}
          options={SIDES.map((id) => ({ id, name: text.sideNames[id] }))}
          onChange={(next) => setParameters({ sides: next, of: [] })}
        />
        <Chooser
          sides={sides}
          chosen={of}
          shown={shown}
          candidates={rows.candidates}
          onChange={(next) => setParameters({ of: next })}
        />
      </ControlBar>
      {sides === 'units' && of.length > MOST_SIDES && <Notice>{text.tooMany(String(MOST_SIDES))}</Notice>}
      {figures.length === 1 && <Notice>{text.onlyOne[sides]}</Notice>}
      {figures.length === 0 ? (
        <EmptyState title={text.nothing}>
          <p>{text.nothingLead}</p>
        </EmptyState>
      ) : (
        <>
          <FiguresTable answers={rows} sides={sides} search={search} />
          <CompareCharts
            answers={rows}
            waiting={answers.state === 'waiting'}
            onSide={openSide}
            onForm={({ id }) => go(formLink(id, lang, search))}
          />
          <IndicatorsTable answers={rows} search={search} />
        </>
      )}
    </Screen>
  );
}
