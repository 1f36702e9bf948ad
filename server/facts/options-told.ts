import { bodyMeasures } from '../answers/size-chart.ts'
import type { OptionsTold } from '../dialogue/conversation.ts'
import type { Language } from '../language/language.ts'
import { readSlots, type Vocabulary } from '../language/slots.ts'
import { plainText, valuesSaid } from '../shop/option-values.ts'
import { sizeOf } from '../shop/options.ts'
import { inStock, openOptions, valueName, valuesOf } from '../shop/variants.ts'
import type { Product, Variant } from '../store/catalogue.ts'

/** Longer texts tell a story. */
const longest = 240

/**
 * What words surely say of a product's options, to be kept: a whole label, a measure, a size that is said as one. `null` of an option that several values are
 * named of ("black or navy?").
 */
export function optionsTold(product: Product, text: string, language: Language, vocabulary: Vocabulary): Record<string, string | null> {
  if (text.length > longest || product.variants.length < 2) return {}
  const plain = plainText(text)
  const { size, notColour } = readSlots(text, language, vocabulary)
  const told: Record<string, string | null> = {}
  for (const key of openOptions(product.variants)) {
    const values = valuesOf(product.variants, key, language)
    const labels = values.map(({ label }) => label)
    const bySize = key === 'size' && size !== undefined ? labels.filter(label => sizeOf(label) === sizeOf(size)) : []
    const named = bySize.length > 0 ? bySize : valuesSaid(labels, plain, key)
    const said = named.length > 0 ? named : labelsOfHeight(labels, text)
    if (said.length === 0) {
      if (key === 'colour' && notColour !== undefined) told[key] = null
      continue
    }
    told[key] = said.length > 1 ? null : values.find(({ label }) => label === said[0])!.value
  }
  return told
}

/** 110-116 of a child of 112 cm, where all that there is to choose is called by how tall one is. */
function labelsOfHeight(labels: readonly string[], text: string): string[] {
  const ranges = labels.map(label => /^(\d{2,3}) ?[-–/] ?(\d{2,3})(?: ?cm)?$/u.exec(label)?.slice(1).map(Number) ?? [])
  if (labels.length < 2 || !ranges.every(([from = 0, to = 0]) => from >= leastTall && to > from)) return []
  const height = bodyMeasures(text).find(({ kind }) => kind === 'height')?.value
  return height === undefined ? [] : labels.filter((_label, at) => height >= ranges[at]![0]! && height <= ranges[at]![1]!)
}
/** In cm: below lie shoes and waists in inches. */
const leastTall = 50

/** Of these variants those that fit what was said of the product's options before, as far as one of them does. `isThere`: only as far as one can be had. */
export function asTold(
  variants: readonly Variant[],
  { sku, categoryId }: Pick<Product, 'sku' | 'categoryId'>,
  told: readonly (OptionsTold & { category?: string })[] | undefined,
  isThere: boolean,
): readonly Variant[] {
  if (told === undefined || variants.length < 2) return variants
  const own = told.filter(one => one.product === sku)
  // Who wears a 42 in one shoe wears it in the next.
  const alike = categoryId === undefined ? [] : told.filter(one => one.product !== sku && one.category === categoryId).reverse()
  return [...own, ...alike].reduce((left, { options }) => narrowed(left, options, isThere), variants)
}

function narrowed(variants: readonly Variant[], options: Readonly<Record<string, string>>, isThere: boolean): readonly Variant[] {
  return Object.entries(options).reduce((left, [key, value]) => {
    const fitting = left.filter(({ options: own }) => Object.hasOwn(own, key) && valueName(own[key]!) === value)
    return fitting.length > 0 && (!isThere || fitting.some(inStock)) ? fitting : left
  }, variants)
}

/** Whether a variant is another one than was said of its product. */
export const isOther = ({ options }: Variant, product: string, told: readonly OptionsTold[] = []): boolean =>
  Object.entries(told.find(one => one.product === product)?.options ?? {}).some(
    ([key, value]) => Object.hasOwn(options, key) && valueName(options[key]!) !== value,
  )
