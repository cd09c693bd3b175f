import { DEPARTMENT } from './department-form.ts';
import { INDICATOR_LIST, PROJECT_LIST } from './flat-lists.ts';
import type { Template } from './layout.ts';
import { HUBEI, MOF_2020, SICHUAN } from './project-forms.ts';

/** The templates that the import page offers, blank and with an example. Examples are invented. */
export const TEMPLATES: readonly Template[] = [
  MOF_2020,
  HUBEI,
  SICHUAN,
  DEPARTMENT,
  PROJECT_LIST,
  INDICATOR_LIST,
];
