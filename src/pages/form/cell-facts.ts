import { decimal, money, rate as rateFigure } from '../../app/format/number.ts';
import type { form as Text } from '../../app/text/zh/form.ts';
import type { Lang } from '../../model/schema.ts';
import type { CellReference } from './drawing.ts';
import type { FormData } from './form-questions.ts';
import { pointsRange, ruleSentence } from './rule-words.ts';
import { enumWord, partsOf, readAs, type ValueRow } from './value-words.ts';

interface Fact {
  readonly label: string;
  readonly text: string;
  /** `mark` for what was inferred, shifted or resolved: the reader should see that it is not as printed. */
  readonly tone: 'plain' | 'mark';
}

/** What is known of one cell of a form: what it is, as printed, as read, why, and where it stands. */
export interface CellFacts {
  readonly title: string;
  /** As printed; null where the form is blank, undefined where the rows keep no text as printed. */
  readonly raw: string | null | undefined;
  readonly facts: readonly Fact[];
  readonly locator: string | null;
}

interface Words {
  readonly text: typeof Text;
  readonly lang: Lang;
}

const plain = (label: string, text: string | null): Fact[] =>
  text === null || text === '' ? [] : [{ label, text, tone: 'plain' }];
const mark = (label: string, text: string | null): Fact[] =>
  text === null || text === '' ? [] : [{ label, text, tone: 'mark' }];
const pointsText = (value: number | null) => (value === null ? null : decimal(value, 0, 3));
const percent = (value: number | null, lang: Lang) => (value === null ? null : rateFigure(value, lang).text);

const MONEY = {
  initial_amount: ['initial_raw', 'initial'],
  adjusted_amount: ['adjusted_raw', 'adjusted'],
  executed_amount: ['executed_raw', 'executed'],
} as const;

function isMoney(column: string): column is keyof typeof MONEY {
  return column in MONEY;
}

function exactMoney(amount: number, lang: Lang): string {
  const { text, exact } = money(amount, lang);
  return text === exact || Math.abs(amount) < 10_000 ? exact : `${exact}（${text}）`;
}

/** Where a row stands; with its document where that is another than the form's. */
const placeOf = (row: { readonly source_id: string | null; readonly locator: string }) =>
  row.source_id === null ? row.locator : `${row.source_id} ${row.locator}`;

function fundFacts(data: FormData, reference: CellReference, { text, lang }: Words): CellFacts | null {
  const line = data.fundLines.find((candidate) => candidate.line_no === reference.row);
  if (line === undefined) return null;
  const name = text.fundKinds[line.kind];
  if (isMoney(reference.column)) {
    const [raw, word] = MONEY[reference.column];
    const amount = line[reference.column];
    const moved = line.money_unit_resolved !== line.money_unit_declared;
    return {
      title: `${name} · ${text[word]}`,
      raw: line[raw],
      facts: [
        ...plain(text.parsed, amount === null ? null : exactMoney(amount, lang)),
        ...plain(text.declaredUnit, amount === null ? null : line.money_unit_declared),
        ...(moved && amount !== null ? mark(text.resolvedUnit, line.money_unit_resolved) : []),
        ...(moved && amount !== null ? mark(text.reason, line.unit_resolution) : []),
      ],
      locator: placeOf(line),
    };
  }
  const raw =
    reference.column === 'label_raw'
      ? line.label_raw
      : reference.column === 'points_raw'
        ? line.points_raw
        : line.rate_raw;
  return { title: name, raw, facts: plain(text.kind, name), locator: placeOf(line) };
}

function sectionFacts(data: FormData, reference: CellReference, { text }: Words): CellFacts | null {
  const section = data.sections.find((candidate) => candidate.level1 === reference.row);
  if (section === undefined) return null;
  const rows = data.indicators.filter((row) => row.level1 === section.level1);
  const sum = rows.every((row) => row.points !== null)
    ? rows.reduce((total, row) => total + (row.points ?? 0), 0)
    : null;
  return {
    title: text.level1[section.level1],
    raw: section.label_raw,
    facts: [
      ...plain(text.declared, pointsText(section.points_declared)),
      ...plain(text.sumOfRows, pointsText(sum)),
    ],
    locator: section.locator,
  };
}

