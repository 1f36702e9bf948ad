import { anyCurrency, type Currency, currencyAfter, currencyBefore, currencyOf } from './currency.ts'
import type { Numeral } from './numbers.ts'
import { inOrder, withoutOverlaps } from './stretches.ts'

/** In major units; either end may be open. `about`: the one sum that was said, where both ends only lie around it. */
export type Budget = { min?: number; max?: number; about?: number; currency?: Currency }

/**
 * A sum of money in a folded text. `said` is how it was meant: "300", "<=300", ">=300", "~300" or "200..300", with the currency where one
 * was named ("<=50 GBP"). `budget` is what it comes to as a wish. `spent`: it may be what is to be spent; thresholds and discounts are not.
 */
export type Amount = { budget: Budget; said: string; start: number; end: number; spent: boolean }

/** What makes of a number something else than money. */
export const unit =
  /^ ?-?(?:cms?|mm|m|km|kgs?|kilos?|kilograms?|grams?|met(?:re|er)s?|yards?|yds?|tog|gsm|g|lbs?|oz|ml|l|lit(?:re|er)s?|inch(?:es)?|"|'|years?|yrs?|yo|months?|weeks?|days?|business|working|hours?|hrs?|h|minutes?|mins?|people|persons?|pax|players?|sheets?|cards?|seats?|colou?rs|pieces?|pcs|pairs?|items?|of (?:them|these|those)|percent|degrees?|degs?|celsius|c|w|watts?|v|mah|gb|tb|mb|hz|times|x|stars?|ft|feet|miles?|st|nd|rd|th|am|pm|bit|eu|steps?|other|more|different)(?![a-z])|^ ?[%°:/]|^ ?(?:岁|周岁|天|日|号|月|年|周|星期|小时|分钟|点|个|件|双|只|条|套|把(?![块元])|台|张|瓶|盒|箱|包|本|次|人|位|码|寸|英寸|厘米|公分|毫米|米|公里|斤|公斤|千克|克|升|毫升|度|折|倍|层|楼|步|页|片|颗|粒|根|枚|朵|集|级|款|种|支|份|合一|件套|几)/
const notMoney =
  /(?:第|#|年龄|岁数|(?:身高|体重|腰围|胸围|臀围|头围|脚长|鞋码|尺码)(?:是|有|大概|大约|约|差不多|才|只有|就){0,2}|\bages?|\baged|(?:落地|[门窗户柜墙床桌台洞身口][宽高长深]|(?<!\p{Script=Han})[宽高长深])度?(?:要|得|是|有|大概|大约|约|差不多|只有){0,2}|\b(?:height|weight|waist|chest|inseam|inside leg|hips?|width|length|depth|drop|window|door(?:way)?|gap|pole|rail|alcove|recess|opening)(?: to (?:the )?(?:floor|sill|ground))?(?: (?:is|are|of|about|around|roughly)){0,2}|\bweighs?(?: (?:about|around|roughly))?|订单号?|单号|尾号|电话|order|order no\.?|number) ?$/u
const ofBodyBefore = /(?:身高|体重|腰围|胸围|臀围|头围|脚长|鞋码|尺码|\b(?:height|weight|waist|chest|inseam)\b)[^\d,.，。]{0,8}$/
/** 178是我身高, "178 is my height". */
const ofBody =
  /^ ?(?:是|才是|就是|指)?(?:我|她|他|孩子|娃|老公|老婆)?的?(?:身高|体重|腰围|胸围|鞋码|尺码|年龄|岁数)|^ ?(?:is|was|'s|means) (?:my|his|her|the|our|their) (?:[a-z]+'s )?(?:height|weight|waist|chest|size|age|inseam)\b/
/** Coupons, discounts and free delivery are no budget. */
const notSpent =
  /(?:满|减|便宜|优惠|(?<![至最])少|降|省|返|送|(?:free (?:shipping|delivery|postage)|(?:shipping|delivery|postage) (?:is )?free|包邮|免邮)[^\d]{0,8}) ?$/
const offAfter = /^ ?off\b|^包邮/
const percentOff = /^ ?% ?off\b/

const budgetBefore =
  /(?:预算|价位|价格|budget|spend|spending|price range)(?: ?(?:是|在|就|只有|有|也就|提到|提高到|改成|为|is|of|was|to|about|around|大概|大约|:|：)){0,3} ?$/
const budgetAfter =
  /^ ?(?:的|块的?)?(?:预算|价位|可以花|能花)|^ (?:budget|price range)\b|^ (?:to spend|is (?:all|as much as|the most) (?:i|we|my)\b|is (?:my|our|the) (?:limit|max|budget|maximum|top))/
const maxBefore =
  /(?:不想超过|不超过|别超过|不要超过|不能超过|不高于|不大于|(?:最多|至多|顶多|最高)(?:只?[能会想]?(?:出|花|给|拿|掏|付)(?:到|个)?)?|(?<!不)低于|(?<!不)少于|(?<!不)小于|不到|控制在|上限(?:是)?|under|below|(?<!not )less than|up to|at most|no more than|not more than|not over|maximum(?: of)?|max(?: of)?|max\.|within|cheaper than|lower than|<=?|no higher than|not exceeding|can't go over|exactly|precisely|only have|only got|(?<!\p{L})(?:stretch|push|go|went|gone|going|raise|bump|increase|extend)(?: (?:it|that|this|myself|ourselves|(?:my|the|our) (?:budget|limit)|a bit|a little|up|maybe|even|as (?:far|high) as))* (?:to|as)|(?:加|提|提高|放宽|涨|抬|拉|上)到(?:了)?|(?:可以|能)(?:出|接受|加)(?:到)?|贵(?:一?点|些)?儿?(?:也|都)?(?:行|可以|没事|没关系|无所谓|ok|好)[，, ]{0,2}|\b(?:more|higher|dearer) (?:is|would be|'s) (?:also )?(?:ok(?:ay)?|fine|alright)[, ]{1,2}(?:say |maybe |like )?) ?(?:about |大概)?$/u
const maxAfter =
  /^ ?(?:封顶|顶天|打住|以内|以下|之内|之下|为限|以里|内(?![\p{Script=Han}])|max\b|or less\b|or under\b|or below\b|tops\b|at (?:a|the) (?:push|stretch|outside|very most)\b|at most\b|maximum\b|limit\b|and under\b)/u
const minBefore =
  /(?:不低于|不少于|不小于|至少|最少|最低|起码|满|(?<!不)高于|(?<!不)大于|(?<!不|别|不要|不能|不想)超过|多于|over|above|more than|at least|minimum(?: of)?|min\.?|starting at|not under|not less than|>=?|from) ?$/
/** "Don't want to spend more than", "nothing over", 不能让它高于: what is more than it is refused. */
const refusing =
  /(?:\b(?:not|no|never|nothing|none|nowt|cannot|cant|dont|wont|mustnt|shouldnt|wouldnt|rather not|[a-z]+n't)\b(?! (?:mind|care)\b)(?: [a-z']+){0,5} |(?:不|别|没法|没办法)[^，。,;；.!?！？\d]{0,8})$/
