import type { Need } from '../dialogue/conversation.ts'
import type { Found, SoldOut } from '../dialogue/found.ts'
import type { Want } from '../dialogue/wants.ts'
import { inSentence } from '../language/capitals.ts'
import { familyOf, goodsWanted, hasWord } from '../language/goods.ts'
import type { Recommendation } from '../search/recommend.ts'
import { isForChildren, isForPets } from '../search/suits.ts'
import { featuresOf, holds, termsOf } from '../search/wish-terms.ts'
import { toMajor } from '../shop/money.ts'
import { withoutWords } from '../shop/options.ts'
import { fits, inStock } from '../shop/variants.ts'
import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { cheaperAlike, likeUndercut, moreThan, needOver, passedBy, spentOf, undercut } from './another.ts'
import { createBesides, type Together } from './besides.ts'
import { type Beyond, beyondLimit, tellsNone, withFeatures } from './beyond-limit.ts'
import type { FactPorts } from './fact-ports.ts'
import { othersOf } from './gone-in-sum.ts'
import { kindNotSold } from './kind-not-sold.ts'
import { cardsShown, type ProductTelling } from './product-facts.ts'
import { toldOfWish } from './told-of-wish.ts'
import { inOptionsTold } from './variant-wished.ts'

type Query = Parameters<FactPorts['recommend']>[0]

/** Goods to a wish: what is shown, what of it had to give way, what is sold out or not sold at all. */
export function createGoodsFacts(
  ports: Pick<FactPorts, 'recommend' | 'product' | 'currency' | 'labelOf' | 'vocabulary' | 'read'>,
  telling: ProductTelling,
) {
  const { withBesides, togetherOf } = createBesides(ports, telling)
  const { fact, productFacts } = telling
  return findProducts

  async function findProducts(asked: Extract<Want, { want: 'products' }>, language: Language): Promise<Found> {
    const want = withinRest(asked, ports)
    const cheapest = undercut(want, ports)?.map(({ price }) => price)
    const dearest = want.dearerThan?.map(sku => ports.product(sku)?.price).filter(price => price !== undefined) ?? []
    const passed = passedBy(want, ports)
    const { like = want.like, ...need } = needOver(want, passed)
    const query = {
      need: dearest.length === 0 ? need : { ...need, budget: { min: toMajor(Math.max(...dearest) + 1, ports.currency()) } },
      language,
      exclude: passed === undefined ? want.exclude : [...want.exclude, passed.sku],
      popular: want.popular === true,
      limit: cardsShown,
      ...(want.order === undefined ? {} : { order: want.order }),
      ...(want.among === undefined ? {} : { among: want.among }),
      ...(like === undefined ? {} : { like }),
      ...(want.alike === undefined ? {} : { alike: want.alike }),
      ...(want.nearest === undefined ? {} : { nearest: want.nearest }),
      ...(cheapest === undefined || cheapest.length === 0 ? {} : { maxPrice: Math.min(...cheapest) - 1 }),
    }
    const kept: Together = likeUndercut(asMust(await withBesides(want, query), want.must), want, ports)
    const told: Together =
      want === asked ? { ...kept, ...(await withFeatures(want, query, kept, ports)) } : await withinRestOfKind(kept, query)
    const beyond = await beyondLimit(want, query, told, ports)
    const found: Together = beyond !== undefined ? withBeyond(told, beyond) : asLacking(told, want)
    // What was shown must be undercut: a dearer "nearest" is no answer to "cheaper".
    const outbids = dearest.length > 0 && found.relaxed === 'budget'
    const undercuts = found.relaxed !== 'budget' && found.relaxed !== 'category' && found.relaxed !== 'nothing'
    const none = want.nearest === true ? undefined : await kindNotSold(want, query, found, ports)
    const absent = none === undefined ? undefined : fact('phrase', none, 'shopper', 'shopper')
    const near =
      absent === undefined || found.firsts !== undefined ? found.picks : found.picks.filter(({ product }) => isNear(product, absent.text))
    const wished = outbids || (cheapest !== undefined && !undercuts) ? [] : moreThan(near, passed, want.than?.by)
    const isUndercut = cheapest !== undefined && absent === undefined && wished.length === 0
    const left = isUndercut ? await cheaperAlike(want, query, ports) : wished
    const spent =
      cheapest === undefined && dearest.length === 0 && absent === undefined
        ? await spentOf(want, query, { ...found, picks: left }, ports)
        : undefined
    const shown = spent === undefined ? left : []
    const reasoned = tellsMore(want.need) ? await toldOfWish(shown, want.need, language, ports.read) : shown
    const { picks, soldOut } = inOptionsTold(reasoned, want, language, ports, telling)
    const products = picks.map(({ product, variant, why }) => productFacts(product, language, why, variant.price))
    return {
      want: 'products',
      products,
      ...(spent !== undefined
        ? { relaxed: 'only' as const, ...(spent.kind === undefined ? {} : { spent: fact('phrase', spent.kind, 'shopper', 'shopper') }) }
        : isUndercut
          ? { relaxed: left.length > 0 ? ('category' as const) : ('cheapest' as const) }
          : found.relaxed === undefined || found.relaxed === 'nothing'
            ? {}
            : { relaxed: found.relaxed }),
      ...(beyond === undefined ? {} : { relaxed: 'budget' as const, dearer: dearerFacts(beyond, telling, language) }),
      ...(soldOut !== undefined
        ? { soldOut }
        : absent === undefined || found.gone === undefined
          ? await soldOutOf(want, query, found, language)
          : {}),
      ...(absent === undefined ? {} : { absent }),
      ...(picks[0] !== undefined && !suits(picks[0].product, want.need) ? { forOthers: true as const } : {}),
      ...togetherOf(found, language),
      ...(products.length > 1 ? { count: fact('number', String(products.length), 'count:cards', 'computed') } : {}),
    }
  }

  /** Rather another of the kind than one for which too little is left; that it costs more than all of it is not said. */
  async function withinRestOfKind(found: Together, query: Query): Promise<Together> {
    const { words: _words, told: _told, kind: _kind, features: _features, ...kind } = query.need
    if (found.relaxed !== 'budget' || kind.category === undefined) return found
    const other = await ports.recommend({ ...query, need: kind })
    return other.relaxed === undefined && other.picks.length > 0 ? other : { ...found, relaxed: 'category' }
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
    // Called by its name, a wish has no other words.
    const isTold = want.popular !== true || want.among !== undefined
    // What was turned down of others leaves what is called by its name.
    const isFirst = want.exclude.length === 0 || want.among?.every(sku => !want.exclude.includes(sku)) === true
    const isAsked = isTold && want.cheaperThan === undefined && want.order === undefined && isFirst
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
        ...othersOf(product, meant, language),
        ...(size === undefined ? {} : { size: fact('phrase', size, 'shopper', 'shopper') }),
        ...(colour === undefined
          ? {}
          : { colour: fact('phrase', inSentence(ports.labelOf('colour', colour, language)), 'shopper', 'shopper') }),
      },
    }
  }
}

