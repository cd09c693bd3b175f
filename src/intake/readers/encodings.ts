import type { Bilingual } from '../../model/schema.ts';

/** Labels that `TextDecoder` knows in every browser and in Node, and that a person may choose. */
export const ENCODINGS = [
  'utf-8',
  'gb18030',
  'utf-16le',
  'utf-16be',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
  'windows-1252',
] as const;
export type EncodingName = (typeof ENCODINGS)[number];

export const ENCODING_NAMES: Readonly<Record<EncodingName, Bilingual>> = {
  'utf-8': { zh: 'UTF-8', en: 'UTF-8' },
  gb18030: { zh: 'GB18030（GBK、GB2312）', en: 'GB18030 (GBK, GB2312)' },
  'utf-16le': { zh: 'UTF-16（小端）', en: 'UTF-16 little-endian' },
  'utf-16be': { zh: 'UTF-16（大端）', en: 'UTF-16 big-endian' },
  big5: { zh: 'Big5（繁体中文）', en: 'Big5 (traditional Chinese)' },
  shift_jis: { zh: 'Shift-JIS（日文）', en: 'Shift-JIS (Japanese)' },
  'euc-jp': { zh: 'EUC-JP（日文）', en: 'EUC-JP (Japanese)' },
  'euc-kr': { zh: 'EUC-KR（韩文）', en: 'EUC-KR (Korean)' },
  'windows-1252': { zh: 'Windows-1252（西欧）', en: 'Windows-1252 (Western European)' },
};

/**
 * The encoding a label means (`GBK`, `gb2312`, `SJIS`, `latin1`, `UTF8` …); null when we do not read it.
 * For labels printed in a page's `<meta charset>` and for the command line's `--encoding`.
 */
export function encodingOf(label: string): EncodingName | null {
  const key = label.trim().toLowerCase().replaceAll('_', '-');
  const known: Readonly<Record<string, EncodingName>> = {
    utf8: 'utf-8',
    'utf-8-sig': 'utf-8',
    gbk: 'gb18030',
    gb2312: 'gb18030',
    'gb-18030': 'gb18030',
    cp936: 'gb18030',
    'x-gbk': 'gb18030',
    'utf-16': 'utf-16le',
    sjis: 'shift_jis',
    'shift-jis': 'shift_jis',
    cp932: 'shift_jis',
    'windows-31j': 'shift_jis',
    big5hkscs: 'big5',
    'big5-hkscs': 'big5',
    latin1: 'windows-1252',
    'iso-8859-1': 'windows-1252',
    ascii: 'windows-1252',
    'us-ascii': 'windows-1252',
    cp1252: 'windows-1252',
    'ks-c-5601-1987': 'euc-kr',
  };
  return known[key] ?? ENCODINGS.find((e) => e === key) ?? null;
}
