import { type LoaderFunctionArgs, type MetaFunction, useLoaderData, useParams } from 'react-router';
import { languageOfPath } from '../../app/language.ts';
import { wordsOf } from '../../app/session/finding-words.ts';
import { form as en } from '../../app/text/en/form.ts';
import { form as zh } from '../../app/text/zh/form.ts';
import { FormPage } from './form-page.tsx';
import { formFindingsQuestions, formQuestions } from './form-questions.ts';
import { formQualityQuestions, formScoringQuestions } from './scoring-questions.ts';
import { formName, formSentence } from './sentence.ts';

export { byPathOnly as shouldRevalidate } from '../../app/session/route-snapshot.ts';

/** Runs at build time: the answers about one form go into its page. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { snapshotOf } = await import('../../publish/snapshot.ts');
  const id = params.form ?? '';
  const answers = await snapshotOf(formQuestions(id));
  const { findings } = await snapshotOf(formFindingsQuestions(id));
  const scoring = {
    answers: await snapshotOf(formScoringQuestions(id)),
    quality: await snapshotOf(formQualityQuestions(id)),
  };
  return { answers, built: { findings, words: await wordsOf(findings) }, scoring };
}

export const meta: MetaFunction<typeof loader> = ({ location, loaderData }) => {
  const lang = languageOfPath(location.pathname);
  const text = lang === 'zh' ? zh : en;
  const summary = loaderData?.answers.summary[0];
  if (summary === undefined) return [{ title: text.liveTitle }];
  return [
    { title: text.pageTitle(formName(summary, text), String(summary.fiscal_year)) },
    { name: 'description', content: text.pageDescription(formSentence(summary, lang, text)) },
  ];
};

export default function FormRoute() {
  const { answers, built, scoring } = useLoaderData<typeof loader>();
  const { form = '' } = useParams();
  return <FormPage key={form} id={form} snapshot={answers} built={built} scoring={scoring} />;
}
