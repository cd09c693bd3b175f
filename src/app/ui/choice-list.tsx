import { useId, useState } from 'react';
import { decimal } from '../format/number.ts';
import { useTexts } from '../language.ts';
import { shell as en } from '../text/en/shell.ts';
import { shell as zh } from '../text/zh/shell.ts';
import styles from './choice-list.module.css';
import type { Option } from './filter-groups.ts';

const SEARCH_ABOVE = 12;
/** More than this cannot be scanned by eye: the rest is found by typing. */
const SHOWN = 200;

/** Checkboxes or radios with their counts; longer lists can be searched. Plain inputs: every browser and reader knows them. */
export function ChoiceList({
  label,
  options,
  chosen,
  single,
  hint,
  onChange,
}: {
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly single: boolean;
  readonly hint?: string;
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const text = useTexts({ zh, en });
  const name = useId();
  const [sought, setSought] = useState('');
  const needle = sought.trim().toLowerCase();
  const matching = options.filter((option) => option.name.toLowerCase().includes(needle));
  const toggle = (id: string) => {
    if (single) onChange([id]);
    else onChange(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);
  };
  return (
    <fieldset className={styles.list}>
      <legend className="visually-hidden">{label}</legend>
      {options.length > SEARCH_ABOVE && (
        <input
          type="search"
          className={styles.search}
          placeholder={text.search}
          aria-label={`${text.search} · ${label}`}
          value={sought}
          onChange={(event) => setSought(event.target.value)}
        />
      )}
      <div className={styles.options}>
        {matching.slice(0, SHOWN).map((option) => (
          <label key={option.id} className={styles.option}>
            <input
              type={single ? 'radio' : 'checkbox'}
              name={name}
              checked={chosen.includes(option.id)}
              onChange={() => toggle(option.id)}
            />
            <span className={styles.name}>{option.name}</span>
            {option.n !== null && <span className={styles.count}>{decimal(option.n, 0)}</span>}
          </label>
        ))}
        {matching.length === 0 && <p className={styles.none}>{text.noMatch}</p>}
      </div>
      {hint !== undefined && <p className={styles.hint}>{hint}</p>}
    </fieldset>
  );
}
