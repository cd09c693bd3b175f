import { useEffect, useState } from 'react';
import { CURRENCY_NAMES, type Currency, currencyOfUnit } from '../../intake/package/currency.ts';
import { moneyUnits } from '../../questions/sources.ts';
import { useLanguage, useTexts } from '../language.ts';
import { session } from '../session/site-session.ts';
import { useSession } from '../session/use-answers.ts';
import { shell as en } from '../text/en/shell.ts';
import { shell as zh } from '../text/zh/shell.ts';
import styles from './dataset-banner.module.css';

/** The currencies of the amounts in the engine; none while that is not known. */
function useCurrencies(): readonly Currency[] {
  const { status, dataset } = useSession();
  const revision = status.state === 'ready' && dataset === 'imported' ? status.revision : null;
  const [found, setFound] = useState<readonly Currency[]>([]);
  useEffect(() => {
    if (revision === null) return;
    const stop = new AbortController();
    session
      .query<{ readonly value: string }>(moneyUnits.compile({}), stop.signal)
      .then((rows) => {
        const all = rows.flatMap(({ value }) => currencyOfUnit(value) ?? []);
        setFound([...new Set(all)].sort());
      })
      // Without an answer nothing is said; the screen's own notice tells why.
      .catch(() => {});
    return () => stop.abort();
  }, [revision]);
  return found;
}

/** Amounts are written in 元 on every screen: says so where they are another currency, or several. */
export function CurrencyNote() {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  const currencies = useCurrencies();
  const [first, ...others] = currencies;
  if (first === undefined || (first === 'CNY' && others.length === 0)) return null;
  return (
    <strong className={styles.currency}>
      {others.length === 0
        ? text.otherCurrency(CURRENCY_NAMES[first][lang])
        : text.severalCurrencies(currencies.map((currency) => CURRENCY_NAMES[currency][lang]))}
    </strong>
  );
}
