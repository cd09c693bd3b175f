import type { Bilingual } from '../model/schema.ts';

/** What a reviewer made of a finding. */
export const REVIEW_STATUSES = ['to_verify', 'explained', 'confirmed', 'dismissed'] as const;
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];

export const REVIEW_STATUS_NAMES: Readonly<Record<ReviewStatus, Bilingual>> = {
  to_verify: { zh: '待核实', en: 'to verify' },
  explained: { zh: '已说明', en: 'explained' },
  confirmed: { zh: '已确认', en: 'confirmed' },
  dismissed: { zh: '不成立', en: 'dismissed' },
};

export interface Review {
  readonly status: ReviewStatus;
  readonly remark: string;
}

/** Reviews by finding_id, which a reload of the same data does not change. */
export type ReviewState = Readonly<Record<string, Review>>;

export interface ReviewImport {
  readonly state: ReviewState;
  /** Lines that could not be read, 1-based, with the reason. */
  readonly problems: readonly { readonly line: number; readonly reason: Bilingual }[];
}

const HEADER = ['finding_id', 'status', 'remark'] as const;
const HEADER_NAMES: Readonly<Record<string, (typeof HEADER)[number]>> = {
  finding_id: 'finding_id',
  疑点编号: 'finding_id',
  status: 'status',
  状态: 'status',
  remark: 'remark',
  备注: 'remark',
};

/** A cell as CSV; one that a spreadsheet would take for a formula is written as text, and one that looks so written. */
function cell(text: string): string {
  const safe = /^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The reviews as CSV with a BOM (spreadsheets need it), statuses in the language asked for; sorted by key. */
export function exportReviews(state: ReviewState, lang: 'zh' | 'en' = 'zh'): string {
  const lines = Object.entries(state)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([id, review]) =>
      [cell(id), cell(REVIEW_STATUS_NAMES[review.status][lang]), cell(review.remark)].join(','),
    );
  return `\uFEFF${[HEADER.join(','), ...lines].join('\r\n')}\r\n`;
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Splits CSV into records; quoted cells may hold commas, quotes and line breaks. */
function records(text: string): readonly Line[] {
  const found: Line[] = [];
  let cells: string[] = [];
  let current = '';
  let quoted = false;
  let line = 1;
  let start = 1;
  const close = () => {
    cells.push(current);
    if (cells.some((c) => c !== '')) found.push({ line: start, cells });
    cells = [];
    current = '';
  };
  for (let i = 0; i < text.length; i += 1) {
    const char = text.charAt(i);
    if (char === '\n') line += 1;
    if (quoted) {
      if (char !== '"') current += char;
      else if (text.charAt(i + 1) === '"') {
        current += '"';
        i += 1;
      } else quoted = false;
    } else if (char === '"' && current === '') quoted = true;
    else if (char === ',') {
      cells.push(current);
      current = '';
    } else if (char === '\n') {
      close();
      start = line;
    } else if (char !== '\r') current += char;
  }
  close();
  return found;
}

function statusOf(text: string): ReviewStatus | undefined {
  const wanted = text.trim();
  return REVIEW_STATUSES.find((status) => {
    const names = REVIEW_STATUS_NAMES[status];
    return wanted === status || wanted === names.zh || wanted.toLowerCase() === names.en;
  });
}

/**
 * Reads reviews from CSV, with or without BOM, headers and statuses in either language. A line that cannot be
 * read is reported and left out; the others count. A later line for the same finding replaces the earlier.
 */
export function importReviews(csv: string): ReviewImport {
  const [header, ...lines] = records(csv.replace(/^\uFEFF/, ''));
  const problems: { line: number; reason: Bilingual }[] = [];
  const at = (name: string) =>
    header?.cells.findIndex((c) => HEADER_NAMES[c.trim().toLowerCase()] === name) ?? -1;
  const [id, status, remark] = [at('finding_id'), at('status'), at('remark')];
  if (header === undefined || id < 0 || status < 0) {
    const reason = {
      zh: '第一行须有 finding_id（疑点编号）与 status（状态）两列',
      en: 'The first line must name the columns finding_id and status',
    };
    return { state: {}, problems: [{ line: 1, reason }] };
  }
  const state: Record<string, Review> = {};
  for (const { line, cells } of lines) {
    const key = (cells[id] ?? '').trim();
    const read = statusOf(cells[status] ?? '');
    if (key === '') problems.push({ line, reason: { zh: '没有疑点编号', en: 'No finding_id' } });
    else if (read === undefined)
      problems.push({
        line,
        reason: {
          zh: `没有“${cells[status] ?? ''}”这种状态；可用：待核实、已说明、已确认、不成立`,
          en: `No status “${cells[status] ?? ''}”; use: to verify, explained, confirmed, dismissed`,
        },
      });
    else {
      const text = remark < 0 ? '' : (cells[remark] ?? '');
      state[key] = { status: read, remark: text.replace(/^'(?='*[=+\-@\t\r])/, '') };
    }
  }
  return { state, problems };
}
