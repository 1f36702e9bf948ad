import { isAmong } from '../dialogue/goods.ts'
import { goodsOfProduct, kindsNamed } from './kind-meant.ts'
import type { Message, Shop } from './message.ts'

/** More words than these name no option of what was talked about; more products are not looked through. */
const longest = 160
const mostLookedAt = 12

/** An option that is spoken of as a thing: "the 20cm one", "750 ones", 大号那个, 黑的. */
const asThing = /\bones?\b(?! of)|[那这][个款只件双条种]|的(?:[那呢有来要吧还吗多][^，。]{0,3}|$|[，,。！!？?])/iu

/**
 * The one thing in view that the options said are of. What is pointed at gives way where it has none of them and one other has, spoken of by them alone
 * ("the 20cm one" after candles were asked for); and where nobody has spoken of it yet, it is the first of what was shown, to what was chosen before in just
 * that size or colour ("41 it is then").
 */
export function ofOptionSaid(text: string, pointed: readonly string[], message: Message, shop: Shop): string | undefined {
  const { focus, shown, talked, variants = [], refused = [], isLead } = message
  const [own, more] = pointed.length === 0 && focus !== undefined ? [focus] : pointed
  if (more !== undefined || text.length > longest) return undefined
  const kinds = kindsNamed(text)
  const isOfKind = (sku: string) => kinds.size === 0 || isAmong(kinds, goodsOfProduct(shop.vocabulary, sku))
  const isOther = (sku: string) => sku !== own && !refused.includes(sku) && isOfKind(sku)
  const chosen = variants.findLast(({ product, sku }) => isOther(product) && shop.variantsNamed(text, product).includes(sku))?.product
  const ownNamed = own === undefined ? [] : shop.variantsNamed(text, own)
  const isWeak = own === undefined || isLead === true || refused.includes(own)
  if (chosen !== undefined && (isWeak || ownNamed.length === 0) && (isWeak || asThing.test(text))) return chosen
  if (ownNamed.length > 0 || !(isWeak || asThing.test(text))) return undefined
  const inView = [...new Set([...shown, ...[...talked].reverse()])].filter(isOther).slice(0, mostLookedAt)
  const [only, another] = inView.filter(sku => shop.variantsNamed(text, sku).length > 0)
  return another === undefined ? only : undefined
}

/** "The 399 shoes", 15.8那个, 第一个399的: a sum that stands for a thing. */
const sumAsThing =
  /(?:\b(?:the|that|this)|[£$€¥￥]) ?\d+(?:\.\d+)?(?! ?(?:%|[a-z]{0,2}\d|cm|mm|kg|g\b|ml|l\b|w\b))|\d(?:[块元])?(?:的|那|这)(?!时候|天)|\b\d+(?:\.\d+)? (?:one|pair)s?\b/iu

/** The one thing in view that costs what is said. */
export function ofPriceSaid(
  text: string,
  { focus, shown, talked, refused = [] }: Message,
  { speaksOf }: Pick<Shop, 'speaksOf'>,
): string | undefined {
  if (text.length > longest || !sumAsThing.test(text)) return undefined
  const inView = new Set([...shown, ...talked, ...(focus === undefined ? [] : [focus])].filter(sku => !refused.includes(sku)))
  const [only, more] = speaksOf(text).filter(({ sku, price, refused: isRefused }) => price > 0 && isRefused === 0 && inView.has(sku))
  return more === undefined ? only?.sku : undefined
}
