import { isAmong } from '../language/goods.ts'
import { goodsOfProduct, kindsNamed } from './kind-meant.ts'
import type { Named } from './likely.ts'
import type { Message, Shop } from './message.ts'

/** More words than these name no option of what was talked about; more products are not looked through. */
const longest = 160
const mostLookedAt = 12

/** An option that is spoken of as a thing: "the 20cm one", "750 ones", 大号那个, 黑的. */
const asThing = /\bones?\b(?! of)|[那这][个款只件双条种]|的(?:[那呢有来要吧还吗多][^，。]{0,3}|$|[，,。！!？?])/iu

/** "Is it too big for her" of what was just shown is asked of that. */
const asksOfIt = /(?<!\byou )\b(?:is|are|does|do|will|can|would|has|have) (?:it|they|this|these)\b|它|这[个款双件条]/iu

/**
 * The one thing in view that the options said are of. What is pointed at gives way where it has none of them and one other has, spoken of by them alone
 * ("the 20cm one" after candles were asked for); and where nobody has spoken of it yet, it is the first of what was shown, to what was chosen before in just
 * that size or colour ("41 it is then").
 */
export function ofOptionSaid(text: string, pointed: readonly string[], message: Message, shop: Shop, takes = false): string | undefined {
  const { focus, shown, talked, variants = [], refused = [], isLead } = message
  const [own, more] = pointed.length === 0 && focus !== undefined ? [focus] : pointed
  if (more !== undefined || text.length > longest) return undefined
  const kinds = kindsNamed(text)
  const isOfKind = (sku: string) => kinds.size === 0 || isAmong(kinds, goodsOfProduct(shop.vocabulary, sku))
  const isOther = (sku: string) => sku !== own && !refused.includes(sku) && isOfKind(sku)
  const chosen = variants.findLast(({ product, sku }) => isOther(product) && shop.variantsNamed(text, product).includes(sku))?.product
  const ownNamed = own === undefined ? [] : shop.variantsNamed(text, own)
  const isWeak = own === undefined || (isLead === true && !asksOfIt.test(text)) || refused.includes(own)
  if (chosen !== undefined && (isWeak || ownNamed.length === 0) && (isWeak || asThing.test(text))) return chosen
  if (takes && own !== undefined && ownNamed.length > 0) return ofMoreOptions(text, own, [...shown, ...talked].filter(isOther), shop)
  if (ownNamed.length > 0 || !(isWeak || asThing.test(text))) return undefined
  const inView = [...new Set([...shown, ...[...talked].reverse()])].filter(isOther).slice(0, mostLookedAt)
  const [only, another] = inView.filter(sku => shop.variantsNamed(text, sku).length > 0)
  return another === undefined ? only : undefined
}

/** 灰色42来一双 of two shoes, of which what is talked about comes in 42 and in no grey: the other, which comes in both. */
function ofMoreOptions(text: string, own: string, others: readonly string[], { speaksOf, variantsNamed }: Shop): string | undefined {
  const said = new Map(speaksOf(text).map(({ sku, option }) => [sku, option]))
  const hasMore = (sku: string) => (said.get(sku) ?? 0) > (said.get(own) ?? 0) && variantsNamed(text, sku).length === 1
  const [only, more] = new Set(others.filter(hasMore))
  return more === undefined ? only : undefined
}

/** Of what is pointed at, or talked about, the one thing that has the options said; nothing where none or several have. */
export function ofOwnOption(text: string, pointed: readonly string[], { focus }: Message, { variantsNamed }: Shop): string | undefined {
  if (text.length > longest) return undefined
  const own = pointed.length === 0 && focus !== undefined ? [focus] : pointed
  const [only, more] = own.filter(sku => variantsNamed(text, sku).length > 0)
  return more === undefined ? only : undefined
}

/**
 * "Is the starry one there?", 雾蓝的73: what names options of one thing in the shop alone, and none of what is pointed at. A colour that things come in, or a size, is
 * asked of the thing pointed at though it has none such; two of them together, or a word that is neither, tell which one is meant.
 */
export function ofOptionFar(
  text: string,
  pointed: readonly string[],
  { focus, shown, talked, refused = [] }: Message,
  shop: Shop,
): string | undefined {
  const [own, more] = pointed.length === 0 && focus !== undefined ? [focus] : pointed
  if (more !== undefined || text.length > longest) return undefined
  if ([...shown, ...talked, ...(own === undefined ? [] : [own])].some(sku => shop.variantsNamed(text, sku).length > 0)) return undefined
  const kinds = kindsNamed(text)
  const isOfKind = (sku: string) => kinds.size === 0 || isAmong(kinds, goodsOfProduct(shop.vocabulary, sku))
  const tells = ({ option, telling = 0 }: Named) => telling >= 1 || (telling > 0 && option > 1)
  const [only, another] = shop.speaksOf(text).filter(one => tells(one) && !refused.includes(one.sku) && isOfKind(one.sku))
  return another === undefined ? only?.sku : undefined
}

/** "The 399 shoes", 15.8那个, 第一个399的: a sum that stands for a thing. */
const sumAsThing =
  /(?:\b(?:the|that|this)|[£$€¥￥]) ?\d+(?:\.\d+)?(?! ?(?:%|[a-z]{0,2}\d|cm|mm|kg|g\b|ml|l\b|w\b))|(?<![\d.])\d+(?:\.\d+)?[块元]?(?:的|那|这)(?!时候|天)|\b\d+(?:\.\d+)? (?:one|pair)s?\b/giu

/** The one thing in view that costs what is said; the 9 that a boot comes in is no price of its wax. */
export function ofPriceSaid(
  text: string,
  { focus, shown, talked, refused = [] }: Message,
  { speaksOf, variantsNamed }: Pick<Shop, 'speaksOf' | 'variantsNamed'>,
): string | undefined {
  if (text.length > longest) return undefined
  const sums = [...text.matchAll(sumAsThing)]
    .map(([sum]) => sum)
    .filter(sum => focus === undefined || variantsNamed(sum, focus).length === 0)
  if (sums.length === 0) return undefined
  const inView = new Set([...shown, ...talked, ...(focus === undefined ? [] : [focus])].filter(sku => !refused.includes(sku)))
  const turnedDown = new Set(speaksOf(text).flatMap(({ sku, refused: isRefused }) => (isRefused === 0 ? [] : [sku])))
  const [only, more] = speaksOf(sums.join(' ')).filter(({ sku, price }) => price > 0 && !turnedDown.has(sku) && inView.has(sku))
  return more === undefined ? only?.sku : undefined
}