function partFacts(parts: readonly ValueRow[], { text, lang }: Words): Fact[] {
  return parts.flatMap((part, _index, all) => [
    ...plain(
      all.length > 1 ? `${text.parsed} · ${text.part(part.part_no)}` : text.parsed,
      readAs(part, lang),
    ),
    ...plain(text.qualifier, part.qualifier),
    ...(part.parse_status === 'ok'
      ? []
      : mark(text.status, enumWord('parse_status', part.parse_status, lang))),
  ]);
}

function indicatorFacts(data: FormData, reference: CellReference, words: Words): CellFacts | null {
  const { text, lang } = words;
  const row = data.indicators.find((candidate) => candidate.indicator_no === reference.row);
  if (row === undefined) return null;
  const shifted = row.layout_shifted ? mark(text.flags, text.shifted) : [];
  const of = (label: string, raw: string | null | undefined, facts: readonly Fact[]): CellFacts => ({
    title: `${row.name_raw} · ${label}`,
    raw,
    facts: [...facts, ...shifted],
    locator: placeOf(row),
  });
  switch (reference.column.replace(/_raw$/, '')) {
    case 'target':
      return of(
        text.target,
        row.target_raw,
        partFacts(partsOf(data.values, row.indicator_no, 'target'), words),
      );
    case 'actual':
      return of(
        text.actual,
        row.actual_raw,
        partFacts(partsOf(data.values, row.indicator_no, 'actual'), words),
      );
    case 'points': {
      const again = data.recomputedRows.find((candidate) => candidate.indicator_no === row.indicator_no);
      const rule = again === undefined ? null : rowRule(data, row.indicator_no, lang);
      return of(text.points, row.points_raw, [
        ...plain(text.parsed, pointsText(row.points)),
        ...(row.points_inferred ? mark(text.flags, text.inferred) : []),
        ...(again === undefined
          ? []
          : plain(text.recomputed, pointsRange(again.points_low, again.points_high))),
        ...plain(text.rule, rule),
      ]);
    }
    case 'points_max':
      return of(text.pointsMax, row.points_max_raw, [
        ...plain(text.parsed, pointsText(row.points_max)),
        ...(row.points_max_inferred ? mark(text.flags, text.pointsMaxInferred) : []),
      ]);
    case 'reviewed_points':
      return of(text.reviewed, undefined, plain(text.parsed, pointsText(row.reviewed_points)));
    case 'reviewed_actual':
      return of(text.reviewedActual, row.reviewed_actual_raw, []);
    case 'deviation_reason':
      return of(text.deviation, row.deviation_reason, []);
    default:
      return of(
        text.level1[row.level1],
        reference.column.startsWith('level2') ? row.level2_raw : row.name_raw,
        [],
      );
  }
}

function lackedBy(data: FormData): 'target' | 'actual' | 'both' | null {
  const target = !data.prints('target');
  const actual = !data.prints('actual');
  return target && actual ? 'both' : target ? 'target' : actual ? 'actual' : null;
}

/** The rule of one row in words; null where the row was not recomputed. */
export function rowRule(data: FormData, indicator: number, lang: Lang): string | null {
  const row = data.indicators.find((candidate) => candidate.indicator_no === indicator);
  const again = data.recomputedRows.find((candidate) => candidate.indicator_no === indicator);
  if (row === undefined || again === undefined) return null;
  return ruleSentence(
    {
      code: again.rule_code,
      target: row.target_raw ?? '—',
      actual: row.actual_raw ?? '—',
      ratio: again.achievement_ratio,
      pointsMax: again.points_max,
      low: again.points_low,
      high: again.points_high,
      lacks: lackedBy(data),
      compound: partsOf(data.values, indicator, 'target').length > 1,
      zero: data.values.some((part) => part.indicator_no === indicator && part.value === 0),
    },
    lang,
  );
}

