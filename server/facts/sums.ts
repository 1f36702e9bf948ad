import type { VariantMeant } from '../dialogue/conversation.ts'
import type { Found, Gone } from '../dialogue/found.ts'
import type { Fact } from '../dialogue/plan.ts'
import type { TotalAsks } from '../dialogue/sum-asks.ts'
import { piecesOf } from '../dialogue/sum-policy.ts'
import type { Want } from '../dialogue/wants.ts'
import type { Vocabulary } from '../language/vocabulary.ts'
import type { BuyerRule } from '../rules/buyer-rules.ts'
import type { PageCode } from '../rules/page-codes.ts'
import type { PostageRule } from '../rules/postage-paid.ts'
import type { Postage, Sent } from '../rules/postage-rules.ts'
import { countOf } from '../rules/rates.ts'
import type { Service } from '../rules/services.ts'
import type { Surcharge } from '../rules/surcharges.ts'
import type { Unwrapped } from '../rules/unwrapped.ts'
import type { VolumeRule } from '../rules/volume-rules.ts'
import { sectionsOf } from '../shop/coupons/ledger.ts'
import type { Coupon, Goods } from '../shop/coupons/offers.ts'
import { formatMoney, toMajor, toMinor } from '../shop/money.ts'
import { inStock, openOptions, optionLabel, valuesOf } from '../shop/variants.ts'
import { isByLength } from '../shop/vocabulary.ts'
import type { Product, Variant } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { goneOf, shortOf } from './gone-in-sum.ts'
import { variantsMeant } from './meant.ts'
import { asTold, isOther } from './options-told.ts'
import { weightOf } from './parcel-weight.ts'
import { type Parcel, parcelOf } from './parcels.ts'
import { chargeOf, servedOn } from './service-sums.ts'
import { claimOf, isConfirmed, shareOf } from './sum-claims.ts'
import { listOf, nameOfLine, nameOfOpen } from './sum-lines.ts'
import { codeReduction, isSentBy, isSoldBy, mayCostMore, type Priced, ruleFact, surchargesOn } from './sum-rules.ts'
import { figureOf, withinOf } from './sum-told.ts'
import { asksOtherRule, type Reduction, takenOffOf } from './volume-sums.ts'

type Ports = {
  currency(): string
  product(sku: string): Product | undefined
  coupon(): Coupon | undefined
  reduction(goods: readonly Goods[]): { code: string; off: number } | undefined
  shipping(): { fee: number; freeOver?: number } | undefined
  volumeRules(language: Language): VolumeRule[]
  buyerRules(language: Language): BuyerRule[]
  postage(language: Language): Postage
  surcharges(language: Language): Surcharge[]
  isChargedFor?(fee: number): boolean
  unwrapped(language: Language): Unwrapped[]
  services?(language: Language): Service[]
  pageCodes(language: Language): PageCode[]
  nameOf(line: string, language: Language): Fact | undefined
  vocabulary(): Vocabulary
  labelOf(kind: 'category' | 'colour', id: string, language: Language): string
}

type TotalWant = Extract<Want, { want: 'total' }>
type Total = Extract<Found, { want: 'total' }>

/**
 * What goods come to: by the shop's own prices, its coupons and what it has told of shipping, all in minor units; by a rule of its pages only beside the rule's own
 * words. A sum of a part is none, nor is one of a thing that costs this or that.
 */
export function createSums(ports: Ports) {
  const total = createTotal(ports)
  return (want: TotalWant, language: Language): Total => claimedAs(want, ports.services?.(language) ?? [], asked => total(asked, language))
}

/** A sum that somebody has come to may count in what nobody has asked for before: "58 plus post" of two locks for 50 that are keyed alike for 4 each. */
function claimedAs(want: TotalWant, services: readonly Service[], total: (want: TotalWant) => Total): Total {
  const told = total(want)
  if (want.asks?.claimed === undefined || told.total === undefined || isConfirmed(told.claim)) return told
  const { services: wanted = [] } = want.asks
  for (const { kinds, fee } of services) {
    const [of] = kinds
    if (of === undefined || wanted.some(one => one.of === of)) continue
    const more = [...wanted, { of, fee }]
    const other = total({ ...want, asks: { ...want.asks, services: more } })
    if (isConfirmed(other.claim)) return { ...other, services: more }
  }
  return told
}

