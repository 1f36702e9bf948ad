import { asChosen, chosenOf, manyOf, variantOf } from './attention.ts'
import type { CartLine, Conversation, Summed, SummedWith } from './conversation.ts'
import { ask, calm, type Decision, say } from './decision.ts'
import { foldText } from './fold.ts'
import { findNumbers } from './numbers.ts'
import { placesIn } from './places.ts'
import { asksWhetherSent } from './questions.ts'
import { asksOf, type SumAsked } from './sum-asks.ts'
import { addedIn, draftOf, productOf, takenOf, withCounts } from './taken.ts'
import type { Turn } from './turn.ts'
import { wayAsked, wayInstead, waysIn, withoutWays } from './ways.ts'

/** Goods that a message names, with how many of each; `said` is the part that names them, which may tell a variant; `told`: how many is said. */
export type Counted = CartLine & { said: string; told?: true }

const money =
  /(?:一共|总共|合计|加起来)(?=\s*(?:$|[?？。！]))|多少|几块|几元|啥价|什么价|价|钱|花|付|算一?算|算一?下|帮我算|\badd (?:it|them|that|this|those|these|everything) up\b|\b(?:how much|what'?s?|price|costs?|pay|total|come|comes|sum|bill|spend|owe|damage)\b/iu
export const totals =
  /一共|总共|总价|总额|总计|合计|共计|加起来|加在一起|加一块|一起(?:买|要|拿)?(?:是|得|要|需要)?多少|拢共|全要|全部(?:要|是|买)?多少|算一?算|算一?下|帮我算|\badd (?:it|them|that|this|those|these|everything) up\b|都(?:要|买|拿)(?:的话)?.{0,4}多少|\b(?:total|altogether|all together|in all|add(?:ed|s)? up|(?<!\bwhen\b.{0,24})come[s]? to|what(?:'?s| is) (?:it|that|this|everything|the lot) all (?:to|in|for)|sum(?: of)?|combined|together|all in|grand total|both of|for both|for all|for everything|what do i (?:pay|owe))\b/iu
const reaches =
  /(?:差|还要|再买|凑|够|到|满足?|达到|能|可以|享受?).{0,8}(?:包邮|免邮|免运费|免运)|(?:包邮|免邮|免运费|免运).{0,6}(?:还?差|够|吗|没)|还(?:要|差|得)(?:再)?(?:买|凑)?多少.{0,4}(?:包邮|免邮|免运)|\bhow (?:much|far|many)\b.{0,24}\b(?:till|until|til|to|off|from|for|before|short)\b.{0,16}\bfree\b|\b(?:enough|qualif\w*|reach\w*|more|away|short|far|get|hit|left|need|eligible)\b.{0,40}\bfree (?:shipping|delivery|postage)\b|\bfree (?:shipping|delivery|postage)\b.{0,40}\b(?:yet|already|reached|enough|more|away|left|on (?:this|these|that|my|it|them)|with (?:this|these|that|my|it|them)|for (?:this|these|that|my|it|them))\b/iu
const withShipping =
  /(?:含|连|带|加上?|算上?|包括|连同)(?:上|着)?(?:运费|邮费|快递费|配送费?|送货费?)|(?:运费|邮费|快递费|配送费|送货费)(?:都?算上|一起|在内|加上)|到手|\b(?:with|w|including|inc\.?|incl\.?|plus|and|after|counting) (?:the |normal |standard |regular |your )?(?:shipping|delivery|postage|post|carriage|freight)\b|\b(?:shipping|delivery|postage) (?:is |goes )?(?:included|on top)\b|\b(?:delivered|posted)\b|\ball in\b/iu
const afterCoupon =
  /打(?:完|了|过)?[\d.一二三四五六七八九]*折|(?:用|减|扣|打|叠加|算上?)(?:了|完|上|掉)?.{0,8}(?:券|优惠码|优惠|折扣|新人)|(?:首单|新客|新人|第一单).{0,4}(?:减|优惠)|(?:减|优惠)(?:完|掉|了)?.{0,3}(?:首单|新客|新人|第一单)|(?:券|优惠码?|折扣)(?:之)?后|券(?:抵扣)?完|折后|到手|\b(?:after|with|using|use|minus|less|applying|apply|once|incl(?:uding)?|taking off)\b.{0,24}\b(?:coupon|code|voucher|discount|welcome|[a-z]{4,}\d{1,2})\b/iu
/** All of it, with whatever is taken off. */
const inHand = /到手/u
const withWrapping =
  /礼[品物盒]?包装|包起来|包装(?:一下|好)|(?:帮我?|给)包|[包装](?:个|一个|上|进|成)?礼盒|包(?:上|成|好|个|层)?(?:礼[品物]?|彩|花|牛皮|包装)纸|(?<![不别]用?)[系绑扎](?:上|个|一?条)?(?:丝|彩|缎)带|[+＋] ?包装|(?:都|要|再|也|顺便|每[个件条]?|给我?)(?:都|要|给)?包(?:装(?!纸|盒|袋|吗|么|不)|一下|好|起来)|(?:含|带|加上?|算上?|连)(?:[一两二三四五六\d]+[个份件])?包装|包装.{0,3}(?:算上|在内|也要|也?算|一起|一块)|\bribbon on (?:it|them|top)\b|\b(?:gift[- ]?)?wrapp?(?:ed|ing)?\b/iu
export const ofWrapping = /包装(?!纸|盒|袋)|包(?:一下|起来|好|上|得)|\b(?:gift[- ]?)?wrap(?!ping paper)/iu
const withoutWrapping =
  /(?:(?<![能可要用需是行会])不|别|没|免|去掉|取消).{0,3}包(?:装(?!盒|袋|纸)|起来)|包装.{0,3}(?:不要|去掉|算了|不用|免了)|\b(?:no|not|without|skip|drop|forget|leave(?: out| off)?|(?:don'?t|do not) (?:need|want))(?: (?!just\b|only\b)\w+){0,2} (?:gift[- ]?)?wrap|\bunwrapped\b/iu
/** Letters that are to be put on it: no "embroidered cushion" is asked to be. */
const withEngraving =
  /刻(?:上|个|一下)?[字名]|[刻绣印].{0,6}名字|[绣印](?:上|个)?[字名]|(?:印|烫|喷)(?:上|个|我们的?|公司的?|店里的?){0,2}(?:logo|标志|标(?!语|题)|图案)|烫金|(?<![不别]要?)[加含带](?:上|个)?名字(?![和跟、]?(?:电话|地址|手机))|\b(?:engraving|monogramming|personali[sz]ation|(?:with|get|have|and|plus|also|be) (?:it |them |that |this )?(?:engraved|monogrammed|embroidered|personali[sz]ed)(?! \p{L})|(?:engrave|monogram|embroider|personali[sz]e|stitch) (?:it|them|that|this|her|his|my|the|with)\b|(?:plus|with|and|put|add|get) (?:an? |the |her |his |their |my |our )?(?:first )?(?:names?|initials)\b(?! (?:of|is|and|tags?|plates?|badges?|puzzles?|on the (?:parcel|label|box|package|order|address))\b)|names? (?:stitched|sewn|on (?:it|them)|put on)\b|(?:put|add|print|paint|letter|stick|have|get|want|with|plus) (?:(?:our|my|the|her|his|a|your) )?(?:boat|club|shop|company|team|business|house|dog)?(?:'s|s)? ?(?:names?|logo|crest)(?: printed| painted| put)? on\b|lettering\b)|\+ ?(?:the |her |his |a )?name\b(?! (?:of|is)\b)/iu
const withoutEngraving =
  /(?:(?<![能可要用需是行会])不(?!锈)|别|没|免|去掉|取消).{0,3}(?:[刻绣](?!度)|[印烫](?:上|个)?(?:[字名金]|队名|logo|标))|(?:[刻绣印烫](?:上|个)?(?:[字名金]|队名|logo|标志?)|名字).{0,3}(?:不要|去掉|算了|不用|免了|取消)|\b(?:no|not|without|skip|drop|forget|scrap|leave)(?: \w+){0,2} (?:engrav|monogram|embroider|personali[sz]|names?\b|initials|lettering|logo)|\b(?:leave (?:off |out )?|take (?:off|out) )(?:the |her |his )?(?:name|initials|lettering|engraving|monogram)\b|\btake (?:the |her |his )(?:name|initials|lettering|engraving|monogram) (?:off|out)\b/iu
/** What an order was to come with, without what these words turn down: 那不要包装了. */
export function withoutRefused(conversation: Conversation, text: string, refused: readonly string[] = []): Conversation {
  const { summedWith } = conversation
  if (summedWith === undefined) return conversation
  const { wrapping, wraps, engraving, services, ...rest } = summedWith
  const left = services?.filter(({ of }) => !refused.includes(of)) ?? []
  return {
    ...conversation,
    summedWith: {
      ...rest,
      ...(left.length === 0 ? {} : { services: left }),
      ...(wrapping === undefined || withoutWrapping.test(text) ? {} : { wrapping, ...(wraps === undefined ? {} : { wraps }) }),
      ...(engraving === undefined || withoutEngraving.test(text) ? {} : { engraving }),
    },
  }
}
/** "Leave the name off", 不要包装了. */
export const turnsDownService = (text: string): boolean => withoutWrapping.test(text) || withoutEngraving.test(text)
/** Letters are to be put on it. */
export const wantsEngraving = (text: string): boolean => withEngraving.test(text) && !withoutEngraving.test(text)
/** "No wrapping actually": whatever a message says of it turns it down. */
export const onlyRefusesWrapping = (text: string): boolean =>
  withoutWrapping.test(text) && !ofWrapping.test(text.replace(new RegExp(`(?:${withoutWrapping.source})\\p{L}*`, 'giu'), ' '))
/** It is to be wrapped, or can it be. */
export const wantsWrapping = (text: string): boolean => withWrapping.test(text) && !withoutWrapping.test(text)
const withoutShipping =
  /(?:不|没)(?:含|算|包括|带|加)(?:上)?(?:运费|邮费|快递费)|\b(?:without|before|excluding|ex|not (?:counting|including)) (?:the )?(?:shipping|delivery|postage)\b/iu
/** Whoever comes for it has no parcel. */
const fetches =
  /自提(?!柜|点)|自取|自己(?:过?来|过?去|上门)[拿取提]|到店[取提拿]|上门[取提拿](?!件)|\b(?:if|when|and|i'?ll|i will|i) (?:i |we |id |i'd )?(?:(?:can|could|come and|just|would|will) )*(?:pick (?:it|them|that|this|everything) up\b|(?:collect|fetch|pick up)(?=\s*(?:$|[?.,!])| (?:it|them|that|this|everything|in|from|instead|myself|the order|my order)\b))|\bcollected(?=\s*(?:$|[?.,!]))|\bcome (?:and|&|n|to|by and|round and|over and) (?:get|collect|fetch|pick)\b|\b(?:i['’]?ll|i|we(?:['’]?ll)?) (?:just )?(?:come|pop) (?:in |by |over |round |down )?(?:and|to) (?:get|collect|fetch|pick) (?:it|them|that)\b/iu
/** "How much if I collect?" of what is talked over. */
export const asksFetched = (text: string): boolean => isFetched(text) && price.test(text)
export const isFetched = (text: string): boolean => fetches.test(text) && !withShipping.test(text)
/** As a part of what is bought, not as what is asked about. */
const wrappedToo =
  /(?:含|带|加上?|算上?|连|要)(?:上|着)?(?:礼[品物])?包装|\bwith (?:the |a )?(?:gift[- ]?)?wrap|\b(?:gift[- ]?)?wrapped\b/iu
const ofCart = /购物车|\b(?:cart|basket|trolley|my order)\b/iu
const plural =
  /这[几些]|这([二两俩三四五六仨\d])|它们|^各(?:来|要|买|拿)?一|(?:两|三|四)(?:个|件|款|双|样|种|顶|条)(?:都|一起|加)|[两三四]样|都要|全要|\b(?:these|those|them|both|all (?:of )?(?:three|two|four|them|these)|one of each)\b/iu

/** What a thing costs, not whatever "what" may ask. */
const price =
  /(?<!防水|[量率航码度高长宽深寸压积层数岁])多少(?!\p{Script=Han}{0,1}(?:毫米|厘米|升|毫升|克|公斤|瓦|小时|分钟|天|码|寸|人|岁|度|层))|几块|几元|啥价|什么价|价(?!格?[单签表])|钱|花|付|(?:超|够|到)(?:过|了)?\d+.{0,3}[没吗不?？]|\b(?:over|under|within|(?:more|less) than) [$£€¥]?\d+[^?]{0,12}\?|\b(?:how much|price|costs?|pay|total|comes? to|sum|bill|spend|owe)\b/iu
const sentenceEnd = /[?？。！!]\s*/u
/** Where one thing alone is named, what joins it to what is talked about may come after a comma. */
const partEnd = /[,，?？。！!]\s*/u
/** "And with the grinder?": beside what is talked about. */
const besides =
  /^(?:行|好的?|嗯|哦|可以|ok)?[，,、\s]*(?:那|要是|如果|再|还|我)*(?:加|添|再来|再买|再配)(?!起来|在一|上?(?:运费|邮费|快递|包装|礼品包装))|^(?:还有|另外|还要|也要|再要)(?!吗|没|什么|啥|别的|其他)|^(?:and |so |ok )*also (?!(?:do|does|is|are|can|what|how|where)\b)|^(?:跟|和|与|连同?).{1,16}(?:一起|一块|加起来|合起来)|也(?:都|要)?(?:在里面|在内|算(?:进去|上|在内|里面))|^(?:and |so |ok |what )*(?:(?:if|what if) i (?:also )?(?:add|take)|plus|adding|with)\b|\b(?:it|this|that|those|them|everything)(?: all)?(?: (?:comes?|be|cost)\b)?(?: to)?(?: together)? with\b|\btotal (?:be |come to |now )?with (?:the|an?|my) (?!post|deliver|shipping|gift|wrap|code|coupon|discount)/iu

/** More than one of what was spoken of. */
export const meansSeveral = (text: string): boolean => plural.test(text) || /都(?:要|买|拿|来|加)|全(?:要|买|拿)/u.test(text)

/** "Both", 都要: one of each of what was spoken of. */
export const meansOneOfEach = (text: string): boolean =>
  meansSeveral(text) && /都|全|一起|^各(?:来|要|买|拿)?一|\b(?:both|all|one of each)\b/iu.test(text)

/** "Just add it up for me", 帮我算一下: nothing but a sum is asked for, whatever it is taken for. */
export const addsUp = (text: string): boolean =>
  /算一?算|算一?下|帮我算|(?:全部?|都)加(?:起来|一起)|(?<=^|[.,!] ?)(?:and )?(?:delivered|posted)(?: to [a-z ]{2,24})?\s*\?|\badd (?:it|them|that|this|those|these|everything) (?:all )?up\b|\bwhat do i (?:pay|owe)\b|\b(?:altogether|in total|in all)\b|总共|合计|拢共|到手(?:价|是?多少)/iu.test(
    text,
  )

/** Nothing but what the last sum is to count in as well, or no longer, as it was counted in (`before`). */
export const addsToSum = (text: string, before: SummedWith = {}): boolean =>
  (before.way !== undefined && wayInstead(text) === false) ||
  (text.trim().length <= mostOfMore &&
    (withShipping.test(text) ||
      wrappedToo.test(text) ||
      (before.wrapping === true && withoutWrapping.test(text)) ||
      (before.shipping === true && withoutShipping.test(text)) ||
      (before.engraving === true && withoutEngraving.test(text)) ||
      isWayOnly(text)))
const mostOfMore = 28

/** "Express instead?", 顺丰呢: a way of sending and hardly a word beside it. */
const isWayOnly = (text: string): boolean =>
  waysIn(text).length > 0 &&
  /^(?:[\s\p{P}]|那么?|要是|如果|我?要|改成?|换成?|用|走|发|寄|加|的话|呢|吧|就|\b(?:and|ok|what|how|about|if|with|by|via|for|the|it|i|want|go|use|make|instead|delivery|shipping|postage|post|then|please|tomorrow|need)\b)*$/iu.test(
    withoutWays(text),
  )

/** Whether a text asks for a sum; plain words only, so that what is added up is what was asked for. `meant`: a person has said that it does; `goesOn`: a sum was told just before. */
export function readSum(
  text: string,
  { many, named, meant = false, goesOn }: { many: boolean; named: number; meant?: boolean; goesOn?: SummedWith | false },
): SumAsked | undefined {
  const plain = text.trim()
  // 那连运费呢, "and gift wrapped?": the last sum with that too.
  const isMore = goesOn !== undefined && goesOn !== false && named === 0 && addsToSum(plain, goesOn)
  const asksReach = reaches.test(plain)
  const asksTotal =
    meant ||
    isMore ||
    (named > 0 && (addsUp(plain) || (named > 1 && totals.test(plain)))) ||
    (money.test(plain) && totals.test(plain)) ||
    (price.test(plain) && wrappedToo.test(plain)) ||
    (price.test(plain) && (many || named > 1 || (named > 0 && besides.test(plain))))
  const way = isMore ? wayInstead(plain) : wayAsked(plain)
  const shipping =
    asksReach ||
    (way !== undefined && (isMore || money.test(plain))) ||
    (withShipping.test(plain) && (isMore || money.test(plain) || (named > 0 && addsUp(plain)) || (named > 1 && totals.test(plain))))
  const coupon = afterCoupon.test(plain) && money.test(plain)
  if (!asksTotal && !shipping && !coupon) return undefined
  return {
    ...(withoutShipping.test(plain) || isFetched(plain) ? { shipping: false } : shipping ? { shipping: true } : {}),
    ...(totals.test(plain) ? { all: true as const } : {}),
    ...(way === undefined ? {} : { way }),
    ...(coupon ? { coupon: totals.test(plain) || inHand.test(plain) ? ('too' as const) : (true as const) } : {}),
    ...(withoutWrapping.test(plain) ? { wrapping: false } : withWrapping.test(plain) ? { wrapping: true } : {}),
    ...(withoutEngraving.test(plain) ? { engraving: false } : withEngraving.test(plain) ? { engraving: true } : {}),
    ...(ofCart.test(plain) ? { cart: true as const } : {}),
    ...(meansSeveral(plain) ? { shown: countOf(plain) } : {}),
    ...(plain.split(named === 1 ? partEnd : sentenceEnd).some(part => besides.test(part)) ? { besides: true as const } : {}),
  }
}

/** Whether a text asks what an order comes to, or hardly tells more than where it goes: "to Cardiff all in?", 寄成都呢, "how much more till it's free?". */
export function asksSumOf(text: string): boolean {
  if (totals.test(text) || reaches.test(text) || withShipping.test(text)) return true
  const isSent = placesIn(text).length > 0
  return isSent && (money.test(text) || ofFee.test(text) || text.length <= mostOfPlace) && !ofTime.test(text) && !asksWhetherSent(text)
}
const ofFee = /[运邮]费|包邮|\b(?:postage|shipping|delivery|post)\b/iu
const ofTime =
  /几天|多久|什么时候|哪天|[能会]到|[一二三四五六日天号]前|前.{0,4}[能会可收寄送]?到|来得及|赶得?[上到]|\b(?:when|how (?:long|soon|fast|quick)|days?|arrive|get here|in time|(?:by|before|for) (?:the \d|next|this|(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?\b|christmas|xmas|tomorrow))\b/iu
const mostOfPlace = 30

function countOf(text: string): number | 'all' {
  if (/\bboth\b|俩/iu.test(text)) return 2
  if (/仨/u.test(text)) return 3
  const folded = foldText(text)
  const [, after] =
    /(?:这|these|those|all(?: of)?(?: the| these)?) ?(\S{1,5})/u.exec(folded) ??
    /(?<!第)([两二三四五六2-6])(?:[个款件样双条种]?都|样)/u.exec(folded) ??
    []
  const [number] = after === undefined ? [] : findNumbers(after)
  return number !== undefined && number.start === 0 && number.value >= 2 && number.value <= 6 ? number.value : 'all'
}

/** What is added up: what was named, else what is pointed at on the screen, else the cart, else the product talked about. */
export function sumUp(
  decision: Decision,
  text: string,
  asked: SumAsked,
  counted: readonly Counted[],
  quantity: number | undefined,
  named: readonly string[] = [],
  asking = text,
): Decision {
  const { conversation } = decision
  const lines = linesOf(decision, asked, counted.map(withVariant(conversation)), quantity, named)
  if (lines.length === 0) return ask(decision, conversation.shown.length > 0 ? 'product' : 'need')
  const of = lines === conversation.cart ? ('cart' as const) : ('goods' as const)
  const asks = asksOf(conversation, asked, lines)
  const changed = asked.corrects === true ? { ...decision, conversation: withCounts(conversation, lines) } : decision
  const summed = say(changed, { want: 'total', of, lines, text, asks })
  return besidePages(summed, asked, asking)
}

/** Where the shop has not told its numbers its pages are quoted, and no sum is made of them. */
export function besidePages(decision: Decision, { shipping, coupon }: Pick<SumAsked, 'shipping' | 'coupon'>, asking: string): Decision {
  const topics = [...(shipping === true ? ['shipping' as const] : []), ...(coupon === undefined ? [] : ['coupon' as const])]
  const quoted = (topic: 'shipping' | 'coupon') =>
    ({
      want: 'answer',
      question: topic === 'shipping' ? ofParcels(asking) : asking,
      skus: [],
      about: 'pages',
      topic,
      unless: 'summed',
    }) as const
  return say(decision, ...topics.map(quoted))
}

/** "Wrapped, with a note. Total with delivery?": what asks for the parcel, without the rest. */
const ofParcels = (text: string): string => text.split(/(?<=[.?!。？！])\s*/u).find(part => withShipping.test(part)) ?? text

/** What several pieces come to that are taken in one breath, with what was taken before. */
export function besideTaken(decision: Decision, services: Pick<SumAsked, 'shipping' | 'wrapping' | 'wraps' | 'services'> = {}): Decision {
  const added = addedIn(decision)
  const { summed = [], summedWith } = decision.conversation
  // What was to be added up before it was asked which one is meant.
  if (summedWith?.open === true && added.length > 0 && summed.length > 1 && added.every(line => isIn(line, summed))) {
    const lines = summed.map(line => added.find(one => productOf(one) === productOf(line)) ?? line)
    return say(decision, { want: 'total', of: 'goods', lines, asks: asksOf(decision.conversation, {}, lines) })
  }
  const lines = draftOf(decision)
  // What the parcel costs, or wrapping, is told of what is taken.
  if (added.length > 0 && ((services.shipping ?? services.wrapping) === true || services.services !== undefined))
    return say(decision, { want: 'total', of: 'goods', lines, asks: asksOf(decision.conversation, services, lines) })
  if (piecesOf(added) < 2) return decision
  return say(decision, { want: 'total', of: 'goods', lines, asks: asksOf(decision.conversation, {}, lines), beside: true })
}

export const piecesOf = (lines: readonly Pick<Summed, 'quantity'>[]): number => lines.reduce((all, { quantity }) => all + quantity, 0)

/** The sum that was asked for beside whatever else was said. */
export function tellSum(
  decision: Decision,
  { text, asking = text, asked, counted, named, missed, quantity }: NonNullable<Turn['sum']>,
): Decision {
  return missed === true ? ask(calm(decision), 'product') : sumUp(calm(decision), text, asked, counted, quantity, named, asking)
}

/** Of a thing that was taken, added up or talked about in a size or colour, that one, where nothing else is said of it now. */
function withVariant(conversation: Conversation): (line: Counted) => Summed {
  const { variants = [], taken = [], summed = [] } = conversation
  return line => {
    const known = [...taken, ...summed].flatMap(one => variantOf(one, line.sku) ?? [])[0] ?? chosenOf({ variants }, line.sku)
    return known === undefined ? line : { ...line, known }
  }
}

/** What was added up last, while it is still talked about. */
export function summedOf({ focus, summed = [] }: Conversation): readonly Summed[] {
  return focus === undefined || summed.some(({ sku, product }) => sku === focus || product === focus) ? summed : []
}

/** What an order is talked over: what was added up with all that is taken, else what is taken. */
export function runningOf(conversation: Conversation): readonly Summed[] {
  const taken = takenOf(conversation)
  const summed = summedOf(conversation)
  return summed.length > 0 && taken.every(line => isIn(line, summed)) ? summed : taken
}

/** What "both" or "all of them" means: what was added up together, what was talked about last, what is on the screen. */
function groupOf({ together = [], talked = [], shown, focus }: Conversation, many: number | 'all'): readonly string[] {
  const isGroup = together.length > 1 && (focus === undefined || together.includes(focus))
  if (isGroup && (many === 'all' || many === together.length)) return together
  if (many !== 'all' && !isGroup && shown.length !== many && talked.length >= many) return talked.slice(-many)
  return many === 'all' ? shown : shown.slice(0, many)
}

/** Of what is named without a number as many as are taken; "the tins" of somebody who takes two of them are two. */
function asTaken(line: Summed & { told?: true }, draft: readonly Summed[]): readonly Summed[] {
  const { told, ...plain } = line
  const all = draft.filter(one => productOf(one) === line.sku)
  // "4 tubes plus postage" of who takes two of one colour and two of another.
  if (told === true && all.length > 1 && line.known !== undefined && piecesOf(all) === line.quantity) return all
  const own = told === true ? [] : all
  const [only, more] = own
  if (only === undefined) return [plain]
  return more === undefined ? [{ ...plain, quantity: only.quantity }] : own
}

/** As many as were wanted before it was asked which, unless another count is said. */
const answeredIn = ([said]: readonly (Summed & { told?: true })[], { quantity }: Summed): number =>
  said?.told === true ? said.quantity : quantity

const isIn = (line: Summed, lines: readonly Summed[]): boolean => lines.some(one => productOf(one) === productOf(line))

function linesOf(
  decision: Decision,
  asked: SumAsked,
  counted: readonly Summed[],
  quantity: number | undefined,
  named: readonly string[],
): readonly Summed[] {
  const { conversation } = decision
  const { cart, shown, focus, together = [], refused = [], choosing } = conversation
  if (asked.cart === true && cart.length > 0) return cart
  const draft = draftOf(decision)
  const talked = (conversation.talked ?? []).filter(sku => !refused.includes(sku))
  const of = (skus: readonly string[], each: number): Summed[] =>
    skus.map(product => ({ ...asChosen(conversation, product), quantity: each }))
  const isGroup = together.length > 1 && (focus === undefined || together.includes(focus))
  const summed = summedOf(conversation)
  const isOfDraft = summed.every(line => draft.some(one => productOf(one) === productOf(line)))
  // What a change is a change of.
  const base = draft.length > 0 && isOfDraft ? draft : summed
  const pieces = piecesOf(draft)
  const isAll = asked.shown === 'all' ? draft.length > 1 : asked.shown !== undefined && [draft.length, pieces].includes(asked.shown)
  if (isAll && pieces > 1 && counted.length === 0 && draft !== cart) return draft
  // "Does the bag fit the heron, how much for both?": with what is taken or talked about, what the message names beside the sum.
  const others = named.filter(sku => draft.every(line => productOf(line) !== sku))
  const alone = focus === undefined || others.includes(focus) ? [] : of([focus], 1)
  const withNamed = [draft, alone].find(lines => lines.length > 0 && others.length > 0 && lines.length + others.length === asked.shown)
  if (withNamed !== undefined && counted.length < 2) return [...withNamed, ...of(others, 1)]
  const meant = asked.shown === undefined ? [] : groupOf({ ...conversation, talked }, asked.shown).filter(sku => !refused.includes(sku))
  if (counted.length > 0) {
    const isTwice = (line: Summed) => counted.some(one => one !== line && one.sku === line.sku)
    const before = asked.besides === true ? base : draft
    const lines = counted.flatMap(line => asTaken(line, isTwice(line) ? [] : before))
    const isNamed = (line: CartLine) => lines.some(one => productOf(one) === productOf(line))
    if (asked.corrects === true) return [...base.filter(line => !isNamed(line)), ...lines]
    // "Both, and two of the sleeping bag": each of those that are meant, of what is counted as many as are said.
    const isPart = typeof asked.shown === 'number' && lines.length < asked.shown && lines.every(line => meant.includes(productOf(line)))
    if (isPart) return of(meant, 1).map(line => lines.find(one => productOf(one) === line.product) ?? line)
    // "I'll have one, and a fountain. How much both?"
    const isOther = asked.shown === 2 && lines.length === 1 && focus !== undefined && !lines.some(line => productOf(line) === focus)
    if (isOther && summed.length < 2) return [...of([focus], 1), ...lines]
    // What is named is taken with this message: the rest of what was taken belongs to it.
    if (asked.taking === true) return [...draft.filter(line => !isNamed(line) && line.open !== true), ...lines]
    // "The 28-32 ones. How much for the lot": what was asked of one thing is answered, and the rest was taken before.
    const isAnswer = choosing !== undefined && lines.length === 1 && lines.every(line => productOf(line) === choosing.product)
    if (isAnswer && draft.length > 1)
      return draft.map(line => (isNamed(line) ? { ...lines[0]!, quantity: answeredIn(counted, line) } : line))
    if (asked.besides !== true) return lines
    const known = base.length > 0 ? base : of(isGroup ? together : focus === undefined ? [] : [focus], 1)
    return [...known.filter(line => !isNamed(line)), ...lines]
  }
  // "Both", of somebody who asked about one thing after the other.
  const { shown: some } = asked
  if (typeof some === 'number' && !isGroup && shown.length !== some && talked.length >= some)
    return of(talked.slice(-some), 1).flatMap(line => asTaken({ ...line, sku: line.product ?? line.sku, known: line.sku }, draft))
  // 35件，不是30件: of what was added up.
  if (asked.corrects === true && quantity !== undefined && base.length === 1) return [{ ...base[0]!, quantity }]
  if (meant.length > 1) return of(meant, 1)
  const one = focus ?? (shown.length === 1 ? shown[0] : undefined)
  const isCountOfDraft = quantity !== undefined && (quantity === pieces || quantity === draft.length)
  if (quantity !== undefined && quantity > 1 && one !== undefined && !isCountOfDraft) return of([one], quantity)
  // What was to be added up before it was asked which one is meant.
  const isOpen = conversation.summedWith?.open === true && summed.length > draft.length && draft.every(line => isIn(line, summed))
  if (isOpen && draft.length > 0) return summed.map(line => draft.find(one => productOf(one) === productOf(line)) ?? line)
  // 一共多少: what was taken so far, wherever it is.
  if (draft.length > 0) return draft
  if (summed.length > 0 && (quantity === undefined || summed.length > 1)) return summed
  if (isGroup) return of(together, 1)
  return one === undefined ? [] : of([one], quantity ?? manyOf(conversation, one) ?? 1)
}
