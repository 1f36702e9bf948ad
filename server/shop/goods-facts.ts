import { inSentence } from '../dialogue/capitals.ts'
import type { Need } from '../dialogue/conversation.ts'
import { goods, goodsWanted, hasWord, isAmong } from '../dialogue/goods.ts'
import type { Fact } from '../dialogue/plan.ts'
import type { Found, SoldOut, Want } from '../dialogue/wants.ts'
import { asksForGoods } from '../dialogue/wish-phrases.ts'
import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import type { FactPorts } from './fact-ports.ts'
import { toMajor } from './money.ts'
import { cardsShown, type ProductTelling } from './product-facts.ts'
import type { Recommendation } from './recommend.ts'
import { fits, inStock } from './variants.ts'
import { featuresOf } from './wish-terms.ts'

type Query = Parameters<FactPorts['recommend']>[0]

/** Most of a message that asks for a thing is its name; in a story all sorts of things are named. */
const mostOfIt = 0.4

function isCalledFor(word: string, { told = '' }: Need): boolean {
  return told === '' || asksForGoods(told) || word.length >= mostOfIt * told.trim().length
}

/** Goods to a wish: what is shown, what of it had to give way, what is sold out or not sold at all. */
export function createGoodsFacts(
  ports: Pick<FactPorts, 'recommend' | 'product' | 'currency' | 'labelOf'>,
  { fact, productFacts }: ProductTelling,
) {
  return findProducts

  async function findProducts(want: Extract<Want, { want: 'products' }>, language: Language): Promise<Found> {
    const cheapest = undercut(want)?.map(({ price }) => price)
    const dearest = want.dearerThan?.map(sku => ports.product(sku)?.price).filter(price => price !== undefined) ?? []
    const query = {
      need: dearest.length === 0 ? want.need : { ...want.need, budget: { min: toMajor(Math.max(...dearest) + 1, ports.currency()) } },
      language,
      exclude: want.exclude,
      popular: want.popular === true,
      limit: cardsShown,
      ...(want.order === undefined ? {} : { order: want.order }),
      ...(want.among === undefined ? {} : { among: want.among }),
      ...(want.like === undefined ? {} : { like: want.like }),
      ...(want.alike === undefined ? {} : { alike: want.alike }),
      ...(cheapest === undefined || cheapest.length === 0 ? {} : { maxPrice: Math.min(...cheapest) - 1 }),
    }
    const found = await withBesides(want, query)
    // What was shown must be undercut: a dearer "nearest" is no answer to "cheaper".
    const outbids = dearest.length > 0 && found.relaxed === 'budget'
    const undercuts = found.relaxed === undefined || found.relaxed === 'colour' || found.relaxed === 'size'
    // What is only sold out is sold.
    const { absent } = found.gone === undefined ? await kindNotSold(want, query, found) : {}
    const near = absent === undefined ? found.picks : found.picks.filter(({ product }) => isNear(product, absent.text))
    const picks = outbids || (cheapest !== undefined && !undercuts) ? [] : near
    const products = picks.map(({ product, variant, why }) => productFacts(product, language, why, variant.price))
    return {
      want: 'products',
      products,
      ...(found.relaxed === undefined || found.relaxed === 'nothing' ? {} : { relaxed: found.relaxed }),
      ...(await soldOutOf(want, query, found, language)),
      ...(absent === undefined ? {} : { absent }),
      ...(products.length > 1 ? { count: fact('number', String(products.length), 'count:cards', 'computed') } : {}),
    }
  }

  /** What is to be undercut, unless a kind is named that it is none of. */
  function undercut({ cheaperThan, need }: Extract<Want, { want: 'products' }>): Product[] | undefined {
    const products = cheaperThan?.flatMap(sku => ports.product(sku) ?? [])
    const isOfIt = ({ categoryId }: Product) => need.category === undefined || categoryId === undefined || categoryId === need.category
    return products?.some(product => !isOfIt(product)) === true ? undefined : products
  }

  /** Of each kind that one message names the first, as it named them; then what else there is of the last. */
  async function withBesides({ besides = [] }: Extract<Want, { want: 'products' }>, query: Query): Promise<Recommendation> {
    const found = await ports.recommend(query)
    const { budget } = query.need
    // What may be spent is said once.
    const limits = budget === undefined ? {} : { budget }
    const each = await Promise.all(besides.map(need => ports.recommend({ ...query, need: { ...limits, ...need }, limit: 1 })))
    const firsts = each.flatMap(({ picks, relaxed }) => (relaxed === 'category' || relaxed === 'nothing' ? [] : picks))
    const others = firsts.filter(({ product }) => found.picks.every(pick => pick.product.sku !== product.sku))
    if (others.length === 0) return found
    const { relaxed, ...rest } = found
    const own = relaxed === 'category' || relaxed === 'nothing' ? [] : found.picks
    return { ...rest, ...(own.length === 0 || relaxed === undefined ? {} : { relaxed }), picks: [...others, ...own].slice(0, cardsShown) }
  }

  /** What was wished for exactly is in the shop and cannot be had now: said, beside whatever is shown instead. */
  async function soldOutOf(
    want: Extract<Want, { want: 'products' }>,
    query: Query,
    found: Recommendation,
    language: Language,
  ): Promise<{ soldOut?: SoldOut }> {
    const { colour, size } = want.need
    if (found.gone !== undefined && want.exclude.length === 0) return { soldOut: { product: productFacts(found.gone, language) } }
    const isAsked = want.popular !== true && want.cheaperThan === undefined && want.order === undefined && want.exclude.length === 0
    const isMissed = found.relaxed !== undefined && found.relaxed !== 'budget'
    if (!isAsked || !isMissed || want.need.gift === true) return {}
    const { picks, relaxed } = await ports.recommend({ ...query, soldOut: true, limit: 1 })
    const product = picks[0]?.product
    if (product === undefined || relaxed !== undefined) return {}
    const meant = product.variants.filter(variant => fits(variant, size, colour))
    if (meant.length === 0 || meant.some(inStock)) return {}
    return {
      soldOut: {
        product: productFacts(product, language),
        ...(size === undefined ? {} : { size: fact('phrase', size, 'shopper', 'shopper') }),
        ...(colour === undefined
          ? {}
          : { colour: fact('phrase', inSentence(ports.labelOf('colour', colour, language)), 'shopper', 'shopper') }),
      },
    }
  }

  /** A kind of goods was named that the shop has none of: said, instead of "nothing better". */
  async function kindNotSold(
    { need, exclude, among, like, cheaperThan }: Extract<Want, { want: 'products' }>,
    query: Query,
    { relaxed, picks, sure }: Recommendation,
  ): Promise<{ absent?: Fact }> {
    if (relaxed !== undefined && relaxed !== 'nothing' && relaxed !== 'category') return {}
    if (exclude.length > 0 || (among ?? like ?? cheaperThan) !== undefined) return {}
    const wanted = goodsWanted((need.words ?? '').split('\n').at(-1) ?? '').at(-1)
    if (wanted === undefined || sure === true || !isCalledFor(wanted.word, need)) return {}
    const { word, ids } = wanted
    // 保温杯 where the shop has cups, and none of them is one: what is shown is only near.
    if (relaxed === undefined) {
      const isOne = ({ product }: Recommendation['picks'][number]) => {
        const { goods: own, named, sorted, sentences } = featuresOf(product)
        return isAmong(new Set(ids), own) || [named, sorted, ...sentences].some(text => hasWord(text, word))
      }
      const isNarrow = ids.every(id => goods[id]?.whole !== true)
      return !isNarrow || need.gift === true || picks.length === 0 || picks.some(isOne)
        ? {}
        : { absent: fact('phrase', word, 'shopper', 'shopper') }
    }
    const any = await ports.recommend({ ...query, need: { words: word }, soldOut: true, limit: 1 })
    return any.picks.length > 0 && any.relaxed === undefined ? {} : { absent: fact('phrase', word, 'shopper', 'shopper') }
  }
}

/** Of one section of goods with what was named, or told of as such: a sleeping bag that "opens into a quilt" for a quilt, no cake tin for a candle. */
function isNear(product: Product, word: string): boolean {
  const { goods: own, named, sorted, sentences } = featuresOf(product)
  const sections = new Set(goodsWanted(word).flatMap(({ ids }) => ids.map(id => goods[id]?.section)))
  return [...own].some(id => sections.has(goods[id]?.section)) || [named, sorted, ...sentences].some(text => hasWord(text, word))
}
