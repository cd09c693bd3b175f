import type { EvaluationRow } from '../../model/rows.gen.ts';
import type { Problem } from '../types.ts';
import { labelKey } from '../values/characters.ts';
import { titleYear } from '../values/dates.ts';
import type { Subject } from './evaluation-rows.ts';
import type { FormReading } from './form.ts';
import { type Identity, isInternalSection, isShortFor, projectName, unitName } from './identity.ts';
import type { Note } from './writer.ts';

/** The year most forms of a file name; null when none does. */
export function usualYear(forms: readonly FormReading[]): number | null {
  const counts = new Map<number, number>();
  for (const form of forms) if (form.year !== null) counts.set(form.year, (counts.get(form.year) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? null;
}

function yearOf(
  form: FormReading,
  usual: number | null,
): { year: number; basis: EvaluationRow['fiscal_year_basis'] } | null {
  if (form.year !== null) return { year: form.year, basis: 'stated' };
  if (usual !== null) return { year: usual, basis: 'inferred' };
  const filed = form.presence.filedOn;
  if (filed !== null) return { year: Number(filed.slice(0, 4)) - 1, basis: 'inferred' };
  const named = titleYear(form.fields.values.get('project')?.text ?? '');
  return named === null ? null : { year: named, basis: 'inferred' };
}

interface Named {
  readonly name: string;
  readonly alias: string | null;
  readonly note: Note;
}

/** The implementing unit, with the short name that a table uses for the unit in its head. */
function unitOf(form: FormReading, known: readonly string[]): Named | null {
  const cell = form.fields.values.get('unit') ?? form.fields.values.get('organisation') ?? null;
  const head = form.organisation === null ? null : unitName(form.organisation.text);
  const department = form.fields.values.get('department') ?? null;
  if (cell === null) {
    if (head !== null && form.organisation !== null) {
      return {
        name: head,
        alias: null,
        note: { locator: form.organisation.locator, confidence: 0.9, origin: 'printed' },
      };
    }
    if (department === null) return null;
    return {
      name: unitName(department.text),
      alias: null,
      note: { locator: department.locator, confidence: 0.6, origin: 'derived' },
    };
  }
  const name = unitName(cell.text);
  const note = (confidence: number, origin: Note['origin']): Note => ({
    locator: cell.locator,
    confidence,
    origin,
  });
  if (head !== null && head !== name && isShortFor(name, head))
    return { name: head, alias: name, note: note(0.9, 'derived') };
  const full = known.filter((each) => each !== name && isShortFor(name, each) && /^[市县区省州]/.test(name));
  if (full.length === 1 && full[0] !== undefined)
    return { name: full[0], alias: name, note: note(0.75, 'derived') };
  if (isInternalSection(name) && department !== null) {
    return { name: unitName(department.text), alias: name, note: note(0.6, 'derived') };
  }
  return { name, alias: null, note: note(Math.min(0.97, cell.sure ?? 1), 'printed') };
}

/** Settles year, unit, department and project of each form; a form that names none of them is refused. */
export function subjectsOf(
  forms: readonly FormReading[],
  identity: Identity,
  file: string,
): { readonly subjects: ReadonlyMap<FormReading, Subject>; readonly problems: readonly Problem[] } {
  const subjects = new Map<FormReading, Subject>();
  const problems: Problem[] = [];
  const usual = usualYear(forms);
  const known = forms.flatMap((form) => {
    const names = [
      form.organisation?.text,
      form.fields.values.get('department')?.text,
      form.fields.values.get('unit')?.text,
    ];
    return names.filter((name) => name !== undefined).map(unitName);
  });
  const taken = new Set<string>();
  for (const form of forms) {
    const printedProject = form.fields.values.get('project') ?? null;
    const unit = unitOf(form, [...new Set(known)]);
    const year = yearOf(form, usual);
    const isDepartment =
      printedProject === null &&
      (form.fields.values.has('organisation') || /整体支出/.test(labelKey(form.title)));
    const missing =
      unit === null
        ? 'unit'
        : year === null
          ? 'year'
          : printedProject === null && !isDepartment
            ? 'project'
            : null;
    if (unit === null || year === null || missing !== null) {
      problems.push(lacking(file, form, missing ?? 'unit'));
      continue;
    }
    const unitId = identity.unit(unit.name, unit.alias);
    const department = form.fields.values.get('department') ?? null;
    const departmentId = department === null ? null : identity.unit(unitName(department.text));
    if (departmentId !== null) identity.under(unitId, departmentId);
    let projectId: string | null = null;
    if (printedProject !== null) {
      const name = projectName(printedProject.text);
      projectId = identity.project(
        unitId,
        name,
        projectName(printedProject.text) === printedProject.text.trim() ? null : printedProject.text.trim(),
      );
    }
    const base = `${projectId ?? unitId}-${year.year}`;
    let evaluationId = base;
    for (let copy = 2; taken.has(evaluationId); copy++) evaluationId = `${base}-${copy}`;
    if (evaluationId !== base) problems.push(repeated(file, form, base));
    taken.add(evaluationId);
    subjects.set(form, {
      evaluationId,
      kind: isDepartment ? 'department' : 'project',
      fiscalYear: year.year,
      yearBasis: year.basis,
      unitId,
      departmentId,
      projectId,
      notes: {
        unit_id: unit.note,
        ...(department === null
          ? {}
          : {
              department_unit_id: {
                locator: department.locator,
                confidence: Math.min(0.97, department.sure ?? 1),
                origin: 'printed' as const,
              },
            }),
        ...(printedProject === null
          ? {}
          : {
              project_id: {
                locator: printedProject.locator,
                confidence: Math.min(0.97, printedProject.sure ?? 1),
                origin: 'printed' as const,
              },
            }),
        fiscal_year: {
          locator: form.locator,
          confidence: year.basis === 'stated' ? 0.97 : 0.65,
          origin: year.basis === 'stated' ? 'printed' : 'inferred',
        },
      },
    });
  }
  for (const [form, subject] of subjects) {
    if (subject.departmentId !== null) continue;
    const sibling = [...subjects.values()].find(
      (each) => each.unitId === subject.unitId && each.departmentId !== null,
    );
    const note = sibling?.notes.department_unit_id;
    if (sibling === undefined || note === undefined) continue;
    subjects.set(form, {
      ...subject,
      departmentId: sibling.departmentId,
      notes: { ...subject.notes, department_unit_id: { ...note, confidence: 0.75, origin: 'derived' } },
    });
  }
  return { subjects, problems };
}

const NAMES = {
  unit: { zh: '实施单位', en: 'implementing unit' },
  year: { zh: '年度', en: 'fiscal year' },
  project: { zh: '项目名称', en: 'project name' },
} as const;

function lacking(file: string, form: FormReading, what: keyof typeof NAMES): Problem {
  return {
    file,
    place: form.locator,
    column: what === 'year' ? 'evaluation.fiscal_year' : `evaluation.${what}_id`,
    value: form.title === '' ? null : form.title,
    kind: `${what}-missing`,
    message: {
      zh: `找不到${NAMES[what].zh}，该表未导入`,
      en: `The ${NAMES[what].en} is not there; the form was not imported`,
    },
    remedy: {
      zh: '请确认文件完整，或在预览中补填',
      en: 'Make sure the file is complete, or fill it in in the preview',
    },
    severity: 'error',
  };
}

function repeated(file: string, form: FormReading, id: string): Problem {
  return {
    file,
    place: form.locator,
    column: 'evaluation.evaluation_id',
    value: id,
    kind: 'duplicate-form',
    message: {
      zh: '同一单位、项目和年度的表不止一份，都已保留',
      en: 'More than one form has this unit, project and year; all are kept',
    },
    remedy: { zh: '请确认哪一份有效', en: 'Check which of them counts' },
    severity: 'warning',
  };
}
