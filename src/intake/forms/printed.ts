import { notPrinted, type PrintedField } from '../../model/printed-fields.ts';
import { labelKey } from '../values/characters.ts';
import type { FormReading } from './form.ts';

/** Words of which a form holds one where it has the field, whatever its template calls it. */
const WORDS: Readonly<Partial<Record<PrintedField, RegExp>>> = {
  'evaluation.deviation_reason': /原因|偏差|问题|说明/,
  'indicator.deviation_reason': /原因|偏差|问题|说明/,
  'evaluation.improvement': /改进|措施|整改|建议/,
  'indicator.points': /得分|评分|分数/,
};

/** `not_printed` of a form: only fields of which no word of theirs stands anywhere on it. */
export function fieldsNotPrinted(form: FormReading): string | null {
  const words = [form.words, ...form.lines.map((line) => labelKey(line.text))].join('\n');
  return notPrinted((field) => {
    const pattern = WORDS[field];
    return pattern !== undefined && !pattern.test(words);
  });
}
