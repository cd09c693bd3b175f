import { labelKey, toHalfWidth } from '../values/characters.ts';
import { chineseInteger, titleYear } from '../values/dates.ts';
import type { Subject } from './evaluation-rows.ts';
import type { FormReading } from './form.ts';
import { spanLocator } from './grid.ts';
import type { Identity } from './identity.ts';
import type { Segment } from './segments.ts';
import { statementsOf } from './statements.ts';
import type { RowWriter } from './writer.ts';

interface Section {
  readonly path: string;
  readonly number: string | null;
  readonly heading: string | null;
  readonly level: number;
  readonly paragraphs: { text: string; locator: string }[];
  readonly locator: string;
}

/** A self-evaluation report: its title and sections with their text. */
export interface Report {
  readonly title: string;
  readonly year: number | null;
  readonly locator: string;
  readonly sections: readonly Section[];
}

interface Heading {
  readonly number: string;
  readonly rest: string;
  readonly level: number;
}

const LEVELS: readonly RegExp[] = [
  /^([一二三四五六七八九十]{1,3}[、.．])(.*)$/s,
  /^([（(][一二三四五六七八九十]{1,3}[)）])(.*)$/s,
  /^(\d{1,2}[.．、:：])(?!\d)(.*)$/s,
  /^([（(]\d{1,2}[)）])(.*)$/s,
];

function numbered(text: string): Heading | null {
  for (const [index, pattern] of LEVELS.entries()) {
    const match = pattern.exec(text.trim());
    if (match?.[1] !== undefined)
      return { number: match[1], rest: (match[2] ?? '').trim(), level: index + 1 };
  }
  return null;
}

/** A heading that lost its number: short, without a full stop, worded like the headings of such reports. */
function unnumbered(text: string): boolean {
  const key = labelKey(text);
  return (
    key.length >= 4 &&
    key.length <= 26 &&
    !/[。；：，]/.test(text.replace(/[。.]$/, '')) &&
    /(?:情况|分析|措施|建议|问题|结论|做法|应用|公开|材料|原因)[。.]?$/.test(key)
  );
}

function isFrame(text: string): boolean {
  const key = labelKey(text);
  return (
    key === '' ||
    /^(?:部门|单位)?[（(]?(?:单位|部门)?[)）]?名称[:：]?[（(]?盖章/.test(key) ||
    /^(?:\d{4}|[二零〇0-9一三四五六七八九]{4})年.{1,4}月.{1,4}日$/.test(key) ||
    /^附件/.test(key)
  );
}

/** The ordinal that a number prints: （三） → 3, 2. → 2; null when it prints none. */
function ordinal(number: string): number | null {
  return chineseInteger(toHalfWidth(number).replace(/[()、.:\s]/g, ''));
}

/** Splits a report into its sections; a section's text is the paragraphs below its heading. */
export function readReport(segment: Segment): Report {
  const sections: Section[] = [];
  const counters = [0, 0, 0, 0];
  const title = labelKey(segment.title);
  for (const item of segment.items) {
    if (item.type !== 'paragraph') continue;
    const text = item.text.trim();
    if (isFrame(text) || title.includes(labelKey(text))) continue;
    const heading = numbered(text);
    const isText =
      heading !== null && (heading.rest.length > 30 || /[，。；,;]/.test(heading.rest.replace(/[。.]$/, '')));
    const last = sections.at(-1);
    const opens = heading === null ? unnumbered(text) : !isText || heading.level <= 2;
    if (!opens) {
      last?.paragraphs.push({ text, locator: item.locator });
      continue;
    }
    const level = heading?.level ?? bareLevel(text, counters);
    const printed = heading === null ? null : ordinal(heading.number);
    const next = (counters[level - 1] ?? 0) + 1;
    counters[level - 1] = printed !== null && printed > next ? printed : next;
    counters.fill(0, level);
    const path = counters
      .slice(0, level)
      .filter((count) => count > 0)
      .join('/');
    sections.push({
      path,
      number: heading?.number ?? null,
      heading: heading === null ? text : isText ? null : heading.rest,
      level,
      paragraphs: isText ? [{ text: heading.rest, locator: item.locator }] : [],
      locator: item.locator,
    });
  }
  return { title: segment.title, year: titleYear(segment.title), locator: segment.locator, sections };
}

/** A heading without number inside numbered second-level parts stays there, else it opens a first level. */
function bareLevel(text: string, counters: readonly number[]): number {
  return (counters[1] ?? 0) > 0 && /^项目(?:支出|执行|产出|效益)/.test(labelKey(text)) ? 2 : 1;
}

export interface ReportContext {
  readonly identity: Identity;
  readonly year: number | null;
  readonly sourceId: string;
  readonly subjects: readonly Subject[];
}

/** Drops what is not for publication: names after 填表人 and the like, phone numbers. */
export function withoutPersons(text: string): string {
  return text
    .replace(/(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}[- ]?\d{7,8})(?!\d)/g, '')
    .replace(
      /((?:填表人|联系人|项目负责人|单位负责人|经办人)[:：])\s*[\u4e00-\u9fff]{2,4}(?=\s|$|[，,。;；])/g,
      '$1',
    );
}

