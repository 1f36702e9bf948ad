import type { Budget } from '../language/slots.ts'
import type { Language } from '../wire.ts'

/** A budget said back: 200 元以内 / under ¥200, about ¥200, ¥200–300. */
export function formatBudget({ min, max, about }: Budget, currency: string, language: Language): string {
  const format = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 0,
  })
  if (about !== undefined) return language === 'zh' ? `${format.format(about)} 左右` : `about ${format.format(about)}`
  if (min !== undefined && max !== undefined) return `${format.format(min)}–${format.format(max)}`
  if (max !== undefined) return language === 'zh' ? `${format.format(max)} 以内` : `under ${format.format(max)}`
  if (min !== undefined) return language === 'zh' ? `${format.format(min)} 以上` : `over ${format.format(min)}`
  return language === 'zh' ? '不限' : 'any'
}

/** "About 100" for what would be 79 is no reason to pass it over. */
export const leastOf = ({ min = 0, about }: Budget): number => (about === undefined ? min : Math.min(min, about * farBelow))
const farBelow = 0.6
