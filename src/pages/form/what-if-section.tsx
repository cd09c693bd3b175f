import { useMemo, useState } from 'react';
import { useLanguage, useTexts } from '../../app/language.ts';
import { useAnswered } from '../../app/session/use-answered.ts';
import { useAnswers } from '../../app/session/use-answers.ts';
import { whatIf as en } from '../../app/text/en/what-if.ts';
import { whatIf as zh } from '../../app/text/zh/what-if.ts';
import { DataTable } from '../../app/ui/data-table.tsx';
import { RecordSection } from '../../app/ui/record-frame.tsx';
import { assumedNameOf } from '../what-if/names.ts';
import { WhatIfSwitch } from '../what-if/switch.tsx';
import styles from '../what-if/what-if.module.css';
import type { FormData } from './form-questions.ts';
import { type FormScoringAnswers, formScoringQuestions } from './scoring-questions.ts';
import { assumedTable, formViews } from './what-if-rows.ts';

/** Reported, recomputed and assumed beside each other, with the switch to another scheme. */
export function FormWhatIf({
  data,
  id,
  snapshot,
}: {
  readonly data: FormData;
  readonly id: string | null;
  readonly snapshot: FormScoringAnswers | null;
}) {
  const screen = useMemo(() => formScoringQuestions(id), [id]);
  const answers = useAnswers(screen, snapshot);
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const [editing, setEditing] = useState(false);
  const { rows, filters, setFilters } = answers;
  const shown = useAnswered(answers, screen.parameters).filters.profile;
  const choose = (profile: string | null) => setFilters({ ...filters, profile });
  const own = rows?.own[0];
  const grades = rows?.grades[0];
  if (rows === null || own === undefined || grades === undefined || answers.rowsDataset !== answers.dataset)
    return null;
  const name = assumedNameOf(shown, lang);
  const budget = {
    name: text.budgetLine,
    points: data.evaluation.budget_points,
    own: data.recomputed?.budget_points_recomputed ?? null,
    printed: data.recomputed?.budget_points_available ?? null,
  };
  const views = formViews(own, name === null ? null : { name, grades }, text);
  const table = name === null ? [] : assumedTable(budget, data.indicators, data.recomputedRows, rows.assumed);
  const title = text.formTitle;
  return (
    <RecordSection id="what-if" title={title} note={text.formNote}>
      <div className={styles.stack}>
        <WhatIfSwitch
          choice={filters.profile}
          shown={shown}
          onChoice={choose}
          open={editing}
          onOpen={setEditing}
        />
        <DataTable
          caption={title}
          rows={views}
          rowKey={(row) => row.id}
          columns={[
            { name: 'view', title: text.view, unit: 'text', roomy: true },
            { name: 'low', title: text.lowShort, unit: 'points', nullReason: text.noRange },
            { name: 'high', title: text.highShort, unit: 'points', nullReason: text.noRange },
            { name: 'available', title: text.available, unit: 'points' },
            { name: 'grade', title: text.gradeShort, unit: 'text', nullReason: text.noGrade },
          ]}
        />
        {table.length > 0 && name !== null && (
          <>
            <p className={styles.note}>{text.capped}</p>
            <DataTable
              caption={text.rowsTitle}
              fileTitle={`${text.rowsTitle} ${name}`}
              rows={table}
              rowKey={(row) => String(row.no)}
              columns={[
                { name: 'name', title: text.indicator, unit: 'text', roomy: true },
                { name: 'points', title: text.selfPoints, unit: 'points', nullReason: text.noScore },
                { name: 'own_low', title: text.ownLowShort, unit: 'points', nullReason: text.noRange },
                { name: 'own_high', title: text.ownHighShort, unit: 'points', nullReason: text.noRange },
                { name: 'max', title: text.assumedPoints, unit: 'points', nullReason: text.noPoints },
                { name: 'low', title: text.assumedLow, unit: 'points', nullReason: text.noRange },
                { name: 'high', title: text.assumedHigh, unit: 'points', nullReason: text.noRange },
              ]}
            />
          </>
        )}
      </div>
    </RecordSection>
  );
}
