import type { Found } from '../dialogue/found.ts'
import type { Want } from '../dialogue/wants.ts'
import type { Leaning } from '../profile/leanings.ts'
import type { Language } from '../wire.ts'
import { reasonInWords } from './reasons.ts'
import type { Suggestion, SuggestQuery } from './suggest.ts'

type Find = (want: Want, language: Language) => Promise<Found>
type Ports = {
  suggest(query: SuggestQuery): Promise<Suggestion[]>
  /** What the shopper has looked at, the latest last; `added` where the last thing they did was to put it into the cart. */
  lookedAt(): { skus: readonly string[]; added: boolean; leanings: readonly Leaning[] }
  titleOf(sku: string, language: Language): string | undefined
}

/** "Anything good?", 有什么好推荐的: words that name nothing. */
const anyWords = new Set(
  (
    'anything something good nice great cool recommend recommendation recommendations suggest suggestion suggestions me any some please what whats is are do ' +
    'you have got popular trending hot best seller sellers bestseller bestsellers here there the a to buy show can could i for today now s'
  ).split(' '),
)
const anyCharacters = /看看|什么|推荐|东西|热门|爆款|最近|好物|好货|随便|商品|你们|一下|[有啥好的下点吗呢呀给我你店里款几卖得最]/gu

function namesNothing(words: string): boolean {
  const rest =
    words
      .toLowerCase()
      .replace(anyCharacters, ' ')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return rest.every(word => anyWords.has(word))
}

function isForAnything({ popular, need }: Extract<Want, { want: 'products' }>): boolean {
  if (need.category !== undefined || need.recipient !== undefined || need.gift === true || need.sale === true) return false
  return popular === true || (need.words !== undefined && need.words.length <= 80 && namesNothing(need.words))
}

/** So many are put forward; what the shopper's limits leave of them is shown. */
const putForward = 12
const fewestShown = 2

/**
 * The shop's own answers, but for one: who asks for nothing in particular is shown what goes with what they have looked at, or what many look
 * at, each with the reason. Where visitors have told too little, the shop's own order stands.
 */
export function findForShopper(find: Find, { suggest, lookedAt, titleOf }: Ports): Find {
  return async (want, language) => {
    if (want.want !== 'products' || !isForAnything(want)) return find(want, language)
    const isTold = want.order ?? want.among ?? want.like ?? want.cheaperThan ?? want.dearerThan
    if (isTold !== undefined) return find(want, language)
    const { skus: viewed, added, leanings } = lookedAt()
    const suggestions = await suggest({ viewed, language, beside: added, leanings, exclude: want.exclude, most: putForward })
    if (suggestions.length < fewestShown) return find(want, language)
    const { words: _anything, ...need } = want.need
    const found = await find({ ...want, need, popular: true, among: suggestions.map(({ sku }) => sku) }, language)
    if (found.want !== 'products' || found.relaxed !== undefined || found.products.length < fewestShown) return find(want, language)
    const reasons = new Map(
      suggestions.flatMap(({ sku, because }) => {
        const text = reasonInWords(because, language, other => titleOf(other, language))
        return text === undefined ? [] : [[sku, text] as const]
      }),
    )
    const products = found.products.map(product => {
      const text = reasons.get(product.sku)
      if (text === undefined) return product
      return { ...product, reason: { type: 'phrase' as const, text, source: 'computed' as const, ref: `visits:${product.sku}` } }
    })
    return { ...found, products }
  }
}
