import type { unspent as zh } from '../zh/unspent.ts';

export const unspent: typeof zh = {
  title: 'Who holds the unspent money?',
  subtitle: (total, shown) => `${total} unspent in all; the ${shown} largest with their cumulative share`,
  note: 'Unspent = full-year budget − executed, over forms with money left; red ones together hold more than half. Click a bar to open the form.',
  empty: 'No money was left unspent.',
};
