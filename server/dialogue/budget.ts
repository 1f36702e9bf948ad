import { fold } from './fold.ts'
import { isNegated } from './negation.ts'
import { findNumbers, type Numeral } from './numbers.ts'

export const currencies = ['CNY', 'USD', 'GBP', 'EUR'] as const
export type Currency = (typeof currencies)[number]

/** In major units; either end may be open. */
export type Budget = { min?: number; max?: number; currency?: Currency }

type Reading = { budget: Budget; start: number; end: number }

const currencyWords: readonly [Currency, string][] = [
  ['CNY', '¥|rmb|cny|人民币|元人民币|元|yuan|kuai|块钱|块|大洋'],
  ['USD', 'us\\$|\\$|usd|us dollars?|dollars?|bucks?|美元|美金|刀乐|刀'],
  ['GBP', '£|gbp|pounds?|quid|英镑|镑'],
  ['EUR', '€|eur|euros?|欧元|欧'],
]
const anyCurrency = currencyWords.map(([, words]) => words).join('|')
/** Only signs and codes stand before an amount: 刀 and dollar stand after it. */
const currencyBefore =
  /(?:¥|(?<![a-z])rmb|(?<![a-z])cny|人民币|us\$|\$|(?<![a-z])usd|£|(?<![a-z])gbp|€|(?<![a-z])eur|美元|美金|英镑|欧元) ?$/
const currencyAfter = new RegExp(`^ ?(?:${anyCurrency})(?![a-z])(?:钱|左右的钱)?`)
const currencyOfWord = currencyWords.map(([currency, words]) => [currency, new RegExp(`^(?:${words})$`)] as const)

