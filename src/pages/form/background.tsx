import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { useLanguage, useTexts } from '../../app/language.ts';
import { unitLink } from '../../app/links.ts';
import { form as en } from '../../app/text/en/form.ts';
import { form as zh } from '../../app/text/zh/form.ts';
import { RecordSection } from '../../app/ui/record-frame.tsx';
import { FactList, Report, TextList } from '../../app/ui/record-parts.tsx';
import { StatedFigures } from '../../app/ui/stated-figures.tsx';
import styles from './form-page.module.css';
import type { FormData } from './form-questions.ts';
import { schemeOf } from './scheme.ts';

type Facts = { name: string; value: ReactNode }[];

/** What stands around the form: the unit's own reasons, its report, stated figures, filing and source. */
export function FormBackground({ data, search }: { readonly data: FormData; readonly search: string }) {
  const text = useTexts({ zh, en });
  const own = data.report.filter((section) => section.evaluation_id !== null);
  const common = data.report.filter((section) => section.evaluation_id === null);
  return (
    <>
      <OwnReasons data={data} />
      {data.report.length > 0 && (
        <RecordSection title={text.report} {...(data.verbatim ? {} : { note: text.summaryNote })}>
          {own.length > 0 && <Report sections={own} />}
          {common.length > 0 && (
            <>
              <p className={styles.subtitle}>{text.reportOfUnit}</p>
              <Report sections={common} />
            </>
          )}
        </RecordSection>
      )}
      {data.statements.length > 0 && (
        <RecordSection title={text.statements}>
          <StatedFigures caption={text.statements} statements={data.statements} />
        </RecordSection>
      )}
      <FormSource data={data} search={search} />
    </>
  );
}

function OwnReasons({ data }: { readonly data: FormData }) {
  const text = useTexts({ zh, en });
  const { evaluation: e } = data;
  const texts = (
    [
      [text.goalExpected, e.goal_expected],
      [text.goalActual, e.goal_actual],
      [text.deviation, e.deviation_reason],
      [text.improvement, e.improvement],
    ] as const
  ).flatMap(([name, said]) => (said === null || said === '' ? [] : [{ name, text: said }]));
  if (texts.length === 0) return null;
  return (
    <RecordSection title={text.ownReasons} {...(data.verbatim ? {} : { note: text.summarised })}>
      <TextList texts={texts} />
    </RecordSection>
  );
}

function FormSource({ data, search }: { readonly data: FormData; readonly search: string }) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const { evaluation: e, summary: s } = data;
  const scheme = schemeOf(data);
  const [source] = data.source;
  const yes = (value: boolean | null) => (value === null ? text.unknown : value ? text.present : text.absent);
  const department = s.department_unit_id === null ? null : unitLink(s.department_unit_id, lang, search);
  const facts: Facts = [
    ...(data.isList ? [] : [{ name: text.title, value: <span lang="zh-CN">{e.title_raw}</span> }]),
    ...(s.department_name === null
      ? []
      : [
          {
            name: text.department,
            value: department === null ? s.department_name : <Link to={department}>{s.department_name}</Link>,
          },
        ]),
    ...(e.category === null ? [] : [{ name: text.category, value: e.category }]),
    ...(e.attribute === null ? [] : [{ name: text.attribute, value: e.attribute }]),
    ...(e.term === null ? [] : [{ name: text.term, value: e.term }]),
    ...(scheme === null
      ? []
      : [
          {
            name: text.scheme,
            value: (
              <>
                {scheme.name[lang]}
                {scheme.reason !== null && (
                  <span
                    className={styles.reason}
                    {...(scheme.reason.en === scheme.reason.zh ? { lang: 'zh-CN' } : {})}
                  >
                    {scheme.reason[lang]}
                  </span>
                )}
              </>
            ),
          },
        ]),
    ...(data.prints('filed_on')
      ? [
          { name: text.filedOn, value: e.filed_on ?? text.unknown },
          { name: text.filing_signed, value: yes(e.signed) },
          { name: text.filing_stamped, value: yes(e.stamped) },
          { name: text.filing_by, value: yes(e.filed_by_present) },
        ]
      : []),
    { name: text.sourceLines, value: <code>{e.locator}</code> },
  ];
  if (source !== undefined) {
    facts.push({ name: text.source, value: <span lang="zh-CN">{source.title}</span> });
    if (source.publisher !== null) facts.push({ name: text.publisher, value: source.publisher });
    if (source.url !== null) facts.push({ name: 'URL', value: <a href={source.url}>{source.url}</a> });
    if (source.sha256 !== null)
      facts.push({ name: text.checksum, value: <code className={styles.checksum}>{source.sha256}</code> });
  }
  return (
    <RecordSection title={text.sourceTitle} id="source">
      <FactList facts={facts} />
      {source?.note != null && (
        <p className={styles.sourceNote} lang="zh-CN">
          {source.note}
        </p>
      )}
    </RecordSection>
  );
}
