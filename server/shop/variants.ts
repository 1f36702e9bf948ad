import type { LocalText, Product, Variant } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { textOf } from './catalogue.ts'
import { columnLabels } from './feeds/columns-told.ts'
import { sizeOf } from './options.ts'

/** What an option's value is called wherever no language is spoken: on the wire, between two turns. */
export const valueName = (text: LocalText): string => textOf(text, 'en')

const own = (variant: Variant, key: string): LocalText | undefined =>
  Object.hasOwn(variant.options, key) ? variant.options[key] : undefined

/** The options in which these variants differ, in the shop's order: what there is to choose. */
export function openOptions(variants: readonly Variant[]): string[] {
  const keys = [...new Set(variants.flatMap(({ options }) => Object.keys(options)))]
  return keys.filter(key => new Set(variants.map(variant => valueName(own(variant, key) ?? {}))).size > 1)
}

/** The values of an option, in the shop's order. */
export function valuesOf(variants: readonly Variant[], key: string, language: Language): { value: string; label: string }[] {
  const found = new Map<string, string>()
  for (const variant of variants) {
    const text = own(variant, key)
    if (text !== undefined) found.set(valueName(text), textOf(text, language))
  }
  return [...found].map(([value, label]) => ({ value, label }))
}

/** "Black · 42" of a product that comes in several: what sets it apart from the others, not that all are of nylon. */
export const labelOf = (product: Pick<Product, 'variants'>, variant: Variant, language: Language): string =>
  product.variants.length < 2 ? '' : setApart(product, variant, language).join(' · ')

/** The same within a sentence; of a product that comes in one alone what that is. */
export const saidApart = (product: Pick<Product, 'variants'>, variant: Variant, language: Language): string =>
  setApart(product, variant, language).join(' ')

function setApart({ variants }: Pick<Product, 'variants'>, variant: Variant, language: Language): string[] {
  const open = openOptions(variants)
  return Object.entries(variant.options)
    .filter(([key]) => open.length === 0 || open.includes(key))
    .map(([, text]) => textOf(text, language))
}

const optionNames: Readonly<Record<string, Record<Language, string>>> = {
  colour: { zh: '颜色', en: 'Colour' },
  size: { zh: '尺码', en: 'Size' },
}

/** What an option is called: colour, size and what many tables have in the shopper's language, others as the shop writes them. */
export const optionLabel = (key: string, language: Language): string =>
  Object.hasOwn(optionNames, key) ? optionNames[key]![language] : (columnLabels(key)?.[language] ?? key)

export function inStock({ stock }: Variant): boolean {
  return stock === undefined || stock > 0
}

export function fits(variant: Variant, size: string | undefined, colour: string | undefined): boolean {
  if (size !== undefined && (variant.size === undefined || sizeOf(variant.size) !== sizeOf(size))) return false
  return colour === undefined || variant.colour === colour || variant.colourFamily === colour
}

/** The variants of which these values were chosen. */
export function chosenOf(variants: readonly Variant[], chosen: Readonly<Record<string, string>>): Variant[] {
  return variants.filter(variant => Object.entries(chosen).every(([key, value]) => valueName(own(variant, key) ?? {}) === value))
}

/** What these variants have in common of what the product's differ in: option → value. */
export function settledOf(product: Pick<Product, 'variants'>, variants: readonly Variant[]): Record<string, string> {
  const [first] = variants
  if (first === undefined) return {}
  const open = new Set(openOptions(variants))
  return Object.fromEntries(
    openOptions(product.variants).flatMap(key => {
      const text = own(first, key)
      return open.has(key) || text === undefined ? [] : [[key, valueName(text)]]
    }),
  )
}
