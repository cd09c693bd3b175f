import type { MethodSection } from './entries.ts';
import styles from './methods.module.css';

function Links({ sections }: { readonly sections: readonly MethodSection[] }) {
  return (
    <ol className={styles.tocList}>
      {sections.map((section) => (
        <li key={section.id}>
          <a href={`#${section.id}`}>{section.name}</a>
          {section.groups.length > 1 && (
            <ol className={styles.tocGroups}>
              {section.groups.map((group) => (
                <li key={group.id}>
                  <a href={`#${group.id}`}>{group.name}</a>
                </li>
              ))}
            </ol>
          )}
        </li>
      ))}
    </ol>
  );
}

/** The table of contents: beside the text on wide screens, folded above it on narrow ones. */
export function Contents({
  title,
  sections,
}: {
  readonly title: string;
  readonly sections: readonly MethodSection[];
}) {
  return (
    <>
      <nav className={styles.tocWide} aria-label={title}>
        <p className={styles.tocTitle}>{title}</p>
        <Links sections={sections} />
      </nav>
      <details className={styles.tocNarrow}>
        <summary>{title}</summary>
        <nav aria-label={title}>
          <Links sections={sections} />
        </nav>
      </details>
    </>
  );
}
