import type { Lang } from '../../model/schema.ts';

const TENTHS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'] as const;

/**
 * A share as a newspaper would say it, never further from the figure than half a tenth: 0.7116 → 七成,
 * 0.76 → 七成多, 0.88 → 近九成; in English a rounded percentage, since tenths are not idiom there.
 */
export function shareInWords(share: number, lang: Lang): string {
  if (lang === 'en') return `${Math.round(share * 100)}%`;
  const tenths = share * 10;
  const whole = Math.floor(tenths + 1e-9);
  const rest = tenths - whole;
  if (whole === 0 && rest < 0.7) return rest < 0.05 ? '几乎没有' : '不到一成';
  if (rest < 0.2) return whole >= 10 ? '全部' : `${TENTHS[whole]}成`;
  if (rest < 0.7) return `${TENTHS[whole] ?? ''}成多`;
  return whole >= 9 ? '九成多' : `近${TENTHS[whole + 1] ?? ''}成`;
}
