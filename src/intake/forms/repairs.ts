import type { Bilingual } from '../../model/schema.ts';
import type { Repair } from '../types.ts';
import type { Rate } from '../values/numbers.ts';
import type { FormReading } from './form.ts';
import type { FormCell } from './grid.ts';
import type { IndicatorReading } from './indicators.ts';
import type { IndicatorRole } from './labels.ts';
import type { Level1 } from './levels.ts';
import type { Scored } from './scores.ts';

const LEVEL1_NAMES: Readonly<Record<Level1, string>> = {
  output: '产出',
  benefit: '效益',
  satisfaction: '满意度',
  cost: '成本',
  other: '其他',
};

const SHOWN: readonly IndicatorRole[] = ['target', 'actual', 'max', 'points', 'reason'];

function repair(locator: string, before: string, after: string, kind: string, reason: Bilingual): Repair {
  return { locator, before, after, kind, reason };
}

function asPrinted(row: IndicatorReading): string {
  return [...row.cells.values()]
    .sort((a, b) => a.col - b.col)
    .map((cell) => cell.text)
    .join(' | ');
}

function asRead(row: IndicatorReading, level1: Level1): string {
  return [
    LEVEL1_NAMES[level1],
    row.level2?.text ?? '',
    row.name,
    ...SHOWN.map((role) => row.cells.get(role)?.text ?? '').filter((text, index) => text !== '' || index < 2),
  ].join(' | ');
}

/** What reading a form had to change: rows put back in place, blocks moved, scores from sums, rates without %. */
export function repairsOf(
  form: FormReading,
  scores: readonly Scored[],
  budget: { readonly value: number | null; readonly locator: string | null },
  rate: { readonly read: Rate | null; readonly cell: FormCell | undefined },
): readonly Repair[] {
  const found: Repair[] = [];
  const settled = form.settled;
  for (const [index, row] of (form.block?.rows ?? []).entries()) {
    const level1 = settled?.level1[index] ?? 'other';
    if (row.shifted) {
      found.push(
        repair(row.locator, asPrinted(row), asRead(row, level1), 'layout-shifted', {
          zh: '合并单元格丢失，整行错位；按表头和各栏内容放回原位',
          en: 'A merged cell was lost and the row slipped; put back by its header and by what the cells hold',
        }),
      );
    } else if (settled?.moved.has(index) === true) {
      found.push(
        repair(row.locator, row.level1?.text ?? '', LEVEL1_NAMES[level1], 'block-moved', {
          zh: '一级指标的名称早印或晚印一行；按二级类别和分值合计归位',
          en: 'The level-1 label stands a row early or late; settled by the classes and by the sums of points',
        }),
      );
    }
    const score = scores[index];
    if (score?.pointsInferred === true && score.points !== null) {
      found.push(
        repair(row.locator, '', String(score.points), 'points-inferred', {
          zh: '得分缺失，由总分与其余得分唯一确定',
          en: 'The score is missing; the total and the other scores leave one value',
        }),
      );
    }
  }
  if (budget.value !== null) {
    found.push(
      repair(budget.locator ?? form.locator, '', String(budget.value), 'budget-points-inferred', {
        zh: '预算执行得分缺失，由总分确定，且与执行率相符',
        en: 'The budget score is missing; the total gives it and the rate agrees',
      }),
    );
  }
  if (rate.read?.assumed === true && rate.cell !== undefined) {
    const after = `${Math.round(rate.read.value * 1e6) / 1e4}%`;
    found.push(
      repair(rate.cell.locator, rate.cell.text, after, 'rate-without-percent', {
        zh: '执行率没有百分号，按金额核对后读作百分数',
        en: 'The rate has no percent sign; read as a percentage after a check against the amounts',
      }),
    );
  }
  return found;
}
