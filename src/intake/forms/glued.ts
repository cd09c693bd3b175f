import type { Answers, Decision, NotUnderstood, Problem, Repair } from '../types.ts';
import { parsePoints } from '../values/numbers.ts';
import type { Printed } from './fields.ts';
import { cutFunds, type FundPiece } from './glued-funds.ts';
import { findLabels, findMisread, type GluedLabel, headColumn } from './glued-labels.ts';
import { type CutRow, cutGlued, cutSpaced } from './glued-rows.ts';
import { type GluedText, joinGlued, reasons } from './glued-text.ts';
import type { FormCell, FormRow, Item } from './grid.ts';
import { type IndicatorRole, pointsInLabel } from './labels.ts';

export interface Unglued {
  readonly items: readonly Item[];
  readonly repairs: readonly Repair[];
  readonly problems: readonly Problem[];
  readonly decisions: readonly Decision[];
  readonly left: readonly NotUnderstood[];
}

const TITLE = /[^\s，。；、:：》《.]{0,30}?(?:自评表|评价表)\s*(?:[（(]\s*\d{4}\s*年度?\s*[)）])?/g;
const ORGANISATION = /(?:局|学|校|院|中心|厅|府|所|会|队|处|公司|办|委|站|馆|镇|乡)$/;

/**
 * Turns a form whose cells were glued into running text back into rows, cutting at its labels. What the
 * cut rests on decides how sure each cell is; text that cannot be cut is listed, never guessed.
 */
export function unglue(parts: readonly Printed[], file: string, answers: Answers): Unglued {
  const glued = joinGlued(parts);
  const { text, locate } = glued;
  const repairs: Repair[] = [...glued.repairs];
  const left: NotUnderstood[] = [];
  const all = findLabels(text);
  const firstField = all.find((label) => label.kind === 'field' && /名称/.test(label.label))?.start ?? 0;
  const indicatorHead =
    all.find((label) => label.label === '一级指标' && label.start > firstField)?.start ?? text.length;
  const firstGoal =
    all.find((label) => label.kind === 'goal' && label.start > firstField)?.start ?? indicatorHead;
  let head = all.filter(
    (label) =>
      label.start >= 0 &&
      label.start < firstGoal &&
      (label.kind === 'field' || label.kind === 'fund' || label.kind === 'line'),
  );
  if (glued.misread) {
    const found = gaps(head, firstField, firstGoal).flatMap(([from, to]) => findMisread(text, from, to));
    for (const label of found) {
      repairs.push({
        locator: locate(label.start),
        before: label.slip ?? '',
        after: label.label,
        kind: 'misread',
        reason: reasons.label,
      });
    }
    head = [...head, ...found].sort((a, b) => a.start - b.start);
  }
  const rows: FormRow[] = [];
  const emit = (cells: readonly FormCell[]): void => {
    if (cells.length > 0) rows.push({ cells, sheet: '', locator: cells[0]?.locator ?? '' });
  };

  const firstFund = head.find((label) => label.kind !== 'field')?.start ?? firstGoal;
  for (const row of fieldRows(
    text,
    head.filter((label) => label.kind === 'field'),
    head,
    firstGoal,
    glued,
    repairs,
    firstField,
  ))
    emit(row);
  const pieces: FundPiece[] = head
    .filter((label) => label.kind !== 'field' && label.start >= firstField)
    .map((label) => ({
      label,
      run: text.slice(label.end, nextStart(head, label, firstGoal)),
      locator: locate(label.start),
    }));
  const unit = /[（(]\s*(万元|元|亿元|千元)\s*[)）]/.exec(text.slice(firstField, firstGoal))?.[1] ?? null;
  const funds = cutFunds(pieces, unit, file, answers);
  for (const row of funds.rows) emit(row);
  repairs.push(...funds.repairs);

  for (const row of goalRows(
    text,
    all.filter((label) => label.kind === 'goal' && label.start >= firstGoal && label.start < indicatorHead),
    indicatorHead,
    glued,
    left,
  ))
    emit(row);
  for (const row of indicatorRows(
    text,
    all.filter((label) => label.start >= indicatorHead),
    glued,
    repairs,
    left,
  ))
    emit(row);

  const titles = [...text.slice(0, firstField).matchAll(TITLE)];
  const title = titles.findLast((match) => /\d{4}/.test(match[0])) ?? titles.at(-1);
  const items: Item[] = [
    ...(title === undefined
      ? []
      : [
          {
            type: 'paragraph' as const,
            text: title[0].replace(/^.*\d日/, '').trim(),
            locator: locate(title.index),
          },
        ]),
    ...rows.map((row): Item => ({ type: 'row', row })),
  ];
  const problems: Problem[] = [...funds.problems, gluedProblem(file, locate(firstFund))];
  return { items, repairs, problems, decisions: funds.decisions, left };
}

