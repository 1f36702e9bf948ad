import { z } from 'zod'
import type { Language } from '../wire.ts'

const locales: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' }
const known = new Set(Intl.supportedValuesOf('currency'))

const anAmount = 'an amount of 0 or more'
/** As files give it: a number or decimal text; `toMinor` has the last word. */
export const amountSchema = z.union([z.number().nonnegative(anAmount), z.string().regex(/^\d+(?:\.\d+)?$/, anAmount)], { error: anAmount })

const aCurrency = 'a currency code such as CNY'
export const currencySchema = z.string({ error: aCurrency }).refine(code => known.has(code), aCurrency)

/** What a feed should have where neither it nor anybody else tells a currency. */
export const noCurrency = 'a currency with the prices, by --currency CNY, or the shop’s own (usher shop currency CNY)'

/** How many decimals the currency's smallest coin has: 2 for CNY, 0 for JPY. */
export function decimalsOf(currency: string): number {
  const known = decimals.get(currency) ?? formatterOf(currency, 'en').resolvedOptions().maximumFractionDigits ?? 2
  decimals.set(currency, known)
  return known
}

/** "199.5" CNY → 19950. Undefined when it is no plain decimal number >= 0 or finer than the currency. */
export function toMinor(amount: string | number, currency: string): number | undefined {
  const [, whole, fraction = ''] = /^(\d{1,12})(?:\.(\d+))?$/.exec(String(amount).trim()) ?? []
  const decimals = decimalsOf(currency)
  const digits = fraction.replace(/0+$/, '')
  if (whole === undefined || digits.length > decimals) return undefined
  return Number(whole + digits.padEnd(decimals, '0'))
}

/** 19950 CNY → 199.5. */
export const toMajor = (minor: number, currency: string): number => minor / 10 ** decimalsOf(currency)

/** 19900 CNY → "¥199", 1250 GBP → "£12.50", as a shopper reads it on the cards too: whole amounts without decimals. */
export function formatMoney(minor: number, currency: string, language: Language): string {
  const amount = minor / 10 ** decimalsOf(currency)
  return formatterOf(currency, language).format(amount)
}

/** The price as it goes over the wire. */
export function toWireMoney(minor: number, currency: string): { amount: string; currency: string } {
  const decimals = decimalsOf(currency)
  return { amount: (minor / 10 ** decimals).toFixed(decimals), currency }
}

/** To ask a formatter for them takes longer than to format ten amounts. */
const decimals = new Map<string, number>()
/** A formatter costs more to make than a thousand amounts to format. */
const formatters = new Map<string, Intl.NumberFormat>()

function formatterOf(currency: string, language: Language): Intl.NumberFormat {
  const key = `${language}:${currency}`
  const formatter =
    formatters.get(key) ??
    new Intl.NumberFormat(locales[language], {
      style: 'currency',
      currency,
      currencyDisplay: 'narrowSymbol',
      trailingZeroDisplay: 'stripIfInteger',
    })
  formatters.set(key, formatter)
  return formatter
}
