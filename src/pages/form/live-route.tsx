import type { MetaFunction } from 'react-router';
import { languageOfPath } from '../../app/language.ts';
import { form as en } from '../../app/text/en/form.ts';
import { form as zh } from '../../app/text/zh/form.ts';
import { FormPage } from './form-page.tsx';

export const meta: MetaFunction = ({ location }) => [
  { title: (languageOfPath(location.pathname) === 'zh' ? zh : en).liveTitle },
];

/** Any form that the engine holds: `/form?id=…`, for simulated and imported data. */
export default function LiveFormRoute() {
  return <FormPage id={null} snapshot={null} built={null} scoring={null} />;
}
