import { goodsWanted, hasWord, isAmong } from '../language/goods.ts'
import { peopleIn } from '../language/people.ts'
import { asksForGoods, asksWhatGoods, isBareWish } from '../language/wish-phrases.ts'
import { inStock } from '../shop/variants.ts'
import type { Product, Variant } from '../store/catalogue.ts'
import { calledOrFree } from './called-so.ts'
import { candidatesFor, variantFor } from './candidates.ts'
import { cheapFirst } from './cheap-first.ts'
import { isOfKind, kindsWanted, nearestKind } from './kinds-wanted.ts'
import { besideFirst, type Likely, likeliest, type Ports } from './likeliest.ts'
import { isLargeEnough, oneOfEach, withinAll } from './one-of-each.ts'
import { byDistance, byScore, diverse, inOrder, telling } from './ranking.ts'
import { refined } from './refined-picks.ts'
import { asksForSeveral, belongTogether } from './sets.ts'
import { asGifts, byAge, bySex, forAnyone, isAllowed, isChildrensAlone, suitsWhom, tellsAge, tellsNoKind } from './suits.ts'
import { isOfRefused, speaksAgainst } from './told-not.ts'
import { withinWeight } from './weight-borne.ts'
import { isWhatItIsFor, tellsWhatFor } from './what-for.ts'
import { whyOf } from './why-of.ts'
import { type Candidate, has, type KindWish, type Limit, type Wish, without } from './wish.ts'
import { featuresOf, holds, isRefused, termsOf } from './wish-terms.ts'

/** `property`: what there is of the kind says of itself that it is not as wished; `age`: that it is for others than who is so old. */
export type Relaxed = 'age' | 'weight' | 'budget' | 'colour' | 'size' | 'category' | 'nothing' | 'property'

/** `variant` is the cheapest that fits; its price is the one to name. */
export type Pick = { product: Product; variant: Variant; why?: string }

/** `sure`: the first is what was meant, whatever it was called; `firsts`: so many of the picks are one of each of several kinds. */
export type Recommendation = { picks: Pick[]; relaxed?: Relaxed; gone?: Product; sure?: true; firsts?: number }

const mostPicks = 3
const everyOne = 50

/** What lies further off is not near: of the nearest between this and 0 three of ten were right. */
const farOff = -1

/** From here on nine of ten were right in held-back shops, seven of ten among the goods of three. */
const surely = 2

/** What may be dropped when nothing fits everything: fewest wishes first, the budget before the colour before the size. */
const concessions: readonly (readonly Limit[])[] = [
  [],
  ['budget'],
  ['colour'],
  ['size'],
  ['budget', 'colour'],
  ['budget', 'size'],
  ['colour', 'size'],
  ['budget', 'colour', 'size'],
]

/**
 * What is likeliest to be meant, by what is learnt of wishes; what words, kinds and limits find is one of the signs. Where a limit had to give way for what was named, that
 * is said. `gone`: what was meant is in the shop and cannot be had now.
 */
export async function recommend(said: Wish, ports: Ports): Promise<Recommendation> {
  const people = (said.told?.text ?? said.text)
    .split('\n')
    .map(peopleIn)
    .findLast(count => count !== undefined)
  const wish = people === undefined ? said : { ...said, people }
  if (wish.nearest === true) return nearestTo(wish, ports)
  const found = withinWeight(await calledOrFree(unlessAgainst(await meantBy(wish, ports), wish), wish, ports), wish)
  return cheapFirst(refined(found, wish), wish)
}

/** Of what there is none: what is likest it, be that ever so little. */
async function nearestTo({ category: _category, ...wish }: Wish, ports: Ports): Promise<Recommendation> {
  const { text, vector } = { ...wish, ...wish.told }
  const heard = vector === undefined ? {} : { vector }
  const whole = { ...wish, text, ...heard, goods: new Set<number>(), calledBy: [], whole: true as const }
  const there = toBeHad(await likeliest(whole, [], ports), whole)
  const picks = besideFirst(there, ports.weights).map(({ candidate }) => toPick(whole)(candidate))
  return { picks: picks.slice(0, wish.limit ?? mostPicks), relaxed: picks.length === 0 ? 'nothing' : 'category' }
}

