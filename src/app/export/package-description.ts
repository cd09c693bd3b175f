import datapackage from '../../../data/datapackage.json' with { type: 'json' };
import type { Bilingual, TableName } from '../../model/schema.ts';
import { type DatasetId, type DatasetKind, kindOfDataset } from '../url-state/url-state.ts';

export type PackageFormat = 'csv' | 'parquet';

const TITLES: Readonly<Record<Exclude<DatasetKind, 'reported'>, Bilingual>> = {
  simulated: { zh: '绩览：示范数据（模拟），不对应任何单位', en: 'Jilan: simulated data, of no real body' },
  imported: { zh: '绩览：本机导入的数据', en: 'Jilan: data imported on this machine' },
};
const NAMES: Readonly<Record<DatasetKind, string>> = {
  reported: datapackage.name,
  simulated: 'jilan-simulated',
  imported: 'jilan-imported',
};
const SELECTION: Bilingual = { zh: '（所选部分）', en: ' (selection)' };

/**
 * The `datapackage.json` of a download: the schemas of the tables that are in it, what the data is, and whether
 * it is real or simulated. `jilan check` accepts the package.
 */
export function packageDescription(
  dataset: DatasetId,
  tables: readonly TableName[],
  format: PackageFormat,
  selection: boolean,
): string {
  const kind = kindOfDataset(dataset);
  const title: Bilingual =
    kind === 'reported' ? { zh: datapackage.title, en: datapackage.title_en } : TITLES[kind];
  const { description, description_en, ...rest } = datapackage;
  const resources = datapackage.resources
    .filter((resource) => (tables as readonly string[]).includes(resource.name))
    .map((resource) =>
      format === 'csv'
        ? resource
        : {
            ...resource,
            path: `${resource.name}.parquet`,
            format: 'parquet',
            mediatype: 'application/vnd.apache.parquet',
          },
    );
  const whole = {
    ...rest,
    name: NAMES[kind] + (selection ? '-selection' : ''),
    title: title.zh + (selection ? SELECTION.zh : ''),
    title_en: title.en + (selection ? SELECTION.en : ''),
    ...(kind === 'reported' ? { description, description_en } : {}),
    data_origin: kind === 'simulated' ? 'simulated' : 'reported',
    resources,
  };
  return `${JSON.stringify(whole, null, 1)}\n`;
}
