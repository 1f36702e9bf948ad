import type { Shop } from './message.ts'

/** 那就军绿 灯一个 椅子俩: an option belongs to the only thing named that comes in it, whatever it stands beside. */
export function optionsMoved<Found extends { sku: string; said: string }>(
  found: readonly Found[],
  variantsNamed: Shop['variantsNamed'] = () => [],
): readonly Found[] {
  const comesIn = (part: string, sku: string) => variantsNamed(part, sku).length > 0
  return found.map(one => {
    const owners = (part: string) => found.filter(({ sku }) => comesIn(part, sku))
    const lent = found.filter(other => other.sku !== one.sku && owners(other.said).every(({ sku }) => sku === one.sku))
    const told = comesIn(one.said, one.sku) ? [] : lent.filter(other => comesIn(other.said, one.sku))
    return told.length === 1 ? { ...one, said: `${one.said}，${told[0]!.said}` } : one
  })
}
