import { joined, labelKey, toHalfWidth } from '../values/characters.ts';
import { hasTicks, parseTicks, type TickOption } from '../values/checkboxes.ts';
import { parseDate } from '../values/dates.ts';
import { type FormCell, type FormRow, filled } from './grid.ts';
import { type FieldRole, fieldRole, fundRole, goalRole, indicatorRole } from './labels.ts';

/** A text with its place, as the form prints it. */
export interface Printed {
  readonly text: string;
  readonly locator: string;
  /** Below 1 when the text was cut out of damaged text. */
  readonly sure?: number;
}

export interface Presence {
  filedOn: string | null;
  filedBy: boolean | null;
  phone: boolean | null;
  signed: boolean | null;
  stamped: boolean | null;
}

export interface Fields {
  readonly values: ReadonlyMap<FieldRole, Printed>;
  readonly ticks: ReadonlyMap<
    'category' | 'attribute' | 'term',
    { options: readonly TickOption[]; locator: string }
  >;
}

const TICK_ROLES: ReadonlySet<FieldRole> = new Set(['category', 'attribute', 'term']);

function isAnyLabel(text: string): boolean {
  return (
    fieldRole(text) !== null ||
    goalRole(text) !== null ||
    fundRole(text) !== null ||
    indicatorRole(text) !== null
  );
}

/** `项目名称：某项目` in one cell as label and value. */
function inline(text: string): { role: FieldRole; value: string } | null {
  const match = /^([^:：]{2,16})[:：]\s*(.*)$/s.exec(text);
  const role = match?.[1] === undefined ? null : fieldRole(match[1]);
  return role === null ? null : { role, value: (match?.[2] ?? '').trim() };
}

/** True when a row holds labelled fields of a form's head. */
export function isFieldRow(row: FormRow): boolean {
  const first = filled(row)[0];
  return first !== undefined && (fieldRole(first.text) !== null || inline(first.text) !== null);
}

/** Reads the labelled fields of the head rows; every cell it uses is reported through `use`. */
export function readFields(rows: readonly FormRow[], use: (cell: FormCell) => void): Fields {
  const values = new Map<FieldRole, Printed>();
  const ticks = new Map<
    'category' | 'attribute' | 'term',
    { options: readonly TickOption[]; locator: string }
  >();
  for (const row of rows) {
    const cells = filled(row);
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at];
      if (cell === undefined) continue;
      const pair = fieldRole(cell.text) === null ? inline(cell.text) : null;
      const role = fieldRole(cell.text) ?? pair?.role ?? null;
      if (role === null) continue;
      use(cell);
      if (pair !== null && pair.value !== '') {
        if (!values.has(role)) values.set(role, { text: pair.value, locator: cell.locator, sure: cell.sure });
        continue;
      }
      const following: FormCell[] = [];
      for (const next of cells.slice(at + 1)) {
        if (isAnyLabel(next.text) || inline(next.text) !== null) break;
        following.push(next);
        if (!TICK_ROLES.has(role)) break;
      }
      for (const each of following) use(each);
      const text = following.map((each) => each.text).join(' ');
      if (text === '') continue;
      const locator = following[0]?.locator ?? cell.locator;
      if ((role === 'category' || role === 'attribute' || role === 'term') && hasTicks(text)) {
        ticks.set(role, { options: parseTicks(text), locator });
      }
      if (!values.has(role)) values.set(role, { text, locator, sure: following[0]?.sure ?? 1 });
    }
  }
  return { values, ticks };
}

const LINE_LABEL =
  /(填报日期|填表日期|填报时间|填表时间|填表人|填报人|联系电话|电话|单位负责人签字|主要领导签字|负责人签字|主要负责人签字|单位名称|项目单位|填报单位|部门[（(]单位[)）]名称|项目负责人|财务负责人)\s*(?:[（(](?:盖章|公章|签字|签章)[)）])?\s*[:：]/g;

/**
 * The lines around a table: unit name, filing date, and whether a person, a phone number, a signature
 * is there. Names and numbers of persons are read only to know that they are present.
 */
export function readLines(lines: readonly Printed[], presence: Presence): { organisation: Printed | null } {
  let organisation: Printed | null = null;
  for (const line of lines) {
    const text = toHalfWidth(line.text);
    const hits = [...text.matchAll(LINE_LABEL)];
    for (const [index, hit] of hits.entries()) {
      const label = labelKey(hit[0]).replace(/[:：]$/, '');
      const value = text.slice(hit.index + hit[0].length, hits[index + 1]?.index ?? text.length).trim();
      const present =
        value !== '' && !/^[_\s.…-]+$/.test(value) && !/^[（(]?(?:盖章|签字|公章)[)）]?$/.test(value);
      if (/日期|时间/.test(label)) presence.filedOn = parseDate(value) ?? presence.filedOn;
      else if (/填表人|填报人/.test(label)) presence.filedBy = (presence.filedBy ?? false) || present;
      else if (/电话/.test(label)) presence.phone = (presence.phone ?? false) || present;
      else if (/签字/.test(label)) presence.signed = (presence.signed ?? false) || present;
      else if (/负责人/.test(label)) continue;
      else {
        if (/盖章|公章/.test(hit[0])) presence.stamped = presence.stamped ?? false;
        if (present && organisation === null) organisation = { text: joined(value), locator: line.locator };
      }
    }
  }
  return { organisation };
}
