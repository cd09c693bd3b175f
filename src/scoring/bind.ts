import type { Bilingual } from '../model/schema.ts';
import { POOLS, type Pool, type Profile, sectionPoints } from './profiles.ts';

/** What a form prints and where it comes from; points it does not print are null. */
export interface FormFacts {
  readonly kind: 'project' | 'department';
  readonly fiscalYear: number;
  /** Region of the unit, such as `湖北 黄石`; null when unknown. */
  readonly region: string | null;
  readonly budgetPoints: number | null;
  readonly sections: Readonly<Record<Pool, number | null>>;
}

export interface Binding {
  readonly profile: Profile;
  readonly reason: Bilingual;
}

/** National schemes name the whole country; a scheme without a place is for comparison only. */
const NATIONAL = '全国';

interface Candidate {
  readonly profile: Profile;
  readonly agree: number;
  readonly differ: number;
  readonly local: boolean;
}

function weigh(facts: FormFacts, profile: Profile): Candidate | null {
  if (profile.what_if_only || profile.region === null) return null;
  if (profile.valid_from !== null && facts.fiscalYear < profile.valid_from) return null;
  if (profile.valid_to !== null && facts.fiscalYear > profile.valid_to) return null;
  // A scheme for one kind of form says so at the end of its identifier.
  if (profile.profile_id.endsWith('-department') && facts.kind !== 'department') return null;
  if (profile.profile_id.endsWith('-project') && facts.kind !== 'project') return null;
  const local = profile.region !== NATIONAL && (facts.region ?? '').startsWith(profile.region);
  if (!local && profile.region !== NATIONAL) return null;
  const pairs: readonly (readonly [number | null, number | null])[] = [
    [facts.budgetPoints, profile.budget_points],
    ...POOLS.map((pool) => [facts.sections[pool], sectionPoints(profile, pool)] as const),
  ];
  const known = pairs.filter(([printed, scheme]) => printed !== null && scheme !== null);
  const agree = known.filter(([printed, scheme]) => printed === scheme).length;
  return { profile, local, agree, differ: known.length - agree };
}

/** The points that the form prints; null where it prints none. */
function printed(facts: FormFacts): string | null {
  const all = [facts.budgetPoints, ...POOLS.map((pool) => facts.sections[pool])];
  return all.every((points) => points === null) ? null : all.map((points) => points ?? '—').join('/');
}

function reasonFor(facts: FormFacts, best: Candidate): Bilingual {
  const place = facts.region ?? '';
  const zhScheme = best.local ? best.profile.region : '全国';
  const enScheme = best.local ? `the scheme of ${best.profile.region}` : 'the national scheme';
  const points = printed(facts);
  const differs = best.differ > 0;
  return {
    zh: `${points === null ? '表上没有印分值' : `表上所印分值（预算/产出/效益/满意度）为 ${points}`}，${place === '' ? '' : `${place}，`}${facts.fiscalYear} 年度适用${zhScheme}口径${differs ? `；其中 ${best.differ} 项与口径不同` : ''}`,
    en: `${points === null ? 'No points are printed' : `Points printed (budget/output/benefit/satisfaction) are ${points}`}; ${facts.fiscalYear}${place ? `, ${place}` : ''} falls under ${enScheme}${differs ? `; ${best.differ} of them differ from it` : ''}`,
  };
}

/**
 * Binds a form to a scheme by place, year, kind and the points it prints. A scheme of the place comes before
 * the national one; among several of a place the one whose points agree most. A form that prints no points
 * at all and lies in no place with a scheme of its own is left unbound: null.
 */
export function bindProfile(facts: FormFacts, profiles: readonly Profile[]): Binding | null {
  const printsPoints = facts.budgetPoints !== null || POOLS.some((pool) => facts.sections[pool] !== null);
  const best = profiles
    .map((profile) => weigh(facts, profile))
    .filter((c): c is Candidate => c !== null && (c.local || printsPoints))
    .sort(
      (a, b) =>
        Number(b.local) - Number(a.local) ||
        a.differ - b.differ ||
        b.agree - a.agree ||
        a.profile.profile_id.localeCompare(b.profile.profile_id, 'en'),
    )[0];
  return best === undefined ? null : { profile: best.profile, reason: reasonFor(facts, best) };
}
