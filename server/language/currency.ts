export type Currency = 'CNY' | 'USD' | 'GBP' | 'EUR'

const currencyWords: readonly [Currency, string][] = [
  ['CNY', '¥|rmb|cny|人民币|元人民币|元|yuan|kuai|块钱|块|大洋'],
  ['USD', 'us\\$|\\$|usd|us dollars?|dollars?|bucks?|美元|美金|刀乐|刀'],
  ['GBP', '£|gbp|pounds?|quid|英镑|镑'],
  ['EUR', '€|eur|euros?|欧元|欧'],
]
export const anyCurrency = currencyWords.map(([, words]) => words).join('|')
/** Only signs and codes stand before an amount: 刀 and dollar stand after it. */
export const currencyBefore =
  /(?:¥|(?<![a-z])rmb|(?<![a-z])cny|人民币|us\$|\$|(?<![a-z])usd|£|(?<![a-z])gbp|€|(?<![a-z])eur|美元|美金|英镑|欧元) ?$/
export const currencyAfter = new RegExp(`^ ?(?:${anyCurrency})(?![a-z])(?:钱|左右的钱)?`)
const currencyOfWord = currencyWords.map(([currency, words]) => [currency, new RegExp(`^(?:${words})$`)] as const)

const otherDollars = new Set(['AUD', 'CAD', 'NZD', 'SGD', 'HKD', 'TWD'])

/** 块 and 刀 are slang for the shop's own money where that is of the kind. */
export function currencyOf(text: string, shopCurrency: string): Currency | undefined {
  const word = text
    .trim()
    .replace(/[-~—至到]|to$/g, '')
    .trim()
  if (/^块/.test(word) && shopCurrency !== 'CNY') return undefined
  if (/^(?:\$|dollars?|bucks?|刀)$/.test(word) && otherDollars.has(shopCurrency)) return undefined
  if (word === '¥' && shopCurrency === 'JPY') return undefined
  return currencyOfWord.find(([, pattern]) => pattern.test(word))?.[0]
}
