/**
 * Fields that a form or list may not have at all. What has no place on the paper cannot have been left blank:
 * `evaluation.layout` tells which there are, and no rule may say of the others that they were not filled in.
 */
const PRINTED_FIELDS = [
  /** A heading of its own: a row of a list has none. */
  'heading',
  'filed_on',
  'rate',
  'budget_points',
  'total',
  'reason',
  'improvement',
  /** Money lines by source beside the total. */
  'sources',
  'money_unit',
  'target',
  'actual',
  'points_max',
  'points',
  /** The reason of an indicator, apart from that of the form. */
  'row_reason',
] as const;
export type PrintedField = (typeof PRINTED_FIELDS)[number];

/** The layout of a row of a list, which has only the fields it names: `list+total+reason`. */
export function listLayoutOf(has: (field: PrintedField) => boolean): string {
  return ['list', ...PRINTED_FIELDS.filter(has)].join('+');
}

/** The layout of a form, which has all fields but those it names: `form-reason`; null when it has them all. */
export function formLayoutOf(has: (field: PrintedField) => boolean): string | null {
  const missing = PRINTED_FIELDS.filter((field) => !has(field));
  return missing.length === 0 ? null : ['form', ...missing].join('-');
}

/** Whether what has this layout has the field; of a data set that tells no layout, no field is known. */
export function isPrinted(field: PrintedField, layout: string | null, ofDataset: boolean): boolean {
  if (layout === null) return !ofDataset;
  const [first, ...others] = layout.split(/[+-]/u);
  return others.includes(field) === (first === 'list');
}

/** SQL for `isPrinted`, from two columns. */
export function isPrintedSql(field: PrintedField, layout: string, ofDataset: string): string {
  return `CASE WHEN ${layout} IS NULL THEN NOT (${ofDataset})
    WHEN starts_with(${layout}, 'list') THEN contains(concat(${layout}, '+'), '+${field}+')
    ELSE NOT contains(concat(${layout}, '-'), '-${field}-') END`;
}
