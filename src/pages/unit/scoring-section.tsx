import { useMemo, useState } from 'react';
import { useLanguage, useTexts } from '../../app/language.ts';
import { useAnswered } from '../../app/session/use-answered.ts';
import { useAnswers } from '../../app/session/use-answers.ts';
import { whatIf as en } from '../../app/text/en/what-if.ts';
import { whatIf as zh } from '../../app/text/zh/what-if.ts';
import { RecordSection } from '../../app/ui/record-frame.tsx';
import { sharedSearch } from '../../app/url-state/url-state.ts';
import { FormGrades } from '../what-if/grades.tsx';
import { RollUpSection, SideBySide } from '../what-if/groups.tsx';
import { assumedNameOf } from '../what-if/names.ts';
import { ReviewSection } from '../what-if/review.tsx';
import { WhatIfSwitch } from '../what-if/switch.tsx';
import styles from '../what-if/what-if.module.css';
import { type UnitScoringAnswers, unitScoringQuestions } from './scoring-questions.ts';

/** A unit's scores, year by year and form by form, reported beside recomputed, under its own schemes or an assumed one. */
export function UnitScoring({
  id,
  snapshot,
  unitName,
}: {
  readonly id: string | null;
  readonly snapshot: UnitScoringAnswers | null;
  readonly unitName: string;
}) {
  const screen = useMemo(() => unitScoringQuestions(id), [id]);
  const answers = useAnswers(screen, snapshot);
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const [editing, setEditing] = useState(false);
  const { rows, filters, dataset, setFilters } = answers;
  const shown = useAnswered(answers, screen.parameters).filters.profile;
  if (rows === null || answers.rowsDataset !== dataset) return null;
  if (rows.grades.length === 0 && rows.rollUpBelow.length === 0) return null;
  const choose = (profile: string | null) => setFilters({ ...filters, profile });
  const search = sharedSearch(filters, dataset);
  const assumed = assumedNameOf(shown, lang);
  return (
    <>
      {rows.grades.length > 0 && (
        <>
          <RecordSection id="what-if" title={text.formsTitle} note={text.formNote}>
            <div className={styles.stack}>
              <WhatIfSwitch
                choice={filters.profile}
                shown={shown}
                onChoice={choose}
                open={editing}
                onOpen={setEditing}
              />
              <FormGrades
                rows={rows.grades}
                caption={`${unitName} ${text.formsTitle}`}
                assumed={assumed}
                search={search}
                ofOneUnit
              />
            </div>
          </RecordSection>
          <SideBySide rows={rows.byGroup} by="year" search={search} of={unitName} assumed={assumed} />
          <RollUpSection rows={rows.rollUp} by="year" search={search} of={unitName} />
        </>
      )}
      <RollUpSection rows={rows.rollUpBelow} by="unit" search={search} of={unitName} below />
      <ReviewSection rows={rows.reviews} search={search} />
    </>
  );
}