/** What makes of a number something else than money. */
const unit =
  /^ ?-?(?:cm|mm|m|km|kg|g|lbs?|oz|ml|l|lit(?:re|er)s?|inch(?:es)?|"|'|years?|yrs?|yo|months?|weeks?|days?|business|working|hours?|hrs?|h|minutes?|mins?|people|persons?|pax|pieces?|pcs|pairs?|items?|of (?:them|these|those)|percent|degrees?|w|watts?|v|mah|gb|tb|mb|hz|times|x|stars?|ft|feet|miles?|st|nd|rd|th|am|pm|bit|eu|steps?|other|more|different)(?![a-z])|^ ?[%°:/]|^ ?(?:岁|周岁|天|日|号|月|年|周|星期|小时|分钟|点|个|件|双|只|条|套|把|台|张|瓶|盒|箱|包|本|次|人|位|码|寸|英寸|厘米|公分|毫米|米|公里|斤|公斤|千克|克|升|毫升|度|折|倍|层|楼|步|页|集|级|款|种|支|份|合一|件套|几)/
/** Numbers of orders, coupons and free delivery are no budget. */
const otherNumber =
  /(?:满|减|便宜|优惠|(?<![至最])少|降|省|返|送|第|#|订单号?|单号|尾号|电话|order|order no\.?|number|(?:free (?:shipping|delivery|postage)|(?:shipping|delivery|postage) (?:is )?free|包邮|免邮)[^\d]{0,8}) ?$/
const offAfter = /^ ?(?:% )?off\b|^包邮/

const budgetBefore =
  /(?:预算|价位|价格|budget|spend|spending|price range)(?: ?(?:是|在|就|只有|有|也就|提到|提高到|改成|为|is|of|was|to|about|around|大概|大约|:|：)){0,3} ?$/
const budgetAfter = /^ ?(?:的|块的?)?(?:预算|价位)|^ (?:budget|price range)\b/
const maxBefore =
  /(?:不超过|别超过|不要超过|不能超过|不高于|不大于|最多|至多|顶多|最高|(?<!不)低于|(?<!不)少于|(?<!不)小于|不到|控制在|上限(?:是)?|under|below|(?<!not )less than|up to|at most|no more than|not more than|not over|maximum(?: of)?|max(?: of)?|max\.|within|cheaper than|lower than|<=?|no higher than|not exceeding|can't go over) ?(?:about |大概)?$/
const maxAfter =
  /^ ?(?:以内|以下|之内|之下|为限|以里|内(?![\p{Script=Han}])|max\b|or less\b|or under\b|or below\b|tops\b|at most\b|maximum\b|limit\b|and under\b)/u
const minBefore =
  /(?:不低于|不少于|不小于|至少|最少|起码|(?<!不)高于|(?<!不)大于|(?<!不|别|不要|不能)超过|多于|over|above|more than|at least|minimum(?: of)?|min\.?|starting at|not under|not less than|>=?|from) ?$/
const minAfter = /^ ?(?:以上|起(?!球)|往上|开外|\+|or more\b|and up\b|plus\b|and above\b|or above\b|or over\b|upwards\b)/
const aroundBefore = /(?:大概|大约|差不多|约|将近|around|(?<!how |what )about|approx\.?|approximately|roughly|circa|~|like|some) ?$/
const aroundAfter = /^ ?(?:左右|上下|前后|附近|出头|or so\b|ish\b|-ish\b|give or take)/
const several = /^多(?:块|元|的|吧|$|[^\p{Script=Han}])/u
const rangeGap = new RegExp(`^ ?(?:${anyCurrency})? ?(?:-|~|—|至|到|to) ?(?:${anyCurrency})? ?$`)
const andGap = new RegExp(`^ ?(?:${anyCurrency})? ?(?:and|和|跟|与) ?(?:${anyCurrency})? ?$`)
const between = new RegExp(`(?:between|在|介于) ?(?:${anyCurrency})? ?$`)

/** Said around a bare number without changing it. */
const filler =
  /不是|而是|是|吧|呢|哦|哈|就|那|的话|的|左右|大概|亲|not|no|it's|its|i|meant|mean|make|that|actually|sorry|ok|please|pls|well|maybe|say|[\s,，.。!！?？、]/g

/** Above this a number of a message is an order or a phone, not what a shopper spends. */
const most = 1e6

/**
 * The budget in a folded text. `taken` tells which stretches are already something else (a product name), `isSize` which bare
 * numbers may name a size, `isListed` which are on the shop's labels. Refused amounts ("不是五百") do not count; a floor and a ceiling said apart go together.
 */
export function readBudget(
  text: string,
  numbers: readonly Numeral[],
  shopCurrency: string,
  taken: (start: number, end: number) => boolean,
  isSize: (value: number) => boolean,
  isListed: (value: number) => boolean,
): { budget: Budget; spans: { start: number; end: number }[] } | undefined {
  const readings: Reading[] = []
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at]!
    const next = numbers[at + 1]
    if (taken(number.start, number.end)) continue
    const range = next === undefined || taken(next.start, next.end) ? undefined : readRange(text, number, next, shopCurrency, isSize)
    const reading = range ?? readOne(text, number, shopCurrency)
    if (range !== undefined) at++
    if (reading !== undefined) readings.push(reading)
  }
  const said = readings.length > 0 ? readings : readBare(text, numbers, isListed)
  const kept = said.filter(({ start, end }) => !isNegated(text, start, end))
  const [first, ...others] = kept
  if (first === undefined) return undefined
  return {
    budget: others.reduce((budget, reading) => merge(budget, reading.budget), first.budget),
    spans: kept.map(({ start, end }) => ({ start, end })),
  }
}

/** The number a shopper answers a question about the budget with, whatever else it could be: "300", "两百吧", "not 50, 80". */
export function readBareNumber(original: string): number | undefined {
  const { text } = fold(original)
  const numbers = findNumbers(text).filter(
    ({ value, start, end }) => value <= most && !unit.test(text.slice(end, end + 12)) && !isNegated(text, start, end),
  )
  return numbers.at(-1)?.value
}

function readRange(
  text: string,
  low: Numeral,
  high: Numeral,
  shopCurrency: string,
  isSize: (value: number) => boolean,
): Reading | undefined {
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
  if (!cued && (high.value < 50 || otherNumber.test(lead) || (isSize(min) && isSize(high.value)))) return undefined
  const end = high.end + after.length + (/^ ?(?:之间|以内|左右|的预算)/.exec(rest)?.[0].length ?? 0)
  return { budget: { min, max: high.value, ...(currency === undefined ? {} : { currency }) }, start: low.start - before.length, end }
}

function readOne(text: string, { value, to, start, end }: Numeral, shopCurrency: string): Reading | undefined {
  const lead = text.slice(Math.max(0, start - 28), start)
  const tail = text.slice(end, end + 16)
  const before = currencyBefore.exec(lead)?.[0] ?? ''
  const more = several.test(tail)
  const after = currencyAfter.exec(more ? tail.slice(1) : tail)?.[0] ?? ''
  const afterCurrency = tail.slice((more ? 1 : 0) + after.length)
  const stripped = lead.slice(0, lead.length - before.length)
  const money = before + after !== ''
  if (value > most || value <= 0 || otherNumber.test(stripped) || offAfter.test(afterCurrency)) return undefined
  if (!money && unit.test(tail)) return undefined
  const currency = currencyOf(before, shopCurrency) ?? currencyOf(after, shopCurrency)
  const reading = (cue: RegExpExecArray | null, side: 'before' | 'after', ends: { min?: number; max?: number }): Reading => ({
    budget: { ...ends, ...(currency === undefined ? {} : { currency }) },
    start: start - before.length - (side === 'before' ? (cue?.[0].length ?? 0) : 0),
    end: end + (more ? 1 : 0) + after.length + (side === 'after' ? (cue?.[0].length ?? 0) : 0),
  })
  const cueBefore = (pattern: RegExp) => pattern.exec(stripped)
  const cueAfter = (pattern: RegExp) => pattern.exec(afterCurrency)
  const inBudget = cueBefore(budgetBefore)
  const large = money || inBudget !== null || value >= 20

  const max = cueBefore(maxBefore)
  if (max !== null && (large || value >= 5)) return reading(max, 'before', { max: to ?? value })
  const within = cueAfter(maxAfter)
  if (within !== null) return reading(within, 'after', { max: to ?? value })
  const min = cueBefore(minBefore)
  if (min !== null && large && (money || !min[0].startsWith('from'))) return reading(min, 'before', { min: value })
  const upwards = cueAfter(minAfter)
  if (upwards !== null && large) return reading(upwards, 'after', { min: value })
  if (to !== undefined && (large || value >= 100)) return reading(inBudget, 'before', { min: value, max: to })
  if (more && value >= 10) return reading(inBudget, 'before', { min: value, max: value + 10 ** Math.floor(Math.log10(value)) })
  const near = cueBefore(aroundBefore)
  if (near !== null && (large || value >= 10)) return reading(near, 'before', around(value))
  const roughly = cueAfter(aroundAfter)
  if (roughly !== null && (large || value >= 10)) return reading(roughly, 'after', around(value))
  if (money || (inBudget !== null && value >= 5)) return reading(inBudget, 'before', { max: value })
  const named = cueAfter(budgetAfter)
  return named === null ? undefined : reading(named, 'after', { max: value })
}

/** A message that is nothing but a number which is no size of the shop and too large for a quantity: "300", "不是五百，是五十". */
function readBare(text: string, numbers: readonly Numeral[], isListed: (value: number) => boolean): Reading[] {
  if (numbers.length === 0 || numbers.length > 3 || text.length > 60) return []
  let rest = text
  for (const { start, end } of numbers.toReversed()) rest = rest.slice(0, start) + rest.slice(end)
  if (rest.replace(filler, '') !== '') return []
  const surely = numbers.some(({ value }) => value >= 20 && value <= most && !isListed(value))
  return surely ? numbers.map(({ value, start, end }) => ({ budget: { max: value }, start, end })) : []
}

function around(value: number): { min: number; max: number } {
  return { min: Math.round(value * 0.8), max: Math.round(value * 1.2) }
}

const otherDollars = new Set(['AUD', 'CAD', 'NZD', 'SGD', 'HKD', 'TWD'])

/** 块 and 刀 are slang for the shop's own money where that is of the kind. */
function currencyOf(text: string, shopCurrency: string): Currency | undefined {
  const word = text
    .trim()
    .replace(/[-~—至到]|to$/g, '')
    .trim()
  if (/^块/.test(word) && shopCurrency !== 'CNY') return undefined
  if (/^(?:\$|dollars?|bucks?|刀)$/.test(word) && otherDollars.has(shopCurrency)) return undefined
  if (word === '¥' && shopCurrency === 'JPY') return undefined
  return currencyOfWord.find(([, pattern]) => pattern.test(word))?.[0]
}

/** A floor and a ceiling complete each other; otherwise the later one counts. */
function merge(first: Budget, second: Budget): Budget {
  const complete = (first.max === undefined && second.min === undefined) || (first.min === undefined && second.max === undefined)
  return complete ? { ...first, ...second } : second
}
