import { useState } from 'react';
import { useLanguage } from '../../app/language.ts';
import { FIELD_BY_ID, FLAT_FIELDS, type FlatFieldId } from '../../intake/mapping/fields.ts';
import type { ColumnChoice, DuplicateRule, Mapping } from '../../intake/mapping/mapping.ts';
import type { Proposal } from '../../intake/mapping/propose.ts';
import { MONEY_POWER, type MoneyUnit, moneyUnitName } from '../../intake/values/money.ts';
import type { DeskState } from './desk.ts';
import styles from './import.module.css';
import {
  chooseColumnUnit,
  chooseColumnYear,
  chooseField,
  chooseRateScale,
  chooseStyle,
  chooseTableUnit,
  yearOf,
} from './mapping-edit.ts';
import { MappingPreviewPanel } from './mapping-preview.tsx';
import { desk } from './site-desk.ts';
import { useImportTexts } from './texts.ts';

const UNITS = Object.keys(MONEY_POWER) as readonly MoneyUnit[];
const RULES: readonly DuplicateRule[] = ['ask', 'keep-last', 'latest-publication', 'sum'];

/** How the columns of a flat table are matched to ours, to be corrected, with what it gives. */
export function MappingTable({
  file,
  sheet,
  proposal,
  mapping,
  recalled,
}: {
  readonly file: string;
  readonly sheet: string;
  readonly proposal: Proposal;
  readonly mapping: Mapping;
  readonly recalled: DeskState['recalled'][string];
}) {
  const text = useImportTexts();
  const name = sheet === '' ? file : `${file} · ${sheet}`;
  const change = (next: Mapping) => desk.setMapping(file, sheet, next);
  return (
    <section className={styles.panel} aria-label={text.mapping.title(name)}>
      <h2>{text.mapping.title(name)}</h2>
      <p className={styles.note}>{text.mapping.lead}</p>
      {recalled !== 'none' && (
        <p className={styles.note}>{recalled === 'table' ? text.mapping.remembered : text.mapping.partly}</p>
      )}
      <section
        className={styles.scroller}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
        aria-label={`${text.mapping.source} · ${name}`}
      >
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">
                {text.mapping.source} <span className={styles.samples}>{text.mapping.sample}</span>
              </th>
              <th scope="col">{text.mapping.ours}</th>
              <th scope="col">{text.mapping.unit}</th>
            </tr>
          </thead>
          <tbody>
            {mapping.columns.map((column) => (
              <ColumnLine
                key={column.index}
                column={column}
                examples={proposal.columns.find(({ index }) => index === column.index)?.examples ?? []}
                mapping={mapping}
                onChange={change}
              />
            ))}
          </tbody>
        </table>
      </section>
      <TableChoices key={`${file}/${sheet}`} mapping={mapping} onChange={change} />
      <MappingPreviewPanel file={file} sheet={sheet} mapping={mapping} />
    </section>
  );
}

