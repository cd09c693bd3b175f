import type { TablePortions } from '../../model/portion.ts';
import { TABLE_NAMES, TABLES } from '../../model/schema.ts';
import { writeZip, type ZipPart } from '../readers/write-zip.ts';
import { tableCsv } from './csv.ts';
import { descriptor, type PackageInfo } from './descriptor.ts';

/** The files of a data package: its description and one CSV for each table of the model, empty ones too. */
export function* packageFiles(info: PackageInfo, tables: TablePortions): Generator<ZipPart> {
  yield { path: 'datapackage.json', pieces: [descriptor(info)] };
  for (const name of TABLE_NAMES)
    yield { path: TABLES[name].path, pieces: tableCsv(name, tables[name] ?? []) };
}

/** The package as one ZIP, for a download. */
export function packageZip(info: PackageInfo, tables: TablePortions): Uint8Array[] {
  return writeZip(packageFiles(info, tables));
}
