import { beforeAll, describe, expect, it } from 'vitest';
import type { FormData } from '../../../src/pages/form/form-questions.ts';
import { schemeOf } from '../../../src/pages/form/scheme.ts';
import { formOf } from './form-answers.ts';

let platform: FormData;
beforeAll(async () => {
  platform = await formOf('huangshi-hrss-12333-platform-2021');
});

/** The form as an import leaves it: bound after the load, its scheme in no table of the package. */
const imported = (form: FormData): FormData => ({
  ...form,
  evaluation: { ...form.evaluation, profile_id: null, profile_reason: null },
  recomputed:
    form.recomputed === null
      ? null
      : { ...form.recomputed, profile_name: null, profile_name_en: null, profile_reason: null },
});

describe('the scheme of a form', () => {
  it('is told with the reason that its rows hold', () => {
    expect(schemeOf(platform)).toEqual({
      name: { zh: '湖北口径 20/40/20/20', en: 'Hubei 20/40/20/20' },
      reason: {
        zh: '表上标注预算执行20分、产出40分、效益20分、满意度20分',
        en: '表上标注预算执行20分、产出40分、效益20分、满意度20分',
      },
    });
  });

  it('is told with points, place and year where it was bound by them', () => {
    expect(schemeOf(imported(platform))).toEqual({
      name: { zh: '湖北口径 20/40/20/20', en: 'Hubei 20/40/20/20' },
      reason: {
        zh: '表上所印分值（预算/产出/效益/满意度）为 20/40/20/20，湖北 黄石，2021 年度适用湖北口径',
        en: 'Points printed (budget/output/benefit/satisfaction) are 20/40/20/20; 2021, 湖北 黄石 falls under the scheme of 湖北',
      },
    });
  });

  it('gives no reason of another scheme', () => {
    const form = imported(platform);
    const other = { ...form, evaluation: { ...form.evaluation, budget_points_max: null }, sections: [] };
    const bound = form.recomputed === null ? null : { ...form.recomputed, profile_id: 'county-2023' };
    expect(schemeOf({ ...other, recomputed: bound })).toEqual({
      name: { zh: 'county-2023', en: 'county-2023' },
      reason: null,
    });
    expect(schemeOf({ ...form, recomputed: null })).toBeNull();
  });
});