function gaps(
  labels: readonly GluedLabel[],
  from: number,
  to: number,
): readonly (readonly [number, number])[] {
  const result: (readonly [number, number])[] = [];
  let at = from;
  for (const label of labels) {
    if (label.start < from) continue;
    if (label.start > at) result.push([at, label.start]);
    at = Math.max(at, label.end);
  }
  if (at < to) result.push([at, to]);
  return result;
}

function nextStart(labels: readonly GluedLabel[], label: GluedLabel, end: number): number {
  return labels.find((each) => each.start >= label.end)?.start ?? end;
}

function cell(text: string, col: number, locator: string, sure: number): FormCell {
  return { text, col, width: 1, locator, sure };
}

const TITLE_NAME = {
  zh: '项目名称识别严重错误，改按标题并以正文用字校正',
  en: 'The project name is garbled; taken from the title, with a character set right from the text',
} as const;

/**
 * The project's name from the title in front of it, where the name field shares little with that title.
 * A character that the body writes otherwise in the same seven-character context is set right.
 */
function nameFromTitle(text: string, firstField: number, printed: string): string | null {
  const title = [...text.slice(0, firstField).matchAll(TITLE)].at(-1)?.[0] ?? '';
  const name = /^(.{4,30}?项目)(?:支出)?绩效/.exec(title.trim())?.[1];
  if (name === undefined || /(?:部门|本级|财政|预算|专项)项目$/.test(name)) return null;
  const shared = new Set([...name].filter((character) => printed.includes(character))).size;
  if (shared < 2 || shared >= name.length * 0.6) return null;
  const body = text.slice(firstField);
  const span = 7;
  for (let at = 0; at + span <= name.length; at++) {
    const piece = name.slice(at, at + span);
    if (body.includes(piece)) continue;
    for (let wrong = 1; wrong < span - 1; wrong++) {
      const from = piece.slice(0, wrong);
      const to = piece.slice(wrong + 1);
      for (let found = body.indexOf(from); found >= 0; found = body.indexOf(from, found + 1)) {
        if (!body.startsWith(to, found + wrong + 1)) continue;
        return name.slice(0, at) + body.slice(found, found + span) + name.slice(at + span);
      }
    }
  }
  return name;
}

/** True when the next label begins with 项目, which may as well be the end of the name before it. */
function bordersProject(labels: readonly GluedLabel[], label: GluedLabel): boolean {
  return labels.find((each) => each.start >= label.end)?.label.startsWith('项目') === true;
}

