import { useMemo, useState } from 'react';
import { languageOfPath, useLanguage, useTexts } from '../../app/language.ts';
import { methods as en } from '../../app/text/en/methods.ts';
import { shell as shellEn } from '../../app/text/en/shell.ts';
import { methods as zh } from '../../app/text/zh/methods.ts';
import { shell as shellZh } from '../../app/text/zh/shell.ts';
import { PageHeader } from '../../app/ui/page-header.tsx';
import { EmptyState } from '../../app/ui/states.tsx';
import { RULES } from '../../audit/registry.ts';
import { DIMENSIONS } from '../../questions/dimensions.ts';
import { CHANGE_ON_LAST_YEAR, METRICS } from '../../questions/metrics.ts';
import { DEFAULT_PROFILES } from '../../scoring/profiles.ts';
import { Contents } from './contents.tsx';
import { countEntries, findEntries, methodSections } from './entries.ts';
import { MethodEntryCard } from './method-entry.tsx';
import styles from './methods.module.css';
import { useAnchorOpened } from './use-anchor-opened.ts';

const REGISTRIES = {
  metrics: METRICS,
  more: [{ id: 'change_on_last_year', ...CHANGE_ON_LAST_YEAR }],
  dimensions: DIMENSIONS,
  profiles: DEFAULT_PROFILES,
  rules: RULES,
};

/** 口径: every definition, from the registries that compute the figures. */
export default function Methods() {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const [sought, setSought] = useState('');
  const sections = useMemo(() => methodSections(REGISTRIES, lang), [lang]);
  const shown = useMemo(() => findEntries(sections, sought), [sections, sought]);
  useAnchorOpened(() => setSought(''));
  return (
    <div className={styles.page}>
      <PageHeader headline={text.title} lead={text.lead} />
      <search className={styles.find}>
        <label>
          <span className="visually-hidden">{text.find}</span>
          <input
            type="search"
            value={sought}
            placeholder={text.findPlaceholder}
            onChange={(event) => setSought(event.target.value)}
          />
        </label>
        <span role="status" className={styles.found}>
          {sought.trim() === '' ? '' : text.found(countEntries(shown))}
        </span>
      </search>
      <div className={styles.columns}>
        <Contents title={text.contents} sections={shown} />
        <div className={styles.sections}>
          {shown.length === 0 && <EmptyState title={text.found(0)} />}
          {shown.map((section) => (
            <section
              key={section.id}
              id={section.id}
              className={styles.section}
              aria-labelledby={`${section.id}-title`}
            >
              <h2 id={`${section.id}-title`}>{section.name}</h2>
              {section.leads.map((lead) => (
                <p key={lead} className={styles.lead}>
                  {lead}
                </p>
              ))}
              {section.groups.map((group) => (
                <div key={group.id} id={group.name === null ? undefined : group.id} className={styles.group}>
                  {group.name !== null && <h3 className={styles.groupName}>{group.name}</h3>}
                  <div className={styles[section.id] ?? styles.list}>
                    {group.entries.map((entry) => (
                      <MethodEntryCard
                        key={entry.anchor}
                        entry={entry}
                        heading={group.name === null ? 'h3' : 'h4'}
                        linkLabel={text.permalink}
                      />
                    ))}
                  </div>
                </div>
              ))}
            </section>
          ))}
        </div>
      </div>
    </div>
  );
}

export function meta({ location }: { location: { pathname: string } }) {
  const english = languageOfPath(location.pathname) === 'en';
  const text = english ? en : zh;
  return [
    { title: `${text.title} · ${(english ? shellEn : shellZh).siteName}` },
    { name: 'description', content: text.metaDescription },
  ];
}
