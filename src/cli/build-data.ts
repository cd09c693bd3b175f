import { checkPackage } from '../publish/check.ts';
import { publishPackage } from '../publish/parquet.ts';
import { problemLine } from '../publish/problem.ts';

const SHOWN = 50;

/**
 * `jilan build DIR --out DIR`: checks a package and writes it as Parquet with a manifest. A package with a
 * problem is not written; exit code 1.
 */
export async function run(args: readonly string[]): Promise<number> {
  const at = args.indexOf('--out');
  const out = at >= 0 ? args[at + 1] : undefined;
  const [folder] = args.filter((_, i) => at < 0 || (i !== at && i !== at + 1));
  if (folder === undefined || out === undefined) {
    console.error('jilan build DIR --out DIR');
    return 1;
  }
  const { problems } = await checkPackage(folder);
  for (const problem of problems.slice(0, SHOWN)) {
    console.error(`${problemLine(problem, 'zh')}\n  ${problemLine(problem, 'en')}`);
  }
  if (problems.length > 0) {
    console.error(`${problems.length} 个问题，没有写出数据 problems; nothing was written`);
    return 1;
  }
  const manifest = await publishPackage(folder, out);
  const bytes = manifest.tables.reduce((sum, t) => sum + t.bytes, 0);
  console.log(`${manifest.tables.length} tables, ${bytes} bytes → ${out}`);
  return 0;
}
