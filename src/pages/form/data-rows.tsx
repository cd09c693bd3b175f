import { type ReactNode, useRef } from 'react';
import { decimal, MISSING, rate as rateFigure } from '../../app/format/number.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { form as en } from '../../app/text/en/form.ts';
import { form as zh } from '../../app/text/zh/form.ts';
import { rowRule } from './cell-facts.ts';
import styles from './data-rows.module.css';
import type { CellReference } from './drawing.ts';
import type { FormData } from './form-questions.ts';
import { useLinkedCell } from './link-context.ts';
import { useRoving } from './roving.ts';
import { outside, pointsRange } from './rule-words.ts';
import { partsOf, readAs } from './value-words.ts';

const points = (value: number | null) => (value === null ? MISSING : decimal(value, 0, 3));
const amount = (value: number | null) => (value === null ? MISSING : decimal(value, 2));

function Value({ reference, children }: { readonly reference: CellReference; readonly children: ReactNode }) {
  const linked = useLinkedCell(reference);
  return (
    <button type="button" className={styles.value} {...linked}>
      {children}
    </button>
  );
}

function Pair({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.pair}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The rows of the model that were read from the form: whole, money, indicators; each value linked to its cell. */
export function DataRows({
  data,
  slot,
}: {
  readonly data: FormData;
  /** What else is known of an indicator row: the place of its findings. */
  readonly slot?: (indicator: number) => ReactNode;
}) {
  const root = useRef<HTMLDivElement>(null);
  const move = useRoving(root);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the buttons inside
    <div ref={root} onKeyDown={move} className={styles.rows}>
      <WholeForm data={data} />
      <Funds data={data} />
      <Indicators data={data} slot={slot} />
    </div>
  );
}

function WholeForm({ data }: { readonly data: FormData }) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const { evaluation: e, recomputed, prints } = data;
  const of = (column: string): CellReference => ({ table: 'evaluation', row: null, column });
  return (
    <dl className={styles.whole}>
      {prints('rate') && (
        <Pair name={text.rateOnForm}>
          <Value reference={of('rate_reported')}>
            {e.rate_reported === null ? MISSING : rateFigure(e.rate_reported, lang).text}
          </Value>
        </Pair>
      )}
      {prints('budget_points') && (
        <Pair name={text.budgetPoints}>
          <Value reference={of('budget_points')}>
            {points(e.budget_points)}
            {e.budget_points_max !== null && <small> / {points(e.budget_points_max)}</small>}
          </Value>
        </Pair>
      )}
      {prints('total') && (
        <Pair name={text.total}>
          <Value reference={of('total_reported')}>
            {points(e.total_reported)}
            {e.total_max !== null && <small> / {points(e.total_max)}</small>}
          </Value>
        </Pair>
      )}
      {recomputed !== null && (recomputed.total_low !== null || recomputed.total_high !== null) && (
        <Pair name={text.recomputed}>
          <span className={styles.plain}>{pointsRange(recomputed.total_low, recomputed.total_high)}</span>
        </Pair>
      )}
    </dl>
  );
}

const MONEY = [
  ['initial_amount', 'initial'],
  ['adjusted_amount', 'adjusted'],
  ['executed_amount', 'executed'],
] as const;

