import { type ReactNode, useEffect, useRef, useState } from 'react';
import {
  Button as AriaButton,
  Dialog,
  DialogTrigger,
  Heading,
  Modal,
  ModalOverlay,
  Popover,
} from 'react-aria-components';
import { type Filters, NO_FILTERS } from '../../questions/types.ts';
import { useLanguage, useTexts } from '../language.ts';
import { askAhead } from '../session/ask-ahead.ts';
import { useSiteData } from '../session/choices.ts';
import { shell as en } from '../text/en/shell.ts';
import { shell as zh } from '../text/zh/shell.ts';
import { Button } from './button.tsx';
import { ChoiceList } from './choice-list.tsx';
import styles from './filter-bar.module.css';
import { chipsOf, FILTER_GROUPS, type FilterGroup, shownValue, statedOf } from './filter-groups.ts';

interface FilterBarProps {
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
  /** Offers the assumed scheme; on screens where it changes nothing it stays in the address, unseen. */
  readonly whatIf?: boolean;
  /** Further controls of the screen (thresholds, sorting), behind the filters. */
  readonly children?: ReactNode;
}

/**
 * The filters that all screens share: a button a group with its value, chips for what was chosen (click,
 * Escape, Delete or Backspace removes one), on phones one button that opens a sheet.
 */
export function FilterBar({ filters, onChange, whatIf = false, children }: FilterBarProps) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const { choices } = useSiteData();
  const effective = whatIf ? filters : { ...filters, profile: null };
  const chips = chipsOf(effective, choices, lang, text).map((chip) => ({
    ...chip,
    without: whatIf ? chip.without : { ...chip.without, profile: filters.profile },
  }));
  const groups = FILTER_GROUPS.filter(
    (group) => (whatIf || group.id !== 'profile') && group.shown(choices, effective),
  );
  return (
    <search className={styles.bar} aria-label={text.filters}>
      <div className={styles.groups}>
        {groups.map((group) => (
          <DialogTrigger key={group.id}>
            <AriaButton className={styles.group ?? ''}>
              <span className={styles.name}>{text[group.label]}</span>{' '}
              <span className={styles.value}>{shownValue(group, filters, choices, lang, text)}</span>
            </AriaButton>
            <Popover className={styles.popover ?? ''} placement="bottom start" offset={6}>
              <Dialog className={styles.dialog ?? ''} aria-label={text[group.label]}>
                <GroupChoices group={group} filters={filters} onChange={onChange} ahead />
              </Dialog>
            </Popover>
          </DialogTrigger>
        ))}
        {children}
      </div>
      <p className={styles.stated}>
        {statedOf(groups, effective, choices, lang, text).map(({ name, value }) => (
          <span key={name}>
            <span className={styles.name}>{name}</span> {value}
          </span>
        ))}
      </p>
      <div className={styles.phone}>
        <FilterSheet groups={groups} filters={filters} onChange={onChange} count={chips.length} />
        {children}
      </div>
      {chips.length > 0 && (
        <ul className={styles.chips}>
          {chips.map((chip) => (
            <li key={chip.key}>
              <button
                type="button"
                className={styles.chip}
                aria-label={text.remove(`${chip.group} ${chip.name}`)}
                onClick={() => onChange(chip.without)}
                onKeyDown={(event) => {
                  if (['Escape', 'Delete', 'Backspace'].includes(event.key)) onChange(chip.without);
                }}
              >
                <span className={styles.name}>{chip.group}</span> {chip.name}{' '}
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
          <li>
            <Button look="quiet" onPress={() => onChange(NO_FILTERS)}>
              {text.clearAll}
            </Button>
          </li>
        </ul>
      )}
    </search>
  );
}

/** The screen has been drawn anew by then. */
const AHEAD_MS = 80;
/** Choices to have answered before they are made: those that a hand or a key comes to first. */
const AHEAD = 6;

/** The filters after the choices that come next in a list, from the one made last. */
function nextChoices(group: FilterGroup, filters: Filters, ids: readonly string[], last: number): Filters[] {
  const chosen = group.chosen(filters);
  return [...ids.slice(last + 1), ...ids.slice(0, last + 1)].slice(0, AHEAD).map((id) => {
    if (group.single) return group.choose(filters, [id]);
    const others = chosen.filter((other) => other !== id);
    return group.choose(filters, others.length < chosen.length ? others : [...chosen, id]);
  });
}

function GroupChoices({
  group,
  filters,
  onChange,
  ahead = false,
}: {
  readonly group: FilterGroup;
  readonly filters: Filters;
  readonly onChange: (filters: Filters) => void;
  /** Has the likely next choices answered while the list stands open. */
  readonly ahead?: boolean;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const { choices } = useSiteData();
  const last = useRef(-1);
  const options = group.options(choices, lang, text);
  const chosen = group.chosen(filters);
  const choose = (next: readonly string[]) => {
    last.current = options.findIndex(({ id }) => next.includes(id) !== chosen.includes(id));
    onChange(group.choose(filters, next));
  };

  useEffect(() => {
    if (!ahead) return;
    const stop = new AbortController();
    const ids = group.options(choices, lang, text).map(({ id }) => id);
    const timer = setTimeout(() => {
      void askAhead(nextChoices(group, filters, ids, last.current), stop.signal);
    }, AHEAD_MS);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [ahead, group, filters, choices, lang, text]);

  return (
    <ChoiceList
      label={text[group.label]}
      options={options}
      chosen={chosen}
      single={group.single}
      onChange={choose}
      {...(group.id === 'profile' ? { hint: text.profileHint } : {})}
    />
  );
}

function FilterSheet({
  groups,
  filters,
  onChange,
  count,
}: FilterBarProps & { readonly groups: readonly FilterGroup[]; readonly count: number }) {
  const text = useTexts({ zh, en });
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onPress={() => setOpen(true)}>{text.filtersCount(count)}</Button>
      <ModalOverlay isOpen={open} onOpenChange={setOpen} isDismissable className={styles.overlay ?? ''}>
        <Modal className={styles.sheet ?? ''}>
          <Dialog className={styles.sheetDialog ?? ''}>
            <div className={styles.sheetHead}>
              <Heading slot="title" className={styles.sheetTitle ?? ''}>
                {text.filters}
              </Heading>
              <Button look="primary" onPress={() => setOpen(false)}>
                {text.filtersDone}
              </Button>
            </div>
            {groups.map((group) => (
              <section key={group.id} className={styles.sheetGroup}>
                <h3>{text[group.label]}</h3>
                <GroupChoices group={group} filters={filters} onChange={onChange} />
              </section>
            ))}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </>
  );
}
