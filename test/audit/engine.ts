import { DERIVATIONS as AUDIT } from '../../src/audit/derivations.ts';
import { DERIVATIONS as QUESTIONS } from '../../src/questions/derivations.ts';
import { DERIVATIONS as SCORING } from '../../src/scoring/derivations.ts';

/** All derivations in the order of the house. */
export const DERIVED: readonly string[] = [...QUESTIONS, ...SCORING, ...AUDIT];
