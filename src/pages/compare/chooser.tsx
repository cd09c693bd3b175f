import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import { count } from '../../app/format/number.ts';
import { useTexts } from '../../app/language.ts';
import { compare as en } from '../../app/text/en/compare.ts';
import { compare as zh } from '../../app/text/zh/compare.ts';
import { Button } from '../../app/ui/button.tsx';
import { ChoiceList } from '../../app/ui/choice-list.tsx';
import { MOST_SIDES, type SideKind } from '../../questions/side-by-side.ts';
import styles from './compare.module.css';
import type { CompareAnswers } from './rows.ts';

/** Chooses what stands side by side: up to six units, or the one unit or project whose years are compared. */
export function Chooser({
  sides,
  chosen,
  shown,
  candidates,
  onChange,
}: {
  readonly sides: SideKind;
  /** What the address holds; empty is the default. */
  readonly chosen: readonly string[];
  /** What is compared now, chosen or by default. */
  readonly shown: readonly string[];
  readonly candidates: CompareAnswers['candidates'];
  readonly onChange: (chosen: readonly string[]) => void;
}) {
  const text = useTexts({ zh, en });
  const single = sides !== 'units';
  const options = candidates.map((row) => {
    const years = text.candidateYears(String(row.year_from), String(row.year_to));
    const unit = sides === 'project-years' ? ` · ${row.unit_short_name}` : '';
    return { id: row.value, name: `${row.label}${unit}（${years}）`, n: row.evaluations };
  });
  return (
    <div className={styles.chooser}>
      <DialogTrigger>
        <AriaButton className={styles.choose ?? ''}>
          <span className={styles.chooseName}>{text.choose[sides]}</span>{' '}
          <span>{chosen.length === 0 ? text.chosenDefault : text.chosenN(count(shown.length).text)}</span>
        </AriaButton>
        <Popover className={styles.popover ?? ''} placement="bottom start" offset={6}>
          <Dialog className={styles.dialog ?? ''} aria-label={text.choose[sides]}>
            <ChoiceList
              label={text.choose[sides]}
              options={options}
              chosen={shown}
              single={single}
              onChange={(next) => onChange(next.slice(0, single ? 1 : MOST_SIDES))}
              {...(single ? {} : { hint: text.chooseHint(String(MOST_SIDES)) })}
            />
          </Dialog>
        </Popover>
      </DialogTrigger>
      {chosen.length > 0 && (
        <Button look="quiet" onPress={() => onChange([])}>
          {text.reset}
        </Button>
      )}
    </div>
  );
}
