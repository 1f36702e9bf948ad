import { asksByHowMuch } from '../language/by-how-much.ts'
import { textOf } from '../shop/catalogue.ts'
import { inOrderOf, type Respect } from '../shop/measures.ts'
import { formatMoney } from '../shop/money.ts'
import { plainText, valuesWanted } from '../shop/option-values.ts'
import { splitSentences } from '../shop/sentences.ts'
import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { variantsMeant } from './meant.ts'
import { outcomeOf, respectAsked } from './respects.ts'

/** In what a difference is asked: what it costs, what can be measured, or so many of what is counted (`noun`). */
type Matter = { by: 'price'; dearestFirst: boolean } | { by: Respect } | { by: 'count'; noun: string }

/** Adjectives and nouns that name a respect where a difference is asked, the surer first. */
const respects: readonly [RegExp, Respect][] = [
  [/轻|\blighter\b|\bweighs? less\b/iu, 'lightest'],
  [/[重沉]|几斤|几公斤|\bheavier\b|\bweigh\w*\b|\b(?:grams|kilos)\b/iu, 'heaviest'],
  [/容量|能装|多装|装得|\b(?:hold|holds|roomier|capacity)\b/iu, 'roomiest'],
  [/高度|高|\b(?:taller|higher|height)\b/iu, 'tallest'],
  [/矮|\blower\b/iu, 'lowest'],
  [/长度|长(?!绒|袖|款)|\b(?:longer|length)\b/iu, 'longest'],
  [/短(?!袖|款)|\bshorter\b/iu, 'shortest'],
  [/宽|\b(?:wider|width)\b/iu, 'widest'],
  [/窄|\bnarrower\b/iu, 'narrowest'],
  [/厚|\bthicker\b/iu, 'thickest'],
  [/薄|\bthinner\b/iu, 'thinnest'],
  [/深|\bdeeper\b/iu, 'deepest'],
  [/亮|\bbrighter\b/iu, 'brightest'],
  [/大(?!的|号|那|床)|\b(?:bigger|larger)\b/iu, 'biggest'],
  [/小(?!的|号|那|床|时)|\bsmaller\b/iu, 'smallest'],
]
const asked = /(?:差|比|轻|重|沉|多|少|贵|便宜|\bhow\b|\bdifference\b)/iu
const ofPrice = /贵|便宜|钱|价|几块|几元|\b(?:dearer|pricier|cheaper|expensive|costs?|price)\b/iu

