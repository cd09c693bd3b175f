/** Words of the picture of who holds the unspent money. */
export const unspent = {
  title: '未用资金集中在谁手里',
  subtitle: (total: string, shown: string) => `未用合计 ${total}；列出最多的 ${shown} 项与累计占比`,
  note: '未用 = 全年预算数 − 全年执行数，只计有结余的表；红色为合计过半的几项。点击条形看该自评表。',
  empty: '没有未用资金。',
};