async function meantBy(wish: Wish, ports: Ports): Promise<Recommendation> {
  const { told, ...plain } = wish
  const found = unlessAgainst(await byKinds(plain, ports), plain)
  const isNamed = kindsWanted(plain).some(kind => !tellsNoKind(kind))
  // A cheaper one of a kind is that; a cheaper present for who sleeps badly is still for that.
  const isOther = wish.undercuts === true && (isNamed || wish.gift !== true)
  if (told === undefined || isOther || (wish.among ?? wish.like ?? wish.sale ?? wish.order) !== undefined) return found
  const { category: _category, ...open } = plain
  const whole = { ...open, text: told.text, vector: told.vector, goods: new Set<number>(), calledBy: [], whole: true as const }
  if (isNamed && (await isAllRefused(found, plain, ports))) return { picks: [], relaxed: 'property' }
  // "I want a blanket" is a blanket, whatever else "opens to a blanket".
  const isBare = isBareWish(told.text)
  const met = isNamed && found.relaxed === undefined ? found.picks.map(({ product }) => product.sku) : []
  const ever = await likeliest({ ...whole, soldOut: true }, met, ports)
  const there = toBeHad(ever, whole)
  const [first] = there
  const isForThem = wish.gift === true || (wish.whom !== undefined && !ownCharge.test(wish.whom))
  const asksForList = asksForSeveral(told.text) || (!isForThem && asksWhatGoods(told.text) && goodsWanted(told.text).length === 0)
  const isAround = goodsWanted(told.text).length > 0
  const list = asksForList
    ? withinAll(
        oneOfEach(
          isAround ? there.filter(one => one === first || belongTogether(first?.candidate.product, one.candidate.product)) : there,
          wish,
        ),
        wish,
      )
    : []
  if (list.length > 1) return { picks: list.map(({ candidate }) => toPick(whole)(candidate)), firsts: list.length }
  const meant = besideFirst(ever, ports.weights)
  const isGone = meant.length > 0 && meant[0]!.odds > 0 && meant.every(({ candidate }) => !candidate.product.variants.some(inStock))
  const gone = isGone ? { gone: meant[0]!.candidate.product } : {}
  if (isBare && met.length > 0 && first !== undefined && !met.includes(first.candidate.product.sku)) return found
  // 书包 is what is called so, before whatever else is carried on a back.
  const called = isBare ? there.filter(({ candidate }) => isCalled(candidate.product, told.text)) : []
  if (called[0] !== undefined && called[0] !== first)
    return { picks: called.slice(0, wish.limit ?? mostPicks).map(({ candidate }) => toPick(whole)(candidate)), ...gone }
  const beyond = isNamed || wish.undercuts === true ? undefined : await likelierBeyond(whole, ports)
  if (beyond !== undefined) return { picks: [toPick(whole)(beyond)], relaxed: 'budget', ...gone }
  const limited = found.relaxed === 'age' || found.relaxed === 'budget' || found.relaxed === 'colour' || found.relaxed === 'size'
  if (first === undefined && wish.minPrice !== undefined && !isNamed) {
    // "About 200" for a present, where nothing costs that: what suits for less.
    const { minPrice: _least, ...upTo } = whole
    const forLess = besideFirst(await likeliest(upTo, [], ports), ports.weights).map(({ candidate }) => toPick(whole)(candidate))
    if (forLess.length > 0) return { picks: forLess.slice(0, wish.limit ?? mostPicks), relaxed: 'budget', ...gone }
  }
  if (first === undefined || (limited && isNamed)) return { ...found, ...gone }
  // Nothing but a limit was heard as what is wanted: what else was told counts where it means something here.
  if (wish.text === '' && first.odds <= 0) return found
  const sure = first.odds >= surely
  const isFound = found.picks.length > 0 && !near.has(found.relaxed)
  // "In wood" of a kind that was named before: which of those that were found.
  const narrows = wish.text.includes('\n')
  // What is sold out leaves what is likely too before whatever words alone find.
  if ((isGone && (first.odds <= 0 || wish.gift === true) && found.picks.length > 0) || (isFound && isNamed && (narrows || first.odds <= 0)))
    return { ...found, ...gone }
  // "Do you sell fridges?", or other tents where all were shown: none, and nothing that comes near one.
  const isAsked = asksForGoods(told.text) && (isNamed || first.odds <= 0)
  if (!isFound && !sure && (isAsked || (isNamed && (wish.exclude ?? []).length > 0))) return { ...found, ...gone }
  // Rather nothing than this: what comes nearest is shown as that. For a present anything is a find within its limits.
  if (!isFound && (first.odds <= farOff || (isGone && first.odds <= 0))) return { ...found, ...gone }
  if (!isFound && first.odds <= 0) return { picks: [toPick(whole)(first.candidate)], relaxed: 'category', ...gone }
  // Beside one of the kind that was named stands what else was found of it; which is likeliest comes first.
  const ofKind = there.filter(({ candidate }) => met.includes(candidate.product.sku))
  const hasRoom = ({ candidate }: Likely) => isLargeEnough(candidate.product, wish.people)
  const roomy = ofKind.filter(hasRoom)
  // 帐篷买哪个 of whoever tells of a child of five: no children's shoes, where something is called a tent.
  const calls = ({ candidate }: Likely) => isCalled(candidate.product, told.text)
  // "Soil for my aloe" is soil, and before all what says that it suits one; "a lantern?? do u do blankets" asks for what was heard as the kind.
  const isHead =
    (wish.forWhat !== undefined || goodsWanted(wish.called ?? '').length > 0) &&
    ofKind.length > 0 &&
    !kindsWanted(plain).some(kind => isOfKind(first.candidate.product, kind))
  const ofThem = roomy.length > 0 ? roomy : ofKind
  const suits = ({ candidate }: Likely) => tellsWhatFor(candidate.product, wish)
  const suiting = ofThem.filter(suits)
  // 娃怕黑，露营用的灯: the lamp for camping, before one that only helps against the dark.
  const isSuiting = suiting.length > 0 && !suits(first)
  const isOfCalled = ofKind[0] === first || (!calls(first) && ofKind.some(calls)) || isHead || isSuiting
  const shown = isOfCalled ? (suiting.length > 0 ? suiting : ofThem) : besideFirst(there, ports.weights)
  const picks = shown.map(({ candidate }) => toPick(whole)(candidate))
  return { picks: picks.slice(0, wish.limit ?? mostPicks), ...gone, ...(sure ? { sure: true as const } : {}) }
}