interface Owner {
  readonly unitId: string | null;
  readonly projectId: string | null;
  readonly evaluationId: string | null;
}

/** The form a report belongs to: the one whose project it names, else the department's, else the unit. */
function ownerOf(report: Report, context: ReportContext): Owner {
  const title = labelKey(report.title);
  const projects = context.identity.projectRows();
  const words = (name: string): string =>
    labelKey(name)
      .replace(/[（(].*?[)）]/g, '')
      .replace(/社会保险/g, '社保');
  const named = projects.find((project) => words(title).includes(words(project.name)));
  if (named !== undefined) {
    const subject = context.subjects.find((each) => each.projectId === named.project_id);
    return {
      unitId: named.unit_id,
      projectId: named.project_id,
      evaluationId: subject?.evaluationId ?? null,
    };
  }
  const unit = context.identity.unitRows().find((each) => title.includes(labelKey(each.name)));
  const department = /整体支出/.test(title)
    ? context.subjects.find((each) => each.kind === 'department')
    : undefined;
  const unitIds = new Set(context.subjects.map((each) => each.unitId));
  const only = unitIds.size === 1 ? ([...unitIds][0] ?? null) : null;
  return {
    unitId: department?.unitId ?? unit?.unit_id ?? only,
    projectId: null,
    evaluationId: department?.evaluationId ?? null,
  };
}

/** Writes reports as text sections and the figures that their text states. */
export function writeReports(writer: RowWriter, reports: readonly Report[], context: ReportContext): void {
  for (const [index, report] of reports.entries()) {
    const owner = ownerOf(report, context);
    const year = report.year ?? context.year;
    const root = `r${index + 1}`;
    const base = { source_id: context.sourceId, unit_id: owner.unitId, evaluation_id: owner.evaluationId };
    writer.add('text_section', {
      ...base,
      path: root,
      number_raw: null,
      heading_raw: report.title,
      level: 1,
      text: null,
      locator: report.locator,
    });
    const taken = new Set<string>();
    for (const section of report.sections) {
      let path = `${root}/${section.path}`;
      for (let copy = 2; taken.has(path); copy++) path = `${root}/${section.path}-${copy}`;
      taken.add(path);
      const text = section.paragraphs.map((each) => withoutPersons(each.text)).join('\n');
      writer.add('text_section', {
        ...base,
        path,
        number_raw: section.number,
        heading_raw: section.heading,
        level: section.level + 1,
        text: text === '' ? null : text,
        locator: spanLocator(section.locator, section.paragraphs.at(-1)?.locator ?? section.locator),
      });
    }
    if (owner.unitId === null || year === null) continue;
    const statements = statementsOf(
      report.sections.flatMap((section) => section.paragraphs),
      year,
    );
    for (const [number, statement] of statements.entries()) {
      writer.add(
        'statement',
        {
          statement_id: `${context.sourceId}-r${index + 1}-${number + 1}`,
          unit_id: owner.unitId,
          project_id: owner.projectId,
          source_id: context.sourceId,
          ...statement,
        },
        { value: { locator: statement.locator, confidence: 0.85, origin: 'printed' } },
      );
    }
  }
}

/** The figures that a form's own explanations state: amounts, rates and counts in 偏差原因 and 改进措施. */
export function writeStatements(
  writer: RowWriter,
  form: FormReading,
  subject: Subject,
  sourceId: string,
): void {
  const texts = [form.deviation, form.improvement].filter((each) => each !== null);
  for (const [index, statement] of statementsOf(texts, subject.fiscalYear).entries()) {
    writer.add(
      'statement',
      {
        statement_id: `${subject.evaluationId}-s${index + 1}`,
        unit_id: subject.unitId,
        project_id: subject.projectId,
        source_id: sourceId,
        ...statement,
      },
      { value: { locator: statement.locator, confidence: 0.8, origin: 'printed' } },
    );
  }
}
