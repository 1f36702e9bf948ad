import { stem, type TokenAt, tokensAt, toQueryTokens } from '../language/bigrams.ts'
import { isColourWord } from '../language/colours.ts'
import { type LongWork, often } from '../language/long-work.ts'
import { isNegated } from '../language/negation.ts'
import { alreadyThere } from '../language/owned.ts'
import type { Product, Variant } from '../store/catalogue.ts'
import { deedWords, particles } from './deed-words.ts'
import { toMajor } from './money.ts'
import { withSizesAsWords } from './sized-names.ts'

/** What a product is called, on its card and in the shop. */
export type Called = {
  sku: string
  titles: readonly string[]
  aliases: readonly string[]
  /** Labels of its options: "Off-white", "XL". */
  options: readonly string[]
  /** Its own code and its variants'. */
  codes: readonly string[]
  /** In major units. */
  price?: number
}

/** How the words of a message speak of a product, each 0 where they do not. */
export type Naming = {
  sku: string
  /** Words of its titles, the rarer in the shop the more. */
  words: number
  /** How much of one of its titles was said. */
  share: number
  /** The word its title ends with: what it is. */
  head: number
  /** Characters of its titles, of which the shop has few. */
  characters: number
  /** Words of its other names. */
  alias: number
  /** Options of its that are named. */
  option: number
  /** Its code. */
  code: number
  /** Its price. */
  price: number
  /** Of its words those that are spoken of as a thing: "the sunscreen", 帐篷呢. */
  pointed: number
  /** Of its options those that nothing else in the shop comes in, each 1; a colour half. */
  telling?: number
  /** How many words tell something else. */
  others: number
  /** Of its words those that are refused: "not the sunscreen". */
  refused: number
  /** Its words that were said, and what stands right behind one of them and is no word of its: the threader of a "needle threader". */
  said?: readonly string[]
  behind?: readonly string[]
  /** What stands right before one of them: the cross of a "cross head". */
  ahead?: readonly string[]
}

/** How rare a token is in the titles of the shop, 0 (everywhere) to 1 (in one). */
export type Rarity = (token: string) => number

/** Owners of a word that so many have are not told: it names none of them. */
const mostOwners = 3

/** How rare the words of titles are in a shop, and whose the rare ones are. */
export type TitleWords = {
  rarity: Rarity
  owners(text: string): string[]
  /** Whose options a text names that nothing else comes in, and how tellingly. */
  ownersByOption(text: string): ReadonlyMap<string, number>
}

export function* titleWordsInSteps(
  products: readonly (Pick<Product, 'sku' | 'title' | 'aliases'> & { variants: readonly Pick<Variant, 'options'>[] })[],
): LongWork<TitleWords> {
  const counts = new Map<string, number>()
  const owners = new Map<string, string[]>()
  const ofOption = new Map<string, string | undefined>()
  for (const [at, { sku, title, aliases, variants }] of products.entries()) {
    if (at % often === 0) yield
    const own = textsOf(title).map(titleTokens)
    const other = listsOf(aliases).flatMap(text => tokensAt(text.toLowerCase()).words)
    const count = (token: string) => counts.set(token, (counts.get(token) ?? 0) + 1)
    for (const token of new Set(own.flatMap(({ words, characters }) => [...words, ...characters].map(one => one.token)))) count(token)
    const telling = own.flatMap(({ words, characters }) => [...words, ...characters])
    for (const token of new Set([...telling, ...other].map(one => one.token))) {
      const known = owners.get(token) ?? []
      if (known.length <= mostOwners) owners.set(token, [...known, sku])
    }
    for (const label of labelsOf(variants)) ofOption.set(label, ofOption.has(label) && ofOption.get(label) !== sku ? undefined : sku)
  }
  // In a shop of three things no word is rare.
  const all = Math.max(12, products.length)
  const rarity: Rarity = token => Math.log(1 + all / (counts.get(token) ?? 1)) / Math.log(1 + all)
  return {
    rarity,
    owners: text => {
      const lower = withSizesAsWords(text.normalize('NFKC').toLowerCase())
      const { words, characters } = tokensAt(lower)
      const telling = words.filter(one => !isSize(one.token) || isOne(lower, one))
      const found = [...telling, ...characters.filter(one => isThing(lower, one))].map(({ token }) => owners.get(token) ?? [])
      return [...new Set(found.filter(skus => skus.length <= mostOwners).flat())]
    },
    ownersByOption: text => {
      const found = new Map<string, number>()
      for (const label of stretchesOf(text.normalize('NFKC').toLowerCase())) {
        const sku = ofOption.get(label)
        if (sku !== undefined) found.set(sku, (found.get(sku) ?? 0) + (isColour(label) ? 0.5 : 1))
      }
      return found
    },
  }
}

