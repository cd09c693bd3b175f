import type { MetaFunction } from 'react-router';
import { languageOfPath } from '../../app/language.ts';
import { record as en } from '../../app/text/en/record.ts';
import { record as zh } from '../../app/text/zh/record.ts';
import { ProjectPage } from './project-page.tsx';

export const meta: MetaFunction = ({ location }) => [
  { title: (languageOfPath(location.pathname) === 'zh' ? zh : en).liveProject },
];

/** Any project that the engine holds: `/project?id=…`, for simulated and imported data. */
export default function LiveProjectRoute() {
  return <ProjectPage id={null} snapshot={null} built={null} />;
}
