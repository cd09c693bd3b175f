import { formNames } from '../../app/format/form-name.ts';
import { count, decimal, type Figure } from '../../app/format/number.ts';
import { missing } from '../../app/format/value.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { whatIf as en } from '../../app/text/en/what-if.ts';
import { whatIf as zh } from '../../app/text/zh/what-if.ts';
import { DataTable } from '../../app/ui/data-table.tsx';
import { FigureTile } from '../../app/ui/figure-tile.tsx';
import { formColumns } from '../../app/ui/name-link.tsx';
import { type FormQualityRow, QUALITY_FORMULA } from '../../audit/quality.ts';
import { gradeName } from './names.ts';
import styles from './what-if.module.css';

const figureOf = (value: number): Figure => {
  const text = decimal(value, 0, 1);
  return { number: text, unit: '', text, exact: text };
};

/** The quality index as one of the figures of a form, with what it is made of; beside the self-score. */
export function QualityTile({ quality }: { readonly quality: FormQualityRow | undefined }) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  return (
    <FigureTile
      name={text.quality}
      figure={quality === undefined ? missing(lang, text.noIndex) : figureOf(quality.quality)}
      detail={
        quality === undefined
          ? undefined
          : text.qualityDetail(
              count(quality.errors).text,
              count(quality.warnings).text,
              count(quality.notes).text,
            )
      }
      definition={{ formula: QUALITY_FORMULA[lang] }}
    />
  );
}

/** Forms with self-score and, beside it, the quality index and its parts; each leads to its form. */
export function QualityTable({
  rows,
  search,
}: {
  readonly rows: readonly FormQualityRow[];
  readonly search: string;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const names = formNames(rows, text.department);
  const named = rows.map((row, index) => ({
    evaluation_id: row.evaluation_id,
    name: names[index] ?? row.title_raw,
    unit: row.unit_short_name,
    fiscal_year: row.fiscal_year,
    score: row.score,
    grade: gradeName(row.grade, row.demonstrated, text),
    quality: row.quality,
    errors: row.errors,
    warnings: row.warnings,
    notes: row.notes,
  }));
  return (
    <>
      <p className={styles.note}>{QUALITY_FORMULA[lang]}</p>
      <DataTable
        caption={text.qualityTitle}
        fileTitle={text.qualityTitle}
        rows={named}
        rowKey={(row) => row.evaluation_id}
        columns={[
          ...formColumns(text, search),
          { name: 'score', title: text.score, unit: 'points', nullReason: text.noScore },
          { name: 'grade', title: text.grade, unit: 'text', nullReason: text.noScore },
          { name: 'quality', title: text.quality, unit: 'points' },
          { name: 'errors', title: text.errors, unit: 'count' },
          { name: 'warnings', title: text.warnings, unit: 'count' },
          { name: 'notes', title: text.notes, unit: 'count' },
        ]}
      />
    </>
  );
}
