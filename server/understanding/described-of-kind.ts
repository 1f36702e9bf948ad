import { likeThis } from './beside.ts'
import { kindsNamed, ofKinds } from './kind-meant.ts'
import type { Message, Shop } from './message.ts'

/** "The race ones", 炒菜的那个: by what tells it from others of its kind. */
const englishOne = /\b(?:the|that|those) ((?:[a-z0-9'-]+ ){1,3})(?:ones?|version|model)\b/g
const chineseOne = /([\p{Script=Han}a-z0-9.]{1,8}?)的?那[个款只种把件双条顶](?![一几月])/gu
/** 荞麦的多高: called by a part of its name alone. */
const chineseOf = /(?:^|[\s，。,.!！?？；;])那?([\p{Script=Han}]{2,6})的(?=多|几|怎|能|可以|有|会|要|贵|吗|呢|吧|$|[\s，。,.!！?？])/gu

const longest = 160
const mostLookedAt = 60
const mostInView = 8

/** Of the kind that is talked about, on the screen or named, the one thing that a message tells from the others; nothing where that is an option of something in view. */
export function describedOfKind(text: string, message: Message, shop: Shop): string | undefined {
  const { focus, shown, talked, refused = [] } = message
  if (text.length > longest) return undefined
  const lower = text.normalize('NFKC').toLowerCase()
  const inView = [...new Set([...(focus === undefined ? [] : [focus]), ...shown, ...[...talked].reverse()])].slice(0, mostInView)
  const isOption = (phrase: string) => inView.some(sku => shop.variantsNamed(phrase, sku).length > 0)
  const phrasesOf = (pattern: RegExp) =>
    [...lower.matchAll(pattern)].flatMap(([, phrase = '']) => (isOption(phrase) ? [] : [phrase.trim()]))
  const pointed = [...phrasesOf(englishOne).map(phrase => `the ${phrase} one`), ...phrasesOf(chineseOne).map(phrase => `${phrase}那个`)]
  const named = phrasesOf(chineseOf)
  if (pointed.length + named.length === 0) return undefined
  const about = focus ?? shown[0]
  const alike = [...(about === undefined ? [] : likeThis(about, shop)), ...shown, ...ofKinds(kindsNamed(text), shop.vocabulary)]
  const among = [...new Set(alike)].filter(sku => !refused.includes(sku))
  if (among.length < 2 || among.length > mostLookedAt) return undefined
  const isCalled = (phrase: string) => {
    const called = shop.vocabulary.products.filter(({ sku, names }) => among.includes(sku) && names.some(name => name.includes(phrase)))
    return called.length === 1 ? called.map(({ sku }) => sku) : []
  }
  // Of "the 45 litre one" the number tells, not what it counts.
  const numberOf = (phrase: string) => /\d+(?:\.\d+)?/.exec(phrase)?.[0]
  const isOfNumber = (sku: string, number: string | undefined) =>
    number === undefined || shop.vocabulary.products.some(one => one.sku === sku && one.names.some(name => name.includes(number)))
  const described = (phrase: string) => (shop.describedAmong?.(phrase, among) ?? []).filter(sku => isOfNumber(sku, numberOf(phrase)))
  const found = [...pointed.flatMap(described), ...named.flatMap(isCalled)]
  const turnedDown = shop.speaksOf(text).flatMap(one => (one.refused > 0 ? [one.sku] : []))
  const [only, more] = [...new Set(found)].filter(sku => !turnedDown.includes(sku))
  return more === undefined && only !== focus ? only : undefined
}

/** 那个章要配啥: the only thing in the shop whose name ends so. */
const oneCharacter =
  /[那这](?:个|把|支|本|条|只|盒|瓶|块|口|台|张|盏|顶)([\p{Script=Han}])(?=[\s，。,.!！?？]|$|[要能会可有怎多带配是贵还的]|不)/u
export function endingSo(text: string, { vocabulary }: Shop): string | undefined {
  const [, head] = text.length > longest ? [] : (oneCharacter.exec(text) ?? [])
  if (head === undefined || noThing.test(head) || vocabulary.products.length > mostProducts) return undefined
  const [only, more] = vocabulary.products.filter(({ names }) => names.some(name => name.endsWith(head)))
  return more === undefined ? only?.sku : undefined
}
const noThing = /[我你他她它人们啊呢吧吗的了要能会可有怎多带配是贵还不就也都小大红黑白蓝绿黄灰粉紫]/u
const mostProducts = 2000
