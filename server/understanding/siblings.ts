import { readNumber } from '../dialogue/numbers.ts'
import type { Vocabulary } from '../dialogue/slots.ts'
import { superlativePicked } from '../dialogue/superlatives.ts'

type Sibling = { sku: string; value: number }
type Families = { keyOf: ReadonlyMap<string, string>; members: ReadonlyMap<string, readonly Sibling[]> }

const ofShop = new WeakMap<Vocabulary, Families>()
const numbered = /\d+(?:\.\d+)?|[一二两三四五六七八九十]+(?=[升寸片粒档连孔键弦段速格层轮色头件人])/u
/** A shorter beginning is no name. */
const isName = (key: string): boolean => key.length >= 4 || /\p{Script=Han}{2}/u.test(key)
/** Larger families, as of models by their numbers, are no sizes of one thing. */
const mostMembers = 6

/** "Gouache, Set of 12" and "Gouache, Set of 24", 磁力片 60片 and 100片: things of one name that differ by its first number, the lowest first; itself among them. */
export function siblingsOf(sku: string, vocabulary: Vocabulary): readonly Sibling[] {
  const { keyOf, members } = familiesOf(vocabulary)
  const family = members.get(keyOf.get(sku) ?? '') ?? []
  return family.length > 1 && family.length <= mostMembers ? family : []
}

function familiesOf(vocabulary: Vocabulary): Families {
  const known = ofShop.get(vocabulary)
  if (known !== undefined) return known
  const keyOf = new Map<string, string>()
  const members = new Map<string, Sibling[]>()
  for (const { sku, names } of vocabulary.products) {
    for (const name of names) {
      const [number] = numbered.exec(name) ?? []
      const value = number === undefined ? undefined : readNumber(number)
      const key = number === undefined ? '' : name.slice(0, name.indexOf(number)).trim()
      if (value === undefined || !isName(key) || keyOf.has(sku)) continue
      keyOf.set(sku, key)
      const others = members.get(key) ?? []
      if (others.every(one => one.value !== value))
        members.set(
          key,
          [...others, { sku, value }].sort((a, b) => a.value - b.value),
        )
    }
  }
  const families = { keyOf, members }
  ofShop.set(vocabulary, families)
  return families
}

/** "The bigger one", 大的那款 of whoever talks about the smaller of two that differ by a number alone. */
export function siblingPicked(text: string, focus: string | undefined, vocabulary: Vocabulary): string | undefined {
  const order = orderPicked(text)
  if (focus === undefined || order === undefined) return undefined
  const family = siblingsOf(focus, vocabulary)
  const found = order === 'biggest' ? family.at(-1) : family[0]
  return found?.sku
}

function orderPicked(text: string): 'biggest' | 'smallest' | undefined {
  const order = superlativePicked(text)
  if (order === 'biggest' || order === 'smallest') return order
  const [, said] = /\bthe (big|large|small|little)(?: (?:one|set|tin|pack|box|kit))?(?![- ]?\p{L})/iu.exec(text) ?? []
  if (said === undefined) return undefined
  return /^[bl]/i.test(said) && said.toLowerCase() !== 'little' ? 'biggest' : 'smallest'
}
