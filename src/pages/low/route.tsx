import { type MetaFunction, useLoaderData } from 'react-router';
import { count, money, rate } from '../../app/format/number.ts';
import { missing } from '../../app/format/value.ts';
import { languageOfPath, useLanguage, useTexts } from '../../app/language.ts';
import { useAnswered } from '../../app/session/use-answered.ts';
import { useAnswers } from '../../app/session/use-answers.ts';
import { Screen } from '../../app/shell/screen.tsx';
import { low as en } from '../../app/text/en/low.ts';
import { low as zh } from '../../app/text/zh/low.ts';
import { Button } from '../../app/ui/button.tsx';
import { ControlBar, OptionalThreshold } from '../../app/ui/control-bar.tsx';
import { FigureRow, FigureTile } from '../../app/ui/figure-tile.tsx';
import { PageHeader } from '../../app/ui/page-header.tsx';
import { EmptyState } from '../../app/ui/states.tsx';
import { sharedSearch } from '../../app/url-state/url-state.ts';
import { LOW_ORDERINGS } from '../../questions/low-list.ts';
import { metric } from '../../questions/metrics.ts';
import { OrderField } from '../list/order-field.tsx';
import { Listing } from './listing.tsx';
import { DEFAULT_LIMITS, lowErrorsQuestions, lowQuestions } from './questions.ts';
import { type LowAnswers, totalsOf, withErrors } from './rows.ts';

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
  const { matches } = totalsOf(rows);
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
        <OrderField
          label={text.sort}
          orderings={LOW_ORDERINGS}
          names={text.sortNames}
          sort={parameters.sort}
          onSort={(sort) => setParameters({ sort })}
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
          <Listing
            key={dataset}
            list={list}
            matches={matches}
            answers={answers}
            audited={settled}
            search={sharedSearch(filters, dataset)}
          />
        </>
      )}
    </Screen>
  );
}

/** What the listed forms come to: how many, their unspent money, how many give no reason. */
function LowFigures({ answers, all }: { readonly answers: LowAnswers; readonly all: number }) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const { matches, unspent, asked, silent } = totalsOf(answers);
  const total = answers.unspent[0]?.total_unspent ?? 0;
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
      <FigureTile
        name={text.noReason}
        figure={asked === 0 ? missing(lang, text.noReasonField) : count(silent, text.forms(silent))}
        detail={
          asked === 0
            ? text.noReasonField
            : asked < matches
              ? text.noReasonOfAsked(rate(silent / asked, lang, 1).text, count(asked).text)
              : text.noReasonOf(rate(silent / matches, lang, 1).text)
        }
        definition={{ formula: text.noReasonFormula }}
      />
    </FigureRow>
  );
}
