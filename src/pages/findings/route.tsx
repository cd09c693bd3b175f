import { type MetaFunction, useLoaderData } from 'react-router';
import { formNames } from '../../app/format/form-name.ts';
import { count, decimal } from '../../app/format/number.ts';
import { languageOfPath, useLanguage, useTexts } from '../../app/language.ts';
import { useFindingWords } from '../../app/session/finding-words.ts';
import { useAnswers } from '../../app/session/use-answers.ts';
import { Screen } from '../../app/shell/screen.tsx';
import { findings as en } from '../../app/text/en/findings.ts';
import { whatIf as whatIfEn } from '../../app/text/en/what-if.ts';
import { findings as zh } from '../../app/text/zh/findings.ts';
import { whatIf as whatIfZh } from '../../app/text/zh/what-if.ts';
import { Button } from '../../app/ui/button.tsx';
import { ControlBar, PickField } from '../../app/ui/control-bar.tsx';
import { FigureRow, FigureTile } from '../../app/ui/figure-tile.tsx';
import { PageHeader } from '../../app/ui/page-header.tsx';
import { SearchField } from '../../app/ui/search-field.tsx';
import { EmptyState } from '../../app/ui/states.tsx';
import { Tabs } from '../../app/ui/tabs.tsx';
import { sharedSearch } from '../../app/url-state/url-state.ts';
import { RULES, ruleById } from '../../audit/registry.ts';
import { REVIEW_STATUS_NAMES, REVIEW_STATUSES } from '../../audit/review-state.ts';
import { QualityTable } from '../what-if/quality.tsx';
import { Matrix, RuleTable, UnitTable } from './breakdown.tsx';
import styles from './findings.module.css';
import { HandOver } from './hand-over.tsx';
import { FindingCards } from './list.tsx';
import { FIRST, findingsQuestions, MATRIX_FORMS, MOST, SEVERITY_IDS, SORTS } from './questions.ts';
import { reviewOf, useReviews } from './reviews.ts';

export { byPathOnly as shouldRevalidate } from '../../app/session/route-snapshot.ts';

/** Runs at build time: the first findings, in words, go into the page. */
export async function loader() {
  const [{ snapshotOf }, { wordsOf }] = await Promise.all([
    import('../../publish/snapshot.ts'),
    import('../../app/session/finding-words.ts'),
  ]);
  const answers = await snapshotOf(findingsQuestions);
  return { answers, words: await wordsOf(answers.list) };
}

export const meta: MetaFunction = ({ location }) => {
  const text = languageOfPath(location.pathname) === 'zh' ? zh : en;
  return [{ title: text.pageTitle }, { name: 'description', content: text.description }];
};

const STEP = 100;

