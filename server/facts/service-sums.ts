import { stem } from '../language/bigrams.ts'
import type { ServiceSaid } from '../language/services.ts'
import { servicesIn } from '../language/services.ts'
import type { Vocabulary } from '../language/vocabulary.ts'
import type { Service } from '../rules/services.ts'
import { textOf } from '../shop/catalogue.ts'
import type { Product } from '../store/catalogue.ts'
import type { Priced } from './sum-rules.ts'

/** What work that was asked for comes to: so many `times`; nothing of it where it is not told how often. */
export type Served = { rule: Service; said: ServiceSaid; times?: number }

/** What of it the pages have a price of, for any of these products. */
export const servedFor = (
  products: readonly Product[],
  wanted: readonly ServiceSaid[],
  services: readonly Service[],
  vocabulary: Pick<Vocabulary, 'products'>,
): ServiceSaid[] => {
  const lines = products.map(product => ({ sku: product.sku, quantity: 1, price: 0, product }))
  return wanted.filter(one => servedOn(lines, [one], services, vocabulary).length > 0)
}

/** The prices of the pages for what is wanted, each for those of the goods that it names, else for all of them. */
export function servedOn(
  priced: readonly Priced[],
  wanted: readonly ServiceSaid[],
  services: readonly Service[],
  { products }: Pick<Vocabulary, 'products'>,
): Served[] {
  return wanted.flatMap(said => {
    const all = services.filter(({ kinds }) => kinds.includes(said.of))
    const told = all.some(({ own }) => own) ? all.filter(({ own }) => own) : all
    const atFee = told.filter(({ fee }) => fee === said.fee)
    const meant = atFee.length > 0 ? atFee : told
    const byRule = new Map<Service, number>()
    const served = priced.filter(({ product }) => !isIncluded(product, said.of))
    const byName = served.map(({ product }) => bestFor(meant, namesOf(product)))
    for (const [at, { product, quantity }] of served.entries()) {
      // What is done to a thing that is called so is done to none besides of which the text speaks of it.
      const rule = byName[at] ?? (byName.some(one => one !== undefined) ? undefined : bestFor(meant, [describedAs(product)]))
      if (rule !== undefined) byRule.set(rule, (byRule.get(rule) ?? 0) + quantity)
    }
    const [open, more] = meant.filter(({ words }) => !products.some(({ names }) => sharedWith(words, names) > 0))
    const pieces = priced.reduce((count, { product, quantity }) => (isIncluded(product, said.of) ? count : count + quantity), 0)
    if (byRule.size === 0 && open !== undefined && more === undefined && pieces > 0) byRule.set(open, pieces)
    return [...byRule].map(
      ([rule, count]): Served => ({ rule, said, ...timesOf(rule, said, byRule.size > 1 ? undefined : said.count, count) }),
    )
  })
}

/** What so many pieces of work cost, in major units: 30 for the first and 15 for each after it. */
export const chargeOf = ({ fee, further }: Service, times: number): number =>
  Math.round((further === undefined || times < 1 ? fee * times : fee + further * (times - 1)) * 100) / 100

function timesOf(
  { each, from, once }: Service,
  { of, count: floor }: ServiceSaid,
  count: number | undefined,
  pieces: number,
): { times?: number } {
  if (each === 'floor') return floor === undefined || from === undefined ? {} : { times: Math.max(0, floor - from + 1) }
  if (each === 'end' && count === undefined && pieces > 1) return {}
  // What is old is not as many as what is bought.
  return { times: once === true ? 1 : (count ?? (of === 'removal' ? 1 : pieces)) }
}

const inBoth = (text: Product['title'] | undefined): string[] =>
  text === undefined ? [] : (['zh', 'en'] as const).map(language => textOf(text, language))
/** What a product is called, and what it is sorted under. */
const namesOf = ({ title, category }: Product): string[][] => [inBoth(title), inBoth(category)]
const describedAs = ({ description }: Product): string[] => inBoth(description).map(text => text.split(/[.。]/u)[0]!)

/** Of several prices that whose words share most with the first of such names; none where they share nothing. */
function bestFor(services: readonly Service[], names: readonly (readonly string[])[]): Service | undefined {
  for (const called of names) {
    const [best, second] = services.map(rule => ({ rule, shared: sharedWith(rule.words, called) })).toSorted((a, b) => b.shared - a.shared)
    if (best === undefined || best.shared === 0) continue
    return second?.shared === best.shared && second.rule.fee !== best.rule.fee ? undefined : best.rule
  }
  return undefined
}

/** 免费上门安装 of its own text: nothing is charged for that. */
function isIncluded({ description }: Product, of: string): boolean {
  const text = (['zh', 'en'] as const).map(language => textOf(description, language)).join('\n')
  return text.split(/[。.;；\n]|\band\b/iu).some(part => isFree.test(part) && (servicesIn(part) as readonly string[]).includes(of))
}
const isFree = /免费|包安装|\bfree\b|\bincluded\b|\bat no (?:extra )?(?:cost|charge)\b/iu

/** How much words share with what goods are called: 划船机 of 水阻划船机, "euro cylinder". */
export function sharedWith(words: string, names: readonly string[]): number {
  const plain = words.normalize('NFKC').toLowerCase()
  const tokens = new Set((plain.match(/[a-z]{3,}/g) ?? []).filter(token => !common.has(token)).map(stem))
  const latin = Math.max(
    0,
    ...names.map(name => new Set((name.toLowerCase().match(/[a-z]{3,}/g) ?? []).map(stem).filter(token => tokens.has(token))).size),
  )
  const kinds = plain.match(/\p{Script=Han}+/gu)?.flatMap(run => run.split(joints)) ?? []
  return Math.max(latin, ...kinds.flatMap(kind => names.map(name => endShared(kind, name))))
}
const joints = /[和与及或、的每一是要收都另加]|单独/u
const common = new Set(
  'set pair pack box size small large new old one two any the our your all for and with can made make open each every cost costs come comes number into from more than piece pieces'.split(
    ' ',
  ),
)

/** So many characters at the end of the one are in the other, two at least, or at the beginning of what says more, 打印机送货到桌面: three at least. */
function endShared(kind: string, name: string): number {
  for (let length = Math.min(kind.length, 8); length >= 2; length--)
    if (name.includes(kind.slice(-length)) || (length >= 3 && kind.length >= length + 2 && name.includes(kind.slice(0, length))))
      return length
  return 0
}
