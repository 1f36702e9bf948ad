import type { Need } from '../dialogue/conversation.ts'
import { keepPerson } from '../dialogue/need.ts'
import type { Want } from '../dialogue/wants.ts'
import { type GoodsMatch, goodsWanted, isAmong } from '../language/goods.ts'
import type { Superlative } from '../language/superlatives.ts'
import { asksForGoods } from '../language/wish-phrases.ts'
import { inOrder } from '../search/ranking.ts'
import type { Recommendation } from '../search/recommend.ts'
import { isChildrensAlone } from '../search/suits.ts'
import type { KindWish } from '../search/wish.ts'
import { featuresOf, holds, termsOf } from '../search/wish-terms.ts'
import type { Product } from '../store/catalogue.ts'
import { mayTell } from './beyond-limit.ts'
import type { FactPorts } from './fact-ports.ts'

type Query = Parameters<FactPorts['recommend']>[0]
type Ports = Pick<FactPorts, 'recommend' | 'product'>

/** Most of a message that asks for a thing is its name; in a story all sorts of things are named. */
const mostOfIt = 0.4

export function isCalledFor(wanted: readonly GoodsMatch[], { told = '', words = '' }: Need): boolean {
  const named = wanted.reduce((sum, { word }) => sum + word.length, 0)
  const last = words.split('\n').at(-1) ?? ''
  const said = last.normalize('NFKC').toLowerCase()
  const isMeant = wanted.some(({ word }) => insisting.test(said.slice(0, Math.max(0, said.indexOf(word))).slice(-24)))
  return isMeant || [told, last].some(text => named >= mostOfIt * text.trim().length) || asksForGoods(told)
}

/** 我问的是奶粉, "I said a blanket". */
const insisting = /(?:我(?:问|要|说|找)的?是?|\bi (?:asked for|asked about|said|meant|want|wanted)(?: (?:a|an|the|some))? )$/u

/** "Need a small", 想送个: before what is wished for. */
const wishing =
  /(?:\b(?:need|want|buy|find|get|got|have|sell|do|show me|looking for|after|like|some|any|send|other|another)(?: [a-z-]+){0,3} |[要买找送来有换求缺看荐]了?(?:一?[个条张双把只套件台款顶床块本盒支盏]|点|些)?\p{Script=Han}{0,4})$/u

/** What is talked about, where more is wanted than it has, unless it may come bigger itself. */
export function passedBy({ than }: Extract<Want, { want: 'products' }>, ports: Ports): Product | undefined {
  const product = than === undefined ? undefined : ports.product(than.sku)
  const mayBeItself = than?.apart !== true && new Set(product?.variants.map(({ size }) => size)).size > 1
  return mayBeItself ? undefined : product
}

/** What is to be undercut, unless a kind is named that it is none of. */
export function undercut({ cheaperThan, need }: Extract<Want, { want: 'products' }>, ports: Ports): Product[] | undefined {
  const products = cheaperThan?.flatMap(sku => ports.product(sku) ?? [])
  // A reading lamp is one, though the shop sorts it under table lamps.
  const isOfIt = (product: Product) =>
    need.category === undefined || product.categoryId === undefined || featuresOf(product).kinds.has(need.category)
  return products?.some(product => !isOfIt(product)) === true ? undefined : products
}

/** A rain cover is no cheaper pushchair. */
const isExtraOf = (product: Product, undercuts: readonly Product[]) =>
  undercuts.length > 0 && isAccessory(product) && !undercuts.some(isAccessory)