function ColumnLine({
  column,
  examples,
  mapping,
  onChange,
}: {
  readonly column: ColumnChoice;
  readonly examples: readonly string[];
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}) {
  const lang = useLanguage();
  const text = useImportTexts();
  const { index, field } = column;
  const header = column.header === '' ? text.mapping.unnamed(index + 1) : column.header;
  const chosen = field === null ? undefined : FIELD_BY_ID.get(field);
  const choose = (value: string) =>
    onChange(chooseField(mapping, index, value === '' ? null : (value as FlatFieldId)));
  return (
    <tr className={field === null ? styles.unused : undefined}>
      <th scope="row">
        {header}
        <span className={styles.samples}>
          {examples.map((example) => (
            <span key={example}>{example}</span>
          ))}
        </span>
      </th>
      <td>
        <select
          aria-label={text.mapping.fieldOf(header)}
          value={field ?? ''}
          onChange={(event) => choose(event.target.value)}
        >
          <option value="">{text.mapping.notUsed}</option>
          {FLAT_FIELDS.map((each) => (
            <option key={each.id} value={each.id}>
              {each.title[lang]}
            </option>
          ))}
        </select>
      </td>
      <td className={styles.units}>
        {chosen?.content === 'money' && (
          <select
            aria-label={text.mapping.unitOf(header)}
            value={column.moneyUnit ?? ''}
            onChange={(event) =>
              onChange(
                chooseColumnUnit(mapping, index, UNITS.find((unit) => unit === event.target.value) ?? null),
              )
            }
          >
            <option value="">{`${text.mapping.tableUnit} (${mapping.moneyUnit})`}</option>
            {UNITS.map((unit) => (
              <option key={unit} value={unit}>
                {moneyUnitName(unit)[lang]}
              </option>
            ))}
          </select>
        )}
        {chosen?.content === 'rate' && (
          <select
            aria-label={text.mapping.scaleOf(header)}
            value={column.rateScale}
            onChange={(event) =>
              onChange(
                chooseRateScale(mapping, index, event.target.value === 'percent' ? 'percent' : 'fraction'),
              )
            }
          >
            <option value="percent">{text.mapping.percent}</option>
            <option value="fraction">{text.mapping.fraction}</option>
          </select>
        )}
        {(chosen?.content === 'money' || chosen?.content === 'number') && (
          <select
            aria-label={`${header}: ${text.mapping.pointStyle} / ${text.mapping.commaStyle}`}
            value={column.style}
            onChange={(event) =>
              onChange(chooseStyle(mapping, index, event.target.value === 'comma' ? 'comma' : 'point'))
            }
          >
            <option value="point">{text.mapping.pointStyle}</option>
            <option value="comma">{text.mapping.commaStyle}</option>
          </select>
        )}
        {chosen?.yearly && column.year !== null && (
          <TypedYear
            label={`${header}: ${text.mapping.year}`}
            value={column.year}
            onChange={(year) => onChange(chooseColumnYear(mapping, index, year))}
          />
        )}
      </td>
    </tr>
  );
}

/** A year that is taken once it is whole, so that half a year moves nothing. */
function TypedYear({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (year: number | null) => void;
}) {
  const [typed, setTyped] = useState(value === null ? '' : String(value));
  return (
    <input
      aria-label={label}
      inputMode="numeric"
      size={6}
      value={typed}
      onChange={(event) => {
        setTyped(event.target.value);
        const year = yearOf(event.target.value);
        if (year !== null || event.target.value.trim() === '') onChange(year);
      }}
    />
  );
}

function TableChoices({
  mapping,
  onChange,
}: {
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}) {
  const lang = useLanguage();
  const text = useImportTexts();
  const [unit, setUnit] = useState(mapping.unit ?? '');
  const has = (field: FlatFieldId) => mapping.columns.some((column) => column.field === field);
  const money = mapping.columns.some(
    (column) => column.field !== null && FIELD_BY_ID.get(column.field)?.content === 'money',
  );
  const published = has('publication');
  const wide = mapping.columns.some((column) => column.field !== null && column.year !== null);
  return (
    <div className={styles.choices}>
      {money && (
        <label className={styles.inline}>
          {text.mapping.moneyUnit}
          <select
            value={mapping.moneyUnit}
            onChange={(event) =>
              onChange(
                chooseTableUnit(
                  mapping,
                  UNITS.find((each) => each === event.target.value) ?? mapping.moneyUnit,
                ),
              )
            }
          >
            {UNITS.map((each) => (
              <option key={each} value={each}>
                {moneyUnitName(each)[lang]}
              </option>
            ))}
          </select>
        </label>
      )}
      {!has('year') && !wide && (
        <span className={styles.inline}>
          <span aria-hidden="true">{text.mapping.fixedYear}</span>
          <TypedYear
            label={text.mapping.fixedYear}
            value={mapping.year}
            onChange={(year) => onChange({ ...mapping, year })}
          />
        </span>
      )}
      {!has('unit') && !has('department') && (
        <label className={styles.inline}>
          {text.mapping.fixedUnit}
          <input
            value={unit}
            onChange={(event) => setUnit(event.target.value)}
            onBlur={() => onChange({ ...mapping, unit: unit.trim() === '' ? null : unit.trim() })}
          />
        </label>
      )}
      <label className={styles.inline}>
        {text.mapping.duplicates}
        <select
          value={mapping.duplicates}
          onChange={(event) =>
            onChange({ ...mapping, duplicates: RULES.find((rule) => rule === event.target.value) ?? 'ask' })
          }
        >
          {RULES.filter(
            (rule) => rule !== 'latest-publication' || published || rule === mapping.duplicates,
          ).map((rule) => (
            <option key={rule} value={rule}>
              {(published ? text.mapping.rulesOfLatest : text.mapping.rules)[rule]}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
