import { useMemo } from 'react';
import { useLanguage, useTexts } from '../../app/language.ts';
import { useAnswered } from '../../app/session/use-answered.ts';
import { useAnswers } from '../../app/session/use-answers.ts';
import { whatIf as en } from '../../app/text/en/what-if.ts';
import { whatIf as zh } from '../../app/text/zh/what-if.ts';
import { ControlBar, PickField } from '../../app/ui/control-bar.tsx';
import { LoadingState } from '../../app/ui/states.tsx';
import { sharedSearch } from '../../app/url-state/url-state.ts';
import { ROLL_UP_BY } from '../../scoring/questions.ts';
import { partsOf } from '../../scoring/recomputed-parts.ts';
import { GradesSection } from '../what-if/grades.tsx';
import { RollUpSection, SideBySide } from '../what-if/groups.tsx';
import { assumedNameOf } from '../what-if/names.ts';
import { ReviewSection } from '../what-if/review.tsx';
import {
  type ScoresScoringAnswers,
  scoresRecomputedQuestions,
  scoresRollUpQuestions,
} from './scoring-questions.ts';

/** Below the pictures: grades before and after, self-reported beside recomputed, roll-up, review. */
export function ScoresScoring({ snapshot }: { readonly snapshot: ScoresScoringAnswers }) {
  const answers = useAnswers(scoresRecomputedQuestions, snapshot.recomputed);
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const { rows, filters, dataset, parameters, setParameters } = answers;
  const shown = useAnswered(answers, scoresRecomputedQuestions.parameters);
  const { byGrade, byGroup, changes } = useMemo(() => partsOf(rows.parts), [rows.parts]);
  if (answers.rowsDataset !== dataset) return <LoadingState text={text.waiting} />;
  const choice = shown.filters.profile;
  const assumed = assumedNameOf(choice, lang);
  const search = sharedSearch(filters, dataset);
  const by = shown.parameters.roll;
  return (
    <>
      <GradesSection
        counts={rows.gradeCounts}
        grades={byGrade}
        changes={changes}
        assumed={assumed}
        search={search}
      />
      <ControlBar label={text.by}>
        <PickField
          label={text.by}
          value={parameters.roll}
          options={ROLL_UP_BY.map((id) => ({ id, name: text.byNames[id] }))}
          onChange={(roll) => setParameters({ roll })}
        />
      </ControlBar>
      <SideBySide rows={byGroup} by={by} search={search} assumed={assumed} />
      <ScoresRollUp snapshot={snapshot.rollUp} />
    </>
  );
}

/** Roll-up and review, which no assumed scheme changes. */
function ScoresRollUp({ snapshot }: { readonly snapshot: ScoresScoringAnswers['rollUp'] }) {
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
