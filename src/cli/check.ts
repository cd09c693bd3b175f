import { TABLE_NAMES } from '../model/schema.ts';
import { packageProblems } from '../publish/check.ts';
import { problemLine } from '../publish/problem.ts';

/** `jilan check DIR`: prints every problem of a package in both languages; exit code 1 if there is any. */
export async function run(args: readonly string[]): Promise<number> {
  const [folder, ...rest] = args;
  if (folder === undefined || folder.startsWith('-') || rest.length > 0) {
    console.error('jilan check DIR');
    return 1;
  }
  let found = 0;
  const stream = packageProblems(folder);
  for (;;) {
    const next = await stream.next();
    if (next.done) {
      const counted = TABLE_NAMES.filter((name) => next.value[name] !== undefined);
      const rows = counted.map((name) => `${name} ${next.value[name]}`).join(', ');
      console.log(found === 0 ? `没有问题 No problems: ${rows}` : `${found} 个问题 problems: ${rows}`);
      return found === 0 ? 0 : 1;
    }
    found += 1;
    console.log(`${problemLine(next.value, 'zh')}\n  ${problemLine(next.value, 'en')}`);
  }
}
