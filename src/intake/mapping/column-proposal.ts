import type { FlatFieldId } from './fields.ts';
import type { ColumnChoice } from './mapping.ts';
import type { MatchReason } from './match-columns.ts';

/** What a column could be, with how sure that is and what else it might be. */
export interface ColumnProposal extends ColumnChoice {
  readonly confidence: number;
  readonly reason: MatchReason | null;
  /** Other fields the column might be, best first. */
  readonly others: readonly FlatFieldId[];
  /** The first cells that hold something, for the table the reader corrects. */
  readonly examples: readonly string[];
}