const refusedAfter =
  /^的?(?:就|都)?(?:算了|免了|不要|不考虑|不行|太贵)|^ (?:is|are|would be|'s) (?:too (?:much|dear|expensive)|out\b|a no|no good|not)/
const minAfter = /^ ?(?:以上|起(?!球)|往上|开外|\+|or more\b|and up\b|plus\b|and above\b|or above\b|or over\b|upwards\b)/
const aroundBefore =
  /(?:大概|大约|差不多|约|将近|(?<![大中])小(?=$)|around|(?<!how |what )about|approx\.?|approximately|roughly|circa|~|like|some) ?$/
const aroundAfter = /^ ?(?:左右|上下|前后|附近|出头|or so\b|ish\b|-ish\b|give or take)/
/** 百来块 and 千把块 are about so much, 一百多 is more. */
const vague = /^(?:多(?=块|元|的|吧|能|可以|够|买|$|[^\p{Script=Han}])|来(?=块|元|的|吧|$|[^\p{Script=Han}])|把(?=块|元))/u
const rangeGap = new RegExp(`^ ?(?:${anyCurrency})? ?(?:-|~|—|至|到|to) ?(?:${anyCurrency})? ?$`)
const andGap = new RegExp(`^ ?(?:${anyCurrency})? ?(?:and|和|跟|与) ?(?:${anyCurrency})? ?$`)
const between = new RegExp(`(?:between|在|介于) ?(?:${anyCurrency})? ?$`)
const rangeBefore = /\b(?:between|from) ?$/
/** 9块9 is 9.9. */
const tenths = /^ ?[块元]([1-9])(?!\d|[\p{Script=Han}]*[十百千])/u
/** A sum that is named without a sign: 1299的那款, 两百五能拿下吗, "was 89.99". */
const pricedAfter = /^(?:的|能|可以|拿下|卖)/
const discountBefore = /(?:减|便宜|优惠|降|省|返) ?$/
/** What a haggler names: 65给不给, "180 and it's mine", "I'd buy it for 80". */
const offerAfter = /^(?:给不给|卖不卖|卖吗|出不出|成交|拿走|能出|吧(?=$|[^\p{Script=Han}])| and it'?s mine\b)/u
const offerBefore = /\b(?:(?:buy|take|have|get) (?:it|them|this|these|one) for|make it(?: a round)?|how about|call it) $/
const pricedBefore = /\b(?:was|is|for|paid|costs?|at) $/

/** "Fewer pieces, like 300", 片数多点 五百左右: how many or how much of something else a number without a sign tells. */
const counting =
  /\b(?:fewer|more|less|bigger|smaller|larger|higher|lower|how many|what) (?:pieces?|players?|sheets?|pages?|lumens?|lit(?:re|er)s?|watts?|(?:piece|page|sheet|player) count)\b|(?:片|块|粒|人|页|张)数/u
const washedAt = /\b(?:wash|washes|washed|washable|washing|clean|cleaned) at $/

/** "178 is my height": a folded text's number that tells how large somebody is. */
export const saysOfBody = (text: string, value: number): boolean =>
  [...text.matchAll(/(?<![\d.])\d+(?:\.\d+)?/g)].some(
    ({ 0: number, index }) =>
      Number(number) === value &&
      (ofBody.test(text.slice(index + number.length, index + number.length + 24)) ||
        ofBodyBefore.test(text.slice(Math.max(0, index - 28), index))),
  )

/** Whether a folded text's number, tagged as `<=500` or `~500`, is no sum of money: "500 pieces not dollars", "washable at 60". */
export function isMeasure(text: string, tagged: string): boolean {
  const [, value] = /^(?:<=|>=|~)?(\d+(?:\.\d+)?)$/.exec(tagged) ?? []
  const at = value === undefined ? -1 : text.search(new RegExp(`(?<![\\d.])${value}(?![\\d.])`))
  if (value === undefined || at < 0) return false
  const [lead, tail] = [text.slice(Math.max(0, at - 28), at), text.slice(at + value.length, at + value.length + 16)]
  if (currencyBefore.test(lead) || (currencyAfter.exec(tail)?.[0] ?? '') !== '') return false
  if (unit.test(tail) || washedAt.test(lead) || notMoney.test(lead) || ofBody.test(tail)) return true
  return (
    counting.test(text) && ![budgetBefore, maxBefore].some(cue => cue.test(lead)) && ![budgetAfter, maxAfter].some(cue => cue.test(tail))
  )
}

/** "500 pieces" of who asks for more of them, "maybe 500": what a number without a sign counts. */
export function countSaid(text: string): string | undefined {
  const [said = ''] = counting.exec(text) ?? []
  const noun = /(?<![a-z])[a-z]+(?= count$|$)/.exec(said)?.[0].replace(/s?$/, 's') ?? said.slice(0, 1)
  const [, value] = /(?<![\d.])(\d{2,5})(?![\d.])/.exec(text) ?? []
  return said === '' || value === undefined || !isMeasure(text, value) ? undefined : `${value}${/[a-z]/.test(noun) ? ' ' : ''}${noun}`
}

/** So far before a sum stands what refuses more than it. */
const mostRefusing = 40

/** Above this a number of a message is an order or a phone, not what a shopper spends. */
export const most = 1e6

/** All sums of money, in order. `taken` tells which stretches are already something else, `isSize` which bare numbers may name a size. */
export function findAmounts(
  text: string,
  numbers: readonly Numeral[],
  shopCurrency: string,
  taken: (start: number, end: number) => boolean,
  isSize: (value: number) => boolean,
): Amount[] {
  const found = slang(text)
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at]!
    const next = numbers[at + 1]
    if (taken(number.start, number.end)) continue
    const range = next === undefined || taken(next.start, next.end) ? undefined : readRange(text, number, next, shopCurrency, isSize)
    const amount = range ?? readOne(text, number, shopCurrency, isSize)
    if (range !== undefined) at++
    if (amount !== undefined) found.push(amount)
  }
  return withoutOverlaps(found).sort(inOrder)
}

