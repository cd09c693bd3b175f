import type { FlatSource } from '../readers/flat-source.ts';
import type { Problem } from '../types.ts';
import { titleYear } from '../values/dates.ts';

/** The year that the name of a sheet (`2023`, `2023年`) or, written with 年, of a file tells; null when neither does. */
export function yearOfName({ sheet, file }: FlatSource): number | null {
  const name = file.replace(/^.*\//u, '');
  return titleYear(sheet) ?? (name.includes('年') ? titleYear(name) : null);
}

/** Says that the year of a table is that of its name. */
export function yearFromName({ sheet, file }: FlatSource, year: number): Problem {
  const isOfFile = titleYear(sheet) === null;
  return {
    file,
    place: sheet,
    column: null,
    value: String(year),
    kind: 'year-from-name',
    message: {
      zh: `表中没有年度，按${isOfFile ? '文件' : '工作表'}的名称取 ${year} 年`,
      en: `The table states no year; ${year} was taken from the name of the ${isOfFile ? 'file' : 'sheet'}`,
    },
    remedy: {
      zh: '如不对，请为整张表指定年度（命令行：--year）',
      en: 'If that is wrong, name the year of the whole table (command line: --year)',
    },
    severity: 'info',
  };
}