export default function Findings() {
  const loaded = useLoaderData<typeof loader>();
  const answers = useAnswers(findingsQuestions, loaded.answers);
  const { rows, filters, parameters, dataset, setParameters, setFilters } = answers;
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const whatIf = useTexts({ zh: whatIfZh, en: whatIfEn });
  const review = useReviews();
  const words = useFindingWords(rows.list, loaded.words);
  const named = [...new Map(rows.matrix.map((cell) => [cell.evaluation_id, cell])).values()];
  const names = formNames(named, text.department);
  const nameOfForm = new Map(named.map((form, i) => [form.evaluation_id, names[i] ?? form.title_raw]));
  // A form that is not in the matrix is called by its project, as on its cards.
  const formChosen = nameOfForm.get(parameters.form ?? '') ?? rows.list[0]?.project_name;
  const total = rows.rules.reduce((sum, row) => sum + row.findings, 0);
  const ofLevel = (level: (typeof SEVERITY_IDS)[number]) =>
    rows.rules.reduce((sum, row) => (row.severity === level ? sum + row.findings : sum), 0);
  const sum = (of: 'passed' | 'failed' | 'not_checkable') =>
    decimal(
      rows.checks.reduce((n, check) => n + check[of], 0),
      0,
    );
  const list =
    parameters.status === null
      ? rows.list
      : rows.list.filter((row) => reviewOf(review.reviews, row.finding_id).status === parameters.status);
  const matching = parameters.status === null ? (rows.matching[0]?.findings ?? 0) : list.length;
  const shown = list.slice(0, parameters.n);
  const clear = () => setParameters({ rule: [], level: null, form: null, q: null, status: null, n: FIRST });
  const show = (change: Partial<typeof parameters>) => setParameters({ n: FIRST, ...change });
  const forms = rows.forms[0]?.matches ?? 0;

  return (
    <Screen answers={answers}>
      <PageHeader
        headline={
          total === 0
            ? text.headlineNone
            : text.headline(decimal(total, 0), decimal(ofLevel('E'), 0), decimal(forms, 0))
        }
        lead={
          <>
            <p>{text.lead}</p>
            <p>{text.checks(sum('passed'), sum('failed'), sum('not_checkable'))}</p>
          </>
        }
      />
      <FigureRow label={text.figures}>
        {SEVERITY_IDS.map((level) => (
          <FigureTile
            key={level}
            name={text.levels[level]}
            figure={count(ofLevel(level), text.places)}
            detail={text.levelNotes[level]}
            tone={level === 'E' && ofLevel(level) > 0 ? 'alert' : 'plain'}
          />
        ))}
      </FigureRow>
      <section className={`${styles.panel} ${styles.breakdown}`} aria-label={text.breakdown}>
        <Tabs
          label={text.breakdown}
          items={[
            {
              id: 'rule',
              label: text.byRule,
              content: <RuleTable answers={rows} onRule={(rule) => show({ rule: [rule], form: null })} />,
            },
            {
              id: 'unit',
              label: text.byUnit,
              content: (
                <UnitTable answers={rows} onUnit={(unit) => setFilters({ ...filters, units: [unit] })} />
              ),
            },
            {
              id: 'quality',
              label: whatIf.quality,
              content: <QualityTable rows={rows.quality} search={sharedSearch(filters, dataset)} />,
            },
            {
              id: 'matrix',
              label: text.matrix,
              content: (
                <Matrix
                  answers={rows}
                  limit={MATRIX_FORMS}
                  formNames={nameOfForm}
                  onCell={(form, rule) => show({ form, rule: [rule] })}
                />
              ),
            },
          ]}
        />
      </section>
      <ControlBar label={text.narrow}>
        <SearchField
          label={text.search}
          placeholder={text.searchHint}
          value={parameters.q ?? ''}
          onChange={(q) => setParameters({ q: q === '' ? null : q, n: FIRST }, true)}
        />
        <PickField
          label={text.level}
          value={parameters.level ?? 'all'}
          options={[
            { id: 'all', name: text.allLevels },
            ...SEVERITY_IDS.map((id) => ({ id, name: text.levels[id] })),
          ]}
          onChange={(level) => show({ level: level === 'all' ? null : level })}
        />
        <PickField
          label={text.rule}
          value={parameters.rule.length === 1 ? (parameters.rule[0] ?? '') : ''}
          options={[
            {
              id: '',
              name:
                parameters.rule.length > 1
                  ? text.severalRules(decimal(parameters.rule.length, 0))
                  : text.allRules,
            },
            ...RULES.filter((rule) => rule.kind === 'sql').map((rule) => ({
              id: rule.id,
              name: `${rule.id} ${rule.name[lang]}`,
            })),
          ]}
          onChange={(rule) => show({ rule: rule === '' ? [] : [rule] })}
        />
        <PickField
          label={text.status}
          value={parameters.status ?? 'all'}
          options={[
            { id: 'all', name: text.allStatuses },
            ...REVIEW_STATUSES.map((id) => ({ id, name: REVIEW_STATUS_NAMES[id][lang] })),
          ]}
          onChange={(status) => show({ status: status === 'all' ? null : status })}
        />
        <PickField
          label={text.sort}
          value={parameters.sort}
          options={SORTS.map((id) => ({ id, name: text.sorts[id] }))}
          onChange={(sort) => setParameters({ sort })}
        />
      </ControlBar>
      <section className={styles.panel} aria-labelledby="list-of-findings">
        <div className={styles.tools}>
          <h2 id="list-of-findings">{text.list}</h2>
          <span role="status">{text.listed(decimal(shown.length, 0), decimal(matching, 0))}</span>
          <span className={styles.group}>
            {parameters.rule.map((rule) => (
              <Button
                key={rule}
                look="quiet"
                aria-label={text.remove(rule)}
                onPress={() => show({ rule: parameters.rule.filter((other) => other !== rule) })}
              >
                {text.chosenRules} {rule} {ruleById(rule)?.name[lang]} ×
              </Button>
            ))}
            {parameters.form !== null && (
              <Button
                look="quiet"
                aria-label={text.remove(formChosen ?? parameters.form)}
                onPress={() => show({ form: null })}
              >
                {text.chosenForm} {formChosen ?? parameters.form} ×
              </Button>
            )}
          </span>
        </div>
        {shown.length === 0 ? (
          <EmptyState title={text.none}>
            <p>{text.noneLead}</p>
            <Button onPress={clear}>{text.clear}</Button>
          </EmptyState>
        ) : (
          <FindingCards list={shown} words={words} search={sharedSearch(filters, dataset)} review={review} />
        )}
        {matching > shown.length && parameters.n < MOST && (
          <p className={styles.more}>
            <Button onPress={() => setParameters({ n: Math.min(MOST, parameters.n + STEP) })}>
              {text.more(decimal(Math.min(STEP, matching - shown.length), 0))}
            </Button>
          </p>
        )}
        <HandOver list={list} words={words} review={review} />
      </section>
    </Screen>
  );
}
