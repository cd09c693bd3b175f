import { decimal } from '../../app/format/number.ts';
import { type MethodKind, methodAnchor } from '../../app/method-anchor.ts';
import { methods as en } from '../../app/text/en/methods.ts';
import { methods as zh } from '../../app/text/zh/methods.ts';
import { FAMILIES, QUALITY_FAMILY_CAP, QUALITY_WEIGHTS, SEVERITIES } from '../../audit/registry.ts';
import { type Family, NEEDED_NAMES, type Rule, type RuleText, type Severity } from '../../audit/rule.ts';
import { type Bilingual, type Lang, TABLES } from '../../model/schema.ts';
import type { Dimension } from '../../questions/dimensions.ts';
import type { Metric } from '../../questions/types.ts';
import type { Profile } from '../../scoring/profiles.ts';
import { GLOSSARY } from './glossary.ts';
import { JUDGEMENT_CODES, JUDGEMENTS } from './judgements.ts';
import { cutOffText, pointsText, profileParameters, sharedCutOffs } from './profile-parameters.ts';
import { TOPICS } from './topics.ts';

const TEXTS = { zh, en };

export interface Badge {
  readonly text: string;
  readonly tone: 'plain' | 'muted' | Severity;
  readonly note?: string;
}

export interface Fact {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
}

/** One definition: what it is called, what it says, and what it is made of. */
export interface MethodEntry {
  readonly anchor: string;
  readonly name: string;
  /** The name in the other language, so that either finds it. */
  readonly otherName: string;
  readonly code: string | null;
  readonly badges: readonly Badge[];
  readonly body: readonly string[];
  readonly facts: readonly Fact[];
}

export interface MethodGroup {
  readonly id: string;
  readonly name: string | null;
  readonly entries: readonly MethodEntry[];
}

export interface MethodSection {
  readonly id: SectionId;
  readonly name: string;
  readonly leads: readonly string[];
  readonly groups: readonly MethodGroup[];
}

export type SectionId = keyof typeof zh.sections;

/** Everything that the page is made of; the registries themselves in the site, small ones in tests. */
export interface Registries {
  readonly metrics: readonly Metric[];
  readonly more: readonly Pick<Metric, 'id' | 'name' | 'formula' | 'nullRule'>[];
  readonly dimensions: readonly Dimension[];
  readonly profiles: readonly Profile[];
  readonly rules: readonly Rule[];
}

function entry(
  kind: MethodKind,
  id: string,
  name: Bilingual,
  lang: Lang,
  rest: Partial<Omit<MethodEntry, 'anchor' | 'name' | 'otherName'>> = {},
): MethodEntry {
  return {
    anchor: methodAnchor(kind, id),
    name: name[lang],
    otherName: name[lang === 'zh' ? 'en' : 'zh'],
    code: null,
    badges: [],
    body: [],
    facts: [],
    ...rest,
  };
}

function metricEntries({ metrics, more }: Registries, lang: Lang): MethodEntry[] {
  const text = TEXTS[lang];
  const facts = (metric: Pick<Metric, 'formula' | 'nullRule'>): Fact[] => [
    { label: text.formula, value: metric.formula[lang] },
    { label: text.nullRule, value: metric.nullRule[lang] },
  ];
  return [
    ...metrics.map((metric) =>
      entry('metric', metric.id, metric.name, lang, {
        badges: [{ text: text.unitNames[metric.unit], tone: 'muted', note: text.unit }],
        facts: facts(metric),
      }),
    ),
    ...more.map((metric) => entry('metric', metric.id, metric.name, lang, { facts: facts(metric) })),
  ];
}

function gradeEntries(profiles: readonly Profile[], lang: Lang): MethodEntry[] {
  const text = TEXTS[lang];
  const shared = sharedCutOffs(profiles);
  if (shared === null) {
    return [entry('topic', 'grades', { zh: zh.grade, en: en.grade }, lang, { body: [text.gradesByProfile] })];
  }
  const value = {
    excellent: text.gradeFrom(decimal(shared.excellent, 0, 3)),
    good: text.gradeFrom(decimal(shared.good, 0, 3)),
    fair: text.gradeFrom(decimal(shared.fair, 0, 3)),
    poor: text.gradeBelow(decimal(shared.fair, 0, 3)),
  };
  return (['excellent', 'good', 'fair', 'poor'] as const).map((grade) =>
    entry('topic', `grade-${grade}`, { zh: zh.grades[grade], en: en.grades[grade] }, lang, {
      body: [value[grade]],
    }),
  );
}

function profileEntry(profile: Profile, lang: Lang): MethodEntry {
  const text = TEXTS[lang];
  return entry('profile', profile.profile_id, { zh: profile.name, en: profile.name_en }, lang, {
    code: profile.profile_id,
    badges: profile.what_if_only ? [{ text: text.whatIf, tone: 'W' }] : [],
    facts: [
      { label: text.profileBasis, value: profile.basis },
      { label: text.profilePoints, value: pointsText(profile, lang) },
      { label: text.profileGrades, value: cutOffText(profile, lang) },
      ...profileParameters(profile, lang).map((p) => ({
        label: p.title,
        value: p.value,
        note: p.description,
      })),
    ],
  });
}

/** The titles of the profile columns that a rule reads. */
function parameterTitles(rule: RuleText, lang: Lang): string {
  return rule.parameters
    .map((name) => TABLES.profile.fields.find((field) => field.name === name)?.title[lang] ?? name)
    .join(lang === 'zh' ? '、' : ', ');
}