function readRange(
  text: string,
  low: Numeral,
  high: Numeral,
  shopCurrency: string,
  isSize: (value: number) => boolean,
): Amount | undefined {
  const gap = text.slice(low.end, Math.min(high.start, low.end + 20))
  const lead = text.slice(Math.max(0, low.start - 28), low.start)
  const tail = text.slice(high.end, high.end + 16)
  const after = currencyAfter.exec(tail)?.[0] ?? ''
  const rest = tail.slice(after.length)
  const isBetween = between.test(lead) || /^ ?之间/.test(rest)
  if (!rangeGap.test(gap) && !(isBetween && andGap.test(gap))) return undefined
  // "2-3百", "两到三千": the first borrows the magnitude of the second.
  const min = low.value < 10 && high.value >= 100 ? low.value * 10 ** Math.floor(Math.log10(high.value)) : low.value
  if (min >= high.value || high.value > most || unit.test(rest)) return undefined
  const before = currencyBefore.exec(lead)?.[0] ?? ''
  const currency = currencyOf(before, shopCurrency) ?? currencyOf(after, shopCurrency) ?? currencyOf(gap, shopCurrency)
  const stripped = lead.slice(0, lead.length - before.length)
  const cued =
    before + after !== '' ||
    /[¥$£€]/.test(gap) ||
    isBetween ||
    budgetBefore.test(stripped) ||
    maxAfter.test(rest) ||
    aroundAfter.test(rest) ||
    budgetAfter.test(rest)
  if (!cued && (high.value < 50 || notMoney.test(lead) || notSpent.test(lead) || (isSize(min) && isSize(high.value)))) return undefined
  const start = low.start - before.length - (rangeBefore.exec(stripped)?.[0].length ?? 0)
  const end = high.end + after.length + (/^ ?(?:之间|以内|左右)/.exec(rest)?.[0].length ?? 0)
  return toAmount({ min, max: high.value }, `${min}..${high.value}`, currency, { start, end, spent: true })
}

