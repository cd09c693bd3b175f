import { Link, type MetaFunction } from 'react-router';
import { languageOfPath, pathInLanguage, useLanguage, useTexts } from '../language.ts';
import { shell as en } from '../text/en/shell.ts';
import { shell as zh } from '../text/zh/shell.ts';
import { EmptyState } from '../ui/states.tsx';
import styles from './screen.module.css';

export const meta: MetaFunction = ({ location }) => [
  { title: languageOfPath(location.pathname) === 'zh' ? zh.notFoundTitle : en.notFoundTitle },
  { name: 'robots', content: 'noindex' },
];

export default function NotFound() {
  const lang = useLanguage();
  const text = useTexts({ zh, en });
  return (
    <div className={styles.screen}>
      <EmptyState isPage title={text.notFoundTitle}>
        <p>{text.notFoundBody}</p>
        <Link to={pathInLanguage('', lang)}>{text.home}</Link>
      </EmptyState>
    </div>
  );
}
