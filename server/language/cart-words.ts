import { foldText } from './fold.ts'
import { findNumbers } from './numbers.ts'
import { findQuantities } from './references.ts'
import type { Slots } from './slots.ts'

/** What plain words ask of the cart; no doubt is left about these, whatever they sound like to a model. */
export type CartWord = { cart: 'list' | 'open' | 'checkout' | 'remove' | 'another' } | { cart: 'set'; quantity: number | 'impossible' }

const cartName = '(?:cart|basket|trolley|shopping bag)'
const lists = new RegExp(
  `购物车(?:里面?|中)?(?:现在|都|已经)*(?:有|装了|放了|加了)(?:些|了)?(?:什么|啥|哪些|几)|我(?:都|已经)?(?:加|选)了(?:些)?(?:什么|啥|哪些)|\\b(?:what(?:'?s| is| do i have| have i(?: got| put)?| did i put)?|which things are)\\b.{0,16}\\b(?:in|into) (?:my|the) ${cartName}\\b`,
  'iu',
)
const listsTaken =
  /\bwhat(?:'?ve| have| did)? i (?:got|ordered|picked|chosen|put down|got down)\b(?: so far)?|我(?:现在|目前|都|一共|总共)*(?:要|选|点|拿|订)了(?:些)?(?:啥|什么|哪些|几样)/iu
const opens = new RegExp(
  `^(?:请|帮我|我想|我要)?(?:打开|看看?|看一?下|查看|进入?)(?:一下)?(?:我的)?购物车|\\b(?:show|see|view|open|check|go to)(?: me)? (?:my|the) ${cartName}\\b`,
  'iu',
)
const checksOut =
  /^(?:好的?|行|嗯|可以|ok)?[,，\s]*(?:那|我|就|请|帮我|现在|直接|马上|要)*(?:去)?(?:下单|结账|结算|付款|买单|付钱|提交订单)(?:吧|啦|了|咯|哈)?[。！!~\s]*$|^(?:(?:ok|okay|great|right|fine|yes|please|then|so|i want to|i'd like to|i'll|let me|let's|can i|can we|can you|now|just|and)[\s,]+)*(?:check ?out|place (?:the|my|an|this) order|order (?:it|this|these|them)(?: now)?|pay(?: now)?|proceed to (?:the )?(?:checkout|payment)|go to (?:the )?checkout|take me to (?:the )?checkout|(?:i'm |i am )?ready to (?:pay|order|check ?out|buy))(?: now| please| then)*[.!\s]*$/iu
const removes = new RegExp(
  `(?:从|在)?购物车里?.{0,14}(?:去掉|删掉|删了|删除|移除|移出|拿掉|拿出来|取出来|清空)|(?:清空|去掉|删掉|删了|移除|移出|拿掉).{0,12}(?:购物车|那个|这个|那双|那件|这双|这件)|^(?:那|我|还是|算了)*不(?:想)?要(?:那|这)?(?:个|双|件|款|条|只)?.{0,12}了[。！!~\\s]*$|\\b(?:remove|delete|drop)\\b(?!.{0,20}filter)|\\btake\\b.{1,40}\\b(?:out|off)\\b|\\b(?:empty|clear) (?:my|the) ${cartName}\\b|\\b(?:don'?t|do not|no longer) want (?:the|that|this|it|those)\\b.{0,30}\\b(?:any ?more|after all|now)?`,
  'iu',
)
const sets =
  /(?:改|换|变|加|减|调|增加|减少)(?:成|到|为)|(?:数量|件数)|\bmake (?:it|that|them|those|this)\b|\b(?:change|set|update|up|increase|reduce|lower)\b.{0,40}\bto\b|\b(?:quantity|qty)\b|^(?:actually|no|sorry|oh|hmm|just|only|[,\s])*(?:just|only) (?:one|two|three|four|five|\d+)(?: of (?:it|those|them|these|that))?(?: please)?[.!\s]*$|^(?:不|算了|还是|[,，\s])*(?:只|就)(?:要|买|留)[一两二三四五六七八九\d]+(?:个|件|双|条|只|份|瓶|套|包|盒)?(?:就(?:行|好|够)了?|吧)?[。！\s]*$/iu
/** Nothing but another count: 还是两个吧, 一双就行, "two will do". */
const countAlone =
  /^(?:不对?|算了|还是|那|[,，\s])*[一两二三四五六七八九十\d]+(?:个|件|双|条|套|只|把|台|张|瓶|盒|箱|本|份|支|对|顶|袋|罐|杯|包)(?:就(?:行|好|够|可以)了?|吧|好了|够了)[。！!~\s]*$|^(?:actually|no|sorry|oh|hmm|[,\s])*(?:just )?(?:one|two|three|four|five|\d+)(?: pairs?| of (?:them|those|these))? (?:will do|is (?:enough|fine|plenty)|are (?:enough|fine|plenty))[.!\s]*$/iu
const another =
  /^(?:那|请|再|帮我|给我)*再(?:来|加|要|拿|买)(?:一|1|同样(?:的)?一?)(?:个|件|双|条|只|份|瓶|套|包|盒)(?:一样的|同样的)?(?:吧)?[。！!~\s]*$|^(?:please |ok,? |and )*(?:add |i'll take |give me )?(?:another(?: one)?|one more)(?: of (?:it|those|them|these|that|the same))?(?: please)?[.!\s]*$/iu
/** Asks how, or whether one may: nothing is done. */
const asksHow =
  /怎么|如何|咋|能不能|可不可以|为什么|吗[？?\s]*$|\bhow (?:do|can|to|would|should)\b|\bwhy\b|\b(?:is|are|does|do you|did) .*\?\s*$/iu

/** `taken`: so many things were said to be taken that do not lie in the cart yet; one of them can be had in another number. */
export function readCartWords(
  { text, slots, by }: { text: string; slots: Slots; by: string },
  hasCart: boolean,
  taken = 0,
): CartWord | undefined {
  if (by === 'choice') return undefined
  const plain = text.trim()
  if (lists.test(plain) || (taken > 0 && listsTaken.test(plain))) return { cart: 'list' }
  if (asksHow.test(plain)) return undefined
  if (opens.test(plain)) return { cart: 'open' }
  if (checksOut.test(plain)) return { cart: 'checkout' }
  if (!hasCart && taken !== 1) return undefined
  // "Change it to 43": of a size.
  if (
    (sets.test(plain) || countAlone.test(plain)) &&
    slots.size === undefined &&
    slots.colour === undefined &&
    slots.budget === undefined
  ) {
    const quantity = countSaid(plain)
    if (quantity !== undefined) return { cart: 'set', quantity }
  }
  if (!hasCart) return undefined
  if (another.test(plain)) return { cart: 'another' }
  return removes.test(plain) ? { cart: 'remove' } : undefined
}

/** All of the cart is meant. */
export const meansAll = (text: string): boolean =>
  /清空|全(?:部|都)?|所有|都不要|\b(?:everything|all of (?:it|them)|empty|clear)\b/iu.test(text)

const most = 999
const counter = '个|件|双|条|套|只|把|台|张|瓶|盒|箱|本|份|支|对|顶|袋|罐|杯|副|束|盏|组|床|包'
const counterFirst = new RegExp(`^(?:${counter})`, 'u')
/** A number that no cart takes: none, less than none, or more than a shop has. */
const beyond = new RegExp(
  `(?<![\\d.\\w-])(?:-\\s?\\d+|0+|负\\s?[\\d一二两三四五六七八九十]+|零)(?=\\s?(?:${counter}|of\\b|pairs?\\b|pieces?\\b|units?\\b|items?\\b|$|[.,!。，！]))|(?<![\\d.]|\\bthe )(?:\\d{4,}|\\d+e\\d+)(?=\\s?(?:${counter}|of\\b|pairs?\\b|pieces?\\b|units?\\b|items?\\b|$|[.,!。，！]))|[一二三四五六七八九十百千万亿]*[千万亿](?=\\s?(?:${counter}))`,
  'iu',
)

/** How many are to be put into the cart: the number that was read, one where none was, `impossible` where none can be meant. */
export function quantityOf(text: string, read: number | undefined): number | 'impossible' {
  if (beyond.test(foldText(text))) return 'impossible'
  return read === undefined ? 1 : read >= 1 && read <= most ? read : 'impossible'
}

function countSaid(text: string): number | 'impossible' | undefined {
  const folded = foldText(text)
  if (beyond.test(folded)) return 'impossible'
  const last = findNumbers(folded).at(-1)
  if (last === undefined || !Number.isInteger(last.value)) return undefined
  return last.value >= 1 && last.value <= most ? last.value : 'impossible'
}

/** The text without the words that tell how many: "2" names no two-litre bottle. */
export function withoutCount(text: string, quantity: number | undefined): string {
  if (quantity === undefined) return text
  const folded = foldText(text)
  const numbers = findNumbers(folded)
  const never = () => false
  const counted =
    findQuantities(folded, numbers, never, never).find(({ value }) => value === quantity) ?? numbers.find(({ value }) => value === quantity)
  // 750一个: what counts goes with the count, or it would count the 750.
  return counted === undefined ? text : `${folded.slice(0, counted.start)} ${folded.slice(counted.end).replace(counterFirst, '')}`
}

/** "2:SKU": so many of a line of the cart, as a button says it. */
export function countOfLine(value: string): { line: string; quantity: number } | undefined {
  const [, quantity, line] = /^(\d{1,3}):(.+)$/.exec(value) ?? []
  return line === undefined ? undefined : { line, quantity: Number(quantity) }
}
