import type { Language } from '../wire.ts'

const locales: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' }
const known = new Set(Intl.supportedValuesOf('currency'))

export function isCurrency(code: string): boolean {
  return known.has(code)
}

/** How many decimals the currency's smallest coin has: 2 for CNY, 0 for JPY. */
export function decimalsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/** "199.5" CNY → 19950. Undefined when it is no plain decimal number >= 0 or finer than the currency. */
export function toMinor(amount: string | number, currency: string): number | undefined {
  const [, whole, fraction = ''] = /^(\d{1,12})(?:\.(\d+))?$/.exec(String(amount).trim()) ?? []
  const decimals = decimalsOf(currency)
  const digits = fraction.replace(/0+$/, '')
  if (whole === undefined || digits.length > decimals) return undefined
  return Number(whole + digits.padEnd(decimals, '0'))
}

/** 19900 CNY → "¥199.00", as a shopper reads it. */
export function formatMoney(minor: number, currency: string, language: Language): string {
  const amount = minor / 10 ** decimalsOf(currency)
  return new Intl.NumberFormat(locales[language], { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }).format(amount)
}

/** The price as it goes over the wire. */
export function toWireMoney(minor: number, currency: string): { amount: string; currency: string } {
  const decimals = decimalsOf(currency)
  return { amount: (minor / 10 ** decimals).toFixed(decimals), currency }
}
