import { ALWAYS, allOf, type Condition, oneOf, whereFilters } from './filters.ts';
import type { Filters } from './types.ts';

/** Which findings are meant: those of the forms that all conditions choose, of the rules, and on whole unit-years. */
export interface FindingChoice {
  /** On `evaluation_fact e`; ALWAYS chooses every finding. */
  readonly forms: Condition;
  /** On `audit_unit_finding f`: which of those on whole unit-years are among them. */
  readonly unitYears: Condition;
  /** On the `rule_no` of either. */
  readonly rules: Condition;
}

export const NEVER: Condition = { sql: 'FALSE', params: [] };

/** What concerns a whole unit-year counts when a form of it is chosen. */
function unitYearsOf(forms: Condition): Condition {
  if (forms.sql === ALWAYS.sql) return ALWAYS;
  return {
    sql: `f.unit_year_no IN (SELECT p.unit_year_no FROM audit_unit_form p JOIN evaluation_fact e ON e.form_no = p.form_no WHERE ${forms.sql})`,
    params: forms.params,
  };
}

/** The findings of the forms that the reader's filters choose, and of the unit-years those forms stand in. */
export function chosenBy(filters: Filters | undefined): FindingChoice {
  const forms = filters === undefined ? ALWAYS : whereFilters(filters);
  return { forms, unitYears: unitYearsOf(forms), rules: ALWAYS };
}

/** Those of one choice that further conditions choose too. */
export function narrowedTo(choice: FindingChoice, further: Partial<FindingChoice>): FindingChoice {
  return {
    forms: allOf(choice.forms, further.forms ?? ALWAYS),
    unitYears: allOf(choice.unitYears, further.unitYears ?? ALWAYS),
    rules: allOf(choice.rules, further.rules ?? ALWAYS),
  };
}

/** Forms by a column that only `evaluation_summary` has: condition on `evaluation_fact e`. */
export function formsWhere(
  column: 'evaluation_id' | 'project_id',
  values: readonly string[] | undefined,
): Condition {
  const named = oneOf(`s.${column}`, values ?? []);
  if (named.sql === ALWAYS.sql) return ALWAYS;
  return {
    sql: `e.form_no IN (SELECT s.form_no FROM evaluation_summary s WHERE ${named.sql})`,
    params: named.params,
  };
}

/** The chosen findings on forms, as `f` with the numbers of their form as `e` where a condition asks for them. */
export function onForms({ forms, rules }: FindingChoice): Condition {
  if (forms.sql === ALWAYS.sql) {
    return { sql: `audit_finding f WHERE f.form_no IS NOT NULL AND ${rules.sql}`, params: rules.params };
  }
  // An inner join on dense numbers is looked up by position: half the time of a semi-join.
  return {
    sql: `audit_finding f JOIN (SELECT e.form_no FROM evaluation_fact e WHERE ${forms.sql}) e ON e.form_no = f.form_no WHERE ${rules.sql}`,
    params: [...forms.params, ...rules.params],
  };
}

/** The chosen findings on whole unit-years, as `f`. */
export function onUnitYears({ unitYears, rules }: FindingChoice): Condition {
  const both = allOf(unitYears, rules);
  return { sql: `audit_unit_finding f WHERE ${both.sql}`, params: both.params };
}

/** Every chosen finding: `list_no, row_no, form_no, rule_no`. */
export function allFound(choice: FindingChoice): Condition {
  const columns = 'f.list_no, f.row_no, f.form_no, f.rule_no';
  if (choice.forms.sql === ALWAYS.sql && choice.unitYears.sql === ALWAYS.sql) {
    return {
      sql: `SELECT ${columns} FROM audit_finding f WHERE ${choice.rules.sql}`,
      params: choice.rules.params,
    };
  }
  const [forms, units] = [onForms(choice), onUnitYears(choice)];
  return {
    sql: `SELECT ${columns} FROM ${forms.sql} UNION ALL SELECT ${columns} FROM ${units.sql}`,
    params: [...forms.params, ...units.params],
  };
}
