import { isAmong } from '../language/goods.ts'
import { goodsOfProduct, kindsNamed, ofKinds, ofSomeCharacters } from './kind-meant.ts'
import { nameScore } from './likely.ts'
import type { Shop } from './message.ts'
import { calledByMeasure, siblingsNamed } from './siblings.ts'

/** What a part of an order may mean, the nearest first. */
export type Scope = {
  /** Products of the order, the latest last. */
  order: readonly string[]
  focus?: string
  shown: readonly string[]
  talked: readonly string[]
  /** What was turned down. */
  refused?: readonly string[]
  /** 这个耳机: it is pointed at. */
  isThis?: boolean
}

/** The thing that words call by a name or a kind, with what the name alone is worth; `among`: it cannot be told which of these, none where they name a kind that is not there. */
export type Called = { sku: string; name: number } | { among: readonly string[] } | undefined

/** What words call a thing by must be worth so much, and by so much more than they call another by it. */
const leastName = 0.25
const clearly = 0.12
/** What is nearer is meant of what is called alike. */
const ofOrder = 0.45
const ofFocus = 0.35
const ofShown = 0.25
const ofTalked = 0.2
/** 这个耳机 of who talks about it, and has taken another. */
const ofThis = 0.3
/** What was turned down is hardly meant where another is called alike. */
const ofRefused = 0.3

const mostLookedThrough = 400
/** What stands around a name. */
const fillers =
  /[一两二三四五六七八九十\d几这那来要拿再半][个条件双只把盏张本支盒包套袋份台瓶顶罐块床卷]|[也都就还]?(?:可以|行|好|成|ok)[的吧啊呀了]*$|[也都就](?:可以|行|好)|[的那这来要拿买加再也都就还我给她他您你一两二三四五六七八九十吧呢啊了呀嘛吗哦是有儿子够]/gu