/** Who is looked after by whoever asks. */
const ownCharge = /宠物|宝宝|\b(?:pet|baby)\b/u

/** A blanket for who is allergic to wool, where all of them have some: none, rather than something else. */
async function isAllRefused({ picks }: Recommendation, { avoid = [], ...wish }: Wish, ports: Ports): Promise<boolean> {
  if (avoid.length === 0) return false
  const [kind] = kindsWanted({ ...wish, avoid })
  const isOne = ({ product }: Pick) => kind!.goods.size === 0 || isAmong(kind!.goods, featuresOf(product).goods)
  if (kind === undefined || picks.some(isOne)) return false
  const any = await byKinds({ ...wish, limit: everyOne }, ports)
  const ofKind = any.relaxed === undefined ? any.picks.filter(isOne).map(({ product }) => featuresOf(product)) : []
  return ofKind.length > 0 && ofKind.every(one => isOfRefused(avoid, one) || avoid.some(word => isRefused(word, one)))
}

/** Each in the variant that is wished for, without those that have none. */
const toBeHad = (likely: readonly Likely[], wish: KindWish): Likely[] =>
  likely.flatMap(({ candidate, odds }) => {
    const variant = variantFor(candidate.product, wish)
    return variant === undefined ? [] : [{ candidate: { ...candidate, variant }, odds }]
  })

