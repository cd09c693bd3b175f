import type { Bilingual } from '../../../model/schema.ts';
import type { Problem } from '../../types.ts';
import { fileProblem, UnreadableFile } from '../limits.ts';

const GET_ORIGINAL: Bilingual = {
  zh: '请取得原来的 Word 或 Excel 文件；没有时，用 Word 或 WPS 打开 PDF 另存为 .docx，逐格核对后导入',
  en: 'Get the Word or Excel original; failing that, open the PDF in Word or WPS, save it as .docx, check every cell and import that',
};

/** Pages as people list them: `1–3, 7`, at most ten ranges. */
export function pageList(pages: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const page of pages) {
    const last = ranges.at(-1);
    if (last && page === last[1] + 1) last[1] = page;
    else ranges.push([page, page]);
  }
  const shown = ranges.slice(0, 10).map(([a, b]) => (a === b ? `${a}` : `${a}–${b}`));
  return shown.join(', ') + (ranges.length > 10 ? ' …' : '');
}

export function noText(file: string, pages: number): UnreadableFile {
  return new UnreadableFile(
    fileProblem(
      file,
      'no-text-layer',
      'error',
      {
        zh: `PDF 的 ${pages} 页都没有文字，是扫描件或图片，不能读取`,
        en: `None of the ${pages} pages of the PDF holds text: it is a scan or a picture and cannot be read`,
      },
      {
        zh: '请向填报单位取得 Word、Excel 原件；只有扫描件时，须先识别成 Word 文件并逐格核对，再导入',
        en: 'Ask the unit for the Word or Excel original; of a scan alone, have the text recognised into a Word file, check every cell, then import it',
      },
    ),
  );
}

export function someWithoutText(file: string, pages: readonly number[]): Problem {
  return fileProblem(
    file,
    'no-text-layer',
    'warning',
    {
      zh: `PDF 第 ${pageList(pages)} 页没有文字（扫描件、图片或空白页），没有读取`,
      en: `Pages ${pageList(pages)} of the PDF hold no text (a scan, a picture or blank) and were not read`,
    },
    {
      zh: '如这些页上有表，请取得 Word 或 Excel 原件',
      en: 'If there are tables on them, get the Word or Excel original',
    },
    { place: `p${pages[0] ?? 1}` },
  );
}

export function passwordNeeded(file: string): UnreadableFile {
  return new UnreadableFile(
    fileProblem(
      file,
      'password',
      'error',
      { zh: 'PDF 有打开密码，无法读取', en: 'The PDF is protected by a password and cannot be read' },
      { zh: '请去掉密码后另存再导入', en: 'Save it without the password and import it again' },
    ),
  );
}

export function withoutLines(file: string, pages: readonly number[], severity: 'error' | 'warning'): Problem {
  const list = pageList(pages);
  return fileProblem(
    file,
    'no-ruling-lines',
    severity,
    {
      zh: `PDF 第 ${list} 页有成列的数字，但表格没有画线，分不清哪个数属于哪一格，${severity === 'error' ? '没有导入' : '没有当作表格读取'}`,
      en: `Pages ${list} of the PDF have figures in columns but no lines around them, so that it cannot be told which cell a figure belongs to; ${severity === 'error' ? 'nothing was imported' : 'they were not read as tables'}`,
    },
    GET_ORIGINAL,
    { place: `p${pages[0] ?? 1}` },
  );
}

export function unknownCharacters(file: string, share: number): UnreadableFile {
  const percent = Math.max(1, Math.round(share * 100));
  return new UnreadableFile(
    fileProblem(
      file,
      'unreadable-font',
      'error',
      {
        zh: `PDF 中约 ${percent}% 的字，字体没有说明是什么字，读出来会是错字，没有导入`,
        en: `The fonts of the PDF do not say what about ${percent}% of its characters are; they would be read wrong, so nothing was imported`,
      },
      GET_ORIGINAL,
    ),
  );
}

interface Place {
  readonly locator: string;
  readonly text: string;
}

function shortened(text: string): string {
  const line = text.replace(/\n/gu, ' ');
  return line.length > 60 ? `${line.slice(0, 60)}…` : line;
}

/** One warning for each cell up to `most`, then one for the rest. */
function each(
  places: readonly Place[],
  most: number,
  make: (place: Place, more: number) => Problem,
): Problem[] {
  return places.slice(0, most).map((place, i) => make(place, i === most - 1 ? places.length - most : 0));
}

const AND_MORE = (more: number): Bilingual =>
  more > 0 ? { zh: `，另有 ${more} 处`, en: `, and ${more} more` } : { zh: '', en: '' };

