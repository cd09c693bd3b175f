import { plural } from '../../format/plural.ts';
import type { sqlConsole as zh } from '../zh/console.ts';

/** Words of the SQL console. */
export const sqlConsole: typeof zh = {
  title: 'SQL console',
  metaDescription:
    'Query the self-evaluation data in the browser with SQL: read-only, on your own machine, nothing is uploaded.',
  lead: 'Query the loaded tables with SQL. Read-only and on your own machine: neither statements nor results are uploaded. The statement stands in the address and can be sent as a link.',
  statement: 'SQL statement',
  run: 'Run',
  runKeys: 'Ctrl or ⌘ + Enter',
  auditRunning:
    'The engine is running its checks in the background and goes on afterwards; with much data this takes a while.',
  cancel: 'Cancel',
  rowLimit: 'Row limit',
  copyLink: 'Copy link',
  linkCopied: 'Link copied',
  linkFailed: 'The browser does not allow copying: copy the address from the address bar',
  linkTooLong: 'The statement is too long for an address; it is kept only in the history on this machine.',
  tables: 'Tables and columns',
  searchTables: 'Find a table or column',
  noTable: 'No table or column matches',
  groups: {
    derived: 'Summaries (computed after each load)',
    base: 'Tables of the data package',
    working: 'Working tables of the computation',
  },
  insert: (name) => `Insert ${name}`,
  examples: 'Examples',
  history: 'History',
  historyNote: 'kept only in the browser of this machine',
  historyEmpty: 'Statements you have run are listed here.',
  clearHistory: 'Clear history',
  result: 'Result',
  noResultYet: 'Choose an example or write a statement, then press Run.',
  running: (seconds) => `Running for ${seconds} s`,
  waitingForEngine: 'The statement runs as soon as the engine has started.',
  engineTitle: 'The query engine is not ready yet',
  engineFailed: 'The query engine is not available; statements cannot run',
  done: (rows, time) => `${plural(rows, 'row')} in ${time}`,
  truncated: (limit) =>
    `Only the first ${plural(limit, 'row')} are shown. For more, raise the row limit, or filter and aggregate first.`,
  noRows: 'The statement ran; no row matches.',
  cancelled: 'Cancelled.',
  refused: 'Not run',
  failed: 'The statement failed',
  candidates: 'Did you mean:',
  engineWords: 'The engine’s own words',
  file: 'Query result',
  seconds: (n) => `${n} s`,
  milliseconds: (n) => `${n} ms`,
};