/** What is told to no kind and costs a little less or more than it may is still what is meant, where all that keeps the limit is far from it. */
async function likelierBeyond(wish: KindWish, ports: Ports): Promise<Candidate | undefined> {
  const { minPrice = 0, maxPrice = Number.POSITIVE_INFINITY, ...open } = wish
  if ((wish.minPrice ?? wish.maxPrice) === undefined) return undefined
  // A present "about 100" may cost less.
  const any: KindWish = wish.gift === true ? { ...open, maxPrice } : open
  const all = toBeHad(await likeliest(any, [], ports), any)
  const [first] = all
  if (first === undefined || first.odds < likelyOf.what) return undefined
  const { price } = first.candidate.variant
  const isNear = price >= minPrice * nearLimit.least && price <= maxPrice * nearLimit.most
  const within = all.find(({ candidate: { variant } }) => variant.price >= minPrice && variant.price <= maxPrice)
  return isNear && within !== first && first.odds - (within?.odds ?? 0) >= likelyOf.ahead ? first.candidate : undefined
}

/** In logits: of 32 wishes of our own none that was met within its limit had anything outside so far ahead. */
const likelyOf = { what: 1.5, ahead: 1.7 }
const nearLimit = { least: 0.5, most: 1.15 }

/** Of the kind that is named, and called by that very word. */
function isCalled(product: Product, text: string): boolean {
  const { goods, named } = featuresOf(product)
  return goodsWanted(text).some(({ ids, word }) => isAmong(new Set(ids), goods) && hasWord(named, word))
}

const near: ReadonlySet<Relaxed | undefined> = new Set(['category', 'nothing', 'property'] as const)

/** What speaks against the wish is not shown beside what does not; where all of it does, that is no find, be it of the kind. */
function unlessAgainst(found: Recommendation, wish: Wish): Recommendation {
  const { picks, relaxed } = found
  const isAgainst = spokenAgainst(wish)
  const fitting = picks.filter(pick => !isAgainst(pick))
  if (wish.order !== undefined || fitting.length === picks.length) return found
  if (fitting.length > 0) return { ...found, picks: fitting }
  // What was refused is shown to nobody, however near it comes.
  const left = picks.filter(({ product }) => !isOfRefused(wish.avoid ?? [], featuresOf(product)))
  return relaxed === undefined || left.length < picks.length ? { ...found, picks: left, relaxed: 'property' } : found
}

/** Speaks against the wish, or is called children's where nobody has spoken of a child. */
function unfit(wish: KindWish): (pick: Pick) => boolean {
  const isAgainst = spokenAgainst(wish)
  return pick => isAgainst(pick) || isChildrensAlone(pick.product, wish)
}

function spokenAgainst(wish: Wish): (pick: { product: Product }) => boolean {
  const against = speaksAgainst(wish)
  return ({ product }) => against(featuresOf(product)) > 0 || !isLargeEnough(product, wish.people)
}

