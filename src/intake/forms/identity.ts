import type { ProjectRow, UnitRow } from '../../model/rows.gen.ts';
import { labelKey, toHalfWidth } from '../values/characters.ts';

/** A readable key: the name without blanks, brackets and signs that an address would escape. */
export function slug(name: string): string {
  return labelKey(name)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}

/** A unit's name without code, seal note, person or number. */
export function unitName(text: string): string {
  return toHalfWidth(text)
    .replace(/\s+/g, '')
    .replace(/^[0-9A-Z]{3,}[-_—]/, '')
    .replace(/[(（](?:盖章|公章|签章|章)[)）]/g, '')
    .replace(/[/／][^/／]{1,4}$/, '')
    .replace(/[:：;；,，。]+$/, '');
}

/** A project's name without its code and without the form's title printed behind it. */
export function projectName(text: string): string {
  return text
    .trim()
    .replace(/^[0-9A-Z]{6,}[-_—]/, '')
    .replace(/(?:项目)?(?:支出)?绩效(?:目标)?自评表$/, '')
    .trim();
}

/** True when a short name is made of characters of the full one, in order: 市社保局, 黄石市社会保险事业局. */
export function isShortFor(short: string, full: string): boolean {
  if (short.length >= full.length || short.length < 3) return false;
  if (short.at(-1) !== full.at(-1)) return false;
  let at = 0;
  for (const character of full) if (character === short.charAt(at)) at += 1;
  return at === short.length;
}

/** An internal section of an office (股, 科, 室), which holds no budget of its own. */
export function isInternalSection(name: string): boolean {
  return (
    /(?:股|科|室)$/.test(name) &&
    !/(?:研究室|档案室|实验室|教研室|医科|幼儿园)$/.test(name) &&
    name.length <= 16
  );
}

const LEVELS: readonly (readonly [UnitRow['level'], RegExp])[] = [
  ['township', /(?:镇|乡|街道)(?:人民政府|办事处|党委)?/],
  ['county', /(?:县|区)(?!域)/],
  ['city', /市/],
  ['province', /省|自治区/],
];

function levelOf(name: string): UnitRow['level'] {
  for (const [level, pattern] of LEVELS) {
    if (level === 'county' && /自治区/.test(name) && !/县|市.{1,6}区/.test(name)) continue;
    if (level === 'city' && /^.{2,4}市.{2,4}(?:县|区)/.test(name)) continue;
    if (pattern.test(name)) return level;
  }
  return null;
}

/** The units and projects of one file, each under one key however it is written. */
export class Identity {
  private readonly units = new Map<string, { row: UnitRow; aliases: Set<string> }>();
  private readonly projects = new Map<string, { row: ProjectRow; aliases: Set<string> }>();

  unit(name: string, alias: string | null = null): string {
    const id = slug(name);
    const held = this.units.get(id) ?? {
      row: {
        unit_id: id,
        name,
        short_name: null,
        region: null,
        level: levelOf(name),
        parent_unit_id: null,
        aliases: null,
      },
      aliases: new Set<string>(),
    };
    if (alias !== null && alias !== '' && alias !== name) held.aliases.add(alias);
    this.units.set(id, held);
    return id;
  }

  /** Names a department as the parent of a unit, unless that would close a circle. */
  under(unitId: string, departmentId: string): void {
    const unit = this.units.get(unitId);
    if (unit === undefined || unitId === departmentId || unit.row.parent_unit_id !== null) return;
    if (this.units.get(departmentId)?.row.parent_unit_id === unitId) return;
    unit.row = { ...unit.row, parent_unit_id: departmentId };
  }

  project(unitId: string, name: string, alias: string | null = null): string {
    const id = `${unitId}-${slug(name)}`;
    const held = this.projects.get(id) ?? {
      row: { project_id: id, unit_id: unitId, name, aliases: null },
      aliases: new Set<string>(),
    };
    if (alias !== null && alias !== '' && alias !== name) held.aliases.add(alias);
    this.projects.set(id, held);
    return id;
  }

  unitRows(): UnitRow[] {
    const all = [...this.units.values()];
    const rows = all.map(({ row, aliases }) => ({
      ...row,
      aliases: aliases.size === 0 ? null : [...aliases].join(';'),
    }));
    const isParent = new Set(rows.map((row) => row.parent_unit_id));
    return rows.sort((a, b) => Number(isParent.has(b.unit_id)) - Number(isParent.has(a.unit_id)));
  }

  projectRows(): ProjectRow[] {
    return [...this.projects.values()].map(({ row, aliases }) => ({
      ...row,
      aliases: aliases.size === 0 ? null : [...aliases].join(';'),
    }));
  }
}
