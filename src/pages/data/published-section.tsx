import { decimal } from '../../app/format/number.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { data as en } from '../../app/text/en/data.ts';
import { data as zh } from '../../app/text/zh/data.ts';
import { TABLES } from '../../model/schema.ts';
import type { PublishedFile } from '../../publish/published-files.ts';
import styles from './data.module.css';
import { sizeText } from './download-list.ts';

/** The published files as plain links: they need neither engine nor JavaScript. */
export function PublishedSection({ files }: { readonly files: readonly PublishedFile[] }) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  if (files.length === 0) return null;
  return (
    <details className={styles.published}>
      <summary>{text.publishedTitle}</summary>
      <p className={styles.lead}>{text.publishedLead}</p>
      <section
        className={styles.scroller}
        aria-label={text.publishedTitle}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
      >
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{text.tableName}</th>
              <th scope="col" className={styles.number}>
                {text.rows}
              </th>
              <th scope="col" className={styles.number}>
                {text.size}
              </th>
              <th scope="col">{text.file}</th>
              <th scope="col">{text.checksum}</th>
            </tr>
          </thead>
          <tbody>
            {files.map((file) => (
              <tr key={file.table}>
                <th scope="row">{TABLES[file.table].title[lang]}</th>
                <td className={styles.number}>{decimal(file.rows, 0)}</td>
                <td className={styles.number}>{sizeText(file.bytes)}</td>
                <td>
                  <a href={`${import.meta.env.BASE_URL}data/${file.file}`} download>
                    {file.file}
                  </a>
                </td>
                <td>
                  <code className={styles.hash}>{file.sha256}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
