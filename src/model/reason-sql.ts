/** SQL for what a field for reasons says: 0 it is blank, 1 that there is none, 2 it gives a reason. */
export function reasonState(column: string): string {
  return `CASE WHEN trim(coalesce(${column}, '')) = '' THEN 0
    WHEN trim(${column}) IN ('无', '无。', '无偏差', '无偏差。', '没有', '没有偏差', '无原因', '/', '-', '—', '——', '否', 'none', 'None') THEN 1
    ELSE 2 END`;
}
