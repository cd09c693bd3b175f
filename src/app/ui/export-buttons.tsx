import { useState } from 'react';
import { saveCsv } from '../export/csv.ts';
import type { ExportTable } from '../export/table.ts';
import { useLanguage } from '../language.ts';
import { Button } from './button.tsx';
import styles from './data-table.module.css';

const FAILED = {
  zh: '文件没有生成，请重试；仍不行时请改用 CSV。',
  en: 'The file was not made. Try again, or take the CSV.',
} as const;

/** CSV and XLSX of a table; the XLSX library is fetched when it is first asked for. */
export function ExportButtons({
  title,
  table,
}: {
  readonly title: string;
  readonly table: () => ExportTable;
}) {
  const lang = useLanguage();
  const [failed, setFailed] = useState(false);
  const saveWorkbook = async () => {
    setFailed(false);
    try {
      const { saveXlsx } = await import('../export/xlsx.ts');
      saveXlsx(title, [{ name: title, table: table() }]);
    } catch {
      setFailed(true);
    }
  };
  return (
    <span className={styles.buttons}>
      <Button onPress={() => saveCsv(title, table())}>CSV</Button>
      <Button onPress={() => void saveWorkbook()}>XLSX</Button>
      {failed && <span role="status">{FAILED[lang]}</span>}
    </span>
  );
}
