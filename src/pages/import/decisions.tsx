import { useState } from 'react';
import { decimal } from '../../app/format/number.ts';
import { useLanguage } from '../../app/language.ts';
import { Button } from '../../app/ui/button.tsx';
import type { ImportReport } from '../../intake/messages.ts';
import type { DeskState } from './desk.ts';
import styles from './import.module.css';
import { fileOf, type OpenDecision, unanswered } from './problems.ts';
import { repairId } from './repairs.ts';
import { desk } from './site-desk.ts';
import { useImportTexts } from './texts.ts';

/** Questions that one answer settles for a file, with what the figures would read under each. */
export function Decisions({ open }: { readonly open: readonly OpenDecision[] }) {
  const lang = useLanguage();
  const text = useImportTexts();
  if (open.length === 0) return null;
  const waiting = unanswered(open);
  return (
    <section className={styles.panel} aria-labelledby="decisions-title">
      <h2 id="decisions-title">{text.decisions.title}</h2>
      <p className={styles.note}>{text.decisions.lead}</p>
      <p role="status" className={styles.caution}>
        {waiting > 0 ? text.decisions.open(decimal(waiting, 0)) : ''}
      </p>
      {open.map(({ decision, answer }) => {
        const chosen = answer ?? decision.proposed;
        return (
          <fieldset key={decision.id} className={styles.decision}>
            <legend>
              <span className={styles.where}>{fileOf(decision)}</span> {decision.question[lang]}
            </legend>
            <p className={styles.note}>
              {text.decisions.reason}
              {lang === 'zh' ? '：' : ': '}
              {decision.reason[lang]}
              {decision.locators.length > 0 &&
                ` · ${text.decisions.where} ${decision.locators.slice(0, 5).join(', ')}`}
            </p>
            {decision.options.map((option) => (
              <label key={option.id} className={styles.option}>
                <input
                  type="radio"
                  name={decision.id}
                  checked={chosen === option.id}
                  onChange={() => desk.answer(decision, option.id)}
                />
                <span>
                  {option.label[lang]}
                  {option.example !== option.label[lang] && (
                    <span className={styles.example}>
                      {text.decisions.reading} {option.example}
                    </span>
                  )}
                  {answer === null && decision.proposed === option.id && (
                    <span className={styles.note}> {text.decisions.taken}</span>
                  )}
                </span>
              </label>
            ))}
          </fieldset>
        );
      })}
    </section>
  );
}

const FIRST = 20;

/** Changes of the text that reading made necessary, one by one. */
export function Repairs({ state, result }: { readonly state: DeskState; readonly result: ImportReport }) {
  const lang = useLanguage();
  const text = useImportTexts();
  const [all, setAll] = useState(false);
  if (result.repairs.length === 0) return null;
  const shown = all ? result.repairs : result.repairs.slice(0, FIRST);
  const rest = result.repairs.length - shown.length;
  return (
    <section className={styles.panel} aria-labelledby="repairs-title">
      <h2 id="repairs-title">{text.repairs.title}</h2>
      <p className={styles.note}>{text.repairs.lead}</p>
      <ul className={styles.lines}>
        {shown.map((repair) => {
          const { file } = repair;
          const id = repairId(file, repair);
          const answer = state.repairs[id] ?? 'accepted';
          return (
            <li key={id}>
              <span className={styles.where}>
                {file}
                {repair.locator !== '' && ` · ${repair.locator}`}
              </span>
              <p>
                <del>{repair.before}</del> → <ins>{repair.after}</ins>
                <span className={styles.remedy}>{repair.reason[lang]}</span>
              </p>
              {/* biome-ignore lint/a11y/useSemanticElements: two buttons that belong together, not fields of a form */}
              <div role="group" aria-label={text.repairs.name(repair.before)} className={styles.row}>
                <Button
                  look={answer === 'accepted' ? 'primary' : 'plain'}
                  aria-pressed={answer === 'accepted'}
                  onPress={() => void desk.answerRepair(file, repair, true)}
                >
                  {text.repairs.accept}
                </Button>
                <Button
                  look={answer === 'refused' ? 'primary' : 'plain'}
                  aria-pressed={answer === 'refused'}
                  onPress={() => void desk.answerRepair(file, repair, false)}
                >
                  {text.repairs.refuse}
                </Button>
                <span role="status" className={styles.note}>
                  {answer === 'refused'
                    ? text.repairs.refused
                    : answer === 'not-apart'
                      ? text.repairs.notApart
                      : ''}
                </span>
              </div>
            </li>
          );
        })}
      </ul>
      {rest > 0 && (
        <p className={styles.row}>
          {text.problems.more(decimal(rest, 0))}
          <Button onPress={() => setAll(true)}>{text.files.showAll}</Button>
        </p>
      )}
    </section>
  );
}
