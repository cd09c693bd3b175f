import { useState } from 'react';
import { count } from '../../app/format/number.ts';
import { joinSentences } from '../../app/format/sentences.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { askLive } from '../../app/session/ask-live.ts';
import { useAnswered } from '../../app/session/use-answered.ts';
import type { ScreenAnswers } from '../../app/session/use-answers.ts';
import { low as en } from '../../app/text/en/low.ts';
import { shell as shellEn } from '../../app/text/en/shell.ts';
import { low as zh } from '../../app/text/zh/low.ts';
import { shell as shellZh } from '../../app/text/zh/shell.ts';
import { Button } from '../../app/ui/button.tsx';
import { ListFrame } from '../../app/ui/list-screen.tsx';
import { PAGE_ROWS } from '../list/list-questions.ts';
import { LowList } from './list.tsx';
import styles from './low.module.css';
import { type LowParameters, lowPart, lowQuestions } from './questions.ts';
import { exportTable, type ListedForm, type LowAnswers, withErrors } from './rows.ts';

type Picked = ReadonlyMap<string, ListedForm>;
const NONE: Picked = new Map();

/** The list with its tools: pages, forms picked across them, export of what is picked or of everything. */
export function Listing({
  list,
  matches,
  answers,
  audited,
  search,
}: {
  readonly list: readonly ListedForm[];
  readonly matches: number;
  readonly answers: ScreenAnswers<LowParameters, LowAnswers>;
  /** Whether the findings can be asked for. */
  readonly audited: boolean;
  readonly search: string;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const shell = useTexts({ zh: shellZh, en: shellEn });
  const { dataset, parameters, setParameters } = answers;
  const shown = useAnswered(answers, lowQuestions.parameters);
  const { below, under, errors } = shown.parameters;
  const [chosen, setChosen] = useState({ of: '', forms: NONE });
  // What was picked under other limits or filters does not stay in the export unseen.
  const selection = JSON.stringify([shown.filters, below, under, errors]);
  const picked = chosen.of === selection ? chosen.forms : NONE;
  const pick = (forms: Picked) => setChosen({ of: selection, forms });
  const toggle = (form: ListedForm) => {
    const next = new Map(picked);
    if (!next.delete(form.evaluation_id)) next.set(form.evaluation_id, form);
    pick(next);
  };
  const { columns } = exportTable([], shown.parameters, text, shell);
  const exported = (forms: readonly ListedForm[]) => exportTable(forms, shown.parameters, text, shell).rows;
  const read = async (offset: number, limit: number, signal: AbortSignal) => {
    if (picked.size > 0) return exported([...picked.values()].slice(offset, offset + limit));
    if (list.length === matches) return exported(list);
    const part = lowPart(shown.filters, shown.parameters, offset, limit);
    const forms = await askLive(dataset, part.list, signal);
    return exported(withErrors(forms, audited ? await askLive(dataset, part.errors, signal) : []));
  };
  const n = count(picked.size === 0 ? matches : picked.size);
  return (
    <ListFrame
      title={text.exportTitle}
      part={{
        page: parameters.page,
        answered: shown.parameters.page,
        size: PAGE_ROWS,
        shown: list.length,
        total: matches,
        onPage: (page) => setParameters({ page }),
      }}
      file={{ title: text.exportTitle, columns, total: picked.size === 0 ? matches : picked.size, read }}
      fileLabel={picked.size === 0 ? text.exportAll(n.text) : text.exportSelected(n.text)}
      controls={
        <div className={styles.group}>
          <Button
            onPress={() =>
              pick(new Map([...picked, ...list.map((form) => [form.evaluation_id, form] as const)]))
            }
          >
            {text.selectAll}
          </Button>
          <Button onPress={() => pick(NONE)} isDisabled={picked.size === 0}>
            {text.selectNone}
          </Button>
          <span className={styles.count} role="status">
            {text.selected(count(picked.size).text, count(matches).text)}
          </span>
        </div>
      }
      note={<p className={styles.note}>{joinSentences(lang, text.severityNote, text.exportNote)}</p>}
    >
      <LowList list={list} limits={shown.parameters} picked={picked} onPick={toggle} search={search} />
    </ListFrame>
  );
}
