import type { Gone } from '../dialogue/found.ts'
import type { Fact } from '../dialogue/plan.ts'
import type { TotalAsks } from '../dialogue/sum-asks.ts'
import { buyersIn } from '../language/buyers.ts'
import { isAmong } from '../language/places.ts'
import type { Vocabulary } from '../language/vocabulary.ts'
import { type BuyerRule, percentFor, percentsOf } from '../rules/buyer-rules.ts'
import { isExcepted, type PageCode } from '../rules/page-codes.ts'
import { namesGoods } from '../rules/postage-goods.ts'
import { isChargedFor, isOfMeasure, isOver, lettersSaid, type Surcharge } from '../rules/surcharges.ts'
import { callsGoods, type Unwrapped } from '../rules/unwrapped.ts'
import { compareAtOf, textOf } from '../shop/catalogue.ts'
import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { quoted } from './product-facts.ts'

/** `wrapped`, `engraved`: so many pieces of it, where that is known line by line. */
/** `variant`: the one that it is known to be, of a product that comes in several. */
export type Priced = {
  sku: string
  quantity: number
  price: number
  product: Product
  variant?: string
  wrapped?: number
  engraved?: number
  /** More of it than there are. */
  short?: Gone
}

/** Sentences of the pages that a sum goes by, as one quotation; `figure`: what is reckoned by one. */
export function ruleFact(rules: readonly { topic: string; language: Language; sentence: string; sku?: string; figure?: string }[]): Fact {
  const [first] = rules
  const text = [...new Set(rules.map(({ sentence }) => sentence))]
    .map(sentence => {
      const figures = rules.flatMap(one => (one.sentence === sentence && one.figure !== undefined ? [one.figure] : []))
      if (figures.length === 0) return quoted(sentence)
      return first!.language === 'en' ? `${quoted(sentence)} (${figures.join(', ')})` : `${quoted(sentence)}（${figures.join('，')}）`
    })
    .join(first!.language === 'en' ? ' ' : '')
  return {
    type: 'quote',
    text,
    source: 'shop',
    ref: first!.sku === undefined ? `policy:${first!.topic}:${first!.language}` : `product:${first!.sku}`,
  }
}

/** What the pages charge on top of these goods, with what each comes to; `sum` is what the goods come to, all in major units. */
export function surchargesOn(
  priced: readonly Priced[],
  all: readonly Surcharge[],
  asks: TotalAsks,
  sum: number,
  telling: boolean,
  unwrapped: readonly Unwrapped[] = [],
  text = '',
  isSold: (words: string) => boolean = () => false,
): { rule: Surcharge | Unwrapped; amount: number }[] {
  const isUnwrapped = (one: Priced, { goods, over }: Unwrapped) =>
    over === undefined
      ? goods.some(words => callsGoods(words, namesOf(one.product), optionOf(one)))
      : isChargedFor({ words: '', over }, goodsOf(one.product))
  const isByLine = priced.some(({ wrapped = 0, engraved = 0 }) => wrapped + engraved > 0)
  const isWrapped = ({ product, wrapped = 0 }: Priced) =>
    isByLine ? wrapped > 0 : asks.wraps === undefined || asks.wraps.includes(product.sku)
  const toWrap = asks.wrapping === true ? priced.filter(isWrapped) : []
  /** How many pieces of a line a rule charges for. */
  const piecesOf = ({ quantity, wrapped = 0, engraved = 0 }: Priced, of: Surcharge['for']) =>
    !isByLine ? quantity : of === 'wrapping' ? wrapped : of === 'engraving' ? engraved : quantity
  const excepted = unwrapped.filter(rule => toWrap.some(one => isUnwrapped(one, rule)))
  const charged = all.flatMap(rule => {
    const meant = priced.filter(
      one =>
        isCharged(one, rule, asks, telling, isSold) &&
        !(rule.for === 'wrapping' && (!toWrap.includes(one) || excepted.some(other => isUnwrapped(one, other)))),
    )
    if (meant.length === 0 || (rule.freeOver !== undefined && sum >= rule.freeOver)) return []
    const pieces = meant.reduce((count, one) => count + piecesOf(one, rule.for), 0)
    // On which of several things letters are put is told by the page, or line by line.
    const lettered = meant.filter(({ engraved = 0 }) => !isByLine || engraved > 0)
    const isOpen = rule.for === 'engraving' && rule.goods.length === 0 && new Set(lettered.map(({ product }) => product.sku)).size > 1
    if (pieces === 0 || isOpen) return []
    const each = rule.for === 'engraving' ? feeOfLetters(rule, text) : rule.fee
    if (each === undefined) return []
    const isOfEach = rule.each || rule.for === 'engraving' || (rule.for === 'wrapping' && rule.once !== true)
    return [{ rule, amount: each * (isOfEach ? pieces : 1) }]
  })
  const instead = excepted.map(rule => {
    const pieces = toWrap.filter(one => isUnwrapped(one, rule)).reduce((count, one) => count + piecesOf(one, 'wrapping'), 0)
    return { rule, amount: (rule.fee ?? 0) * pieces }
  })
  return [...charged, ...instead]
}

