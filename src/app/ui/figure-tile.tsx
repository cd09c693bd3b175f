import type { CSSProperties, ReactNode } from 'react';
import { Button as AriaButton, Dialog, DialogTrigger, Popover } from 'react-aria-components';
import type { Figure } from '../format/number.ts';
import { useLanguage } from '../language.ts';
import styles from './figure-tile.module.css';

const TEXT = {
  zh: { definition: (name: string) => `${name}：口径` },
  en: { definition: (name: string) => `${name}: definition` },
} as const;

/** What a figure means: its formula and when it is missing. */
export interface Definition {
  readonly formula: string;
  readonly nullRule?: string;
}

export interface FigureTileProps {
  readonly name: string;
  readonly figure: Figure;
  /** Below the number: what it is part of, the change on last year, n. */
  readonly detail?: ReactNode;
  readonly definition?: Definition;
  readonly tone?: 'alert' | 'plain';
}

/** One figure: name, number with its unit, what stands behind it; its definition on demand. */
export function FigureTile({ name, figure, detail, definition, tone = 'plain' }: FigureTileProps) {
  const text = TEXT[useLanguage()];
  return (
    <div className={styles.tile}>
      <dt className={styles.name}>
        {name}
        {definition !== undefined && (
          <DialogTrigger>
            <AriaButton className={styles.ask ?? ''} aria-label={text.definition(name)}>
              ?
            </AriaButton>
            <Popover className={styles.popover ?? ''} placement="bottom" offset={6}>
              <Dialog className={styles.dialog ?? ''} aria-label={text.definition(name)}>
                <p>{definition.formula}</p>
                {definition.nullRule !== undefined && <p className={styles.rule}>{definition.nullRule}</p>}
              </Dialog>
            </Popover>
          </DialogTrigger>
        )}
      </dt>
      <dd>
        <span className={tone === 'alert' ? styles.alert : styles.number} title={figure.exact}>
          <span className={styles.digits} style={{ '--digits': figure.number.length } as CSSProperties}>
            {figure.number}
          </span>
          {figure.unit !== '' && <span className={styles.unit}>{figure.unit}</span>}
        </span>
        {detail !== undefined && <span className={styles.detail}>{detail}</span>}
      </dd>
    </div>
  );
}

/** Figures side by side; they wrap to two columns on phones. */
export function FigureRow({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <dl className={styles.row} aria-label={label}>
      {children}
    </dl>
  );
}
