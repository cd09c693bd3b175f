import { Link } from 'react-router';
import { decimal } from '../../app/format/number.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { formLink, screenLink } from '../../app/links.ts';
import type { Answers } from '../../app/session/answers.ts';
import { useFindingWords, type WordsOfFindings } from '../../app/session/finding-words.ts';
import type { ScreenAnswers } from '../../app/session/use-answers.ts';
import { overview as en } from '../../app/text/en/overview.ts';
import { overview as zh } from '../../app/text/zh/overview.ts';
import type { findingQuestions } from './finding-questions.ts';
import styles from './findings-panel.module.css';

type FoundAnswers = Answers<ReturnType<(typeof findingQuestions)['questions']>>;

const LEVELS = ['errors', 'warnings', 'notes', 'information'] as const;
const LETTERS = { E: 'errors', W: 'warnings', N: 'notes', I: 'information' } as const;

/** A sentence with its full stop, where it does not end with one. */
function ended(sentence: string, stop: string): string {
  return sentence === '' || /[。.！？!?]$/.test(sentence) ? sentence : sentence + stop;
}

/** Points to verify: how many of each level, and the five weightiest, each leading to its form. */
export function FindingsPanel({
  answers,
  words: built,
  search,
}: {
  readonly answers: Pick<ScreenAnswers<unknown, FoundAnswers>, 'rows' | 'state' | 'rowsDataset' | 'dataset'>;
  readonly words: WordsOfFindings;
  readonly search: string;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const { counts, weightiest } = answers.rows;
  const words = useFindingWords(weightiest, built);
  const [sums] = counts;
  const failed = answers.state === 'failed';
  const waiting = !failed && (answers.state === 'waiting' || answers.rowsDataset !== answers.dataset);
  const total = sums === undefined ? 0 : LEVELS.reduce((sum, level) => sum + sums[level], 0);
  const all = screenLink('findings', lang, search);
  return (
    <section className={styles.panel} aria-labelledby="points-to-verify" aria-busy={waiting}>
      <div className={styles.head}>
        <h2 id="points-to-verify">{text.findings}</h2>
        {waiting ? (
          <span role="status">{text.findingsWaiting}</span>
        ) : failed ? (
          <span role="status">{text.findingsFailed}</span>
        ) : sums === undefined || total === 0 ? (
          <span>{text.findingsNone}</span>
        ) : (
          <>
            <span>{text.findingsTotal(decimal(total, 0), decimal(sums.forms, 0))}</span>
            {LEVELS.filter((level) => sums[level] > 0).map((level) => (
              <span key={level} className={styles[level]}>
                {text.levels[level]} <b>{decimal(sums[level], 0)}</b>
              </span>
            ))}
            {all !== null && (
              <Link className={styles.all} to={all}>
                {text.findingsAll}
              </Link>
            )}
          </>
        )}
      </div>
      {!waiting && !failed && weightiest.length > 0 && (
        <>
          <p className={styles.lead}>{text.findingsLead}</p>
          <ol className={styles.list}>
            {weightiest.map((finding) => {
              const to =
                finding.evaluation_id === null ? null : formLink(finding.evaluation_id, lang, search);
              const name = finding.project_name ?? text.wholeDepartment(finding.unit_short_name ?? '');
              const level = LETTERS[finding.severity];
              return (
                <li key={finding.finding_id}>
                  <span className={styles[level]}>{text.level[level]}</span>{' '}
                  {to === null ? name : <Link to={`${to}#findings`}>{name}</Link>}{' '}
                  <span>{ended(words[finding.finding_id]?.saying[lang] ?? '', text.stop)}</span>
                </li>
              );
            })}
          </ol>
        </>
      )}
    </section>
  );
}
