import { labelKey } from '../values/characters.ts';
import { titleYear } from '../values/dates.ts';
import { type FormRow, filled, type Item } from './grid.ts';
import { fieldRole, fundRole, indicatorRole } from './labels.ts';

type SegmentKind = 'form' | 'base-data' | 'report' | 'loose';

/** A stretch of a document that holds one form, one report, or what lies between. */
export interface Segment {
  readonly kind: SegmentKind;
  readonly title: string;
  readonly locator: string;
  readonly items: readonly Item[];
}

const FORM_TITLE =
  /(?:自评表|自评价表|评价表|自评打分表|评分表|基础数据表|情况表|绩效目标表|目标申报表|绩效表|自评(?:明细)?表)(?:[（(].{0,16}[）)])?$/;
const REPORT_TITLE = /(?:自评报告|评价报告|自评结果|自评总结|绩效报告|自评价报告)(?:[（(].{0,16}[）)])?$/;

export function isFormTitle(text: string): boolean {
  const key = labelKey(text);
  return key.length <= 60 && FORM_TITLE.test(key) && !/^附件?[:：]|[。；]|^(?:根据|填报|详见|见)/.test(key);
}

function isReportTitle(text: string): boolean {
  const key = labelKey(text);
  return (
    key.length <= 60 &&
    REPORT_TITLE.test(key) &&
    !/^附件?[:：]|[。；，]|^[(（一二三四五六七八九十\d]+[)）、.]/.test(key)
  );
}

function isAttachment(text: string): boolean {
  return /^附(?:件|表)\s*[0-9一二三四五六七八九十]*[:：]?$/.test(labelKey(text));
}

/** A short line that may be the first half of a title broken over two lines. */
function titlePart(text: string): boolean {
  const key = labelKey(text);
  return (
    key.length <= 40 &&
    !/[。；，:：]/.test(text) &&
    !/^[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．]/.test(key) &&
    !isAttachment(text)
  );
}

/** True for a row that only the head of a form has: its project or organisation, or a base data table. */
function opensForm(row: FormRow): 'form' | 'base-data' | null {
  const cells = filled(row);
  if (cells.some((cell) => /^财政供养人员情况/.test(labelKey(cell.text)))) return 'base-data';
  const first = cells[0];
  if (first === undefined) return null;
  const role = fieldRole(first.text) ?? fieldRole(first.text.split(/[:：]/)[0] ?? '');
  if (role === 'project') return 'form';
  if (role === 'organisation' && cells.length <= 4) return 'form';
  return null;
}

function isBody(row: FormRow): boolean {
  const cells = filled(row);
  const hits = cells.filter(
    (cell) => fundRole(cell.text) !== null || indicatorRole(cell.text) !== null,
  ).length;
  return hits >= 2;
}

interface Open {
  kind: SegmentKind;
  title: string;
  locator: string;
  items: Item[];
  opened: boolean;
  body: boolean;
}

function fresh(kind: SegmentKind, title: string, locator: string): Open {
  return { kind, title, locator, items: [], opened: false, body: false };
}

/** 自评结果 ends titles of reports and of forms: with nothing but short lines below it, it is that of the form that follows. */
function titlesForm({ kind, title, items }: Open): boolean {
  return (
    kind === 'report' &&
    /自评结果(?:[（(].{0,16}[）)])?$/.test(labelKey(title)) &&
    items.length <= 4 &&
    items.every((item) => item.type === 'paragraph' && item.text.length <= 40)
  );
}

function onlyCell(row: FormRow): string | null {
  const cells = filled(row);
  return cells.length === 1 ? (cells[0]?.text ?? null) : null;
}

/**
 * Cuts a document into forms, base data tables, reports and the rest. A form begins at its title or,
 * where the title is lost, at the row that names the project; an attachment line ends what went before.
 */
export function segmentsOf(items: readonly Item[]): readonly Segment[] {
  const done: Segment[] = [];
  let open = fresh('loose', '', '');
  let parts: { text: string; locator: string }[] = [];

  const close = (): void => {
    if (open.items.length > 0 || open.title !== '') {
      done.push({ kind: open.kind, title: open.title, locator: open.locator, items: open.items });
    }
  };
  const start = (kind: SegmentKind, title: string, locator: string): void => {
    close();
    open = fresh(kind, title, locator);
    parts = [];
  };
  const fullTitle = (text: string, locator: string): { title: string; locator: string } => {
    if (titleYear(text) !== null && !/^(?:绩效|项目支出|整体支出)/.test(labelKey(text)))
      return { title: text, locator };
    const taken: { text: string; locator: string }[] = [];
    for (const part of [...parts].reverse()) {
      taken.unshift(part);
      if (titleYear(part.text) !== null) {
        return {
          title: [...taken.map((each) => each.text), text].join(''),
          locator: taken[0]?.locator ?? locator,
        };
      }
      if (taken.length === 3) break;
    }
    return { title: text, locator };
  };
  const dropParts = (count: number): void => {
    for (let k = 0; k < count; k++) {
      const last = open.items.at(-1);
      if (last?.type === 'paragraph') open.items.pop();
    }
  };

  for (const item of items) {
    const text = item.type === 'paragraph' ? item.text : onlyCell(item.row);
    const locator = item.type === 'paragraph' ? item.locator : item.row.locator;
    if (text !== null && isFormTitle(text)) {
      const full = fullTitle(text, locator);
      if (full.title !== text)
        dropParts(parts.length - parts.findIndex((part) => part.locator === full.locator));
      start(/基础数据表/.test(labelKey(text)) ? 'base-data' : 'form', full.title, full.locator);
      open.items.push(item);
      continue;
    }
    if (item.type === 'paragraph' && isReportTitle(item.text)) {
      const full = fullTitle(text ?? '', locator);
      const coverOnly =
        open.kind === 'report' &&
        open.items.every((each) => each.type === 'paragraph' && each.text.length <= 40);
      if (!coverOnly) {
        if (full.title !== text)
          dropParts(parts.length - parts.findIndex((part) => part.locator === full.locator));
        start('report', full.title, full.locator);
      }
      open.items.push(item);
      continue;
    }
    if (item.type === 'paragraph') {
      if (isAttachment(item.text)) {
        start('loose', '', locator);
        open.items.push(item);
        continue;
      }
      if (titlePart(item.text)) parts = [...parts.slice(-2), { text: item.text, locator }];
      else parts = [];
      open.items.push(item);
      if (open.locator === '') open.locator = locator;
      continue;
    }
    // A title stands on lines one after another: what stands above a table is no part of one below it.
    parts = [];
    const opens = opensForm(item.row);
    // Workbooks keep the line 单位名称：… 填报日期：… above the form as a row of one cell: it opens none of its own.
    const line = onlyCell(item.row) !== null && !open.body;
    if (opens === 'form' && titlesForm(open)) open.kind = 'form';
    const begun = opens === 'base-data' && open.kind === 'base-data' && !open.body;
    if (
      opens !== null &&
      !begun &&
      (open.kind === 'loose' || open.kind === 'report' || ((open.opened || open.body) && !line))
    ) {
      start(opens, '', locator);
    }
    if (opens !== null && !line) open.opened = true;
    if (isBody(item.row) || opens === 'base-data') open.body = true;
    if (open.locator === '') open.locator = locator;
    open.items.push(item);
  }
  close();
  return done;
}
