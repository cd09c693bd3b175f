import type { ColumnContent } from './content.ts';
import { fits } from './content.ts';
import { FLAT_FIELDS, type FlatField, type FlatFieldId } from './fields.ts';
import { type HeaderName, nameCore } from './header-name.ts';
import type { MappingMemory } from './mapping.ts';

export type MatchReason = 'memory' | 'name' | 'part-of-name' | 'content' | 'arithmetic';

export interface Candidate {
  readonly field: FlatFieldId;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: MatchReason;
}

interface Names {
  readonly field: FlatField;
  readonly literal: ReadonlyMap<string, number>;
  readonly cores: ReadonlyMap<string, number>;
  readonly words: readonly string[];
  readonly not: readonly string[];
}

const NAMES: readonly Names[] = FLAT_FIELDS.map((field) => ({
  field,
  literal: new Map(field.names.map((name, i) => [name.toLowerCase(), i])),
  cores: new Map([...field.names].reverse().map((name, i) => [nameCore(name), field.names.length - 1 - i])),
  words: field.words.map(nameCore),
  not: field.not.map(nameCore),
}));

/** The fields that a column's name alone suggests, best first. */
export function matchName(header: HeaderName): readonly Candidate[] {
  if (header.core === '') return [];
  const found: Candidate[] = [];
  const spelled = header.shown.toLowerCase();
  for (const { field, literal, cores, words, not } of NAMES) {
    const exact = literal.get(spelled) ?? cores.get(header.core);
    if (exact !== undefined) {
      const bonus = literal.has(spelled) ? 0.02 : 0;
      found.push({ field: field.id, confidence: 0.96 + bonus - Math.min(exact, 30) * 0.004, reason: 'name' });
    } else if (
      words.some((word) => header.core.includes(word)) &&
      !not.some((word) => header.core.includes(word))
    )
      found.push({ field: field.id, confidence: 0.6, reason: 'part-of-name' });
  }
  return found.sort((a, b) => b.confidence - a.confidence);
}

/** The fields a column may be, by memory, name and content together, best first; weak ones left out. */
export function candidatesFor(
  header: HeaderName,
  content: ColumnContent,
  memory: MappingMemory | null,
): readonly Candidate[] {
  const remembered = memory?.recallColumn(header.core);
  if (remembered === null) return [];
  const byName = matchName(header).flatMap((candidate): Candidate[] => {
    const field = NAMES.find((n) => n.field.id === candidate.field)?.field;
    if (!field) return [];
    const fit = fits(content, field.content);
    return fit < 0.25 ? [] : [{ ...candidate, confidence: candidate.confidence * (0.7 + 0.3 * fit) }];
  });
  if (remembered) return [{ field: remembered, confidence: 0.99, reason: 'memory' }, ...byName];
  if (byName.length === 0 && header.year === null && content.filled > 3 && content.years === 1)
    return [{ field: 'year', confidence: 0.5, reason: 'content' }];
  return measuresFirst(header, content, byName);
}

/** 单位 names an organisation, or what an indicator is counted in: short words such as 个, 人次, % say the latter. */
function measuresFirst(
  header: HeaderName,
  content: ColumnContent,
  candidates: readonly Candidate[],
): readonly Candidate[] {
  if (!/^(?:单位|unit)$/u.test(header.core) || content.shortWords < 0.7) return candidates;
  if (candidates[0]?.field === 'measure') return candidates;
  return [{ field: 'measure', confidence: 0.85, reason: 'content' }, ...candidates];
}
