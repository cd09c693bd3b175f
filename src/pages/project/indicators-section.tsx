import { useMemo } from 'react';
import { MISSING } from '../../app/format/number.ts';
import { useTexts } from '../../app/language.ts';
import { form as formEn } from '../../app/text/en/form.ts';
import { record as en } from '../../app/text/en/record.ts';
import { form as formZh } from '../../app/text/zh/form.ts';
import { record as zh } from '../../app/text/zh/record.ts';
import { DataTable, type TableColumn } from '../../app/ui/data-table.tsx';
import { RecordSection } from '../../app/ui/record-frame.tsx';
import type { SqlValue } from '../../engine/engine.ts';
import { indicatorLines } from './indicator-matrix.ts';
import type { ProjectAnswers } from './questions.ts';

type Row = Readonly<Record<string, SqlValue>>;

/** The project's indicators: a row for each name, its target, actual and points in every year that has it. */
export function ProjectIndicators({ rows }: { readonly rows: ProjectAnswers }) {
  const text = useTexts({ zh, en });
  const words = useTexts({ zh: formZh, en: formEn });
  const lines = useMemo(() => indicatorLines(rows.indicators), [rows.indicators]);
  const years = [...new Set(rows.indicators.map((row) => row.fiscal_year))].sort((a, b) => a - b);
  if (lines.length === 0) return null;
  const several = years.length > 1;
  const chinese = (name: string, caption: string): TableColumn<Row> => ({
    name,
    title: caption,
    unit: 'text',
    roomy: name === 'name',
    render: (row) => <span lang="zh-CN">{row[name] ?? MISSING}</span>,
  });
  const columns: TableColumn<Row>[] = [
    chinese('name', text.indicator),
    { name: 'level1', title: text.level1, unit: 'text' },
    chinese('level2', text.level2),
    ...years.flatMap((year): TableColumn<Row>[] =>
      several
        ? [
            chinese(`both ${year}`, text.inYear(String(year), text.actualOfTarget)),
            {
              name: `points ${year}`,
              title: text.inYear(String(year), text.points),
              unit: 'points',
              nullReason: text.noScore,
            },
          ]
        : [
            chinese(`target ${year}`, text.target),
            chinese(`actual ${year}`, text.actual),
            {
              name: `ratio ${year}`,
              title: text.achievement,
              unit: 'fraction',
              nullReason: text.noRatio,
            },
            { name: `points ${year}`, title: text.points, unit: 'points', nullReason: text.noScore },
            { name: `max ${year}`, title: text.pointsMax, unit: 'points', nullReason: text.noPointsMax },
          ],
    ),
  ];
  const table = lines.map((line): Row => {
    const row: Record<string, SqlValue> = {
      key: line.key,
      name: line.name,
      level1: words.level1[line.level1],
      level2: line.level2,
    };
    for (const year of years) {
      const found = line.years.get(year);
      row[`both ${year}`] =
        found === undefined ? null : `${found.actual_raw ?? MISSING} ／ ${found.target_raw ?? MISSING}`;
      row[`target ${year}`] = found?.target_raw ?? null;
      row[`actual ${year}`] = found?.actual_raw ?? null;
      row[`ratio ${year}`] = found?.achievement_ratio ?? null;
      row[`points ${year}`] = found?.points ?? null;
      row[`max ${year}`] = found?.points_max ?? null;
    }
    return row;
  });
  return (
    <RecordSection title={text.indicatorsTitle} {...(several ? { note: text.indicatorsNote } : {})}>
      <DataTable
        caption={text.indicatorsTitle}
        fileTitle={`${rows.profile[0]?.project_name ?? ''} ${text.indicatorsTitle}`}
        rows={table}
        rowKey={(row) => String(row.key)}
        columns={columns}
      />
    </RecordSection>
  );
}
