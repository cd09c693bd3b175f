import datapackage from '../../../data/datapackage.json' with { type: 'json' };
import type { Bilingual } from '../../model/schema.ts';
import type { Currency } from './currency.ts';

/** What a package says of itself. */
export interface PackageInfo {
  /** Lower-case name for addresses and folders. */
  readonly name: string;
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly dataOrigin: 'reported' | 'simulated';
  /** Of all amounts, which stand in its base unit; null when there are none or several. */
  readonly currency: Currency | null;
}

export const IMPORTED: PackageInfo = {
  name: 'jilan-import',
  title: { zh: '导入的绩效自评数据', en: 'Imported self-evaluations' },
  description: { zh: '由 绩览 从自评表和清单导入。', en: 'Imported by Jilan from forms and flat tables.' },
  dataOrigin: 'reported',
  currency: null,
};

/** `datapackage.json` of an imported package: the model's own table schemas under the package's own name. */
export function descriptor(info: PackageInfo): string {
  const { resources, profile } = datapackage;
  const described = {
    name: info.name,
    profile,
    title: info.title.zh,
    title_en: info.title.en,
    description: info.description.zh,
    description_en: info.description.en,
    version: '1.0.0',
    data_origin: info.dataOrigin,
    ...(info.currency === null ? {} : { currency: info.currency }),
    resources,
  };
  return `${JSON.stringify(described, null, 2)}\n`;
}
