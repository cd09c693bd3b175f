import { useLanguage, useTexts } from '../../app/language.ts';
import { form as en } from '../../app/text/en/form.ts';
import { form as zh } from '../../app/text/zh/form.ts';
import { Button } from '../../app/ui/button.tsx';
import { cellFacts } from './cell-facts.ts';
import { referenceOf } from './cell-link.ts';
import type { FormData } from './form-questions.ts';
import styles from './inspector.module.css';

/** All that is known of the value pointed at or pinned; on phones a sheet at the foot that a tap opens. */
export function Inspector({
  data,
  shown,
  open,
  onClose,
}: {
  readonly data: FormData;
  readonly shown: string | null;
  /** True when a value is pinned: then the sheet is open on phones. */
  readonly open: boolean;
  readonly onClose: () => void;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const reference = shown === null ? null : referenceOf(shown);
  const facts = reference === null ? null : cellFacts(data, reference, lang, text);
  return (
    <section
      className={open ? `${styles.inspector} ${styles.open}` : styles.inspector}
      aria-label={text.inspector}
      aria-live="polite"
    >
      {facts === null ? (
        <p className={styles.empty}>{text.inspectorEmpty}</p>
      ) : (
        <>
          <div className={styles.head}>
            <h3 className={styles.title}>{facts.title}</h3>
            {open && (
              <Button look="quiet" onPress={onClose}>
                {text.close}
              </Button>
            )}
          </div>
          <dl className={styles.facts}>
            {facts.raw !== undefined && (
              <div className={styles.fact}>
                <dt>{text.raw}</dt>
                <dd className={styles.raw} lang="zh-CN">
                  {facts.raw === null || facts.raw === '' ? (
                    <span className={styles.none}>{text.noRaw}</span>
                  ) : (
                    facts.raw
                  )}
                </dd>
              </div>
            )}
            {facts.facts.map((fact) => (
              <div key={`${fact.label}${fact.text}`} className={styles.fact}>
                <dt>{fact.label}</dt>
                <dd className={fact.tone === 'mark' ? styles.mark : undefined}>{fact.text}</dd>
              </div>
            ))}
            {facts.locator !== null && (
              <div className={styles.fact}>
                <dt>{text.locator}</dt>
                <dd>
                  <code>{facts.locator}</code>
                </dd>
              </div>
            )}
          </dl>
        </>
      )}
    </section>
  );
}
