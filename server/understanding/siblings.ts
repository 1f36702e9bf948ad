import { readNumber } from '../language/numbers.ts'
import type { Vocabulary } from '../language/slots.ts'
import { superlativePicked } from '../language/superlatives.ts'

type Sibling = { sku: string; value: number }
type Families = { keyOf: ReadonlyMap<string, string>; members: ReadonlyMap<string, readonly Sibling[]> }

const ofShop = new WeakMap<Vocabulary, Families>()
const numbered = /\d+(?:\.\d+)?|(?<![一二两三四五六七八九十])[一二两三四五六七八九十]+(?=[升寸片粒档连孔键弦段速格层轮色头件人])/u
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
  const order = sizePicked(text)
  if (focus === undefined || order === undefined) return undefined
  const family = siblingsOf(focus, vocabulary)
  const found = order === 'biggest' ? family.at(-1) : family[0]
  return found?.sku
}

/** "The little one", 那大的配几个蛋: the smaller or the larger of several. */
export function sizePicked(text: string): 'biggest' | 'smallest' | undefined {
  const order = superlativePicked(text)
  if (order === 'biggest' || order === 'smallest') return order
  const said = (englishSize.exec(text) ?? chineseSize.exec(text))?.[1]?.toLowerCase()
  if (said === undefined) return undefined
  return said === 'big' || said === 'large' || said === '大' ? 'biggest' : 'smallest'
}
const englishSize = /\bthe (big|large|small|little)(?: ones?\b| (?:set|tin|pack|box|kit)(?![- ]?\p{L})|(?![- ]?\p{L}))/iu
const chineseSize = /(?:^|[那和跟与，,。\s])([大小])的(?=[能会多怎可几呢贵配重轻装放好是]|有(?![吗没货])|[，,。？?\s]|$)/u

/**
 * Those of one name that a text calls by it: 山雀8倍跟10倍 are two of them, "the Juniper" all, where they are few. Of a family that is talked about those whose
 * number is said: 那8倍的, "the 24".
 */
export function siblingsNamed(
  text: string,
  { focus, together = [], talked = [] }: { focus?: string; together?: readonly string[]; talked?: readonly string[] },
  vocabulary: Vocabulary,
): { skus: readonly string[]; isByNumber: boolean } {
  const lower = text.toLowerCase()
  const { members } = familiesOf(vocabulary)
  const named = [...members].filter(([key, all]) => all.length > 1 && all.length <= mostMembers && isCalled(lower, key))
  const [only, more] = named
  const numbers = [...lower.matchAll(saidNumber)].map(([number]) => Number(number))
  if (only !== undefined && more === undefined) {
    const [, all] = only
    const picked = all.filter(({ value }) => numbers.includes(value))
    const few = all.length <= mostNamed ? all : []
    return picked.length > 0 ? { skus: picked.map(one => one.sku), isByNumber: true } : { skus: few.map(one => one.sku), isByNumber: false }
  }
  const family = [focus, ...together, ...talked].flatMap(sku => (sku === undefined ? [] : siblingsOf(sku, vocabulary)))
  const pointed = [...lower.matchAll(pointedNumber)].map(([, zh, en]) => Number(zh ?? en))
  // 600的桶和1000的桶差在哪: two numbers that are both of one family alone.
  const both = [...members.values()].filter(
    all => all.length <= mostMembers && all.filter(({ value }) => pointed.includes(value)).length > 1,
  )
  if (family.length === 0 && both.length === 1)
    return { skus: both[0]!.filter(({ value }) => pointed.includes(value)).map(({ sku }) => sku), isByNumber: true }
  const skus = [...new Set(family.filter(({ value }) => pointed.includes(value)).map(({ sku }) => sku))]
  return { skus, isByNumber: true }
}
const mostNamed = 3
const saidNumber = /(?<![\d.])\d+(?:\.\d+)?(?![\d.])/gu
const pointedNumber =
  /(?<![\d.])(\d+)(?:倍|寸|升|片|粒|档|孔|键|色|流明|毫米|厘米)?(?:的|那[个款]|这[个款]|呢|跟|和|还是)|\bthe (\d+)(?=\s*(?:$|[?.,!]|ones?\b|or\b|and\b|is\b|do\b|does\b|ha(?:s|ve)\b|comes?\b|fits?\b|takes?\b|works?\b|weighs?\b))/gu

/** A name stands in a text as words of their own. */
function isCalled(text: string, key: string): boolean {
  const at = text.indexOf(key)
  if (at < 0) return false
  const isWord = (one: string | undefined) => one !== undefined && /[a-z\d]/.test(one)
  return /\p{Script=Han}/u.test(key) || !(isWord(text[at - 1]) || isWord(text[at + key.length]))
}

/** 23寸, 61键, 十孔, "20 L": what a name counts and no person measures; `end` of what is said. */
type Measured = { value: number; unit: string; start: number; end: number }
const measured =
  /(?<![\d.a-z])(\d+(?:\.\d+)?|[一二两三四五六七八九十]{1,3})[ -]?(英?寸|键|孔|弦|毫升|升|倍|片|色|档|速|层|轮|流明|瓦|ml|l|litres?|liters?|inch(?:es)?|oz|keys?|strings?|holes?|pieces?|pcs?|speeds?)(?![a-z])/giu
