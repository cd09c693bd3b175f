import type { MetaFunction } from 'react-router';
import { languageOfPath } from '../../app/language.ts';
import { record as en } from '../../app/text/en/record.ts';
import { record as zh } from '../../app/text/zh/record.ts';
import { UnitPage } from './unit-page.tsx';

export const meta: MetaFunction = ({ location }) => [
  { title: (languageOfPath(location.pathname) === 'zh' ? zh : en).liveUnit },
];

/** Any unit that the engine holds: `/unit?id=…`, for simulated and imported data. */
export default function LiveUnitRoute() {
  return <UnitPage id={null} snapshot={null} built={null} scoring={null} />;
}
