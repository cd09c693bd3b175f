import type { Bilingual } from '../model/schema.ts';

/**
 * A screen of the site. Adding one line to `SCREENS` makes its route in both languages, its link in the
 * navigation and its prerendered pages; a screen that is not listed does not exist and is linked nowhere.
 */
export interface ScreenEntry {
  readonly id: string;
  /** The path below the language prefix; empty for the overview. May hold one parameter, such as `unit/:unit`. */
  readonly path: string;
  /** The route module, below `src/`. */
  readonly file: string;
  readonly name: Bilingual;
  /** Where the link stands: in the main navigation, at its right end, or nowhere (detail pages). */
  readonly place: 'main' | 'aside' | 'none';
  /** For a path with a parameter: the table whose key fills it; one page is prerendered for each row. */
  readonly entity?: 'unit' | 'project' | 'evaluation';
}

export const SCREENS: readonly ScreenEntry[] = [
  {
    id: 'overview',
    path: '',
    file: 'pages/overview/route.tsx',
    name: { zh: '总览', en: 'Overview' },
    place: 'main',
  },
  {
    id: 'execution',
    path: 'execution',
    file: 'pages/execution/route.tsx',
    name: { zh: '执行', en: 'Execution' },
    place: 'main',
  },
  {
    id: 'scores',
    path: 'scores',
    file: 'pages/scores/route.tsx',
    name: { zh: '得分', en: 'Scores' },
    place: 'main',
  },
  {
    id: 'low',
    path: 'low',
    file: 'pages/low/route.tsx',
    name: { zh: '低效', en: 'Low-performing' },
    place: 'main',
  },
  {
    id: 'compare',
    path: 'compare',
    file: 'pages/compare/route.tsx',
    name: { zh: '对比', en: 'Compare' },
    place: 'main',
  },
  {
    id: 'findings',
    path: 'findings',
    file: 'pages/findings/route.tsx',
    name: { zh: '疑点', en: 'Points to verify' },
    place: 'main',
  },
  {
    id: 'units',
    path: 'units',
    file: 'pages/units/route.tsx',
    name: { zh: '单位', en: 'Units' },
    place: 'main',
  },
  {
    id: 'projects',
    path: 'projects',
    file: 'pages/projects/route.tsx',
    name: { zh: '项目', en: 'Projects' },
    place: 'main',
  },
  {
    id: 'forms',
    path: 'forms',
    file: 'pages/forms/route.tsx',
    name: { zh: '自评表', en: 'Forms' },
    place: 'main',
  },
  {
    id: 'unit',
    path: 'unit/:unit',
    file: 'pages/unit/route.tsx',
    name: { zh: '单位', en: 'Unit' },
    place: 'none',
    entity: 'unit',
  },
  {
    id: 'unit-live',
    path: 'unit',
    file: 'pages/unit/live-route.tsx',
    name: { zh: '单位', en: 'Unit' },
    place: 'none',
  },
  {
    id: 'project',
    path: 'project/:project',
    file: 'pages/project/route.tsx',
    name: { zh: '项目', en: 'Project' },
    place: 'none',
    entity: 'project',
  },
  {
    id: 'project-live',
    path: 'project',
    file: 'pages/project/live-route.tsx',
    name: { zh: '项目', en: 'Project' },
    place: 'none',
  },
  {
    id: 'form',
    path: 'form/:form',
    file: 'pages/form/route.tsx',
    name: { zh: '自评表', en: 'Form' },
    place: 'none',
    entity: 'evaluation',
  },
  {
    id: 'form-live',
    path: 'form',
    file: 'pages/form/live-route.tsx',
    name: { zh: '自评表', en: 'Form' },
    place: 'none',
  },
  {
    id: 'data',
    path: 'data',
    file: 'pages/data/route.tsx',
    name: { zh: '数据', en: 'Data' },
    place: 'aside',
  },
  {
    id: 'console',
    path: 'data/sql',
    file: 'pages/console/route.tsx',
    name: { zh: 'SQL 控制台', en: 'SQL console' },
    place: 'none',
  },
  {
    id: 'import',
    path: 'import',
    file: 'pages/import/route.tsx',
    name: { zh: '导入', en: 'Import' },
    place: 'aside',
  },
  {
    id: 'methods',
    path: 'methods',
    file: 'pages/methods/route.tsx',
    name: { zh: '口径', en: 'Methods' },
    place: 'aside',
  },
];

export function screenById(id: string): ScreenEntry | null {
  return SCREENS.find((screen) => screen.id === id) ?? null;
}
