import type { DuplicateRule } from '../intake/mapping/mapping.ts';
import { type EncodingName, encodingOf } from '../intake/readers/encodings.ts';
import { MONEY_POWER, type MoneyUnit } from '../intake/values/money.ts';

export interface IngestArguments {
  readonly inputs: readonly string[];
  readonly out: string;
  readonly report: string | null;
  readonly moneyUnit: MoneyUnit | null;
  readonly duplicates: DuplicateRule | null;
  readonly encoding: EncodingName | null;
  readonly hiddenSheets: boolean;
  readonly unit: string | null;
  readonly year: number | null;
  readonly answers: string | null;
  readonly name: string | null;
}

export const INGEST_USAGE = `jilan ingest FILE|DIR … --out DIR
  --money-unit ${Object.keys(MONEY_POWER).join('|')}
                          原表没有注明时的金额单位  money unit where a table states none
  --duplicates latest-publication|keep-last|sum|ask
                          同一单位、项目、年度有几行时  several rows of one unit, project and year
  --unit NAME  --year YYYY   清单里没有单位或年度时  for tables without a unit or year column
  --encoding NAME         文本文件的编码  encoding of text files
  --hidden-sheets         也读隐藏的工作表  read hidden sheets as well
  --answers FILE          对待定事项的回答（JSON：编号 → 选项）  answers to decisions (JSON: id → option)
  --report FILE           写出读取报告（JSON）  write the report
  --name NAME             数据包的名称  name of the package
退出码 exit code: 0 全部读入 all read · 2 有事项须由人决定 something needs a person · 1 失败 failed`;

const RULES: readonly DuplicateRule[] = ['latest-publication', 'keep-last', 'sum', 'ask'];

/** Reads the arguments of `jilan ingest`; a text says what is wrong with them. */
export function parseIngestArguments(args: readonly string[]): IngestArguments | string {
  const inputs: string[] = [];
  const values = new Map<string, string>();
  let hiddenSheets = false;
  for (let i = 0; i < args.length; i += 1) {
    const arg = args[i] ?? '';
    if (arg === '--hidden-sheets') hiddenSheets = true;
    else if (arg.startsWith('--')) {
      const [name = '', joined] = arg.slice(2).split(/=(.*)/su);
      if (!KNOWN.has(name)) return `不认识的选项 unknown option: ${arg}`;
      const value = joined ?? args[i + 1];
      if (value === undefined || (joined === undefined && value.startsWith('--')))
        return `缺少值 value missing: ${arg}`;
      if (joined === undefined) i += 1;
      values.set(name, value);
    } else inputs.push(arg);
  }
  const out = values.get('out');
  if (inputs.length === 0) return '没有给出文件 no file given';
  if (out === undefined) return '缺少 --out DIR  --out DIR is missing';
  const money = values.get('money-unit');
  if (money !== undefined && !(money in MONEY_POWER))
    return `--money-unit ${money}: ${Object.keys(MONEY_POWER).join(', ')}`;
  const rule = values.get('duplicates');
  const duplicates = RULES.find((known) => known === rule) ?? null;
  if (rule !== undefined && duplicates === null) return `--duplicates ${rule}: ${RULES.join(', ')}`;
  const label = values.get('encoding');
  const encoding = label === undefined ? null : encodingOf(label);
  if (label !== undefined && encoding === null) return `--encoding ${label}?`;
  const year = values.get('year');
  if (year !== undefined && !/^(?:19|20)\d{2}$/u.test(year)) return `--year ${year}?`;
  const name = values.get('name') ?? null;
  if (name !== null && !/^[a-z0-9][a-z0-9._-]*$/u.test(name)) return `--name ${name}: a-z 0-9 . _ -`;
  return {
    inputs,
    out,
    hiddenSheets,
    report: values.get('report') ?? null,
    moneyUnit: (money as MoneyUnit | undefined) ?? null,
    duplicates,
    encoding,
    unit: values.get('unit') ?? null,
    year: year === undefined ? null : Number(year),
    answers: values.get('answers') ?? null,
    name,
  };
}

const KNOWN: ReadonlySet<string> = new Set([
  'out',
  'report',
  'money-unit',
  'duplicates',
  'encoding',
  'unit',
  'year',
  'answers',
  'name',
]);