/** Nor what children have a cheaper one of what was shown to who has told how it is to be; of who has told nothing nobody knows. */
const isForChild = (product: Product, need: Need, undercuts: readonly Product[]): boolean => {
  const { words = '', told = '', recipient, age, avoid, features, forWhat } = need
  if ((recipient ?? age ?? avoid ?? features ?? forWhat) === undefined) return false
  const anybody: KindWish = { language: 'en', text: '', goods: new Set(), calledBy: [] }
  const whom = { ...(recipient === undefined ? {} : { whom: recipient }), ...(age === undefined ? {} : { age }) }
  return (
    undercuts.length > 0 &&
    isChildrensAlone(product, { ...anybody, text: `${words} ${told}`, ...whom }) &&
    !undercuts.some(one => isChildrensAlone(one, anybody))
  )
}
const isAccessory = (product: Product) => accessory.test(featuresOf(product).sorted)
const accessory = /配件|零件|\baccessor(?:y|ies)\b|\bspare parts?\b/u

/**
 * "A cheaper one" of trail shoes for mud: first what tells as much of what was wished for as the dearer one does, but for its kind; where none of them tells any of it,
 * that is said.
 */
export function likeUndercut<F extends Recommendation>(found: F, want: Extract<Want, { want: 'products' }>, ports: Ports): F {
  const products = found.relaxed === undefined ? (undercut(want, ports) ?? []) : []
  const { words = '', features = [] } = want.need
  const kinds = goodsWanted(words).map(({ word }) => word)
  const told = termsOf([words, ...features, want.said ?? ''].join('\n'), kinds).filter(
    term => term.soft !== true && products.length > 0 && products.every(product => holds(term, featuresOf(product)) > 0),
  )
  const whole = found.picks.filter(({ product }) => !isExtraOf(product, products) && !isForChild(product, want.need, products))
  if (told.length === 0 || whole.length === 0) return { ...found, picks: whole }
  const tells = ({ product }: Recommendation['picks'][number]) => told.filter(term => holds(term, featuresOf(product)) > 0).length
  // "Low pressure" of both words, not of one of them.
  const whollyTold = features.filter(feature => products.every(product => mayTell(feature, featuresOf(product))))
  const tellsWhole = ({ product }: Recommendation['picks'][number]) =>
    whollyTold.filter(feature => mayTell(feature, featuresOf(product))).length
  const picks = whole.toSorted((a, b) => tellsWhole(b) - tellsWhole(a) || tells(b) - tells(a))
  const [first] = picks
  const isLike = first !== undefined && tells(first) > 0 && (whollyTold.length === 0 || tellsWhole(first) > 0)
  return isLike ? { ...found, picks } : { ...found, picks, relaxed: 'property' }
}

/** Where nothing that is wished for costs less: what does among its like, whatever else was said of it but what may be spent. */
export async function cheaperAlike(
  { need, cheaperThan = [] }: Extract<Want, { want: 'products' }>,
  query: Query,
  ports: Ports,
): Promise<Recommendation['picks']> {
  const [like] = cheaperThan
  if (like === undefined || query.among !== undefined || ports.product(like) === undefined) return []
  const { recipient, age, avoid } = need
  const { budget } = query.need
  const person = {
    ...(recipient === undefined ? {} : { recipient }),
    ...(age === undefined ? {} : { age }),
    ...(avoid === undefined ? {} : { avoid }),
    ...(budget === undefined ? {} : { budget }),
  }
  const { picks, relaxed } = await ports.recommend({ ...query, need: person, like, popular: true })
  const undercuts = cheaperThan.flatMap(sku => ports.product(sku) ?? [])
  const isOther = (product: Product) => isExtraOf(product, undercuts) || isForChild(product, need, undercuts)
  return relaxed === undefined ? picks.filter(({ product }) => !cheaperThan.includes(product.sku) && !isOther(product)) : []
}

