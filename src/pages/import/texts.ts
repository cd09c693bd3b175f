import { useTexts } from '../../app/language.ts';
import { importing as en } from '../../app/text/en/import.ts';
import { importing as zh } from '../../app/text/zh/import.ts';

export function useImportTexts(): typeof zh {
  return useTexts({ zh, en });
}
