import { useMemo } from 'react';
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
import { TextList } from '../../app/ui/record-parts.tsx';
import { sharedSearch } from '../../app/url-state/url-state.ts';
import { RecordFindings } from '../form/record-findings.tsx';
import { RecordEnd } from '../unit/record-end.tsx';
import { ProjectHistory } from './history-section.tsx';
import { ProjectIndicators } from './indicators-section.tsx';
import { type ProjectAnswers, projectFindingsQuestions, projectQuestions } from './questions.ts';
import { projectSentences } from './sentences.ts';

/**
 * The page of one project. `id` is the one of the path, null on the generic address (`/project?id=…`), which
 * reads its id from the search; `snapshot` holds the answers of a page that was built.
 */
export function ProjectPage({
  id,
  snapshot,
  built,
}: {
  readonly id: string | null;
  readonly snapshot: ProjectAnswers | null;
  readonly built: BuiltFindings | null;
}) {
  const screen = useMemo(() => projectQuestions(id), [id]);
  const answers = useAnswers(screen, snapshot);
  const found = useFindings(
    useMemo(() => projectFindingsQuestions(id), [id]),
    built,
  );
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const { filters, dataset } = answers;
  // Under the name of one data set no row of another is shown.
  const rows = answers.rowsDataset === dataset ? answers.rows : null;
  const search = sharedSearch(filters, dataset);
  const list = { name: text.projects, to: pathInLanguage('projects', lang) + search };
  const profile = rows?.profile[0];
  if (rows === null || profile === undefined) {
    const words = {
      missing: text.emptyProject,
      missingBody: text.emptyBody,
      ask: text.askProject,
      back: text.toProjects,
      breadcrumb: text.breadcrumb,
      loading: text.loading,
    };
    return <RecordMissing answers={answers} id={id} list={list} words={words} />;
  }
  return (
    <RecordFrame
      answers={answers}
      label={text.breadcrumb}
      crumbs={[
        list,
        { name: profile.unit_short_name, to: unitLink(profile.unit_id, lang, search) },
        { name: profile.project_name, to: null },
      ]}
    >
      <ProjectContent
        rows={rows}
        search={search}
        waiting={answers.state === 'waiting'}
        found={found}
        verbatim={dataset !== 'reported'}
      />
    </RecordFrame>
  );
}

function ProjectContent({
  rows,
  search,
  waiting,
  found,
  verbatim,
}: {
  readonly rows: ProjectAnswers;
  readonly search: string;
  readonly waiting: boolean;
  readonly found: BuiltFindings;
  /** Long texts are as printed; in the published package they are summarised. */
  readonly verbatim: boolean;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const words = useTexts({ zh: formZh, en: formEn });
  const [profile] = rows.profile;
  if (profile === undefined) return null;
  const latest = rows.history.at(-1);
  const unit = unitLink(profile.unit_id, lang, search);
  const reasons = (
    [
      [words.deviation, latest?.deviation_reason],
      [words.improvement, latest?.improvement],
    ] as const
  ).flatMap(([name, said]) => (said == null || said === '' ? [] : [{ name, text: said }]));
  return (
    <>
      <PageHeader
        headline={profile.project_name}
        lead={
          <>
            <p>
              {unit === null ? profile.unit_name : <Link to={unit}>{profile.unit_name}</Link>}
              {profile.region !== null && ` · ${profile.region}`}
              {profile.aliases !== null &&
                ` · ${text.aliases}${lang === 'zh' ? '：' : ': '}${profile.aliases.replaceAll(';', '、')}`}
            </p>
            {projectSentences(rows, lang, text, words).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </>
        }
      />
      <ProjectHistory rows={rows} search={search} waiting={waiting} />
      {reasons.length > 0 && (
        <RecordSection title={text.ownReason} {...(verbatim ? {} : { note: words.summarised })}>
          <TextList texts={reasons} />
        </RecordSection>
      )}
      <ProjectIndicators rows={rows} />
      <RecordFindings findings={found.findings} words={found.words} search={search} />
      <RecordEnd rows={rows} name={profile.project_name} />
    </>
  );
}
