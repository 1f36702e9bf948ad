import { goodsOf, goodsWanted, hasWord, isAmong, withoutExtras } from '../language/goods.ts'
import { literal } from '../language/literal.ts'
import { stemOf } from '../language/words.ts'
import { headsOf } from '../shop/heads.ts'
import type { Product } from '../store/catalogue.ts'
import { kindsWanted } from './kinds-wanted.ts'
import { type Likely, likeliest, type Ports } from './likeliest.ts'
import type { Recommendation } from './recommend.ts'
import { tellsNoKind } from './suits.ts'
import { isOfRefused, speaksAgainst } from './told-not.ts'
import { has, type Wish } from './wish.ts'
import { featuresOf } from './wish-terms.ts'

const mostPicks = 3

/** What is called as was said, or tells to be without what was refused, where that was found by neither. */
export const calledOrFree = async (found: Recommendation, wish: Wish, ports: Ports): Promise<Recommendation> =>
  toldFree(await calledSo(found, wish, ports), wish, ports)

/** 宠物窝 of who wants a 窝, "Citra Hops" of who asks for hops: a title that ends in the kind that is called, be the kind on a list of goods or not. */
export function isHeadedBy({ title, brand }: Product, kind: string): boolean {
  const said = kind.normalize('NFKC').toLowerCase().trim()
  return (['zh', 'en'] as const).some(language => {
    const name = title[language]
    if (name === undefined) return false
    const { bare, words } = headsOf(withoutExtras(name), brand[language])
    if (!/\p{Script=Han}/u.test(said)) return words.some(word => stemOf(word) === stemOf(said))
    // 簪 of 簪子.
    const core = /^\p{Script=Han}{2}$/u.test(said) ? said.replace(/[子儿]$/u, '') : said
    const before = [...core].slice(0, -1).join('')
    // 四人野餐餐具篮 of 野餐篮.
    return bare.endsWith(core) || ([...before].length >= 2 && bare.endsWith(core.at(-1)!) && bare.includes(before))
  })
}

/**
 * What is called as the wish calls its kind comes before what is only sorted with it or means something like it. Nothing is changed where what was found is that kind of goods
 * by its own name.
 */
async function calledSo(found: Recommendation, wish: Wish, ports: Ports): Promise<Recommendation> {
  const { called, told, limit = mostPicks } = wish
  const isElse = (wish.among ?? wish.like ?? wish.order ?? wish.sale ?? wish.gift) !== undefined || found.firsts !== undefined
  if (called === undefined || told === undefined || isElse || found.gone !== undefined) return found
  const ids = new Set(goodsWanted(called).flatMap(one => one.ids))
  const isKnown = ({ product }: Recommendation['picks'][number]) =>
    isHeadedBy(product, called) ||
    hasWord(featuresOf(product).named, called.toLowerCase()) ||
    (wish.category !== undefined && featuresOf(product).kinds.has(wish.category)) ||
    (ids.size > 0 && isAmong(ids, goodsOf([product.title.zh ?? '', product.title.en ?? ''].map(withoutExtras))))
  const [first] = found.picks
  if (first !== undefined && isKnown(first)) return found
  const { category: _category, ...open } = wish
  const whole = { ...open, text: told.text, vector: told.vector, goods: new Set<number>(), calledBy: [], whole: true as const }
  const against = speaksAgainst(wish)
  const isMeant = ({ candidate: { product } }: Likely) => {
    const features = featuresOf(product)
    return isHeadedBy(product, called) && against(features) === 0 && !isOfRefused(wish.avoid ?? [], features)
  }
  const within = (await likeliest(whole, [], ports)).filter(isMeant)
  if (within.length > 0) return { picks: within.slice(0, limit).map(toPick) }
  const { minPrice: _least, maxPrice: _most, undercuts, ...anyPrice } = whole
  const beyond = has(wish, 'budget') && undercuts !== true ? (await likeliest(anyPrice, [], ports)).filter(isMeant) : []
  return beyond.length === 0 ? found : { picks: beyond.slice(0, limit).map(toPick), relaxed: 'budget' }
}

const toPick = ({ candidate: { product, variant } }: Likely) => ({ product, variant })

/**
 * "Anything gluten free?", 有没有不带轮子的: what tells of itself to be without what is refused comes before what has no word of it, and where nothing else is left, or no kind and
 * nobody is named that it could be for, it is what is meant.
 */
async function toldFree(found: Recommendation, wish: Wish, ports: Ports): Promise<Recommendation> {
  const { avoid = [], told, whom, limit = mostPicks } = wish
  if (avoid.length === 0 || told === undefined || (wish.among ?? wish.like ?? wish.order ?? wish.sale) !== undefined) return found
  const isFree = (product: Product) => avoid.some(word => tellsFree(word, featuresOf(product).sentences))
  const free = found.picks.filter(({ product }) => isFree(product))
  if (free.length > 0) return { ...found, picks: [...free, ...found.picks.filter(one => !free.includes(one))] }
  const isOpen = kindsWanted(wish).every(tellsNoKind) && whom === undefined && wish.gift !== true
  if (found.picks.length > 0 && !isOpen) return found
  const { category: _category, ...open } = wish
  const whole = { ...open, text: told.text, vector: told.vector, goods: new Set<number>(), calledBy: [], whole: true as const }
  const telling = (await likeliest(whole, [], ports)).filter(({ candidate: { product } }) => isFree(product))
  return telling.length === 0 ? found : { picks: telling.slice(0, limit).map(toPick) }
}

/** 不含酒精, "gluten free", 没有轮子. */
function tellsFree(word: string, sentences: readonly string[]): boolean {
  const said = literal(word.toLowerCase())
  const free = /\p{Script=Han}/u.test(word)
    ? new RegExp(`(?:不含|不带|不加|不用|没有|无|零)\\p{Script=Han}{0,2}${said}`, 'u')
    : new RegExp(`\\b${said}[- ]free\\b|\\b(?:free (?:of|from)|without|contains? no|no) (?:any |added )?${said}\\b`, 'u')
  return sentences.some(sentence => free.test(sentence))
}
