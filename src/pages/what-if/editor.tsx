import { useEffect, useId, useRef, useState } from 'react';
import { decimal } from '../../app/format/number.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { whatIf as en } from '../../app/text/en/what-if.ts';
import { whatIf as zh } from '../../app/text/zh/what-if.ts';
import { Button } from '../../app/ui/button.tsx';
import { PickField } from '../../app/ui/control-bar.tsx';
import type { CustomProfile } from '../../scoring/custom-profile.ts';
import { DEFAULT_PROFILES } from '../../scoring/profiles.ts';
import { profileToCustom } from '../../scoring/what-if.ts';
import { type Draft, draftOf, type FieldId, type NumberField, type Problem, readDraft } from './draft.ts';
import { profileNameOf } from './names.ts';
import styles from './what-if.module.css';

type Text = typeof zh;

const GROUPS: readonly { readonly id: keyof Text['groups']; readonly fields: readonly NumberField[] }[] = [
  { id: 'points', fields: ['budget', 'output', 'benefit', 'satisfaction'] },
  { id: 'bands', fields: ['fullLow', 'partLow'] },
  { id: 'over', fields: ['overThreshold', 'overPenalty'] },
  { id: 'grades', fields: ['excellent', 'good', 'fair'] },
  { id: 'rounding', fields: ['tolerance'] },
];

const MOST_CAPS = 8;

function fieldName(field: FieldId, text: Text): string {
  const [name, index] = field.split('.');
  if (name === 'below' || name === 'cap') return text.fields[name](Number(index) + 1);
  return text.fields[field as NumberField];
}

/** What stands in the way, in words. */
export function problemText(problem: Problem, text: Text): string {
  switch (problem.code) {
    case 'number':
    case 'required':
      return text.problems[problem.code](fieldName(problem.field, text));
    case 'range':
      return text.problems.range(
        fieldName(problem.field, text),
        decimal(problem.min, 0, 2),
        decimal(problem.max, 0, 2),
      );
    case 'sum':
    case 'over':
      return text.problems[problem.code](decimal(problem.sum, 0, 2));
    default:
      return text.problems[problem.code];
  }
}

/** The editor of a scheme of the reader's own. Nothing is recomputed before it is applied. */
export function CustomEditor({
  custom,
  onApply,
}: {
  /** The scheme in the address, or the one to start from. */
  readonly custom: CustomProfile;
  readonly onApply: (custom: CustomProfile) => void;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const [draft, setDraft] = useState(() => draftOf(custom));
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [said, setSaid] = useState('');
  const alert = useRef<HTMLDivElement>(null);
  useEffect(() => {
    setDraft(draftOf(custom));
    setProblems([]);
  }, [custom]);
  useEffect(() => {
    if (problems.length > 0) alert.current?.focus();
  }, [problems]);
  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part });
    setSaid('');
  };
  const start = (next: CustomProfile) => {
    setDraft(draftOf(next));
    setProblems([]);
    setSaid('');
  };
  const setCap = (index: number, part: Partial<Draft['caps'][number]>) =>
    change({ caps: draft.caps.map((cap, at) => (at === index ? { ...cap, ...part } : cap)) });
  const wrong = new Set(problems.flatMap((problem) => ('field' in problem ? [problem.field] : [])));
  const input = (field: FieldId, value: string, onChange: (value: string) => void) => (
    <NumberInput
      key={field}
      label={fieldName(field, text)}
      value={value}
      wrong={wrong.has(field)}
      onChange={onChange}
    />
  );
  return (
    <form
      className={styles.editor}
      aria-label={text.editorTitle}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const read = readDraft(draft);
        setProblems(read.problems);
        setSaid(read.custom === null ? '' : text.applied);
        if (read.custom !== null) onApply(read.custom);
      }}
    >
      <h2>{text.editorTitle}</h2>
      <p className={styles.lead}>{text.editorLead}</p>
      <div className={styles.actions}>
        <PickField
          label={text.start}
          value=""
          options={[
            { id: '', name: '—' },
            ...DEFAULT_PROFILES.map(({ profile_id: id }) => ({ id, name: profileNameOf(id, lang) })),
          ]}
          onChange={(id) => {
            const profile = DEFAULT_PROFILES.find((candidate) => candidate.profile_id === id);
            if (profile !== undefined) start(profileToCustom(profile));
          }}
        />
      </div>
      {problems.length > 0 && (
        <div ref={alert} className={styles.problems} role="alert" tabIndex={-1}>
          {text.problemsTitle}
          <ul>
            {problems.map((problem) => {
              const words = problemText(problem, text);
              return <li key={words}>{words}</li>;
            })}
          </ul>
        </div>
      )}
      <div className={styles.groups}>
        {GROUPS.map((group) => (
          <fieldset key={group.id} className={styles.group}>
            <legend>{text.groups[group.id]}</legend>
            {group.fields.map((field) =>
              input(field, draft[field], (value) => change({ [field]: value } as Partial<Draft>)),
            )}
            {group.id === 'points' && <p className={styles.hint}>{text.pointsHint}</p>}
            {group.id === 'over' && <p className={styles.hint}>{text.overHint}</p>}
          </fieldset>
        ))}
        <fieldset className={styles.group}>
          <legend>{text.groups.budget}</legend>
          <WordChoice
            label={text.fields.basis}
            value={draft.basis}
            words={text.bases}
            onChange={(basis) => change({ basis })}
          />
        </fieldset>
        <fieldset className={styles.group}>
          <legend>{text.groups.rows}</legend>
          <WordChoice
            label={text.fields.rule}
            value={draft.rule}
            words={text.rules}
            onChange={(rule) => change({ rule })}
          />
          <p className={styles.hint}>{text.ruleHint}</p>
        </fieldset>
        <fieldset className={styles.group}>
          <legend>{text.groups.caps}</legend>
          {draft.caps.map((cap, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a cap is known by its place
            <div key={index} className={styles.stack}>
              {input(`below.${index}`, cap.below, (below) => setCap(index, { below }))}
              {input(`cap.${index}`, cap.cap, (value) => setCap(index, { cap: value }))}
              <span>
                <Button
                  look="quiet"
                  onPress={() => change({ caps: draft.caps.filter((_, at) => at !== index) })}
                >
                  {text.removeCap(index + 1)}
                </Button>
              </span>
            </div>
          ))}
          {draft.caps.length < MOST_CAPS && (
            <span>
              <Button onPress={() => change({ caps: [...draft.caps, { below: '', cap: '' }] })}>
                {text.addCap}
              </Button>
            </span>
          )}
        </fieldset>
      </div>
      <div className={styles.actions}>
        <Button look="primary" type="submit">
          {text.apply}
        </Button>
        <Button onPress={() => start(custom)}>{text.reset}</Button>
        <span role="status" className={styles.hint}>
          {said}
        </span>
      </div>
    </form>
  );
}

function NumberInput({
  label,
  value,
  wrong,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly wrong: boolean;
  readonly onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        value={value}
        aria-invalid={wrong}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

function WordChoice<T extends string>({
  label,
  value,
  words,
  onChange,
}: {
  readonly label: string;
  readonly value: T;
  readonly words: Readonly<Record<T, string>>;
  readonly onChange: (value: T) => void;
}) {
  const id = useId();
  const options = Object.keys(words) as T[];
  return (
    <div className={`${styles.field} ${styles.wide}`}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const picked = options.find((option) => option === event.target.value);
          if (picked !== undefined) onChange(picked);
        }}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {words[option]}
          </option>
        ))}
      </select>
    </div>
  );
}
