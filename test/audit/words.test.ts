import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  composeFormula,
  composeMessage,
  explanationOf,
  type FindingValues,
  fill,
} from '../../src/audit/message.ts';
import { SQL_RULES } from '../../src/audit/registry.ts';
import {
  exportReviews,
  importReviews,
  REVIEW_STATUSES,
  type ReviewState,
} from '../../src/audit/review-state.ts';

const finding = (more: Partial<FindingValues> & { rule: string }): FindingValues => ({
  reported: null,
  expected: null,
  difference: null,
  v1: null,
  v2: null,
  v3: null,
  v4: null,
  t1: null,
  t2: null,
  quote: null,
  indicator_name: null,
  explanation: null,
  ...more,
});

describe('the words of a finding', () => {
  it('show a point to verify, the sum, the unit’s explanation and what else it may be', () => {
    const { zh, en } = composeMessage(
      finding({
        rule: 'B01',
        reported: 20,
        expected: 0,
        difference: 20,
        v1: 20,
        v2: 0,
        v3: 330000,
        explanation: '每两年发放一次。',
      }),
    );
    expect(zh).toBe(
      '待核实：预算执行得 20 分，按分值 20 与执行率应为 0 分，相差 20 分。计算：20×0元÷33万元=0。单位说明：每两年发放一次。另一种可能：得分可能按所印执行率或未取整金额计算；也可能经财政部门另行认定。',
    );
    expect(en).toContain('The unit says: 每两年发放一次。');
    expect(en).toMatch(/^To verify: The budget line scores 20; 20 points at its rate give 0, 20 apart\./);
  });

  it('end each sentence once, and speak one language', () => {
    const due = composeMessage(finding({ rule: 'A19', indicator_name: '新增贷款', explanation: '另有来源' }));
    expect(due.en).toContain('is it due to this money? The unit says: 另有来源. Another explanation:');
    expect(due.zh).toContain('单位说明：另有来源。另一种可能：');
    const said = (more: Parameters<typeof finding>[0]) => composeMessage(finding(more));
    expect(said({ rule: 'G01', t1: '签字、盖章' }).en).toContain('Not seen: signature, stamp.');
    expect(said({ rule: 'I06', t1: '质量、成本' }).en).toContain('Outputs lack: quality, cost.');
    expect(said({ rule: 'G09', t1: '（空）' }).en).toContain('Filing date: (blank).');
    expect(said({ rule: 'G09', t1: '（空）' }).zh).toContain('填报日期：（空）。');
    expect(said({ rule: 'I15', t1: '以上 以上', t2: '95%以上' }).zh).toContain('带“以上”。');
    expect(said({ rule: 'C05', t1: '10.0/50.0/30.0/20.5', t2: '10.0/50.0/—/100.0' }).zh).toContain(
      '10/50/30/20.5，口径为 10/50/—/100。',
    );
  });

  it('never lose a yuan that matters', () => {
    const value = finding({ rule: 'A06', reported: 128218.8, expected: 128208.8, difference: 10 });
    expect(composeFormula(value)?.zh).toBe('128,218.8元－128,208.8元=10元');
    const money = (v: number) => fill('{v1:money}', finding({ rule: 'A06', v1: v }), 'zh');
    expect(
      [1159138.98, 1143900, 640000000, 12820.5, 0, -352, 1e8, 100_000_000_600_001.02].map(money),
    ).toEqual([
      '1,159,138.98元',
      '114.39万元',
      '6.4亿元',
      '12,820.5元',
      '0元',
      '−352元',
      '1亿元',
      '100,000,000,600,001元',
    ]);
  });

  it('take 无 and 无偏差 for no explanation', () => {
    expect(['无', ' 无偏差 ', '', null, '——'].map((explanation) => explanationOf({ explanation }))).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(explanationOf({ explanation: '次年支付' })).toBe('次年支付');
  });

  it('leave no placeholder behind, whatever is missing, and accuse no one', () => {
    for (const rule of SQL_RULES) {
      for (const value of [null, 0, 0.4, 123456.78]) {
        const one = finding({
          rule: rule.id,
          reported: value,
          expected: value,
          difference: value,
          v1: value,
          v2: value,
          v3: value,
          v4: value,
        });
        const { zh, en } = composeMessage(one);
        expect(`${zh}${en}`, rule.id).not.toMatch(/[{}]|undefined|NaN/);
        expect(zh, rule.id).not.toMatch(/造假|违规|违法|弄虚作假|欺骗/);
        expect(en, rule.id).not.toMatch(/\b(fraud|fake|falsif|illegal|cheat)/i);
      }
    }
  });
});

const review = fc.record({
  status: fc.constantFrom(...REVIEW_STATUSES),
  remark: fc.string({ unit: 'grapheme' }),
});
const reviews = fc.dictionary(
  fc.stringMatching(/^[A-Z]\d{2}\.[a-z0-9-]{1,30}(\.i\d{1,2})?$/),
  review.map((r) => ({ ...r, remark: r.remark.replaceAll('\r', '') })),
);

describe('the reviewer’s statuses', () => {
  it('survive the CSV, in either language', () => {
    fc.assert(
      fc.property(reviews, fc.constantFrom('zh' as const, 'en' as const), (state, lang) => {
        const { state: read, problems } = importReviews(exportReviews(state as ReviewState, lang));
        expect(problems).toEqual([]);
        expect({ ...read }).toEqual({ ...state });
      }),
      // A remark that stands as a spreadsheet's text already.
      { examples: [[{ 'A01.x': { status: 'explained', remark: "'=1" } }, 'zh']] },
    );
  });

  it('open in a spreadsheet: a BOM, and no cell that would run', () => {
    const csv = exportReviews({ 'A01.x': { status: 'explained', remark: '=cmd|1' } });
    expect(csv.startsWith('\uFEFFfinding_id,status,remark\r\n')).toBe(true);
    expect(csv).toContain("A01.x,已说明,'=cmd|1");
  });

  it('report what they cannot read and keep the rest', () => {
    const { state, problems } = importReviews(
      '疑点编号,状态,备注\nA01.x,已确认,查过\nA02.x,也许,\n,已说明,\nB01.x,dismissed,"a\nb"\n',
    );
    expect(state).toEqual({
      'A01.x': { status: 'confirmed', remark: '查过' },
      'B01.x': { status: 'dismissed', remark: 'a\nb' },
    });
    expect(problems.map((p) => p.line)).toEqual([3, 4]);
    expect(problems[0]?.reason.en).toContain('也许');
    expect(importReviews('a,b\n1,2').problems).toHaveLength(1);
    expect(importReviews('').state).toEqual({});
  });
});
