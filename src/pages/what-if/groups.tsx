import { Link } from 'react-router';
import { useLanguage, useTexts } from '../../app/language.ts';
import { unitLink } from '../../app/links.ts';
import { methodPath } from '../../app/method-anchor.ts';
import { whatIf as en } from '../../app/text/en/what-if.ts';
import { whatIf as zh } from '../../app/text/zh/what-if.ts';
import { DataTable, type TableRow } from '../../app/ui/data-table.tsx';
import { RecordSection } from '../../app/ui/record-frame.tsx';
import type { RecomputedGroupRow, RollUpBy, RollUpRow } from '../../scoring/questions.ts';

interface GroupProps<R> {
  readonly rows: readonly R[];
  readonly by: RollUpBy;
  readonly search: string;
  /** Stands before the name of a downloaded file. */
  readonly of?: string;
}

/** The first column: the group by its name, a unit or department leading to its page. */
function useGroupColumn<
  R extends TableRow & { readonly group_id: string | null; readonly group_name: string | null },
>(by: RollUpBy, search: string) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  return {
    name: 'group_name' as const,
    title: text.groupOf[by],
    unit: 'text' as const,
    roomy: by !== 'year',
    render: (row: R) => {
      const name = row.group_name ?? '—';
      const to =
        row.group_id !== null && (by === 'unit' || by === 'department')
          ? unitLink(row.group_id, lang, search)
          : null;
      return to === null ? name : <Link to={to}>{name}</Link>;
    },
  };
}

const fileName = (of: string | undefined, title: string) => (of === undefined ? title : `${of} ${title}`);

/** Self-reported beside recomputed, group by group, under each form's own scheme or the one assumed. */
export function SideBySide({
  rows,
  by,
  search,
  of,
  assumed,
}: GroupProps<RecomputedGroupRow> & { readonly assumed: string | null }) {
  const text = useTexts({ zh, en });
  const group = useGroupColumn<RecomputedGroupRow>(by, search);
  if (rows.length === 0) return null;
  return (
    <RecordSection
      id="side-by-side"
      title={text.byTitle}
      note={
        <>
          {text.byNote} {assumed !== null && text.assumed(assumed)}
        </>
      }
    >
      <DataTable
        caption={text.byTitle}
        fileTitle={fileName(of, text.byTitle)}
        rows={rows}
        rowKey={(row) => row.group_id ?? ''}
        columns={[
          group,
          { name: 'evaluations', title: text.n, unit: 'count' },
          { name: 'compared', title: text.compared, unit: 'count' },
          {
            name: 'mean_reported',
            title: text.meanReported,
            unit: 'points',
            nullReason: text.noneComparable,
          },
          { name: 'mean_low', title: text.meanLow, unit: 'points', nullReason: text.noneComparable },
          { name: 'mean_high', title: text.meanHigh, unit: 'points', nullReason: text.noneComparable },
          { name: 'outside', title: text.outside, unit: 'count' },
        ]}
      />
    </RecordSection>
  );
}

const offScale = (row: RollUpRow) =>
  row.roll_up_available !== null && Math.abs(row.roll_up_available - 100) > 0.005;

/** Scores put together by the Hubei notes beside plain mean, weighted mean and median, with the method in words. */
export function RollUpSection({
  rows,
  by,
  search,
  of,
  below = false,
}: GroupProps<RollUpRow> & {
  /** The groups are the units below the one of the page. */
  readonly below?: boolean;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const group = useGroupColumn<RollUpRow>(by, search);
  const title = below ? text.rollBelowTitle : text.rollTitle;
  if (rows.length === 0) return null;
  return (
    <RecordSection
      id={below ? 'roll-up-below' : 'roll-up'}
      title={title}
      note={
        <>
          {below ? text.rollBelowNote : text.rollNote} {text.rollMoney}{' '}
          {rows.some(offScale) && text.rollAvailableNote}{' '}
          <Link to={methodPath('topic', 'roll-up', lang)}>{text.rollMethod}</Link>
        </>
      }
    >
      <DataTable
        caption={title}
        fileTitle={fileName(of, title)}
        rows={rows}
        rowKey={(row) => row.group_id ?? ''}
        columns={[
          group,
          { name: 'evaluations', title: text.n, unit: 'count' },
          { name: 'roll_up_low', title: text.rollLow, unit: 'points', nullReason: text.noMoney },
          { name: 'roll_up_high', title: text.rollHigh, unit: 'points', nullReason: text.noMoney },
          { name: 'roll_up_available', title: text.rollAvailable, unit: 'points', nullReason: text.noMoney },
          { name: 'mean_score', title: text.mean, unit: 'points', nullReason: text.noScore },
          { name: 'weighted_score', title: text.weighted, unit: 'points', nullReason: text.noMoney },
          { name: 'median_score', title: text.median, unit: 'points', nullReason: text.noScore },
          { name: 'budget', title: text.budget, unit: '元', nullReason: text.noMoney },
          { name: 'executed', title: text.executed, unit: '元', nullReason: text.noMoney },
          { name: 'execution_rate', title: text.rate, unit: 'fraction', nullReason: text.noRate },
        ]}
      />
    </RecordSection>
  );
}
