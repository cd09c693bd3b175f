import { classNames } from '../../app/ui/class-names.ts';
import type { MethodEntry } from './entries.ts';
import styles from './methods.module.css';

/** One definition with its anchor; `Heading` follows the outline of the page. */
export function MethodEntryCard({
  entry,
  heading: Heading,
  linkLabel,
}: {
  readonly entry: MethodEntry;
  readonly heading: 'h3' | 'h4';
  readonly linkLabel: (name: string) => string;
}) {
  return (
    <article id={entry.anchor} className={styles.entry}>
      <div className={styles.entryHead}>
        <Heading className={styles.name}>
          {entry.code !== null && <code className={styles.code}>{entry.code}</code>}
          {entry.name}
        </Heading>
        {entry.badges.map((badge) => (
          <span key={badge.text} className={classNames(styles.badge, styles[badge.tone])} title={badge.note}>
            {badge.text}
          </span>
        ))}
        <a className={styles.link} href={`#${entry.anchor}`} aria-label={linkLabel(entry.name)}>
          #
        </a>
      </div>
      {entry.body.map((paragraph) => (
        <p key={paragraph} className={styles.body}>
          {paragraph}
        </p>
      ))}
      {entry.facts.length > 0 && (
        <dl className={styles.facts}>
          {entry.facts.map((fact) => (
            <div key={fact.label} className={styles.fact}>
              <dt title={fact.note}>{fact.label}</dt>
              <dd>{fact.value}</dd>
            </div>
          ))}
        </dl>
      )}
    </article>
  );
}
