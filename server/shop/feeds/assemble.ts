import { literal } from '../../language/literal.ts'
import type { LocalText, Variant } from '../../store/catalogue.ts'
import type { Language } from '../../wire.ts'
import { type Catalogue, type CatalogueEntry, withOptions } from '../catalogue.ts'
import type { Read } from '../faults.ts'
import { decimalsOf, noCurrency, toMinor } from '../money.ts'
import { optionKey, slug } from '../options.ts'
import { readHtml } from './html.ts'
import { type Cell, type FeedText, type Item, type Items, isEmpty, toLocal } from './items.ts'
import { textOfRows } from './row-texts.ts'
import { readPrice, splitOptions } from './values.ts'

export type Assembly = {
  file: string
  /** What the feed itself may be called in a message: "a Google Merchant feed". */
  language?: Language
  /** Told on the command line. */
  currency?: string
  /** What the shop already sells in. */
  shopCurrency?: string
}

/** Longer ones are texts in the wrong column. */
const longest = { title: 500, brand: 200, option: 200, category: 200, sku: 100 } as const

/** Puts the items of one product together and reads their amounts; with one fault nothing comes of it. */
export function assemble(read: Items, source: Assembly): Read<Catalogue> {
  const { file, language } = source
  const faults = [...read.faults]
  const fault = (line: number, expected: string, got: string) => faults.push(`${file}:${line}: expected ${expected}, got ${got}`)
  const skipped = new Map(read.skipped)
  const currency = currencyOf(read.items, source)
  if (currency === undefined) {
    const line = read.items[0]?.price?.line ?? 1
    fault(line, noCurrency, 'none of them')
    return { ok: false, faults, ...(faults.length === 1 ? { lacks: 'currency' } : {}) }
  }

  const { items: pricedOnce, others } = inOneCurrency(read.items, currency)
  if (others > 0) skipped.set('other_currency', others)
  const groups = new Map<string, Item[]>()
  for (const item of pricedOnce) {
    const key = item.group === undefined ? `sku ${item.sku?.text ?? item.line}` : `group ${item.group}`
    // Without a group two lines of one SKU are two products.
    const unique = item.group === undefined && groups.has(key) ? `${key} ${item.line}` : key
    groups.set(unique, [...(groups.get(unique) ?? []), item])
  }

  const places: { line: number; variants: number[] }[] = []
  const entries = [...groups.values()].flatMap(items => {
    const entry = toEntry(items)
    return entry === undefined ? [] : [entry]
  })
  if (faults.length === 0) {
    if (entries.length === 0) fault(1, 'products for shoppers', read.skipped.size > 0 ? 'drafts only' : 'none')
    repeatedSkus()
  }
  if (faults.length > 0) return { ok: false, faults }
  const place = ([at, , of]: readonly (string | number)[]) => {
    const found = places[Number(at ?? 0)]
    return (of === undefined ? found?.line : found?.variants[Number(of)]) ?? 1
  }
  return {
    ok: true,
    value: { entries, skipped, fault: (path, expected, got) => `${file}:${place(path)}: expected ${expected}, got ${got ?? 'another'}` },
  }

  function toEntry(items: readonly Item[]): CatalogueEntry | undefined {
    const lead = items.find(({ title }) => !isEmpty(title)) ?? items[0]!
    const sold = items.length > 1 ? items.filter(item => !isHead(item, items)) : items
    const told = toText(lead.title, lead.line, 'title', longest.title)
    const title = items.length > 1 ? withoutOptions(told, lead, items) : told
    if (title.zh === undefined && title.en === undefined) fault(lead.line, 'a title', 'nothing')
    const { group } = lead
    const grouped = group !== undefined && (lead.byGroup === true || items.length > 1)
    const sku = grouped ? toSku(group) : (lead.sku?.text ?? (group === undefined ? '' : toSku(group)))
    checkSku(sku, lead.sku?.line ?? lead.line)
    const variants = sold.flatMap(item => toVariants(item, sku, grouped))
    if (variants.length === 0) return undefined
    const cheapest = cheapestOf(variants.map(({ variant }) => variant))
    const description = descriptionOf(lead, sold)
    const brand = toText(lead.brand, lead.line, 'brand', longest.brand)
    const category = categoryOf(lead)
    const image = toLink(items.map(item => item.image).find(cell => cell !== undefined))
    const url = toLink(items.map(item => item.url).find(cell => cell !== undefined))
    places.push({ line: lead.line, variants: variants.map(({ line }) => line) })
    return {
      sku,
      texts: {
        title,
        ...(Object.keys(description).length === 0 ? {} : { description }),
        ...(category === undefined ? {} : category),
        ...(isEmpty(brand) ? {} : { brand }),
        ...lists('highlights', lead.highlights),
        ...lists(
          'aliases',
          lead.aliases.map(plain => ({ plain })),
        ),
        ...lists(
          'tags',
          lead.tags.map(plain => ({ plain })),
        ),
      },
      price: cheapest.price,
      ...(cheapest.compareAt === undefined ? {} : { compareAt: cheapest.compareAt }),
      currency: currency!,
      ...(image === undefined ? {} : { image }),
      ...(url === undefined ? {} : { url }),
      variants: variants.map(({ variant }) => variant),
    }
  }

  function descriptionOf(lead: Item, sold: readonly Item[]): LocalText {
    const textOf = (item: Item) => toLocal(htmlOf(item.description), language)
    const told = new Set(sold.filter(({ description }) => !isEmpty(description)).map(({ description }) => JSON.stringify(description)))
    if (told.size < 2) return textOf(lead)
    const rows = sold.map(item => ({ description: textOf(item), options: optionsOf(item) }))
    return textOfRows(textOf(lead), rows)
  }

  /** Outside a group an item that lists colours or sizes is one variant for each pair; how many there are of each nobody knows. */
  function toVariants(item: Item, product: string, grouped: boolean): { variant: Variant; line: number }[] {
    const amounts = toAmounts(item)
    if (amounts === undefined) return []
    const given = optionsOf(item)
    const choices = given.map(([key, text]): [string, LocalText][] => {
      const kind = key === 'colour' || key === 'size' ? key : undefined
      // In a group "Black/Red" is one variant of two colours.
      if (kind === undefined || grouped) return [[key, text]]
      const zh = text.zh === undefined ? [] : splitOptions(text.zh, kind)
      const en = text.en === undefined ? [] : splitOptions(text.en, kind)
      if (zh.length > 0 && en.length > 0 && zh.length !== en.length) return [[key, text]]
      return Array.from({ length: Math.max(zh.length, en.length) }, (_, at) => [key, { ...part('zh', zh[at]), ...part('en', en[at]) }])
    })
    const combined = choices.reduce<[string, LocalText][][]>((all, each) => all.flatMap(before => each.map(one => [...before, one])), [[]])
    const base = item.sku?.text ?? (given.length === 0 ? product : undefined)
    return combined.slice(0, mostCombined).map(options => {
      const named = slug(options.map(([, text]) => text.en ?? text.zh ?? '').join(' '))
      const sku = base === undefined ? `${product}-${named}` : combined.length > 1 ? `${base}-${named}` : base
      checkSku(sku, item.sku?.line ?? item.line)
      const stock = combined.length > 1 && item.stock !== 0 ? undefined : item.stock
      const variant = withOptions({ sku, options: Object.fromEntries(options), ...amounts, ...(stock === undefined ? {} : { stock }) })
      return { variant, line: item.line }
    })
  }

  function optionsOf(item: Item): [string, LocalText][] {
    const taken = new Set<string>()
    return item.options.map(([name, text]) => {
      const key = optionKey(name)
      const own = taken.has(key) ? name.trim().toLowerCase() : key
      taken.add(own)
      return [own, toText(text, item.line, name, longest.option)]
    })
  }

  function toAmounts(item: Item): { price: number; compareAt?: number } | undefined {
    if (item.price === undefined) {
      fault(item.line, 'a price', 'nothing')
      return undefined
    }
    const regular = toAmount(item.price, item)
    const sale = item.sale === undefined ? undefined : toAmount(item.sale, item)
    const compared = item.compareAt === undefined ? undefined : toAmount(item.compareAt, item)
    if (regular === undefined) return undefined
    const price = sale !== undefined && sale > 0 && sale < regular ? sale : regular
    const compareAt = Math.max(compared ?? 0, price < regular ? regular : 0)
    return { price, ...(compareAt > price ? { compareAt } : {}) }
  }

  function toAmount(cell: Cell, item: Item): number | undefined {
    const read = readPrice(cell.text)
    const got = JSON.stringify(cell.text.slice(0, 60))
    if (read === undefined) {
      fault(cell.line, `an amount such as 199.00${item.currency === undefined ? ` ${currency}` : ''} in "${cell.field}"`, got)
      return undefined
    }
    const told = read.currency ?? item.currency ?? currency!
    if (told !== currency) {
      fault(
        cell.line,
        `${currency} as in the rest of the shop in "${cell.field}": one currency a shop`,
        read.currency === undefined ? told : got,
      )
      return undefined
    }
    const minor = toMinor(read.amount, currency!)
    if (minor !== undefined) return minor
    const expected = read.amount.startsWith('-') ? 'an amount of 0 or more' : `an amount with at most ${decimalsOf(currency!)} decimals`
    fault(cell.line, `${expected} in "${cell.field}"`, got)
    return undefined
  }

  function toText(text: FeedText, line: number, field: string, most: number): LocalText {
    const local = toLocal(text, language)
    for (const value of Object.values(local)) {
      if (value.length > most) fault(line, `at most ${most} characters in the ${field}`, `${value.length.toLocaleString('en')}`)
    }
    return Object.fromEntries(Object.entries(local).map(([key, value]) => [key, readHtml(value).replace(/\s+/g, ' ')]))
  }

  function categoryOf(item: Item): { category: LocalText; above?: { [L in Language]?: string[] } } | undefined {
    const { plain, zh, en } = item.category
    const paths = new Map<Language, string[]>()
    if (plain !== undefined && plain.length > 0) paths.set(language ?? (/\p{Script=Han}/u.test(plain.join('')) ? 'zh' : 'en'), plain)
    if (zh !== undefined && zh.length > 0) paths.set('zh', zh)
    if (en !== undefined && en.length > 0) paths.set('en', en)
    if (paths.size === 0) return undefined
    const leaf = Object.fromEntries([...paths].map(([key, steps]) => [key, steps.at(-1)!]))
    const category = toText(leaf, item.line, 'category', longest.category)
    const above = Object.fromEntries([...paths].flatMap(([key, steps]) => (steps.length > 1 ? [[key, steps.slice(0, -1)]] : [])))
    return { category, ...(Object.keys(above).length === 0 ? {} : { above }) }
  }

  function toLink(cell: Cell | undefined): string | undefined {
    if (cell === undefined) return undefined
    // Several in one cell: the first is the one to show.
    const first = cell.text.split(/(?<![,;|\s])[,;|\s]+(?=https?:\/\/)/)[0]!.trim()
    const link = first.replaceAll(' ', '%20').replaceAll("'", '%27').replace(/^\/\//, 'https://')
    if (/^(?:https?:\/\/|\/(?!\/)|[\w.-]+\/|#)[^\s<>"']*$|^[\w.%-]+$/.test(link) && link.length <= 2000) return link
    fault(cell.line, `a link: https://…, /… or a relative path in "${cell.field}"`, JSON.stringify(cell.text.slice(0, 60)))
    return undefined
  }

  function checkSku(sku: string, line: number): void {
    if (sku === '') fault(line, 'a SKU or id', 'nothing')
    else if (sku.length > longest.sku || /[\p{C}]|\s{2}/u.test(sku)) {
      fault(line, `a SKU of at most ${longest.sku} plain characters`, JSON.stringify(sku.slice(0, 60)))
    }
  }

  function repeatedSkus(): void {
    const owners = new Map<string, { product: number; line: number }>()
    const claim = (sku: string, product: number, line: number) => {
      const first = owners.get(sku)
      if (first !== undefined) fault(line, 'a SKU that is used once', `${JSON.stringify(sku)} of line ${first.line} again`)
      else owners.set(sku, { product, line })
    }
    for (const [at, { sku }] of entries.entries()) claim(sku, at, places[at]!.line)
    for (const [at, { sku: own, variants = [] }] of entries.entries()) {
      let mayShare = true
      for (const [of, { sku }] of variants.entries()) {
        if (sku === own && mayShare) mayShare = false
        else claim(sku, at, places[at]!.variants[of]!)
      }
    }
  }

  function lists(name: 'highlights' | 'aliases' | 'tags', texts: readonly FeedText[]) {
    const local = texts.map(text => toLocal(text, language))
    const zh = local.flatMap(text => text.zh ?? [])
    const en = local.flatMap(text => text.en ?? [])
    if (zh.length + en.length === 0) return {}
    return { [name]: { ...(zh.length === 0 ? {} : { zh }), ...(en.length === 0 ? {} : { en }) } }
  }
}

/**
 * Feeds write each variant's options into its title ("… Suitcase Silver 20in"); the product's own name is what is left of it. Only
 * labels at the end or between dashes and spaces go, and only where titles of other variants lack them.
 */
function withoutOptions(title: LocalText, lead: Item, items: readonly Item[]): LocalText {
  const labels = lead.options.flatMap(([, { plain, zh, en }]) =>
    [plain, zh, en].filter(label => label !== undefined && label.trim() !== ''),
  )
  const others = items.filter(item => item !== lead).map(({ title: { plain = '', zh = '', en = '' } }) => `${plain} ${zh} ${en}`)
  const own = labels
    .flatMap(label => [label!, label!.replace(/\s+/g, ''), label!.replace(/色$/, '')])
    .filter(label => label.length > 0 && others.some(other => other.trim() !== '' && !new RegExp(asWord(label), 'iu').test(other)))
    .sort((a, b) => b.length - a.length)
    .map(asWord)
  return Object.fromEntries(
    Object.entries(title).map(([language, text]) => {
      const ending = new RegExp(`[\\s\\-–—|/,，·(（]*(?:${own.join('|')})(?:款|色|码)?[)）]?\\s*$`, 'iu')
      let bare = text
      while (own.length > 0 && ending.test(bare)) bare = bare.replace(ending, '')
      return [language, bare.length >= shortestTitle ? bare.trim() : text]
    }),
  )
}

/** A pattern of a label that is no part of a word: the size S does not end "Gloves". */
const asWord = (label: string) =>
  `${/^[\p{Script=Latin}\d]/u.test(label) ? beginsWord : ''}${literal(label)}${/[\p{Script=Latin}\d]$/u.test(label) ? endsWord : ''}`
const beginsWord = '(?<![\\p{Script=Latin}\\d])'
const endsWord = '(?![\\p{Script=Latin}\\d])'

const shortestTitle = 2

/** No product page offers more; a list of everything in every cell is a mistake. */
const mostCombined = 200

/** The line that carries a product's texts and no offer: no options, and no price or 0, beside lines that have them. */
function isHead(item: Item, items: readonly Item[]): boolean {
  if (item.options.length > 0 || !items.some(({ options }) => options.length > 0)) return false
  const price = item.price === undefined ? undefined : readPrice(item.price.text)
  return item.price === undefined || (price !== undefined && Number(price.amount) === 0)
}

const keyOf = ({ group, sku, line }: Item) => `${group ?? ''} ${sku?.text ?? line}`

function itemCurrency({ price, currency }: Item): string | undefined {
  return (price === undefined ? undefined : readPrice(price.text)?.currency) ?? currency
}

/** A price list in another currency repeats SKUs that have their price: of each SKU the price in the shop's currency counts. */
function inOneCurrency(items: readonly Item[], currency: string): { items: Item[]; others: number } {
  const known = new Map<string, Item>()
  let others = 0
  for (const [at, item] of items.entries()) {
    const key = keyOf(item)
    const first = known.get(key)
    const own = itemCurrency(item)
    if (first === undefined || own === undefined || own === itemCurrency(first)) {
      known.set(first === undefined ? key : `${key} ${at}`, item)
      continue
    }
    others += 1
    if (own !== currency) continue
    const { price, sale, compareAt } = item
    const { price: _price, sale: _sale, compareAt: _compareAt, ...rest } = first
    known.set(key, {
      ...rest,
      currency,
      ...(price === undefined ? {} : { price }),
      ...(sale === undefined ? {} : { sale }),
      ...(compareAt === undefined ? {} : { compareAt }),
    })
  }
  return { items: [...known.values()], others }
}

/** What was told, else the shop's where the feed has it, else the feed's first, else the shop's. */
function currencyOf(items: readonly Item[], { currency, shopCurrency }: Assembly): string | undefined {
  if (currency !== undefined) return currency
  const found = new Set(items.flatMap(item => itemCurrency(item) ?? []))
  if (shopCurrency !== undefined && found.has(shopCurrency)) return shopCurrency
  return [...found][0] ?? shopCurrency
}

/** The cheapest that can be had, else the cheapest. */
function cheapestOf(variants: readonly Variant[]): Variant {
  const there = variants.filter(({ stock }) => stock !== 0)
  return (there.length > 0 ? there : variants).reduce((best, variant) => (variant.price < best.price ? variant : best))
}

function toSku(group: string): string {
  return group.trim().replace(/\s+/g, '-')
}

function htmlOf(text: FeedText): FeedText {
  return Object.fromEntries(
    Object.entries(text)
      .map(([key, value]) => [key, readHtml(value)])
      .filter(([, value]) => value !== ''),
  )
}

const part = (language: Language, text: string | undefined): LocalText => (text === undefined ? {} : { [language]: text })
