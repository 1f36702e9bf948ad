import type { ActionWanted, CardWanted } from '../dialogue/wants.ts'
import { compareAtOf, stockOf, textOf } from '../shop/catalogue.ts'
import { toWireMoney } from '../shop/money.ts'
import { chosenOf, fits, inStock, labelOf, openOptions, optionLabel, settledOf, valueName, valuesOf } from '../shop/variants.ts'
import type { Product, Variant } from '../store/catalogue.ts'
import type { Action, Card, CardOption, CardVariant, Goods, Language } from '../wire.ts'

/** More are chosen on the product's own page: a card is no table. */
const mostVariants = 120

export const addLabel: Record<Language, string> = { zh: '加入购物车', en: 'Add to cart' }
const aboutLabel: Record<Language, string> = { zh: '了解更多', en: 'Tell me more' }

type Wished = { size?: string; colour?: string }

/** A product's card, with what there is to choose of it; what was said or wished for is preselected. */
export function toCard(
  product: Product,
  { why, amount, variant }: CardWanted,
  wished: Wished,
  language: Language,
  told: Readonly<Record<string, string>> = {},
): Card {
  const chosen = preselected(product, wished, told)
  const meant = product.variants.find(({ sku }) => sku === variant) ?? onlyOf(product) ?? settledBy(product, chosen, amount)
  const price = meant?.price ?? amount ?? product.price
  const stock = meant === undefined ? stockOf(product) : meant.stock
  const compareAt = compareAtOf(product, price)
  const label = meant === undefined ? '' : labelOf(product, meant, language)
  // What its button adds is told on the card.
  const said = label === '' ? why?.text : label
  const isChosen = meant !== undefined || product.variants.length === 0
  return {
    sku: product.sku,
    title: textOf(product.title, language),
    price: toWireMoney(price, product.currency),
    ...(compareAt === undefined ? {} : { compareAt: toWireMoney(compareAt, product.currency) }),
    ...(product.image === undefined ? {} : { image: product.image }),
    ...(product.url === undefined ? {} : { url: product.url }),
    ...(stock === undefined ? {} : { stock }),
    ...(said === undefined ? {} : { why: said }),
    ...toChoose(product, language),
    ...(meant !== undefined ? { variant: meant.sku } : Object.keys(chosen).length === 0 ? {} : { chosen }),
    choices: [
      // Nothing that needs a choice is added without it.
      ...(stock !== 0 && isChosen
        ? [{ id: `add:${meant?.sku ?? product.sku}`, label: addLabel[language], add: goodsToAdd(product, meant, language) }]
        : []),
      { id: `about:${product.sku}`, label: aboutLabel[language] },
    ],
  }
}

/** The variant that is added where there is nothing to choose. */
export function onlyOf({ variants }: Product): Variant | undefined {
  return variants.length > 0 && openOptions(variants).length === 0 ? variants[0] : undefined
}

function toChoose(product: Product, language: Language): { options?: CardOption[]; variants?: CardVariant[] } {
  const keys = openOptions(product.variants)
  if (keys.length === 0) return {}
  const options = keys.map(name => ({ name, label: optionLabel(name, language), values: valuesOf(product.variants, name, language) }))
  if (product.variants.length > mostVariants) return { options }
  const variants = product.variants.map(({ sku, options: own, price, compareAt, stock }) => ({
    sku,
    options: Object.fromEntries(keys.flatMap(key => (Object.hasOwn(own, key) ? [[key, valueName(own[key]!)]] : []))),
    price: toWireMoney(price, product.currency),
    ...(compareAt === undefined || compareAt <= price ? {} : { compareAt: toWireMoney(compareAt, product.currency) }),
    ...(stock === undefined ? {} : { stock }),
  }))
  return { options, variants }
}

/** A size alone leaves the colour open. `told`: what was said of its options in so many words. */
function preselected(product: Product, { size, colour }: Wished, told: Readonly<Record<string, string>>): Record<string, string> {
  const settled = (wished: Wished) =>
    wished.size === undefined && wished.colour === undefined
      ? {}
      : settledOf(
          product,
          product.variants.filter(variant => fits(variant, wished.size, wished.colour)),
        )
  const both = settled({ ...(size === undefined ? {} : { size }), ...(colour === undefined ? {} : { colour }) })
  const ofTold = settledOf(product, chosenOf(product.variants, told))
  if (Object.keys(both).length > 0) return both
  return Object.keys(told).length > 0 && Object.keys(ofTold).length > 0
    ? ofTold
    : { ...settled(size === undefined ? {} : { size }), ...settled(colour === undefined ? {} : { colour }) }
}

/** The variant that all of what was said of its options leaves, where the price that is told is its own. */
function settledBy(product: Product, chosen: Readonly<Record<string, string>>, amount: number | undefined): Variant | undefined {
  if (Object.keys(chosen).length < openOptions(product.variants).length) return undefined
  const [only, more] = chosenOf(product.variants, chosen)
  return more === undefined && (amount === undefined || only?.price === amount) && only !== undefined && inStock(only) ? only : undefined
}

/** As the page is given it. */
export function toGoods(product: Product, variant: Variant | undefined, language: Language): Goods {
  const label = variant === undefined ? '' : labelOf(product, variant, language)
  return {
    sku: product.sku,
    ...(variant === undefined || variant.sku === product.sku ? {} : { variant: variant.sku }),
    title: textOf(product.title, language),
    ...(label === '' ? {} : { label }),
    price: toWireMoney(variant?.price ?? product.price, product.currency),
  }
}

export const goodsToAdd = (product: Product, variant: Variant | undefined, language: Language) => ({
  ...toGoods(product, variant, language),
  quantity: 1,
})

/** The actions of a reply, numbered; one about a product that has left the catalogue meanwhile is none. */
export function toActions(wanted: readonly ActionWanted[], product: (sku: string) => Product | undefined, language: Language): Action[] {
  return wanted.flatMap((one, at): Action[] => {
    const id = `a${at + 1}`
    if (!('line' in one)) return [{ id, on: one.on, do: one.do }]
    const meant = product(one.line)
    if (meant === undefined) return []
    const goods = toGoods(
      meant,
      meant.variants.find(({ sku }) => sku === one.line),
      language,
    )
    return [
      one.do === 'remove' ? { id, on: one.on, do: one.do, ...goods } : { id, on: one.on, do: one.do, quantity: one.quantity, ...goods },
    ]
  })
}
