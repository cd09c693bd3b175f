/** Where the reader's choices are kept on this machine. */
export const THEME_KEY = 'jilan-theme';
export const LANGUAGE_KEY = 'jilan-language';

/**
 * Runs in the head before the first paint: sets the remembered theme (or the system's), so that nothing
 * flashes, and opens the remembered language when the reader enters at the front door. Deep links keep
 * the language they were sent in. Its hash stands in the page's Content-Security-Policy.
 */
export function headScript(base: string): string {
  return [
    '(function(){try{',
    `var d=document.documentElement,t=localStorage.getItem('${THEME_KEY}');`,
    "d.dataset.theme=t==='dark'||t==='light'?t:(matchMedia('(prefers-color-scheme: dark)').matches?'dark':'light');",
    `var b=${JSON.stringify(base)},r=document.referrer;`,
    `if(localStorage.getItem('${LANGUAGE_KEY}')==='en'&&location.pathname===b&&r.indexOf(location.origin)!==0)`,
    "location.replace(b+'en/'+location.search);",
    '}catch(e){}})();',
  ].join('');
}
