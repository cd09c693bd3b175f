import { DEPARTMENT, DEPARTMENT_OVERALL } from './department-form.ts';
import { INDICATOR_LIST, PROJECT_LIST } from './flat-lists.ts';
import type { Template } from './layout.ts';
import { HUBEI, HUNAN_PROJECT, MOF_2020, REVIEWED, SHANGHAI, SICHUAN } from './project-forms.ts';

/** The templates that the import page offers, blank and with an example. Examples are invented. */
export const TEMPLATES: readonly Template[] = [
  MOF_2020,
  HUBEI,
  HUNAN_PROJECT,
  SICHUAN,
  SHANGHAI,
  REVIEWED,
  DEPARTMENT_OVERALL,
  DEPARTMENT,
  PROJECT_LIST,
  INDICATOR_LIST,
];