/** Sizes, and how anything may be: "how long is the cord" speaks of no long sleeping bag. */
const ofAnything =
  /^(?:x{1,4}[sl]|long|short|regular|large|medium|small|tall|petite|wide|narrow|big|mini|standard|normal|full|half|single|double|twin|king|queen|thin|thick|soft|hard|left|right|light|dark|one size|[加特]?[大中小][号码]|[加超]大|标准|常规|均码|[长短薄厚]款|[单双]人|[左右]手)$/u

/** What an option may be called and nothing else is: no size, no single character. */
const labelsOf = (variants: readonly Pick<Variant, 'options'>[]) =>
  new Set(
    variants
      .flatMap(({ options }) => Object.values(options).flatMap(textsOf))
      .map(label => label.toLowerCase())
      .filter(label => /^(?:\p{Script=Han}{2,6}|[a-z]{3,}(?: [a-z]+)?)$/u.test(label) && !ofAnything.test(label)),
  )

/** Every stretch of a text that may be an option's label. */
function stretchesOf(text: string): Set<string> {
  const words = [...text.matchAll(/[a-z]+/g)].map(([word]) => word)
  const latin = words.flatMap((word, at) => [word, ...(words[at + 1] === undefined ? [] : [`${word} ${words[at + 1]}`])])
  const han = [...text.matchAll(/\p{Script=Han}+/gu)].flatMap(([run]) =>
    Array.from(run, (_character, at) =>
      [2, 3, 4, 5, 6].flatMap(length => (at + length > run.length ? [] : [run.slice(at, at + length)])),
    ).flat(),
  )
  return new Set([...latin, ...han])
}

const isColour = (label: string) =>
  isColourWord(label) || isColourWord(label.split(' ').at(-1)!) || isColourWord(label.replace(/色$/u, '').slice(-1))

/** "(pair)", 750 ml, 两只装, 50块: how much of it there is, behind what it is. */
const withoutMeasure = (title: string) =>
  withoutNumbered(title).replace(
    /(?:(?<![\s(（])[\s(（]+(?:\d+(?:\.\d+)? ?[a-z\p{Script=Han}]{0,3}|[一二两三四五六七八九十\d]+\p{Script=Han}装|pair|pack|set of \d+)[)）]?)+$/iu,
    '',
  )
/** "Watercolors, 24 Colors in a Tin", 厨师机 7升 全金属: what begins with a number behind the name tells one of its sizes. */
const withoutNumbered = (title: string) =>
  title.replace(
    /(?<=[\p{L})）])(?:\s*[,–-]\s+(?:(?:set|pack|box|tin|case|bag|pad) of |size )?\d|\s+[一二两三四五六七八九十\d]+(?:\.\d+)?\p{Script=Han}).*$/iu,
    '',
  )
/** "One pair", 两只: counted, and no name. */
const isCount = (text: string, { token, start }: TokenAt) =>
  /^[一二两三四五六七八九十半几][个只双件条把瓶盒包袋套块片支张本对]$/u.test(token) ||
  (/^(?:pair|pack|piece|pcs)$/.test(token) &&
    /(?:\d|\b(?:a|one|two|three|four|five|six|another|each|per)) $/.test(text.slice(Math.max(0, start - 9), start)))

