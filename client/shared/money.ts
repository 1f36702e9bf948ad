import type { Language, Money } from '../../server/wire.ts'
import { localeOf } from './language.ts'

/** '199.00' → 19900. Amounts are counted in hundredths, never in floating point. */
export function toMinor(amount: string): number {
  const [, sign, units, hundredths] = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(amount) ?? []
  if (units === undefined) throw new TypeError(`Expected an amount like '199.00', got ${JSON.stringify(amount)}`)
  const minor = Number(units) * 100 + Number((hundredths ?? '0').padEnd(2, '0'))
  return sign ? -minor : minor
}

export function fromMinor(minor: number): string {
  return `${minor < 0 ? '-' : ''}${Math.floor(Math.abs(minor) / 100)}.${String(Math.abs(minor) % 100).padStart(2, '0')}`
}

/** ¥199, £12.50: whole amounts without decimals, as the assistant says them. */
export function formatMoney(money: Money, language: Language): string {
  const amount = Number(money.amount)
  return new Intl.NumberFormat(localeOf(language), {
    style: 'currency',
    currency: money.currency,
    currencyDisplay: 'narrowSymbol',
    ...(Number.isInteger(amount) ? { minimumFractionDigits: 0, maximumFractionDigits: 0 } : {}),
  }).format(amount)
}
