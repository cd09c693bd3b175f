import { valueText } from './characters.ts';

export type Level = 'met' | 'partly' | 'not';

const MET = new Set(
  (
    '达标 已达标 全部达标 完成 已完成 全部完成 全年完成 全面完成 按时完成 按期完成 已全部完成 达成 已达成 达到 已达到 ' +
    '达到预期 达成预期 达成预期指标 达成预期目标 完成预期目标 达到预期目标 符合 符合要求 符合标准 合格 是 已落实 落实到位 及时 良好 优秀 优良 优'
  ).split(' '),
);

const PARTLY = new Set(
  '部分达成 部分达标 部分完成 部分达成预期指标 部分达成预期指标并具有一定效果 基本达到 基本完成 基本达标 基本达成 基本符合'.split(
    ' ',
  ),
);

const NOT = new Set(
  '未达标 未完成 未达成 未达到 未实现 未达成预期指标 未达成预期指标且效果较差 不达标 不符合 不合格 未开展 未实施'.split(
    ' ',
  ),
);

/** The level that a verbal result states (达标 → met); null for every other wording. */
export function parseLevel(raw: string): Level | null {
  const text = valueText(raw).replace(/[\s。.，,；;!！]/g, '');
  if (MET.has(text)) return 'met';
  if (PARTLY.has(text)) return 'partly';
  return NOT.has(text) ? 'not' : null;
}

/** True for a target that says it was never set: 未设定, 未设置, 暂无目标. */
export function isUnset(raw: string): boolean {
  return /^(?:暂?未设[定置]?(?:目标值?)?|未设目标|暂无目标|无目标值?)$/.test(
    valueText(raw).replace(/\s/g, ''),
  );
}
