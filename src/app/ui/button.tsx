import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import styles from './button.module.css';
import { classNames } from './class-names.ts';

type Look = 'plain' | 'primary' | 'quiet';

/** A button; `look` says how loud it is. */
export function Button({
  look = 'plain',
  className,
  ...props
}: Omit<ButtonProps, 'className'> & { readonly look?: Look; readonly className?: string | undefined }) {
  return <AriaButton {...props} className={classNames(styles.button, styles[look], className)} />;
}