/** What stands around the words that ask by how much: 轻 of 轻多少, "lighter" of "how much lighter". */
function matterIn(question: string, isOpen = false): Matter | undefined {
  const near = /\p{Script=Han}/u.test(question)
    ? (
        question.match(
          /(?:净重|重量|高度|长度|宽度|容量|价格|价钱)?(?:相?差|[贵轻重沉大小长短高矮宽窄厚薄深浅亮多少]|便宜)(?:了|出|个)?(?:多少|几)\p{Script=Han}?|差价|哪.{0,4}[轻重沉大小长短高矮宽窄厚薄深亮贵]|便宜/gu,
        ) ?? []
      ).join(' ') || (isOpen ? question : '')
    : (
        question.match(/\b(?:how (?:much|many) (?:more|less|fewer)?.*|how \w+|difference in \w+|which.*|what(?:'?s|s| is) .*)/giu) ?? []
      ).join(' ')
  if (ofPrice.test(near)) return { by: 'price', dearestFirst: !/便宜|\bcheaper\b|\bless expensive\b/iu.test(near) }
  const own = respects.find(([pattern]) => pattern.test(near))?.[1] ?? (asked.test(near) ? respectAsked(question) : undefined)
  if (own !== undefined) return { by: own }
  const noun = nounIn(question)
  if (noun !== undefined) return { by: 'count', noun }
  return /\bhow much (?:more|less)\b/iu.test(question) ? { by: 'price', dearestFirst: !/\bless\b/iu.test(question) } : undefined
}

/** 页 of 差多少页, "page" of "how many more pages". */
function nounIn(question: string): string | undefined {
  const [, english, chinese] =
    /\bhow many (?:(?:more|fewer|less) )?(?!than\b|more\b|is\b|are\b|has\b)([a-z]{3,}?)s?\b|(?:多少|几)([页支片张块颗粒枚节格层个袋包色])/iu.exec(
      question,
    ) ?? []
  return english?.toLowerCase() ?? chinese
}

/** So many of a thing, where a text tells just one number of it. */
function countIn(text: string, noun: string): number | undefined {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(\d),(?=\d{3})/g, '$1')
  const pattern = /[a-z]/.test(noun)
    ? new RegExp(`(?<![\\d.])(\\d+) (?:[a-z-]{1,16} ){0,2}?${noun}(?:e?s)?\\b`, 'g')
    : new RegExp(`(?<![\\d.])(\\d+)\\s?${noun}`, 'gu')
  const [first, ...others] = new Set([...plain.matchAll(pattern)].map(([, number]) => Number(number)))
  return others.length > 0 ? undefined : first
}

export type Difference = { verdict: string; products: readonly { product: Product; price: number }[] }

/** By how much two things differ in what is asked, where their prices or texts tell it of both. `before`: what was asked of them before. */
export function differenceBetween(
  two: readonly Product[],
  question: string,
  before: string | undefined,
  language: Language,
): Difference | undefined {
  const [one, other, more] = two
  if (one === undefined || other === undefined || more !== undefined || !asksByHowMuch(question, true)) return undefined
  const matter = matterIn(question) ?? (before === undefined ? undefined : matterIn(before, true)) ?? { by: 'price', dearestFirst: true }
  const things = [one, other].map(product => ({
    product,
    name: textOf(product.title, language),
    text: [textOf(product.description, language), ...(product.highlights[language] ?? [])].join('\n'),
    price: priceIn(product, question, language),
  }))
  const verdict = differenceOf(things, matter, one.currency, language)
  return verdict === undefined ? undefined : { verdict, products: things.map(({ product, price }) => ({ product, price })) }
}

/** What it costs in what the question names of it, else at the least. */
function priceIn(product: Product, question: string, language: Language): number {
  const named = variantsMeant(product, question, language)?.variants ?? []
  return named.length > 0 && named.length < product.variants.length ? Math.min(...named.map(({ price }) => price)) : product.price
}

type Thing = { name: string; text: string; price: number }

function differenceOf(things: readonly Thing[], matter: Matter, currency: string, language: Language): string | undefined {
  if (matter.by === 'price') return inPrice(things, matter.dearestFirst, currency, language)
  if (matter.by === 'count') return inCount(things, matter.noun, language)
  const ranked = inOrderOf(matter.by, things, ({ text }) => text).map(one => ({ ...one, name: one.thing.name }))
  const [first, second] = ranked
  const question = language === 'zh' ? '差多少' : 'by how much'
  return first === undefined || second === undefined
    ? undefined
    : outcomeOf(matter.by, [first, second], { question, language, ofAll: false })
}

function inPrice(things: readonly Thing[], dearestFirst: boolean, currency: string, language: Language): string | undefined {
  const [first, second] = things.toSorted((a, b) => (dearestFirst ? b.price - a.price : a.price - b.price))
  if (first === undefined || second === undefined) return undefined
  const [a, b, between] = [first.price, second.price, Math.abs(first.price - second.price)].map(each =>
    formatMoney(each, currency, language),
  )
  if (first.price === second.price) return language === 'zh' ? `价格一样，都是${a}` : `They cost the same, ${a}`
  return language === 'zh'
    ? `${first.name}${dearestFirst ? '贵' : '便宜'}${between}：${a}，${second.name}是${b}`
    : `${first.name} is ${between} ${dearestFirst ? 'dearer' : 'cheaper'}: ${a} against ${b}`
}

function inCount(things: readonly Thing[], noun: string, language: Language): string | undefined {
  const counted = things.flatMap(thing => {
    const count = countIn(thing.text, noun)
    return count === undefined ? [] : [{ ...thing, count }]
  })
  const [first, second] = counted.toSorted((a, b) => b.count - a.count)
  if (first === undefined || second === undefined) return undefined
  const between = first.count - second.count
  if (language === 'zh')
    return between === 0
      ? `一样，都是${first.count}${noun}`
      : `${first.name}多${between}${noun}：${first.count}${noun}，${second.name}是${second.count}${noun}`
  return between === 0 ? `They have the same, ${first.count}` : `${first.name} has ${between} more: ${first.count} against ${second.count}`
}

/** One value of an option: what is told of it in the product's text, and what it costs at the least. */
type OfValue = Thing & { variants: Product['variants'] }

/**
 * "How much more is the A4?", 大号比小号重多少: by how much what one thing comes in differs, of the values that are named, that were meant before (`remembered`) or,
 * where it comes in no more, of both.
 */
export function differenceWithin(
  product: Product,
  { question, before, variant }: { question: string; before?: string; variant?: string },
  language: Language,
): { verdict: string; values: readonly { label: string; price: number; variants: Product['variants'] }[] } | undefined {
  if (!asksByHowMuch(question, true)) return undefined
  const matter = matterIn(question) ?? (before === undefined ? undefined : matterIn(before, true)) ?? { by: 'price', dearestFirst: true }
  for (const key of new Set(product.variants.flatMap(({ options }) => Object.keys(options)))) {
    const values = valuesOf(product, key, language)
    const [first, second] = valuesMeant(values, key, { question, before, variant }, matter)
    if (first === undefined || second === undefined) continue
    // Of colours that cost the same nobody asks by how much.
    if (matter.by === 'price' && first.price === second.price && !(isSaid(first, question) && isSaid(second, question))) continue
    const verdict = differenceOf([first, second], matter, product.currency, language)
    if (verdict !== undefined) return { verdict, values: [first, second].map(one => ({ ...one, label: one.name })) }
  }
  return undefined
}

const isSaid = ({ name }: Thing, text: string): boolean => plainText(text).includes(plainText(name))

function valuesMeant(
  values: readonly OfValue[],
  key: string,
  { question, before, variant }: { question: string; before?: string | undefined; variant?: string | undefined },
  matter: Matter,
): readonly OfValue[] {
  if (values.length < 2) return []
  const labels = values.map(({ name }) => name)
  const namedIn = (text: string) =>
    valuesWanted(labels, plainText(text), key).values.flatMap(label => values.filter(one => one.name === label))
  const named = namedIn(question)
  if (named.length > 1) return named.slice(0, 2)
  const [own] = named
  const known = values.filter(one => one !== own && one.variants.some(({ sku }) => sku === variant))
  const earlier = before === undefined ? [] : namedIn(before).filter(one => one !== own)
  const all =
    own === undefined ? [...known, ...earlier.filter(one => !known.includes(one))] : [own, ...(known.length > 0 ? known : earlier)]
  if (all.length > 1) return all.slice(0, 2)
  if (values.length === 2) return values
  // Of more the one that is meant is set beside the nearest of the others.
  const rest = values.filter(one => one !== own)
  if (own === undefined) return []
  const isBy = (one: OfValue) => Math.abs(one.price - own.price)
  return matter.by === 'price' ? [own, rest.toSorted((a, b) => isBy(a) - isBy(b))[0]!] : [own, rest[0]!]
}

/** Each value of an option with the pieces of the text that stand behind it: "the 15 m weighs 2.1 kg, the 30 m 4.2 kg". */
function valuesOf(product: Product, key: string, language: Language): OfValue[] {
  const of = new Map<string, Product['variants'][number][]>()
  for (const variant of product.variants) {
    const label = Object.hasOwn(variant.options, key) ? textOf(variant.options[key]!, language) : ''
    of.set(label, [...(of.get(label) ?? []), variant])
  }
  if (of.size < 2 || of.has('')) return []
  const labels = [...of.keys()]
  const told = new Map<string, string[]>()
  for (const sentence of splitSentences(textOf(product.description, language))) {
    let current: string | undefined
    for (const piece of sentence.split(/[,，;；。、]|\band\b/u)) {
      const { values } = valuesWanted(labels, plainText(piece), key)
      current = values.length === 1 ? values[0] : values.length > 1 ? undefined : current
      if (current !== undefined) told.set(current, [...(told.get(current) ?? []), piece])
    }
  }
  return [...of].map(([name, variants]) => ({
    name,
    variants,
    text: (told.get(name) ?? []).join('; '),
    price: Math.min(...variants.map(({ price }) => price)),
  }))
}
