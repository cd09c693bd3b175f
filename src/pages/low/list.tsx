import { Link } from 'react-router';
import { decimal, MISSING, money, rate } from '../../app/format/number.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { formLink, unitLink } from '../../app/links.ts';
import { low as en } from '../../app/text/en/low.ts';
import { low as zh } from '../../app/text/zh/low.ts';
import { classNames } from '../../app/ui/class-names.ts';
import styles from './low.module.css';
import { type Crossed, crossedBy, type Limits, type ListedForm, listRows, reasonOf } from './rows.ts';

/** A page of the list: a table where there is room, a card a form on phones. Rows are picked for the export. */
export function LowList({
  list,
  limits,
  picked,
  onPick,
  search,
}: {
  readonly list: readonly ListedForm[];
  readonly limits: Limits;
  readonly picked: ReadonlyMap<string, ListedForm>;
  readonly onPick: (form: ListedForm) => void;
  readonly search: string;
}) {
  const text = useTexts({ zh, en });
  const rows = listRows(list, limits, text);
  return (
    <table className={styles.table}>
      <caption className="visually-hidden">{text.exportTitle}</caption>
      <thead>
        <tr>
          <th scope="col" className={styles.pick}>
            <span className="visually-hidden">{text.columns.select}</span>
          </th>
          <th scope="col">{text.columns.form}</th>
          <th scope="col" className={styles.number}>
            {text.columns.rate}
          </th>
          <th scope="col" className={styles.number}>
            {text.columns.unspent}
          </th>
          <th scope="col" className={styles.number}>
            {text.columns.score}
          </th>
          <th scope="col" className={styles.number}>
            {text.columns.errors}
          </th>
          <th scope="col">{text.columns.reason}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => {
          const form = list[index];
          return form === undefined ? null : (
            <LowRow
              key={row.id}
              form={form}
              name={row.form}
              crossed={crossedBy(form, limits)}
              picked={picked.has(row.id)}
              onToggle={() => onPick(form)}
              search={search}
            />
          );
        })}
      </tbody>
    </table>
  );
}

interface LowRowProps {
  readonly form: ListedForm;
  readonly name: string;
  readonly crossed: readonly Crossed[];
  readonly picked: boolean;
  readonly onToggle: () => void;
  readonly search: string;
}

function LowRow({ form, name, crossed, picked, onToggle, search }: LowRowProps) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const to = formLink(form.evaluation_id, lang, search);
  const unit = unitLink(form.unit_id, lang, search);
  const marked = (limit: Crossed) => classNames(styles.number, crossed.includes(limit) && styles.crossed);
  const reason = reasonOf(form);
  return (
    <tr className={picked ? styles.picked : undefined}>
      <td className={styles.pick}>
        <input type="checkbox" aria-label={text.selectRow(name)} checked={picked} onChange={onToggle} />
      </td>
      <th scope="row" className={styles.form}>
        <span lang="zh-CN">{to === null ? name : <Link to={to}>{name}</Link>}</span>
        <span className={styles.place}>
          <span lang="zh-CN">
            {unit === null ? form.unit_short_name : <Link to={unit}>{form.unit_short_name}</Link>}
          </span>{' '}
          {form.fiscal_year}
        </span>
      </th>
      <td className={marked('rate')} data-label={text.columns.rate}>
        {form.rate === null ? <Missing why={text.noRate} /> : rate(form.rate, lang).text}
      </td>
      <td className={styles.number} data-label={text.columns.unspent}>
        {form.unspent === null ? (
          <Missing why={text.noUnspentReason} />
        ) : (
          <span title={money(form.unspent, lang).exact}>{money(form.unspent, lang).text}</span>
        )}
      </td>
      <td className={marked('score')} data-label={text.columns.score}>
        {form.score === null ? <Missing why={text.noScore} /> : decimal(form.score, 0, 3)}
        {form.demonstrated === false && <small className={styles.evidence}>{text.demonstrated}</small>}
      </td>
      <td className={marked('errors')} data-label={text.columns.errors}>
        {form.errors === null ? <Missing why={text.noErrors} /> : decimal(form.errors, 0)}
      </td>
      <td className={styles.reason} data-label={text.columns.reason}>
        {reason.kind === 'given' ? (
          <span lang="zh-CN">{reason.text}</span>
        ) : (
          <span className={styles.none}>{text.noReasonTexts[reason.kind]}</span>
        )}
      </td>
    </tr>
  );
}

function Missing({ why }: { readonly why: string }) {
  return (
    <span title={why}>
      {MISSING}
      <span className="visually-hidden"> {why}</span>
    </span>
  );
}