const units: Readonly<Record<string, string>> = {
  毫升: 'ml',
  升: 'l',
  litre: 'l',
  liter: 'l',
  寸: 'inch',
  英寸: 'inch',
  inche: 'inch',
  片: 'piece',
  pc: 'piece',
  键: 'key',
  孔: 'hole',
  弦: 'string',
  速: 'speed',
}

function measuresIn(text: string): Measured[] {
  return [...text.toLowerCase().matchAll(measured)].flatMap(({ 0: all, 1: number = '', 2: said = '', index }) => {
    const value = readNumber(number)
    const unit = /[a-z]{2,}s$/.test(said) ? said.slice(0, -1) : said
    return value === undefined ? [] : [{ value, unit: units[unit] ?? unit, start: index, end: index + all.length }]
  })
}

const measuresOfShop = new WeakMap<Vocabulary, ReadonlyMap<string, readonly string[]>>()
const keyOf = ({ value, unit }: Pick<Measured, 'value' | 'unit'>): string => `${value} ${unit}`

/** Whose names hold which measures. */
function ownersOf(vocabulary: Vocabulary): ReadonlyMap<string, readonly string[]> {
  const known = measuresOfShop.get(vocabulary)
  if (known !== undefined) return known
  const owners = new Map<string, string[]>()
  for (const { sku, names } of vocabulary.products)
    for (const key of new Set(names.flatMap(measuresIn).map(keyOf))) owners.set(key, [...(owners.get(key) ?? []), sku])
  measuresOfShop.set(vocabulary, owners)
  return owners
}

/** 37键 and 61键, 14 L and 20 L: the ends of several whose names each hold one number of the same unit. */
export function byMeasureInNames(skus: readonly string[], { products }: Vocabulary): { smallest: string; biggest: string } | undefined {
  const told = skus.map(sku => {
    const [only, more] = [
      ...new Map((products.find(one => one.sku === sku)?.names ?? []).flatMap(measuresIn).map(one => [keyOf(one), one])).values(),
    ]
    return only === undefined || more !== undefined ? undefined : { sku, ...only }
  })
  const known = told.filter(one => one !== undefined && one.unit === told[0]?.unit).map(one => one!)
  if (known.length < 2 || known.length < skus.length || new Set(known.map(({ value }) => value)).size < skus.length) return undefined
  const sorted = known.toSorted((a, b) => a.value - b.value)
  return { smallest: sorted[0]!.sku, biggest: sorted.at(-1)!.sku }
}

/** Goods that a text calls by a measure that their names alone have: 23寸和26寸的, 61键那个, "the 20 litre one"; not 装得下15寸的, which tells what is to go in. */
export function calledByMeasure(text: string, vocabulary: Vocabulary): string[] {
  const owners = ownersOf(vocabulary)
  const lower = text.toLowerCase()
  return [
    ...new Set(
      measuresIn(lower).flatMap(one => {
        const skus = owners.get(keyOf(one)) ?? []
        const isPointed = pointsAfter.test(lower.slice(one.end)) && !holdsBefore.test(lower.slice(Math.max(0, one.start - 8), one.start))
        return isPointed ? likest(skus, lower, vocabulary) : []
      }),
    ),
  ]
}
/** Of several the one whose name shares most with the text: 23寸的尤克里里 is no set of strings for it. */
function likest(skus: readonly string[], text: string, { products }: Vocabulary): readonly string[] {
  if (skus.length < 2 || skus.length > mostNamed) return skus.length === 1 ? skus : []
  const said = new Set(text.match(/\p{Script=Han}|[a-z]{3,}/gu) ?? [])
  const shared = (sku: string) => {
    const [name = ''] = products.find(one => one.sku === sku)?.names.filter(one => measuresIn(one).length > 0) ?? []
    const words = name.slice(0, measuresIn(name)[0]?.start || undefined).match(/\p{Script=Han}|[a-z]{3,}/gu) ?? []
    return words.filter(word => said.has(word)).length / Math.max(1, words.length)
  }
  const [best, next] = skus.map(sku => ({ sku, score: shared(sku) })).sort((a, b) => b.score - a.score)
  return best!.score > next!.score ? [best!.sku] : []
}
const pointsAfter = /^ ?(?:的|那[个款]|这[个款]|呢|跟|和|与|还是|或|比|不是|one\b|or\b|and\b|vs\b|version\b|$|[，,。.!！?？\s])/u
const holdsBefore =
  /(?:装|放|塞|适合|配|容|差|超过|大于|小于|不到)\p{Script=Han}{0,3}$|\b(?:fits?|holds?|takes?|for|up to|under|over|than) (?:an? |my )?$/u

/** Whether a text stands in some name of the shop: 61键 counts nothing where something is called so. */
export const isOfSomeName = (text: string, { products }: Vocabulary): boolean =>
  products.some(({ names }) => names.some(name => name.includes(text)))
