import type { Bilingual } from '../../model/schema.ts';
import { fileProblem, UnreadableFile } from './limits.ts';

/** Formats that are not read here, but that LibreOffice or Word turns into one that is. */
export type ConvertibleFormat = 'doc' | 'ole' | 'rtf' | 'odt';

const NAMES: Readonly<Record<ConvertibleFormat | 'excel-95', Bilingual>> = {
  'excel-95': { zh: 'Excel 95 或更早的工作簿', en: 'a workbook of Excel 95 or older' },
  doc: { zh: '旧版 Word 或 WPS 文档（.doc、.wps）', en: 'an old Word or WPS document (.doc, .wps)' },
  ole: { zh: '旧版 Office 文件', en: 'an old Office file' },
  rtf: { zh: 'RTF 文档', en: 'an RTF document' },
  odt: { zh: 'OpenDocument 文档（.odt）', en: 'an OpenDocument text (.odt)' },
};

/** The message for a file that has to be converted before it is dropped, with the way to do it. */
export function convertFirst(file: string, format: ConvertibleFormat | 'excel-95'): UnreadableFile {
  const name = NAMES[format];
  const remedy: Bilingual =
    format === 'excel-95'
      ? {
          zh: '请用 Excel、WPS 或 LibreOffice 打开，另存为 .xlsx 后导入',
          en: 'Open it in Excel, WPS or LibreOffice, save it as .xlsx and import that',
        }
      : {
          zh: '请用 Word、WPS 或 LibreOffice 打开，另存为 .docx 后导入；装有 LibreOffice 的电脑可用命令行 jilan ingest，会自动转换',
          en: 'Open it in Word, WPS or LibreOffice, save it as .docx and import that; with LibreOffice installed, jilan ingest on the command line converts it by itself',
        };
  return new UnreadableFile(
    fileProblem(
      file,
      'convert-first',
      'error',
      { zh: `这是${name.zh}，不能直接读取`, en: `This is ${name.en}, which cannot be read directly` },
      remedy,
    ),
  );
}
