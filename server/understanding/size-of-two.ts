import type { Superlative } from '../language/superlatives.ts'
import type { Shop } from './message.ts'
import { byMeasureInNames } from './siblings.ts'

type Size = 'biggest' | 'smallest'

/** What names say of a size, and what numbers tell it, the most telling first. */
const opposite = { biggest: 'smallest', smallest: 'biggest' } as const
const inNames: Record<Size, RegExp> = {
  biggest: /(?<![a-z])(?:big|large|xl|jumbo|maxi?|family)(?![a-z])|大号|加大|特大|大型|家庭/iu,
  smallest: /(?<![a-z])(?:small|little|mini|compact|pocket|tiny|travel)(?![a-z])|小号|迷你|口袋|小型|小巧/iu,
}
const byNumbers: Record<Size, readonly Superlative[]> = { biggest: ['biggest', 'heaviest'], smallest: ['smallest', 'lightest'] }

/** The larger or the smaller of several: the one that is called so, else by their numbers, where these tell more than of one. */
export function largerOf(size: Size, among: readonly string[], { vocabulary, firstBy }: Shop): string | undefined {
  const called = (by: RegExp) =>
    among.filter(sku => vocabulary.products.some(one => one.sku === sku && one.names.some(name => by.test(name))))
  const [only, more] = called(inNames[size])
  if (only !== undefined && more === undefined) return only
  const [other, another] = called(inNames[opposite[size]])
  if (among.length === 2 && other !== undefined && another === undefined) return among.find(sku => sku !== other)
  const measured = byMeasureInNames(among, vocabulary)
  if (measured !== undefined) return measured[size]
  for (const [at, order] of byNumbers[size].entries()) {
    const found = firstBy(order, among)
    if (found !== undefined && found !== firstBy(byNumbers[opposite[size]][at]!, among)) return found
  }
  return undefined
}
