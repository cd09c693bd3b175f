import { useTexts } from '../../app/language.ts';
import { directory as en } from '../../app/text/en/directory.ts';
import { directory as zh } from '../../app/text/zh/directory.ts';
import { PickField } from '../../app/ui/control-bar.tsx';
import { bothWays, type Order, type Orderings, wordOf } from '../../questions/list-order.ts';

/** The orders of a list, each the way readers expect it; the present one also where it is turned round. */
export function OrderField<W extends string>({
  label,
  orderings,
  names,
  sort,
  onSort,
}: {
  readonly label: string;
  readonly orderings: Orderings<W>;
  readonly names: Readonly<Record<W, string>>;
  readonly sort: Order<W>;
  readonly onSort: (sort: Order<W>) => void;
}) {
  const text = useTexts({ zh, en });
  const offered = bothWays(orderings).filter((id) => id === sort || id === wordOf(id));
  const name = (id: Order<W>) => {
    const plain = names[wordOf(id)];
    return id === wordOf(id) ? plain : text.turned(plain);
  };
  return (
    <PickField
      label={label}
      value={sort}
      options={offered.map((id) => ({ id, name: name(id) }))}
      onChange={onSort}
    />
  );
}
