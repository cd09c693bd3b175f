import { formLayoutOf, type PrintedField } from '../../model/printed-fields.ts';
import { labelKey } from '../values/characters.ts';
import type { FormReading } from './form.ts';

/** Words of which a form holds one where it has the field, whatever its template calls it. */
const WORDS: Readonly<Partial<Record<PrintedField, RegExp>>> = {
  reason: /原因|偏差|问题|说明/,
  row_reason: /原因|偏差|问题|说明/,
  improvement: /改进|措施|整改|建议/,
  points: /得分|评分|分数/,
};

/** `layout` of a form: without the fields of which no word stands anywhere on it. */
export function layoutOfForm(form: FormReading): string | null {
  const words = [form.words, ...form.lines.map((line) => labelKey(line.text))].join('\n');
  return formLayoutOf((field) => WORDS[field]?.test(words) ?? true);
}