function readOne(text: string, number: Numeral, shopCurrency: string, isSize: (value: number) => boolean): Amount | undefined {
  const { to, start, end } = number
  const lead = text.slice(Math.max(0, start - 28), start)
  const tail = text.slice(end, end + 16)
  const before = currencyBefore.exec(lead)?.[0] ?? ''
  const [loose = ''] = vague.exec(tail) ?? []
  const more = loose === '多'
  const [coins = '', tenth] = (loose === '' ? tenths.exec(tail) : null) ?? []
  const value = tenth === undefined ? number.value : number.value + Number(tenth) / 10
  const after = coins === '' ? (currencyAfter.exec(tail.slice(loose.length))?.[0] ?? '') : coins
  const rest = tail.slice(loose.length + after.length)
  const stripped = lead.slice(0, lead.length - before.length)
  const money = before + after !== ''
  // 刀一刀 is haggling, not a dollar.
  if (after === '刀' && value < 5) return undefined
  if (value > most || value <= 0 || notMoney.test(stripped) || (!money && ofBody.test(rest)) || percentOff.test(rest)) return undefined
  if (!money && unit.test(tail)) return undefined
  const currency = currencyOf(before, shopCurrency) ?? currencyOf(coins === '' ? after : '块', shopCurrency)
  const spent = !notSpent.test(stripped) && !offAfter.test(rest)
  const from = start - before.length
  const till = end + loose.length + after.length
  const amount = (ends: Budget, said: string, lengthBefore = 0, lengthAfter = 0): Amount =>
    toAmount(ends, said, currency, { start: from - lengthBefore, end: till + lengthAfter, spent })
  const cueBefore = (pattern: RegExp) => pattern.exec(stripped)?.[0]
  const cueAfter = (pattern: RegExp) => pattern.exec(rest)?.[0]
  const inBudget = cueBefore(budgetBefore)
  const large = money || inBudget !== undefined || value >= 20

  const max = cueBefore(maxBefore)
  if (max !== undefined && (large || value >= 5)) return amount({ max: to ?? value }, `<=${to ?? value}`, max.length)
  const within = cueAfter(maxAfter)
  if (within !== undefined) return amount({ max: to ?? value }, `<=${to ?? value}`, 0, within.length)
  const min = cueBefore(minBefore)
  const upwards = cueAfter(minAfter)
  const refused =
    min === undefined ? undefined : refusing.exec(text.slice(Math.max(0, from - min.length - mostRefusing), from - min.length))
  if (min !== undefined && large && refused != null) return amount({ max: value }, `<=${value}`, min.length + refused[0].length)
  if ((min ?? upwards) !== undefined && large && refusedAfter.test(rest.slice(upwards?.length ?? 0)))
    return amount({ max: value }, `<=${value}`, min?.length ?? 0, upwards?.length ?? 0)
  if (min !== undefined && large && (money || !min.startsWith('from')))
    return amount({ min: value }, `>=${value}`, min.length, upwards?.length ?? 0)
  if (upwards !== undefined && large) return amount({ min: value }, `>=${value}`, 0, upwards.length)
  if (to !== undefined && (large || value >= 100)) return amount({ min: value, max: to }, `${value}..${to}`)
  if (more && value >= 10) {
    const next = value + 10 ** Math.floor(Math.log10(value))
    return amount({ min: value, max: next }, `${value}..${next}`)
  }
  const near = cueBefore(aroundBefore)
  const roughly = cueAfter(aroundAfter)
  if ((near ?? roughly) !== undefined && (large || value >= 10) && (money || !counting.test(text)))
    return amount(around(value), `~${value}`, near?.length ?? 0, roughly?.length ?? 0)
  if (loose !== '' && value >= 10) return amount(around(value), `~${value}`)
  if (inBudget !== undefined && (money || value >= 5)) return amount({ max: value }, `<=${value}`)
  if (money) return amount({ max: value }, `${value}`)
  if (cueAfter(budgetAfter) !== undefined) return amount({ max: value }, `<=${value}`)
  if (!spent && value >= 5 && discountBefore.test(stripped)) return amount({ max: value }, `${value}`)
  const isPriced = (pricedAfter.test(rest) && value >= 100) || (!Number.isInteger(value) && pricedBefore.test(stripped))
  const isOffer = value >= 10 && (offerAfter.test(rest) || (offerBefore.test(stripped) && /^ ?(?:$|[?,.!])/.test(rest)))
  return (isPriced || isOffer) && !isSize(value) ? { ...amount({ max: value }, `${value}`), spent: false } : undefined
}

