import { getNodeValue } from 'jsonc-parser'
import { z } from 'zod'
import type { LocalText, Product, ProductTexts, Variant } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { type JsonText, type Read, readJson, toFaults } from './faults.ts'
import { amountSchema, currencySchema, decimalsOf, noCurrency, toMinor } from './money.ts'
import { colourOf, optionKey, sizeOf } from './options.ts'

export type { LocalText, Product, Variant } from '../store/catalogue.ts'

/** A product as an import names it: what is absent stays as the shop has it. */
export type CatalogueEntry = {
  sku: string
  texts: Partial<ProductTexts> & { title: LocalText }
  price: number
  compareAt?: number
  currency: string
  image?: string
  url?: string
  variants?: Variant[]
}

export type Catalogue = {
  entries: CatalogueEntry[]
  /** `FILE:LINE: expected …, got …` for what stands at a path such as [3, 'variants', 0, 'sku']. */
  fault(path: readonly (string | number)[], expected: string, got?: string): string
  /** What was left out, and how many of it. */
  skipped: ReadonlyMap<string, number>
}

const aText = 'a text or { "zh": …, "en": … }'
/** Longer ones are a mistake of the export. */
const textPart = z.string().trim().max(200_000, 'a text of at most 200,000 characters')
const textSchema = z.union(
  [
    textPart.min(1, aText),
    z.strictObject({ zh: textPart.optional(), en: textPart.optional() }).refine(({ zh = '', en = '' }) => zh !== '' || en !== '', aText),
  ],
  { error: aText },
)
const skuSchema = z.string({ error: 'a SKU (text)' }).regex(/^[^\s\p{C}]{1,100}$/u, 'a SKU of 1 to 100 characters without spaces')

