import { useCallback, useEffect, useState } from 'react';
import { keepHistory, type PastStatement, readHistory, remembered } from './history.ts';

/** The statements run on this machine; empty until the page is alive. */
export function useHistory() {
  const [history, setHistory] = useState<readonly PastStatement[]>([]);
  useEffect(() => setHistory(readHistory()), []);
  const remember = useCallback((sql: string) => {
    const next = remembered(readHistory(), sql, new Date().toISOString());
    keepHistory(next);
    setHistory(next);
  }, []);
  const clear = useCallback(() => {
    keepHistory([]);
    setHistory([]);
  }, []);
  return { history, remember, clear };
}
