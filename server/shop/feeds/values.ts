/** What the cells of feeds say, in the spellings that shops and their systems use. */

export type Price = { amount: string; currency?: string }

const symbols: readonly (readonly [RegExp, string])[] = [
  [/^(?:元|人民币|rmb|cny)$/i, 'CNY'],
  [/^€$/, 'EUR'],
  [/^£$/, 'GBP'],
  [/^₩$/, 'KRW'],
  [/^₹$/, 'INR'],
]

/**
 * "199.00 CNY", "CNY 199", "1,299.00", "199,00 €", "¥199", 199元 → plain decimals and the currency where it is told.
 * ¥, $ and kr belong to several currencies and tell none. Undefined when it is no amount.
 */
export function readPrice(text: string): Price | undefined {
  const plain = text.normalize('NFKC').trim()
  const [, before = '', digits = '', after = ''] = /^([^\d.,+-]*)([+-]?[\d.,'\s]*\d)([^\d]*)$/.exec(plain) ?? []
  const amount = decimalsOf(digits.replace(/[\s']/g, ''))
  const unit = `${before}${after}`.trim()
  if (amount === undefined || (before.trim() !== '' && after.trim() !== '')) return undefined
  if (unit === '' || /^(?:[¥$￥]|kr\.?|us\$|nt\$|hk\$|a\$)$/i.test(unit)) return { amount }
  const currency = readCurrency(unit)
  return currency === undefined ? undefined : { amount, currency }
}

export function readCurrency(text: string): string | undefined {
  const plain = text.normalize('NFKC').trim()
  const known = symbols.find(([pattern]) => pattern.test(plain))?.[1] ?? (/^[a-z]{3}$/i.test(plain) ? plain.toUpperCase() : undefined)
  return known !== undefined && currencies.has(known) ? known : undefined
}

const currencies = new Set(Intl.supportedValuesOf('currency'))

/** "1,299.00" and "1.299,00" → "1299.00"; "199,5" → "199.5". A single point or comma before three digits groups thousands only when it is a comma. */
function decimalsOf(digits: string): string | undefined {
  if (/^-?\d+(?:\.\d+)?$/.test(digits)) return digits
  if (/^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits)) return digits.replaceAll(',', '')
  if (/^-?\d{1,3}(?:\.\d{3})+,\d{1,2}$/.test(digits)) return digits.replaceAll('.', '').replace(',', '.')
  if (/^-?\d+,\d{1,2}$/.test(digits)) return digits.replace(',', '.')
  return /^-?\.\d+$/.test(digits) ? digits.replace('.', '0.') : undefined
}

/** A count of pieces; "12.0" is 12. A negative count, as shops that oversell have it, is none left. */
export function readCount(text: string): number | undefined {
  const [, sign, digits] = /^(-?)(\d{1,9})(?:\.0+)?\+?$/.exec(text.normalize('NFKC').replaceAll(',', '').trim()) ?? []
  if (digits === undefined) return undefined
  return sign === '-' ? 0 : Number(digits)
}

export function isYes(text: string | undefined): boolean {
  return text !== undefined && /^(?:true|yes|y|1|是|on|continue|允许)$/i.test(text)
}

export function isNo(text: string | undefined): boolean {
  return text !== undefined && /^(?:false|no|n|0|否|off|deny|不允许)$/i.test(text)
}

export type Availability = 'in_stock' | 'out_of_stock' | 'preorder' | 'backorder'

export function readAvailability(text: string): Availability | undefined {
  const plain = text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .replace(/^https?:\/\/schema\.org\//, '')
  if (/^(?:in ?stock|available|low stock|limited ?availability|有货|现货|有库存|在售)$/.test(plain)) return 'in_stock'
  if (/^(?:out of stock|outofstock|sold ?out|unavailable|discontinued|无货|缺货|售罄|断货)$/.test(plain)) return 'out_of_stock'
  if (/^(?:pre ?order|available for order|预售|预购)$/.test(plain)) return 'preorder'
  if (/^(?:back ?order|可预订|补货中)$/.test(plain)) return 'backorder'
  return undefined
}

/** Drafts and what has been taken off the shelf are not for shoppers. */
export function isHidden(status: string | undefined): boolean {
  return (
    status !== undefined &&
    /^(?:draft|archived?|inactive|disabled|deleted|unlisted|hidden|下架|已下架|草稿|停售|归档)$/i.test(status.normalize('NFKC').trim())
  )
}

/** "Home & Garden > Kitchen > Dutch Ovens" → its steps, the nearest last. */
export function readPath(text: string): string[] {
  return text
    .split(/\s*(?:->|[>»›→＞])\s*/)
    .map(step => step.trim())
    .filter(step => step !== '' && !/^\d+$/.test(step))
    .map(readable)
}

/** "womens-bags" and "beauty" are made for machines. */
function readable(step: string): string {
  const words = /^[a-z0-9]+(?:[-_][a-z0-9]+)+$/.test(step) ? step.replace(/[-_]/g, ' ') : step
  return /^[a-z][a-z0-9 &/-]*$/.test(words) ? words.charAt(0).toUpperCase() + words.slice(1) : words
}

export function splitList(text: string): string[] {
  return text
    .split(/\s*[,，、;；|]\s*/)
    .map(item => item.trim())
    .filter(item => item !== '')
}

/** "黑色/白色" lists two; "S/M" and "42/44" are one size. */
export function splitOptions(text: string, kind: 'colour' | 'size'): string[] {
  return splitList(text).flatMap(item => {
    const parts = item.split('/').map(part => part.trim())
    const isRange =
      kind === 'size' && (parts.length === 2 || /^\d/.test(item)) && parts.every(part => /^(?:\d*x*[sml]|\d+(?:\.\d+)?)$/i.test(part))
    return parts.length < 2 || isRange || parts.includes('') ? [item] : parts
  })
}
