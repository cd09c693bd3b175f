import { type ReactNode, useMemo } from 'react';
import { Link } from 'react-router';
import { pathInLanguage, useLanguage, useTexts } from '../../app/language.ts';
import { unitLink } from '../../app/links.ts';
import { type BuiltFindings, useFindings } from '../../app/session/finding-words.ts';
import { useAnswers } from '../../app/session/use-answers.ts';
import { form as formEn } from '../../app/text/en/form.ts';
import { record as en } from '../../app/text/en/record.ts';
import { form as formZh } from '../../app/text/zh/form.ts';
import { record as zh } from '../../app/text/zh/record.ts';
import { PageHeader } from '../../app/ui/page-header.tsx';
import { RecordFrame, RecordSection } from '../../app/ui/record-frame.tsx';
import { RecordMissing } from '../../app/ui/record-missing.tsx';
import { Report } from '../../app/ui/record-parts.tsx';
import { sharedSearch } from '../../app/url-state/url-state.ts';
import { RecordFindings } from '../form/record-findings.tsx';
import { useQuality } from '../what-if/use-quality.ts';
import { BaseData } from './base-data.tsx';
import { UnitCharts } from './charts.tsx';
import { UnitFigures } from './figures.tsx';
import { type UnitAnswers, unitFindingsQuestions, unitQuestions } from './questions.ts';
import { RecordEnd } from './record-end.tsx';
import { reportsOf } from './report-groups.ts';
import {
  type UnitQualityAnswers,
  type UnitScoringAnswers,
  unitQualityQuestions,
} from './scoring-questions.ts';
import { UnitScoring } from './scoring-section.tsx';
import { unitSentences } from './sentences.ts';
import { UnitForms, UnitsBelow } from './tables.tsx';
import { totalsOf } from './totals.ts';

/**
 * The page of one unit. `id` is the one of the path, null on the generic address (`/unit?id=…`), which reads
 * its id from the search; `snapshot` holds the answers of a page that was built.
 */
export function UnitPage({
  id,
  snapshot,
  built,
  scoring,
}: {
  readonly id: string | null;
  readonly snapshot: UnitAnswers | null;
  readonly built: BuiltFindings | null;
  readonly scoring: { readonly answers: UnitScoringAnswers; readonly quality: UnitQualityAnswers } | null;
}) {
  const screen = useMemo(() => unitQuestions(id), [id]);
  const answers = useAnswers(screen, snapshot);
  const found = useFindings(
    useMemo(() => unitFindingsQuestions(id), [id]),
    built,
  );
  const quality = useQuality(
    useMemo(() => unitQualityQuestions(id), [id]),
    scoring?.quality ?? null,
  );
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const { filters, dataset } = answers;
  // Under the name of one data set no row of another is shown.
  const rows = answers.rowsDataset === dataset ? answers.rows : null;
  const search = sharedSearch(filters, dataset);
  const list = { name: text.units, to: pathInLanguage('units', lang) + search };
  const profile = rows?.profile[0];
  if (rows === null || profile === undefined) {
    const words = {
      missing: text.emptyUnit,
      missingBody: text.emptyBody,
      ask: text.askUnit,
      back: text.toUnits,
      breadcrumb: text.breadcrumb,
      loading: text.loading,
    };
    return <RecordMissing answers={answers} id={id} list={list} words={words} />;
  }
  return (
    <RecordFrame
      answers={answers}
      label={text.breadcrumb}
      crumbs={[list, { name: profile.unit_short_name, to: null }]}
    >
      <UnitContent
        rows={rows}
        search={search}
        waiting={answers.state === 'waiting'}
        found={found}
        verbatim={dataset !== 'reported'}
        quality={quality}
        scores={
          <UnitScoring id={id} snapshot={scoring?.answers ?? null} unitName={profile.unit_short_name} />
        }
      />
    </RecordFrame>
  );
}

function UnitContent({
  rows,
  search,
  waiting,
  found,
  verbatim,
  quality,
  scores,
}: {
  readonly rows: UnitAnswers;
  readonly search: string;
  readonly waiting: boolean;
  readonly found: BuiltFindings;
  /** Long texts are as printed; in the published package they are summarised. */
  readonly verbatim: boolean;
  readonly quality: UnitQualityAnswers['quality'];
  /** Self-reported beside recomputed, and the roll-up. */
  readonly scores: ReactNode;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const words = useTexts({ zh: formZh, en: formEn });
  const [profile] = rows.profile;
  if (profile === undefined) return null;
  const projects = rows.forms.filter((form) => form.kind === 'project');
  const departments = rows.forms.filter((form) => form.kind === 'department');
  const sentences = unitSentences(rows, lang, text, words);
  return (
    <>
      <PageHeader
        headline={profile.unit_name}
        lead={
          <>
            <UnitLine profile={profile} search={search} />
            {sentences.map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </>
        }
      />
      {projects.length > 0 && <UnitFigures forms={projects} totals={totalsOf(projects)} />}
      <UnitCharts
        profile={profile}
        projects={projects}
        sources={rows.sources}
        search={search}
        waiting={waiting}
      />
      {rows.forms.length > 0 && (
        <RecordSection
          title={text.formsTitle}
          note={
            <>
              {text.formsNote} {projects.length > 0 && departments.length > 0 && text.countedApart}
            </>
          }
        >
          <UnitForms forms={rows.forms} unitName={profile.unit_name} search={search} quality={quality} />
        </RecordSection>
      )}
      {scores}
      {rows.below.length > 0 && (
        <RecordSection title={text.belowTitle} note={text.belowNote}>
          <UnitsBelow units={rows.below} unitName={profile.unit_name} search={search} />
        </RecordSection>
      )}
      <RecordFindings findings={found.findings} words={found.words} search={search} />
      <BaseData cells={rows.base} />
      {rows.report.length > 0 && (
        <RecordSection title={text.reportTitle} {...(verbatim ? {} : { note: text.summaryNote })}>
          {reportsOf(rows.report).map((report) => (
            <Report key={report[0]?.path} sections={report} />
          ))}
        </RecordSection>
      )}
      <RecordEnd rows={rows} name={profile.unit_short_name} />
    </>
  );
}

/** Where the unit belongs and how else it is written. */
function UnitLine({
  profile,
  search,
}: {
  readonly profile: UnitAnswers['profile'][number];
  readonly search: string;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const parent = profile.parent_unit_id === null ? null : unitLink(profile.parent_unit_id, lang, search);
  const colon = lang === 'zh' ? '：' : ': ';
  return (
    <p>
      {[profile.region, profile.level === null ? null : text.levels[profile.level]]
        .filter((part) => part !== null)
        .join(' · ')}
      {profile.department_name !== null && (
        <>
          {' · '}
          {text.parent}
          {colon}
          {parent === null ? profile.department_name : <Link to={parent}>{profile.department_name}</Link>}
        </>
      )}
      {profile.aliases !== null && ` · ${text.aliases}${colon}${profile.aliases.replaceAll(';', '、')}`}
    </p>
  );
}
