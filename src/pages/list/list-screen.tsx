import { decimal } from '../../app/format/number.ts';
import { useTexts } from '../../app/language.ts';
import { ask } from '../../app/session/answers.ts';
import { askLive } from '../../app/session/ask-live.ts';
import { useAnswered } from '../../app/session/use-answered.ts';
import type { ScreenAnswers } from '../../app/session/use-answers.ts';
import { Screen } from '../../app/shell/screen.tsx';
import { directory as en } from '../../app/text/en/directory.ts';
import { directory as zh } from '../../app/text/zh/directory.ts';
import { DataTable, type TableColumn, type TableRow } from '../../app/ui/data-table.tsx';
import { ListFrame } from '../../app/ui/list-screen.tsx';
import { PageHeader } from '../../app/ui/page-header.tsx';
import { SearchField } from '../../app/ui/search-field.tsx';
import type { Row } from '../../engine/engine.ts';
import { directionOf, type Order, wordOf, wordsOf } from '../../questions/list-order.ts';
import { type ListAnswers, type ListParameters, type ListQuestions, PAGE_ROWS } from './list-questions.ts';
import { OrderField } from './order-field.tsx';

/** What is said of a list. */
export interface ListWords<W extends string> {
  readonly title: string;
  readonly headline: (n: string) => string;
  readonly lead: string;
  readonly placeholder: string;
  readonly orders: Readonly<Record<W, string>>;
}

/** The screen of a list of things that have a page each: find, order, turn pages, take the whole away. */
export function ListScreen<W extends string, R extends Row, S extends TableRow>({
  list,
  answers,
  words,
  columns,
  rowKey,
  toRow,
}: {
  readonly list: ListQuestions<W, R>;
  readonly answers: ScreenAnswers<ListParameters<W>, ListAnswers<R>>;
  readonly words: ListWords<W>;
  readonly columns: readonly TableColumn<S>[];
  readonly rowKey: (row: S) => string;
  /** A row of the answer as it is shown and exported. */
  readonly toRow: (row: R) => S;
}) {
  const text = useTexts({ zh, en });
  const { rows, filters, dataset, parameters, setParameters } = answers;
  const { q, sort, page } = parameters;
  const { orderings } = list;
  const answered = useAnswered(answers, list.parameters).parameters;
  const total = rows.total[0]?.matches ?? 0;
  const onWord = (word: string) => {
    const known = wordsOf(orderings).find((other) => other === word);
    if (known === undefined) return;
    const turned: Order<W> = `-${known}`;
    setParameters({ sort: sort === known ? turned : known });
  };
  const shown = rows.rows.map(toRow);
  const read = async (offset: number, limit: number, signal: AbortSignal) => {
    if (rows.rows.length === total) return shown;
    const asked = ask(list.rows, { filters, search: q ?? '', sort, limit, offset });
    return (await askLive(dataset, asked, signal)).map(toRow);
  };
  return (
    <Screen answers={answers}>
      <PageHeader
        headline={total === 0 ? words.title : words.headline(decimal(total, 0))}
        lead={<p>{words.lead}</p>}
      />
      <ListFrame
        key={dataset}
        title={words.title}
        part={{
          page,
          answered: answered.page,
          size: PAGE_ROWS,
          shown: shown.length,
          total,
          onPage: (next) => setParameters({ page: next }),
        }}
        file={{ title: words.title, columns, total, read }}
        controls={
          <>
            <SearchField
              label={text.search}
              placeholder={words.placeholder}
              value={q ?? ''}
              onChange={(next) => setParameters({ q: next }, true)}
            />
            <OrderField
              label={text.order}
              orderings={orderings}
              names={words.orders}
              sort={sort}
              onSort={(next) => setParameters({ sort: next })}
            />
          </>
        }
      >
        <DataTable
          caption={words.title}
          columns={columns}
          rows={shown}
          rowKey={rowKey}
          engineOrder={{
            word: wordOf(sort),
            direction: directionOf(orderings, sort) === 'ASC' ? 'ascending' : 'descending',
            onWord,
          }}
        />
      </ListFrame>
    </Screen>
  );
}
