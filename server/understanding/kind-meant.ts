import { goodsOf, goodsWanted, groupOf, isAmong, plainlyCalled, withoutExtras } from '../language/goods.ts'
import type { Vocabulary } from '../language/slots.ts'

/** What may be meant, the nearest first: on the screen, then what was talked about, the latest last. */
export type InView = { focus?: string; shown: readonly string[]; talked: readonly string[] }

const ofShop = new WeakMap<Vocabulary, Map<string, ReadonlySet<number>>>()

/** The goods a product's names speak of. */
export function goodsOfProduct(vocabulary: Vocabulary, sku: string): ReadonlySet<number> {
  const known = ofShop.get(vocabulary) ?? new Map<string, ReadonlySet<number>>()
  ofShop.set(vocabulary, known)
  const there = known.get(sku)
  if (there !== undefined) return there
  const goods = goodsOf((vocabulary.products.find(product => product.sku === sku)?.names ?? []).map(withoutExtras))
  known.set(sku, goods)
  return goods
}

/** The kinds of goods a text asks about; not what it is for or goes into. */
export const kindsNamed = (text: string): ReadonlySet<number> => new Set(goodsWanted(text).flatMap(({ ids }) => ids))

/** The kinds of goods a text speaks of, refused ones too. */
export const kindsSpokenOf = (text: string): ReadonlySet<number> => goodsOf([text])

/** Of a kind, or called so in plain words: 凳子 of a 钓椅. */
const isCalled = (kinds: ReadonlySet<number>, own: ReadonlySet<number>): boolean =>
  isAmong(kinds, own) || isAmong(kinds, new Set(plainlyCalled(own)))

/** Larger shops are not looked through for the only one of a kind. */
const mostLookedThrough = 2000

/** The shop's products of these kinds; none of a shop too large to be looked through. */
export function ofKinds(kinds: ReadonlySet<number>, vocabulary: Vocabulary): string[] {
  if (kinds.size === 0 || vocabulary.products.length > mostLookedThrough) return []
  return vocabulary.products.filter(({ sku }) => isAmong(kinds, goodsOfProduct(vocabulary, sku))).map(({ sku }) => sku)
}

/**
 * "Is the blanket washable?" of somebody who was shown blankets and talks about a pan: the only one of that kind on the screen, else the one
 * that was talked about last, else the only one the shop has. Nothing where the product talked about is of the kind.
 */
export function ofKindNamed(text: string, view: InView, vocabulary: Vocabulary, kinds = kindsNamed(text)): string | undefined {
  return onlyOfKind(text, view, vocabulary, kinds) ?? onlyOfGroup(view, vocabulary, kinds)
}

/** 猫窝 of the only 宠物窝: what is called by the name of the group that the kind is a part of. */
function onlyOfGroup({ focus, shown, talked }: InView, vocabulary: Vocabulary, kinds: ReadonlySet<number>): string | undefined {
  const groups = new Set([...kinds].flatMap(groupOf))
  if (groups.size === 0 || vocabulary.products.length > mostLookedThrough || ofKinds(kinds, vocabulary).length > 0) return undefined
  const called = vocabulary.products.filter(({ sku }) => [...goodsOfProduct(vocabulary, sku)].some(id => groups.has(id)))
  if (called.some(({ sku }) => sku === focus)) return undefined
  const inView = called.filter(({ sku }) => shown.includes(sku) || talked.includes(sku))
  const [only, more] = inView.length > 0 ? inView : called
  return more === undefined ? only?.sku : undefined
}

function onlyOfKind(
  text: string,
  { focus, shown, talked }: InView,
  vocabulary: Vocabulary,
  kinds: ReadonlySet<number>,
): string | undefined {
  if (kinds.size === 0) return undefined
  const isMet = text.includes('子') ? isCalled : isAmong
  const isOfKind = (sku: string) => isMet(kinds, goodsOfProduct(vocabulary, sku))
  if (focus !== undefined && isOfKind(focus)) return undefined
  const [first, second] = shown.filter(isOfKind)
  if (first !== undefined && second === undefined) return first
  const last = talked.findLast(isOfKind)
  if (last !== undefined || first !== undefined) return last
  const own = ofKinds(kinds, vocabulary)
  const [only, more] =
    own.length > 0 || vocabulary.products.length > mostLookedThrough ? own : vocabulary.products.map(({ sku }) => sku).filter(isOfKind)
  return more === undefined ? only : undefined
}

