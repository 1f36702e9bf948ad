import { findAmounts } from '../language/amounts.ts'
import { foldText } from '../language/fold.ts'
import { findNumbers, readNumber } from '../language/numbers.ts'
import type { ServiceSaid } from '../language/services.ts'
import { piecesIn } from './pieces.ts'

/** The sums of a stretch of text, in order; one that is vague (两三百, 三百多, 几十块) has both ends. */
export function readSums(stretch: string): { low: number; high: number; start: number; end: number }[] {
  const text = foldText(stretch)
  const found = findNumbers(text).map(({ value, to, start, end }) => {
    const more = /^[多几]/.test(text.slice(end, end + 1))
    return { low: value, high: to ?? (more ? value + unitOf(value) : value), start, end: more ? end + 1 : end }
  })
  for (const match of text.matchAll(/几([十百千万])|\b(?:a )?(couple of |few )hundred/g)) {
    const high = match[1] === undefined ? 1000 : ({ 十: 100, 百: 1000, 千: 10_000, 万: 100_000 }[match[1]] ?? 0)
    found.push({ low: 0, high, start: match.index, end: match.index + match[0].length })
  }
  return found.sort((a, b) => a.start - b.start)
}

/** 三百多 goes up to 400, 一千多 to 2000. */
const unitOf = (value: number): number => (value <= 0 ? 0 : 10 ** Math.floor(Math.log10(value)))

/** A relation that the words themselves tell, before the sum or between two. */
const decided = /^(?:<=|>=|~)|\.\./

const never = () => false
/** All sums of money of a folded text; no words of a shop are known here. */
const amountsIn = (text: string, numbers = findNumbers(text)) => findAmounts(text, numbers, 'CNY', never, never)

/**
 * How a sum is meant where the words around it leave no doubt: `<=300` of 三百以内, `~200` of "around 200", `200..300` of 两三百. `place` is where
 * in the message it was seen.
 */
export function relationSaid(message: string, place: { start: number; end: number }): string | undefined {
  const text = foldText(message)
  // A place holds only where folding left every character where it was.
  if (text.length !== message.length) return undefined
  const said = amountsIn(text)
    .find(({ start, end }) => start < place.end && end > place.start)
    ?.said.split(' ')[0]
  if (said === undefined || !decided.test(said)) return undefined
  // "Like 150 total": no more than that.
  return said.startsWith('~') && ofAll.test(text.slice(place.end)) ? said.replace('~', '<=') : said.replace('..', '-')
}
const ofAll = /^ ?(?:[a-z]+ )?(?:in total|total|altogether|all in|max|tops|at most|最多|顶天|封顶)(?![a-z])/u

/** What is to be spent, where the words around a sum say so themselves: a limit, a range, about so much. */
export function budgetSaid(message: string): string | undefined {
  const said = amountsIn(foldText(message))
    .find(({ spent, said: how }) => spent && decided.test(how))
    ?.said.split(' ')[0]
  return said?.replace('..', '-')
}