const titleTokens = (title: string) => tokensAt(withSizesAsWords(title.normalize('NFKC').toLowerCase()))
/** "For 4 people" names nothing out of view; "the 4 person one" does, and so do 60片 and 五档, which measure nothing but what a name counts. */
const isSize = (token: string) => /^\d.*[a-z]/.test(token) && !/\dof[0-9a-f]+$/.test(token)
const isOne = (text: string, { end }: TokenAt) =>
  /^ ?(?:ones?\b|的?(?:[那这][个款只种把件双条顶台]|呢)|的(?=多|几|怎|能|可以|有|会|要|贵|吗|吧|[，。,.!！?？]|$))/u.test(
    text.slice(end, end + 6),
  )
/** "Do I put softener in the wash" names no washed linen: what is done with any of the goods names one only beside another word of its name, or as "the washed ones". */
const isDeed = (text: string, { token, start, end }: TokenAt, found: readonly TokenAt[]): boolean =>
  (particles.has(token) || (deedWords.has(token) && !/^ ones?\b/.test(text.slice(end, end + 5)))) &&
  !found.some(one => one.start === end + 1 || one.end + 1 === start)
/** "2 of the 2 inch" is no nine-inch roller: a unit behind a number of another measure. */
const measuresElse = (text: string, { token, start }: TokenAt): boolean =>
  /^(?:inch|cm|mm|metre|meter|litre|liter|foot|feet|ft)$/.test(token) && /\d[- ]?$/.test(text.slice(Math.max(0, start - 2), start))
/** "The 36 tin", "tin of 24", "the 12 set": a number that is part of a name, and counts nothing. */
function isOfName(text: string, { token, start, end }: TokenAt, own: ReadonlySet<string>): boolean {
  const [, after = ''] = /^[ -]([a-z]+)/.exec(text.slice(end, end + 24)) ?? []
  const [, before = ''] = /(?<![a-z])([a-z]+) of $/.exec(text.slice(Math.max(0, start - 24), start)) ?? []
  const isNamed = (word: string) => word !== '' && own.has(stem(word))
  const isThat = after === 'one' || after === 'ones' || (Number(token) > 1 && isNamed(after) && !/[^s]s$/.test(after))
  const isPointed = /\bthe $/.test(text.slice(Math.max(0, start - 4), start))
  return isThat || isNamed(before) || (isPointed && after === '')
}

const textsOf = ({ zh, en }: Product['title']) => [zh, en].filter(text => text !== undefined)
const listsOf = ({ zh = [], en = [] }: Product['aliases']) => [...zh, ...en]

/** So much of a message is looked through for names, and so many things at most that it may name. */
const mostOfText = 600
const mostNamed = 40

/** How a message speaks of what is in view, and of whatever else in the shop its rare words or its codes name. */
export function speaksOf(
  text: string,
  inView: readonly string[],
  { rarity, owners, ownersByOption }: TitleWords,
  products: Products,
): Naming[] {
  const said = text.slice(0, mostOfText)
  const coded = (said.match(codes) ?? []).flatMap(code => products.find(code.toUpperCase()) ?? products.find(code) ?? [])
  const byOption = ownersByOption(said)
  const named = [...owners(said), ...byOption.keys()].slice(0, mostNamed)
  const skus = [...new Set([...inView, ...coded.map(({ sku }) => sku), ...named])]
  return namings(said, products.bySku(skus).map(calledOf), rarity).map(one => {
    const telling = byOption.get(one.sku)
    return telling === undefined ? one : { ...one, telling }
  })
}
type Products = { find(sku: string): Product | undefined; bySku(skus: readonly string[]): readonly Product[] }
const codes = /(?<![a-z0-9-])[a-z]{1,8}[-_]?\d[a-z0-9_-]{1,24}/giu

