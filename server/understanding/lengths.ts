import type { Vocabulary } from '../dialogue/slots.ts'

/** What is sold by its length: "Washed Linen by the Yard", 亚麻布 按米. */
const byLength = /\b(?:by the|per) (?:yard|met(?:re|er))\b|(?:按|每)一?[米码尺]|[/／] ?米/iu
const yards =
  /(?<=(?:^|[^\p{L}\d.])(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3}) ?)(?:yards?|yds?|met(?:re|er)s?)(?![\p{L}-])(?: (of)\b)?/giu
const metres = /(?<=(?:^|[^\d.第])(?:\d{1,3}|[一二两三四五六七八九十]) ?)米(?![\d一二两三四五六七八九十半高宽长色白])/gu

const shops = new WeakMap<Vocabulary, boolean>()

/** "3 yards of sage linen", 要三米, of a shop that sells by the yard or metre: so many pieces of it. */
export function lengthsAsPieces(text: string, vocabulary: Vocabulary): string {
  const known = shops.get(vocabulary)
  const sells = known ?? vocabulary.products.some(({ names }) => names.some(name => byLength.test(name)))
  if (known === undefined) shops.set(vocabulary, sells)
  return sells ? text.replace(yards, (_unit, of: string | undefined) => of ?? 'of it').replace(metres, '件') : text
}
