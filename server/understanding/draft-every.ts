import type { Language } from '../language/language.ts'
import { readSlots } from '../language/slots.ts'
import type { DraftLine, DraftShop, State } from './draft-state.ts'

/** "One of each colour", 黄的蓝的各一个, "both": a line for each variant that is meant; "one in each size" of what comes in two colours, too: a line for each size. */
export function everyVariant(
  state: State,
  product: string,
  variants: readonly string[],
  { count, text }: { count: number; text: string },
  language: Language,
  shop: DraftShop,
): State | undefined {
  const { last } = state
  const all = shop.variantsOf(product)
  const open = last?.at.product === product && last.at.variants.length > 1 ? last.at.variants : all.map(({ sku }) => sku)
  const meant = variants.length > 1 ? variants : open
  const there = all.filter(({ sku, isThere }) => isThere && meant.includes(sku))
  const of = ofSize.test(text) ? 'size' : ofColour.test(text) ? 'colour' : undefined
  const groups = new Map<string, string[]>()
  for (const { sku, label } of there) {
    const value = of === undefined ? sku : valueIn(label, of, language, shop)
    groups.set(value, [...(groups.get(value) ?? []), sku])
  }
  if (groups.size < 2) return undefined
  const lines = [...groups.values()].map((variants): DraftLine => ({ product, quantity: count, variants, said: '', isNew: true }))
  const others = state.lines.filter(line => line.product !== product)
  return { ...state, lines: [...others, ...lines], last: { at: lines.at(-1)! }, isChanged: true }
}
const ofSize = /[每各两三四几](?:个|种)?(?:尺码|码|尺寸|号)|\b(?:each|every) size\b/iu
const ofColour = /[每各两三四几](?:个|种)?颜?色|\b(?:each|every) colou?r\b/iu

/** What a label tells of its colour, or all that it tells besides. */
function valueIn(label: string, of: 'size' | 'colour', language: Language, { vocabulary }: DraftShop): string {
  const parts = label.split(' · ')
  const isColour = (part: string) => readSlots(part, language, vocabulary).colour !== undefined
  const own = parts.filter(part => isColour(part) === (of === 'colour'))
  return own.length === 0 ? label : own.join()
}