function Funds({ data }: { readonly data: FormData }) {
  const text = useTexts({ zh, en });
  const columns = MONEY.filter(
    ([column]) => column !== 'initial_amount' || data.fundLines.some((line) => line.initial_raw !== null),
  );
  if (data.fundLines.length === 0) return null;
  return (
    <section className={styles.block} aria-label={text.fundsTitle}>
      <h3 className={styles.blockTitle}>
        {text.fundsTitle} <small>{text.fundsUnit}</small>
      </h3>
      <table className={styles.funds}>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">{text.kind}</span>
            </th>
            {columns.map(([column, name]) => (
              <th key={column} scope="col">
                {text[name]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.fundLines.map((line) => (
            <tr key={line.line_no}>
              <th scope="row">{text.fundKinds[line.kind]}</th>
              {columns.map(([column]) => (
                <td key={column}>
                  <Value reference={{ table: 'fund_line', row: line.line_no, column }}>
                    {amount(line[column])}
                  </Value>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Indicators({
  data,
  slot,
}: {
  readonly data: FormData;
  readonly slot: ((indicator: number) => ReactNode) | undefined;
}) {
  const text = useTexts({ zh, en });
  if (data.indicators.length === 0) return null;
  return (
    <section className={styles.block} aria-label={text.indicatorsTitle}>
      <h3 className={styles.blockTitle}>
        {text.indicatorsTitle} <small>n = {data.indicators.length}</small>
      </h3>
      <ol className={styles.indicators}>
        {data.indicators.map((row) => (
          <li key={row.indicator_no} className={styles.indicator}>
            <IndicatorRow data={data} row={row} />
            {slot?.(row.indicator_no)}
          </li>
        ))}
      </ol>
    </section>
  );
}

function IndicatorRow({
  data,
  row,
}: {
  readonly data: FormData;
  readonly row: FormData['indicators'][number];
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const of = (column: string): CellReference => ({ table: 'indicator', row: row.indicator_no, column });
  const again = data.recomputedRows.find((candidate) => candidate.indicator_no === row.indicator_no);
  const read = (role: 'target' | 'actual') =>
    partsOf(data.values, row.indicator_no, role)
      .map((part) => readAs(part, lang))
      .join(lang === 'zh' ? '；' : '; ') || MISSING;
  const off =
    again === undefined || row.points_inferred
      ? null
      : outside(row.points, again.points_low, again.points_high);
  const rule = rowRule(data, row.indicator_no, lang);
  return (
    <>
      <p className={styles.name}>
        <Value reference={of('name')}>
          <span className={styles.no}>{row.indicator_no}</span> <span lang="zh-CN">{row.name_raw}</span>
        </Value>
        <span className={styles.level}>
          {text.level1[row.level1]}
          {row.level2_raw !== null && (
            <>
              {' · '}
              <span lang="zh-CN">{row.level2_raw}</span>
            </>
          )}
        </span>
      </p>
      <dl className={styles.pairs}>
        {data.prints('target') && (
          <Pair name={text.targetShort}>
            <Value reference={of('target')}>{read('target')}</Value>
          </Pair>
        )}
        {data.prints('actual') && (
          <Pair name={text.actualShort}>
            <Value reference={of('actual')}>{read('actual')}</Value>
          </Pair>
        )}
        {again !== undefined && again.achievement_ratio !== null && (
          <Pair name={text.achievement}>
            <span className={styles.plain}>{decimal(again.achievement_ratio * 100, 0, 2)}%</span>
          </Pair>
        )}
        {(data.prints('points') || data.prints('points_max')) && (
          <Pair name={text.points}>
            <Value reference={of('points')}>
              {points(row.points)}
              {row.points_max !== null && <small> / {points(row.points_max)}</small>}
            </Value>
          </Pair>
        )}
        {again !== undefined && pointsRange(again.points_low, again.points_high) !== MISSING && (
          <Pair name={text.recomputed}>
            <span className={off === null || off === 0 ? styles.plain : styles.off}>
              {pointsRange(again.points_low, again.points_high)}
            </span>
          </Pair>
        )}
      </dl>
      {rule !== null && (
        <p className={styles.rule}>
          {rule}
          {off !== null && off !== 0 && (
            <>
              {' '}
              <strong className={styles.off}>
                {off > 0 ? text.above(decimal(off, 0, 2)) : text.below(decimal(-off, 0, 2))}
              </strong>
            </>
          )}
        </p>
      )}
      {row.deviation_reason !== null && (
        <p className={styles.rule}>
          {text.deviation}
          {lang === 'zh' ? '：' : ': '}
          <span lang="zh-CN">{row.deviation_reason}</span>
        </p>
      )}
    </>
  );
}