/** Labelled fields of the head. A name behind a label that wants a number belongs to the empty unit. */
function fieldRows(
  text: string,
  fields: readonly GluedLabel[],
  head: readonly GluedLabel[],
  end: number,
  glued: GluedText,
  repairs: Repair[],
  firstField: number,
): readonly (readonly FormCell[])[] {
  const spaced = /\s/.test(text.slice(fields[0]?.end ?? 0, (fields[0]?.end ?? 0) + 1));
  const values = fields.map((label) => ({
    label,
    value: text
      .slice(label.end, nextStart(head, label, end))
      .replace(/^[\s:：]+/, '')
      .replace(/(?:项目资金|资金情况)\s*(?:[（(].*)?$/s, '')
      .trim(),
    sure: label.slip !== null ? 0.6 : glued.misread ? 0.65 : spaced ? 0.95 : 0.85,
  }));
  const named = values.find((each) => /名称/.test(each.label.label));
  if (named !== undefined) {
    const better = nameFromTitle(text, firstField, named.value);
    if (better !== null) {
      repairs.push({
        locator: glued.locate(named.label.start),
        before: named.value,
        after: better,
        kind: 'misread',
        reason: TITLE_NAME,
      });
      named.value = better;
      named.sure = 0.5;
    } else if (/项目.{2,}项目$/.test(named.value) || bordersProject(head, named.label))
      named.sure = Math.min(named.sure, spaced ? 0.95 : 0.6);
  }
  const empty = values.find((each) => /实施单位/.test(each.label.label) && each.value === '');
  const stray = values.find(
    (each) => /评分|得分/.test(each.label.label) && ORGANISATION.test(each.value) && !/\d/.test(each.value),
  );
  if (empty !== undefined && stray !== undefined) {
    repairs.push({
      locator: glued.locate(stray.label.start),
      before: `${stray.label.label} ${stray.value}`,
      after: `${empty.label.label} ${stray.value}`,
      kind: 'displaced',
      reason: {
        zh: '单位名称落在评分栏之后，归入实施单位',
        en: 'The unit’s name stands behind the score’s label; moved to the implementing unit',
      },
    });
    empty.value = stray.value;
    empty.sure = 0.55;
    stray.value = '';
  }
  return values
    .filter((each) => each.value !== '' && (each.label.start >= firstField || /得分/.test(each.label.label)))
    .map(({ label, value, sure }) => [
      cell(label.label, 0, glued.locate(label.start), 1),
      cell(value, 1, glued.locate(label.end), sure),
    ]);
}

/** Goals are split only where each label has its own text, or a blank after a full stop parts the two. */
function goalRows(
  text: string,
  labels: readonly GluedLabel[],
  end: number,
  glued: GluedText,
  left: NotUnderstood[],
): readonly (readonly FormCell[])[] {
  const value = (pattern: RegExp): string => {
    const label = labels.find((each) => pattern.test(each.label));
    return label === undefined
      ? ''
      : text
          .slice(label.end, nextStart(labels, label, end))
          .replace(/\s*绩\s*效\s*指\s*标\s*$/, '')
          .trim();
  };
  const at = labels[0]?.start;
  if (at === undefined) return [];
  let expected = value(/^(?:预期目标|年初设定目标)$/);
  let achieved = value(/完成情况/);
  if (expected === '' && achieved !== '') {
    const halves = achieved.split(/(?<=[。.])\s+/);
    if (halves.length === 2) [expected = '', achieved = ''] = halves;
    else {
      left.push({ text: achieved, locator: glued.locate(at), sheet: '' });
      return [];
    }
  }
  if (expected === '' && achieved === '') return [];
  const locator = glued.locate(at);
  return [
    [cell('预期目标', 1, locator, 1), cell('实际完成情况', 2, locator, 1)],
    [
      ...(expected === '' ? [] : [cell(expected, 1, locator, 0.6)]),
      ...(achieved === '' ? [] : [cell(achieved, 2, locator, 0.6)]),
    ],
  ];
}

/** The roles of the indicator header in order; text between two labels that speaks of points is one too. */
function headerRoles(
  text: string,
  labels: readonly GluedLabel[],
  repairs: Repair[],
  glued: GluedText,
): IndicatorRole[] {
  const roles: IndicatorRole[] = [];
  for (const [index, label] of labels.entries()) {
    const role = headColumn(label.label);
    if (role !== null && !roles.includes(role)) roles.push(role);
    const next = labels[index + 1];
    const between = next === undefined ? '' : text.slice(label.end, next.start).replace(/\s/g, '');
    if (
      /[分值]/.test(between) &&
      between.length <= 6 &&
      role === 'name' &&
      !labels.some((each) => headColumn(each.label) === 'max')
    ) {
      repairs.push({
        locator: glued.locate(label.end),
        before: between,
        after: '分值',
        kind: 'misread',
        reason: reasons.label,
      });
      roles.push('max');
    }
  }
  return roles;
}

function indicatorRows(
  text: string,
  labels: readonly GluedLabel[],
  glued: GluedText,
  repairs: Repair[],
  left: NotUnderstood[],
): readonly (readonly FormCell[])[] {
  const firstBlock =
    labels.find((label) => label.kind === 'level1')?.start ??
    labels.find((label) => label.kind === 'level2')?.start;
  if (firstBlock === undefined) return [];
  const headLabels = labels.filter((label) => label.start < firstBlock && headColumn(label.label) !== null);
  const roles = headerRoles(text, headLabels, repairs, glued);
  const scored = roles.includes('max') && roles.includes('points');
  const spaced = /\s/.test(text.slice(headLabels[0]?.end ?? 0, headLabels[1]?.start ?? 0));
  const rows: FormCell[][] = [
    roles.map((role, col) =>
      cell(
        headLabels.find((label) => headColumn(label.label) === role)?.label ?? TITLES[role],
        col,
        glued.locate(headLabels[0]?.start ?? firstBlock),
        1,
      ),
    ),
  ];
  const body = labels.filter(
    (label) => label.start >= firstBlock && ['level1', 'level2', 'total', 'tail'].includes(label.kind),
  );
  const stop = body.find((label) => label.kind === 'total' || label.kind === 'tail');
  const marks = body.filter((label) => stop === undefined || label.start < stop.start);
  const blocks: {
    label: GluedLabel;
    groups: { label: GluedLabel | null; cut: readonly CutRow[]; at: number }[];
  }[] = [];
  for (const mark of marks) {
    const run = text
      .slice(mark.end, nextStart(body, mark, text.length))
      .replace(/^\s*\d(?=[\u4e00-\u9fff])/, '');
    const { rows: cut, left: rest } = spaced ? cutSpaced(run, roles) : cutGlued(run, scored);
    if (rest !== '') left.push({ text: rest, locator: glued.locate(mark.end), sheet: '' });
    const opens = mark.kind === 'level1' && !blocks.some((block) => sameWord(block.label, mark));
    if (opens) blocks.push({ label: mark, groups: [{ label: null, cut, at: mark.end }] });
    else {
      const block = blocks.at(-1);
      if (block === undefined) continue;
      block.groups.push({ label: mark, cut, at: mark.end });
    }
  }
  for (const block of blocks) {
    const declared = pointsInLabel(block.label.label);
    const cuts = block.groups.flatMap((group) => group.cut);
    const sum = cuts.reduce((total, row) => total + (parsePoints(row.texts.max ?? '') ?? Number.NaN), 0);
    const bonus = declared === null || !scored ? 0 : Math.abs(sum - declared) < 1e-6 ? 0.1 : -0.2;
    let first = true;
    for (const group of block.groups) {
      for (const [index, row] of group.cut.entries()) {
        const locator = glued.locate(group.at);
        for (const slip of row.slips)
          repairs.push({
            locator,
            before: slip.before,
            after: slip.after,
            kind: 'misread',
            reason: slip.reason,
          });
        const cells: FormCell[] = [];
        if (first)
          cells.push(cell(block.label.label, roles.indexOf('level1'), glued.locate(block.label.start), 1));
        if (index === 0 && group.label !== null)
          cells.push(cell(group.label.label, roles.indexOf('level2'), glued.locate(group.label.start), 1));
        first = false;
        for (const [col, role] of roles.entries()) {
          const value = row.texts[role];
          if (value !== undefined)
            cells.push(cell(value, col, locator, Math.max(0.3, Math.min(0.95, row.sure + bonus))));
        }
        rows.push(cells);
      }
    }
  }
  if (stop?.kind === 'total') {
    const run = /^\s*([\d.\s]+)/.exec(text.slice(stop.end))?.[1]?.trim() ?? '';
    const numbers =
      run.split(/\s+/).length === 2
        ? run.split(/\s+/)
        : /^(\d{2,3})\1$/.exec(run)?.[1] === undefined
          ? [run]
          : [run.slice(0, run.length / 2), run.slice(run.length / 2)];
    if (run !== '')
      rows.push([
        cell('总分', 0, glued.locate(stop.start), 1),
        ...numbers.map((number, index) => cell(number, roles.length + index, glued.locate(stop.end), 0.8)),
      ]);
  }
  return rows;
}

const TITLES: Readonly<Record<IndicatorRole, string>> = {
  level1: '一级指标',
  level2: '二级指标',
  name: '三级指标',
  nature: '指标性质',
  target: '年度指标值',
  unit: '度量单位',
  actual: '实际完成值',
  max: '分值',
  points: '得分',
  reason: '偏差原因分析及改进措施',
  reviewedActual: '复核完成值',
  reviewedPoints: '复核得分',
};

function sameWord(a: GluedLabel, b: GluedLabel): boolean {
  const core = (label: GluedLabel): string => label.label.replace(/[（(].*$/, '');
  return core(a) === core(b);
}

function gluedProblem(file: string, place: string): Problem {
  return {
    file,
    place,
    column: null,
    value: null,
    kind: 'cells-glued',
    message: {
      zh: '表格的单元格已连成一段文字，按标签切分读取；标为存疑的值请核对',
      en: 'The cells of the table run together as text and were cut at their labels; check the values marked as doubtful',
    },
    remedy: {
      zh: '有原始 Word 或 Excel 文件时请改用原件',
      en: 'Use the original Word or Excel file if there is one',
    },
    severity: 'warning',
  };
}
