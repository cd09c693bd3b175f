import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { overlaps, placeLabels } from '../../src/charts/score-execution/labels.ts';
import { type ScorePoint, scoreExecution } from '../../src/charts/score-execution/option.ts';
import { draw, filledWith, textsOf, wordsOf } from './rendered.ts';

const CORNER = { rateBelow: 0.8, scoreFrom: 0.9 };

function point(name: string, rate: number, score: number, budget = 100_000): ScorePoint {
  return { id: name, name, detail: '黄石 2021', rate, score, budget };
}

const HUANGSHI = [
  point('专家津贴', 0, 1, 330_000),
  point('就业配套补助', 0.163, 0.8326, 4_340_000),
  point('社保基金监管', 0.586, 0.92, 180_000),
  point('职业技能', 0.6, 0.91, 450_000),
  point('事业单位人事管理', 0.636, 0.93, 240_000),
  point('劳动保障监察办案', 0.776, 0.9553, 250_000),
  point('工伤', 1, 1, 50_000),
];

describe('score against execution', () => {
  it.each(['wide', 'narrow'] as const)(
    'names the points to look at without one label over another (%s)',
    (layout) => {
      const svg = draw(scoreExecution, { points: HUANGSHI, cells: null, corner: CORNER }, layout);
      const words = wordsOf(svg);
      expect(words).toContain('就业配套补助');
      expect(words).toContain('专家津贴');
      expect(words).toContain('执行低、得分高');
      expect(words).not.toContain('工伤');
      const names = new Set([...HUANGSHI.map((p) => p.name), '执行低、得分高']);
      const boxes = textsOf(svg)
        .filter((drawn) => names.has(drawn.text))
        .map((drawn) => {
          const width = drawn.text.length * 12;
          const left =
            drawn.anchor === 'end'
              ? drawn.x - width
              : drawn.anchor === 'middle'
                ? drawn.x - width / 2
                : drawn.x;
          return { text: drawn.text, x: left, y: drawn.y - 6, width, height: 12 };
        });
      for (const [index, box] of boxes.entries()) {
        for (const other of boxes.slice(index + 1)) {
          expect(overlaps(box, other), `${box.text} over ${other.text}`).toBe(false);
        }
      }
    },
  );

  it('says in words who stands in the corner', () => {
    expect(scoreExecution.summary({ points: HUANGSHI, cells: null, corner: CORNER }, 'zh')).toBe(
      '散点图，7 份自评表；执行率低于 80% 而得分率不低于 90% 的有 5 份：专家津贴、社保基金监管、职业技能、事业单位人事管理、劳动保障监察办案。',
    );
  });

  it('draws counts by cell when there are too many forms for bubbles', () => {
    const cell = (rateFrom: number, scoreFrom: number, n: number) => ({
      rateFrom,
      rateTo: rateFrom + 0.02,
      scoreFrom,
      scoreTo: scoreFrom + 0.01,
      n,
    });
    const rows = { points: [], cells: [cell(0.5, 0.95, 40), cell(0.98, 1, 60_000)], corner: CORNER };
    expect(filledWith(draw(scoreExecution, rows), '--accent')).toBe(2);
    expect(scoreExecution.summary(rows, 'zh')).toBe(
      '密度图，60,040 份自评表；执行率低于 80% 而得分率不低于 90% 的有 40 份。',
    );
    expect(scoreExecution.table(rows, 'en').rows).toHaveLength(2);
  });
});

describe('label placement', () => {
  it('never lets two labels overlap, nor a label a bubble, nor leave the frame', () => {
    const frame = { x: 0, y: 0, width: 500, height: 300 };
    const bubble = fc.record({
      x: fc.integer({ min: 0, max: 500 }),
      y: fc.integer({ min: 0, max: 300 }),
      radius: fc.integer({ min: 4, max: 22 }),
    });
    fc.assert(
      fc.property(fc.array(bubble, { maxLength: 25 }), (bubbles) => {
        const wanted = bubbles.map((_, index) => ({ index, text: `项目名称${index}` }));
        const boxes = [...placeLabels(bubbles, wanted, frame)].map(([index, place]) => ({
          index,
          box: place.box,
        }));
        for (const [at, { box, index }] of boxes.entries()) {
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(500);
          for (const other of boxes.slice(at + 1)) expect(overlaps(box, other.box)).toBe(false);
          for (const [which, { x, y, radius }] of bubbles.entries()) {
            if (which === index) continue;
            expect(
              overlaps(box, { x: x - radius, y: y - radius, width: radius * 2, height: radius * 2 }),
            ).toBe(false);
          }
        }
      }),
    );
  });
});
