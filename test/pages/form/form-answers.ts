import { type FormData, formData, formQuestions } from '../../../src/pages/form/form-questions.ts';
import { snapshotOf } from '../../../src/publish/snapshot.ts';

/** A form of the published package, asked of the real engine as its page asks it. */
export async function formOf(evaluation: string): Promise<FormData> {
  const data = formData(await snapshotOf(formQuestions(evaluation)), false);
  if (data === null) throw new Error(`no form ${evaluation}`);
  return data;
}