function createTotal(ports: Ports) {
  const { currency, coupon, reduction, nameOf } = ports
  const money = (minor: number, language: Language, ref: string, source: Fact['source'] = 'computed'): Fact => ({
    type: 'money',
    text: formatMoney(minor, currency(), language),
    source,
    ref,
  })

  return function total(want: TotalWant, language: Language): Total {
    const { priced, open, gone } = hadOf(want, language, ports)
    const missing = gone.length === 0 ? {} : { gone }
    if (open !== undefined) return { want: 'total', open: open(), ...missing }
    if (priced.length === 0) return { want: 'total', ...missing }
    const inMoney = (amount: number) => formatMoney(amount, currency(), language)
    const inFact = (minor: number, ref: string, source?: Fact['source']) => money(minor, language, ref, source)
    const sum = Math.round(priced.reduce((all, { quantity, price }) => all + quantity * price, 0))
    const of = `sum:${priced.map(({ sku, quantity }) => `${sku}×${quantity}`).join('+')}`
    const reduced = reduction(priced.map(one => ({ amount: one.quantity * one.price, sections: sectionsOf(one.product) })))
    const asks = want.asks ?? {}
    const asked = asks.shipping === true || want.of === 'cart'
    const { refusal, rule, free, telling, parcelOn } = postageOn(priced, sum, asks, asked ? language : undefined, ports)
    const unwrapped = asks.wrapping === true ? ports.unwrapped(language) : []
    const isFee = (one: Surcharge) => rule?.sentences.some(({ sentence }) => sentence === one.sentence) === true
    const surcharges = ports.surcharges(language).filter(one => one.for !== 'place' || !isFee(one))
    const served = asks.services === undefined ? [] : servedOn(priced, asks.services, ports.services?.(language) ?? [], ports.vocabulary())
    const charged = [
      ...surchargesOn(priced, surcharges, asks, toMajor(sum, currency()), telling, unwrapped, want.text, words =>
        isSoldBy(ports.vocabulary(), words),
      ),
      ...served.flatMap(({ rule, times }) => (times === undefined ? [] : [{ rule, amount: chargeOf(rule, times), times }])),
    ]
    const below = reduced === undefined && asks.coupon !== undefined ? missingOf(coupon(), sum) : undefined
    const volume: Reduction | undefined = takenOffOf(priced, want, language, ports)
    const isOfOther = asksOtherRule.test(want.text ?? '') && asks.percent === undefined
    const isCode = asks.percent !== undefined || (asks.coupon !== undefined && reduced === undefined && !isOfOther)
    const { code, off } = isCode && volume?.lowered === undefined ? ofPages(priced, language, ports, asks.percent) : noCode
    // What a coupon would take off is told by the pages where it cannot be added up.
    const isUnknown = reduced === undefined && below === undefined && volume === undefined && code === undefined
    if (isUnknown && asks.coupon !== undefined && asks.coupon !== 'too' && !isOfOther) return { want: 'total' }
    const [only] = priced.length === 1 && want.of === 'goods' && asks.again !== true ? priced : []
    const name = only === undefined ? undefined : nameOfLine(only, language, nameOf)
    const goods = (volume?.lowered ?? sum) - off
    const less = reduced === undefined ? '' : `-coupon:${reduced.code}`
    // What is charged for a place or for such goods is charged whatever the parcel costs otherwise.
    const isCharged = charged.some(one => 'for' in one.rule && (one.rule.for === 'place' || one.rule.for === 'goods'))
    const parcel = parcelOn(sum)
    // Whether it is free before so much is taken off or only after it no rule tells.
    const after = volume?.lowered === undefined ? parcel : parcelOn(volume.lowered)
    const isEither = (after === undefined) !== (parcel === undefined) || after?.fee !== parcel?.fee
    const left =
      free === undefined || volume?.lowered !== undefined || isCharged ? undefined : (toMinor(free.freeOver, currency()) ?? 0) - sum
    const extra = charged.reduce((all, { amount }) => all + (toMinor(amount, currency()) ?? 0), 0)
    const rules = [
      ...(refusal === undefined ? [] : [refusal]),
      ...(volume === undefined || (volume.isNear === true && code !== undefined) ? [] : [volume.rule]),
      ...(code === undefined ? [] : [code]),
      ...(rule === undefined || (volume !== undefined && parcel === undefined) ? [] : rule.sentences),
      ...(left === undefined ? [] : free!.sentences),
      ...charged.map(one =>
        'times' in one ? { ...one.rule, figure: figureOf(one, major => inMoney(toMinor(major, currency()) ?? 0)) } : one.rule,
      ),
      ...served.flatMap(({ rule, times }) => (times === undefined ? [rule] : [])),
    ]
    // What the owner has told of postage is said without the pages' words; beside a rule of theirs there is one sum of all.
    const ofOwner = parcel !== undefined && rule === undefined && rules.length === 0
    const isCounted = charged.length > 0 || volume?.lowered !== undefined || (rule !== undefined && parcel?.fee !== undefined)
    const isByRule = code !== undefined || isCounted
    const all = goods + (isEither ? 0 : (parcel?.fee ?? 0)) + extra
    // Whether a coupon may be used beside so much off no rule tells.
    const withCode = reduced === undefined || volume?.lowered !== undefined ? undefined : all - reduced.off
    const paid = isByRule || (ofOwner && parcel?.fee !== undefined) ? all : goods
    const isLowered = (isByRule ? all : goods) !== sum
    const told = [sum, goods, all, paid, goods + extra, sum + extra, sum + (parcel?.fee ?? 0), withCode ?? sum]
    const isListed = asks.again === true || (want.of === 'goods' && priced.length > 1)
    return {
      want: 'total',
      total: money(sum, language, of),
      meant: variantsOfOne(priced),
      ...missing,
      ...countOfAll(priced, of),
      ...(name === undefined ? {} : { product: name }),
      ...(isListed ? { lines: listOf(priced, of, language, nameOf, asks.again === true ? inMoney : undefined) } : {}),
      ...(rules.length === 0 ? {} : { rule: ruleFact(rules) }),
      ...(isLowered ? { lowered: money(isByRule ? all : goods, language, `${of}+rules`) } : {}),
      ...(reduced === undefined || withCode === undefined
        ? {}
        : {
            code: { type: 'code', text: reduced.code, source: 'shop', ref: `coupon:${reduced.code}` },
            after: money(withCode, language, `${of}${less}${all === sum ? '' : '+rules'}`),
          }),
      ...(below === undefined ? {} : { below: money(below.missing, language, `coupon:${below.code}:minimum-${of}`) }),
      ...(asked && !telling && refusal === undefined ? { unsent: true as const } : {}),
      ...(parcel === undefined || isEither ? {} : toldOf(parcel, ofOwner)),
      ...claimOf(asks.claimed, told, language, `${of}-claimed`, ports),
      ...shareOf(asks.coupon === undefined ? paid : (withCode ?? paid), asks.sharers, language, of, ports),
      ...(left === undefined || left <= 0 ? {} : { missing: money(left, language, `free-over-${of}`), short: toMajor(left, currency()) }),
      ...withinOf(
        asks.coupon === undefined ? paid : (withCode ?? paid),
        asks.limit === undefined ? undefined : toMinor(asks.limit, currency()),
        of,
        inFact,
      ),
    }

    function toldOf({ fee: each, over, missing }: Parcel, isAlone: boolean): Partial<Total> {
      if (each === undefined && isCharged) return {}
      if (each === undefined)
        return { shipping: 'free', ...(over === undefined ? {} : { over: money(over, language, 'shop:shipping', 'shop') }) }
      return {
        fee: money(each, language, rule === undefined ? 'shop:shipping' : `policy:${rule.sentences[0]!.topic}:${language}`, 'shop'),
        ...(isAlone ? { grand: money(all, language, `${of}+shop:shipping`) } : {}),
        ...(missing === undefined || isCharged
          ? {}
          : { missing: money(missing, language, `free-over-${of}`), short: toMajor(missing, currency()) }),
      }
    }
  }
}