export function unreadableCells(file: string, places: readonly Place[]): Problem[] {
  return each(places, 20, (place, more) =>
    fileProblem(
      file,
      'unreadable-font',
      'warning',
      {
        zh: `有的字，字体没有说明是什么字，读作“\ufffd”${AND_MORE(more).zh}`,
        en: `The font does not say what some characters are; they are read as “\ufffd”${AND_MORE(more).en}`,
      },
      { zh: '请对照 PDF 核对此处', en: 'Compare this place with the PDF' },
      { place: place.locator, value: shortened(place.text) },
    ),
  );
}

export function doubtfulCells(file: string, places: readonly Place[]): Problem[] {
  return each(places, 20, (place, more) =>
    fileProblem(
      file,
      'pdf-line-break',
      'warning',
      {
        zh: `数字在此处换行，可能是一个数断成两行，也可能是两个数，按两个数读${AND_MORE(more).zh}`,
        en: `Digits are broken over two lines here: one number or two cannot be told; read as two${AND_MORE(more).en}`,
      },
      { zh: '请对照 PDF 核对此处的数', en: 'Compare the figures of this place with the PDF' },
      { place: place.locator, value: shortened(place.text) },
    ),
  );
}

export function mendedCells(file: string, locators: readonly string[]): Problem {
  return fileProblem(
    file,
    'page-break',
    'warning',
    {
      zh: `有 ${locators.length} 格被换页切成两段，已接到上一页的同一格`,
      en: `${locators.length} cells were cut by a page break and put together with the part on the page before`,
    },
    { zh: '请对照 PDF 核对这些格', en: 'Compare these cells with the PDF' },
    { place: locators[0] ?? '', value: locators.slice(0, 20).join(', ') },
  );
}

export function unevenTables(file: string, names: readonly string[]): Problem {
  return fileProblem(
    file,
    'missing-lines',
    'warning',
    {
      zh: `有 ${names.length} 处缺了部分格线，分不清格子`,
      en: `Lines between cells are missing in ${names.length} places; which cell a figure belongs to cannot be told there`,
    },
    { zh: '请对照 PDF 核对这些地方', en: 'Compare these places with the PDF' },
    { place: names[0] ?? '', value: names.slice(0, 20).join(', ') },
  );
}

export function recognisedText(file: string): Problem {
  return fileProblem(
    file,
    'recognised-text',
    'warning',
    {
      zh: 'PDF 的文字是扫描后识别出来的（叠在图片下面），可能认错字',
      en: 'The text of the PDF was recognised from a scan (it lies under the picture) and may be misread',
    },
    { zh: '请对照 PDF 逐格核对数字', en: 'Compare every figure with the PDF' },
  );
}

export function assumedCharacters(file: string, pages: readonly number[]): Problem {
  return fileProblem(
    file,
    'assumed-characters',
    'warning',
    {
      zh: `PDF 第 ${pageList(pages)} 页有的字体没有说明编码，按常用编码读出，可能是错字`,
      en: `Fonts on pages ${pageList(pages)} of the PDF do not state their encoding; they were read by the usual one and may be wrong`,
    },
    { zh: '请对照 PDF 核对这些页', en: 'Compare these pages with the PDF' },
    { place: `p${pages[0] ?? 1}` },
  );
}

export function slantedText(file: string, pages: readonly number[]): Problem {
  return fileProblem(
    file,
    'slanted-text',
    'info',
    {
      zh: `PDF 第 ${pageList(pages)} 页有斜排文字（水印、印章），没有读取`,
      en: `Slanted text on pages ${pageList(pages)} of the PDF (a watermark, a seal) was not read`,
    },
    { zh: '无需处理', en: 'Nothing to do' },
    { place: `p${pages[0] ?? 1}` },
  );
}

export function cutCharacters(file: string, pages: readonly number[]): Problem {
  return fileProblem(
    file,
    'cut-text',
    'warning',
    {
      zh: `PDF 第 ${pageList(pages)} 页有文字超出格子，没有印全，只读了印出来的部分`,
      en: `On pages ${pageList(pages)} of the PDF text is cut off at the edge of its cell; only what is printed was read`,
    },
    { zh: '请对照原表补全', en: 'Complete it from the original' },
    { place: `p${pages[0] ?? 1}` },
  );
}

export function brokenChecksums(file: string, parts: number): Problem {
  return fileProblem(
    file,
    'broken-checksum',
    'warning',
    {
      zh: `PDF 有 ${parts} 部分的校验和不符，文件可能已损坏，读出的字和数可能有错`,
      en: `The checksums of ${parts} parts of the PDF do not agree: the file may be damaged, and words and figures read from it may be wrong`,
    },
    {
      zh: '请重新取得该文件，或逐格对照 PDF 核对',
      en: 'Get the file again, or compare every cell with the PDF',
    },
  );
}
