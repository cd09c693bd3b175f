import type { FileSummary } from '../../intake/messages.ts';
import type { Decision, Problem, Severity } from '../../intake/types.ts';

const ORDER: readonly Severity[] = ['error', 'ask', 'warning', 'info'];

/** Problems of one kind, however many files they are in. */
export interface ProblemGroup {
  readonly kind: string;
  readonly severity: Severity;
  readonly problems: readonly Problem[];
  readonly files: number;
}

/** Groups by kind; what stops an import comes first, then what occurs most often. */
export function groupProblems(problems: readonly Problem[]): readonly ProblemGroup[] {
  const groups = new Map<string, Problem[]>();
  for (const problem of problems) {
    const key = `${problem.severity}/${problem.kind}`;
    const held = groups.get(key);
    if (held === undefined) groups.set(key, [problem]);
    else held.push(problem);
  }
  return [...groups.values()]
    .flatMap((list) => {
      const first = list[0];
      if (first === undefined) return [];
      const files = new Set(list.map((problem) => problem.file)).size;
      return [{ kind: first.kind, severity: first.severity, problems: list, files }];
    })
    .sort(
      (a, b) =>
        ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) ||
        b.problems.length - a.problems.length ||
        a.kind.localeCompare(b.kind),
    );
}

/** A file of which nothing could be read, with the reason. */
export interface LeftOut {
  readonly file: string;
  readonly problem: Problem | null;
}

/** Files that gave neither a form nor a table, nor anything else. */
export function leftOut(files: readonly FileSummary[]): readonly LeftOut[] {
  return files
    .filter(
      (file) =>
        !file.ofPackage && file.flat.length === 0 && (file.forms === null || file.forms.found.length === 0),
    )
    .map((file) => {
      const all = [...file.problems, ...(file.forms?.problems ?? [])];
      const problem = all.find(({ severity }) => severity === 'error') ?? all[0] ?? null;
      return { file: file.file, problem };
    });
}

/** A question with the answer given so far. */
export interface OpenDecision {
  readonly decision: Decision;
  readonly answer: string | null;
}

/**
 * The questions to show: those asked now, and those answered before, so that an answer can be changed. A flat
 * table no longer asks what was answered; questions of files that were taken away are dropped.
 */
export function decisionsToShow(
  seen: readonly Decision[],
  asked: readonly Decision[],
  answers: Readonly<Record<string, string>>,
): readonly OpenDecision[] {
  const now = new Map(asked.map((decision) => [decision.id, decision]));
  const answered = seen.filter((decision) => decision.id in answers && !now.has(decision.id));
  return [...answered, ...asked].map((decision) => ({ decision, answer: answers[decision.id] ?? null }));
}

/** Questions that hold something back: no answer, and nothing that could be taken without one. */
export function unanswered(decisions: readonly OpenDecision[]): number {
  return decisions.filter(({ decision, answer }) => answer === null && decision.proposed === null).length;
}

/** The file a question is about: ids read `form:FILE:…`, `money-unit:FILE:SHEET`, `duplicate-key:FILE:SHEET`. */
export function isAbout(decision: Decision, file: string): boolean {
  const id = decision.id.replace(/^[^:]*:/, '');
  return id.startsWith(`${file}:`);
}

/** The file a question names, for its heading. */
export function fileOf(decision: Decision): string {
  return decision.id.replace(/^[^:]*:/, '').replace(/:[^:]*$/, '');
}
