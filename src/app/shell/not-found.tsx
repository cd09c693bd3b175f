import { Link } from 'react-router';
import { pathInLanguage, useLanguage, useTexts } from '../language.ts';
import { shell as en } from '../text/en/shell.ts';
import { shell as zh } from '../text/zh/shell.ts';
import { EmptyState } from '../ui/states.tsx';

export default function NotFound() {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  return (
    <EmptyState title={text.notFoundTitle}>
      <p>{text.notFoundBody}</p>
      <Link to={pathInLanguage('', lang)}>{text.home}</Link>
    </EmptyState>
  );
}
