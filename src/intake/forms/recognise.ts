import type {
  Answers,
  Document,
  Found,
  FoundKind,
  NotUnderstood,
  Problem,
  Recognition,
  Repair,
} from '../types.ts';
import { type BaseData, readBaseData, writeBaseData } from './base-data.ts';
import { writeForm } from './evaluation-rows.ts';
import { BASE_DATA_FAMILY, PROFILES } from './families.ts';
import { type FormReading, readForm } from './form.ts';
import { filled, type Item } from './grid.ts';
import { Identity, slug } from './identity.ts';
import { ruleMoney } from './money-unit.ts';
import { prepare } from './prepare.ts';
import { type Report, readReport, writeReports, writeStatements } from './report.ts';
import { type Segment, segmentsOf } from './segments.ts';
import { subjectsOf, usualYear } from './subjects.ts';
import { RowWriter } from './writer.ts';

/**
 * Recognises the forms, base data tables and reports of one document and turns them into rows of the
 * model. Pure: the same document and answers give the same result, in a worker and in Node. `answers`
 * holds the user's choices by decision id; without them the proposed reading is taken and marked.
 */
export function recognise(document: Document, answers: Answers = {}): Recognition {
  const file = document.fileName;
  const prepared = prepare(document, answers);
  const problems: Problem[] = [...prepared.problems];
  const notUnderstood: NotUnderstood[] = [...prepared.left];
  const found: Found[] = [];
  const repairs: Repair[] = [...prepared.repairs];
  const sourceId = `${slug(file.replace(/\.[a-z0-9]{1,5}$/i, '')) || 'source'}-${document.sha256.slice(0, 8)}`;

  const forms: { segment: Segment; reading: FormReading }[] = [];
  const bases: { segment: Segment; reading: BaseData }[] = [];
  const reports: { segment: Segment; reading: Report }[] = [];
  for (const segment of segmentsOf(prepared.items)) {
    if (segment.kind === 'report') {
      reports.push({ segment, reading: readReport(segment) });
      continue;
    }
    if (segment.kind === 'base-data') {
      bases.push({ segment, reading: readBaseData(segment) });
      continue;
    }
    const rows = segment.items.filter((item) => item.type === 'row');
    if (rows.length === 0) {
      looseEnd(segment, file, found, problems);
      continue;
    }
    const reading = readForm(segment);
    const kind = emptiness(reading);
    if (kind !== null) {
      report(segment, reading, kind, file, found, problems, notUnderstood);
      continue;
    }
    forms.push({ segment, reading });
  }

  const readings = forms.map((form) => form.reading);
  const identity = new Identity();
  const { subjects, problems: unsettled } = subjectsOf(readings, identity, file);
  problems.push(...unsettled);
  const money = ruleMoney(
    file,
    readings.filter((form) => subjects.has(form)),
    textsOf(prepared.items),
    answers,
  );
  problems.push(...money.problems);

  const writer = new RowWriter();
  const profiles = new Set<string>();
  for (const { segment, reading } of forms) {
    const subject = subjects.get(reading);
    const ruling = money.byForm.get(reading);
    if (subject === undefined || ruling === undefined) {
      found.push({
        kind: 'unknown',
        title: segment.title,
        family: null,
        locator: reading.locator,
        evaluationId: null,
        confidence: 0.3,
      });
      for (const item of segment.items) if (item.type === 'row') leave(item, notUnderstood);
      continue;
    }
    const written = writeForm(writer, reading, subject, ruling, file, sourceId);
    if (written.profileId !== null) profiles.add(written.profileId);
    problems.push(...written.problems);
    repairs.push(...written.repairs);
    writeStatements(writer, reading, subject, sourceId);
    for (const prompt of reading.prompts) problems.push(promptLeft(file, prompt));
    for (const cell of new Set([...reading.left, ...(reading.block?.left ?? [])])) {
      notUnderstood.push({ text: cell.text, locator: cell.locator, sheet: reading.sheet });
    }
    found.push({
      kind: subject.kind === 'department' ? 'department-form' : 'project-form',
      title: segment.title,
      family: written.family,
      locator: reading.locator,
      evaluationId: subject.evaluationId,
      confidence: written.confidence,
    });
  }
  const year = usualYear(readings);
  const unit = identity.unitRows().at(-1)?.unit_id ?? null;
  for (const { segment, reading } of bases) {
    const count = writeBaseData(writer, reading, {
      identity,
      year,
      unit,
      sourceId,
      unitOfMoney: money.fileUnit,
    });
    found.push({
      kind: 'base-data',
      title: segment.title,
      family: BASE_DATA_FAMILY,
      locator: segment.locator,
      evaluationId: null,
      confidence: count > 0 ? 0.9 : 0.4,
    });
    if (count === 0) problems.push(emptyBase(file, segment));
    for (const cell of reading.left)
      notUnderstood.push({ text: cell.text, locator: cell.locator, sheet: reading.sheet });
  }
  writeReports(
    writer,
    reports.map((each) => each.reading),
    { identity, year, sourceId, subjects: [...subjects.values()] },
  );
  for (const { segment } of reports) {
    found.push({
      kind: 'report',
      title: segment.title,
      family: null,
      locator: segment.locator,
      evaluationId: null,
      confidence: 0.9,
    });
  }

  for (const row of identity.unitRows()) writer.add('unit', row);
  for (const row of identity.projectRows()) writer.add('project', row);
  for (const profile of PROFILES) if (profiles.has(profile.profile_id)) writer.add('profile', profile);
  if (writer.count('evaluation') + writer.count('base_metric') + writer.count('text_section') > 0) {
    writer.add('source', {
      source_id: sourceId,
      title: file,
      publisher: null,
      kind: writer.count('evaluation') > 0 ? 'form' : 'report',
      fiscal_year: year,
      url: null,
      sha256: /^[0-9a-f]{64}$/.test(document.sha256) ? document.sha256 : null,
      note: null,
    });
  } else if (
    !problems.some((problem) => problem.severity === 'error' || problem.severity === 'ask') &&
    found.length === 0
  ) {
    problems.push(nothing(file));
  }
  return {
    rows: writer.rows(),
    origins: writer.origins,
    problems,
    notUnderstood,
    repairs,
    decisionsNeeded: [...prepared.decisions, ...money.decisions],
    found,
  };
}

