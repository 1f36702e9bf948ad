import { findGoods } from './goods.ts'

/** 'rental' of "rental shoes", 塑料 of 塑料杯子: which sort of a kind is named, where it is not the kind as a whole. */
export function sortOf(name: string): string | undefined {
  const { text, found } = findGoods(name)
  const kind = found.at(-1)
  if (kind === undefined || kind.start === 0 || !/^s?$/u.test(text.slice(kind.end))) return undefined
  const sort = text.slice(0, kind.start).trim()
  return sort === '' || ofAny.test(sort) ? undefined : sort
}
const ofAny =
  /^(?:an?|the|any|more|other|another|such|those|these|that|this|your|my|his|her|our|their|bloody|stupid|silly|boring|[这那]些?|什么|别的|其他)$/iu
