import type { SoldOut } from '../dialogue/found.ts'
import type { Want } from '../dialogue/wants.ts'
import type { Vocabulary } from '../language/slots.ts'
import type { Pick } from '../search/recommend.ts'
import { suitingOf } from '../search/variant-suiting.ts'
import { textOf } from '../shop/catalogue.ts'
import { toMinor } from '../shop/money.ts'
import { inStock } from '../shop/variants.ts'
import type { Product, Variant } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import type { FactPorts } from './fact-ports.ts'
import { othersOf } from './gone-in-sum.ts'
import { asTold, optionsTold } from './options-told.ts'
import type { ProductTelling } from './product-facts.ts'

type Ports = { [Name in 'currency' | 'vocabulary']: FactPorts[Name] }

/**
 * 纱帘有没有3米宽的, "a rain suit, she's 112 cm": each in the variant that what is told of it means, not in the cheapest. Where the only one cannot be had in that, this
 * is what there is to say; one that is too dear for the wish is left to who chooses.
 */
export function inOptionsTold(
  picks: readonly Pick[],
  { need }: Extract<Want, { want: 'products' }>,
  language: Language,
  ports: Ports,
  { fact, productFacts }: ProductTelling,
): { picks: readonly Pick[]; soldOut?: SoldOut } {
  const { told = '', budget } = need
  const most = (budget?.max === undefined ? undefined : toMinor(budget.max, ports.currency())) ?? Number.POSITIVE_INFINITY
  const named = picks.map(({ product }) => variantsWished(product, told, language, ports.vocabulary()))
  const suiting = picks.map(({ product }, at) => (named[at]!.length > 0 ? undefined : suitingOf(product, told, language)))
  const meant = named.map((variants, at) => (variants.length > 0 ? variants : (suiting[at]?.meant ?? [])))
  const [lead, more] = picks
  const [of = []] = meant
  if (lead !== undefined && more === undefined && of.length > 0 && !of.some(inStock)) {
    const size = of[0]!.options.size
    return {
      picks: [],
      soldOut: {
        product: productFacts(lead.product, language),
        ...othersOf(lead.product, of, language),
        ...(size === undefined ? {} : { size: fact('phrase', textOf(size, language), `variant:${of[0]!.sku}`) }),
      },
    }
  }
  return {
    picks: picks.map((pick, at) => {
      const there = meant[at]!.filter(one => inStock(one) && one.price <= most)
      const why = suiting[at]?.why
      const told = why === undefined || there.length === 0 ? pick : { ...pick, why }
      if (there.length === 0 || there.includes(pick.variant)) return told
      return { ...told, variant: there.reduce((best, one) => (one.price < best.price ? one : best)) }
    }),
  }
}

/** Nothing where no option is told. */
function variantsWished(product: Product, text: string, language: Language, vocabulary: Vocabulary): readonly Variant[] {
  const told = Object.entries(optionsTold(product, text, language, vocabulary)).filter(
    (entry): entry is [string, string] => entry[1] !== null && entry[0] !== 'colour',
  )
  const meant =
    told.length === 0 ? [] : asTold(product.variants, product, [{ product: product.sku, options: Object.fromEntries(told) }], false)
  return meant.length === product.variants.length ? [] : meant
}