function textsOf(items: readonly Item[]): readonly { text: string; locator: string }[] {
  return items.flatMap((item) =>
    item.type === 'paragraph'
      ? [{ text: item.text, locator: item.locator }]
      : filled(item.row).map((cell) => ({ text: cell.text, locator: cell.locator })),
  );
}

function leave(item: Item, notUnderstood: NotUnderstood[]): void {
  if (item.type !== 'row') return;
  for (const cell of filled(item.row))
    notUnderstood.push({ text: cell.text, locator: cell.locator, sheet: item.row.sheet });
}

/** What a form without results is: a declaration of targets, an unfilled form, a page of notes. */
function emptiness(form: FormReading): FoundKind | null {
  const rows = form.block?.rows ?? [];
  const amounts = (form.funds?.lines ?? []).some((line) =>
    ['initial', 'adjusted', 'executed'].some((role) => line.cells.has(role as 'initial')),
  );
  const executed = (form.funds?.lines ?? []).some((line) => line.cells.has('executed'));
  const results = rows.some((row) => row.cells.has('actual') || row.cells.has('points'));
  const columns = new Set((form.block?.columns ?? []).map((column) => column.role));
  if (form.funds === null && form.block === null) return form.fields.values.size === 0 ? 'unknown' : 'cover';
  if (executed || results) return null;
  if (rows.length > 0 && (!columns.has('actual') || /申报表|目标表/.test(form.title))) return 'targets-only';
  return amounts || rows.length > 0 ? 'targets-only' : 'empty-form';
}

const KINDS: Readonly<Record<string, { zh: string; en: string }>> = {
  'targets-only': { zh: '只有目标、没有完成情况的申报表', en: 'a declaration of targets without results' },
  'empty-form': { zh: '没有填写数字的空表', en: 'a form without any number' },
  cover: { zh: '封面或表头，没有资金和指标', en: 'a cover or head without funds and indicators' },
  instructions: { zh: '填表说明', en: 'instructions' },
  unknown: { zh: '不能识别的表格', en: 'a table that is no form known here' },
};

function report(
  segment: Segment,
  reading: FormReading,
  kind: FoundKind,
  file: string,
  found: Found[],
  problems: Problem[],
  notUnderstood: NotUnderstood[],
): void {
  const what = KINDS[kind] ?? { zh: kind, en: kind };
  found.push({
    kind,
    title: segment.title,
    family: null,
    locator: reading.locator,
    evaluationId: null,
    confidence: 0.8,
  });
  problems.push({
    file,
    place: reading.locator,
    column: null,
    value: segment.title === '' ? null : segment.title,
    kind: `${kind}-not-imported`,
    message: {
      zh: `这是${what.zh}，没有导入任何数据`,
      en: `This is ${what.en}; nothing was imported from it`,
    },
    remedy: {
      zh: '如为自评表，请检查文件是否完整',
      en: 'If it is a self-evaluation, check that the file is complete',
    },
    severity: 'info',
  });
  if (kind === 'unknown') for (const item of segment.items) leave(item, notUnderstood);
}

function looseEnd(segment: Segment, file: string, found: Found[], problems: Problem[]): void {
  if (segment.kind !== 'form' && segment.title === '') return;
  found.push({
    kind: 'cover',
    title: segment.title,
    family: null,
    locator: segment.locator,
    evaluationId: null,
    confidence: 0.7,
  });
  problems.push({
    file,
    place: segment.locator,
    column: null,
    value: segment.title,
    kind: 'title-without-table',
    message: {
      zh: '只有封面或标题，没有表格，没有导入任何数据',
      en: 'A cover or title without a table; nothing was imported from it',
    },
    remedy: { zh: '请检查表格是否以图片存放', en: 'Check whether the table is a picture' },
    severity: 'warning',
  });
}

function promptLeft(file: string, prompt: { text: string; locator: string }): Problem {
  return {
    file,
    place: prompt.locator,
    column: null,
    value: prompt.text,
    kind: 'template-prompt',
    message: {
      zh: '模板的填写提示没有替换，按未填处理',
      en: 'The template’s prompt was left in place; taken as blank',
    },
    remedy: { zh: '请填报单位补填', en: 'Ask the unit to fill it in' },
    severity: 'info',
  };
}

function emptyBase(file: string, segment: Segment): Problem {
  return {
    file,
    place: segment.locator,
    column: null,
    value: segment.title,
    kind: 'base-data-not-imported',
    message: {
      zh: '基础数据表找不到所属单位或年度，未导入',
      en: 'The base data table names no unit or year; it was not imported',
    },
    remedy: { zh: '请与同一单位的自评表一起导入', en: 'Import it together with the unit’s self-evaluation' },
    severity: 'warning',
  };
}

function nothing(file: string): Problem {
  return {
    file,
    place: '',
    column: null,
    value: null,
    kind: 'no-form-found',
    message: { zh: '文件中没有找到自评表', en: 'No self-evaluation form was found in the file' },
    remedy: {
      zh: '如为清单式表格，请改用“对应列”导入',
      en: 'If it is a flat list, import it by matching its columns',
    },
    severity: 'warning',
  };
}