/** Up to three different products that can be had now; when none fits, the nearest of that kind, and which wish had to give way. */
async function byKinds(whole: Wish, ports: Ports): Promise<Recommendation> {
  const kinds = kindsWanted(whole)
  for (const wish of kinds) {
    // A blanket for more than was said before a cushion for less.
    const isNarrow = wish.calledBy.length > 0 && wish.category !== undefined && wish.undercuts !== true && wish.order === undefined
    const ways = [
      ...(isNarrow ? concessions.map(dropped => ({ dropped, narrow: true })) : []),
      ...concessions.map(dropped => ({ dropped, narrow: false })),
    ]
    let lacking: Recommendation | undefined
    for (const { dropped, narrow } of ways) {
      if (!dropped.every(name => has(wish, name))) continue
      // Only what may be spent gives way to that.
      if (lacking !== undefined && dropped.some(name => name !== 'budget')) continue
      if (wish.undercuts === true && dropped.includes('budget')) continue
      const found = await pickFor(without(wish, dropped), wish, ports, narrow)
      // "The hiking ones" for less than any costs: the thing that was named, dearer, before others of its kind.
      if (found.length > 0 && dropped.length === 0 && wish.undercuts !== true) {
        const named = await namedButDearer(found, wish, ports)
        if (named.length > 0) return { picks: named, relaxed: 'budget' }
      }
      // "About £40, she likes cooking": what pleases her for less before what she does not care for.
      const { minPrice, ...upTo } = wish
      if (wish.gift === true && minPrice !== undefined && dropped.length === 0 && !isToTaste(found, wish)) {
        const forLess = await pickFor(upTo, upTo, ports)
        if (isToTaste(forLess, wish)) return relaxedOf(forLess, undefined, wish)
      }
      // "About £20" where all costs less or far more: less, which nobody minds.
      if (wish.about !== undefined && minPrice !== undefined && found.length === 0 && dropped.length === 0) {
        const forLess = await pickFor(upTo, upTo, ports, narrow)
        if (forLess.length > 0) return { picks: forLess, relaxed: 'budget' }
      }
      if (found.length === 0) continue
      const given = relaxedOf(found, dropped[0], wish)
      // A tent to sleep in for a little more, before a shelter that is "not for camping overnight".
      if (wish.order !== undefined || given.picks.length === 0 || !given.picks.every(unfit(wish))) return given
      lacking ??= given
    }
    if (lacking !== undefined) return lacking
  }
  const [wish] = kinds
  if (wish === undefined) return { picks: [], relaxed: 'nothing' }
  const isOfKind = wish.category !== undefined || wish.goods.size > 0
  const ofOthers = isOfKind ? await forOtherAges(wish, ports) : []
  if (ofOthers.length > 0) return { picks: ofOthers, relaxed: 'age' }
  // All of the kind were shown already: its kin, as the shop sorts them.
  const last = ports.products(wish.exclude?.slice(-1) ?? [])[0]
  if (isOfKind && last !== undefined && wish.order === undefined) {
    const { category: _category, ...open } = wish
    const found = await pickFor({ ...open, goods: new Set(), calledBy: [], like: last, open: true }, wish, ports)
    if (found.length > 0) return { picks: found, relaxed: 'category' }
  }
  if (isOfKind && wish.text !== '' && wish.among === undefined && wish.like === undefined && wish.order === undefined) {
    const { category: _category, ...open } = without(wish, wish.undercuts === true ? ['colour', 'size'] : ['budget', 'colour', 'size'])
    const near = await pickFor({ ...open, goods: new Set(), calledBy: [] }, wish, ports)
    // A washing machine is not nearly a jacket that is machine washable: what its description alone shares is no likeness.
    const terms = termsOf(wish.text, [])
    const found = near.filter(({ product }) => terms.some(term => term.soft !== true && holds(term, featuresOf(product)) > 0.75))
    if (found.length > 0) return { picks: found, relaxed: 'category' }
  }
  return { picks: [], relaxed: 'nothing' }
}

/** A car seat for a child of two where the only one is from six: that one, with what its text says of it. */
async function forOtherAges(wish: KindWish, ports: Ports): Promise<Pick[]> {
  const { age, ...anyAge } = wish
  if (age === undefined || wish.gift === true || wish.among !== undefined || wish.order !== undefined) return []
  const [first] = await pickFor(anyAge, wish, ports, true)
  const told = first === undefined ? undefined : tellsAge(first.product, wish.language)
  return first === undefined || told === undefined ? [] : [{ ...first, why: told }]
}

