import { ask, screenQuestions } from '../../app/session/answers.ts';
import { numberWithin, text } from '../../app/url-state/parts.ts';
import { catalogue } from '../../questions/catalogue.ts';

/** Row limits on offer; any other within them may stand in the address. */
export const LIMITS = [100, 1_000, 10_000, 100_000] as const;

/** Servers refuse request lines of more than 8 KB; half of that leaves room for the rest of the address. */
const LONGEST_ADDRESS = 4_000;

/** Whether a statement can stand in the address, where it must survive being opened on any static host. */
export function fitsAddress(sql: string): boolean {
  return encodeURIComponent(sql).length <= LONGEST_ADDRESS;
}

/** What the console asks by itself: which tables there are. The statement is a parameter of the address. */
export const consoleQuestions = screenQuestions({
  id: 'console',
  parameters: { sql: text, limit: numberWithin(1, 100_000, 1_000) },
  questions: () => ({ catalogue: ask(catalogue, {}) }),
});