/** Half a metre is no piece. */
function countOfAll(priced: readonly Priced[], of: string): { count?: Fact } {
  const count = piecesOf(priced)
  return count > 1 && Number.isInteger(count)
    ? { count: { type: 'number', text: String(count), source: 'computed', ref: `count:${of}` } }
    : {}
}

const variantsOfOne = (priced: readonly Priced[]): VariantMeant[] =>
  priced.flatMap(({ variant, product: { sku } }, at) =>
    variant === undefined || priced.some((one, other) => other !== at && one.product.sku === sku) ? [] : [{ product: sku, sku: variant }],
  )

/** What of a sum can be had: of what there are too few, those that there are. What so many cost is told where the pages have a price for so many. */
function hadOf(want: TotalWant, language: Language, ports: Ports): ReturnType<typeof pricedOf> {
  const all = pricedOf(want, language, ports)
  const lacking = all.priced.flatMap(({ short }) => short ?? [])
  if (lacking.length === 0) return all
  const isForMany = takenOffOf(all.priced, want, language, ports)?.lowered !== undefined
  return {
    ...all,
    priced: isForMany ? all.priced : all.priced.map(one => ({ ...one, quantity: thereOf(one.short) ?? one.quantity })),
    gone: [...all.gone, ...lacking.map(one => ({ ...one, counted: isForMany ? ('all' as const) : ('there' as const) }))],
  }
}