export const calledOf = ({ sku, title, aliases, variants, price, currency }: Product): Called => ({
  sku,
  titles: textsOf(title),
  aliases: listsOf(aliases),
  options: [...new Set(variants.flatMap(variant => Object.values(variant.options).flatMap(textsOf)))],
  codes: [sku, ...variants.map(variant => variant.sku)],
  price: toMajor(price, currency),
})

/** How a text speaks of each of these. */
export function namings(text: string, among: readonly Called[], rarity: Rarity): Naming[] {
  const lower = text.normalize('NFKC').toLowerCase()
  const sized = withSizesAsWords(lower)
  const said = tokensAt(sized)
  const rest = toQueryTokens(sized)
  const numbers = new Set([...lower.matchAll(/\d+(?:\.\d+)?/g)].map(([digits]) => Number(digits)))
  return among.map(called => namingOf(called, lower, { ...said, rest, sized }, numbers, rarity))
}

function namingOf(
  { sku, titles, aliases, options, codes, price }: Called,
  whole: string,
  said: ReturnType<typeof tokensAt> & { rest: readonly string[]; sized: string },
  numbers: ReadonlySet<number>,
  rarity: Rarity,
): Naming {
  const text = said.sized
  const names = titles.map(titleTokens)
  const own = new Set(names.flatMap(({ words }) => words.map(({ token }) => token)))
  const heads = new Set(titles.map(withoutMeasure).flatMap(title => titleTokens(title).words.at(-1)?.token ?? []))
  const single = new Set(names.flatMap(({ characters }) => characters.map(({ token }) => token)))
  const other = new Set(aliases.flatMap(alias => tokensAt(alias).words.map(({ token }) => token)))
  const found = said.words.filter(one => own.has(one.token) && (/^\d+$/.test(one.token) ? isOfName(text, one, own) : !isCount(text, one)))
  const hits = found.filter(one => !isDeed(text, one, found) && !measuresElse(text, one))
  const isCovered = ({ start, end }: TokenAt) => hits.some(hit => hit.start <= start && hit.end >= end)
  // 露营灯 of 露营氛围灯.
  const isBesideHit = ({ start, end }: TokenAt) => hits.some(hit => hit.end === start || hit.start === end)
  const lone = said.characters.filter(one => single.has(one.token) && !isCovered(one) && (isThing(text, one) || isBesideHit(one)))
  const refused = [...hits, ...lone].filter(({ start, end }) => isRefused(text, start, end, hits))
  const weigh = (tokens: readonly TokenAt[]) => sum([...new Set(tokens.map(({ token }) => token))].map(token => worth(token, rarity)))
  return {
    sku,
    words: weigh(hits),
    share: Math.max(
      0,
      ...names.map(({ words }) => {
        const all = sum(words.map(({ token }) => worth(token, rarity)))
        return all === 0 ? 0 : Math.min(1, weigh(hits.filter(hit => words.some(({ token }) => token === hit.token))) / all)
      }),
    ),
    head: Math.max(0, ...hits.filter(({ token }) => heads.has(token)).map(({ token }) => rarity(token))),
    characters: sum([...new Set(lone.map(({ token }) => token))].map(token => rarity(token))),
    alias: weigh(said.words.filter(({ token }) => other.has(token) && !own.has(token))),
    option: options.filter(label => holds(whole, label.toLowerCase())).length,
    code: codes.some(code => holds(whole, code.toLowerCase())) ? 1 : 0,
    price: price !== undefined && numbers.has(price) ? 1 : 0,
    others: said.rest.filter(token => !own.has(token) && !other.has(token)).length,
    pointed: weigh(hits.filter(({ start, end }) => isPointed(text, start, end))),
    refused: weigh(refused),
    said: hits.map(({ token }) => token),
    behind: hits.flatMap(hit =>
      said.words.filter(one => one.start === hit.end + 1 && /^[a-z]/.test(one.token) && !own.has(one.token)).map(({ token }) => token),
    ),
    ahead: hits.flatMap(hit =>
      said.words.filter(one => one.end + 1 === hit.start && isNoun.test(one.token) && !own.has(one.token)).map(({ token }) => token),
    ),
  }
}

