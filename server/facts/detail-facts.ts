import { suitingOption, toldOfOption } from '../answers/fitting-option.ts'
import { sentencesOf } from '../answers/own-sentences.ts'
import type { Found } from '../dialogue/found.ts'
import type { Want } from '../dialogue/wants.ts'
import { inSentence } from '../language/capitals.ts'
import { textOf } from '../shop/catalogue.ts'
import { fits, inStock } from '../shop/variants.ts'
import type { Product, Variant } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { asksForList, type createAnswerFacts } from './answer-facts.ts'
import type { createBackInStock } from './back-in-stock.ts'
import type { FactPorts } from './fact-ports.ts'
import { type VariantsMeant, variantsMeant } from './meant.ts'
import { asTold } from './options-told.ts'
import { type ProductTelling, quoted, withoutName } from './product-facts.ts'
import { asksWhatItWas, type createVariantFacts, isWornSize, polarityOf, stockTold } from './variant-facts.ts'

/** What is asked of one product that its feed tells: price, stock, sizes, colours. */
export function createDetailFacts(
  ports: Pick<FactPorts, 'product' | 'labelOf'>,
  { fact, money, productFacts }: ProductTelling,
  { labelled, byPrice, findVariants, reducedOf }: ReturnType<typeof createVariantFacts>,
  { findAnswer }: Pick<ReturnType<typeof createAnswerFacts>, 'findAnswer'>,
  { withReturn, returnOf }: ReturnType<typeof createBackInStock>,
) {
  return findDetail

  async function findDetail(want: Extract<Want, { want: 'detail' }>, language: Language): Promise<Extract<Found, { want: 'detail' }>> {
    const product = ports.product(want.sku)
    if (product === undefined) return { want: 'detail' }
    if (want.size === undefined && want.colour === undefined && want.about === 'stock') {
      const back = returnOf(product, want, language)
      if (back !== undefined) return back
    }
    return withReturn(await detailOf(product, want, language), product, want.question, language)
  }

  async function detailOf(
    product: Product,
    want: Extract<Want, { want: 'detail' }>,
    language: Language,
  ): Promise<Extract<Found, { want: 'detail' }>> {
    const ref = `product:${product.sku}`
    const base = { want: 'detail' as const, product: productFacts(product, language) }
    const { about } = want
    const suiting = about === 'sizes' ? suitingOption(want, product, sentencesOf(product, language, false, false), language) : undefined
    if (suiting !== undefined)
      return { ...base, verdict: fact('verdict', suiting.verdict, ref, 'computed'), text: fact('quote', quoted(suiting.text), ref) }
    const ofNamed =
      about === 'sizes' ? toldOfOption(want.question, product, sentencesOf(product, language, false, false), language) : undefined
    if (ofNamed !== undefined) return { ...base, text: fact('quote', quoted(ofNamed), ref) }
    const remembered = product.variants.find(({ sku }) => sku === want.variant)
    const named = variantsMeant(product, want.question, language, remembered, want.told)
    // A colour or a size that was named and is none of its labels is not passed over.
    const hasColours = product.variants.some(variant => variant.colour !== undefined)
    const hasSizes = product.variants.some(variant => variant.size !== undefined)
    const [key, another] = named?.keys ?? []
    const isPart =
      another === undefined &&
      ((key === 'size' && hasColours && want.colour !== undefined) || (key === 'colour' && hasSizes && want.size !== undefined))
    const meant = isPart ? undefined : (named ?? goneAsTold(product, want, language))
    if (meant !== undefined && !((about === 'colours' || about === 'sizes') && asksForList.test(want.question)))
      return findVariants(product, meant, want, language)
    const matching = product.variants.filter(variant => fits(variant, want.size, want.colour))
    const asked = {
      ...(want.size === undefined ? {} : { size: fact('phrase', want.size, 'shopper', 'shopper') }),
      ...(want.colour === undefined
        ? {}
        : { colour: fact('phrase', inSentence(ports.labelOf('colour', want.colour, language)), 'shopper', 'shopper') }),
    }
    const specific = want.size !== undefined || want.colour !== undefined
    const comesIn = (size: string | undefined, colour: string | undefined) => product.variants.some(one => fits(one, size, colour))
    // Together they are not: in that size, else in that colour.
    const isApart = !matching.some(inStock) && want.size !== undefined && want.colour !== undefined
    const list = (values: (string | undefined)[]) =>
      [...new Set(values.filter(value => value !== undefined))].join(language === 'zh' ? '、' : ', ')
    // "What other colours in the big one" of who wanted pink: a list is of what the question names, not of what was said before.
    const listed = about === 'colours' || about === 'sizes' ? variantsMeant(product, want.question, language) : meant
    const inThat =
      isApart && comesIn(want.size, undefined) ? product.variants.filter(one => fits(one, want.size, undefined)) : product.variants
    const there = (listed?.variants ?? inThat).filter(inStock)
    const sizes = list(there.map(variant => toldBy(variant, 'size', language)))
    const colours = list(there.map(variant => toldBy(variant, 'colour', language)))
    // Of a size and a colour that are not to be had together, the one that nothing comes in tells what else there is.
    const isOfColour = want.colour !== undefined && (want.size === undefined || comesIn(want.size, undefined))
    const others = {
      ...(isOfColour && colours !== '' ? { colours: fact('list', colours, ref) } : {}),
      ...(!isOfColour && want.size !== undefined && sizes !== '' ? { sizes: fact('list', sizes, ref) } : {}),
    }
    const question = withoutName(meant?.rest ?? named?.rest ?? want.question, product)
    if (product.variants.length === 0) return { ...base, availability: 'in_stock', ...polarityOf(question, 'in_stock') }
    const rest = restOf(listed, want, { colours, sizes })
    if (rest !== undefined)
      return { ...base, availability: 'in_stock', [rest.as]: fact('phrase', rest.fixed, ref), [about]: fact('list', rest.list, ref) }
    if (specific && matching.length === 0)
      return { ...base, availability: 'not_offered', ...polarityOf(question, 'not_offered'), ...asked, ...others }
    if (about === 'price') {
      const reduced = asksWhatItWas.test(want.question) ? reducedOf(product, language, remembered) : undefined
      if (reduced !== undefined) return { ...base, ...reduced }
      const { price } = remembered ?? product
      const several = remembered === undefined ? byPrice(product, language) : []
      if (several.length > 1) return { ...base, variants: several }
      return remembered === undefined
        ? base
        : {
            ...base,
            ...labelled(product, remembered, language),
            price: money(price, language, ref),
            availability: availabilityOf([remembered]),
          }
    }
    if (specific || about === 'stock') {
      const left = (specific ? matching : product.variants).filter(inStock)
      const { availability, pieces } = stockTold(left, want)
      if (availability === 'sold_out') return { ...base, availability, ...polarityOf(question, 'sold_out'), ...asked, ...others }
      return {
        ...base,
        availability,
        ...polarityOf(question, availability, specific ? matching : product.variants),
        ...asked,
        ...(specific && left.length === 1 ? { variant: left[0]!.sku } : {}),
        ...(pieces === undefined ? {} : { stock: fact('number', String(pieces), ref) }),
      }
    }
    // "Hers are 17 cm": which size that is, the texts tell.
    const advised =
      about === 'sizes' &&
      (measured.test(want.question) || (new Set(product.variants.map(one => one.size)).size === 1 && upTo.test(want.question)))
        ? await findAnswer({ want: 'answer', question: want.question, skus: [want.sku], about: 'products' }, language)
        : undefined
    if (advised?.quote !== undefined && advised.product?.sku === product.sku) return { ...base, text: advised.quote }
    if (about === 'sizes' && sizes !== '') return { ...base, sizes: fact('list', sizes, ref) }
    if (about === 'colours' && colours !== '') return { ...base, colours: fact('list', colours, ref) }
    const told = await findAnswer({ want: 'answer', question: want.question, skus: [want.sku], about: 'products' }, language)
    // What another thing's text tells is told of that thing.
    return told.quote === undefined || told.product === undefined ? base : { ...base, product: told.product, text: told.quote }
  }
}

