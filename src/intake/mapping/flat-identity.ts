import type { ProjectRow, UnitRow } from '../../model/rows.gen.ts';
import { projectName, slug, unitName } from '../forms/identity.ts';
import type { FlatRecord } from './flat-record.ts';

const CHINESE = /[\u3400-\u9fff]/u;

/** Names as the forms' recogniser tidies them, so that both imports meet under one key. */
export function cleanUnit(name: string): string {
  return CHINESE.test(name) && !/[a-z] [a-z]/iu.test(name) ? unitName(name) || name : name;
}

/** The forms' key; names in Latin letters keep their words apart. */
export function flatSlug(name: string): string {
  return slug(CHINESE.test(name) ? name : name.replace(/\s+/gu, '-'));
}

interface Project {
  readonly unitId: string;
  name: string;
  aliases: Set<string> | null;
  /** Of the publication, or of the budget, that the name was taken from. */
  year: number;
}

/**
 * Units and projects of flat tables. A project is known by its code where one is written, else by its name;
 * a name without code belongs to the code that bears it, when only one does. A code that stands for two
 * names in one publication and year is no key, and the name is added to it.
 */
export class FlatIdentity {
  readonly #units = new Map<
    string,
    { name: string; aliases: Set<string>; parent: string | null; region: string | null }
  >();
  readonly #projects = new Map<string, Project>();
  readonly #codesByName = new Map<string, Set<string>>();
  readonly #sharedCodes = new Set<string>();
  /** Names are tidied once: a long table repeats them. */
  readonly #unitIds = new Map<string, string>();

  constructor(records: readonly FlatRecord[]) {
    const namesByUse = new Map<string, string>();
    for (const record of records) {
      if (record.project === '' || record.code === '') continue;
      const unit = flatSlug(cleanUnit(record.unit));
      const name = flatSlug(projectName(record.project));
      const codes = this.#codesByName.get(`${unit}/${name}`) ?? new Set();
      codes.add(record.code);
      this.#codesByName.set(`${unit}/${name}`, codes);
      const use = `${unit}/${record.code}/${record.year}/${record.publication ?? ''}/${record.source}`;
      const held = namesByUse.get(use);
      if (held === undefined) namesByUse.set(use, name);
      else if (held !== name) this.#sharedCodes.add(`${unit}/${record.code}`);
    }
  }

  /** The key of the record's unit, registering its name. */
  unit(rawName: string, region: string | null = null): string {
    const known = this.#unitIds.get(rawName);
    if (known !== undefined && region === null) return known;
    const name = cleanUnit(rawName);
    const id = flatSlug(name);
    const held = this.#units.get(id) ?? { name, aliases: new Set<string>(), parent: null, region: null };
    if (held.name !== name) held.aliases.add(name);
    held.region ??= region;
    this.#units.set(id, held);
    this.#unitIds.set(rawName, id);
    return id;
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

  /** The key of the record's project; null for a form of the unit as a whole. The newest name is kept. */
  project(unitId: string, record: FlatRecord): string | null {
    if (record.project === '' && record.code === '') return null;
    const name = projectName(record.project) || record.project || record.code;
    const nameKey = flatSlug(name);
    const codes = this.#codesByName.get(`${unitId}/${nameKey}`);
    const code = record.code || (codes?.size === 1 ? ([...codes][0] ?? '') : '');
    const key = code === '' || this.#sharedCodes.has(`${unitId}/${code}`) ? [code, nameKey] : [code];
    const id = [unitId, ...key.map(flatSlug)].filter((part) => part !== '').join('-');
    const held = this.#projects.get(id);
    if (!held) {
      this.#projects.set(id, { unitId, name, aliases: null, year: record.publication ?? record.year });
    } else if (held.name !== name) {
      const year = record.publication ?? record.year;
      held.aliases ??= new Set();
      held.aliases.add(year >= held.year ? held.name : name);
      if (year >= held.year) {
        held.name = name;
        held.year = year;
      }
      held.aliases.delete(held.name);
    }
    return id;
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

  projectRows(): ProjectRow[] {
    return [...this.#projects].map(([project_id, { unitId, name, aliases }]) => ({
      project_id,
      unit_id: unitId,
      name,
      aliases: aliases === null || aliases.size === 0 ? null : [...aliases].join(';'),
    }));
  }
}
