import { useState } from 'react';
import { decimal, years } from '../../app/format/number.ts';
import { useLanguage } from '../../app/language.ts';
import { Button } from '../../app/ui/button.tsx';
import { DataTable } from '../../app/ui/data-table.tsx';
import { FAMILY_NAMES } from '../../intake/forms/families.ts';
import type { FileSummary, ImportReport } from '../../intake/messages.ts';
import { LOW_CONFIDENCE, type Problem } from '../../intake/types.ts';
import { TABLES } from '../../model/schema.ts';
import styles from './import.module.css';
import { groupProblems, leftOut, type ProblemGroup } from './problems.ts';
import { useImportTexts } from './texts.ts';

/** How much was read. */
export function Summary({ result }: { readonly result: ImportReport }) {
  const lang = useLanguage();
  const text = useImportTexts();
  const { rows, units, years: inYears } = result.summary;
  const forms = rows.evaluation ?? 0;
  const facts = [
    [text.summary.forms, decimal(forms, 0)],
    [text.summary.units, decimal(units, 0)],
    [text.summary.projects, decimal(rows.project ?? 0, 0)],
    [text.summary.funds, decimal(rows.fund_line ?? 0, 0)],
    [text.summary.indicators, decimal(rows.indicator ?? 0, 0)],
    [text.summary.years, years(inYears, lang) || '—'],
  ] as const;
  return (
    <section aria-labelledby="summary-title">
      <h2 id="summary-title" className="visually-hidden">
        {text.summary.title}
      </h2>
      {forms === 0 && <p>{text.summary.nothing}</p>}
      <dl className={styles.facts}>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

export interface OpenForm {
  readonly file: string;
  readonly evaluationId: string;
}

/** Forms, reports, covers: everything recognised, and the way to the side-by-side view. */
export function FoundForms({
  result,
  files,
  onOpen,
}: {
  readonly result: ImportReport;
  readonly files: readonly FileSummary[];
  readonly onOpen: (form: OpenForm) => void;
}) {
  const lang = useLanguage();
  const text = useImportTexts();
  if (result.found.length === 0) return null;
  const doubtful = doubtfulCounts(files);
  const rows = result.found.map((found) => ({
    file: found.file,
    title: found.title === '' ? null : found.title,
    kind: text.found.kinds[found.kind],
    family: found.family === null ? null : (FAMILY_NAMES.get(found.family)?.[lang] ?? found.family),
    doubtful:
      found.evaluationId === null ? null : (doubtful.get(`${found.file}\n${found.evaluationId}`) ?? 0),
    evaluation: found.evaluationId,
  }));
  return (
    <section className={styles.panel} aria-labelledby="found-title">
      <h2 id="found-title">{text.found.title}</h2>
      <p className={styles.note}>{text.found.lead}</p>
      <DataTable
        caption={text.found.title}
        rows={rows}
        columns={[
          {
            name: 'file',
            title: text.found.file,
            unit: 'text',
            roomy: true,
            render: (row) =>
              row.evaluation === null ? (
                row.file
              ) : (
                <button
                  type="button"
                  className={styles.open}
                  onClick={() => onOpen({ file: row.file, evaluationId: row.evaluation ?? '' })}
                >
                  {row.file}
                </button>
              ),
          },
          { name: 'title', title: text.found.formTitle, unit: 'text', roomy: true },
          { name: 'kind', title: text.found.kind, unit: 'text' },
          { name: 'family', title: text.found.family, unit: 'text', nullReason: text.found.noFamily },
          { name: 'doubtful', title: text.found.doubtful, unit: 'count' },
        ]}
      />
    </section>
  );
}

function doubtfulCounts(files: readonly FileSummary[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { file, forms } of files) {
    for (const { table, row, confidence } of forms?.origins ?? []) {
      if (confidence >= LOW_CONFIDENCE) continue;
      const own = forms?.rows[table]?.[row] as { readonly evaluation_id?: string | null } | undefined;
      const key = `${file}\n${own?.evaluation_id ?? ''}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}

/** Files that gave nothing, each with its reason and the way out. */
export function LeftOutFiles({ files }: { readonly files: readonly FileSummary[] }) {
  const lang = useLanguage();
  const text = useImportTexts();
  const out = leftOut(files);
  if (out.length === 0) return null;
  return (
    <section className={styles.panel} aria-labelledby="left-out-title">
      <h2 id="left-out-title">{text.leftOut.title}</h2>
      <p className={styles.note}>{text.leftOut.lead}</p>
      <ul className={styles.lines}>
        {out.map(({ file, problem }) => (
          <li key={file}>
            <strong>{file}</strong>
            <p>
              {problem === null ? text.leftOut.unknown : problem.message[lang]}
              {problem !== null && <span className={styles.remedy}>{problem.remedy[lang]}</span>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Problems by kind; the first of each kind with place, text and remedy, the rest on demand. */
export function Problems({ result }: { readonly result: ImportReport }) {
  const text = useImportTexts();
  const groups = groupProblems(result.problems);
  return (
    <section className={styles.panel} aria-labelledby="problems-title">
      <h2 id="problems-title">{text.problems.title}</h2>
      {groups.length === 0 && result.notUnderstood.length === 0 && (
        <p className={styles.note}>{text.problems.none}</p>
      )}
      {groups.map((group) => (
        <Group key={`${group.severity}/${group.kind}`} group={group} />
      ))}
      <NotUnderstoodText result={result} />
    </section>
  );
}

const FIRST = 20;

function Group({ group }: { readonly group: ProblemGroup }) {
  const lang = useLanguage();
  const text = useImportTexts();
  const [all, setAll] = useState(false);
  const { problems, severity } = group;
  const shown = all ? problems : problems.slice(0, FIRST);
  const rest = problems.length - shown.length;
  const name = text.problems.kinds[group.kind] ?? problems[0]?.message[lang] ?? group.kind;
  return (
    <details className={styles.group} open={severity === 'error' || severity === 'ask'}>
      <summary>
        <span className={styles[severity]}>{text.problems.severity[severity]}</span> <strong>{name}</strong>{' '}
        <span className={styles.note}>
          {problems.length === 1
            ? text.problems.one
            : text.problems.count(decimal(problems.length, 0), decimal(group.files, 0))}
        </span>
      </summary>
      <ul className={styles.lines}>
        {shown.map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: problems have no identity and never move
          <ProblemLine key={index} problem={problem} />
        ))}
      </ul>
      {rest > 0 && (
        <p className={styles.row}>
          {text.problems.more(decimal(rest, 0))}
          <Button onPress={() => setAll(true)}>{text.files.showAll}</Button>
        </p>
      )}
    </details>
  );
}

function ProblemLine({ problem }: { readonly problem: Problem }) {
  const lang = useLanguage();
  const text = useImportTexts();
  const column = columnTitle(problem.column, lang);
  return (
    <li>
      <span className={styles.where}>
        {problem.file}
        {' · '}
        {problem.place === '' ? text.problems.wholeFile : problem.place}
        {column !== null && ` · ${column}`}
      </span>
      <p>
        {problem.message[lang]}
        {problem.value !== null && <q className={styles.quote}>{problem.value}</q>}
        <span className={styles.remedy}>{problem.remedy[lang]}</span>
      </p>
    </li>
  );
}

/** `evaluation.total_reported` in the reader's words; a printed label as it is. */
function columnTitle(column: string | null, lang: 'zh' | 'en'): string | null {
  if (column === null) return null;
  const [table = '', name] = column.split('.');
  const fields = Object.values(TABLES).find((each) => each.name === table)?.fields ?? [];
  return fields.find((field) => field.name === name)?.title[lang] ?? column;
}

function NotUnderstoodText({ result }: { readonly result: ImportReport }) {
  const text = useImportTexts();
  const { notUnderstood } = result;
  if (notUnderstood.length === 0) return null;
  const shown = notUnderstood.slice(0, 100);
  return (
    <details className={styles.group}>
      <summary>
        <span className={styles.info}>{text.problems.severity.info}</span>{' '}
        <strong>{text.problems.left}</strong>{' '}
        <span className={styles.note}>{text.problems.leftCount(decimal(notUnderstood.length, 0))}</span>
      </summary>
      <p className={styles.note}>{text.problems.leftLead}</p>
      <ul className={styles.lines}>
        {shown.map(({ file, locator, text: words }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: these texts have no identity and never move
          <li key={index}>
            <span className={styles.where}>
              {file} · {locator}
            </span>
            <p>{words}</p>
          </li>
        ))}
      </ul>
      {notUnderstood.length > shown.length && (
        <p className={styles.note}>{text.problems.more(decimal(notUnderstood.length - shown.length, 0))}</p>
      )}
    </details>
  );
}
