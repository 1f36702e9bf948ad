import { piecesOf } from '../dialogue/sum-policy.ts'
import type { Want } from '../dialogue/wants.ts'
import { claimsTerms, namesSameBuyer } from '../language/buyers.ts'
import type { Vocabulary } from '../language/vocabulary.ts'
import type { BuyerRule } from '../rules/buyer-rules.ts'
import { isExcepted } from '../rules/page-codes.ts'
import { asksAsGroup, readVolumeRules, saysGroup, tierFor, type VolumeRule } from '../rules/volume-rules.ts'
import { compareAtOf, textOf } from '../shop/catalogue.ts'
import { toMajor, toMinor } from '../shop/money.ts'
import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { buyerReduction, isCalledSo, isSoldBy, namesOf, type Priced } from './sum-rules.ts'

type TotalWant = Extract<Want, { want: 'total' }>
/** What a rule takes off: `lowered` is what is left, `isNear` that not many are missing. */
export type Reduction = { rule: VolumeRule | BuyerRule; lowered?: number; isNear?: true }

type Ports = {
  volumeRules(language: Language): VolumeRule[]
  buyerRules(language: Language): BuyerRule[]
  vocabulary(): Vocabulary
  currency(): string
}

/** What the pages take off for so many, or for whoever buys: first what somebody says to have, "I have a trade account, so 12 %, not 8". */
export function takenOffOf(
  priced: readonly Priced[],
  want: Pick<TotalWant, 'text' | 'asks'>,
  language: Language,
  ports: Ports,
): Reduction | undefined {
  const { buyer, percent } = want.asks ?? {}
  const isEntitled = claimsTerms(`${buyer ?? ''} ${want.text ?? ''}`)
  // The pages are read for it only where somebody said who buys, or what is taken off.
  const forBuyer = (share?: number) =>
    buyerReduction(priced, ports.buyerRules(language), buyer ?? '', minor => toMajor(minor, ports.currency()), {
      isEntitled,
      ...(share === undefined ? {} : { percent: share }),
    })
  const said = percent === undefined ? undefined : forBuyer(percent)
  if (said !== undefined) return said
  const entitled = buyer !== undefined && isEntitled ? forBuyer() : undefined
  if (entitled?.lowered !== undefined) return entitled
  return volumeOf(priced, want, language, ports) ?? (buyer === undefined ? undefined : forBuyer())
}

/**
 * The rule of the pages for so many; applied where it is the only one, those who ask are of those it is for, and nothing is reduced already. Where what is taken
 * off is asked for and there are too few, the rule alone.
 */
function volumeOf(
  priced: readonly Priced[],
  { text = '', asks }: Pick<TotalWant, 'text' | 'asks'>,
  language: Language,
  { volumeRules, vocabulary, currency }: Pick<Ports, 'volumeRules' | 'vocabulary' | 'currency'>,
): Reduction | undefined {
  const counts = new Map<string, number>()
  for (const { product, quantity } of priced) counts.set(product.sku, (counts.get(product.sku) ?? 0) + quantity)
  const isMeant = ({ only, sku }: VolumeRule, product: Product) =>
    (sku ?? product.sku) === product.sku && (only === undefined || only.some(words => isCalledSo(words, product)))
  const isOfAnother = (one: VolumeRule, product: Product, all: readonly VolumeRule[]) =>
    one.rest === true && all.some(other => other !== one && other.only !== undefined && isMeant(other, product))
  const isSold = ({ only = [] }: VolumeRule) => only.some(words => isSoldBy(vocabulary(), words))
  const ofPages = volumeRules(language)
  const isLeftOut = (one: VolumeRule, { product }: Priced) =>
    isExcepted(one, namesOf(product)) ||
    isOfAnother(one, product, ofPages) ||
    (!isMeant(one, product) && (one.sku !== undefined || isSold(one)))
  /** So many of one thing, or of all that it is for. */
  const countOf = (one: VolumeRule, sku?: string): number => {
    const meant = priced.filter(each => !isLeftOut(one, each))
    if (one.mixed === true) return piecesOf(meant)
    return sku === undefined ? Math.max(0, ...meant.map(({ product }) => counts.get(product.sku) ?? 0)) : (counts.get(sku) ?? 0)
  }
  // 十把以上打九折 of a product's own text.
  const own = [...new Set(priced.map(({ product }) => product))].flatMap(product => rulesOf(product, language))
  const rules = (own.some(one => countOf(one) >= 2) ? own : ofPages).filter(one => countOf(one) >= 2)
  const reached = rules.filter(one => tierFor(one, countOf(one)) !== undefined)
  const [rule] = reached
  if (rule === undefined) {
    const near = asks?.coupon === undefined ? undefined : rules.find(one => isNear(one.tiers[0], countOf(one), text))
    return near === undefined ? undefined : { rule: near, isNear: true }
  }
  const isAlike = counts.size === 1 || rule.ofOne === true || rule.mixed === true || rule.only !== undefined
  const offOf = (one: Priced): number | undefined => {
    const { product, price, quantity } = one
    if (isLeftOut(rule, one)) return 0
    const tier = tierFor(rule, countOf(rule, product.sku))
    if (tier === undefined) return 0
    // Whether 咖啡豆 is what was ordered nobody can tell.
    if (!isMeant(rule, product)) return undefined
    const isSaid = asks?.buyer !== undefined && namesSameBuyer(rule.sentence, asks.buyer)
    const isFor = tier.forGroups !== true || asks?.coupon !== undefined || isSaid || asksAsGroup(text)
    if (!isFor || compareAtOf(product, price) !== undefined) return undefined
    if (tier.each === undefined) return quantity * price * (tier.percent / 100)
    // What all goods cost from so many on no page tells.
    const isOfThis = rule.only !== undefined || rule.sku !== undefined
    return isOfThis ? Math.max(0, quantity * (price - (toMinor(tier.each, currency()) ?? price))) : undefined
  }
  const off = priced.map(offOf)
  if (reached.length > 1 || !isAlike || off.includes(undefined)) return { rule }
  const sum = priced.reduce((all, { quantity, price }) => all + quantity * price, 0)
  return { rule, lowered: Math.round(sum - off.reduce<number>((all, each) => all + (each ?? 0), 0)) }
}

const rulesOf = ({ sku, description }: Product, language: Language): VolumeRule[] =>
  readVolumeRules([{ topic: sku, language, text: textOf(description, language) }], language).map(rule => ({ ...rule, sku, ofOne: true }))

/** Not many are missing, and those who ask are of those it is for. */
const isNear = (tier: VolumeRule['tiers'][number] | undefined, count: number, text: string): boolean =>
  tier !== undefined && tier.from <= count * 2 && (tier.forGroups !== true || saysGroup(text)) && !asksOtherRule.test(text)

/** What is taken off for something else than a code or a first order: 第二套打九折, "half price on the second". */
export const asksOtherRule =
  /第[二三两2-9]|(?:打|享)[\d.一二三四五六七八九]+折|老(?:客|顾客|用户)|会员|学生|批发|团购|满减|\b(?:second|third|2nd|3rd|half price|students?|members?|loyalty|bulk|trade|wholesale|returning|regulars?)\b/iu