/** 椅子 of 折叠露营椅: what a name ends in, said as a noun of its own, of the only one in view or being taken, else of the only one the shop has. */
export function ofNameEnd(
  text: string,
  { focus, shown, talked }: InView,
  vocabulary: Vocabulary,
  taken: readonly string[] = [],
): { sku?: string; named: boolean } {
  const isNamed = ({ names }: Vocabulary['products'][number]) =>
    names.some(name => {
      const end = /\p{Script=Han}(?=$|[（(\s\d])/u.exec(name)?.[0]
      return end !== undefined && text.includes(`${end}子`)
    })
  if (!text.includes('子') || vocabulary.products.length > mostLookedThrough) return { named: false }
  const found = vocabulary.products.filter(isNamed).map(({ sku }) => sku)
  const inView = found.filter(sku => shown.includes(sku) || talked.includes(sku))
  const only = theOne(inView.length > 0 ? inView : found, taken, focus)
  return only === undefined ? { named: found.length > 0 } : { sku: only, named: true }
}

/**
 * 奶瓶 of 小荷宽口PPSU奶瓶, "the bags" of who takes a "Nestwarm Sleeping Bag": how the name of something in view ends. The longest tells, and of several what is
 * being taken; in English only that, since so short a word may mean another thing of the shop.
 */
export function byNameEnd(part: string, inView: readonly string[], taken: ReadonlySet<string>, vocabulary: Vocabulary): string | undefined {
  const view = new Set(inView)
  const words = new Set(
    part
      .toLowerCase()
      .match(/[a-z]{3,}/g)
      ?.map(word => word.replace(/s$/, '')),
  )
  const isNamed = vocabulary.products.flatMap(({ sku, names }) => {
    if (!view.has(sku)) return []
    const lengths = names.flatMap(name => {
      // 打蛋器 of 轻打 手持电动打蛋器 五档.
      const runs = name.match(/\p{Script=Han}{2,}(?=$|[（(\s\d])/gu) ?? []
      const ends = runs.map(han => [...han].map((_, at) => han.slice(at)).find(end => end.length > 1 && part.includes(end))?.length ?? 0)
      const longest = Math.max(0, ...ends)
      const last = endOf(name)
      return [longest, last !== undefined && taken.has(sku) && words.has(last) ? 2 : 0]
    })
    const length = Math.max(0, ...lengths)
    return length === 0 ? [] : [{ sku, length }]
  })
  const most = Math.max(0, ...isNamed.map(({ length }) => length))
  const best = isNamed.filter(({ length }) => length === most)
  const [only, more] = best.length > 1 ? best.filter(({ sku }) => taken.has(sku)) : best
  return more === undefined ? only?.sku : undefined
}

/** Of several things the one that is being taken, else the one that is talked about. */
function theOne(found: readonly string[], taken: readonly string[], focus: string | undefined): string | undefined {
  const [only, more] = found
  if (more === undefined) return only
  const [first, second] = found.filter(sku => taken.includes(sku))
  if (first !== undefined && second === undefined) return first
  return found.find(sku => sku === focus)
}

/** "One felt kit" of who takes an embroidery kit: of several things of one name, the one whose own words are said. */
export function byMostWords(part: string, vocabulary: Vocabulary): string | undefined {
  const words = new Set(wordsOf(part))
  if (words.size < 2 || vocabulary.products.length > mostLookedThrough) return undefined
  const scored = vocabulary.products.flatMap(({ sku, names }) => {
    const alike = names.filter(name => words.has(endOf(name) ?? ''))
    const score = Math.max(0, ...alike.map(name => new Set(wordsOf(name).filter(word => words.has(word))).size))
    return score === 0 ? [] : [{ sku, score }]
  })
  const most = Math.max(0, ...scored.map(({ score }) => score))
  const [only, more] = scored.filter(({ score }) => score === most)
  return scored.length > 1 && most > 1 && more === undefined ? only?.sku : undefined
}
const wordsOf = (text: string) => (text.toLowerCase().match(/[a-z]{3,}/g) ?? []).map(word => word.replace(/s$/, ''))
const endOf = (name: string) => /([a-z]{3,})$/.exec(name.toLowerCase())?.[1]?.replace(/s$/, '')

/** 窝 of 云朵宠物窝, in a list: the only thing in view whose name ends so; with a count, 线2卷, else the only one the shop has. */
export function ofLastCharacter(
  part: string,
  { focus, shown, talked }: InView,
  vocabulary: Vocabulary,
  taken: readonly string[] = [],
): string | undefined {
  const [, character, counted] = lastCharacter.exec(part) ?? []
  if (character === undefined) return undefined
  const view = new Set([...shown, ...talked, ...(focus === undefined ? [] : [focus])])
  const isNamed = ({ names }: Vocabulary['products'][number]) =>
    names.some(name => /\p{Script=Han}(?=$|[（(\s\d])/u.exec(name)?.[0] === character)
  if (vocabulary.products.length > mostLookedThrough) return undefined
  const named = vocabulary.products.filter(isNamed).map(({ sku }) => sku)
  const inView = named.filter(sku => view.has(sku))
  if (inView.length > 0 || counted === undefined) return theOne(inView, taken, focus)
  return theOne(named, taken, focus)
}
const lastCharacter =
  /(?:^|[^\p{Script=Han}])[那这就我再要和跟与、]*(\p{Script=Han})(?:一起|也|都)* ?([一两俩仨二三四五六七八九十\d]+\p{Script=Han}?(?:\d+[元块]?)?)?(?:\s|总共|一共|总价|合计|多少钱?)*$/u

/** 圆模 of 活底圆形蛋糕模, 钢盆 of 不锈钢打蛋盆: two or three characters of a name in its order, the last of them its last, of the only thing in view that has them, else of the shop. */
export function ofSomeCharacters(part: string, { focus, shown, talked }: InView, vocabulary: Vocabulary): string | undefined {
  const [, said = ''] = shortName.exec(part.replace(ofSum, '')) ?? []
  if (said === '' || vocabulary.products.length > mostLookedThrough) return undefined
  const inOrder = new RegExp(`${[...said].join('\\p{Script=Han}{0,6}')}(?=$|[（(\\s\\d])`, 'u')
  const found = vocabulary.products.filter(({ names }) => names.some(name => inOrder.test(name)))
  const view = new Set([...shown, ...talked, ...(focus === undefined ? [] : [focus])])
  const inView = found.filter(({ sku }) => view.has(sku))
  const [only, more] = inView.length > 0 ? inView : found
  return more === undefined ? only?.sku : undefined
}
const ofSum = /\s*(?:一共|总共|合计|加起来|多少|[一]起|包邮|寄|到|对|[吗呢？?]).*$/u
const shortName =
  /^(?:[就那这我要再来买拿和跟与个件条把只、\s]|\d+(?:\.\d+)?(?:寸|码|号|升|厘米)|[大中小]号|[一两二三四五六\d][个件条只把盏张本支盒包套])*的?(\p{Script=Han}{2,3}?)(?:也|都|一起|[一两二三四五六\d]+[个件条双只把盏张本支盒包套]|[吧啊呀\s])*$/u

/** "The box" of somebody who was shown a "Coffee Lover's Starter Box": the only thing in view whose name has the word. */
export function ofTitleWord(text: string, { focus, shown, talked }: InView, vocabulary: Vocabulary): string | undefined {
  const words = [
    ...text.toLowerCase().matchAll(/\b(?:the|that|this|those|your|one|two|three|four|five|six|\d{1,2}) (?:[a-z]+ )?([a-z]{3,})/g),
  ].map(([, word = '']) => word.replace(/s$/, ''))
  if (words.length === 0) return undefined
  const view = new Set([...shown, ...talked, ...(focus === undefined ? [] : [focus])])
  const isNamed = ({ names }: Vocabulary['products'][number]) =>
    names.some(name =>
      name
        .toLowerCase()
        .split(/[^a-z]+/)
        .some(word => words.includes(word.replace(/s$/, ''))),
    )
  const [only, more] = vocabulary.products.filter(one => view.has(one.sku) && isNamed(one))
  return more === undefined ? only?.sku : undefined
}

/** "Which paste would you recommend" of who was shown wallpaper: what other things of the shop are called by, and nothing in view. */
export function asksOfAnotherName(text: string, { focus, shown }: InView, vocabulary: Vocabulary): string | undefined {
  const [, said = ''] = whichOf.exec(text) ?? []
  const word = said.toLowerCase().replace(/s$/, '')
  if (word === '' || vocabulary.products.length > mostLookedThrough) return undefined
  const called = vocabulary.products.filter(({ names }) => names.some(name => endOf(name) === word))
  return called.length === 0 || called.some(({ sku }) => sku === focus || shown.includes(sku)) ? undefined : said
}
const whichOf = /\b(?:which|what) (?:(?:kind|sort|type)s? of )?([a-z]{3,}) (?:would|should|do|shall|can|could|is|are)\b/iu

/** A kind was named of which nothing that is talked about or on the screen is. */
export function namesAnotherKind(text: string, { focus, shown }: InView, vocabulary: Vocabulary): boolean {
  const kinds = kindsNamed(text)
  if (kinds.size === 0) return false
  return [...shown, ...(focus === undefined ? [] : [focus])].every(sku => !isAmong(kinds, goodsOfProduct(vocabulary, sku)))
}
