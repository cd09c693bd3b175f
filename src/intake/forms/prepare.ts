import type { Document, Problem, Repair } from '../types.ts';
import { hasDoubledReadings, undoDoubledReadings } from '../values/characters.ts';
import type { FormReading } from './form.ts';
import { type Item, itemsOf } from './grid.ts';

export interface Prepared {
  readonly items: readonly Item[];
  readonly repairs: readonly Repair[];
  readonly problems: readonly Problem[];
  /** Gives a reading the certainty of cells that were cut out of damaged text. */
  readonly certain: (form: FormReading) => FormReading;
}

/** Rows and paragraphs of a document with file-wide damage undone, each repair told. */
export function prepare(document: Document): Prepared {
  const problems: Problem[] = [];
  const repairs: Repair[] = [];
  let items = itemsOf(document);
  for (const sheet of document.sheets)
    if (sheet.hidden) problems.push(hiddenSheet(document.fileName, sheet.name));

  const doubled = items.filter((item) =>
    item.type === 'paragraph'
      ? hasDoubledReadings(item.text)
      : item.row.cells.some((cell) => hasDoubledReadings(cell.text)),
  ).length;
  if (doubled >= 3) {
    const sample = items.find((item) => item.type === 'paragraph' && hasDoubledReadings(item.text));
    const before = sample?.type === 'paragraph' ? sample.text.slice(0, 40) : '';
    items = items.map(
      (item): Item =>
        item.type === 'paragraph'
          ? { ...item, text: undoDoubledReadings(item.text) }
          : {
              type: 'row',
              row: {
                ...item.row,
                cells: item.row.cells.map((cell) => ({ ...cell, text: undoDoubledReadings(cell.text) })),
              },
            },
    );
    repairs.push({
      locator: '',
      before,
      after: undoDoubledReadings(before),
      kind: 'doubled-readings',
      reason: {
        zh: '简繁机器转换留下拼音注音，全文已还原为简体',
        en: 'A machine conversion left readings in brackets; the text was put back into simplified characters',
      },
    });
  }
  return { items, repairs, problems, certain: (form) => form };
}

function hiddenSheet(file: string, name: string): Problem {
  return {
    file,
    place: name,
    column: null,
    value: name,
    kind: 'hidden-sheet',
    message: {
      zh: `工作表“${name}”是隐藏的，没有读取`,
      en: `The sheet “${name}” is hidden and was left out`,
    },
    remedy: { zh: '需要时请取消隐藏后再导入', en: 'Unhide it and import again if it is needed' },
    severity: 'info',
  };
}
