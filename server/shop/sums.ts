import type { Fact } from '../dialogue/plan.ts'
import type { Found, Want } from '../dialogue/wants.ts'
import type { Product, Variant } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { compareAtOf } from './catalogue.ts'
import { sectionsOf } from './coupons/ledger.ts'
import type { Coupon, Goods } from './coupons/offers.ts'
import { variantsMeant } from './meant.ts'
import { formatMoney, toMinor } from './money.ts'
import type { PostageRule } from './postage-rules.ts'
import { quoted } from './product-facts.ts'
import { openOptions, optionLabel, valuesOf } from './variants.ts'
import { tierFor, type VolumeRule } from './volume-rules.ts'

type Ports = {
  currency(): string
  product(sku: string): Product | undefined
  coupon(): Coupon | undefined
  reduction(goods: readonly Goods[]): { code: string; off: number } | undefined
  shipping(): { fee: number; freeOver?: number } | undefined
  volumeRules(language: Language): VolumeRule[]
  postageRule(language: Language): PostageRule | undefined
  nameOf(line: string, language: Language): Fact | undefined
}

type TotalWant = Extract<Want, { want: 'total' }>
type Total = Extract<Found, { want: 'total' }>
type Priced = { sku: string; quantity: number; price: number; product: Product }

/**
 * What goods come to: by the shop's own prices, its coupons and what it has told of shipping, all in minor units; by a rule of its pages only beside the rule's own
 * words. A sum of a part is none, nor is one of a thing that costs this or that.
 */
