import datapackage from '../../data/datapackage.json' with { type: 'json' };

/** The two languages of everything a reader sees. */
export type Lang = 'zh' | 'en';
export type Bilingual = Readonly<Record<Lang, string>>;

export type FieldType = 'string' | 'integer' | 'number' | 'boolean' | 'date';

export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly title: Bilingual;
  readonly description: Bilingual;
  /** 元, fraction or points; absent for a plain count or text. */
  readonly unit: string | null;
  /** Precision and scale where the value is exact: [18, 2] for money, [7, 3] for points. */
  readonly decimal: readonly [number, number] | null;
  readonly required: boolean;
  readonly enumeration: readonly string[] | null;
  readonly enumLabels: Readonly<Record<string, Bilingual>>;
  readonly minimum: number | null;
  readonly maximum: number | null;
  readonly pattern: string | null;
}

export interface ForeignKey {
  readonly columns: readonly string[];
  readonly table: TableName;
  readonly references: readonly string[];
}

export interface Table {
  readonly name: TableName;
  readonly path: string;
  readonly title: Bilingual;
  readonly description: Bilingual;
  readonly fields: readonly Field[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys: readonly ForeignKey[];
}

/** Every table of the model, parents before children (the order in which they load). */
export const TABLE_NAMES = [
  'source',
  'unit',
  'project',
  'profile',
  'concept',
  'evaluation',
  'fund_line',
  'section',
  'indicator',
  'indicator_value',
  'base_metric',
  'statement',
  'text_section',
] as const;
export type TableName = (typeof TABLE_NAMES)[number];

interface RawField {
  name: string;
  type: string;
  title: string;
  title_en: string;
  description: string;
  description_en: string;
  unit?: string;
  decimal?: number[];
  enum_labels?: Record<string, Bilingual>;
  constraints?: { required?: boolean; enum?: string[]; minimum?: number; maximum?: number; pattern?: string };
}

interface RawResource {
  name: string;
  path: string;
  title: string;
  title_en: string;
  description: string;
  description_en: string;
  schema: {
    fields: RawField[];
    primaryKey: string[];
    foreignKeys?: { fields: string[]; reference: { resource: string; fields: string[] } }[];
  };
}

function readField(raw: RawField): Field {
  const c = raw.constraints ?? {};
  const [precision, scale] = raw.decimal ?? [];
  return {
    name: raw.name,
    type: raw.type as FieldType,
    title: { zh: raw.title, en: raw.title_en },
    description: { zh: raw.description, en: raw.description_en },
    unit: raw.unit ?? null,
    decimal: precision !== undefined && scale !== undefined ? [precision, scale] : null,
    required: c.required ?? false,
    enumeration: c.enum ?? null,
    enumLabels: raw.enum_labels ?? {},
    minimum: c.minimum ?? null,
    maximum: c.maximum ?? null,
    pattern: c.pattern ?? null,
  };
}

function readTable(raw: RawResource): Table {
  return {
    name: raw.name as TableName,
    path: raw.path,
    title: { zh: raw.title, en: raw.title_en },
    description: { zh: raw.description, en: raw.description_en },
    fields: raw.schema.fields.map(readField),
    primaryKey: raw.schema.primaryKey,
    foreignKeys: (raw.schema.foreignKeys ?? []).map((key) => ({
      columns: key.fields,
      table: (key.reference.resource || raw.name) as TableName,
      references: key.reference.fields,
    })),
  };
}

/** The table schemas of the data package: the single definition of every column. */
export const TABLES: Readonly<Record<TableName, Table>> = Object.fromEntries(
  (datapackage.resources as unknown as RawResource[]).map((raw) => [raw.name, readTable(raw)]),
) as Record<TableName, Table>;
