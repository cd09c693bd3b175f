import { describe, expect, it } from 'vitest';
import { whatIf as en } from '../../../src/app/text/en/what-if.ts';
import { whatIf as zh } from '../../../src/app/text/zh/what-if.ts';
import { type Draft, draftOf, readDraft } from '../../../src/pages/what-if/draft.ts';
import { problemText } from '../../../src/pages/what-if/editor.tsx';
import { profileNameOf, rangeGradeName } from '../../../src/pages/what-if/names.ts';
import { deviationOf, reviewRows } from '../../../src/pages/what-if/review-rows.ts';
import { CUSTOM_START, customToProfile } from '../../../src/scoring/custom-profile.ts';
import { profileInWords } from '../../../src/scoring/profile-words.ts';
import { DEFAULT_PROFILES } from '../../../src/scoring/profiles.ts';
import { customChoice, isCustomChoice, profileToCustom, whatIfOf } from '../../../src/scoring/what-if.ts';

const START = draftOf(CUSTOM_START);
const problemsOf = (part: Partial<Draft>) =>
  readDraft({ ...START, ...part }).problems.map((problem) => problemText(problem, zh));

describe('a scheme of the reader’s own', () => {
  it('goes from each published scheme through the fields and the address, and back', () => {
    for (const profile of DEFAULT_PROFILES) {
      const custom = profileToCustom(profile);
      expect(readDraft(draftOf(custom)).custom, profile.profile_id).toEqual(custom);
      const choice = customChoice(custom);
      expect(encodeURIComponent(choice)).toBe(choice);
      const again = whatIfOf(choice);
      expect(again?.custom).toEqual(custom);
      // Everything that recomputation reads is that of the published scheme.
      for (const key of ['budget_points', 'output_points', 'caps', 'over_penalty', 'grade_good'] as const)
        expect(again?.profile[key], `${profile.profile_id} ${key}`).toBe(profile[key]);
    }
  });

  it('stands in the address by what differs from the national scheme', () => {
    expect(customChoice(CUSTOM_START)).toBe('custom');
    const read = readDraft({ ...START, budget: '20', output: '40', benefit: '20', satisfaction: '20' });
    expect(read.custom === null ? null : customChoice(read.custom)).toBe('custom.b20_o40_e20_s20');
    expect(isCustomChoice('custom.zzz')).toBe(true);
    expect(whatIfOf('custom.zzz')).toBeNull();
    expect(whatIfOf('customs')).toBeNull();
    expect(whatIfOf('strict-cap-2022')?.custom).toBeNull();
  });

  it('says what stands in its way', () => {
    expect(problemsOf({})).toEqual([]);
    expect(problemsOf({ output: '40' })).toEqual(['分值合计为 90，应为 100。']);
    expect(problemsOf({ satisfaction: '', output: '70' })).toEqual(['分值合计为 110，超过 100。']);
    expect(problemsOf({ budget: '' })).toEqual(['预算执行（分）：不能留空。']);
    expect(problemsOf({ good: 'B' })).toEqual(['良，不低于（分）：请填数字。']);
    expect(problemsOf({ fullLow: '120' })).toEqual(['“达成”最低得分（%）：应在 0 与 100 之间。']);
    expect(problemsOf({ partLow: '85' })).toHaveLength(1);
    expect(problemsOf({ fair: '85' })).toEqual([zh.problems.grades]);
    expect(problemsOf({ overThreshold: '', overPenalty: '2' })).toEqual([zh.problems.penalty]);
    const caps = (...pairs: [string, string][]) => pairs.map(([below, cap]) => ({ below, cap }));
    expect(problemsOf({ caps: caps(['60', '59'], ['50', '69']) })).toEqual([zh.problems.caps]);
    expect(problemsOf({ caps: caps(['50', '59'], ['50', '69']) })).toEqual([zh.problems.caps]);
    expect(problemsOf({ caps: caps(['50', '']) })).toEqual(['第 1 档：总分至多（分）：不能留空。']);
    expect(readDraft({ ...START, caps: caps(['60', '69'], ['50%', '59']) }).custom?.caps).toEqual([
      { below: 0.5, cap: 59 },
      { below: 0.6, cap: 69 },
    ]);
  });

  it('leaves sections open only on purpose', () => {
    const open = readDraft({ ...START, output: '', benefit: '', satisfaction: '' });
    expect(open.custom).toMatchObject({ budget: 10, output: null, benefit: null, satisfaction: null });
  });
});

describe('a scheme in words', () => {
  it('names its points, bands, caps and cut-offs', () => {
    const strict = DEFAULT_PROFILES.find((profile) => profile.profile_id === 'strict-cap-2022');
    if (strict === undefined) throw new Error('no strict-cap-2022');
    const words = profileInWords(strict).map((sentence) => sentence.zh);
    expect(words[0]).toBe('预算执行 10 分；产出、效益、满意度按各表所印分值的比例分其余 90 分。');
    expect(words).toContain(
      '执行率封顶总分：低于 50% 至多 59 分，低于 60% 至多 69 分，低于 70% 至多 79 分，低于 80% 至多 89 分。',
    );
    expect(words).toContain('完成值达到目标的 130% 的指标，每项扣 2 分。');
    const own = profileInWords(customToProfile({ ...CUSTOM_START, basis: 'initial', overThreshold: null }));
    expect(own.map((sentence) => sentence.en).join(' ')).toContain('executed ÷ initial budget');
    expect(own.map((sentence) => sentence.zh)).toContain('超额完成不扣分。');
  });

  it('is named in both languages', () => {
    expect(profileNameOf('custom.b20', 'zh')).toBe(zh.custom);
    expect(profileNameOf('custom.b20', 'en')).toBe(en.custom);
    expect(profileNameOf('mof-2020', 'en')).toBe('Ministry of Finance 2020');
    expect(profileNameOf('nobody', 'zh')).toBe('nobody');
  });

  it('never shows a grade without its reservation', () => {
    expect(rangeGradeName('good', 'good', false, zh)).toBe('良（依据不足）');
    expect(rangeGradeName('fair', 'excellent', true, zh)).toBe('中至优');
    expect(rangeGradeName('fair', 'excellent', false, en)).toBe('fair to excellent (not demonstrated)');
    expect(rangeGradeName(null, 'good', null, zh)).toBeNull();
  });
});

describe('the review', () => {
  const row = {
    indicator_no: 1,
    name_raw: '培训人次',
    actual_raw: '100',
    reviewed_actual_raw: null,
    points: 10,
    reviewed_points: null,
  };

  it('is silent where there is none', () => {
    expect(reviewRows([row], { reported: 98, reviewed: null }, '总分')).toEqual([]);
  });

  it('sets the total and the reviewed rows beside the self-score', () => {
    const rows = reviewRows(
      [row, { ...row, indicator_no: 2, reviewed_points: 8, reviewed_actual_raw: '80' }],
      { reported: 98, reviewed: 91 },
      '总分',
    );
    expect(rows.map(({ no, self, reviewed }) => [no, self, reviewed])).toEqual([
      [0, 98, 91],
      [2, 10, 8],
    ]);
    expect(rows[0]?.deviation).toBeCloseTo(7 / 98, 12);
    expect(rows[1]?.deviation).toBeCloseTo(0.2, 12);
    expect(deviationOf(0, 5)).toBeNull();
    expect(deviationOf(90, 95)).toBeLessThan(0);
  });
});
