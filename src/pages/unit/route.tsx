import { type LoaderFunctionArgs, type MetaFunction, useLoaderData, useParams } from 'react-router';
import { languageOfPath } from '../../app/language.ts';
import { wordsOf } from '../../app/session/finding-words.ts';
import { form as formEn } from '../../app/text/en/form.ts';
import { record as en } from '../../app/text/en/record.ts';
import { form as formZh } from '../../app/text/zh/form.ts';
import { record as zh } from '../../app/text/zh/record.ts';
import { unitFindingsQuestions, unitQuestions } from './questions.ts';
import { unitQualityQuestions, unitScoringQuestions } from './scoring-questions.ts';
import { unitSentences } from './sentences.ts';
import { UnitPage } from './unit-page.tsx';

export { byPathOnly as shouldRevalidate } from '../../app/session/route-snapshot.ts';

/** Runs at build time: the answers about one unit go into its page. */
export async function loader({ params }: LoaderFunctionArgs) {
  const { snapshotOf } = await import('../../publish/snapshot.ts');
  const id = params.unit ?? '';
  const answers = await snapshotOf(unitQuestions(id));
  const { findings } = await snapshotOf(unitFindingsQuestions(id));
  const scoring = {
    answers: await snapshotOf(unitScoringQuestions(id)),
    quality: await snapshotOf(unitQualityQuestions(id)),
  };
  return { answers, built: { findings, words: await wordsOf(findings) }, scoring };
}

export const meta: MetaFunction<typeof loader> = ({ location, loaderData }) => {
  const lang = languageOfPath(location.pathname);
  const text = lang === 'zh' ? zh : en;
  const profile = loaderData?.answers.profile[0];
  if (loaderData === undefined || profile === undefined) return [{ title: text.liveUnit }];
  return [
    { title: text.unitTitle(profile.unit_name) },
    {
      name: 'description',
      content: unitSentences(loaderData.answers, lang, text, lang === 'zh' ? formZh : formEn).join(' '),
    },
  ];
};

export default function UnitRoute() {
  const { answers, built, scoring } = useLoaderData<typeof loader>();
  const { unit = '' } = useParams();
  return <UnitPage key={unit} id={unit} snapshot={answers} built={built} scoring={scoring} />;
}
