import type { ProjectRow, UnitRow } from '../../model/rows.gen.ts';
import { projectName, slug, unitName } from '../forms/identity.ts';
import { remember } from '../values/remember.ts';
import type { RecordKey } from './record-store.ts';

const CHINESE = /[\u3400-\u9fff]/u;

/** Names as the forms' recogniser tidies them, so that both imports meet under one key. */
export function cleanUnit(name: string): string {
  return CHINESE.test(name) && !/[a-z] [a-z]/iu.test(name) ? unitName(name) || name : name;
}

/** The forms' key; names in Latin letters keep their words apart. */
export function flatSlug(name: string): string {
  return slug(CHINESE.test(name) ? name : name.replace(/\s+/gu, '-'));
}

/** The key of the unit that a table calls by this name. */
export function unitIdOf(rawName: string): string {
  return flatSlug(cleanUnit(rawName));
}

/** A project's name as it is kept, and its part of the key. */
const tidiedProject = remember((written: string) => {
  const name = projectName(written) || written;
  return { name, key: flatSlug(name) };
});

/** All forms under one key, whatever their years. */
interface FormChain {
  /** Place of the form met last; -1 before the first. */
  newest: number;
  /** Set once a form of it is imported. */
  isWritten: boolean;
}

/** Whose form a record belongs to. */
export interface FormOwner {
  readonly unitId: string;
  /** Null for a form of the unit as a whole. */
  readonly projectId: string | null;
  readonly chain: FormChain;
}

interface Unit extends FormOwner {
  readonly name: string;
  readonly aliases: Set<string>;
  parent: string | null;
  region: string | null;
  /** What its projects are called in the table: a long table repeats them. */
  readonly written: Map<string, Written>;
}

interface Written {
  readonly name: string;
  readonly project: Project;
}

interface Project extends FormOwner {
  name: string;
  aliases: Set<string> | null;
  /** Of the publication, or of the budget, that the name was taken from. */
  year: number;
}

/**
 * Units and projects of flat tables. A project is known by its code where one is written, else by its name;
 * a name without code belongs to the code that bears it, when only one does. A code that stands for two
 * names in one publication and year is no key, and the name is added to it. Codes that publications give to
 * one name in turn, never two in one publication, are one project's: it is known by the first.
 */
export class FlatIdentity {
  readonly #units = new Map<string, Unit>();
  readonly #projects = new Map<string, Project>();
  readonly #chains = new Map<string, FormChain>();
  readonly #codesByName = new Map<string, Set<string>>();
  readonly #sharedCodes = new Set<string>();
  /** The first code of the project that a later code stands for. */
  readonly #firstCodes = new Map<string, string>();
  /** Names are tidied once: a long table repeats them. */
  readonly #named = new Map<string, Unit>();