/** May be the first half of a name of two words. */
const isNoun =
  /^(?!(?:the|that|this|these|those|your|and|for|with|one|two|what|which|does|are|can|will|how|not|any|just|got|get|have|want|need)$)[a-z]{3,}$/

/** Two Han characters are less of a word than a Latin one. */
const worth = (token: string, rarity: Rarity): number => rarity(token) * (/\p{Script=Han}/u.test(token) ? 0.6 : 1)

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0)

/** The whole stretch of neighbouring words that a word stands in is refused or none of it. */
function isRefused(text: string, start: number, end: number, hits: readonly TokenAt[]): boolean {
  let [from, to] = [start, end]
  for (let grown = true; grown; ) {
    grown = false
    for (const hit of hits)
      if (hit.start <= to + 1 && hit.end >= from - 1 && (hit.start < from || hit.end > to)) {
        ;[from, to] = [Math.min(from, hit.start), Math.max(to, hit.end)]
        grown = true
      }
  }
  // 双人的不要了, of which 双人 is a word of its own here.
  const [lead, rest] = /^\d/.test(text.slice(from, to))
    ? [text.slice(0, from).replace(/(?<=\p{Script=Han}) $/u, ''), text.slice(to).replace(/^ (?=\p{Script=Han})/u, '')]
    : [text.slice(0, from), text.slice(to)]
  const said = `${lead}${text.slice(from, to)}${rest}`
  return isNegated(said, lead.length, lead.length + to - from) || alreadyThere(text, from, to)
}

const pointsBefore =
  /(?:\b(?:the|that|this|those|these|your) (?:[a-z-]+ )?|(?:^|[^a-z])and (?:a |an )?|[那这](?:[个款只种把件双条顶])?|[把跟和与]|个)$/u
const pointsAfter = /^(?:[\p{Script=Han}]{0,2}(?:[那这][个款套台]|呢|的话|怎么样|防|有货)|s? (?:one|ones)\b)/u
/** 豆豆有降噪吗: what a question begins with is its subject. */
const begins = /(?:^|[，。,.!！?？\s]|那)$/u
const isAskedOf = /^(?:有(?![吗没货])|能|会|可以|够|怕)/u
const isPointed = (text: string, start: number, end: number) =>
  (begins.test(text.slice(Math.max(0, start - 1), start)) && isAskedOf.test(text.slice(end, end + 2))) ||
  pointsBefore.test(text.slice(Math.max(0, start - 20), start).replace(/(?<=\p{Script=Han}) $/u, '')) ||
  pointsAfter.test(text.slice(end, end + 8).replace(/^ (?=\p{Script=Han})/u, ''))

/** 兔子 of 绒绒兔, 绳子 of 牵引绳, 那个灯能充电吗: a character that stands for a thing. */
const isThing = (text: string, { start, end }: TokenAt) =>
  start > 0 &&
  (/^(?:[子儿]|[那这][个款只])/u.test(text.slice(end, end + 2)) ||
    (/[那这]一?[个款只盏把条件双顶台张本支盒块种]$/u.test(text.slice(Math.max(0, start - 3), start)) &&
      /^(?:$|[能会是有可防多怎的呢吗不吧要在带用耐重大好几，。,.!！?？\s])/u.test(text.slice(end, end + 1))))

const edge = /[\p{L}\p{N}]/u
/** Chinese labels may stand anywhere, others are whole words. */
function holds(text: string, label: string): boolean {
  if (label === '') return false
  if (/\p{Script=Han}/u.test(label)) return text.includes(label.length > 1 ? label.replace(/色$/, '') : label)
  for (let at = text.indexOf(label); at >= 0; at = text.indexOf(label, at + 1))
    if (!edge.test(ascii(text[at - 1])) && !edge.test(ascii(text[at + label.length]))) return true
  return false
}
/** 灰色M码: a Han character is no part of a Latin word. */
const ascii = (character: string | undefined): string => (character === undefined || character > '\u024f' ? ' ' : character)