/** All of the kind was shown before, and what is found besides is none of it. */
export async function spentOf(
  { need, among, like, popular }: Extract<Want, { want: 'products' }>,
  query: Query,
  { picks, relaxed }: Recommendation,
  ports: Ports,
): Promise<{ kind?: string } | undefined> {
  if (query.exclude.length === 0 || (among ?? like) !== undefined || popular === true || need.gift === true) return undefined
  const kind = kindIn(need)
  if (kind === undefined && (need.category === undefined || goodsWanted(namingIn(need)).length > 0)) return undefined
  const isCalled = (product: Product) => isAmong(new Set(kind?.ids), featuresOf(product).goods)
  const isSorted = (product: Product) => need.category !== undefined && featuresOf(product).kinds.has(need.category)
  const seen = query.exclude.flatMap(sku => ports.product(sku) ?? [])
  const isKind = seen.some(isCalled) ? isCalled : isSorted
  const isOne = ({ product }: Recommendation['picks'][number]) => isKind(product)
  const isNone = picks.length === 0 || relaxed === 'category' || relaxed === 'nothing'
  if (!seen.some(isKind) || (!isNone && picks.some(isOne))) return undefined
  const { told: _told, ...plain } = need
  const all = await ports.recommend({ ...query, need: plain, exclude: [] })
  const known = all.picks.filter(isOne)
  const isSpent = all.relaxed === undefined && known.length > 0 && known.every(({ product }) => query.exclude.includes(product.sku))
  if (!isSpent) return undefined
  // What was left out for an age, a price or a word is another all the same.
  const { category } = need
  const ofKind = { ...(kind === undefined ? {} : { words: kind.word }), ...(category === undefined ? {} : { category }) }
  const any = await ports.recommend({ ...query, need: ofKind, soldOut: true })
  if (any.picks.some(isOne)) return undefined
  return kind === undefined ? {} : { kind: kind.word }
}

/** More of something than one has is looked for among its kind, though what was wished for before is another: "a lighter one" of whoever was shown a tent for camping is a tent. */
export function needOver({ need, than }: Extract<Want, { want: 'products' }>, passed: Product | undefined): Need & { like?: string } {
  if (passed === undefined) return need
  const { category, words = '' } = need
  const { goods: own, kinds } = featuresOf(passed)
  const isOfKind = (category !== undefined && kinds.has(category)) || isAmong(new Set(goodsWanted(words).flatMap(({ ids }) => ids)), own)
  if (!isOfKind && than?.by !== undefined) return { ...keepPerson(need), like: passed.sku }
  return than?.by === undefined ? need : withoutNewest(need)
}

/** "A lighter one" is told by what things weigh, not by its words. */
function withoutNewest({ words = '', told: _told, ...need }: Need): Need {
  const older = words.split('\n').slice(0, -1)
  const [last] = older.slice(-1)
  return last === undefined ? { ...need, words } : { ...need, words: older.join('\n'), told: last }
}

/** The newest words that name goods: "got a bigger one?" tells more of what was named before it. */
export const namingIn = ({ words = '' }: Need): string => words.split('\n').findLast(line => goodsWanted(line).length > 0) ?? ''
/** Not the sofa in "my cat scratches the sofa, what is there for it". */
function kindIn(need: Need): GoodsMatch | undefined {
  const line = namingIn(need)
  const wanted = goodsWanted(line)
  const { told = '' } = need
  const last = wanted.at(-1)
  const said = told.normalize('NFKC').toLowerCase()
  // What was heard as the wish may be a word of a story.
  const at = last === undefined ? -1 : said.lastIndexOf(last.word)
  const isMeant =
    at < 0 ? isCalledFor(wanted, { words: line }) : wishing.test(said.slice(0, at).slice(-30)) || isCalledFor(wanted, { told, words: told })
  return isMeant ? last : undefined
}

/** Of a lighter one none that weighs more. */
export function moreThan(picks: Recommendation['picks'], than: Product | undefined, by: Superlative | undefined): Recommendation['picks'] {
  if (than === undefined || by === undefined) return picks
  const before = { product: than, variant: than.variants[0]!, score: 0 }
  return picks.filter(({ product, variant }) => {
    const ordered = inOrder([before, { product, variant, score: 0 }], by)
    return ordered.length < 2 || ordered[0]!.product !== than
  })
}
