import { count } from '../../app/format/number.ts';
import { useTexts } from '../../app/language.ts';
import { whatIf as en } from '../../app/text/en/what-if.ts';
import { whatIf as zh } from '../../app/text/zh/what-if.ts';
import { DataTable } from '../../app/ui/data-table.tsx';
import { formColumns } from '../../app/ui/name-link.tsx';
import { RecordSection } from '../../app/ui/record-frame.tsx';
import type { ChangePart, GradePart } from '../../scoring/recomputed-parts.ts';
import type { FormGradesRow, GradeCountRow } from '../../scoring/what-if-questions.ts';
import { gradeRows, gradeTable } from './grade-rows.ts';
import styles from './what-if.module.css';

/** Grades before and after, and the forms whose grade changes for certain. */
export function GradesSection({
  counts,
  grades,
  changes,
  assumed,
  search,
}: {
  readonly counts: readonly GradeCountRow[];
  /** Forms by grade under the scheme of the recomputation. */
  readonly grades: readonly GradePart[];
  readonly changes: readonly ChangePart[];
  /** Name of the assumed scheme; null when each form is recomputed under its own. */
  readonly assumed: string | null;
  readonly search: string;
}) {
  const text = useTexts({ zh, en });
  const all = changes[0]?.matches ?? 0;
  return (
    <RecordSection id="what-if-grades" title={text.gradesTitle} note={text.gradesNote}>
      <DataTable
        caption={text.gradesTitle}
        fileTitle={text.gradesTitle}
        rows={gradeTable(counts, assumed === null ? [] : grades, text)}
        rowKey={(row) => row.place}
        columns={[
          { name: 'place', title: text.place, unit: 'text' },
          { name: 'reported', title: text.reported, unit: 'count' },
          { name: 'thin', title: text.reportedThin, unit: 'count' },
          { name: 'own', title: text.ownColumn, unit: 'count' },
          ...(assumed === null
            ? []
            : ([{ name: 'assumed', title: text.assumedColumn(assumed), unit: 'count' }] as const)),
        ]}
      />
      <h3 className={styles.sub}>{text.changesTitle(count(all).text)}</h3>
      {all === 0 ? (
        <p className={styles.note}>{text.changesNone}</p>
      ) : (
        <>
          <p className={styles.note}>
            {assumed === null ? text.changesNoteOwn : text.changesNote(assumed)}
            {all > changes.length && ` ${text.changesMore(count(changes.length).text, count(all).text)}`}
          </p>
          <FormGrades
            rows={changes}
            caption={text.changesTitle(count(all).text)}
            assumed={assumed}
            search={search}
          />
        </>
      )}
    </RecordSection>
  );
}

/** Forms with reported score and grade beside the recomputed range and its grade. */
export function FormGrades({
  rows,
  caption,
  assumed,
  search,
  ofOneUnit = false,
}: {
  readonly rows: readonly FormGradesRow[];
  readonly caption: string;
  readonly assumed: string | null;
  readonly search: string;
  readonly ofOneUnit?: boolean;
}) {
  const text = useTexts({ zh, en });
  return (
    <DataTable
      caption={caption}
      fileTitle={caption}
      rows={gradeRows(rows, text)}
      rowKey={(row) => row.evaluation_id}
      columns={[
        ...formColumns(text, search, ofOneUnit),
        { name: 'rate', title: text.rate, unit: 'fraction', nullReason: text.noRate },
        { name: 'reported', title: text.score, unit: 'points', nullReason: text.noScore },
        { name: 'grade', title: text.grade, unit: 'text', nullReason: text.noScore },
        { name: 'own_low', title: text.ownLow, unit: 'points', nullReason: text.noRange },
        { name: 'own_high', title: text.ownHigh, unit: 'points', nullReason: text.noRange },
        ...(assumed === null
          ? []
          : ([
              { name: 'low', title: text.low, unit: 'points', nullReason: text.noRange },
              { name: 'high', title: text.high, unit: 'points', nullReason: text.noRange },
            ] as const)),
        { name: 'available', title: text.available, unit: 'points', nullReason: text.noRange },
        { name: 'newGrade', title: text.newGrade, unit: 'text', nullReason: text.noGrade },
      ]}
    />
  );
}