const thereOf = (short: Gone | undefined): number | undefined => (short?.stock === undefined ? undefined : Number(short.stock.text))

/** Each line with what one of it costs; nothing of any where one is not in the feed, and what is to be chosen of one that costs this or that. */
function pricedOf(want: TotalWant, language: Language, ports: Ports): { priced: Priced[]; open?: () => Total['open']; gone: Gone[] } {
  const priced: Priced[] = []
  const gone: Gone[] = []
  const alone = want.lines.length === 1 ? want.text : undefined
  for (const listed of want.lines) {
    const of = ports.product(listed.sku)
    if (of === undefined) return { priced: [], gone: [] }
    // 要蓝色的两个: what the message says of the only thing that is added up.
    const isSaid = listed.said === undefined && alone !== undefined && variantsMeant(of, alone, language)?.named.length === 1
    const line = isSaid ? { ...listed, said: alone } : listed
    const length = alone !== undefined && isByLength(of) ? countOf('metre', alone) : undefined
    // Two mugs, and a blue one for somebody else: the blue tells nothing of the two.
    const isApart = want.lines.some(one => one !== listed && one.product === of.sku && of.sku === (listed.product ?? listed.sku))
    const own = variantsOf(line, of, language, isApart ? undefined : want.told)
    const variants = isApart ? own : variantsTold(own, of, want.text, language)
    const isThere = want.of === 'cart' || of.variants.some(({ sku }) => sku === line.sku && sku !== of.sku && variants.some(inStock))
    const missing = isThere ? undefined : goneOf(of, variants, line.said ?? alone, language, ports)
    if (missing !== undefined) {
      gone.push(missing)
      continue
    }
    const prices = new Set(variants.length === 0 ? [of.price] : variants.map(({ price }) => price))
    const [price] = prices
    if (price === undefined || prices.size > 1) return { priced: [], gone, open: () => openOf(of, variants, language, ports) }
    const [only, another] = of.variants.length > 1 ? variants : []
    const variant = another === undefined ? only?.sku : undefined
    const sku = variant ?? line.sku
    const same = priced.findIndex(one => one.sku === sku)
    const { wrapped, engraved } = line
    // "3.5 m of the rose": no cart takes half a piece, but that is what it costs.
    const quantity = length === undefined || Number.isInteger(length) ? line.quantity : length
    const short = want.of === 'cart' ? undefined : shortOf(of, variants, line.quantity, language, ports)
    const done = {
      ...(wrapped === undefined ? {} : { wrapped }),
      ...(engraved === undefined ? {} : { engraved }),
      ...(short === undefined ? {} : { short }),
    }
    if (same < 0) priced.push({ sku, quantity, price, product: of, ...(variant === undefined ? {} : { variant }), ...done })
    else priced[same] = { ...priced[same]!, quantity: priced[same]!.quantity + quantity }
  }
  return { priced, gone }
}

/** What the first rule of the pages takes off that takes something off; of those that take off so many per cent, where that is said. */
function ofPages(
  priced: readonly Priced[],
  language: Language,
  { pageCodes, currency }: Ports,
  percent?: number,
): { code?: PageCode; off: number } {
  const minor = (major: number) => toMinor(major, currency()) ?? 0
  const meant = pageCodes(language).filter(one => percent === undefined || one.percent === percent)
  const rules = meant.map(code => ({ code, off: codeReduction(priced, code, minor) }))
  return rules.find(({ off }) => off > 0) ?? noCode
}

const noCode: { code?: PageCode; off: number } = { off: 0 }

const sentAs = (priced: readonly Priced[], { place, way }: TotalAsks, { vocabulary }: Pick<Ports, 'vocabulary'>): Sent => ({
  ...withWeight(weightOf(priced)),
  ...(place === undefined ? {} : { place }),
  ...(way === undefined ? {} : { way }),
  pieces: piecesOf(priced),
  isNamed: words => priced.some(({ product }) => isSentBy(product, words)),
  areNamed: words => priced.every(({ product }) => isSentBy(product, words)),
  isSold: words => isSoldBy(vocabulary(), words),
})

const withWeight = (weight: number | undefined): Pick<Sent, 'weight'> => (weight === undefined ? {} : { weight })