const named: readonly [RegExp, number, Currency?][] = [
  [/\btenner\b/g, 10, 'GBP'],
  [/\bfiver\b/g, 5, 'GBP'],
  [/\b(?:a|one) grand(?= (?:for|or|on|max|tops|at)\b| ?(?:$|[?,.!]))/g, 1000],
]

/** Sums that are said without a numeral: "a tenner", 大几百. */
function slang(text: string): Amount[] {
  const words = named.flatMap(([pattern, value, currency]) =>
    [...text.matchAll(pattern)].map(({ 0: word, index }) =>
      toAmount({ max: value }, `${value}`, currency, { start: index, end: index + word.length, spent: true }),
    ),
  )
  const large = [...text.matchAll(/大几([百千])块?/g)].map(({ 0: word, 1: scale, index }) => {
    const [min, max] = scale === '百' ? [500, 1000] : [5000, 10_000]
    return toAmount({ min, max }, `${min}..${max}`, word.endsWith('块') ? 'CNY' : undefined, {
      start: index,
      end: index + word.length,
      spent: true,
    })
  })
  return [...words, ...large]
}

function toAmount(ends: Budget, said: string, currency: Currency | undefined, place: Pick<Amount, 'start' | 'end' | 'spent'>): Amount {
  return currency === undefined
    ? { budget: ends, said, ...place }
    : { budget: { ...ends, currency }, said: `${said} ${currency}`, ...place }
}

/** About so much is a fifth more or less. */
export const around = (value: number): { min: number; max: number; about: number } => ({
  min: Math.round(value * 0.8),
  max: Math.round(value * 1.2),
  about: value,
})
