import { foldText } from '../language/fold.ts'
import { findNumbers } from '../language/numbers.ts'
import { floorSaid } from '../language/services.ts'
import { inSymbols } from './money-words.ts'

/**
 * What a sentence of the pages asks for something, in major units: 每条每天3元 is 3 for each of 条 and 天, "£9.50 by courier" so much at once. `words`: the part of the
 * sentence that it stands in.
 */
export type Rate = { amount: number; units: readonly string[]; words: string }

/** One kind of unit, under every name it goes by. */
const units: Readonly<Record<string, RegExp>> = {
  hour: /^(?:个?小时|个?钟头?|hours?\b|hrs?\b|h\b)/iu,
  day: /^(?:天|日(?!用|常|本)|days?\b)/iu,
  night: /^(?:晚|夜|nights?\b)/iu,
  week: /^(?:周(?!边)|个?星期|个?礼拜|weeks?\b|wks?\b)/iu,
  month: /^(?:个月|月(?!\d)|months?\b)/iu,
  year: /^(?:年|years?\b|yrs?\b)/iu,
  floor: /^(?:层|楼(?!房|盘)|(?:st|nd|rd|th)? ?(?:floors?|flights?|storeys?)\b)/iu,
  metre: /^(?:米(?!色|白|黄)|公尺|m\b(?![²³])|met(?:re|er)s?\b)/iu,
  mile: /^(?:英里|miles?\b)/iu,
  kilometre: /^(?:公里|千米|km\b|kilomet(?:re|er)s?\b)/iu,
  kilo: /^(?:公斤|千克|kg\b|kilos?\b)/iu,
  catty: /^斤/u,
  person: /^(?:个?人|位|名|people\b|persons?\b|heads?\b|guests?\b)/iu,
  time: /^(?:次|趟|回(?!复|来)|times?\b)/iu,
  letter: /^(?:个?字(?!号)|个?字母|letters?\b|characters?\b)/iu,
  lesson: /^(?:节|堂|课时|lessons?\b|sessions?\b|classes\b)/iu,
}
/** What things are counted by, one by one. */
const counter = /^[件个只条台把张份双套瓶盒袋包棵株盆根支本副扇幅孔头匹辆口桌间床顶面]/u
const pieces = /^(?:each|apiece|pieces?|items?|pairs?|units?)\b/iu

/** An amount that is no price of anything: from when on something is free, what is given back, what comes off. */
const isElse =
  /(?:满|超过|超出|高于|低于|不[足满到]|达到?|凑够?|以[上下]|起步|最低|封顶|退还?|返还?|减|抵|优惠|立减|赔|罚)[^，。；;,]{0,4}$|\b(?:over|above|under|below|from|least|minimum|up to|reach(?:es)?|spend(?:ing)?|orders? of|refund(?:ed)?|save|off|worth|value[sd]?(?: at)?|discount(?: of)?|than)(?: (?:just|only|about))? $/iu
const isElseBehind =
  /^ ?(?:元|块)?(?:以[上下]|及以上|起(?!步)|押金|定金|优惠券?|抵扣|返)|^ (?:or (?:more|over|less)|and (?:over|above|up)|off\b|deposit|refund|voucher|gift card|discount)/iu
const ofDeposit = /押金|定金|\bdeposits?\b/iu
const amountOf = /[$£€¥￥] ?(\d{1,5}(?:\.\d{1,2})?)(?![\d%])|(?<![\d.])(\d{1,5}(?:\.\d{1,2})?) ?(?=[元块])/gu
const joint = /[，。；;、！？!?:：（）()]|,(?!\d)|\.(?=\s|$)/u

/** In characters: 每条每天另收. */
const longestOfUnits = 16

/** A unit as it is remembered: by its kind, by the word that things are counted by, or by a noun. */
const nameOf = (text: string): string | undefined =>
  Object.keys(units).find(name => units[name]!.test(text)) ?? counter.exec(text)?.[0] ?? (pieces.test(text) ? 'piece' : undefined)

/** Every price of a sentence, with what it is for. */
export function ratesIn(sentence: string): Rate[] {
  // ¥1,200 is no 200.
  const text = inSymbols(sentence.normalize('NFKC')).replace(/(?<=\d),(?=\d{3}(?!\d))/gu, '')
  let from = 0
  return [...text.matchAll(amountOf)].flatMap(({ 0: whole, 1: symbol, 2: zh, index }): Rate[] => {
    const [before, after] = [text.slice(from, index), text.slice(index + whole.length)]
    const amount = Number(symbol ?? zh)
    from = index + whole.length
    if (amount <= 0 || isElse.test(text.slice(0, index)) || isElseBehind.test(after) || ofDeposit.test(text.slice(0, index))) return []
    const [behind = ''] = after.split(joint)
    const lead = before.split(joint).at(-1)!.slice(-longestOfUnits)
    return [
      {
        amount,
        units: [...unitsBefore(lead), ...unitsBehind(behind)],
        words: `${before.replace(/^[元块\s,，;；。]+/u, '')}${whole}${behind}`,
      },
    ]
  })
}

