import { agesOf } from '../dialogue/ages.ts'
import type { Need } from '../dialogue/conversation.ts'
import { goods, goodsOf, goodsWanted, hasWord, isAmong, qualitiesIn, wordsOfGoods } from '../dialogue/goods.ts'
import type { Superlative } from '../dialogue/superlatives.ts'
import { asksForGoods } from '../dialogue/wish-phrases.ts'
import { stemOf } from '../dialogue/words.ts'
import { longestQuery, toBigrams, toQueryTokens } from '../store/bigrams.ts'
import type { Product, Variant } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { inOrderOf, isMeasured } from './measures.ts'
import { sizeOf } from './options.ts'
import type { Filters, ProductHit, ProductQuery } from './search.ts'
import { featuresOf, holds, isCalled, isRefused, isWorn, termsOf } from './wish-terms.ts'

export type Wish = {
  language: Language
  /** The shopper's words; empty: what the shop itself puts first. */
  text: string
  vector?: Float32Array
  category?: string
  /** Minor units. */
  minPrice?: number
  maxPrice?: number
  colour?: string
  /** All words of that colour. */
  colourWords?: readonly string[]
  notColour?: string
  size?: string
  /** Words that name the category and so tell nothing about which of its products is meant. */
  categoryWords?: readonly string[]
  /** Words or kinds that were refused. */
  avoid?: readonly string[]
  /** Years, of whom it is for. */
  age?: number
  /** Only what costs less than before. */
  sale?: boolean
  /** `maxPrice` undercuts what was shown: what costs more is no answer. */
  undercuts?: boolean
  order?: Superlative
  /** Only these are looked at: "the cheapest of those". */
  among?: readonly string[]
  /** Another of the kind of this product is wanted, unless the wish names a kind itself. */
  like?: Product
  /** A person was named rather than a thing: anything may suit. */
  open?: boolean
  /** To be given away. */
  gift?: boolean
  /** Also what cannot be had now. */
  soldOut?: boolean
  exclude?: readonly string[]
  limit?: number
}

export type Relaxed = 'budget' | 'colour' | 'size' | 'category' | 'nothing'

/** `variant` is the cheapest that fits; its price is the one to name. */
export type Pick = { product: Product; variant: Variant; why?: string }

export type Recommendation = { picks: Pick[]; relaxed?: Relaxed }

type Ports = {
  searchProducts(query: ProductQuery): Promise<ProductHit[]>
  products(skus: readonly string[]): Product[]
}

const wordsASearch = 20
/** Candidates looked at for three picks, of each search. */
const candidates = 48
const mostPicks = 3
/** For the cheapest of all, as many are looked at. */
const mostInOrder = 2000

/** What may be dropped when nothing fits everything: fewest wishes first, the budget before the colour before the size. */
const concessions: readonly (readonly ('budget' | 'colour' | 'size')[])[] = [
  [],
  ['budget'],
  ['colour'],
  ['size'],
  ['budget', 'colour'],
  ['budget', 'size'],
  ['colour', 'size'],
  ['budget', 'colour', 'size'],
]