/** The fields that a form must have before the rule may say that nothing was filled in; empty where it needs none. */
function neededFields(rule: Rule, lang: Lang): string {
  const needs = rule.kind === 'sql' && rule.on !== 'set' ? (rule.needs ?? []) : [];
  return needs.map((needed) => NEEDED_NAMES[needed][lang]).join(lang === 'zh' ? '、' : ', ');
}

function ruleEntry(rule: Rule, lang: Lang): MethodEntry {
  const text = TEXTS[lang];
  const leftOut = rule.kind === 'left-out';
  const facts: Fact[] = [{ label: text.ruleFormula, value: rule.formula[lang] }];
  if (leftOut) facts.push({ label: text.ruleReason, value: rule.reason[lang] });
  else if (rule.otherwise !== undefined)
    facts.push({ label: text.ruleOtherwise, value: rule.otherwise[lang] });
  const needed = neededFields(rule, lang);
  if (needed !== '') facts.push({ label: text.ruleNeeds, value: text.ruleNeedsValue(needed) });
  if (rule.parameters.length > 0)
    facts.push({ label: text.ruleParameters, value: parameterTitles(rule, lang) });
  return entry('rule', rule.id, rule.name, lang, {
    code: rule.id,
    badges: [
      {
        text: SEVERITIES[rule.severity][lang],
        tone: leftOut ? 'muted' : rule.severity,
        note: text.severityNotes[rule.severity],
      },
      ...(leftOut ? [{ text: text.leftOut, tone: 'muted' as const }] : []),
      ...(rule.judges ? [{ text: text.judges, tone: 'muted' as const }] : []),
    ],
    body: [rule.question[lang]],
    facts: facts.filter((fact) => fact.value !== ''),
  });
}

function ruleGroups(rules: readonly Rule[], lang: Lang): MethodGroup[] {
  return (Object.keys(FAMILIES) as Family[]).flatMap((family) => {
    const own = rules.filter((rule) => rule.family === family);
    if (own.length === 0) return [];
    return [
      {
        id: `rules-${family}`,
        name: `${family} · ${FAMILIES[family][lang]}`,
        entries: own.map((rule) => ruleEntry(rule, lang)),
      },
    ];
  });
}

/** The whole page of definitions in one language, from the registries. */
export function methodSections(registries: Registries, lang: Lang): readonly MethodSection[] {
  const text = TEXTS[lang];
  const leftOut = registries.rules.filter((rule) => rule.kind === 'left-out').length;
  const single = (id: SectionId, entries: readonly MethodEntry[], ...leads: string[]): MethodSection => ({
    id,
    name: text.sections[id],
    leads: [text.leads[id], ...leads],
    groups: [{ id, name: null, entries }],
  });
  return [
    single(
      'topics',
      TOPICS.map((topic) =>
        entry('topic', topic.id, topic.name, lang, { body: topic.paragraphs.map((p) => p[lang]) }),
      ),
    ),
    single('metrics', metricEntries(registries, lang)),
    single(
      'dimensions',
      registries.dimensions.map((d) =>
        entry('dimension', d.id, d.name, lang, {
          body: [d.filter === null ? text.groupOnly : text.filterNote],
        }),
      ),
    ),
    single('grades', gradeEntries(registries.profiles, lang), text.notDemonstrated),
    single(
      'profiles',
      registries.profiles.map((profile) => profileEntry(profile, lang)),
    ),
    single(
      'judgements',
      JUDGEMENT_CODES.map((code) =>
        entry('judgement', code, JUDGEMENTS[code].name, lang, { body: [JUDGEMENTS[code].how[lang]] }),
      ),
      ...text.sumUp,
    ),
    {
      id: 'rules',
      name: text.sections.rules,
      leads: [
        text.leads.rules,
        text.ruleCounts(registries.rules.length, registries.rules.length - leftOut, leftOut),
        text.index(QUALITY_WEIGHTS, QUALITY_FAMILY_CAP),
      ],
      groups: ruleGroups(registries.rules, lang),
    },
    single(
      'glossary',
      GLOSSARY.map((term) => entry('term', term.id, term.name, lang, { body: [term.meaning[lang]] })),
    ),
  ];
}

function holds(candidate: MethodEntry, words: readonly string[]): boolean {
  const haystack = [
    candidate.name,
    candidate.otherName,
    candidate.code ?? '',
    candidate.anchor,
    ...candidate.body,
    ...candidate.facts.flatMap((fact) => [fact.label, fact.value]),
    ...candidate.badges.map((badge) => badge.text),
  ]
    .join('\n')
    .toLowerCase();
  return words.every((word) => haystack.includes(word));
}

/** The entries that hold every word sought; sections and groups without any are left out. */
export function findEntries(sections: readonly MethodSection[], sought: string): readonly MethodSection[] {
  const words = sought.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return sections;
  return sections.flatMap((section) => {
    const groups = section.groups
      .map((group) => ({ ...group, entries: group.entries.filter((e) => holds(e, words)) }))
      .filter((group) => group.entries.length > 0);
    return groups.length === 0 ? [] : [{ ...section, groups }];
  });
}

export function countEntries(sections: readonly MethodSection[]): number {
  return sections.reduce(
    (sum, section) => sum + section.groups.reduce((inner, group) => inner + group.entries.length, 0),
    0,
  );
}
