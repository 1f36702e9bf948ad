import { foldText } from './fold.ts'
import { findNumbers } from './numbers.ts'
import { placesIn } from './places.ts'
import { asksWhetherSent } from './question-words.ts'
import type { ServiceSaid } from './services.ts'
import { type Way, wayAsked, wayInstead, waysIn, withoutWays } from './ways.ts'

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
/** It is not to be wrapped; nothing is to be put on it. */
export const refusesWrapping = (text: string): boolean => withoutWrapping.test(text)
export const refusesEngraving = (text: string): boolean => withoutEngraving.test(text)
/** "Leave the name off", 不要包装了. */
export const turnsDownService = (text: string): boolean => refusesWrapping(text) || refusesEngraving(text)
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

/** What the last sum counted in. */
type CountedIn = Pick<SumAsked, 'shipping' | 'wrapping' | 'engraving' | 'way'>

/** Nothing but what the last sum is to count in as well, or no longer, as it was counted in (`before`). */
export const addsToSum = (text: string, before: CountedIn = {}): boolean =>
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
  { many, named, meant = false, goesOn }: { many: boolean; named: number; meant?: boolean; goesOn?: CountedIn | false },
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

/** A sum that is asked for: of the goods alone, with postage, after the coupon. `shown`: so many of those shown are meant; `besides`: with what is talked about. `corrects`: another count of what was added up; `taking`: what is named is taken too; `again`: the last sum is doubted; `claimed`: what somebody takes it for, in major units; `all`: all that is paid is asked for; `elsewhere`: nothing but where the parcel goes is new; `wraps`: of several products these alone are to be wrapped; `services`: work of the shop's that is to be done to them; `percent`: so much is to be taken off. False: it is to be left out. */
export type SumAsked = {
  shipping?: boolean
  all?: true
  elsewhere?: true
  coupon?: true | 'too'
  wrapping?: boolean
  wraps?: readonly string[]
  engraving?: boolean
  way?: Way | false
  limit?: number
  cart?: true
  shown?: number | 'all'
  besides?: true
  corrects?: true
  taking?: true
  again?: true
  claimed?: number
  services?: readonly ServiceSaid[]
  percent?: number
  sharers?: number
}

/** "Wrapped, with a note. Total with delivery?": what asks for the parcel, without the rest. */
export const ofParcels = (text: string): string => text.split(/(?<=[.?!。？！])\s*/u).find(part => withShipping.test(part)) ?? text

export const ofMoney = (text: string): boolean => /多少|钱|价|付|算|\b(?:how much|costs?|price|pay|total|comes? to)\b/iu.test(text)

export const ofParcel = (text: string): boolean => /[寄邮运]|\b(?:post\w*|deliver\w*|ship\w*)\b/iu.test(text)