export function createSums({ currency, product, coupon, reduction, shipping, volumeRules, postageRule, nameOf }: Ports) {
  const money = (minor: number, language: Language, ref: string, source: Fact['source'] = 'computed'): Fact => ({
    type: 'money',
    text: formatMoney(minor, currency(), language),
    source,
    ref,
  })

  return function total(want: TotalWant, language: Language): Total {
    const priced: Priced[] = []
    for (const line of want.lines) {
      const of = product(line.sku)
      if (of === undefined) return { want: 'total' }
      const variants = variantsOf(line, of, language)
      const prices = new Set(variants.length === 0 ? [of.price] : variants.map(({ price }) => price))
      const [price] = prices
      if (price === undefined || prices.size > 1) return { want: 'total', open: openOf(of, variants, language) }
      priced.push({ sku: line.sku, quantity: line.quantity, price, product: of })
    }
    if (priced.length === 0) return { want: 'total' }
    const count = priced.reduce((all, { quantity }) => all + quantity, 0)
    const sum = priced.reduce((all, { quantity, price }) => all + quantity * price, 0)
    const of = `sum:${priced.map(({ sku, quantity }) => `${sku}×${quantity}`).join('+')}`
    const reduced = reduction(priced.map(one => ({ amount: one.quantity * one.price, sections: sectionsOf(one.product) })))
    const asks = want.asks ?? {}
    const { fee, freeOver } = shipping() ?? {}
    const telling = asks.shipping === true || want.of === 'cart'
    const rule = fee === undefined && telling ? postageRule(language) : undefined
    if (asks.shipping === true && fee === undefined && rule === undefined) return { want: 'total' }
    const short = reduced === undefined && asks.coupon === true ? missingOf(coupon(), sum) : undefined
    const volume = volumeOf(priced, language)
    if (asks.coupon === true && reduced === undefined && short === undefined && volume === undefined) return { want: 'total' }
    const [only] = priced.length === 1 && want.of === 'goods' ? priced : []
    const name = only === undefined ? undefined : nameOf(only.sku, language)
    const after = volume?.lowered ?? sum - (reduced?.off ?? 0)
    const less = reduced === undefined ? '' : `-coupon:${reduced.code}`
    return {
      want: 'total',
      total: money(sum, language, of),
      ...(count > 1 ? { count: { type: 'number', text: String(count), source: 'computed', ref: `count:${of}` } } : {}),
      ...(name === undefined ? {} : { product: name }),
      ...(want.of === 'goods' && priced.length > 1 ? { lines: listOf(priced, of, language, nameOf) } : {}),
      ...(volume === undefined ? {} : { rule: volume.rule }),
      ...(volume?.lowered === undefined ? {} : { lowered: money(volume.lowered, language, `${of}-volume`) }),
      // Whether a coupon may be used beside it no rule tells.
      ...(reduced === undefined || volume?.lowered !== undefined
        ? {}
        : {
            code: { type: 'code', text: reduced.code, source: 'shop', ref: `coupon:${reduced.code}` },
            after: money(after, language, `${of}${less}`),
          }),
      ...(short === undefined ? {} : { below: money(short.missing, language, `coupon:${short.code}:minimum-${of}`) }),
      ...(telling && fee !== undefined ? postage(fee, freeOver) : {}),
      ...(rule === undefined || volume !== undefined ? {} : byRule(rule)),
    }

    /** By the rule of the pages, quoted: free from so much on, else with what a parcel costs. */
    function byRule({ topic, language: page, sentence, fee: each, freeOver: free }: PostageRule): Partial<Total> {
      const rule: Fact = { type: 'quote', text: quoted(sentence), source: 'shop', ref: `policy:${topic}:${page}` }
      const [parcel, enough] = [toMinor(each, currency()), toMinor(free, currency())]
      if (parcel === undefined || enough === undefined) return {}
      if (sum >= enough) return { rule, shipping: 'free' }
      return {
        rule,
        lowered: money(after + parcel, language, `${of}${less}+policy:${topic}`),
        missing: money(enough - sum, language, `policy:${topic}:free-over-${of}`),
      }
    }

    /** Whether a parcel is free is told by what the goods come to before a coupon. */
    function postage(each: number, free: number | undefined): Partial<Total> {
      if (each === 0) return { shipping: 'free' }
      if (free !== undefined && sum >= free) return { shipping: 'free', over: money(free, language, 'shop:shipping', 'shop') }
      return {
        fee: money(each, language, 'shop:shipping', 'shop'),
        grand: money(after + each, language, `${of}${less}+shop:shipping`),
        ...(free === undefined ? {} : { missing: money(free - sum, language, `shop:shipping:free-over-${of}`) }),
      }
    }
  }

  /** The rule of the pages for so many of one thing; applied where it is the only one and the thing is not reduced already. */
  function volumeOf(priced: readonly Priced[], language: Language): { rule: Fact; lowered?: number } | undefined {
    const most = Math.max(...priced.map(({ quantity }) => quantity))
    const rules = most < 2 ? [] : volumeRules(language)
    const rule = rules.find(one => tierFor(one, most) !== undefined)
    if (rule === undefined) return undefined
    const quote: Fact = { type: 'quote', text: quoted(rule.sentence), source: 'shop', ref: `policy:${rule.topic}:${rule.language}` }
    const [only] = priced
    const tier = tierFor(rule, most)
    const isPlain = rules.length === 1 && priced.length === 1 && only !== undefined && compareAtOf(only.product, only.price) === undefined
    return isPlain && tier !== undefined
      ? { rule: quote, lowered: Math.round((only.quantity * only.price * (100 - tier.percent)) / 100) }
      : { rule: quote }
  }

  /** What must be chosen before it can be said what it costs. */
  function openOf(of: Product, variants: readonly Variant[], language: Language): Total['open'] {
    const name = nameOf(of.sku, language)
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
}

const pricesOf = (variants: readonly Variant[], key: string, value: string): number[] =>
  variants.filter(variant => valuesOf([variant], key, 'en')[0]?.value === value).map(({ price }) => price)

/** How much more makes the coupon count, where it is for everything. */
function missingOf(coupon: Coupon | undefined, sum: number): { code: string; missing: number } | undefined {
  if (coupon === undefined || !coupon.firstOrder || coupon.sections.length > 0 || coupon.minimum <= sum) return undefined
  return { code: coupon.code, missing: coupon.minimum - sum }
}

/** The variants that a line may mean: its own SKU, else what was said of it. */
function variantsOf({ sku, said, known }: TotalWant['lines'][number], of: Product, language: Language): readonly Variant[] {
  const own = of.variants.find(variant => variant.sku === sku)
  if (own !== undefined && (sku !== of.sku || of.variants.length === 1)) return [own]
  const named = said === undefined ? undefined : variantsMeant(of, said, language)?.variants
  const before = of.variants.filter(variant => variant.sku === known)
  return named ?? (before.length > 0 ? before : of.variants)
}

/** 暖巢睡袋 × 2、折叠露营椅 × 1. */
function listOf(priced: readonly Priced[], ref: string, language: Language, nameOf: Ports['nameOf']): Fact {
  const each = priced.map(({ sku, quantity }) => `${nameOf(sku, language)?.text ?? sku} × ${quantity}`)
  return { type: 'list', text: each.join(language === 'zh' ? '、' : ', '), source: 'computed', ref }
}
