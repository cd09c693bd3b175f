import { useMemo } from 'react';
import { formNames } from '../../app/format/form-name.ts';
import { count, money } from '../../app/format/number.ts';
import { useLanguage, useTexts } from '../../app/language.ts';
import type { Answers, Ask } from '../../app/session/answers.ts';
import { unspent as en } from '../../app/text/en/unspent.ts';
import { unspent as zh } from '../../app/text/zh/unspent.ts';
import type { MarkData } from '../../charts/environment.ts';
import { ChartFrame } from '../../charts/frame/chart-frame.tsx';
import { type UnspentPareto, unspentPareto } from '../../charts/unspent-pareto/option.ts';
import type { unspentPareto as question } from '../../questions/execution.ts';

type Holders = Answers<{ holders: Ask<NonNullable<(typeof question)['rowType']>> }>['holders'];

/** The forms that hold the unspent money, for the picture. */
export function paretoOf(holders: Holders, wholeDepartment: (unit: string) => string): UnspentPareto {
  const names = formNames(holders, wholeDepartment);
  return {
    total: holders[0]?.total_unspent ?? 0,
    parts: holders.map((row, index) => ({
      id: row.evaluation_id,
      name: names[index] ?? row.title_raw,
      unspent: row.unspent,
      cumulative: row.cumulative_share,
    })),
  };
}

/** Who holds the unspent money; a bar opens its form. */
export function UnspentFrame({
  holders,
  wholeDepartment,
  onForm,
  ...shared
}: {
  readonly holders: Holders;
  readonly wholeDepartment: (unit: string) => string;
  readonly onForm: (mark: MarkData) => void;
  readonly waiting: boolean;
  readonly source: string;
}) {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const rows = useMemo(() => paretoOf(holders, wholeDepartment), [holders, wholeDepartment]);
  return (
    <section id="pareto" aria-label={text.title}>
      <ChartFrame
        kind={unspentPareto}
        rows={rows}
        title={text.title}
        subtitle={text.subtitle(money(rows.total, lang).text, count(rows.parts.length).text)}
        note={text.note}
        emptyText={text.empty}
        onMark={onForm}
        {...shared}
      />
    </section>
  );
}