const limit =
  /(?:\b(?:under|within|below|over|fits? in(?:to)?|(?:less|more) than)|超过?了?|[在够])\s?[$£€¥]?\s?(\d{1,6}(?:\.\d{1,2})?)(?![\d.])(?!\s?(?:[%°"']|(?:cm|mm|km|m|kg|g|l|ml|lbs?|oz|inch(?:es)?|ft|feet|w|mah|hours?|hrs?|min(?:ute)?s?|days?|weeks?|months?|years?|yrs?|people|percent|degrees?|miles?|pieces?|of)\b|(?![元块以之吗没不了呢吧])\p{Script=Han}))|(\d{1,6})\s?[元块]?(?:以内|之内|以下)/iu
const ofSum = /\b(?:still|that|it|this|they|these|those|both|all|everything|altogether)\b|一共|加起来|总|还|超|够|都/iu
/** "Isn't it over 99, so free?" asks about the parcel. */
const ofParcel = /包邮|免邮|免运|\bfree\b/iu
const ofWish = /\b(?:any|anything|something|ones?|show|have you|do you have|got)\b|有没有|有什么|推荐|来个/iu

const ofOpenWish = /\b(?:any|anything|something|some(?:one|body))\b|有没有|有什么|推荐|来个/iu

/** "My budget is 700, is that over?", 预算四百，超了吗. */
const ofBudget =
  /(?:\bbudget(?: is| was| of)?(?: only| just| around)?|预算(?:是|只有|就|最多)?)\s?[$£€¥]?\s?(\d{1,6}(?:\.\d{1,2})?)(?![\d.])/iu
const over = /\b(?:over|above|within|enough|fit|ok)\b[^.!]{0,16}\?|[超够][^。！]{0,4}[吗没不]|超没超|够不够|超不超/iu

/** 100块钱够不够, 总共300能拿下吗, "would 150 cover it", "can I get all that for 200": whether so much is enough for what is spoken of. */
const isEnough = new RegExp(
  [
    `(?<![\\d.])(\\d{2,6})\\s?(?:元|块钱?)?(?:钱)?(?:的?(?:预算|的话|是不是|到底|应该|总共|一共|全部|都|也|还)){0,2}(?:够不够|够(?:吗|么|嘛|不|没)|(?:能|可以)?(?:都|全)?(?:买齐|拿下|搞定)(?:来)?(?:吗|么|嘛|不)|(?:买|拿)得?(?:下来?|齐)(?:吗|么|嘛|不)|(?:买|拿)不(?:买|拿)?得?下)`,
    `(?:预算|有|带了?|只有|就|手[上里头])\\s?(?:是|就|只有|才|有)?[¥￥]?(\\d{2,6})(?!\\d)[^。！？!?\\d]{0,40}?(?:够不够|够(?:吗|么|嘛|不)|能(?:不能)?(?:都|全)(?:买|拿|要)|能(?:都|全)?买齐|都能(?:买|拿)|(?:买|拿)得?(?:下来?|齐)(?:吗|么|嘛|不|$))`,
    `\\b(?:is|would|will|does|do|could|can)(?: my| the)? [$£€¥]?(\\d{2,6}(?:\\.\\d{1,2})?)(?: ?(?:quid|pounds?|dollars?|bucks?|euros?|yuan))?(?: be)? (?:enough|cover|do (?:it|for|me|the)|stretch|get me|buy)\\b`,
    `\\b(?:can|could|will|would|do|does) (?:i|we|it|they|that|those)[^.!?\\d]{0,32}?\\b(?:all|both|everything|the lot|them|those|these|that|together)\\b[^.!?\\d]{0,24}?\\b(?:for|under|within|out of) [$£€¥]?(\\d{2,6}(?:\\.\\d{1,2})?)(?=\\s*(?:$|[?.,!;])| ?(?:quid|pounds?|dollars?|bucks?|euros?|yuan|or|then|please|pls|delivered|posted|total|altogether|all in)\\b)`,
    `\\b(?:i(?:'ve| have|ve)?|we(?:'ve| have|ve)?)(?: only| just)?(?: got| have)?(?: only| just| about)? [$£€¥]?(\\d{2,6})(?: ?(?:quid|pounds|dollars|bucks|euros|yuan))?(?: to spend)?[.,!;:]? [^?]{0,64}?(?:\\bcan (?:i|we) (?:get|have|buy|afford) (?:all|both|everything|the lot)|\\b(?:enough|cover (?:it|that|them|all|both))\\b)`,
    `[$£€¥](\\d{2,6})(?: ?(?:quid|pounds|to spend|budget|in total|total))?[.,!;:] [^?]{0,64}?\\bcan (?:i|we) (?:get|have|buy|afford)\\b`,
    `(?<![\\d.])(\\d{2,6}) ?(?:quid|pounds|dollars|bucks|euros|yuan)(?: to spend| in total| total| budget)?[.,!;:] [^?]{0,64}?\\bcan (?:i|we) (?:get|have|buy|afford)\\b`,
  ].join('|'),
  'u',
)

/** So much money: 500 alone may be millilitres, and "is 30 enough" litres. */
export const saysMoney = (text: string): boolean =>
  /[$£€¥元块钱买]|预算|\b(?:quid|pounds?|dollars?|bucks?|euros?|yuan|budget|get|buy|afford|spend|cost\w*)\b/iu.test(text)

/** Nothing but whether so much is enough: 都买够不够, "is that enough?". */
export const asksEnough = (text: string): boolean =>
  /够不够|够(?:吗|么|嘛)|买得?下来?(?:吗|么)|买齐(?:吗|么)|\b(?:is|would|will) (?:it|that|this) (?:be )?enough\b/iu.test(text) &&
  text.length <= mostOfEnough
const mostOfEnough = 24

/** "Under 300 still?", 超过500了吗: whether what is spoken of comes to no more than that, in major units. */
export function limitAsked(message: string): number | undefined {
  const [, told] = ofBudget.exec(foldText(message)) ?? []
  if (told !== undefined && over.test(message) && !ofWish.test(message)) return Number(told)
  const enough = isEnough
    .exec(foldText(message))
    ?.slice(1)
    .find(one => one !== undefined)
  if (enough !== undefined && !ofOpenWish.test(message) && !ofParcel.test(message)) return Number(enough)
  for (const sentence of foldText(message).split(/(?<=[?？。!！;；\n])/u)) {
    if (
      !/[?？吗没不]$|\b(?:does|do|is|are|will|would) (?:that|it|this|they|these|those|both|all)(?: [a-z]+){0,2} (?:under|below|within|over)\b/u.test(
        sentence,
      )
    )
      continue
    const last = sentence.split(/\. /).at(-1) ?? sentence
    const [, first, second] = limit.exec(last) ?? []
    const most = first ?? second
    if (most !== undefined && ofSum.test(last) && !ofWish.test(last) && !ofParcel.test(sentence)) return Number(most)
  }
  return undefined
}

/** The one number of a text that can be nothing but a count of pieces: 两个一共多少, "2 of those". */
export function countIn(message: string): number | undefined {
  const counts = piecesIn(message)
  const [only] = counts
  const isCounted = only !== undefined && (only.counted || /^ ?[a-z]/.test(foldText(message).slice(only.end)))
  return counts.length === 1 && isCounted ? only.value : undefined
}

/** "How much each", 单价多少: of one piece, however many are taken. */
export const asksOfEach = (message: string): boolean =>
  /\b(?:each|apiece|per (?:one|piece|item|pair))\b|单价|单个|一[个件条只双把盏张本支盒包套袋]多少|每[个件条只双把盏张本支盒包套袋]/iu.test(
    message,
  )

/** How many, of words such as 两个, "a pair", "three". */
export function readCount(stretch: string): number | undefined {
  const text = foldText(stretch).trim()
  const [first] = findNumbers(text)
  if (first !== undefined) return first.value
  if (/[俩双]|\b(?:couple|pair|both|double|twice)\b/.test(text)) return 2
  if (/仨/.test(text)) return 3
  if (/\bdozen\b|一打/.test(text)) return 12
  return /\b(?:an?|another|single|once)\b|[再单]/.test(text) ? 1 : undefined
}

const doubt =
  /算错|[算加]得?(?:有?问题|不对)|(?:总价|总数|总额|价钱|数目|金额|账)(?:好像|是不是|怎么)?(?:不对|错了|有问题)|[少多]算了|重新?算|再算|怎么(?:才|只有|变成|就)(?:是|要)? ?[\d一二两三四五六七八九十百]+|\b(?:mis(?:calculated|counted)|recalculate|re-?count|doesn'?t add up|do(?:es)? not add up)\b|\b(?:total|sum|maths?|amount|adding up|calculation)(?: of yours)? (?:is|are|looks?|seems?|can'?t be|cannot be|isn'?t|aren'?t|doesn'?t look)? ?(?:a bit |not |so )?(?:wrong|off|right|correct)\b|\b(?:wrong|check (?:your|the|that)|redo (?:your|the)|new) (?:total|sum|maths?|amount|adding)\b|\b(?:add|count|work) (?:it|that|them|this)(?: all)?(?: up| out)? again\b|\b(?:got|added) (?:it|that|the (?:total|sum|price))(?: up)? wrong\b|\bhow (?:is|can|come)(?: it| that| they)?(?: be| is)? only [$£€¥]?\d/iu

const parcelDoubt =
  /(?:满|超过|过|超|到|够)了? ?\d+.{0,16}(?:[运邮]费|快递费|包邮|免邮)|还(?:要|收|得|用)(?:再?(?:付|出|收|加|给))?(?:[运邮]费|快递费)|(?:不用|不收|不要|没有|免)(?:再?(?:付|出))?(?:[运邮]费|快递费)了?(?:吧|吗|么|对|是吧)|[运邮]费(?:不是|应该)|(?:包邮|免邮|免运费?)的?(?:吧|吗|么|嘛|对吧)|\b(?:be|it|that|postage|shipping|delivery|post|parcel|still|it's|thats|that's) free\b(?=\s*(?:$|[?.!,])|\s+(?:then|now|postage|shipping|delivery)\b)|\bfree (?:then|now|postage|shipping|delivery|post)\b|\bnothing (?:more|else|extra|on top) (?:to pay )?for (?:the )?(?:postage|post|shipping|delivery)\b|\bno (?:postage|shipping|delivery)(?: fees?| charges?)? (?:then|on (?:that|it|top)|right)\b|\b(?:is|was) (?:the )?(?:postage|shipping|delivery) (?:on top|included|extra|in that)\b/iu
const ofOtherFee =
  /退|换|寄回|包装|礼盒|\b(?:returns?|send(?:ing)? (?:it|them) back|swap|exchange|wrap\w*|engrav\w*|gluten|dairy|fragrance|bpa|hands)\b/iu

/** "77 is over 60, isn't postage free?", 那不是过99了吗 还要运费: whether the parcel of what is talked over costs anything. */
export const doubtsParcel = (message: string): boolean => parcelDoubt.test(foldText(message)) && !ofOtherFee.test(message)

const leftOut =
  /不是还(?:有|要)(?=.{0,10}\d)|没(?:有|给)?(?:算|计|包括|含)|没(?:有|给)?加(?!糖)(?=.{0,3}(?:包装|礼盒|名字|刻字|[运邮]费|配送|送货))|漏(?:了|算|掉|加)(?!发)|忘(?:了|记)?(?:算|加)|少(?:算|加)了?|\b(?:forgot(?:ten)?|missed) (?:to (?:add|count|include) )?(?:about )?(?:the |my )?(?:gift[- ]?)?(?:wrap\w*|engraving|lettering|initials|postage|shipping|delivery|carriage|freight|(?:[a-z]+ )?(?:charge|fee|surcharge|supplement))\b|\bforgot(?:ten)? to (?:add|count|include)\b|\b(?:left out|leaving out|(?:names?|wrap\w*|engraving|initials)(?: fee)? on top|(?:didn'?t|haven'?t|not|did not|have not) (?:count|include|add)\w*)\b/iu

/** 礼盒那12呢 你没算进去吧, "you forgot the wrapping", "and the name on top?": what a sum is to count in that it did not. */
export function leftOutOf(message: string): { wrapping?: true; engraving?: true; shipping?: true } | undefined {
  if (!leftOut.test(message)) return undefined
  const services = {
    ...(/礼盒|盒子|包装|包(?:上|成|好|个)?礼|礼[品物]?纸|[丝彩缎]带|\bwrap|\bribbon/iu.test(message) ? { wrapping: true as const } : {}),
    ...(/名字|[刻绣印]字|\b(?:names?|initials|engraving|lettering)\b/iu.test(message) ? { engraving: true as const } : {}),
    ...(/[运邮]费|快递费|配送费?|送货费|大件费|附加费|木架|\b(?:postage|shipping|delivery|carriage|freight|charge|fee|surcharge|supplement)\b/iu.test(
      message,
    )
      ? { shipping: true as const }
      : {}),
  }
  return Object.keys(services).length === 0 ? undefined : services
}

/** 包装费你算进去了吗, "does that include the postage?": what the last sum counts in. */
export const asksIncluded = (message: string): boolean =>
  /算(?:进去|上|在内|进来)(?:了|过)?(?:吗|没|不|么)|\b(?:does|do|did|is|are|was) (?:that|it|this|those|the total|you)(?: already)? (?:includ(?:e|ing|ed)|count(?:ed|ing)?|with)\b.{0,24}\b(?:wrap\w*|postage|shipping|delivery|name|engraving|(?:charge|fee|surcharge)s?)\b/iu.test(
    message,
  )

/** "You've added that up wrong", 三袋怎么才25: the sum that was told is doubted. */
export const doubtsSum = (message: string): boolean => doubt.test(foldText(message))

/** 要师傅装, "and keyed alike please", 安装费也算进去: work is to be done to what is talked over, and its price is not what alone is asked. */
export const wantsDone = (message: string, work: readonly ServiceSaid[]): boolean => {
  const text = foldText(message)
  // Who says on which floor he lives orders nothing by that.
  const isWork = work.some(({ of }) => of !== 'stairs')
  if (work.length === 0) return false
  return countsIn.test(text) || leftOut.test(text) || (isWork && wantsWork.test(text) && !ofPrice.test(text))
}
const countsIn =
  /(?:算|加|含|包括)(?:进去|进|上|在内|里面|一起)|一起(?:算|多少)|加(?:装|上)|\b(?:add (?:that|it|those|them)|count (?:it|that|them) in|including|with|plus|on top|altogether|all in|total)\b|[+＋]/iu
const wantsWork =
  /要|带|请|让|麻烦|帮|顺便|也|\b(?:please|pls|plz|want|need|add|with|plus|and|also|get|have|can (?:you|u|they|he|she|it)|could (?:you|they)|i'?d like|want(?:ed)?)\b/iu
const ofPrice = /多少|几[块元]|怎么(?:收|算)|收费|贵不|\bhow much\b|\bwhat (?:do|does|would|is|are|'s)\b|\bcosts?\b|\bprice\b|\bcharge\b/iu

/** "With the 10% off", "so 12% not 8", 打九五折: so many per cent are to be taken off, as somebody says. */
export function percentSaid(message: string): number | undefined {
  const text = foldText(message)
  if (!ofLess.test(text)) return undefined
  const said = [...text.matchAll(ofShare)].filter(({ index }) => !notThat.test(text.slice(0, index)))
  const [, share, folds] = said[0] ?? []
  if (share !== undefined) return Number(share)
  const value = folds === undefined ? undefined : readNumber(folds)
  if (value === undefined || value <= 0 || value >= 100) return undefined
  return Math.round((value < 10 ? 100 - value * 10 : 100 - value) * 10) / 10
}
const ofShare = /(?<![\d.])(\d{1,2}(?:\.\d)?) ?(?:%|per ?cent\b|pc\b)|(?<![\d.])(\d(?:\.\d|\d)?|[一二三四五六七八九]{1,2}) ?折/giu
const notThat = /(?:\bnot|instead of|rather than|不是|而不是|不按) ?(?:the |打)? ?$/iu
const ofLess = /折|优惠|减|便宜|\b(?:off|less|minus|discounts?|trade|take|knock|deduct\w*|not \d)\b/iu
