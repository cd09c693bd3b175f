import { type ReactNode, useEffect, useId, useState } from 'react';
import styles from './control-bar.module.css';

/** The controls of one screen in a row: thresholds, grouping, order. */
export function ControlBar({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <section className={styles.bar} aria-label={label}>
      {children}
    </section>
  );
}

export interface PickOption<T extends string> {
  readonly id: T;
  readonly name: string;
}

/** One of a few words, as the browser's own list: every keyboard and phone knows it. */
export function PickField<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  readonly label: string;
  readonly value: T;
  readonly options: readonly PickOption<T>[];
  readonly onChange: (value: T) => void;
}) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <select
        id={id}
        className={styles.select}
        value={value}
        onChange={(event) => {
          const picked = options.find((option) => option.id === event.target.value);
          if (picked !== undefined) onChange(picked.id);
        }}
      >
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </div>
  );
}

interface ThresholdProps {
  readonly label: string;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  /** `dragging` while the slider moves: the address is replaced and not added to the history. */
  readonly onChange: (value: number, dragging: boolean) => void;
}

/** A whole number that is typed; it counts on Enter or on leaving the field, brought within its limits. */
export function NumberInput({
  min,
  max,
  value,
  onChange,
  ...input
}: {
  readonly min: number;
  readonly max: number;
  readonly value: number;
  readonly disabled?: boolean;
  readonly id?: string;
  readonly 'aria-label'?: string;
  readonly onChange: (value: number) => void;
}) {
  const [draft, setDraft] = useState(String(value));
  useEffect(() => setDraft(String(value)), [value]);
  const commit = () => {
    const typed = Number(draft);
    if (draft.trim() === '' || !Number.isInteger(typed)) setDraft(String(value));
    else {
      const kept = Math.min(max, Math.max(min, typed));
      setDraft(String(kept));
      if (kept !== value) onChange(kept);
    }
  };
  return (
    <input
      {...input}
      type="text"
      inputMode="numeric"
      className={styles.number}
      value={draft}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape') setDraft(String(value));
      }}
    />
  );
}

/** A whole number that is dragged or typed. */
export function ThresholdField({
  label,
  unit,
  min,
  max,
  step = 1,
  value,
  disabled = false,
  onChange,
}: ThresholdProps & { readonly value: number; readonly disabled?: boolean }) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <input
        type="range"
        className={styles.range}
        aria-label={label}
        min={min}
        max={max}
        step={step}
        value={value}
        disabled={disabled}
        onChange={(event) => onChange(Number(event.target.value), true)}
      />
      <NumberInput
        id={id}
        min={min}
        max={max}
        value={value}
        disabled={disabled}
        onChange={(typed) => onChange(typed, false)}
      />
      <span className={styles.unit}>{unit}</span>
    </div>
  );
}

/** A threshold with a box that switches it on and off; the number stays while it is off. */
export function OptionalThreshold({
  value,
  initial,
  onChange,
  ...props
}: Omit<ThresholdProps, 'onChange'> & {
  readonly value: number | null;
  /** What it is set to when it is switched on. */
  readonly initial: number;
  readonly onChange: (value: number | null, dragging: boolean) => void;
}) {
  const [last, setLast] = useState(value ?? initial);
  useEffect(() => {
    if (value !== null) setLast(value);
  }, [value]);
  return (
    <div className={styles.optional}>
      <input
        type="checkbox"
        className={styles.check}
        aria-label={props.label}
        checked={value !== null}
        onChange={(event) => onChange(event.target.checked ? last : null, false)}
      />
      <ThresholdField {...props} value={value ?? last} disabled={value === null} onChange={onChange} />
    </div>
  );
}
