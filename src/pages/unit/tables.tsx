import { useLanguage, useTexts } from '../../app/language.ts';
import { form as formEn } from '../../app/text/en/form.ts';
import { record as en } from '../../app/text/en/record.ts';
import { whatIf as whatIfEn } from '../../app/text/en/what-if.ts';
import { form as formZh } from '../../app/text/zh/form.ts';
import { record as zh } from '../../app/text/zh/record.ts';
import { whatIf as whatIfZh } from '../../app/text/zh/what-if.ts';
import { DataTable } from '../../app/ui/data-table.tsx';
import { formColumns, NameLink } from '../../app/ui/name-link.tsx';
import type { FormQualityRow } from '../../audit/quality.ts';
import { gradeWords } from '../form/sentence.ts';
import type { UnitAnswers, UnitForm } from './questions.ts';

/** A unit's forms with money, rate, score and grade; each leads to its form and to its project. */
export function UnitForms({
  forms,
  unitName,
  search,
  quality,
}: {
  readonly forms: readonly UnitForm[];
  /** Quality indices of the forms; none while the audit runs. */
  readonly quality: readonly FormQualityRow[];
  readonly unitName: string;
  readonly search: string;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const words = useTexts({ zh: formZh, en: formEn });
  const whatIf = useTexts({ zh: whatIfZh, en: whatIfEn });
  const indices = new Map(quality.map((row) => [row.evaluation_id, row.quality]));
  const rows = forms.map((form) => ({
    ...form,
    unit: unitName,
    name: form.kind === 'department' ? text.departmentForm : (form.project_name ?? form.title_raw),
    kindWords: form.kind === 'department' ? text.departmentForm : text.project,
    gradeWords: gradeWords(form, words, lang),
    quality: indices.get(form.evaluation_id) ?? null,
  }));
  const bothKinds = new Set(forms.map((form) => form.kind)).size > 1;
  return (
    <DataTable
      caption={text.formsTitle}
      fileTitle={`${unitName} ${text.formsTitle}`}
      rows={rows}
      rowKey={(row) => row.evaluation_id}
      columns={[
        ...formColumns(text, search, true),
        ...(bothKinds ? ([{ name: 'kindWords', title: text.kind, unit: 'text' }] as const) : []),
        { name: 'adjusted_amount', title: text.budget, unit: '元', nullReason: text.noAmount },
        { name: 'executed_amount', title: text.executed, unit: '元', nullReason: text.noAmount },
        { name: 'rate', title: text.rate, unit: 'fraction', nullReason: text.noRate },
        { name: 'unspent', title: text.unspent, unit: '元', nullReason: text.noAmount },
        { name: 'score', title: text.score, unit: 'points', nullReason: text.noScore },
        { name: 'gradeWords', title: text.grade, unit: 'text', nullReason: text.noScore },
        { name: 'quality', title: whatIf.quality, unit: 'points', nullReason: whatIf.noIndex },
        { name: 'verifiable_share', title: text.verifiable, unit: 'fraction', nullReason: text.noVerifiable },
        {
          name: 'project_id',
          title: text.projectPage,
          unit: 'text',
          render: ({ project_id: id }) =>
            id === null ? '' : <NameLink screen="project" id={id} name={text.historyTitle} search={search} />,
        },
      ]}
    />
  );
}

/** The units that a department supervises, their project forms summed. */
export function UnitsBelow({
  units,
  unitName,
  search,
}: {
  readonly units: UnitAnswers['below'];
  readonly unitName: string;
  readonly search: string;
}) {
  const text = useTexts({ zh, en });
  return (
    <DataTable
      caption={text.belowTitle}
      fileTitle={`${unitName} ${text.belowTitle}`}
      rows={units}
      rowKey={(row) => row.unit_id}
      columns={[
        {
          name: 'unit_name',
          title: text.unit,
          unit: 'text',
          roomy: true,
          render: (row) => <NameLink screen="unit" id={row.unit_id} name={row.unit_name} search={search} />,
        },
        { name: 'evaluations', title: text.n, unit: 'count' },
        { name: 'budget', title: text.budget, unit: '元', nullReason: text.noAmount },
        { name: 'executed', title: text.executed, unit: '元', nullReason: text.noAmount },
        { name: 'execution_rate', title: text.rate, unit: 'fraction', nullReason: text.noRate },
        { name: 'unspent', title: text.unspent, unit: '元', nullReason: text.noAmount },
        { name: 'median_score', title: text.median, unit: 'points', nullReason: text.noScore },
      ]}
    />
  );
}
