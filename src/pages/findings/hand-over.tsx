import { useId, useState } from 'react';
import { fileName, saveFile } from '../../app/export/table.ts';
import { decimal } from '../../app/format/number.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import type { WordsOfFindings } from '../../app/session/finding-words.ts';
import { findings as en } from '../../app/text/en/findings.ts';
import { findings as zh } from '../../app/text/zh/findings.ts';
import { Button } from '../../app/ui/button.tsx';
import { ExportButtons } from '../../app/ui/export-buttons.tsx';
import type { FindingAnswer } from '../../audit/questions.ts';
import { exportReviews, importReviews, REVIEW_STATUS_NAMES } from '../../audit/review-state.ts';
import styles from './findings.module.css';
import { reviewOf, type useReviews } from './reviews.ts';

/** The list to a file; statuses and remarks out to a file and in from one. */
export function HandOver({
  list,
  words,
  review,
}: {
  readonly list: readonly FindingAnswer[];
  readonly words: WordsOfFindings;
  readonly review: ReturnType<typeof useReviews>;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const input = useId();
  const [said, setSaid] = useState<readonly string[]>([]);
  const reviewed = Object.keys(review.reviews).length;
  const table = () => ({
    columns: [
      { name: 'finding_id', title: text.columns.id, unit: 'text' },
      { name: 'rule', title: text.rule, unit: 'text' },
      { name: 'level', title: text.level, unit: 'text' },
      { name: 'unit_name', title: text.unit, unit: 'text' },
      { name: 'project_name', title: text.columns.project, unit: 'text' },
      { name: 'fiscal_year', title: text.columns.year, unit: 'year' },
      { name: 'indicator_name', title: text.columns.indicator, unit: 'text' },
      { name: 'quote', title: text.columns.quote, unit: 'text' },
      { name: 'reported', title: text.reported, unit: 'ratio' },
      { name: 'expected', title: text.expected, unit: 'ratio' },
      { name: 'difference', title: text.columns.difference, unit: 'ratio' },
      { name: 'message', title: text.columns.message, unit: 'text' },
      { name: 'explanation', title: text.columns.explanation, unit: 'text' },
      { name: 'status', title: text.status, unit: 'text' },
      { name: 'remark', title: text.remark, unit: 'text' },
      { name: 'source_id', title: text.columns.source, unit: 'text' },
      { name: 'locator', title: text.place, unit: 'text' },
      { name: 'evaluation_id', title: text.form, unit: 'text' },
    ] as const,
    rows: list.map((finding) => {
      const own = reviewOf(review.reviews, finding.finding_id);
      return {
        ...finding,
        level: text.levels[finding.severity],
        message: words[finding.finding_id]?.message[lang] ?? null,
        status: REVIEW_STATUS_NAMES[own.status][lang],
        remark: own.remark,
      };
    }),
  });
  const read = async (file: File) => {
    const { state, problems } = importReviews(await file.text());
    const n = Object.keys(state).length;
    const kept = n === 0 || review.merge(state);
    setSaid([
      ...(n > 0 ? [text.imported(decimal(n, 0))] : [text.importFailed]),
      ...(kept ? [] : [text.notStored]),
      ...problems.slice(0, 5).map((p) => text.importProblem(decimal(p.line, 0), p.reason[lang])),
    ]);
  };
  return (
    <div className={styles.handOver}>
      <span className={styles.group}>
        {text.exportList} <ExportButtons title={text.exportList} table={table} />
      </span>
      <span className={styles.group}>
        <Button
          isDisabled={reviewed === 0}
          onPress={() =>
            saveFile(fileName(text.exportReviews, 'csv'), exportReviews(review.reviews, lang), 'text/csv')
          }
        >
          {text.exportReviews}
        </Button>
        <label className={styles.file} htmlFor={input}>
          {text.importReviews}
          <input
            id={input}
            type="file"
            accept=".csv,text/csv"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file !== undefined) void read(file);
              event.target.value = '';
            }}
          />
        </label>
        {reviewed > 0 && <span className={styles.mute}>{text.reviewed(decimal(reviewed, 0))}</span>}
      </span>
      <p className={styles.note}>{text.local}</p>
      <div role="status">
        {said.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </div>
  );
}
