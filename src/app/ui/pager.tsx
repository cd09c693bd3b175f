import { decimal } from '../format/number.ts';
import { useTexts } from '../language.ts';
import { directory as en } from '../text/en/directory.ts';
import { directory as zh } from '../text/zh/directory.ts';
import { Button } from './button.tsx';
import { NumberInput } from './control-bar.tsx';
import styles from './pager.module.css';

/** Pages of a list: one on, one back, the ends, or a number that is typed. Nothing where there is one page. */
export function Pager({
  label,
  page,
  pages,
  onPage,
}: {
  readonly label: string;
  readonly page: number;
  readonly pages: number;
  readonly onPage: (page: number) => void;
}) {
  const text = useTexts({ zh, en });
  if (pages <= 1) return null;
  const step = (name: string, to: number) => (
    <Button isDisabled={to === page || to < 1 || to > pages} onPress={() => onPage(to)}>
      {name}
    </Button>
  );
  return (
    <nav className={styles.pager} aria-label={label}>
      {step(text.firstPage, 1)}
      {step(text.previousPage, Math.min(page, pages + 1) - 1)}
      <span className={styles.place}>
        {text.pageBefore}
        <NumberInput aria-label={text.pageNumber} min={1} max={pages} value={page} onChange={onPage} />
        {text.pageAfter(decimal(pages, 0))}
      </span>
      {step(text.nextPage, page + 1)}
      {step(text.lastPage, pages)}
    </nav>
  );
}