/** What letters put on one piece cost; nothing where it is not said how many, and each costs so much. */
function feeOfLetters({ fee, letters }: Extract<Surcharge, { for: 'engraving' }>, text: string): number | undefined {
  if (letters === undefined) return fee
  const said = lettersSaid(text)
  if (letters === 'each') return said === undefined ? undefined : fee * said
  return fee + Math.max(0, (said ?? 0) - letters.upTo) * letters.beyond
}

/** The size and the like of a line's own variant. */
const optionOf = ({ sku, product }: Priced): string =>
  product.variants
    .filter(variant => variant.sku === sku || product.variants.length === 1)
    .map(({ size, colour, options }) => [size, colour, ...Object.values(options ?? {})].map(value => JSON.stringify(value ?? '')).join(' '))
    .join(' ')

function isCharged(one: Priced, rule: Surcharge, asks: TotalAsks, telling: boolean, isSold: (words: string) => boolean): boolean {
  const { product } = one
  switch (rule.for) {
    case 'wrapping':
      return asks.wrapping === true
    case 'engraving':
      return asks.engraving === true && (rule.goods.length === 0 || rule.goods.some(words => isCalledSo(words, product)))
    case 'place':
      return telling && asks.place !== undefined && isAmong(asks.place, rule.places)
    case 'goods':
      return (
        telling && (isOfSort(one, rule, isSold) || (rule.over === undefined && callsGoods(rule.words, namesOf(product), optionOf(one))))
      )
    default:
      return rule satisfies never
  }
}

/** Goods that a surcharge is for, as large as it tells: what it calls by a name is of that name too. */
function isOfSort(one: Priced, rule: Extract<Surcharge, { for: 'goods' }>, isSold: (words: string) => boolean): boolean {
  const { product } = one
  const { words, over } = rule
  const goods = goodsOf(product)
  const isOther = over !== undefined && !namesGoods(words, namesOf(product)) && isSold(words)
  if (isOther || !isChargedFor(rule, goods)) return false
  const own = optionOf(one)
  if (over !== undefined) return (isOver(over, own) ?? isOver(over, goods.text)) !== false
  const told = [own, ...goods.titles, ...(product.variants.length > 1 ? [] : [goods.text])].join(' ')
  return isOfMeasure(words, told.match(/\d+(?:\.\d+)?/gu) ?? [])
}

