import type { Gone } from '../dialogue/found.ts'
import type { Fact } from '../dialogue/plan.ts'
import { inSentence } from '../language/capitals.ts'
import type { Language } from '../language/language.ts'
import { readSlotsWithSpans, type Vocabulary } from '../language/slots.ts'
import { textOf } from '../shop/catalogue.ts'
import { fits, inStock, openOptions, settledOf, valueName, valuesOf } from '../shop/variants.ts'
import type { Product, Variant } from '../store/catalogue.ts'
import { variantsMeant } from './meant.ts'

type Ports = {
  vocabulary(): Vocabulary
  labelOf(kind: 'colour', id: string, language: Language): string
  nameOf(line: string, language: Language): Fact | undefined
}

/** What of a sum cannot be had: the variants that a line means are all sold out, or `words` say a colour that it does not come in. Nothing is added up of it. */
export function goneOf(
  of: Product,
  variants: readonly Variant[],
  words: string | undefined,
  language: Language,
  { vocabulary, labelOf, nameOf }: Ports,
): Gone | undefined {
  const [first, more] = variants
  const name = nameOf(first !== undefined && more === undefined ? first.sku : of.sku, language)
  if (first === undefined || name === undefined) return undefined
  if (!variants.some(inStock)) return { sku: of.sku, product: name, availability: 'sold_out', ...othersOf(of, variants, language) }
  const colour = words === undefined ? undefined : colourSaid(of, words, language, vocabulary())
  const whole = nameOf(of.sku, language)
  if (colour === undefined || whole === undefined) return undefined
  const label: Fact = { type: 'phrase', text: inSentence(labelOf('colour', colour, language)), source: 'shopper', ref: 'shopper' }
  return { sku: of.sku, product: whole, availability: 'not_offered', colour: label, ...listed('colour', of.variants, of, language) }
}

/** How many there are of what a line means, where more of it are added up. */
export function shortOf(
  of: Product,
  variants: readonly Variant[],
  quantity: number,
  language: Language,
  { nameOf }: Pick<Ports, 'nameOf'>,
): Gone | undefined {
  const [first, more] = variants
  const name = nameOf(first !== undefined && more === undefined ? first.sku : of.sku, language)
  const stocks = variants.flatMap(({ stock }) => (stock === undefined ? [] : [Math.max(0, stock)]))
  if (name === undefined || first === undefined || stocks.length < variants.length) return undefined
  const there = stocks.reduce((sum, stock) => sum + stock, 0)
  if (there === 0 || there >= quantity) return undefined
  return {
    sku: of.sku,
    product: name,
    availability: 'short',
    stock: { type: 'number', text: String(there), source: 'shop', ref: `variant:${first.sku}` },
  }
}

/** A colour of these words that nothing of it has; 绿豆糕 is called so in whatever colour. */
function colourSaid(of: Product, words: string, language: Language, vocabulary: Vocabulary): string | undefined {
  if (!of.variants.some(({ colour }) => colour !== undefined)) return undefined
  const { slots, spans } = readSlotsWithSpans(words, language, vocabulary)
  const { colour } = slots
  if (colour === undefined || of.variants.some(one => fits(one, undefined, colour))) return undefined
  const said = spans.filter(({ slot }) => slot === 'colour').map(({ text }) => text.toLowerCase())
  const texts = (['zh', 'en'] as const).map(each => textOf(of.title, each).toLowerCase())
  if (said.some(word => texts.some(text => text.includes(word)))) return undefined
  return variantsMeant(of, words, language)?.keys.includes('colour') === true ? undefined : colour
}

/** What there is of it that differs in one option alone. */
export function othersOf(of: Product, gone: readonly Variant[], language: Language): Pick<Gone, 'colours' | 'sizes'> {
  const fixed = settledOf(of, gone)
  for (const key of openOptions(of.variants)) {
    if (!Object.hasOwn(fixed, key)) continue
    const isAlike = ({ options }: Variant) =>
      Object.entries(fixed).every(([name, value]) => name === key || valueName(options[name] ?? {}) === value)
    const told = listed(key, of.variants.filter(isAlike), of, language)
    if (told.colours !== undefined || told.sizes !== undefined) return told
  }
  return {}
}

function listed(key: string, variants: readonly Variant[], of: Product, language: Language): Pick<Gone, 'colours' | 'sizes'> {
  const labels = valuesOf(variants.filter(inStock), key, language).map(({ label }) => label)
  if (labels.length === 0 || (key !== 'colour' && key !== 'size')) return {}
  const list: Fact = { type: 'list', text: labels.join(language === 'zh' ? '、' : ', '), source: 'shop', ref: `product:${of.sku}` }
  return key === 'colour' ? { colours: list } : { sizes: list }
}