  constructor(records: Iterable<RecordKey>) {
    const namesByUse = new Map<string, string>();
    const publications = new Map<string, Set<number | null>>();
    for (const record of records) {
      if (record.project === '' || record.code === '') continue;
      const unit = flatSlug(cleanUnit(record.unit));
      const name = flatSlug(projectName(record.project));
      const codes = this.#codesByName.get(`${unit}/${name}`) ?? new Set();
      codes.add(record.code);
      this.#codesByName.set(`${unit}/${name}`, codes);
      const held = publications.get(`${unit}/${record.code}`);
      if (held) held.add(record.publication);
      else publications.set(`${unit}/${record.code}`, new Set([record.publication]));
      const use = `${unit}/${record.code}/${record.year}/${record.publication ?? ''}/${record.source}`;
      const named = namesByUse.get(use);
      if (named === undefined) namesByUse.set(use, name);
      else if (named !== name) this.#sharedCodes.add(`${unit}/${record.code}`);
    }
    for (const [name, codes] of this.#codesByName)
      if (codes.size > 1) this.#joinSuccessive(name.slice(0, name.indexOf('/')), codes, publications);
  }

  /** Joins the codes of one name when no publication uses two of them side by side. */
  #joinSuccessive(
    unit: string,
    codes: ReadonlySet<string>,
    publications: ReadonlyMap<string, Set<number | null>>,
  ): void {
    const keys = [...codes].map((code) => `${unit}/${code}`);
    if (keys.some((key) => this.#sharedCodes.has(key))) return;
    const firsts = [...new Set([...codes].map((code) => this.#firstCode(unit, code)))];
    const issued = firsts.flatMap((code) => [...(publications.get(`${unit}/${code}`) ?? [])]);
    if (issued.includes(null) || new Set(issued).size < issued.length) return;
    const [first = '', ...later] = firsts;
    for (const code of later) this.#firstCodes.set(`${unit}/${code}`, first);
    for (const publication of issued) publications.get(`${unit}/${first}`)?.add(publication);
  }

  #firstCode(unit: string, code: string): string {
    let first = code;
    for (let next = this.#firstCodes.get(`${unit}/${first}`); next !== undefined; ) {
      first = next;
      next = this.#firstCodes.get(`${unit}/${first}`);
    }
    return first;
  }

  /** Whose form a record belongs to, registering the names it uses. */
  owner(record: RecordKey): FormOwner {
    const unit = this.#unit(record.unit, record.region);
    return record.project === '' && record.code === '' ? unit : this.#project(unit, record);
  }

  /** The key of a unit, registering its name. */
  unit(rawName: string): string {
    return this.#unit(rawName, null).unitId;
  }

  #unit(rawName: string, region: string | null): Unit {
    const known = this.#named.get(rawName);
    if (known !== undefined) {
      known.region ??= region;
      return known;
    }
    const name = cleanUnit(rawName);
    const id = flatSlug(name);
    let unit = this.#units.get(id);
    if (unit === undefined) {
      unit = {
        unitId: id,
        projectId: null,
        chain: this.#chain(id),
        name,
        aliases: new Set(),
        parent: null,
        region,
        written: new Map(),
      };
      this.#units.set(id, unit);
    }
    if (unit.name !== name) unit.aliases.add(name);
    unit.region ??= region;
    this.#named.set(rawName, unit);
    return unit;
  }

  /** A unit as a whole and a project may come to the same key; their forms are then the same. */
  #chain(id: string): FormChain {
    let chain = this.#chains.get(id);
    if (chain === undefined) {
      chain = { newest: -1, isWritten: false };
      this.#chains.set(id, chain);
    }
    return chain;
  }

  /** Names a department as parent of a unit, unless it is the unit itself or below it. */
  under(unitId: string, departmentId: string): void {
    const unit = this.#units.get(unitId);
    if (!unit || unit.parent !== null) return;
    for (let at: string | null = departmentId, steps = 0; at !== null && steps < 20; steps += 1) {
      if (at === unitId) return;
      at = this.#units.get(at)?.parent ?? null;
    }
    unit.parent = departmentId;
  }

  /** The newest name of a project is kept. */
  #project(unit: Unit, record: RecordKey): Project {
    const written = record.code === '' ? record.project : `${record.project}\u001f${record.code}`;
    let known = unit.written.get(written);
    if (known === undefined) {
      known = this.#find(unit.unitId, record);
      unit.written.set(written, known);
    }
    const { name, project } = known;
    if (project.name !== name) {
      const year = record.publication ?? record.year;
      project.aliases ??= new Set();
      project.aliases.add(year >= project.year ? project.name : name);
      if (year >= project.year) {
        project.name = name;
        project.year = year;
      }
      project.aliases.delete(project.name);
    }
    return project;
  }

  #find(unitId: string, record: RecordKey): Written {
    const { name, key: nameKey } =
      record.project === ''
        ? { name: record.code, key: flatSlug(record.code) }
        : tidiedProject(record.project);
    const codes = this.#codesByName.get(`${unitId}/${nameKey}`);
    const borne = new Set([...(codes ?? [])].map((each) => this.#firstCode(unitId, each)));
    const code =
      record.code === ''
        ? borne.size === 1
          ? ([...borne][0] ?? '')
          : ''
        : this.#firstCode(unitId, record.code);
    const isShared = code === '' || this.#sharedCodes.has(`${unitId}/${code}`);
    const id = [unitId, flatSlug(code), isShared ? nameKey : ''].filter((part) => part !== '').join('-');
    let project = this.#projects.get(id);
    if (project === undefined) {
      const year = record.publication ?? record.year;
      project = { unitId, projectId: id, chain: this.#chain(id), name, aliases: null, year };
      this.#projects.set(id, project);
    }
    return { name, project };
  }

  unitRows(): UnitRow[] {
    const rows = [...this.#units].map(
      ([unit_id, { name, aliases, parent, region }]): UnitRow => ({
        unit_id,
        name,
        short_name: null,
        region,
        level: null,
        parent_unit_id: parent,
        aliases: aliases.size === 0 ? null : [...aliases].join(';'),
      }),
    );
    const parents = new Set(rows.map((row) => row.parent_unit_id));
    return rows.sort((a, b) => Number(parents.has(b.unit_id)) - Number(parents.has(a.unit_id)));
  }

  /** The projects of which a form was imported. */
  *writtenProjects(): Generator<ProjectRow> {
    for (const [project_id, { unitId, name, aliases, chain }] of this.#projects) {
      if (!chain.isWritten) continue;
      yield {
        project_id,
        unit_id: unitId,
        name,
        aliases: aliases === null || aliases.size === 0 ? null : [...aliases].join(';'),
      };
    }
  }
}
