import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { HUBEI_FORM } from '../test/fixtures/files/hubei-form.ts';
import { docxOf } from '../test/fixtures/files/make.ts';

const LINES_PER_PIECE = 5_000;

/** A whole number below `below`, the same for the same `seed` on every machine. */
function chance(seed: number, below: number): number {
  let mixed = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) % below;
}

const KINDS = ['基础设施建设', '公共服务', '科技创新', '教育补助', '环境治理', '就业和社会保障'];
const WORKS = ['道路养护', '信息系统运行维护', '困难群体救助', '校舍维修', '河道治理', '职业培训补贴'];
const unitOf = (i: number) => `示例市第${i + 1}示例局`;
const projectOf = (i: number) => `${WORKS[i % WORKS.length]}项目（第${Math.floor(i / WORKS.length) + 1}期）`;

/** 2 000 units with 125 projects and four years each give a million forms; no figure means anything. */
function evaluationLine(i: number): string {
  const unit = i % 2_000;
  const project = Math.floor(i / 2_000) % 125;
  const year = 2021 + Math.floor(i / 250_000);
  const budget = 500 + chance(i, 2_000_000);
  const executed = Math.floor((budget * (600 + chance(i + 7, 401))) / 1000);
  const rate = `${((executed / budget) * 100).toFixed(2)}%`;
  const score = (70 + chance(i + 13, 3_000) / 100).toFixed(2);
  const money = (cents: number) => (cents / 100).toFixed(2);
  const kind = KINDS[chance(project, KINDS.length)];
  return `${unitOf(unit)},${year},${projectOf(project)},${kind},${money(budget)},${money(executed)},${rate},${score}\n`;
}

/** Ten indicator rows to a form. */
function indicatorLine(i: number): string {
  const form = Math.floor(i / 10);
  const no = i % 10;
  const level =
    no < 6 ? '产出指标,数量指标' : no < 9 ? '效益指标,社会效益指标' : '满意度指标,服务对象满意度指标';
  const target = 10 + chance(i, 900);
  return `${unitOf(form % 2_000)},${2021 + Math.floor(form / 250_000)},${projectOf(Math.floor(form / 2_000) % 125)},${level},第${no + 1}项工作完成数量,≥${target}件,${target + chance(i + 3, 20)}件,5,5\n`;
}

function* lines(header: string, count: number, line: (i: number) => string): Generator<string> {
  yield `${header}\n`;
  for (let from = 0; from < count; from += LINES_PER_PIECE) {
    let piece = '';
    for (let i = from; i < Math.min(count, from + LINES_PER_PIECE); i += 1) piece += line(i);
    yield piece;
  }
}

/** Writes a flat CSV of so many forms, each with its amounts, rate and score. */
export function writeEvaluations(path: string, count: number): Promise<void> {
  const header = '单位,年度,项目名称,项目类别,全年预算数（万元）,全年执行数（万元）,执行率,自评得分';
  return pipeline(Readable.from(lines(header, count, evaluationLine)), createWriteStream(path));
}

/** Writes a flat CSV of so many indicator rows. */
export function writeIndicators(path: string, count: number): Promise<void> {
  const header = '单位,年度,项目名称,一级指标,二级指标,三级指标,年度指标值,实际完成值,分值,得分';
  return pipeline(Readable.from(lines(header, count, indicatorLine)), createWriteStream(path));
}

/** Writes so many Word forms, each of its own project and unit, and gives their paths. */
export async function writeForms(folder: string, count: number): Promise<string[]> {
  const parts = unzipSync(await docxOf(HUBEI_FORM));
  const form = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const paths: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const own = form
      .replaceAll('示例补助项目', `示例补助项目${i + 1}`)
      .replaceAll('示例市示例中心', `示例市第${(i % 50) + 1}示例中心`);
    const path = join(folder, `自评表${String(i + 1).padStart(4, '0')}.docx`);
    await writeFile(path, zipSync({ ...parts, 'word/document.xml': strToU8(own) }));
    paths.push(path);
  }
  return paths;
}
