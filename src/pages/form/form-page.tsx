import { useCallback, useMemo } from 'react';
import { Link } from 'react-router';
import { pathInLanguage, useLanguage, useTexts } from '../../app/language.ts';
import { projectLink, unitLink } from '../../app/links.ts';
import { type BuiltFindings, useFindings } from '../../app/session/finding-words.ts';
import { useAnswers } from '../../app/session/use-answers.ts';
import { form as en } from '../../app/text/en/form.ts';
import { form as zh } from '../../app/text/zh/form.ts';
import { PageHeader } from '../../app/ui/page-header.tsx';
import { type Crumb, RecordFrame, RecordSection } from '../../app/ui/record-frame.tsx';
import { RecordMissing } from '../../app/ui/record-missing.tsx';
import { Glossary } from '../../app/ui/record-parts.tsx';
import { sharedSearch } from '../../app/url-state/url-state.ts';
import { QualityTile } from '../what-if/quality.tsx';
import { FormReview } from '../what-if/review.tsx';
import { useQuality } from '../what-if/use-quality.ts';
import { FormBackground } from './background.tsx';
import { FormDownloads } from './downloads.tsx';
import { FormFigures } from './figures.tsx';
import { FormFindings, RowFindings } from './findings.tsx';
import styles from './form-page.module.css';
import {
  type FormAnswers,
  type FormData,
  formData,
  formFindingsQuestions,
  formQuestions,
} from './form-questions.ts';
import {
  type FormQualityAnswers,
  type FormScoringAnswers,
  formQualityQuestions,
} from './scoring-questions.ts';
import { formName, formSentence } from './sentence.ts';
import { FormWhatIf } from './what-if-section.tsx';
import { Workspace } from './workspace.tsx';

/**
 * The page of one form. `id` is the one of the path, null on the generic address (`/form?id=…`), which reads
 * its id from the search; `snapshot` holds the answers of a page that was built.
 */
export function FormPage({
  id,
  snapshot,
  built,
  scoring,
}: {
  readonly id: string | null;
  readonly snapshot: FormAnswers | null;
  readonly built: BuiltFindings | null;
  readonly scoring: { readonly answers: FormScoringAnswers; readonly quality: FormQualityAnswers } | null;
}) {
  const screen = useMemo(() => formQuestions(id), [id]);
  const answers = useAnswers(screen, snapshot);
  const found = useFindings(
    useMemo(() => formFindingsQuestions(id), [id]),
    built,
  );
  const [quality] = useQuality(
    useMemo(() => formQualityQuestions(id), [id]),
    scoring?.quality ?? null,
  );
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const { filters, dataset, parameters, setParameters } = answers;
  // Under the name of one data set no row of another is shown.
  const rows = answers.rowsDataset === dataset ? answers.rows : null;
  const search = sharedSearch(filters, dataset);
  const data = rows === null ? null : formData(rows, dataset !== 'reported');
  const onCell = useCallback((cell: string | null) => setParameters({ cell }, true), [setParameters]);
  const showCell = (cell: string) => {
    onCell(cell);
    document.getElementById('form')?.scrollIntoView({ block: 'start' });
  };
  const list = { name: text.listTitle, to: pathInLanguage('forms', lang) + search };
  if (data === null) {
    const words = {
      missing: text.emptyTitle,
      missingBody: text.emptyBody,
      ask: text.askId,
      back: text.toList,
      breadcrumb: text.breadcrumb,
      loading: text.loading,
    };
    return <RecordMissing answers={answers} id={id} list={list} words={words} />;
  }
  const { summary } = data;
  const name = formName(summary, text);
  return (
    <RecordFrame answers={answers} label={text.breadcrumb} crumbs={crumbsOf(data, list, search, lang, text)}>
      <PageHeader headline={name} lead={<Lead data={data} search={search} />} />
      <FormFigures data={data}>
        <QualityTile quality={quality} />
      </FormFigures>
      <RecordSection
        title={(data.isList ? text.ofList : text.ofForm).linkTitle}
        note={<Hint isList={data.isList} />}
        id="form"
      >
        <Workspace
          data={data}
          cell={parameters.cell}
          onCell={onCell}
          slot={(indicator) => (
            <RowFindings
              findings={found.findings.filter((finding) => finding.indicator_no === indicator)}
              words={found.words}
            />
          )}
        />
      </RecordSection>
      <FormWhatIf data={data} id={id} snapshot={scoring?.answers ?? null} />
      <FormReview
        indicators={data.indicators}
        total={{ reported: data.evaluation.total_reported, reviewed: data.evaluation.reviewed_total }}
      />
      <FormFindings findings={found.findings} words={found.words} onCell={showCell} />
      <FormBackground data={data} search={search} />
      <RecordSection title={text.downloads} note={text.downloadsNote} screenOnly>
        <FormDownloads data={data} />
      </RecordSection>
      <Glossary title={text.glossaryTitle} words={text.glossary} />
    </RecordFrame>
  );
}

function Hint({ isList }: { readonly isList: boolean }) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  return (
    <>
      {isList && text.ofList.note}
      {isList && lang === 'en' && ' '}
      <span className={styles.wideHint}>{text.officialHint}</span>
      <span className={styles.phoneHint}>{text.officialHintPhone}</span>
      {lang === 'en' && ' '}
      {text.marksNote}
    </>
  );
}

function crumbsOf(
  { summary }: FormData,
  list: Crumb,
  search: string,
  lang: 'zh' | 'en',
  text: typeof zh,
): Crumb[] {
  const crumbs: Crumb[] = [
    list,
    { name: summary.unit_short_name, to: unitLink(summary.unit_id, lang, search) },
  ];
  if (summary.project_id !== null && summary.project_name !== null)
    crumbs.push({ name: summary.project_name, to: projectLink(summary.project_id, lang, search) });
  crumbs.push({ name: text.yearOf(String(summary.fiscal_year)), to: null });
  return crumbs;
}

/** What the form is, in one line, and what it comes to, in one sentence. */
function Lead({ data, search }: { readonly data: FormData; readonly search: string }) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const { summary, evaluation } = data;
  const sentence = formSentence(summary, lang, text);
  const unit = unitLink(summary.unit_id, lang, search);
  return (
    <>
      <p>
        {unit === null ? summary.unit_name : <Link to={unit}>{summary.unit_name}</Link>}
        {' · '}
        {text.yearOf(String(summary.fiscal_year))}
        {evaluation.fiscal_year_basis === 'inferred' && text.aside(text.yearInferred)}
        {' · '}
        {text.kinds[summary.kind]}
      </p>
      {sentence !== '' && <p>{sentence}</p>}
    </>
  );
}
