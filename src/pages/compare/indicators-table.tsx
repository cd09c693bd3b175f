import { Link } from 'react-router';
import { count, rate } from '../../app/format/number.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { formLink } from '../../app/links.ts';
import { compare as en } from '../../app/text/en/compare.ts';
import { compare as zh } from '../../app/text/zh/compare.ts';
import { ExportButtons } from '../../app/ui/export-buttons.tsx';
import styles from './compare.module.css';
import {
  type CompareAnswers,
  type IndicatorEntry,
  type IndicatorGroup,
  indicatorGroups,
  pointsText,
} from './rows.ts';

/** Entries of one side and indicator that are open at first; the rest folds away. */
const OPEN = 3;

/** Indicators that several sides have, side by side, each entry leading to its form. */
export function IndicatorsTable({
  answers,
  search,
}: {
  readonly answers: CompareAnswers;
  readonly search: string;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const { figures } = answers;
  const groups = indicatorGroups(answers.indicators, figures, text);
  const table = () => ({
    columns: [
      { name: 'indicator', title: text.indicator, unit: 'text' as const },
      { name: 'side', title: text.side, unit: 'text' as const },
      { name: 'form', title: text.form, unit: 'text' as const },
      { name: 'name', title: text.printedName, unit: 'text' as const },
      { name: 'target', title: text.target, unit: 'text' as const },
      { name: 'actual', title: text.actual, unit: 'text' as const },
      { name: 'ratio', title: text.ratio, unit: 'fraction' as const },
      { name: 'points', title: text.points, unit: 'points' as const },
      { name: 'pointsMax', title: `${text.points} / max`, unit: 'points' as const },
    ],
    rows: groups.flatMap((group) =>
      group.sides.flatMap(({ entries }, index) =>
        entries.map(({ form, name, target, actual, ratio, points, pointsMax }) => ({
          indicator: group.label,
          side: figures[index]?.label ?? '',
          form,
          name,
          target,
          actual,
          ratio,
          points,
          pointsMax,
        })),
      ),
    ),
  });
  return (
    <section className={styles.panel} aria-labelledby="compare-indicators">
      <div className={styles.head}>
        <div>
          <h2 id="compare-indicators">{text.indicators}</h2>
          <p className={styles.sub}>
            {groups.length === 0 ? text.indicatorsEmpty : text.indicatorsSub(count(groups.length).text)}
          </p>
        </div>
        {groups.length > 0 && <ExportButtons title={text.indicators} table={table} />}
      </div>
      {groups.length > 0 && (
        <>
          <section
            className={styles.scroller}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
            tabIndex={0}
            aria-label={`${text.indicators} · ${text.scroll}`}
          >
            <table className={`${styles.table} ${styles.indicators}`}>
              <thead>
                <tr>
                  <th scope="col">{text.indicator}</th>
                  {figures.map((side) => (
                    <th key={side.value} scope="col" lang="zh-CN">
                      {side.label}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {groups.map((group) => (
                  <GroupRow key={group.key} group={group} search={search} />
                ))}
              </tbody>
            </table>
          </section>
          <p className={styles.note}>
            {text.indicatorsNote} {lang === 'zh' ? '来源：' : 'Source: '}
            {text.source}
          </p>
        </>
      )}
    </section>
  );
}

function GroupRow({ group, search }: { readonly group: IndicatorGroup; readonly search: string }) {
  const text = useTexts({ zh, en });
  const level =
    group.level1 !== null && group.level1 in text.levels
      ? text.levels[group.level1 as keyof typeof text.levels]
      : null;
  return (
    <tr>
      <th scope="row">
        <span lang="zh-CN">{group.label}</span>
        {level !== null && <small className={styles.n}>{level}</small>}
      </th>
      {group.sides.map(({ entries, total }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a column, in the fixed order of the sides
        <td key={index}>
          {entries.length === 0 ? (
            '—'
          ) : (
            <>
              <Entries entries={entries.slice(0, OPEN)} search={search} label={group.label} />
              {entries.length > OPEN && (
                <details className={styles.more}>
                  <summary>
                    {text.more(
                      count(total - OPEN).text,
                      total > entries.length ? count(entries.length).text : null,
                    )}
                  </summary>
                  <Entries entries={entries.slice(OPEN)} search={search} label={group.label} />
                </details>
              )}
            </>
          )}
        </td>
      ))}
    </tr>
  );
}

function Entries({
  entries,
  search,
  label,
}: {
  readonly entries: readonly IndicatorEntry[];
  readonly search: string;
  readonly label: string;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  return (
    <ul className={styles.entries}>
      {entries.map((entry) => {
        const to = formLink(entry.evaluation, lang, search);
        return (
          <li key={entry.key}>
            <span className={styles.values} lang="zh-CN">
              {entry.target} → {entry.actual}
            </span>
            <span className={styles.detail}>
              {entry.ratio !== null && `${text.ratio} ${rate(entry.ratio, lang, 1).text} · `}
              {pointsText(entry, text)}
            </span>
            <span className={styles.detail} lang="zh-CN">
              {to === null ? entry.form : <Link to={to}>{entry.form}</Link>}
              {entry.name !== label && ` · ${entry.name}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
