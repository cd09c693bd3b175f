import { useTexts } from '../language.ts';
import { shell as en } from '../text/en/shell.ts';
import { shell as zh } from '../text/zh/shell.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { UrlProblem } from '../url-state/parts.ts';

/** Names the parts of the address that could not be read; the rest of it holds. */
export function UrlProblems({
  problems,
  onRemove,
}: {
  readonly problems: readonly UrlProblem[];
  /** Writes the address anew from what was read. */
  readonly onRemove: () => void;
}) {
  const text = useTexts({ zh, en });
  if (problems.length === 0) return null;
  return (
    <Notice tone="caution" live actions={<Button onPress={onRemove}>{text.problemsFix}</Button>}>
      {text.problemsTitle}{' '}
      {problems
        .map(({ parameter, value, reason }) => text.problem(parameter, value, text.problemReasons[reason]))
        .join('; ')}
    </Notice>
  );
}
