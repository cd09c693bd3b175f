import { isRouteErrorResponse, useRouteError } from 'react-router';
import { useTexts } from '../language.ts';
import { shell as en } from '../text/en/shell.ts';
import { shell as zh } from '../text/zh/shell.ts';
import { EmptyState } from '../ui/states.tsx';
import NotFound from './not-found.tsx';

/** The last resort: says that the page failed, what to do, and what to tell. */
export function RootErrorBoundary() {
  const error = useRouteError();
  const text = useTexts({ zh, en });
  if (isRouteErrorResponse(error) && error.status === 404) return <NotFound />;
  return (
    <EmptyState isPage title={text.errorTitle}>
      <p>{text.errorBody}</p>
      <pre>{error instanceof Error ? error.message : String(error)}</pre>
    </EmptyState>
  );
}
