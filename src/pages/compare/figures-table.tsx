import { Link } from 'react-router';
import { decimal } from '../../app/format/number.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { unitLink } from '../../app/links.ts';
import { methodPath } from '../../app/method-anchor.ts';
import { compare as en } from '../../app/text/en/compare.ts';
import { compare as zh } from '../../app/text/zh/compare.ts';
import { ExportButtons } from '../../app/ui/export-buttons.tsx';
import type { SideKind } from '../../questions/side-by-side.ts';
import styles from './compare.module.css';
import { type CompareAnswers, figureLines, schemesOf, shownFigure, spanOfYears } from './rows.ts';

/** The figures of all sides, a column each; every measure says how it is worked out. */
export function FiguresTable({
  answers,
  sides,
  search,
}: {
  readonly answers: CompareAnswers;
  readonly sides: SideKind;
  readonly search: string;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const { figures, schemes } = answers;
  const lines = figureLines(figures);
  const table = () => ({
    columns: [
      { name: 'measure', title: text.measure, unit: 'text' as const },
      ...figures.map((side) => ({ name: side.value, title: side.label, unit: 'text' as const })),
    ],
    rows: lines.map((line) => ({
      measure: line.unit === '元' ? `${line.name[lang]}（元）` : line.name[lang],
      ...Object.fromEntries(figures.map((side, index) => [side.value, line.cells[index]?.value ?? null])),
    })),
  });
  return (
    <section className={styles.panel} aria-labelledby="compare-figures">
      <div className={styles.head}>
        <h2 id="compare-figures">{text.figures}</h2>
        <ExportButtons title={text.figures} table={table} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={styles.scroller} tabIndex={0} aria-label={`${text.figures} · ${text.scroll}`}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{text.measure}</th>
              {figures.map((side) => {
                const to = sides === 'units' ? unitLink(side.unit_id, lang, search) : null;
                return (
                  <th key={side.value} scope="col" className={styles.number} lang="zh-CN">
                    {to === null ? side.label : <Link to={to}>{side.label}</Link>}
                  </th>
                );
              })}
            </tr>
          </thead>
          <tbody>
            {sides === 'units' && (
              <tr>
                <th scope="row">{text.years}</th>
                {figures.map((side) => (
                  <td key={side.value} className={styles.number}>
                    {spanOfYears([side], lang)}
                  </td>
                ))}
              </tr>
            )}
            {lines.map((line) => (
              <tr key={line.id}>
                <th scope="row" title={line.formula[lang]}>
                  <Link to={methodPath('metric', line.id, lang)}>{line.name[lang]}</Link>
                </th>
                {line.cells.map((cell, index) => {
                  const side = figures[index];
                  const figure = shownFigure(line, cell.value, lang);
                  const partial = cell.n !== null && side !== undefined && cell.n < side.evaluations;
                  return (
                    <td key={side?.value ?? index} className={styles.number} title={figure.exact}>
                      {figure.text}
                      {partial && cell.n !== null && (
                        <small className={styles.n}>{text.n(decimal(cell.n, 0))}</small>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
            <tr>
              <th scope="row">{text.schemes}</th>
              {figures.map((side) => (
                <td key={side.value} className={styles.words}>
                  {schemesOf(schemes, side.value, lang)}
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </section>
    </section>
  );
}
