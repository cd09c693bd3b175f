import { Link } from 'react-router';
import { decimal } from '../../app/format/number.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import { methodPath } from '../../app/method-anchor.ts';
import type { Answers } from '../../app/session/answers.ts';
import { data as en } from '../../app/text/en/data.ts';
import { data as zh } from '../../app/text/zh/data.ts';
import { TABLES } from '../../model/schema.ts';
import styles from './data.module.css';
import type { dataQuestions } from './questions.ts';

type DataAnswers = Answers<ReturnType<typeof dataQuestions.questions>>;

/** The documents behind the data: who published them, which file was read, and what was read from it. */
export function SourcesSection({ sources }: { readonly sources: DataAnswers['sources'] }) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const kinds = TABLES.source.fields.find((field) => field.name === 'kind')?.enumLabels ?? {};
  return (
    <section className={styles.section} id="sources" aria-labelledby="sources-title">
      <h2 id="sources-title">{text.sections.sources}</h2>
      {sources.length === 0 ? (
        <p className={styles.lead}>{text.noSources}</p>
      ) : (
        <p className={styles.lead}>
          {text.sourcesLead} <Link to={methodPath('topic', 'money-units', lang)}>{text.howUnits}</Link>
        </p>
      )}
      <div className={styles.sources}>
        {sources.map((source) => (
          <article key={source.source_id} className={styles.source} id={`source-${source.source_id}`}>
            <h3>{source.title}</h3>
            <dl className={styles.facts}>
              <Fact label={text.publisher} value={source.publisher} />
              <Fact
                label={text.year}
                value={
                  source.fiscal_year === null
                    ? null
                    : `${source.fiscal_year} · ${kinds[source.source_kind]?.[lang] ?? source.source_kind}`
                }
              />
              <Fact
                label={text.read}
                value={text.readCounts(decimal(source.evaluations, 0), decimal(source.indicators, 0))}
              />
              <Fact label={text.address} value={source.url ?? text.noAddress} link={source.url} />
              <Fact label={text.checksum} value={source.sha256} code />
              <Fact label={text.note} value={source.note} />
            </dl>
          </article>
        ))}
      </div>
    </section>
  );
}

function Fact({
  label,
  value,
  code = false,
  link = null,
}: {
  readonly label: string;
  readonly value: string | null;
  readonly code?: boolean;
  readonly link?: string | null;
}) {
  if (value === null) return null;
  const web = link !== null && /^https?:\/\//.test(link);
  return (
    <div className={styles.fact}>
      <dt>{label}</dt>
      <dd>
        {web ? (
          <a href={link} rel="noreferrer noopener">
            {value}
          </a>
        ) : code ? (
          <code className={styles.hash}>{value}</code>
        ) : (
          value
        )}
      </dd>
    </div>
  );
}
