import type { Bilingual } from '../../model/schema.ts';
import type { Decision, DecisionOption, Problem } from '../types.ts';
import { type FormFigures, settle } from './duplicates.ts';
import type { FlatRecord } from './flat-record.ts';
import type { DuplicateRule } from './mapping.ts';

type SettlingRule = Exclude<DuplicateRule, 'ask'>;
export const SETTLING_RULES: readonly SettlingRule[] = ['latest-publication', 'keep-last', 'sum'];

/** What a rule does, in a table without a year of publication and in one with it. */
const LABELS: Readonly<Record<SettlingRule, { readonly plain: Bilingual; readonly published: Bilingual }>> = {
  'latest-publication': {
    plain: { zh: '以最近发布的为准', en: 'The latest publication counts' },
    published: { zh: '以最近发布的为准', en: 'The latest publication counts' },
  },
  'keep-last': {
    plain: { zh: '以最后一行为准', en: 'The last row counts' },
    published: {
      zh: '最近发布的几行中，以最后一行为准',
      en: 'The last row of the latest publication counts',
    },
  },
  sum: {
    plain: { zh: '各行金额相加', en: 'Add the amounts up' },
    published: {
      zh: '最近发布的几行，金额相加',
      en: 'Add up the amounts of the latest publication',
    },
  },
};

const keyOf = (r: FlatRecord): string => [r.unit, r.project, r.code, r.year].join('\u001f');
type Told = Pick<FlatRecord, 'budget' | 'executed' | 'score' | 'reviewedScore'>;
const amounts = ({ budget, executed, score, reviewedScore }: Told): string =>
  [budget?.raw ?? '—', executed?.raw ?? '—', score?.raw ?? null, reviewedScore]
    .filter((figure) => figure !== null)
    .join(' / ');
const named = (r: FlatRecord): string => `${r.project || r.unit} ${r.year}`;
const told = (figures: FormFigures): string =>
  `${named(figures.from)}: ${amounts(figures)} (${figures.locator})`;

/** Rows of one form, the first of those left open that shows what the rules would make of it. */
function exampleOf(records: readonly FlatRecord[]): readonly FlatRecord[] {
  const first = records[0];
  return first === undefined ? [] : records.filter((record) => keyOf(record) === keyOf(first));
}

function optionsFor(example: readonly FlatRecord[], published: boolean): readonly DecisionOption[] {
  return SETTLING_RULES.flatMap((rule): DecisionOption[] => {
    if (rule === 'latest-publication' && !published) return [];
    const { figures } = settle(example, () => rule);
    // A rule under which the rows stay open answers nothing.
    if (figures === null) return [];
    return [{ id: rule, label: LABELS[rule][published ? 'published' : 'plain'], example: told(figures) }];
  });
}

/**
 * The question that rows of one table raise which speak of the same unit, project and year and differ; none of
 * their figures is imported until it is answered. `rule` is the one that left them open.
 */
export function duplicateDecision(
  id: string,
  file: string,
  records: readonly FlatRecord[],
  rule: DuplicateRule,
): { readonly decision: Decision; readonly problem: Problem } {
  const keys = new Set(records.map(keyOf)).size;
  const published = records.some((record) => record.publication !== null);
  const example = exampleOf(records);
  const rows = example.map((r) => `${amounts(r)} (${r.locator})`);
  const options = optionsFor(example, published);
  const ids = options.map((option) => option.id).join('|');
  const tied = rule === 'latest-publication';
  const why: Bilingual = tied
    ? published
      ? {
          zh: '已按最近发布的为准，但这些项目年度在最近发布的同一年度里仍有数字不同的几行',
          en: 'The latest publication counts, but it holds several rows of these projects and years that differ',
        }
      : {
          zh: '规则是以最近发布的为准，但表中没有发布年度',
          en: 'The rule is the latest publication, and the table states none',
        }
    : { zh: '表中没有说明以哪一行为准', en: 'The table does not say which row counts' };
  return {
    decision: {
      id,
      kind: 'duplicate-key',
      question: {
        zh: `“${file}”中 ${keys} 个项目年度各有数字不同的几行，以哪个为准？例如 ${example[0] ? named(example[0]) : ''}（预算数 / 执行数）：${rows.join('；')}`,
        en: `${keys} projects and years of “${file}” have several rows with different figures: which counts? For instance ${example[0] ? named(example[0]) : ''} (budget / executed): ${rows.join('; ')}`,
      },
      options,
      proposed: null,
      reason: why,
      locators: records.slice(0, 20).map((r) => r.locator),
    },
    problem: {
      file,
      place: records[0]?.locator ?? '',
      column: null,
      value: `${example[0] ? named(example[0]) : ''}: ${rows.join('; ')}`,
      kind: 'duplicate-key',
      message: {
        zh: `有 ${keys} 个项目年度各有几行，数字不同，共 ${records.length} 行，其金额和得分没有导入：${why.zh}`,
        en: `${keys} projects and years have several rows with different figures, ${records.length} rows in all; their amounts and scores were not imported. ${why.en}`,
      },
      remedy: {
        zh: `请在“请您决定”中选择规则（命令行：--duplicates ${ids}）`,
        en: `Choose a rule under “For you to decide” (command line: --duplicates ${ids})`,
      },
      severity: 'ask',
    },
  };
}
