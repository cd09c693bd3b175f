import { type LoaderFunctionArgs, type MetaFunction, useLoaderData, useParams } from 'react-router';
import { languageOfPath } from '../../app/language.ts';
import { wordsOf } from '../../app/session/finding-words.ts';
import { form as formEn } from '../../app/text/en/form.ts';
import { record as en } from '../../app/text/en/record.ts';
import { form as formZh } from '../../app/text/zh/form.ts';
import { record as zh } from '../../app/text/zh/record.ts';
import { ProjectPage } from './project-page.tsx';
import { projectFindingsQuestions, projectQuestions } from './questions.ts';
import { projectSentences } from './sentences.ts';

export { byPathOnly as shouldRevalidate } from '../../app/session/route-snapshot.ts';

/** Runs at build time: the answers about one project go into its page. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { snapshotOf } = await import('../../publish/snapshot.ts');
  const id = params.project ?? '';
  const answers = await snapshotOf(projectQuestions(id));
  const { findings } = await snapshotOf(projectFindingsQuestions(id));
  return { answers, built: { findings, words: await wordsOf(findings) } };
}

export const meta: MetaFunction<typeof loader> = ({ location, loaderData }) => {
  const lang = languageOfPath(location.pathname);
  const text = lang === 'zh' ? zh : en;
  const profile = loaderData?.answers.profile[0];
  if (loaderData === undefined || profile === undefined) return [{ title: text.liveProject }];
  return [
    { title: text.projectTitle(profile.project_name, profile.unit_short_name) },
    {
      name: 'description',
      content: projectSentences(loaderData.answers, lang, text, lang === 'zh' ? formZh : formEn).join(' '),
    },
  ];
};

export default function ProjectRoute() {
  const { answers, built } = useLoaderData<typeof loader>();
  const { project = '' } = useParams();
  return <ProjectPage key={project} id={project} snapshot={answers} built={built} />;
}