/** 每条每天, 一天, 每层另收. */
function unitsBefore(lead: string): string[] {
  const [told] = /(?:(?:每|[1一])[^每\d]{1,4})+(?:只?(?:另外?|加|多|需|要|再)?(?:收|要|加|是|付|算)?)?\s*$/u.exec(lead) ?? []
  return (told ?? '').split(/每|(?<![\p{Script=Han}])[1一]/u).flatMap(part => (part === '' ? [] : (nameOf(part) ?? [])))
}

/** 3元一天, ¥10/件, "£38 an hour", "50p each". */
function unitsBehind(behind: string): string[] {
  const [, zh] = /^ ?(?:元|块)?(?:钱)? ?((?:(?:\/|每|[1一])[^\d每/一]{1,3}){1,2})/u.exec(behind) ?? []
  if (zh !== undefined) return zh.split(/[/每1一]/u).flatMap(part => (part === '' ? [] : (nameOf(part) ?? [])))
  const [en = ''] =
    /^(?: ?(?:extra |more )?(?:\/|per |an? |(?:for )?each |(?:for )?every )(?:extra |further |additional |whole )?[a-z]+)+/iu.exec(
      behind,
    ) ?? []
  const nouns = [...en.matchAll(/(?:\/|\b(?:per|an?|each|every) )(?:extra |further |additional |whole )?([a-z]+)/giu)].map(
    ([, noun]) => noun!,
  )
  if (nouns.length > 0) return nouns.flatMap(noun => (isOrder.test(noun) ? [] : [nameOf(noun) ?? `:${singular(noun)}`]))
  return /^ ?(?:each|apiece)\b/iu.test(behind) ? ['piece'] : []
}
const isOrder = /^(?:order|parcel|delivery|booking|visit|customer|household|basket|consignment|item of post)s?$/iu
const singular = (word: string): string => word.toLowerCase().replace(/(?<=..)(?:es(?<=(?:x|s|ch|sh)es)|s)$/u, '')

/** Before what is an amount, a part of a number, a place in a row or a limit: £3 a metre, 满20本. */
const isNoCount = /(?:[$£€¥.\d元块第满超过够]|\b(?:over|above|than|from))\s?$/u

/** Whether one of it is meant where no number of it is told: 10元一件, "£5 each". */
export const isOneOf = (unit: string): boolean => unit === 'piece' || /^[件台单套]$/u.test(unit)

/** Whether it counts things, and no time, way or person. */
export const isPiece = (unit: string): boolean => unit === 'piece' || counter.test(unit)

/** How many of a unit a text tells; nothing where it tells none or several numbers of them. */
export function countOf(unit: string, text: string): number | undefined {
  const plain = foldText(text)
  const is = (rest: string): boolean => {
    const bare = rest.replace(/^[ -]*(?:个(?=[^\s])(?!月|字|人|小时|钟|星期|礼拜))?/u, '')
    if (unit === 'piece') return pieces.test(bare)
    if (counter.test(unit)) return rest.trimStart().startsWith(unit)
    if (unit.startsWith(':')) return new RegExp(`^(?:[a-z]+ )?${unit.slice(1)}(?:e?s)?\\b`, 'iu').test(bare)
    return units[unit]!.test(bare)
  }
  const told = findNumbers(plain).flatMap(({ value, start, end }) => {
    const [half = ''] = /^ ?(?:and )?a half\b|^ ?个?半(?=[\p{Script=Han}])/iu.exec(plain.slice(end)) ?? []
    const rest = plain.slice(end + half.length)
    // "The 2nd one", £3 a metre: no number of them.
    if (isNoCount.test(plain.slice(0, start)) || !is(rest)) return []
    return [value + (half !== '' || /^(?:米|公?斤|天|年|个?小时|个?月|个?星期)半/u.test(rest) ? 0.5 : 0)]
  })
  const [, one] = /\b(?:for|an?|one) ([a-z]+)\b/iu.exec(plain) ?? []
  const all = new Set(told.length > 0 || one === undefined || !unitIs(unit, one) ? told : [1])
  const [only] = all
  if (only === undefined && unit === 'floor') return floorSaid(plain)
  return all.size === 1 ? only : undefined
}

const unitIs = (unit: string, word: string): boolean =>
  unit !== 'piece' && !counter.test(unit) && (unit.startsWith(':') ? singular(word) === unit.slice(1) : units[unit]!.test(word))
