import { useState } from 'react';
import { saveCsv } from '../../app/export/csv.ts';
import { type ExportTable, fileName, saveFile } from '../../app/export/table.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { form as en } from '../../app/text/en/form.ts';
import { form as zh } from '../../app/text/zh/form.ts';
import { Button } from '../../app/ui/button.tsx';
import type { Row } from '../../engine/engine.ts';
import { type Lang, TABLES } from '../../model/schema.ts';
import { type FormTable, tableColumns } from '../../questions/tables.ts';
import styles from './form-page.module.css';
import type { FormData } from './form-questions.ts';

/** The tables of one form, as they leave the site: columns of the schema in the reader's language. */
export function formTables(
  data: FormData,
  lang: Lang,
): readonly { name: FormTable; title: string; table: ExportTable }[] {
  const rows: Readonly<Record<FormTable, readonly Row[]>> = {
    evaluation: [data.evaluation],
    fund_line: data.fundLines,
    section: data.sections,
    indicator: data.indicators,
    indicator_value: data.values,
  };
  return (Object.keys(rows) as FormTable[]).map((name) => ({
    name,
    title: TABLES[name].title[lang],
    table: {
      columns: tableColumns(name).map((column) => ({
        name: column.name,
        title: column.title[lang],
        unit: column.unit,
      })),
      rows: rows[name],
    },
  }));
}

/** The form as one JSON document, with the names of the schema: what a program reads back. */
export function formJson(data: FormData): string {
  const { evaluation, fundLines, sections, indicators, values, source } = data;
  const document = {
    evaluation,
    fund_line: fundLines,
    section: sections,
    indicator: indicators,
    indicator_value: values,
    source: source[0] ?? null,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** CSV of the tables that are asked for most, everything as XLSX, everything as JSON. */
export function FormDownloads({ data }: { readonly data: FormData }) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const [failed, setFailed] = useState(false);
  const id = data.evaluation.evaluation_id;
  const tables = () => formTables(data, lang);
  const csv = (name: FormTable) => {
    const found = tables().find((candidate) => candidate.name === name);
    if (found !== undefined) saveCsv(`${id}-${name}`, found.table);
  };
  const workbook = async () => {
    setFailed(false);
    try {
      const { saveXlsx } = await import('../../app/export/xlsx.ts');
      saveXlsx(
        id,
        tables().map(({ title, table }) => ({ name: title, table })),
      );
    } catch {
      setFailed(true);
    }
  };
  return (
    <div className={styles.downloads}>
      <Button onPress={() => csv('indicator')}>{text.csvIndicators}</Button>
      <Button onPress={() => csv('fund_line')}>{text.csvFunds}</Button>
      <Button onPress={() => csv('indicator_value')}>{text.csvValues}</Button>
      <Button onPress={() => void workbook()}>{text.downloadsXlsx}</Button>
      <Button onPress={() => saveFile(fileName(id, 'json'), formJson(data), 'application/json')}>
        {text.downloadsJson}
      </Button>
      {failed && <span role="status">{text.exportFailed}</span>}
    </div>
  );
}
