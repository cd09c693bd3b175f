import { shell as en } from '../text/en/shell.ts';
import { shell as zh } from '../text/zh/shell.ts';

/**
 * What stands in 404.html before the router knows its way: a page that was not prerendered is either made in
 * the browser or does not exist; without JavaScript only the latter can be said.
 */
export function RootFallback() {
  return (
    <noscript>
      <h1>
        {zh.notFoundTitle} · {en.notFoundTitle}
      </h1>
      <p>{zh.notFoundBody}</p>
      <p>
        <a href={import.meta.env.BASE_URL}>{zh.home}</a> ·{' '}
        <a href={`${import.meta.env.BASE_URL}en/`}>{en.home}</a>
      </p>
    </noscript>
  );
}
