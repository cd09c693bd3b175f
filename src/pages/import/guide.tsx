import { useState } from 'react';
import { saveFile } from '../../app/export/table.ts';
import { useHydrated } from '../../app/hydrated.ts';
import { useLanguage } from '../../app/language.ts';
import { Button } from '../../app/ui/button.tsx';
import type { Template } from '../../intake/templates/layout.ts';
import { TEMPLATES } from '../../intake/templates/templates.ts';
import styles from './import.module.css';
import { useImportTexts } from './texts.ts';

/** What can be read and what happens then; readable before any script runs. */
export function Guide() {
  const text = useImportTexts();
  return (
    <div className={styles.guide}>
      {[text.formats, text.steps].map((part) => (
        <section key={part.title}>
          <h2>{part.title}</h2>
          <dl className={styles.pairs}>
            {part.rows.map(([name, words]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{words}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Blank forms and filled examples as workbooks, made when they are asked for. */
export function Templates() {
  const lang = useLanguage();
  const text = useImportTexts();
  const ready = useHydrated();
  const [failed, setFailed] = useState('');
  const save = async (template: Template, filled: boolean) => {
    setFailed('');
    try {
      const { templateWorkbook } = await import('../../intake/templates/layout.ts');
      const which = filled ? text.templates.example : text.templates.blank;
      const bytes = templateWorkbook(template, filled) as Uint8Array<ArrayBuffer>;
      saveFile(`${template.name[lang]}-${which}.xlsx`.replaceAll(/[\\/:*?"<>|\s]+/g, '-'), bytes, XLSX);
    } catch (error) {
      setFailed(text.templates.failed(error instanceof Error ? error.message : String(error)));
    }
  };
  return (
    <section className={styles.panel} aria-labelledby="templates-title">
      <h2 id="templates-title">{text.templates.title}</h2>
      <p className={styles.note}>{text.templates.lead}</p>
      <ul className={styles.files}>
        {TEMPLATES.map((template) => (
          <li key={template.id} className={styles.file}>
            <span>{template.name[lang]}</span>
            <span className={styles.row}>
              {[false, true].map((filled) => {
                const which = filled ? text.templates.example : text.templates.blank;
                return (
                  <Button
                    key={which}
                    isDisabled={!ready}
                    aria-label={text.templates.download(template.name[lang], which)}
                    onPress={() => void save(template, filled)}
                  >
                    {which}
                  </Button>
                );
              })}
            </span>
          </li>
        ))}
      </ul>
      <p role="status" className={styles.note}>
        {failed}
      </p>
    </section>
  );
}
