import { decimal } from '../../app/format/number.ts';
import { joinSentences } from '../../app/format/sentences.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import type { Answers } from '../../app/session/answers.ts';
import { findings as en } from '../../app/text/en/findings.ts';
import { findings as zh } from '../../app/text/zh/findings.ts';
import { DataTable } from '../../app/ui/data-table.tsx';
import { ruleById } from '../../audit/registry.ts';
import styles from './findings.module.css';
import type { findingsQuestions } from './questions.ts';

export type FindingAnswers = Answers<ReturnType<(typeof findingsQuestions)['questions']>>;

/** Every rule that found something: how often, in how many forms, and how many forms passed it. */
export function RuleTable({
  answers,
  onRule,
}: {
  readonly answers: FindingAnswers;
  readonly onRule: (rule: string) => void;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const checks = new Map(answers.checks.map((check) => [check.rule, check]));
  const rows = answers.rules.map((row) => {
    const check = checks.get(row.rule);
    const rule = ruleById(row.rule);
    return {
      rule: row.rule,
      name: `${row.rule} ${rule?.name[lang] ?? ''}`,
      level: rule === undefined ? '' : text.levels[rule.severity],
      findings: row.findings,
      forms: row.forms,
      passed: check?.passed ?? null,
      not_checkable: check?.not_checkable ?? null,
    };
  });
  return (
    <DataTable
      caption={text.byRule}
      fileTitle={text.byRule}
      rows={rows}
      rowKey={(row) => row.rule}
      onRow={(row) => onRule(row.rule)}
      columns={[
        { name: 'name', title: text.rule, unit: 'text', roomy: true },
        { name: 'level', title: text.level, unit: 'text' },
        { name: 'findings', title: text.found, unit: 'count' },
        { name: 'forms', title: text.forms, unit: 'count' },
        { name: 'passed', title: text.passed, unit: 'count' },
        { name: 'not_checkable', title: text.notCheckable, unit: 'count' },
      ]}
    />
  );
}

/** Units with their points by level, those with most errors first. */
export function UnitTable({
  answers,
  onUnit,
}: {
  readonly answers: FindingAnswers;
  readonly onUnit: (unit: string) => void;
}) {
  const text = useTexts({ zh, en });
  const rows = answers.units.map((row) => ({ ...row, unit_name: row.unit_name ?? row.unit_id }));
  return (
    <DataTable
      caption={text.byUnit}
      fileTitle={text.byUnit}
      rows={rows}
      rowKey={(row) => row.unit_id}
      onRow={(row) => onUnit(row.unit_id)}
      columns={[
        { name: 'unit_name', title: text.unit, unit: 'text', roomy: true },
        { name: 'errors', title: text.levels.E, unit: 'count' },
        { name: 'warnings', title: text.levels.W, unit: 'count' },
        { name: 'notes', title: text.levels.N, unit: 'count' },
        { name: 'information', title: text.levels.I, unit: 'count' },
        { name: 'findings', title: text.found, unit: 'count' },
      ]}
    />
  );
}

/** Forms down, rules across; a filled cell is a number and a colour of its level. */
export function Matrix({
  answers,
  limit,
  formNames,
  onCell,
}: {
  readonly answers: FindingAnswers;
  readonly limit: number;
  readonly formNames: ReadonlyMap<string, string>;
  readonly onCell: (form: string, rule: string) => void;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const rules = [...new Set(answers.matrix.map((cell) => cell.rule))].sort();
  const forms = [...new Set(answers.matrix.map((cell) => cell.evaluation_id))];
  const cells = new Map(answers.matrix.map((cell) => [`${cell.evaluation_id} ${cell.rule}`, cell]));
  const nameOf = (form: string) => formNames.get(form) ?? form;
  if (forms.length === 0) return <p>{text.none}</p>;
  return (
    <>
      <p className={styles.note}>
        {joinSentences(
          lang,
          text.matrixLead(decimal(forms.length, 0)),
          forms.length >= limit && text.matrixMore(decimal(limit, 0)),
        )}
      </p>
      <section
        className={styles.scroller}
        aria-label={text.matrix}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        tabIndex={0}
      >
        <table className={styles.matrix}>
          <caption className="visually-hidden">{text.matrix}</caption>
          <thead>
            <tr>
              <th scope="col">{text.form}</th>
              {rules.map((rule) => (
                <th key={rule} scope="col" title={ruleById(rule)?.name[lang] ?? rule}>
                  {rule}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {forms.map((form) => (
              <tr key={form}>
                <th scope="row" lang="zh-CN" title={nameOf(form)}>
                  {nameOf(form)}
                </th>
                {rules.map((rule) => {
                  const cell = cells.get(`${form} ${rule}`);
                  return (
                    <td key={rule}>
                      {cell !== undefined && (
                        <button
                          type="button"
                          data-severity={cell.severity}
                          aria-label={text.matrixCell(nameOf(form), rule, decimal(cell.findings, 0))}
                          onClick={() => onCell(form, rule)}
                        >
                          {decimal(cell.findings, 0)}
                        </button>
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