/** What sending these goods costs, as the owner or else the pages tell it; nothing of it is told without a language. */
function postageOn(priced: readonly Priced[], sum: number, asks: TotalAsks, language: Language | undefined, ports: Ports) {
  const { currency, postage, shipping } = ports
  const pages = language === undefined ? undefined : postage(language)
  const sent = sentAs(priced, asks, ports)
  const refusal = asks.place === undefined ? undefined : pages?.refusal(asks.place, sent.isNamed)
  // What the owner told is the standard parcel; any other is told by the pages.
  const told = asks.way === undefined && refusal === undefined ? shipping() : undefined
  // What comes on top for goods in it must be among what is charged.
  const surcharges = language === undefined ? [] : ports.surcharges(language)
  const isKnown = ({ sentence }: { sentence: string }) => surcharges.some(one => one.for === 'goods' && one.sentence === sentence)
  const mayBeMore = mayCostMore(priced, surcharges)
  const ruleOn = (goods: number): PostageRule | undefined => {
    const rule = told === undefined && refusal === undefined ? pages?.ruleFor(sent, toMajor(goods, currency())) : undefined
    return mayBeMore || rule?.apart?.every(isKnown) === false ? undefined : rule
  }
  const rule = ruleOn(sum)
  // Where neither the owner nor the pages tell what a parcel costs, the goods alone are added up.
  const parcelOn = (goods: number) => (pages === undefined ? undefined : parcelOf(goods, told, ruleOn(goods), currency()))
  // Before anybody says where it goes, from when on it is free to most of the country may be told.
  const isAnywhere = asks.place === undefined && asks.way === undefined && told === undefined && rule === undefined
  return { refusal, rule, free: isAnywhere ? pages?.freeFrom(sent) : undefined, telling: parcelOn(sum) !== undefined, parcelOn }
}

/** What must be chosen before it can be said what it costs. */
function openOf(
  of: Product,
  variants: readonly Variant[],
  language: Language,
  { nameOf, currency }: Pick<Ports, 'nameOf' | 'currency'>,
): Total['open'] {
  const name = nameOfOpen(of, language, nameOf)
  const open = openOptions(variants).find(key => {
    const each = valuesOf(variants, key, 'en').map(({ value }) => new Set(pricesOf(variants, key, value)))
    return each.every(({ size }) => size === 1) && new Set(each.flatMap(prices => [...prices])).size > 1
  })
  const key = open ?? openOptions(variants)[0]
  if (name === undefined || key === undefined) return undefined
  const labels = valuesOf(variants, key, language).map(({ value, label }) => {
    const [price] = pricesOf(variants, key, value)
    return open === undefined || price === undefined ? label : `${label} ${formatMoney(price, currency(), language)}`
  })
  const ref = `product:${of.sku}`
  return {
    product: name,
    option: { type: 'phrase', text: optionLabel(key, language).toLowerCase(), source: 'shop', ref },
    list: { type: 'list', text: labels.join(language === 'zh' ? '、' : ', '), source: 'shop', ref },
  }
}

const pricesOf = (variants: readonly Variant[], key: string, value: string): number[] =>
  variants.filter(variant => valuesOf([variant], key, 'en')[0]?.value === value).map(({ price }) => price)

/** How much more makes the coupon count, where it is for everything. */
function missingOf(coupon: Coupon | undefined, sum: number): { code: string; missing: number } | undefined {
  if (coupon === undefined || !coupon.firstOrder || coupon.sections.length > 0 || coupon.minimum <= sum) return undefined
  return { code: coupon.code, missing: coupon.minimum - sum }
}

/** "Ukulele size obviously. So the heron plus the bag": where the line's own words leave several prices, what else the message says of it. */
function variantsTold(open: readonly Variant[], of: Product, text: string | undefined, language: Language): readonly Variant[] {
  if (text === undefined || new Set(open.map(({ price }) => price)).size < 2) return open
  const named = new Set(variantsMeant(of, text, language)?.variants.map(({ sku }) => sku))
  const told = open.filter(({ sku }) => named.has(sku))
  return told.length === 0 ? open : told
}

/** The variants that a line may mean: its own SKU, else what was said of it. */
function variantsOf(
  { sku, said, known }: TotalWant['lines'][number],
  of: Product,
  language: Language,
  told: TotalWant['told'],
): readonly Variant[] {
  const own = of.variants.find(variant => variant.sku === sku)
  if (own !== undefined && (sku !== of.sku || sku === known || of.variants.length === 1)) return [own]
  const before = of.variants.filter(variant => variant.sku === known)
  // "The blue ones" of who takes the large blue one: that.
  const named = said === undefined ? undefined : variantsMeant(of, said, language, before[0])?.variants
  const meant = asTold(named ?? (before.length > 0 ? before : of.variants), of, told, true)
  const there = meant.filter(inStock)
  const [lone] = there.length === 1 && !isOther(there[0]!, of.sku, told) ? there : []
  return lone === undefined ? meant : [lone]
}