/** "Which colours in 38", 白色有哪些码: what there is of it with the one value that the question fixes. */
function restOf(
  listed: VariantsMeant | undefined,
  { about, question }: Pick<Extract<Want, { want: 'detail' }>, 'about' | 'question'>,
  there: { colours: string; sizes: string },
): { as: 'size' | 'colour'; fixed: string; list: string } | undefined {
  if (listed === undefined || (about !== 'colours' && about !== 'sizes') || !asksForList.test(question)) return undefined
  const [fixed, more] = listed.named
  const isOpen = !listed.keys.includes(about === 'colours' ? 'colour' : 'size')
  if (!isOpen || fixed === undefined || more !== undefined || there[about] === '') return undefined
  return { as: isWornSize(fixed) ? 'size' : 'colour', fixed, list: there[about] }
}

/** As the shop writes it: "63 mm case". */
const toldBy = ({ options, size }: Variant, option: 'size' | 'colour', language: Language): string | undefined =>
  options[option] === undefined ? (option === 'size' ? size : undefined) : textOf(options[option], language)

/** "17 and a half cm", 18厘米. */
const measured = /\d[^\n,.;?!，。；？！]{0,12}?(?:cm\b|mm\b|kg\b|lbs?\b|inch(?:es)?\b|stone\b|厘米|公分|毫米|英寸|公斤|斤)/iu

/** "What inches does it go up to", 最大到几码 of what comes in one size. */
const upTo = /\bup to\b|\b(?:max(?:imum)?|biggest|largest|smallest) (?:head|foot|shoe|size|waist)|最[大小].{0,3}几|到几/iu

/** What was said of its options before, as a size that was advised, where none of that is left. */
function goneAsTold(
  product: Product,
  { told, variant, about, size, colour, question }: Extract<Want, { want: 'detail' }>,
  language: Language,
): VariantsMeant | undefined {
  const own = told?.find(one => one.product === product.sku)
  if (own === undefined || about !== 'stock' || (variant ?? size ?? colour) !== undefined) return undefined
  const variants = asTold(product.variants, product, [own], false)
  const [first] = variants
  if (first === undefined || variants.length === product.variants.length || variants.some(inStock)) return undefined
  const keys = Object.keys(own.options).filter(key => first.options[key] !== undefined)
  return { variants, named: [keys.map(key => textOf(first.options[key]!, language)).join(' ')], keys, rest: question }
}

function availabilityOf(variants: readonly Variant[]) {
  return variants.some(inStock) ? ('in_stock' as const) : ('sold_out' as const)
}
