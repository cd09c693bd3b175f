import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';
import { classNames } from './class-names.ts';
import styles from './tabs.module.css';

export interface TabItem {
  readonly id: string;
  readonly label: string;
  readonly content: ReactNode;
}

/** Tabs; `compact` is the small switch in the corner of a chart frame, with `head` on the same line. */
export function Tabs({
  label,
  items,
  head,
  compact = false,
}: {
  readonly label: string;
  readonly items: readonly TabItem[];
  readonly head?: ReactNode;
  readonly compact?: boolean;
}) {
  return (
    <AriaTabs className={classNames(compact ? styles.compact : styles.tabs)}>
      <div className={styles.head}>
        {head}
        <TabList aria-label={label} className={classNames(styles.list)}>
          {items.map((item) => (
            <Tab key={item.id} id={item.id} className={classNames(styles.tab)}>
              {item.label}
            </Tab>
          ))}
        </TabList>
      </div>
      {items.map((item) => (
        <TabPanel key={item.id} id={item.id} className={classNames(styles.panel)}>
          {item.content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
