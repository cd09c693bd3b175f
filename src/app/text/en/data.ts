import { plural } from '../../format/plural.ts';
import type { data as zh } from '../zh/data.ts';

/** Words of the data page. */
export const data: typeof zh = {
  title: 'Data',
  metaDescription:
    'Sources, data sets, rows of each table, downloads (CSV, Parquet, XLSX) and the data dictionary.',
  headline: (sources, forms, indicators) =>
    `${sources} source documents, ${forms} self-evaluation forms, ${plural(indicators, 'indicator')}`,
  lead: 'Where the data comes from, how it was read, which tables and columns there are, and how to take it away. Everything is computed in your browser.',
  headlineSimulated: (forms) => `Demonstration data (simulated): ${forms} invented forms`,
  headlineImported: (forms) => `Data imported on this machine: ${plural(forms, 'form')}`,
  sections: {
    datasets: 'Data sets',
    sources: 'Sources',
    downloads: 'Downloads',
    dictionary: 'Data dictionary',
  },
  inUse: 'In view',
  use: 'View',
  reportedNote:
    'Forms from published documents; facts and figures verbatim, every row with the place it came from.',
  simulatedNote:
    'Made in your browser by a program from a fixed seed; units, projects and figures are all invented, to show what the site looks like with much data. Not to be quoted, never mixed with real data.',
  simulatedForms: (n) => plural(n, 'form'),
  simulatedHuge: (n) =>
    `${plural(n, 'form')} take about 3 GB of memory and a minute or two to make; use a 64-bit browser and a machine with more than 8 GB. Single indicators are not kept: there is no recomputation, no points to verify, no quality index and no indicator rows.`,
  simulatedGo: 'Make them anyway',
  importedNote: 'Forms you imported on this machine; they are kept in this browser only.',
  whatSimulated: 'What “simulated” means',
  howUnits: 'How money units are resolved',
  importMore: 'Import data of your own',
  sourcesLead:
    'The checksum is the SHA-256 of the file that was read, so that you can tell whether your copy is the same.',
  noSources: 'This data set has no source documents.',
  publisher: 'Publisher',
  year: 'Fiscal year',
  checksum: 'Checksum (SHA-256)',
  address: 'Web address',
  noAddress: 'unknown',
  note: 'How it was read',
  read: 'Read from it',
  readCounts: (forms, indicators) => `${plural(forms, 'form')}, ${plural(indicators, 'indicator')}`,
  downloadsLead:
    '“Selection” follows the filters above; “everything” is the whole data set. The files are made on your machine.',
  content: 'Content',
  selectionOf: (forms) => `Selection: ${plural(forms, 'form')}`,
  wholeOf: (forms) => `Everything: ${plural(forms, 'form')}`,
  items: {
    forms: 'Forms',
    indicators: 'Indicators',
    funds: 'Money lines',
    workbook: 'All three',
    package: 'Data package',
  },
  itemNotes: {
    forms: 'a row per form: amounts, rates, score, grade, reasons',
    indicators: 'a row per indicator: target, actual, points',
    funds: 'a row per money line: as printed, in yuan, how the unit was resolved',
    workbook: 'one workbook of three sheets',
    package: 'the tables as they are, with datapackage.json; can be imported again or checked by command',
  },
  formats: { csv: 'CSV', parquet: 'Parquet', xlsx: 'XLSX', csvZip: 'CSV (ZIP)', parquetZip: 'Parquet (ZIP)' },
  downloadName: (item, format) => `Download ${item}, ${format}`,
  fileNames: { selection: 'jilan-selection', whole: 'jilan-everything', simulated: 'simulated' },
  making: (name, done, total) => `Making ${name}: ${done} of ${plural(total, 'row')}`,
  writing: (name) => `Writing ${name}`,
  made: (name, size) => `${name} is made (${size})`,
  cancelled: 'Cancelled; no file was made.',
  tooLong: (limit) =>
    `More rows than the ${limit} that a workbook can bear: narrow the filters, or take CSV or Parquet.`,
  failed: 'The file was not made. Narrow the filters and try again, or take CSV.',
  auditRunning:
    'The engine is running its checks in the background and goes on afterwards; with much data this takes a while.',
  cancel: 'Cancel',
  engineTitle: 'Downloads need the query engine, which is being prepared',
  engineFailed: 'The query engine is not available; files of a selection cannot be made',
  publishedTitle: 'Published Parquet files',
  publishedLead: 'Save them directly, without JavaScript; they are the very files that the pages read.',
  tableName: 'Table',
  rows: 'Rows',
  size: 'Size',
  file: 'File',
  dictionaryLead:
    'Name, meaning, type, unit and constraints of every column of every table, from the schema of the data package (datapackage.json); validation, the tables of the engine and the types in files use the same schema.',
  search: 'Find a column',
  searchPlaceholder: 'Name, title or description, such as executed or rate',
  found: (columns, tables) =>
    columns === 0
      ? 'No column matches'
      : `${columns} ${columns === 1 ? 'column' : 'columns'} in ${tables} ${tables === 1 ? 'table' : 'tables'}`,
  tableRows: (rows) => plural(rows, 'row'),
  key: 'Key',
  references: 'Refers to',
  column: 'Column',
  meaning: 'Meaning',
  type: 'Type',
  unit: 'Unit',
  constraints: 'Constraints and values',
  types: { string: 'text', integer: 'whole number', number: 'number', boolean: 'yes/no', date: 'date' },
  decimals: (digits) => `, ${digits} decimals`,
  units: { fraction: 'fraction (0.7116 is 71.16%)', points: 'points' },
  required: 'required',
  optional: 'may be missing',
  unique: 'key',
  minimum: (n) => `≥ ${n}`,
  maximum: (n) => `≤ ${n}`,
  pattern: (p) => `pattern ${p}`,
  oneOf: 'one of',
  expand: 'Expand all',
  collapse: 'Collapse all',
  downloadDictionary: 'Data dictionary',
};
