import { useTexts } from '../../app/language.ts';
import { form as formEn } from '../../app/text/en/form.ts';
import { record as en } from '../../app/text/en/record.ts';
import { form as formZh } from '../../app/text/zh/form.ts';
import { record as zh } from '../../app/text/zh/record.ts';
import { RecordSection } from '../../app/ui/record-frame.tsx';
import { Glossary } from '../../app/ui/record-parts.tsx';
import { SourceList } from '../../app/ui/source-list.tsx';
import { StatedFigures } from '../../app/ui/stated-figures.tsx';
import type { UnitAnswers } from './questions.ts';

/** What the page of a unit or a project ends with: figures stated in texts, sources, the words explained. */
export function RecordEnd({
  rows,
  name,
}: {
  readonly rows: Pick<UnitAnswers, 'statements' | 'sources'>;
  readonly name: string;
}) {
  const text = useTexts({ zh, en });
  const words = useTexts({ zh: formZh, en: formEn });
  return (
    <>
      {rows.statements.length > 0 && (
        <RecordSection title={text.statementsTitle} note={text.statementsNote}>
          <StatedFigures
            caption={text.statementsTitle}
            statements={rows.statements}
            fileTitle={`${name} ${text.statementsTitle}`}
          />
        </RecordSection>
      )}
      {rows.sources.length > 0 && (
        <RecordSection title={text.sourceTitle}>
          <SourceList sources={rows.sources} />
        </RecordSection>
      )}
      <Glossary title={text.glossaryTitle} words={words.glossary} />
    </>
  );
}
