import { useTexts } from '../../app/language.ts';
import { useAnswered } from '../../app/session/use-answered.ts';
import { useAnswers } from '../../app/session/use-answers.ts';
import { whatIf as en } from '../../app/text/en/what-if.ts';
import { whatIf as zh } from '../../app/text/zh/what-if.ts';
import { ControlBar, PickField } from '../../app/ui/control-bar.tsx';
import { LoadingState } from '../../app/ui/states.tsx';
import { sharedSearch } from '../../app/url-state/url-state.ts';
import { ROLL_UP_BY, type RollUpBy } from '../../scoring/questions.ts';
import { GradesSection } from '../what-if/grades.tsx';
import { RollUpSection, SideBySide } from '../what-if/groups.tsx';
import { ReviewSection } from '../what-if/review.tsx';
import type { ScoresAnswers } from './chart-rows.ts';
import { type RollUpAnswers, scoresRollUpQuestions } from './scoring-questions.ts';

/** Below the pictures: grades before and after, self-reported beside recomputed, roll-up, review. */
export function ScoresScoring({
  answers,
  assumed,
  by,
  picked,
  onPick,
  search,
  rollUp,
}: {
  readonly answers: ScoresAnswers;
  /** Name of the assumed scheme; null when each form is recomputed under its own. */
  readonly assumed: string | null;
  /** The grouping of the rows shown, and the one picked. */
  readonly by: RollUpBy;
  readonly picked: RollUpBy;
  readonly onPick: (by: RollUpBy) => void;
  readonly search: string;
  readonly rollUp: RollUpAnswers;
}) {
  const text = useTexts({ zh, en });
  return (
    <>
      <GradesSection
        counts={answers.gradeCounts}
        grades={answers.byGrade}
        changes={answers.changes}
        assumed={assumed}
        search={search}
      />
      <ControlBar label={text.by}>
        <PickField
          label={text.by}
          value={picked}
          options={ROLL_UP_BY.map((id) => ({ id, name: text.byNames[id] }))}
          onChange={onPick}
        />
      </ControlBar>
      <SideBySide rows={answers.byGroup} by={by} search={search} assumed={assumed} />
      <ScoresRollUp snapshot={rollUp} />
    </>
  );
}

/** Roll-up and review, which no assumed scheme changes. */
function ScoresRollUp({ snapshot }: { readonly snapshot: RollUpAnswers }) {
  const answers = useAnswers(scoresRollUpQuestions, snapshot);
  const text = useTexts({ zh, en });
  const { rows, filters, dataset } = answers;
  const by = useAnswered(answers, scoresRollUpQuestions.parameters).parameters.roll;
  if (answers.rowsDataset !== dataset) return <LoadingState text={text.waiting} />;
  const search = sharedSearch(filters, dataset);
  return (
    <>
      <RollUpSection rows={rows.rollUp} by={by} search={search} />
      <ReviewSection rows={rows.reviews} search={search} />
    </>
  );
}
