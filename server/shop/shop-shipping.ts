import type { Money } from '../wire.ts'
import { toWireMoney } from './money.ts'

type Settings = { get(key: string): string | undefined; set(key: string, value: string): void }

/** What a parcel costs, in minor units, and from which sum of goods it costs nothing. `fee: 0`: it never costs anything. */
export type Shipping = { fee: number; freeOver?: number }
type Stored = Shipping & { currency: string }

/** The numbers as the owner told them, for sums; nothing where they were not told, or were told in another currency than the shop's. */
export function readShipping(settings: Pick<Settings, 'get'>, currency: string | undefined): Shipping | undefined {
  const stored = JSON.parse(settings.get('shipping') || 'null') as Stored | null
  if (stored === null || stored.currency !== currency) return undefined
  return { fee: stored.fee, ...(stored.freeOver === undefined ? {} : { freeOver: stored.freeOver }) }
}

/** As it is told outside: decimal amounts in the shop's currency. */
export function toWireShipping({ fee, freeOver }: Shipping, currency: string): { fee: Money; freeOver?: Money } {
  return { fee: toWireMoney(fee, currency), ...(freeOver === undefined ? {} : { freeOver: toWireMoney(freeOver, currency) }) }
}

/** In which currency the numbers were told, whatever the shop sells in now. */
export function shippingCurrency(settings: Pick<Settings, 'get'>): string | undefined {
  return (JSON.parse(settings.get('shipping') || 'null') as Stored | null)?.currency
}

/** Without numbers: the shop's pages alone speak of shipping from now on. */
export function saveShipping(settings: Settings, shipping: Shipping | undefined, currency: string): void {
  settings.set('shipping', shipping === undefined ? '' : JSON.stringify({ ...shipping, currency } satisfies Stored))
}