/** Called by its kind alone nothing is told of it. */
const tellsMore = ({ told, words = '', kind = '', features = [] }: Need): boolean =>
  told !== undefined && (features.length > 0 || withoutWords(words.slice(words.lastIndexOf('\n') + 1), [kind]).trim() !== '')

/** Of 500 for both what is left beside the shoes for 199. */
function withinRest(
  want: Extract<Want, { want: 'products' }>,
  ports: Pick<FactPorts, 'product' | 'currency'>,
): Extract<Want, { want: 'products' }> {
  const { spent = [], need } = want
  const prices = spent.flatMap(sku => {
    const product = ports.product(sku)
    return product?.variants.find(one => one.sku === sku)?.price ?? product?.price ?? []
  })
  const rest =
    (need.budget?.max ?? 0) -
    toMajor(
      prices.reduce((sum, price) => sum + price, 0),
      ports.currency(),
    )
  return prices.length === 0 || rest <= 0 ? want : { ...want, need: { ...need, budget: { max: rest } } }
}

/** Of the kind, and none is told to be waterproof. */
function asLacking(found: Together, { need, among, like, besides, order }: Extract<Want, { want: 'products' }>): Together {
  const isOther = (among ?? like ?? besides ?? order) !== undefined || need.gift === true || need.category === undefined
  return found.relaxed === undefined && !isOther && tellsNone(need, found.picks) ? { ...found, relaxed: 'property' } : found
}

/** "Cheaper but waterproof": only what is told to be so; where nothing is, that is said. */
function asMust(found: Together, must = ''): Together {
  const terms = termsOf(must, []).filter(({ soft }) => soft !== true)
  if (terms.length === 0 || found.relaxed !== undefined) return found
  const told = found.picks.filter(({ product }) => terms.some(term => holds(term, featuresOf(product)) > 0))
  return told.length > 0 ? { ...found, picks: told } : found.picks.length > 0 ? { ...found, relaxed: 'property' } : found
}

function dearerFacts({ limit, excess, lacks }: Beyond, { fact, money }: ProductTelling, language: Language) {
  return {
    limit: money(limit, language, 'limit', 'shopper'),
    excess: money(excess, language, 'price-limit'),
    ...(lacks === undefined ? {} : { lacks: fact('phrase', lacks, 'shopper', 'shopper') }),
  }
}

/** What has what must be had comes first, and what keeps the limit stands beside it. */
function withBeyond({ relaxed: _relaxed, ...found }: Together, { pick, lacks }: Beyond): Together {
  return { ...found, picks: lacks === undefined ? [pick] : [pick, ...found.picks].slice(0, cardsShown) }
}

/** Whether it may be said to be for whom it is bought: for an animal or a child what is made for one. */
function suits(product: Product, { recipient, age }: Need): boolean {
  if (recipient === 'pet') return isForPets(product)
  return (recipient !== 'child' && recipient !== 'baby') || age !== undefined || isForChildren(product)
}

/** Of one family of goods with what was named, or told of as such: a sleeping bag that "opens into a quilt" for a quilt, no cake tin for a candle. */
function isNear(product: Product, word: string): boolean {
  const { goods: own, named, sorted, sentences } = featuresOf(product)
  const families = new Set(goodsWanted(word).flatMap(({ ids }) => ids.map(familyOf)))
  return [...own].some(id => families.has(familyOf(id))) || [named, sorted, ...sentences].some(text => hasWord(text, word))
}