function rateFacts(data: FormData, { text, lang }: Words): Fact[] {
  const { evaluation, summary } = data;
  const { rate, executed_amount: executed, adjusted_amount: adjusted } = summary;
  const formula =
    rate === null || executed === null || adjusted === null
      ? null
      : text.rateFormula(decimal(executed, 0, 2), decimal(adjusted, 0, 2), rateFigure(rate, lang).text);
  return [
    ...plain(text.parsed, percent(evaluation.rate_reported, lang)),
    ...plain(text.rateFromAmounts, formula),
  ];
}

function evaluationFacts(data: FormData, reference: CellReference, words: Words): CellFacts | null {
  const { text, lang } = words;
  const { evaluation: e, summary, recomputed } = data;
  const of = (title: string, raw: string | null | undefined, facts: readonly Fact[]): CellFacts => ({
    title,
    raw,
    facts,
    locator: e.locator,
  });
  const sentence = (title: string, value: string | null) =>
    of(title, value === null ? null : undefined, [
      ...plain(text.content, value),
      ...summarised(value, words),
    ]);
  switch (reference.column) {
    case 'rate_reported':
    case 'rate_raw':
      return of(text.rate, e.rate_raw, rateFacts(data, words));
    case 'budget_points':
    case 'budget_points_raw':
      return of(text.points, e.budget_points_raw, [
        ...plain(text.parsed, pointsText(e.budget_points)),
        ...(e.budget_points_inferred ? mark(text.flags, text.inferred) : []),
        ...(recomputed?.budget_points_recomputed === null || recomputed === null || summary.rate === null
          ? []
          : plain(
              text.recomputed,
              text.budgetFormula(
                decimal(recomputed.budget_points_available ?? 0, 0, 2),
                rateFigure(Math.min(1, Math.max(0, summary.rate)), lang).text,
                decimal(recomputed.budget_points_recomputed, 0, 2),
              ),
            )),
      ]);
    case 'total_reported':
    case 'total_raw':
      return of(text.total, e.total_raw, [
        ...plain(text.parsed, pointsText(e.total_reported)),
        ...(recomputed === null || (recomputed.total_low === null && recomputed.total_high === null)
          ? []
          : plain(text.recomputed, pointsRange(recomputed.total_low, recomputed.total_high))),
        ...plain(text.reviewed, pointsText(e.reviewed_total)),
      ]);
    case 'total_max':
      return of(text.pointsMax, e.total_max_raw, plain(text.parsed, pointsText(e.total_max)));
    case 'budget_points_max':
      return of(text.pointsMax, undefined, plain(text.parsed, pointsText(e.budget_points_max)));
    case 'project_id':
      return of(text.project, undefined, plain(text.content, summary.project_name));
    case 'unit_id':
      return of(text.unit, undefined, plain(text.content, summary.unit_name));
    case 'department_unit_id':
      return of(text.department, undefined, plain(text.content, summary.department_name));
    case 'category':
      return of(text.category, undefined, plain(text.ticked, e.category));
    case 'attribute':
      return of(text.attribute, undefined, plain(text.ticked, e.attribute));
    case 'term':
      return of(text.term, undefined, plain(text.ticked, e.term));
    case 'deviation_reason':
      return sentence(text.deviation, e.deviation_reason);
    case 'improvement':
      return sentence(text.improvement, e.improvement);
    case 'goal_expected':
      return sentence(text.goalExpected, e.goal_expected);
    case 'goal_actual':
      return sentence(text.goalActual, e.goal_actual);
    default:
      return of(text.title, e.title_raw, []);
  }
}

/** Short entries (无, 无偏差) are as printed; longer ones were put in our own words. */
function summarised(value: string | null, { text }: Words): Fact[] {
  return value !== null && value.length > 8 ? plain(text.flags, text.summarised) : [];
}

/** Everything that the inspector says about a cell; null for a reference the form does not hold. */
export function cellFacts(
  data: FormData,
  reference: CellReference,
  lang: Lang,
  text: typeof Text,
): CellFacts | null {
  const words = { text, lang };
  switch (reference.table) {
    case 'fund_line':
      return fundFacts(data, reference, words);
    case 'section':
      return sectionFacts(data, reference, words);
    case 'indicator':
      return indicatorFacts(data, reference, words);
    default:
      return evaluationFacts(data, reference, words);
  }
}
