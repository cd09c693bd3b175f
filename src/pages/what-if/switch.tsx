import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useLanguage, useTexts } from '../../app/language.ts';
import { methodPath } from '../../app/method-anchor.ts';
import { whatIf as en } from '../../app/text/en/what-if.ts';
import { whatIf as zh } from '../../app/text/zh/what-if.ts';
import { Button } from '../../app/ui/button.tsx';
import { PickField } from '../../app/ui/control-bar.tsx';
import { Notice } from '../../app/ui/notice.tsx';
import { CUSTOM_START, type CustomProfile } from '../../scoring/custom-profile.ts';
import { profileInWords } from '../../scoring/profile-words.ts';
import { DEFAULT_PROFILES } from '../../scoring/profiles.ts';
import { customChoice, isCustomChoice, profileToCustom, whatIfOf } from '../../scoring/what-if.ts';
import { CustomEditor } from './editor.tsx';
import { profileNameOf } from './names.ts';
import styles from './what-if.module.css';

const OWN = '';
const CUSTOM = 'custom';

interface SwitchProps {
  /** `profile` of the address: null for each form's own scheme. */
  readonly choice: string | null;
  readonly onChoice: (choice: string | null) => void;
}

interface NoticeProps extends SwitchProps {
  /** The choice that the rows on the screen answer; behind the address while an answer is on its way. */
  readonly shown: string | null;
}

interface EditorProps extends SwitchProps {
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** Picker, editor and notice one below the other, for the sections of a form or a unit. */
export function WhatIfSwitch({ choice, shown, onChoice, open, onOpen }: EditorProps & NoticeProps) {
  return (
    <>
      <div className={styles.bar}>
        <WhatIfPicker choice={choice} onChoice={onChoice} open={open} onOpen={onOpen} />
      </div>
      <WhatIfEditor choice={choice} onChoice={onChoice} open={open} />
      <WhatIfNotice choice={choice} shown={shown} onChoice={onChoice} />
    </>
  );
}

/** Which scheme the forms are recomputed under, the last entry a scheme of the reader's own; opens its editor. */
export function WhatIfPicker({ choice, onChoice, open, onOpen }: EditorProps) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const assumed = whatIfOf(choice);
  const value = assumed === null ? OWN : assumed.custom === null ? assumed.profile.profile_id : CUSTOM;
  return (
    <>
      <PickField
        label={text.profile}
        value={value}
        options={[
          { id: OWN, name: text.own },
          ...DEFAULT_PROFILES.map(({ profile_id: id }) => ({ id, name: profileNameOf(id, lang) })),
          { id: CUSTOM, name: text.customItem },
        ]}
        onChange={(id) => {
          if (id === OWN) onChoice(null);
          else if (id !== CUSTOM) onChoice(id);
          else {
            onChoice(customChoice(startOf(choice)));
            onOpen(true);
          }
        }}
      />
      <span className={styles.buttons}>
        <Button aria-expanded={open} onPress={() => onOpen(!open)}>
          {open ? text.close : text.edit}
        </Button>
        {isCustomChoice(choice) && <CopyLink />}
      </span>
    </>
  );
}

/** The editor, while it is open. Nothing is recomputed before its scheme is applied. */
export function WhatIfEditor({ choice, onChoice, open }: Omit<EditorProps, 'onOpen'>) {
  const custom = useMemo(() => startOf(choice), [choice]);
  if (!open) return null;
  return <CustomEditor custom={custom} onApply={(next) => onChoice(customChoice(next))} />;
}

/** The reader's scheme as it stands, or the scheme that is assumed as a start for one. */
function startOf(choice: string | null): CustomProfile {
  const assumed = whatIfOf(choice);
  if (assumed === null) return CUSTOM_START;
  return assumed.custom ?? profileToCustom(assumed.profile);
}

function CopyLink() {
  const text = useTexts({ zh, en });
  const [said, setSaid] = useState('');
  return (
    <>
      <Button
        onPress={() => {
          navigator.clipboard
            .writeText(window.location.href)
            .then(() => setSaid(text.copied))
            .catch(() => setSaid(text.copyFailed));
        }}
      >
        {text.copy}
      </Button>
      <span role="status" className={styles.hint}>
        {said}
      </span>
    </>
  );
}

/** What is assumed, that it replaces nothing, and the scheme in words; nothing while nothing is assumed. */
export function WhatIfNotice({ choice, shown, onChoice }: NoticeProps) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  if (choice === null) return null;
  const assumed = whatIfOf(choice);
  const back = (
    <Button look="quiet" onPress={() => onChoice(null)}>
      {text.backToOwn}
    </Button>
  );
  if (assumed === null) {
    return (
      <Notice tone="caution" actions={back}>
        {isCustomChoice(choice) ? text.unreadable : text.unknown(choice)}
      </Notice>
    );
  }
  return (
    <Notice tone="caution" actions={back}>
      {text[shown === choice ? 'assumed' : 'assuming'](profileNameOf(choice, lang))} {text.never}
      <details className={styles.words} open={assumed.custom !== null}>
        <summary>{text.definition}</summary>
        <ul>
          {profileInWords(assumed.profile).map((sentence) => (
            <li key={sentence.zh}>{sentence[lang]}</li>
          ))}
        </ul>
        {assumed.custom === null && (
          <Link to={methodPath('profile', assumed.profile.profile_id, lang)}>{text.toMethods}</Link>
        )}
      </details>
    </Notice>
  );
}