/** Up to three different products that can be had now; when none fits, the nearest of that kind, and which wish had to give way. */
export async function recommend(whole: Wish, ports: Ports): Promise<Recommendation> {
  const kinds = kindsWanted(whole)
  for (const wish of kinds) {
    for (const dropped of concessions) {
      if (!dropped.every(name => has(wish, name))) continue
      if (wish.undercuts === true && dropped.includes('budget')) continue
      const found = await pickFor(without(wish, dropped), wish, ports)
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
      if (found.length > 0) return relaxedOf(found, dropped[0], wish)
    }
  }
  const [wish] = kinds
  if (wish === undefined) return { picks: [], relaxed: 'nothing' }
  const isOfKind = wish.category !== undefined || wish.goods.size > 0
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

/** A wish that has a limit and words for anything: what passes the limit is asked for. */
export function isOpen({ words = '', budget, colour, recipient, age, avoid }: Need): boolean {
  const limited = (budget ?? colour ?? recipient ?? age ?? avoid) !== undefined
  return (
    limited &&
    /东西|啥|什么|别的|其他|好物|\b(?:some|any)thing|smth|\bsth\b|stuff|\belse\b/iu.test(words) &&
    goodsWanted(words).length === 0
  )
}

/** A wish with the goods it names. */
type KindWish = Wish & {
  goods: ReadonlySet<number>
  /** The words that named them, unless they name a whole section. */
  calledBy: readonly string[]
}

/** The kinds that may be meant: what the newest message that names goods names, then older ones; a category of another kind was only spoken of. */
function kindsWanted(wish: Wish): KindWish[] {
  const refused = goodsOf(wish.avoid ?? [])
  const named = wish.text
    .split('\n')
    .reverse()
    .map(line => {
      const wanted = goodsWanted(line).filter(({ ids }) => ids.some(id => !refused.has(id)))
      return {
        goods: new Set(wanted.flatMap(({ ids }) => ids.filter(id => !refused.has(id)))),
        calledBy: wanted.filter(({ ids }) => ids.every(id => goods[id]?.whole !== true)).map(({ word }) => stemOf(word)),
      }
    })
    .filter(line => line.goods.size > 0)
  const { category, categoryWords = [], ...rest } = wish
  const ofCategory = goodsOf(categoryWords)
  if (named.length === 0) {
    const isRefusedKind = ofCategory.size > 0 && [...ofCategory].every(id => refused.has(id))
    return isRefusedKind ? [{ ...rest, goods: new Set(), calledBy: [], open: true }] : [{ ...wish, goods: new Set(), calledBy: [] }]
  }
  return named.map(line => {
    const other = category !== undefined && ofCategory.size > 0 && !isAmong(line.goods, ofCategory) && !isAmong(ofCategory, line.goods)
    return other ? { ...rest, ...line } : { ...wish, ...line }
  })
}

async function pickFor(wish: KindWish, whole: Wish, ports: Ports): Promise<Pick[]> {
  const gathered = (await candidatesFor(wish, ports)).filter(({ product }) => isAllowed(product, wish))
  const ofKind = nearestKind(
    gathered.filter(({ product }) => isOfKind(product, wish)),
    wish,
  )
  const beyondBudget =
    whole.maxPrice !== undefined || whole.minPrice !== undefined ? wish.maxPrice === undefined && wish.minPrice === undefined : false
  if (wish.order !== undefined) {
    const [first] = inOrder(ofKind, wish.order)
    // Nothing of the kind tells it: what suits the wish otherwise.
    if (first !== undefined) return [toPick(wish)(first)]
  }
  const meant = telling(suitsWhom(ofKind, wish), wish)
  const ranked = beyondBudget ? byDistance(meant, whole) : byScore(byAge(asGifts(meant, wish), wish.age), wish)
  return diverse(ranked, wish.limit ?? mostPicks).map(toPick(wish))
}

/** Badminton shoes and not all trainers, a cardigan and not what else is sorted with it: as narrow as the wish was worded. */
function nearestKind(found: Candidate[], { calledBy, goods, category, categoryWords = [] }: KindWish): Candidate[] {
  if (calledBy.length === 0) return found
  const isNarrower = categoryWords.some(word =>
    calledBy.some(called => word.endsWith(called) && (word !== called || /^\p{Script=Han}{3,}$/u.test(word))),
  )
  const sorted = isNarrower ? found.filter(({ product }) => category !== undefined && featuresOf(product).kinds.has(category)) : []
  if (sorted.length > 0) return sorted
  // 笔 of titles that end so, whatever kind of pen they are.
  const isEnding = category !== undefined && calledBy.some(called => [...called].length === 1 && categoryWords.includes(called))
  const kin = found.filter(({ product }) => {
    const { goods: own, kinds } = featuresOf(product)
    return isAmong(goods, own) || (isEnding && kinds.has(category))
  })
  return kin.length > 0 ? kin : found
}

const toPick =
  (wish: Wish) =>
  ({ product, variant }: Candidate): Pick => {
    const why = whyOf(product, wish)
    return why === undefined ? { product, variant } : { product, variant, why }
  }

/** What the searches find that can be had as wished, the likeliest first. */
async function candidatesFor(wish: KindWish, ports: Ports): Promise<Candidate[]> {
  const { vector, language, exclude, goods } = wish
  if (wish.among !== undefined) return withVariants(ports.products(wish.among), () => 0, wish)
  const filters = filtersOf(wish)
  const { category: _category, ...anywhere } = filters
  const qualities = qualitiesIn(wish.text).flatMap(({ words }) => words)
  const text = [wish.text, ...wordsOfGoods(goods), ...qualities].join(' ')
  const search = (words: string, within: Filters) =>
    ports.searchProducts({
      text: words,
      language,
      filters: within,
      ...(vector === undefined || words === '' ? {} : { vector }),
      ...(exclude === undefined ? {} : { exclude }),
      limit: wish.order === undefined ? candidates : mostInOrder,
    })
  const { colour: _colour, ...anyColour } = filters
  const found = [
    await search(wish.text, filters),
    // The kind may be named by the title alone, or by a category that is called otherwise.
    ...(await Promise.all(
      partsOf(text, wordsOfGoods(goods)).map(words => search([wish.text, ...words, ...qualities].join(' '), anywhere)),
    )),
    ...(wish.colour === undefined ? [] : [await search(text, anyColour)]),
    ...(wish.open === true ? [await search('', anywhere)] : []),
  ]
  // Words of the other language, or others for the same: they find what may be meant, and rank it behind what the wish itself finds.
  const alike = goods.size === 0 && qualities.length > 0 ? await search(text, filters) : []
  const scores = new Map<string, number>()
  for (const [hits, weight] of [...found.map(hits => [hits, 1] as const), [alike, 0.5] as const]) {
    const top = hits[0]?.score ?? 1
    for (const { sku, score } of hits) scores.set(sku, Math.max(scores.get(sku) ?? 0, (weight * score) / top))
  }
  // A search that nothing but the shop's order ranks says nothing about the meaning.
  if (wish.open === true)
    for (const { sku, matched } of found.at(-1) ?? [])
      if (matched.length === 1 && !found[0]!.some(hit => hit.sku === sku)) scores.set(sku, 0)
  return withVariants(ports.products([...scores.keys()]), ({ sku }) => scores.get(sku) ?? 0, wish)
}

/** Where a whole section has more words than one search reads, a part of them each. */
function partsOf(text: string, words: readonly string[]): (readonly string[])[] {
  if (words.length === 0 || toQueryTokens(text).length < longestQuery) return words.length === 0 ? [] : [words]
  const parts = Math.ceil(words.length / wordsASearch)
  return Array.from({ length: parts }, (_none, at) => words.slice(at * wordsASearch, (at + 1) * wordsASearch))
}

function withVariants(products: readonly Product[], scoreOf: (product: Product) => number, wish: Wish): Candidate[] {
  return products
    .flatMap(product => {
      const variant = variantFor(product, wish)
      return variant === undefined ? [] : [{ product, variant, score: scoreOf(product) }]
    })
    .sort((a, b) => b.score - a.score)
}

function isAllowed(product: Product, { avoid = [], age, sale, text }: Wish): boolean {
  const features = featuresOf(product)
  if (avoid.some(word => isRefused(word, features))) return false
  if (sale === true && !product.variants.some(({ price, compareAt, stock }) => stock !== 0 && compareAt !== undefined && compareAt > price))
    return false
  const ages = age === undefined ? undefined : agesOf([features.sorted, features.named, ...features.sentences].join(' '))
  if (age !== undefined && ages !== undefined && ((ages.min ?? 0) > age + 0.5 || (ages.max ?? 99) < age)) return false
  return forAnimal(text, features.named) && forGender(text, features.named)
}

const animals = [
  /猫|\b(?:cat|kitten|kitty)s?\b/iu,
  /狗|犬|\b(?:dog|puppy|puppies|pup)s?\b/iu,
  /仓鼠|\bhamsters?\b/iu,
  /兔|\b(?:rabbit|bunny|bunnies)s?\b/iu,
  /鸟|鹦鹉|\b(?:bird|parrot)s?\b/iu,
]

/** What is for another animal is left out where one was named. */
function forAnimal(text: string, title: string): boolean {
  const meant = animals.filter(animal => animal.test(text))
  const made = animals.filter(animal => animal.test(title))
  return meant.length === 0 || made.length === 0 || made.some(animal => meant.includes(animal))
}

/** What is for the other sex is left out where one was named. */
function forGender(text: string, title: string): boolean {
  const women =
    /(?<!\p{Script=Han})女(?!\p{Script=Han})|女士|女式|女款|女生|女友|女朋友|老婆|妈妈|\b(?:wom[ae]n'?s?|ladies|girlfriend|wife|mom|mum)\b/iu
  const men =
    /(?<!\p{Script=Han})男(?!\p{Script=Han})|男士|男式|男款|男生|男友|男朋友|老公|爸爸|\b(?:m[ae]n'?s?|guys?|boyfriend|husband|dad)\b/iu
  const forWomen = /女|妈妈|奶奶/u.test(title) || /\bwomen'?s?\b|\bladies\b/.test(title)
  const forMen = /男|爸爸|爷爷/u.test(title) || /\bmen'?s?\b/.test(title)
  const wants = [women.test(text), men.test(text)] as const
  if (wants[0] === wants[1] || forWomen === forMen) return true
  return wants[0] ? forWomen : forMen
}

function isOfKind(product: Product, { category, goods, like }: KindWish): boolean {
  const features = featuresOf(product)
  if (category !== undefined && features.kinds.has(category)) return true
  if (goods.size > 0 && isAmong(goods, features.goods)) return true
  if (category !== undefined || goods.size > 0) return false
  return like === undefined || isLike(product, like)
}

/** All of one section of goods: shoes, whatever kind of them. */
export function areOfOneSection(products: readonly Product[]): boolean {
  const [first, ...others] = products.map(product => new Set([...featuresOf(product).goods].map(id => goods[id]?.section)))
  return first !== undefined && [...first].some(section => others.every(each => each.has(section)))
}

/** Sorted or called the same. */
export const isLike = (product: Product, like: Product): boolean =>
  like.categoryId === product.categoryId || isAmong(featuresOf(like).goods, featuresOf(product).goods)

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

type Candidate = { product: Product; variant: Variant; score: number }

/** Below this share of what the best says of the wish, a product is noise beside it. */
const besideTheBest = 0.55

/** The words that tell which of its kind is meant weigh more than the kind: without them nothing is shown beside what has them. */
function telling(found: readonly Candidate[], wish: KindWish): readonly Candidate[] {
  const whole = found.filter(({ product }) => !featuresOf(product).isPart)
  const candidates =
    whole.length > 0 && !/滤芯|替换|补充|配件|耗材|\b(?:refill|replace|spare|filter|part)/iu.test(wish.text) ? whole : found
  const terms = termsOf(wish.text, wish.categoryWords ?? [])
  if (terms.length === 0 || candidates.length === 0) return candidates
  // "Merino" where some are merino: what is of other wool is only a little of it.
  const exact = candidates.map(({ product }) => terms.map(({ said }) => said !== undefined && isCalled(said, featuresOf(product))))
  const someExact = terms.map((_term, at) => exact.some(each => each[at]))
  const held = candidates.map(({ product }, one) =>
    terms.map((term, at) => holds(term, featuresOf(product)) * (someExact[at] && !exact[one]![at] ? 0.4 : 1)),
  )
  // What few have tells most.
  const rarity = terms.map((_term, at) => {
    const having = held.filter((each, one) => (someExact[at] ? exact[one]![at] : each[at]! > 0)).length
    return Math.log(1 + (candidates.length + 8) / (1 + having))
  })
  const said = held.map(each => each.reduce((sum, share, at) => sum + share * terms[at]!.weight * rarity[at]!, 0))
  const hard = held.map(each => each.reduce((sum, share, at) => sum + (terms[at]!.soft ? 0 : share * terms[at]!.weight * rarity[at]!), 0))
  const most = Math.max(...said, Number.MIN_VALUE)
  const best = Math.max(...hard)
  // What only its description tells of a thing leaves the others of a category beside it.
  const byName = held.some((each, at) => hard[at] === best && each.some((share, term) => share > 0.75 && terms[term]!.soft !== true))
  const least = best <= 0 ? best : byName || wish.category === undefined ? best * besideTheBest : 0
  return candidates.flatMap((candidate, at) =>
    hard[at]! >= least ? [{ ...candidate, score: said[at]! / most + 0.3 * candidate.score }] : [],
  )
}

const childWords = /儿童|宝宝|婴儿|新生儿|童装|小童|小学生|\b(?:kids?'?|child(?:ren)?(?:'s)?|bab(?:y|ies)|toddlers?|infants?|newborns?)\b/iu

/** Where a child is spoken of, toys and what is made for children come first; else that is left out unless there is nothing else. */
/** For a cat nothing that is made for dogs, where there is anything else. */
function ofSpecies(found: readonly Candidate[], text: string): readonly Candidate[] {
  const cat = cats.test(text)
  if (cat === dogs.test(text)) return found
  const [own, other] = cat ? [cats, dogs] : [dogs, cats]
  const isForOther = ({ product }: Candidate) => {
    const { named, sorted, sentences } = featuresOf(product)
    const whole = [named, sorted, ...sentences].join(' ')
    return other.test(whole) && !own.test(whole)
  }
  const suited = found.filter(candidate => !isForOther(candidate))
  return suited.length > 0 ? suited : found
}

const cats = /猫(?!抓痕|眼)|\b(?:cats?|kittens?)\b/iu
const dogs = /狗|犬|\b(?:dogs?|pupp(?:y|ies))\b/iu

function suitsWhom(all: readonly Candidate[], { text, age, category, goods }: KindWish): readonly Candidate[] {
  const found = ofSpecies(all, text)
  const child =
    age !== undefined ||
    childWords.test(text) ||
    /孩子|小朋友|女儿|儿子|娃|\b(?:son|daughter|boy|girl|nephew|niece|grandson|granddaughter)s?\b/iu.test(text)
  const names = ({ product }: Candidate) => `${product.title.zh ?? ''} ${product.title.en ?? ''}`
  if (!child) {
    const isToy = ({ product }: Candidate) =>
      goods.size === 0 && category === undefined && /玩具|母婴|\btoys?\b/iu.test(featuresOf(product).sorted)
    const others = found.filter(candidate => !childWords.test(names(candidate)) && !isToy(candidate))
    return others.length > 0 ? others : found
  }
  const aged = ({ product }: Candidate) => {
    const { sorted, named, sentences } = featuresOf(product)
    return age !== undefined && agesOf([sorted, named, ...sentences].join(' ')) !== undefined
  }
  const suits = (candidate: Candidate) =>
    aged(candidate) ||
    childWords.test(names(candidate)) ||
    /玩具|童|\b(?:toys?|kids?)\b/iu.test(
      `${candidate.product.category.zh ?? ''} ${candidate.product.category.en ?? ''} ${featuresOf(candidate.product).sorted}`,
    )
  const suited = found.filter(suits)
  if (suited.length > 0 && (category === undefined || age !== undefined) && (goods.size === 0 || age !== undefined)) return suited
  return [...suited, ...found.filter(candidate => !suits(candidate))]
}

const forGiving = /礼盒|礼物|礼品|送礼|送人|送给?(?:爸|妈|长辈|父母|朋友|女友|男友|她|他)|贺卡|\bgift|\bready to give\b|\bpresents?\b/u
const forPets = /宠物|猫|狗|犬|\b(?:pets?|cats?|dogs?)\b/u

/** A present that is told no kind: what is made to be given first, nothing whose size nobody knows, nothing for an animal. */
function asGifts(found: readonly Candidate[], { gift, goods, category, size, text, categoryWords = [] }: KindWish): readonly Candidate[] {
  if (gift !== true || goods.size > 0 || category !== undefined) return found
  const isForAnyone = ({ product }: Candidate) => {
    const { named, sorted } = featuresOf(product)
    const ofUnknownSize = size === undefined && isWorn(product) && new Set(product.variants.map(variant => variant.size)).size > 1
    return !ofUnknownSize && (forPets.test(text.toLowerCase()) || !forPets.test(`${named} ${sorted}`))
  }
  const suited = found.filter(isForAnyone)
  const top = Math.max(...found.map(({ score }) => score), Number.MIN_VALUE)
  // "He camps a lot" tells more than a bow; "for mum" alone does not.
  const terms = termsOf(text, categoryWords).filter(({ soft }) => soft !== true)
  const isTold = terms.some(term => found.some(({ product }) => holds(term, featuresOf(product)) > 0))
  return (suited.length > 0 ? suited : found).map(candidate => {
    const { named, sorted, sentences } = featuresOf(candidate.product)
    return forGiving.test([named, sorted, ...sentences].join(' '))
      ? { ...candidate, score: candidate.score + (isTold ? 0.3 : 0.9) * top }
      : candidate
  })
}

/** What is made from that age on suits better than what babies have. */
function byAge(found: readonly Candidate[], age: number | undefined): readonly Candidate[] {
  if (age === undefined) return found
  const fromOf = ({ product }: Candidate) => {
    const { sorted, named, sentences } = featuresOf(product)
    return agesOf([sorted, named, ...sentences].join(' '))?.min
  }
  // What babies have is nothing for a child of seven where there is something for one.
  const isForYounger = (candidate: Candidate) => (fromOf(candidate) ?? age) < age / 4
  const fits = found.filter(candidate => !isForYounger(candidate))
  const suited = age >= 4 && fits.some(candidate => fromOf(candidate) !== undefined) ? fits : found
  return suited.map(candidate => {
    const from = fromOf(candidate)
    return from === undefined ? candidate : { ...candidate, score: candidate.score + 0.6 / (1 + Math.abs(age - from)) }
  })
}

function inOrder(found: readonly Candidate[], order: Superlative): Candidate[] {
  if (isMeasured(order)) {
    const measured = inOrderOf(order, found, ({ product }) => featuresOf(product).sentences.join('\n'))
    return measured.map(({ thing }) => thing)
  }
  const sign = order === 'cheapest' ? 1 : -1
  return [...found].sort((a, b) => sign * (a.variant.price - b.variant.price))
}

/** Relevance first; a price that makes use of the budget helps a little. */
function byScore(found: readonly Candidate[], { maxPrice }: Wish): Candidate[] {
  const top = Math.max(...found.map(({ score }) => score), Number.MIN_VALUE)
  const value = ({ score, variant }: Candidate) => score / top + (maxPrice === undefined ? 0 : 0.1 * Math.min(variant.price / maxPrice, 1))
  return [...found].sort((a, b) => value(b) - value(a))
}

/** Nearest to the budget that could not be kept. */
function byDistance(found: readonly Candidate[], { minPrice, maxPrice }: Wish): Candidate[] {
  const distance = ({ variant: { price } }: Candidate) =>
    Math.abs(price - (maxPrice !== undefined && price > maxPrice ? maxPrice : (minPrice ?? maxPrice ?? price)))
  return [...found].sort((a, b) => distance(a) - distance(b))
}

/** The best first, then the best that differ from those before in brand or clearly in price. */
function diverse(ranked: readonly Candidate[], limit: number): Candidate[] {
  const picked: Candidate[] = []
  const rest = [...ranked]
  while (picked.length < limit && rest.length > 0) {
    const at = rest.slice(0, limit * 2).findIndex(candidate => picked.every(other => differs(candidate, other)))
    picked.push(...rest.splice(Math.max(at, 0), 1))
  }
  return picked
}

function differs(a: Candidate, b: Candidate): boolean {
  const brand = ({ product }: Candidate) => product.brand.en ?? product.brand.zh ?? product.sku
  return brand(a) !== brand(b) || Math.abs(a.variant.price - b.variant.price) > 0.15 * Math.max(a.variant.price, b.variant.price)
}

/** The cheapest variant that can be had and meets the wish. */
function variantFor(
  product: Product,
  { colour, colourWords = [], notColour, size, minPrice, maxPrice, soldOut }: Wish,
): Variant | undefined {
  const wantedSize = size === undefined ? undefined : sizeOf(size)
  const fitting = product.variants.filter(
    variant =>
      (variant.stock !== 0 || soldOut === true) &&
      (colour === undefined || isColoured(product, variant, colour, colourWords)) &&
      (notColour === undefined || (variant.colour !== notColour && variant.colourFamily !== notColour)) &&
      (wantedSize === undefined || variant.size === wantedSize) &&
      (minPrice === undefined || variant.price >= minPrice) &&
      (maxPrice === undefined || variant.price <= maxPrice),
  )
  return fitting.reduce<Variant | undefined>(
    (best, variant) => (best === undefined || variant.price < best.price ? variant : best),
    undefined,
  )
}

/** A colour is an option, or told by the variant's labels, or, where it is none, by the title. */
function isColoured(product: Product, variant: Variant, colour: string, words: readonly string[]): boolean {
  if (variant.colour === colour || variant.colourFamily === colour) return true
  const labels = Object.values(variant.options).flatMap(({ zh, en }) => [zh, en])
  const texts = variant.colour === undefined ? [...labels, product.title.zh, product.title.en] : labels
  return texts.some(text => text !== undefined && words.some(word => hasWord(text.toLowerCase(), word)))
}

/** The highlight that shares most with the shopper's words, else the first. */
function whyOf(product: Product, { language, text }: Wish): string | undefined {
  const tokens = new Set(toQueryTokens(text))
  const shared = (highlight: string) => new Set(toBigrams(highlight).filter(token => tokens.has(token))).size
  return (product.highlights[language] ?? []).reduce<string | undefined>(
    (best, highlight) => (best === undefined || shared(highlight) > shared(best) ? highlight : best),
    undefined,
  )
}

function has(wish: Wish, name: 'budget' | 'colour' | 'size'): boolean {
  if (name === 'budget') return wish.minPrice !== undefined || wish.maxPrice !== undefined
  return name === 'colour' ? wish.colour !== undefined || wish.notColour !== undefined : wish.size !== undefined
}

function without<W extends Wish>(wish: W, dropped: readonly ('budget' | 'colour' | 'size')[]): W {
  const { minPrice, maxPrice, colour, notColour, size, ...rest } = wish
  return {
    ...rest,
    ...(dropped.includes('budget')
      ? {}
      : { ...(minPrice === undefined ? {} : { minPrice }), ...(maxPrice === undefined ? {} : { maxPrice }) }),
    ...(dropped.includes('colour')
      ? {}
      : { ...(colour === undefined ? {} : { colour }), ...(notColour === undefined ? {} : { notColour }) }),
    ...(dropped.includes('size') || size === undefined ? {} : { size }),
  } as W
}

function filtersOf({ category, minPrice, maxPrice, colour, notColour, size, soldOut }: Wish): Filters {
  return {
    ...(soldOut === true ? {} : { inStock: true }),
    ...(category === undefined ? {} : { category }),
    ...(minPrice === undefined ? {} : { minPrice }),
    ...(maxPrice === undefined ? {} : { maxPrice }),
    ...(colour === undefined ? {} : { colour }),
    ...(notColour === undefined ? {} : { notColour }),
    ...(size === undefined ? {} : { size }),
  }
}
