import {
  familyOf,
  type GoodsMatch,
  goods,
  goodsOf,
  goodsWanted,
  isAmong,
  plainlyCalled,
  sectionOf,
  withoutExtras,
} from '../language/goods.ts'
import { type LongWork, often } from '../language/long-work.ts'
import { sortOf } from '../language/sorts.ts'
import { stemOf } from '../language/words.ts'
import type { Product } from '../store/catalogue.ts'
import type { Candidate, KindWish, Wish } from './wish.ts'
import { featuresOf } from './wish-terms.ts'

/** The kinds that may be meant: what the newest message that names goods names, then older ones; a category of another kind was only spoken of. */
export function kindsWanted(wish: Wish): KindWish[] {
  const refused = goodsOf((wish.avoid ?? []).filter(word => sortOf(word) === undefined))
  const named = wish.text
    .split('\n')
    .reverse()
    .map(line => {
      const wanted = goodsNamed(line, wish).filter(({ ids }) => ids.some(id => !refused.has(id)))
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

/** A reading lamp for the bed is a lamp: what was heard as the kind names it, not what stands beside it, nor what "something to hang curtains from" is for. */
function goodsNamed(said: string, { called = '', forWhat = '' }: Wish): GoodsMatch[] {
  const line = forWhat === '' || called !== '' ? said : said.replace(forWhat.toLowerCase(), ' ')
  const isOfLine = called !== '' && called.split(' ').every(part => line.includes(part))
  const named = isOfLine ? goodsWanted(called) : []
  return named.length > 0 ? named : goodsWanted(line)
}

/** Badminton shoes and not all trainers, a cardigan and not what else is sorted with it: as narrow as the wish was worded; all where there is none, unless `only` these. */
export function nearestKind(found: Candidate[], wish: KindWish, only = false): Candidate[] {
  const { calledBy, goods: wanted, category, categoryWords = [], like } = wish
  if (calledBy.length === 0) return like === undefined || wanted.size > 0 ? found : ofFamily(found, like)
  const isNarrower = categoryWords.some(word =>
    calledBy.some(called => word.endsWith(called) && (word !== called || /^\p{Script=Han}{3,}$| /u.test(word))),
  )
  const sorted = isNarrower ? found.filter(({ product }) => category !== undefined && featuresOf(product).kinds.has(category)) : []
  if (sorted.length > 0) return sorted
  // 笔 of titles that end so, whatever kind of pen they are.
  const isEnding = category !== undefined && calledBy.some(called => [...called].length === 1 && categoryWords.includes(called))
  const kin = found.filter(({ product }) => {
    const { goods: own, kinds } = featuresOf(product)
    return isAmong(wanted, own) || (isEnding && kinds.has(category))
  })
  return kin.length > 0 || only ? kin : found
}

/** Of tools the other watering can, where one of them is meant, before all that is sorted with it. */
function ofFamily(found: Candidate[], like: Product): Candidate[] {
  const familiesOf = (product: Product) => [...featuresOf(product).goods].filter(id => goods[id]?.whole !== true).map(familyOf)
  const families = new Set(familiesOf(like))
  return found.map(one => (familiesOf(one.product).some(id => families.has(id)) ? { ...one, score: one.score + 1 } : one))
}

export function isOfKind(product: Product, { category, goods, like, among }: KindWish): boolean {
  const features = featuresOf(product)
  // What was called by its name is that, whatever it is called beside it.
  if (among !== undefined) return true
  if (category !== undefined && features.kinds.has(category)) return true
  if (goods.size > 0 && isAmong(goods, features.goods)) return true
  if (category !== undefined || goods.size > 0) return false
  return like === undefined || isLike(product, like)
}

/** All of one section of goods: shoes, whatever kind of them. */
export function areOfOneSection(products: readonly Product[]): boolean {
  const [first, ...others] = products.map(product => new Set([...featuresOf(product).goods].map(sectionOf)))
  return first !== undefined && [...first].some(section => others.every(each => each.has(section)))
}

/** Sorted or called the same. */
export const isLike = (product: Product, like: Product): boolean =>
  like.categoryId === product.categoryId || isAmong(featuresOf(like).goods, featuresOf(product).goods)

/** The kinds of goods of which a shop has anything, by names and categories. */
export function* soldKindsInSteps(products: readonly Pick<Product, 'title' | 'aliases' | 'category'>[]): LongWork<Set<number>> {
  const sold = new Set<number>()
  for (const [at, { title, aliases, category }] of products.entries()) {
    if (at % often === 0) yield
    const names = [title.zh, title.en, category?.zh, category?.en, ...(aliases?.zh ?? []), ...(aliases?.en ?? [])]
    const own = goodsOf(names.filter(name => name !== undefined).map(withoutExtras))
    for (const id of [...own, ...plainlyCalled(own)]) sold.add(id)
  }
  return sold
}
