import type { FlatSource } from '../readers/flat-source.ts';
import type { Problem } from '../types.ts';
import { FIELD_BY_ID } from './fields.ts';
import { printedName, readHeaders } from './header-name.ts';
import type { Mapping } from './mapping.ts';
import { matchName } from './match-columns.ts';

const SHOWN = 20;

/** A running number says nothing. */
const RUNNING = /^(?:序号?|行号|№|#|no\.?)$/iu;

/** True for a name that figures stand under: amounts, rates, scores. */
function namesFigures(header: string): boolean {
  const [name] = readHeaders([printedName(header)]);
  const best = name && matchName(name)[0];
  return best?.reason === 'name' && FIELD_BY_ID.get(best.field)?.content !== 'text';
}

/** The columns of a table that nothing is read from; a warning where one of them bears the name of a figure. */
export function unusedColumns(source: FlatSource, { columns }: Mapping): Omit<Problem, 'file'> | null {
  const unused = columns.flatMap(({ field, header }) =>
    field === null && header !== '' && !RUNNING.test(header.replace(/\s/gu, '')) ? [header] : [],
  );
  if (unused.length === 0) return null;
  const figures = unused.filter(namesFigures);
  const shown = [...figures, ...unused.filter((header) => !figures.includes(header))].slice(0, SHOWN);
  const more = unused.length > SHOWN ? '、…' : '';
  return {
    place: source.sheet,
    column: null,
    value: shown.join('、') + more,
    kind: 'columns-unused',
    message: {
      zh: `有 ${unused.length} 列没有读入`,
      en: unused.length === 1 ? 'One column was not read' : `${unused.length} columns were not read`,
    },
    remedy:
      figures.length > 0
        ? {
            zh: `列名像是数字的有 ${figures.length} 列，请检查列的对应关系；同名的列只能取其一`,
            en: `${figures.length} bear the name of a figure: check what the columns are matched to; of twins only one can be read`,
          }
        : {
            zh: '如其中有要用的列，请在列的对应关系中选定',
            en: 'If one is needed, choose what it is among the columns',
          },
    severity: figures.length > 0 ? 'warning' : 'info',
  };
}