/** `isOut`: something is taken back, which can only be of the order. */
export function calledIn(
  words: string,
  { order, focus, shown, talked, refused = [], isThis }: Scope,
  { speaksOf, variantsNamed, vocabulary }: Pick<Shop, 'speaksOf' | 'variantsNamed' | 'vocabulary'>,
  isOut: boolean,
): Called {
  const kinds = kindsNamed(words)
  // "1.5 inch" is no 15 of anything: numbers stand in a name beside its characters.
  const characterish = [...new Set(words.replace(fillers, '').match(/\p{Script=Han}|\d+/gu) ?? [])]
  const content = characterish.some(one => /\p{Script=Han}/u.test(one)) ? characterish : []
  const [, noun] =
    /^(?:[这那][\p{Script=Han}]|[个条件双只把盏张本支盒包套袋](?!子)|的|\s)*(\p{Script=Han}{1,3}?)[子儿]?(?:也|都|就|呢|吧|了|够|行|可以|好|要|来|拿|再|[个件条双只把盏张支盒包套袋份台瓶]|\s)*$/u.exec(
      words,
    ) ?? []
  const shorts = (words.toLowerCase().match(/\b[a-z]{4,8}\b/gu) ?? []).map(word => word.replace(/s$/u, '')).filter(word => word.length > 3)
  const spoken = new Map(speaksOf(words).map(one => [one.sku, one]))
  const characters = ofSomeCharacters(
    words,
    { shown, talked: [...talked, ...order], ...(focus === undefined ? {} : { focus }) },
    vocabulary,
  )
  const near = new Set([...order, ...(focus === undefined ? [] : [focus]), ...shown, ...talked])
  const all = vocabulary.products.length > mostLookedThrough || content.length === 0 ? [] : vocabulary.products.map(({ sku }) => sku)
  const family = siblingsNamed(words, { talked: [...order, ...talked], ...(focus === undefined ? {} : { focus }) }, vocabulary)
  // 61键, 那23的: by the number that a name has.
  const numbered = new Set([...calledByMeasure(words, vocabulary), ...(family.isByNumber ? family.skus : [])])
  const skus = new Set([
    ...all,
    ...near,
    ...spoken.keys(),
    ...numbered,
    ...ofKinds(kinds, vocabulary),
    ...(characters === undefined ? [] : [characters]),
  ])
  const called = [...skus].flatMap(sku => {
    const one = spoken.get(sku)
    const name =
      (one === undefined ? 0 : nameScore(one)) +
      (isOfKind(sku) ? 0.5 : 0) +
      (characters === sku ? 0.5 : 0) +
      (numbered.has(sku) ? 0.7 : 0) +
      Math.max(
        order.includes(sku) ? Math.max(endsSo(sku), beginsSo(sku)) : 0,
        one === undefined || nameScore(one) < leastName ? charactersOf(sku) : 0,
      ) +
      (one?.price ?? 0) * 0.4
    if (name < leastName || (isOut && !order.includes(sku))) return []
    const option = variantsNamed(words, sku).length > 0 ? 0.4 : 0
    const nearness =
      (order.includes(sku) ? ofOrder : 0) +
      (sku === focus ? ofFocus : 0) +
      (shown.includes(sku) ? ofShown : 0) +
      (talked.includes(sku) ? ofTalked : 0)
    const pointed = (sku === focus && isThis === true ? ofThis : 0) - (refused.includes(sku) && !order.includes(sku) ? ofRefused : 0)
    return [{ sku, name, score: name + option + (isOut ? 0 : Math.min(nearness, 0.6) + pointed) }]
  })
  const [best] = called.sort((a, b) => b.score - a.score)
  if (best === undefined) return kinds.size > 0 && !isOut ? { among: [] } : undefined
  const tied = called.filter(({ score }) => best.score - score < clearly)
  // 1000的过滤桶, of two that are called so but for their number.
  const [byNumber, another] = tied.length > 1 ? tied.filter(({ sku }) => holdsNumber(sku)) : []
  if (byNumber !== undefined && another === undefined) return { sku: byNumber.sku, name: byNumber.name }
  return tied.length > 1 ? { among: tied.map(({ sku }) => sku) } : { sku: best.sku, name: best.name }

  function holdsNumber(sku: string): boolean {
    const numbers: readonly string[] = words.match(/\d{2,}|\d(?=[- ]?(?:gal|l\b|lit|升|寸|inch))/gu) ?? []
    return namesOf(sku).some(name => (name.match(/\d+/gu) ?? []).some(one => numbers.includes(one)))
  }

  function namesOf(sku: string): readonly string[] {
    return vocabulary.products.find(one => one.sku === sku)?.names ?? []
  }

  /** 那盒笔 of 一周中性笔: what is left of the words ends the name of what is ordered. */
  function endsSo(sku: string): number {
    const names = namesOf(sku)
    const isEnd =
      noun !== undefined && names.some(name => name.split(/[\s\d（(]+/u).some(part => part.length > noun.length && part.endsWith(noun)))
    // 本子 of who takes 学生练字本三本装: of all that is ordered it alone is called so.
    const isLone = noun !== undefined && order.filter(other => namesOf(other).some(name => name.includes(noun))).join() === sku
    return isEnd || isLone ? 0.5 : 0
  }

  /** "The 2 dinos" of a Dinolet shirt: of all that is ordered it alone has a name that begins so. */
  function beginsSo(sku: string): number {
    const begins = (other: string) =>
      namesOf(other).some(name =>
        (name.toLowerCase().match(/[a-z]{6,}/gu) ?? []).some(word =>
          shorts.some(one => word.startsWith(one) && word.length > one.length + 1),
        ),
      )
    return shorts.length > 0 && order.filter(begins).join() === sku ? 0.5 : 0
  }

  /** 8寸盘 of 蓝边平盘 8寸: all that is said stands in its name or its options, and what its name has is rare in the shop. */
  function charactersOf(sku: string): number {
    const own = vocabulary.products.find(one => one.sku === sku)
    const name = own?.names.join(' ') ?? ''
    const held = content.filter(one => name.includes(one))
    if (held.length === 0 || content.length === 0) return 0
    const rest = content.filter(one => !name.includes(one))
    if (rest.length > 0 && variantsNamed(rest.join(''), sku).length === 0) return 0
    // 墨绿也行 calls no 远行背包; 灰伞 calls what ends so.
    if (held.length === 1 && !near.has(sku) && !(own?.names.some(one => one.endsWith(held[0]!)) ?? false)) return 0
    if (content.length === 1 && !near.has(sku)) return 0
    const worth = held.map(
      one => 1 / Math.max(1, Math.sqrt(vocabulary.products.filter(({ names }) => names.some(text => text.includes(one))).length)),
    )
    return Math.min(0.9, 0.35 * worth.reduce((sum, one) => sum + one, 0))
  }

  function isOfKind(sku: string): boolean {
    return kinds.size > 0 && isAmong(kinds, goodsOfProduct(vocabulary, sku))
  }
}
