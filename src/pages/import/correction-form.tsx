import { useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { parseCorrection } from '../../app/session/imported-corrections.ts';
import { Button } from '../../app/ui/button.tsx';
import type { ShownValue } from './form-view.ts';
import styles from './preview.module.css';
import { desk } from './site-desk.ts';
import { useImportTexts } from './texts.ts';
import { valueText } from './value-text.ts';

/** Where the chosen value comes from, and a way to correct it with a reason. */
export function CorrectionForm({ file, value }: { readonly file: string; readonly value: ShownValue }) {
  const lang = useLanguage();
  const text = useImportTexts();
  const { field, editable } = value;
  const [editing, setEditing] = useState(false);
  const [typed, setTyped] = useState(value.value === null ? '' : String(value.value));
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState('');
  const save = () => {
    const parsed = parseCorrection(field, typed);
    if (!parsed.ok) {
      setProblem(parsed.problem[lang]);
      return;
    }
    if (reason.trim() === '') {
      setProblem(text.preview.reasonMissing);
      return;
    }
    desk.correct({
      file,
      table: value.table,
      key: value.key,
      column: value.column,
      before: value.read,
      after: parsed.value,
      reason: reason.trim(),
      locator: value.locator,
    });
    setProblem('');
    setEditing(false);
  };
  return (
    <div className={styles.inspector}>
      <p>
        <strong>{value.title[lang]}</strong> {valueText(field, value.value, lang)}
        {value.corrected && (
          <span className={styles.note}>
            {' '}
            {text.preview.was} {valueText(field, value.read, lang)}
          </span>
        )}
      </p>
      <p className={styles.note}>
        {value.locator === null || value.cells.length === 0 ? text.preview.noPlace : null}{' '}
        {value.locator !== null && `${text.preview.place} ${value.locator}`}
        {value.origin !== null && ` · ${text.preview.origin} ${text.preview.origins[value.origin]}`}
      </p>
      {!editable && <p className={styles.note}>{text.preview.fixed}</p>}
      {editable && !editing && <Button onPress={() => setEditing(true)}>{text.preview.correct}</Button>}
      {editable && editing && (
        <form
          className={styles.correction}
          onSubmit={(event) => {
            event.preventDefault();
            save();
          }}
        >
          <label htmlFor="new-value">
            {text.preview.newValue}
            {field.unit === '元' ? ` (${text.preview.unitOfMoney})` : ''}
            {field.enumeration === null ? (
              <input id="new-value" value={typed} onChange={(event) => setTyped(event.target.value)} />
            ) : (
              <select id="new-value" value={typed} onChange={(event) => setTyped(event.target.value)}>
                {!field.required && <option value="">{text.preview.empty}</option>}
                {field.enumeration.map((each) => (
                  <option key={each} value={each}>
                    {field.enumLabels[each]?.[lang] ?? each}
                  </option>
                ))}
              </select>
            )}
          </label>
          <label>
            {text.preview.reason}
            <input
              value={reason}
              placeholder={text.preview.reasonHint}
              onChange={(event) => setReason(event.target.value)}
            />
          </label>
          <span className={styles.row}>
            <Button type="submit" look="primary">
              {text.preview.save}
            </Button>
            <Button onPress={() => setEditing(false)}>{text.preview.cancel}</Button>
          </span>
          <p role="alert" className={styles.problem}>
            {problem}
          </p>
        </form>
      )}
    </div>
  );
}
