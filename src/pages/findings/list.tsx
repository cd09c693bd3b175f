import { Link } from 'react-router';
import { useLanguage, useTexts } from '../../app/language.ts';
import { formLink } from '../../app/links.ts';
import { methodPath } from '../../app/method-anchor.ts';
import type { WordsOfFindings } from '../../app/session/finding-words.ts';
import { findings as en } from '../../app/text/en/findings.ts';
import { findings as zh } from '../../app/text/zh/findings.ts';
import { FindingCard } from '../../app/ui/finding-card.tsx';
import type { FindingAnswer } from '../../audit/questions.ts';
import { REVIEW_STATUS_NAMES, REVIEW_STATUSES, type Review } from '../../audit/review-state.ts';
import { cellOfFinding } from '../form/finding-cell.ts';
import styles from './findings.module.css';
import { reviewOf, type useReviews } from './reviews.ts';

/** The address of the very value of the form that a finding is about. */
export function cellAddress(finding: FindingAnswer, lang: 'zh' | 'en', search: string): string | null {
  const form = finding.evaluation_id === null ? null : formLink(finding.evaluation_id, lang, search);
  return form === null ? null : `${form}${form.includes('?') ? '&' : '?'}cell=${cellOfFinding(finding)}`;
}

/** Findings one by one, each with its place in the form and what the reviewer made of it. */
export function FindingCards({
  list,
  words,
  search,
  review,
}: {
  readonly list: readonly FindingAnswer[];
  readonly words: WordsOfFindings;
  readonly search: string;
  readonly review: ReturnType<typeof useReviews>;
}) {
  return (
    <ol className={styles.cards}>
      {list.map((finding) => (
        <li key={finding.finding_id}>
          <Card
            finding={finding}
            words={words[finding.finding_id]}
            search={search}
            review={reviewOf(review.reviews, finding.finding_id)}
            onChange={(change) => review.change(finding.finding_id, change)}
          />
        </li>
      ))}
    </ol>
  );
}

function Card({
  finding,
  words,
  search,
  review,
  onChange,
}: {
  readonly finding: FindingAnswer;
  readonly words: WordsOfFindings[string] | undefined;
  readonly search: string;
  readonly review: Review;
  readonly onChange: (change: Partial<Review>) => void;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const name = words?.name[lang] ?? finding.rule;
  const to = cellAddress(finding, lang, search);
  const related =
    finding.related_evaluation_id === null ? null : formLink(finding.related_evaluation_id, lang, search);
  return (
    <FindingCard
      severity={finding.severity}
      severityName={text.levels[finding.severity]}
      title={`${finding.rule} ${name}`}
      {...(finding.quote === null ? {} : { quote: finding.quote })}
      foot={
        <div className={styles.foot}>
          <span className={styles.where}>
            <span lang="zh-CN">
              {finding.project_name ?? finding.unit_name ?? ''} {finding.fiscal_year ?? ''}
            </span>
            {finding.locator !== null && (
              <span>
                {text.place} <code>{finding.source_id}</code> <code>{finding.locator}</code>
              </span>
            )}
            {to !== null && <Link to={to}>{text.openForm}</Link>}
            {related !== null && <Link to={related}>{text.otherForm}</Link>}
            <Link to={methodPath('rule', finding.rule, lang)}>{text.rule}</Link>
          </span>
          <span className={styles.review}>
            <select
              aria-label={text.statusOf(`${finding.rule} ${name}`)}
              value={review.status}
              data-status={review.status}
              onChange={(event) => {
                const status = REVIEW_STATUSES.find((s) => s === event.target.value);
                if (status !== undefined) onChange({ status });
              }}
            >
              {REVIEW_STATUSES.map((status) => (
                <option key={status} value={status}>
                  {REVIEW_STATUS_NAMES[status][lang]}
                </option>
              ))}
            </select>
            <input
              type="text"
              aria-label={text.remarkOf(`${finding.rule} ${name}`)}
              placeholder={text.remark}
              value={review.remark}
              onChange={(event) => onChange({ remark: event.target.value })}
            />
          </span>
        </div>
      }
    >
      <p {...(lang === 'zh' ? {} : { lang: 'en' })}>{words?.message[lang] ?? ''}</p>
    </FindingCard>
  );
}