const linkSchema = z
  .string({ error: 'a link' })
  .regex(/^(?:https?:\/\/|\/(?!\/)|[\w.-]+\/|#)[^\s<>"']*$|^[\w.-]+$/, 'a link: https://…, /… or a relative path')
const listError = { error: 'a list' }

const variantSchema = z.object(
  {
    sku: skuSchema,
    options: z.record(z.string(), textSchema, { error: 'options such as { "colour": "…" }' }).default({}),
    price: amountSchema.optional(),
    compareAt: amountSchema.optional(),
    stock: z
      .number({ error: 'a whole number of 0 or more' })
      .int('a whole number of 0 or more')
      .nonnegative('a whole number of 0 or more')
      .optional(),
  },
  { error: 'a variant { "sku": …, "options": …, "stock": … }' },
)
const entrySchema = z.object(
  {
    sku: skuSchema,
    title: textSchema,
    description: textSchema.optional(),
    category: textSchema.optional(),
    brand: textSchema.optional(),
    price: amountSchema,
    currency: currencySchema.optional(),
    compareAt: amountSchema.optional(),
    image: linkSchema.optional(),
    url: linkSchema.optional(),
    highlights: z.array(textSchema, listError).optional(),
    aliases: z.array(textSchema, listError).optional(),
    variants: z.array(variantSchema, listError).optional(),
  },
  { error: 'a product { "sku": …, "title": …, "price": …, "currency": … }' },
)
type GivenText = { zh?: string | undefined; en?: string | undefined }
type Entry = z.infer<typeof entrySchema> & { currency: string }

/**
 * Reads a catalogue file: `[{ sku, title, price, currency, … }]`. Plain texts belong to `language`, or to the one they are
 * written in. Every fault names its line; with one fault nothing is read.
 */
export function readCatalogue(text: string, file: string, language?: Language, currency?: string): Read<Catalogue> {
  const parsed = readJson(text, file)
  if (!parsed.ok) return parsed
  const json = parsed.value
  const checked = z.array(entrySchema, { error: 'a list of products' }).safeParse(getNodeValue(json.root))
  if (!checked.success) return { ok: false, faults: toFaults(json, checked.error) }
  const given = checked.data.map(entry => ({ ...entry, currency: entry.currency ?? currency ?? '' }))
  if (given[0]?.currency === '') return { ok: false, faults: [json.fault([0, 'currency'], noCurrency)], lacks: 'currency' }
  const faults = [...currencyFaults(given, json), ...amountFaults(given, json), ...skuFaults(given, json)]
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, value: { entries: given.map(entry => toEntry(entry, language)), fault: json.fault, skipped: new Map() } }
}

/** The text in the wanted language, else in the other; empty when it is in neither. */
export function textOf(text: LocalText, language: Language): string {
  return text[language] ?? text[language === 'zh' ? 'en' : 'zh'] ?? ''
}

/** Pieces in stock over all variants; undefined when not counted. */
export function stockOf(product: Product): number | undefined {
  if (product.variants.some(({ stock }) => stock === undefined)) return undefined
  return product.variants.reduce((sum, { stock = 0 }) => sum + stock, 0)
}

/** What a price is a reduction from, where it is one: of the variant that costs it, as another's would be false beside it. */
export function compareAtOf({ price: own, compareAt, variants }: Product, price: number): number | undefined {
  const reduced = variants.find(variant => variant.price === price && variant.compareAt !== undefined)
  const before = reduced?.compareAt ?? (price === own ? compareAt : undefined)
  return before !== undefined && before > price ? before : undefined
}

function currencyFaults(entries: readonly Entry[], json: JsonText): string[] {
  const currency = entries[0]?.currency
  return entries.flatMap((entry, at) =>
    entry.currency === currency ? [] : [json.fault([at, 'currency'], `"${currency}" as in the first product: one currency a shop`)],
  )
}

/** Of those that are in a currency. */
function amountFaults(entries: readonly Entry[], json: JsonText): string[] {
  return entries.flatMap((entry, at) => {
    if (entry.currency === '') return []
    const given: [(string | number)[], string | number | undefined][] = [
      [[at, 'price'], entry.price],
      [[at, 'compareAt'], entry.compareAt],
      ...(entry.variants ?? []).flatMap(({ price, compareAt }, of): [(string | number)[], string | number | undefined][] => [
        [[at, 'variants', of, 'price'], price],
        [[at, 'variants', of, 'compareAt'], compareAt],
      ]),
    ]
    const decimals = decimalsOf(entry.currency)
    return given.flatMap(([path, amount]) =>
      amount === undefined || toMinor(amount, entry.currency) !== undefined
        ? []
        : [json.fault(path, `an amount with at most ${decimals} decimals`)],
    )
  })
}

function skuFaults(entries: readonly Entry[], json: JsonText): string[] {
  const owner = new Map<string, number>()
  const faults: string[] = []
  const claim = (sku: string, at: number, path: (string | number)[]) => {
    if (owner.has(sku)) faults.push(json.fault(path, 'a SKU that is used once'))
    else owner.set(sku, at)
  }
  for (const [at, { sku }] of entries.entries()) claim(sku, at, [at, 'sku'])
  for (const [at, { sku: own, variants = [] }] of entries.entries()) {
    const seen = new Set<string>()
    for (const [of, { sku }] of variants.entries()) {
      const path = [at, 'variants', of, 'sku']
      // A product of one kind may give its only variant its own SKU.
      if (sku === own && !seen.has(sku)) seen.add(sku)
      else claim(sku, at, path)
    }
  }
  return faults
}

function toEntry(entry: Entry, language: Language | undefined): CatalogueEntry {
  const text = (value: string | GivenText) => toLocal(value, language)
  const { sku, currency, description, category, brand, highlights, aliases, image, url, compareAt } = entry
  const price = toMinor(entry.price, currency)!
  return {
    sku,
    texts: {
      title: text(entry.title),
      ...(description === undefined ? {} : { description: text(description) }),
      ...(category === undefined ? {} : { category: text(category) }),
      ...(brand === undefined ? {} : { brand: text(brand) }),
      ...(highlights === undefined ? {} : { highlights: toLists(highlights.map(text)) }),
      ...(aliases === undefined ? {} : { aliases: toLists(aliases.map(text)) }),
    },
    price,
    ...(compareAt === undefined ? {} : { compareAt: toMinor(compareAt, currency)! }),
    currency,
    ...(image === undefined ? {} : { image }),
    ...(url === undefined ? {} : { url }),
    ...(entry.variants === undefined ? {} : { variants: entry.variants.map(variant => toVariant(variant, price, currency, language)) }),
  }
}

function toVariant(
  variant: z.infer<typeof variantSchema>,
  productPrice: number,
  currency: string,
  language: Language | undefined,
): Variant {
  const options = Object.fromEntries(Object.entries(variant.options).map(([key, value]) => [optionKey(key), toLocal(value, language)]))
  const price = variant.price === undefined ? productPrice : toMinor(variant.price, currency)!
  const compareAt = variant.compareAt === undefined ? undefined : toMinor(variant.compareAt, currency)!
  return withOptions({
    sku: variant.sku,
    options,
    price,
    ...(compareAt === undefined ? {} : { compareAt }),
    ...(variant.stock === undefined ? {} : { stock: variant.stock }),
  })
}

/** Colour and size as the filters know them, read from the variant's options. */
export function withOptions(variant: Omit<Variant, 'colour' | 'colourFamily' | 'size'>): Variant {
  const { colour: colourText, size: sizeText } = variant.options
  const colour = colourText === undefined ? undefined : colourOf(colourText)
  const size = sizeText?.en ?? sizeText?.zh
  return {
    ...variant,
    ...(colour === undefined ? {} : { colour: colour.colour, colourFamily: colour.family }),
    ...(size === undefined ? {} : { size: sizeOf(size) }),
  }
}

function toLocal(value: string | GivenText, language: Language | undefined): LocalText {
  if (typeof value === 'string') return { [language ?? (/\p{Script=Han}/u.test(value) ? 'zh' : 'en')]: value }
  const { zh = '', en = '' } = value
  return { ...(zh === '' ? {} : { zh }), ...(en === '' ? {} : { en }) }
}

function toLists(texts: readonly LocalText[]): { [L in Language]?: string[] } {
  const zh = texts.flatMap(text => text.zh ?? [])
  const en = texts.flatMap(text => text.en ?? [])
  return { ...(zh.length === 0 ? {} : { zh }), ...(en.length === 0 ? {} : { en }) }
}
