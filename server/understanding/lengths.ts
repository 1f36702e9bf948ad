import type { Vocabulary } from '../language/slots.ts'
import { isOfSomeName } from './siblings.ts'

/** What is sold by its length: "Washed Linen by the Yard", 亚麻布 按米. */
const byLength = /\b(?:by the|per) (?:yard|met(?:re|er))\b|(?:按|每)一?[米码尺]|[/／] ?米/iu
const yards =
  /(?<=(?:^|[^\p{L}\d.])(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}) ?)(?:yards|yds?|met(?:re|er)s|(?:yard|met(?:re|er))(?= of\b|\s*(?:$|[,.?!]))|(?<=(?:an?|one|1) )(?:yard|met(?:re|er)))(?![\p{L}-])(?: (of)\b)?/giu
const metres =
  /(?<=(?:^|[^\d.第])(?:\d{1,3}|[一二两三四五六七八九十]) ?)米(?!\d{1,3}(?!\d| ?(?:毫米|厘米|mm|cm))|[一二两三四五六七八九十半高宽长色白])/gu

const shops = new WeakMap<Vocabulary, boolean>()

/** "4m of the sage": a whole number of metres, and no part of a measure such as 3 m wide. */
const shortMetres = /(?<=(?:^|[^\p{L}\d.,£$€¥x×])\d{1,2} ?)m(?![\p{L}\d²³]| ?(?:x|×|by|wide|high|tall|deep)\b)(?: (of)\b)?/giu

/** "3 yards of sage linen", 要三米, of a shop that sells by the yard or metre: so many pieces of it. */
export function lengthsAsPieces(text: string, vocabulary: Vocabulary): string {
  const known = shops.get(vocabulary)
  const sells = known ?? (vocabulary.byLength === true || vocabulary.products.some(({ names }) => names.some(name => byLength.test(name))))
  if (known === undefined) shops.set(vocabulary, sells)
  const told = sells
    ? text
        .replace(yards, asPieces)
        .replace(shortMetres, (unit, of?: string) => ` ${asPieces(unit, of)}`)
        .replace(metres, '件')
    : text
  return withoutServiceNames(told, vocabulary).replace(packs, pack => (isOfSomeName(pack, vocabulary) ? `${pack}装` : pack))
}
const asPieces = (_unit: string, of?: string): string => of ?? 'of it'
/** 20袋 of a shop that sells 桂花乌龙 茶包 20袋 is how many a pack holds. */
const packs = /(?<!\d)[1-9]\d{1,2}[个件条双只把张支盒袋瓶片枚粒颗](?!装)/gu

/** "Leather wrap bracelets" of a shop that sells a Double Wrap Leather Bracelet are not to be wrapped. */
function withoutServiceNames(text: string, vocabulary: Vocabulary): string {
  if (!doneTo.test(text)) return text
  const names = vocabulary.products.flatMap(({ names }) => names.filter(name => doneTo.test(name)).map(wordsOf))
  return text.replace(/[a-z]+/giu, (word, at: number) => {
    if (!doneTo.test(word)) return word
    const before = /([a-z]+)[^a-z]*$/iu.exec(text.slice(0, at))?.[1]
    const after = /^[^a-z]*([a-z]+)/iu.exec(text.slice(at + word.length))?.[1]
    const isOf = (name: readonly string[]) =>
      name.includes(word.toLowerCase()) && [before, after].some(one => one !== undefined && name.includes(singular(one)))
    return names.some(isOf) ? '' : word
  })
}
const doneTo = /\b(?:wrap|wrapped|engraved|monogrammed|personali[sz]ed)\b/iu
const wordsOf = (name: string): string[] => (name.match(/[a-z]+/giu) ?? []).map(singular)
const singular = (word: string): string => word.toLowerCase().replace(/s$/u, '')
