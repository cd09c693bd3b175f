import { type MetaFunction, useLoaderData } from 'react-router';
import { decimal } from '../../app/format/number.ts';
import { languageOfPath, useTexts } from '../../app/language.ts';
import { useAnswers } from '../../app/session/use-answers.ts';
import { Screen } from '../../app/shell/screen.tsx';
import { data as en } from '../../app/text/en/data.ts';
import { shell as shellEn } from '../../app/text/en/shell.ts';
import { data as zh } from '../../app/text/zh/data.ts';
import { shell as shellZh } from '../../app/text/zh/shell.ts';
import { PageHeader } from '../../app/ui/page-header.tsx';
import { kindOfDataset } from '../../app/url-state/url-state.ts';
import { DataNav } from './data-nav.tsx';
import { DatasetsSection } from './datasets-section.tsx';
import { DictionarySection } from './dictionary-section.tsx';
import { DownloadsSection } from './downloads-section.tsx';
import { PublishedSection } from './published-section.tsx';
import { dataQuestions } from './questions.ts';
import { SourcesSection } from './sources-section.tsx';

export { byPathOnly as shouldRevalidate } from '../../app/session/route-snapshot.ts';

/** Runs at build time: sources, counts and the list of published files go into the page. */
export async function loader() {
  const { snapshotOf } = await import('../../publish/snapshot.ts');
  const { publishedFiles } = await import('../../publish/published-files.ts');
  return { answers: await snapshotOf(dataQuestions), files: await publishedFiles() };
}

export const meta: MetaFunction = ({ location }) => {
  const english = languageOfPath(location.pathname) === 'en';
  const text = english ? en : zh;
  return [
    { title: `${text.title} · ${(english ? shellEn : shellZh).siteName}` },
    { name: 'description', content: text.metaDescription },
  ];
};

/** 数据: where it comes from, which sets there are, how to take it away, and what every column means. */
export default function Data() {
  const text = useTexts({ zh, en });
  const { answers: snapshot, files } = useLoaderData<typeof loader>();
  const answers = useAnswers(dataQuestions, snapshot);
  const { rows, dataset, filters } = answers;
  // Until the rows of another data set are there, those on hand are of the published one.
  const own = dataset === 'reported' || answers.state === 'live';
  const all = rows.everything[0]?.evaluations ?? 0;
  const selected = rows.selection[0]?.evaluations ?? 0;
  const counts = new Map(rows.counts.map((row) => [row.table_name, row.rows]));
  const headline = {
    reported: text.headline(
      decimal(rows.sources.length, 0),
      decimal(all, 0),
      decimal(counts.get('indicator') ?? 0, 0),
    ),
    simulated: text.headlineSimulated(decimal(all, 0)),
    imported: text.headlineImported(decimal(all, 0)),
  }[kindOfDataset(dataset)];
  return (
    <Screen answers={answers}>
      <DataNav />
      <PageHeader headline={own ? headline : text.title} lead={text.lead} />
      <DatasetsSection dataset={dataset} onChoose={answers.setDataset} />
      {own && <SourcesSection sources={rows.sources} />}
      {own && <DownloadsSection filters={filters} dataset={dataset} selected={selected} all={all} />}
      {dataset === 'reported' && <PublishedSection files={files} />}
      <DictionarySection rows={own ? counts : new Map()} />
    </Screen>
  );
}