/** Whether something may be of the sort that a surcharge is for, by the last character of its name alone: whether 斗鱼小缸 is one of 鱼缸，每只另收30元 no rule tells. */
export const mayCostMore = (priced: readonly Priced[], all: readonly Surcharge[]): boolean =>
  all.some(
    rule =>
      rule.for === 'goods' &&
      rule.over === undefined &&
      priced.some(one => {
        const [, last] = plainlySized.exec(textOf(one.product.title, 'zh').replace(/[(（].*$/u, '')) ?? []
        const isCharged = isOfSort(one, rule, () => true) || callsGoods(rule.words, namesOf(one.product), optionOf(one))
        return last !== undefined && !isCharged && rule.words.includes(last)
      }),
  )
/** 小缸: what stands before the last character says nothing of the kind. */
const plainlySized = /[大中小新老方圆高矮]([^\P{Script=Han}件套装款盒包袋组个只份型号色])[^\p{Script=Han}]*$/u

/** What the pages take off for those who somebody says to be, in minor units; the rule alone where there is too little, or a person is asked first. */
export function buyerReduction(
  priced: readonly Priced[],
  rules: readonly BuyerRule[],
  said: string,
  major: (minor: number) => number,
  { percent, isEntitled = false }: { percent?: number; isEntitled?: boolean } = {},
): { rule: BuyerRule; lowered?: number } | undefined {
  const named = buyersIn(said)
  const rule = rules.find(one =>
    percent === undefined ? one.buyers.some(buyer => named.includes(buyer)) : percentsOf(one).includes(percent),
  )
  if (rule === undefined) return undefined
  const isFor = ({ product, price }: Priced) =>
    compareAtOf(product, price) === undefined &&
    !isExcepted(rule, namesOf(product)) &&
    (rule.only.length === 0 || rule.only.some(words => isCalledSo(words, product)))
  const amountOf = (lines: readonly Priced[]) => lines.reduce((all, { quantity, price }) => all + quantity * price, 0)
  const sum = amountOf(priced)
  const shareOf = ({ product }: Priced) =>
    rule.shares?.find(({ goods }) => goods.length === 0 || goods.some(words => isCalledSo(words, product)))?.percent ?? 0
  const off = Math.round(
    rule.shares === undefined
      ? (amountOf(priced.filter(isFor)) * percentFor(rule, major(sum))) / 100
      : priced.filter(isFor).reduce((all, one) => all + (amountOf([one]) * shareOf(one)) / 100, 0),
  )
  return off === 0 || (rule.onAsking && !isEntitled && percent === undefined) ? { rule } : { rule, lowered: sum - off }
}

/** Whether words about a parcel name goods of this sort. */
export const isSentBy = (product: Product, words: string): boolean => namesGoods(words, namesOf(product))

/** Whether words about a parcel name anything that the shop sells: looked for once, until it sells something else. */
export function isSoldBy({ products }: Pick<Vocabulary, 'products'>, words: string): boolean {
  const known = sold.get(products) ?? new Map<string, boolean>()
  sold.set(products, known)
  const is = known.get(words) ?? products.some(({ names }) => namesGoods(words, names))
  known.set(words, is)
  return is
}
const sold = new WeakMap<Vocabulary['products'], Map<string, boolean>>()

function goodsOf(product: Product) {
  const languages = ['zh', 'en'] as const
  const texts = [product.title, product.description].flatMap(text => languages.map(language => textOf(text, language)))
  return { titles: languages.map(language => textOf(product.title, language)), text: texts.join('\n') }
}

/** What a rule of the pages for a code or a first order takes off, in minor units: of goods that it is for, where they come to enough. */
export function codeReduction(priced: readonly Priced[], code: PageCode, minor: (major: number) => number): number {
  const isFor = ({ product, price }: Priced) =>
    !(code.reduced && compareAtOf(product, price) !== undefined) && !isExcepted(code, namesOf(product))
  const amount = priced.filter(isFor).reduce((all, { quantity, price }) => all + quantity * price, 0)
  if (amount < minor(code.minimum ?? 0)) return 0
  return code.percent === undefined ? Math.min(minor(code.amount ?? 0), amount) : Math.round((amount * code.percent) / 100)
}

/** 云起活塞钢笔 of the pages is the pen of that name, "knives" any knife, 牛皮旅行手账 the set of it. */
export const isCalledSo = (words: string, product: Product): boolean =>
  callsGoods(words, namesOf(product), '') || isChargedFor({ words }, { ...goodsOf(product), text: '' })

export const namesOf = ({ title, category }: Product): string[] =>
  (['zh', 'en'] as const).flatMap(language => [textOf(title, language), category === undefined ? '' : textOf(category, language)])
