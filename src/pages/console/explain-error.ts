import type { Bilingual } from '../../model/schema.ts';

/** An error of the engine in words that say what to do; the engine's own words are shown beside it. */
export interface ExplainedError {
  readonly explanation: Bilingual;
  /** Names that the engine thinks were meant. */
  readonly candidates: readonly string[];
  /** The line of the statement that the engine points at, with its caret below. */
  readonly excerpt: string | null;
}

type Explain = (match: RegExpExecArray, message: string) => Bilingual;

const SIGNS: readonly (readonly [RegExp, Explain])[] = [
  [
    /Referenced column "([^"]+)" not found/,
    ([, name]) => ({
      zh: `没有“${name}”这一列。列名见左侧列表；文字要用单引号，如 'abc'，双引号表示列名。`,
      en: `There is no column "${name}". See the list for the names; text stands in single quotes, as 'abc': double quotes mean a column.`,
    }),
  ],
  [
    /Table with name (\S+) does not exist/,
    ([, name]) => ({
      zh: `没有“${name}”这张表。表名见左侧列表。`,
      en: `There is no table "${name}". See the list for the names.`,
    }),
  ],
  [
    /it exists in the (\w+) extension|required extension '(\w+)'/,
    ([, first, second]) => ({
      zh: `这个功能在 DuckDB 的 ${first ?? second} 扩展里，本站不从外部下载扩展，因此不可用。`,
      en: `This belongs to DuckDB's ${first ?? second} extension. This site fetches nothing from elsewhere, so it is not available.`,
    }),
  ],
  [
    /(?:Scalar|Aggregate|Table) Function with name (\S+) does not exist/,
    ([, name]) => ({ zh: `没有“${name}”这个函数。`, en: `There is no function "${name}".` }),
  ],
  [
    /Ambiguous reference to column name "([^"]+)"/,
    ([, name]) => ({
      zh: `几张表都有“${name}”列：请在前面写明表名，如 e.${name}。`,
      en: `More than one table has a column "${name}": write the table before it, as in e.${name}.`,
    }),
  ],
  [
    /column "([^"]+)" must appear in the GROUP BY/,
    ([, name]) => ({
      zh: `“${name}”既没有分组也没有汇总：请把它写进 GROUP BY，或用 sum、avg、count 等汇总。`,
      en: `"${name}" is neither grouped nor aggregated: put it in GROUP BY, or aggregate it with sum, avg or count.`,
    }),
  ],
  [
    /No function matches the given name and argument types '([^']+)'/,
    ([, call]) => ({
      zh: `类型不合：没有 ${call} 这样的运算。先用 TRY_CAST(列 AS DOUBLE) 之类转换类型。`,
      en: `The types do not fit: there is no ${call}. Convert first, for instance with TRY_CAST(column AS DOUBLE).`,
    }),
  ],
  [
    /Could not convert string '([^']*)' to (\S+)/,
    ([, text, type]) => ({
      zh: `“${text}”不能转换为 ${type}。用 TRY_CAST 可以让转换不了的值成为空值。`,
      en: `'${text}' cannot be converted to ${type}. With TRY_CAST such values become NULL.`,
    }),
  ],
  [
    /syntax error at (?:or near "([^"]*)"|end of input)/,
    ([, near]) =>
      near === undefined
        ? { zh: '语句没有写完。', en: 'The statement is not complete.' }
        : {
            zh: `“${near}”附近的写法有误：检查前后的逗号、括号、关键字与引号。`,
            en: `Something is wrong near "${near}": look at the commas, brackets, keywords and quotes around it.`,
          },
  ],
  [
    /file system operations are disabled|Permission Error/,
    () => ({
      zh: '这里只能查询已载入的表，不能读取文件或网址。要加入自己的数据，请用“导入”。',
      en: 'Only the loaded tables can be queried; no files or addresses can be read. To add data of your own, import it.',
    }),
  ],
  [
    /Out of Memory|bad_alloc|allocation fail/i,
    () => ({
      zh: '内存不足：请先筛选或汇总，少取一些行和列。',
      en: 'Out of memory: filter or aggregate first, and take fewer rows and columns.',
    }),
  ],
  [
    /subquery|Binder Error/i,
    () => ({
      zh: '语句引用的内容对不上：检查表名、列名与各部分的对应关系。',
      en: 'The statement refers to something that does not fit: check tables, columns and how the parts relate.',
    }),
  ],
];

const UNKNOWN: Bilingual = {
  zh: '引擎没能执行这条语句，原文如下。',
  en: 'The engine could not run this statement; its own words follow.',
};

function candidatesOf(message: string): readonly string[] {
  const list = /(?:Did you mean|Candidate bindings:|Candidate tables:) ([^\n]*)/.exec(message)?.[1] ?? '';
  return [...list.matchAll(/"([^"]+)"/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));
}

function excerptOf(message: string): string | null {
  const found = /\n(LINE \d+: )([^\n]*)\n( *)\^/.exec(message);
  if (found === null) return null;
  const [, prefix = '', line = '', spaces = ''] = found;
  return `${line}\n${' '.repeat(Math.max(0, spaces.length - prefix.length))}^`;
}

/**
 * Reads an error of DuckDB. The line number it names is that of the statement as it was sent, so that only
 * the line itself is given back.
 */
export function explainError(message: string): ExplainedError {
  for (const [sign, explain] of SIGNS) {
    const match = sign.exec(message);
    if (match !== null) {
      return {
        explanation: explain(match, message),
        candidates: candidatesOf(message),
        excerpt: excerptOf(message),
      };
    }
  }
  return { explanation: UNKNOWN, candidates: candidatesOf(message), excerpt: excerptOf(message) };
}