/** What the newest words of the wish name, where its limit of price leaves only what they tell nothing of. */
async function namedButDearer(found: readonly Pick[], wish: KindWish, ports: Ports): Promise<Pick[]> {
  if (wish.maxPrice === undefined || wish.order !== undefined || wish.among !== undefined) return []
  const [newest = '', ...older] = wish.text.split('\n').reverse()
  // Who says both at once, or the limit last, means the limit.
  if (/\d/.test(newest) || !older.some(line => /\d/.test(line))) return []
  const terms = termsOf(newest, wish.categoryWords ?? []).filter(({ soft }) => soft !== true)
  if (terms.length === 0 || found.some(({ product }) => terms.some(term => holds(term, featuresOf(product)) > 0))) return []
  const dearer = await pickFor(without(wish, ['budget']), wish, ports)
  return dearer.filter(({ product }) => terms.every(term => holds(term, featuresOf(product)) > 0.75))
}

/** Whether something of it is called or sorted as the wish says. */
function isToTaste(picks: readonly Pick[], { text, categoryWords = [] }: Wish): boolean {
  const terms = termsOf(text, categoryWords).filter(({ soft }) => soft !== true)
  return picks.some(({ product }) => terms.some(term => holds(term, featuresOf(product)) > 0.65))
}

async function pickFor(wish: KindWish, whole: Wish, ports: Ports, narrow = false): Promise<Pick[]> {
  const gathered = (await candidatesFor(wish, ports)).filter(({ product }) => isAllowed(product, wish) && !isWhatItIsFor(product, wish))
  const ofKind = nearestKind(
    gathered.filter(({ product }) => isOfKind(product, wish)),
    wish,
    narrow,
  )
  if (narrow && ofKind.length === 0) return []
  const beyondBudget =
    whole.maxPrice !== undefined || whole.minPrice !== undefined ? wish.maxPrice === undefined && wish.minPrice === undefined : false
  const suited = asTold(forAnyone(suitsWhom(ofKind, wish), wish), wish)
  // 书包 is what is called so, before whatever else is carried on a back; the cheapest cheddar is no other cheese.
  const isCalledSo = ({ product }: Candidate) => wish.calledBy.some(word => hasWord(featuresOf(product).named, word))
  if (wish.order !== undefined) {
    const called = suited.filter(isCalledSo)
    const [first] = inOrder(called.length > 0 ? called : suited, wish.order)
    if (first !== undefined) return [toPick(wish)(first)]
  }
  const meant = telling(suited, wish)
  const ranked = beyondBudget ? byDistance(meant, whole) : byScore(bySex(byAge(asGifts(meant, wish), wish.age), wish), wish)
  const ordered = beyondBudget ? ranked : [...ranked.filter(isCalledSo), ...ranked.filter(one => !isCalledSo(one))]
  return diverse(ordered, wish.limit ?? mostPicks).map(toPick(wish))
}

/** Not what says of itself that it is not so, where there is anything else of the kind. */
function asTold(found: readonly Candidate[], wish: Wish): readonly Candidate[] {
  const isAgainst = spokenAgainst(wish)
  const fitting = found.filter(({ product }) => !isAgainst({ product }))
  return fitting.length > 0 ? fitting : found
}

const toPick =
  (wish: Wish) =>
  ({ product, variant }: Candidate): Pick => {
    const why = whyOf(product, wish)
    return { product, variant, ...(why === undefined ? {} : { why }) }
  }

/** Words that only a description shares, or the meaning alone, do not make it the thing that was asked for. */
function relaxedOf(picks: Pick[], dropped: Relaxed | undefined, wish: KindWish): Recommendation {
  if (dropped !== undefined) return { picks, relaxed: dropped }
  const isKnown = wish.category !== undefined || wish.goods.size > 0 || wish.among !== undefined || wish.like !== undefined
  if (isKnown || wish.open === true || wish.sale === true) return { picks }
  const terms = termsOf(wish.text, [])
  const isNamed = picks.some(({ product }) => terms.some(term => holds(term, featuresOf(product)) > 0.5))
  // "Do you sell tellies?": what only means something like it is none.
  const isTold = picks.some(({ product }) => terms.some(term => holds(term, featuresOf(product)) > 0))
  if (terms.length > 0 && !isTold && asksForGoods(wish.text)) return { picks: [], relaxed: 'nothing' }
  return terms.length === 0 || isNamed ? { picks } : { picks, relaxed: 'category' }
}
