import { splitSentences } from '../shop/sentences.ts'
import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { inSymbols } from './money-words.ts'
import { takenOff } from './taken-off.ts'

/**
 * What the pages take off with a code, or of a first order: so many per cent, or an `amount` in major units, off goods that are none of `except`; `reduced`: nor
 * such as cost less now. `minimum`: of goods that come to as much.
 */
export type PageCode = {
  topic: string
  language: Language
  sentence: string
  code?: string
  percent?: number
  amount?: number
  minimum?: number
  except: string[]
  reduced: boolean
}

const ofFirstOrder =
  /首[单次](?!.{0,4}由)|第一[单次]|\b(?:first|new customers?'?s?'?)(?: online)? (?:order|purchase|shop)\b|\bnew customers? (?:get|have|receive|take|enjoy)\b/iu
/** Of whoever sends a friend. */
const ofFriends = /朋友|推荐|老客|\bfriends?\b|\brefer/iu
const off = {
  zh: /(?:立?减|优惠|抵扣?) ?(\d{1,4}) ?[元块]/u,
  en: /[$£€¥]\s?(\d{1,4}(?:\.\d{1,2})?) (?:off|discount)\b|\b(?:get|gets|take|takes|save) [$£€¥]\s?(\d{1,4})(?! or more)/iu,
}
const atLeast =
  /满 ?[$£€¥]? ?(\d{1,5})|\b(?:over|above|from|of at least|at least|when you spend|minimum(?: spend)?(?: of| is)?) [$£€¥]\s?(\d{1,5}(?:\.\d{1,2})?)|[$£€¥]\s?(\d{1,5}) (?:or more|minimum)/iu

const code = /\b(?=[A-Z0-9]*[A-Z]{2})[A-Z0-9]{4,}\b/
const english = /(\d{1,2}(?:\.\d)?) ?(?:%|per ?cent)/i
const chinese = /(?:打|享受?|可享)? ?(\d(?:\.\d)?|[1-9]\d) ?折/u
const exceptions =
  /(?:(?:\bnot|n't) (?:(?:work|apply|count|be used|valid) )?(?:on|for|with|to)|\bexcluding|\bexcept(?: for| on)?) ([^.;()]+)|(?:不含|不包括|不适用于|不能用于)([^，。；]+)|[，,]([^，。；]+?)(?:除外|不参加|不能用|不算|不享受)/giu
const isReduced = /reduced|sale|discounted|clearance|特价|打折|促销|降价/i

/** Everything that the pages take off with a code or of a first order, a language's own before the other's. */
export function readPageCodes(passages: readonly Passage[], language: Language): PageCode[] {
  const all = passages.flatMap(({ topic, language: of, text }) => {
    // 优惠券不能跟套装价叠加 is told of every code beside it.
    const besides = splitSentences(text).flatMap(sentence => notWith(sentence.normalize('NFKC')))
    return splitSentences(text).flatMap((sentence): PageCode[] => {
      const plain = inSymbols(sentence.normalize('NFKC'))
      const [found] = code.exec(plain) ?? []
      const isFirst = ofFirstOrder.test(plain) && !ofFriends.test(plain)
      const percent = percentIn(plain)
      const amount = percent === undefined && isFirst ? numberIn(off[of], plain) : undefined
      if ((found === undefined && !isFirst) || (percent === undefined && amount === undefined)) return []
      const minimum = isFirst ? numberIn(atLeast, plain) : undefined
      const except = [...exceptionsIn(plain), ...besides]
      return [
        {
          topic,
          language: of,
          sentence,
          ...(found === undefined ? {} : { code: found }),
          ...(percent === undefined ? {} : { percent }),
          ...(amount === undefined ? {} : { amount }),
          ...(minimum === undefined ? {} : { minimum }),
          except: except.filter(part => !isReduced.test(part)),
          reduced: except.some(part => isReduced.test(part)),
        },
      ]
    })
  })
  const own = all.filter(one => one.language === language)
  return own.length > 0 ? own : all
}

/** Goods that a sentence leaves out, as it calls them. */
export const exceptionsIn = (sentence: string): string[] =>
  [...sentence.normalize('NFKC').matchAll(exceptions)]
    .flatMap(([, ...groups]) => (groups.find(Boolean) ?? '').split(/,|、|和|或|\bor\b|\band\b/u))
    .map(part => part.trim().replace(leadIn, ''))
    .filter(part => part !== '')
const leadIn = /^(?:the|an?|our|any|all) /iu

const stacked =
  /[券码惠].{0,16}?不(?:能|可以?)?(?:跟|和|与|同)([^，。；]{2,8}?)价?(?:商品|产品)?(?:一起|同时|叠加|同享|共用|并用)|\b(?:codes?|coupons?|vouchers?)\b[^.;]{0,40}\b(?:cannot|can't|not) be (?:used|combined|applied) (?:with|on|together with) ([^.;]{3,40})/iu

/** Goods that no coupon goes with. */
function notWith(sentence: string): string[] {
  const [, zh, en] = stacked.exec(sentence) ?? []
  return (zh ?? en ?? '')
    .split(/,|、|和|或|\bor\b|\band\b/u)
    .map(part => part.trim())
    .filter(part => part !== '')
}

function numberIn(pattern: RegExp, text: string): number | undefined {
  const [, ...groups] = pattern.exec(text) ?? []
  const value = Number(groups.find(Boolean))
  return value > 0 ? value : undefined
}

function percentIn(text: string): number | undefined {
  const [, share] = english.exec(text) ?? []
  if (share !== undefined) return Number(share)
  const [, folds] = chinese.exec(text) ?? []
  return folds === undefined ? undefined : takenOff(folds)
}

/** Every share that is taken off, 九五折 too, with where it stands. */
export const percentsIn = (text: string): { at: number; percent: number }[] =>
  [...text.matchAll(/(\d{1,2}(?:\.\d)?) ?(?:%|per ?cent)|(\d(?:\.\d|\d)?|[一二三四五六七八九]{1,2}) ?折/giu)]
    .map(({ index, 1: share, 2: folds }) => ({ at: index, percent: share === undefined ? takenOff(folds!) : Number(share) }))
    .filter(({ percent }) => percent > 0 && percent < 90)

/** Whether an exception names goods by a word of what they are called. */
export function isExcepted({ except }: Pick<PageCode, 'except'>, names: readonly string[]): boolean {
  const called = names.map(name => name.normalize('NFKC').toLowerCase())
  return except.some(words => {
    const plain = words.toLowerCase()
    if (/\p{Script=Han}/u.test(plain))
      return called.some(name => name.includes(plain) || (plain.length >= leastApart && standsApart(plain, name)))
    const tokens = plain.match(/[a-z]{3,}/g)?.map(token => token.replace(/s$/, '')) ?? []
    return tokens.length > 0 && called.some(name => tokens.every(token => new RegExp(`\\b${token}s?\\b`).test(name)))
  })
}

/** 挂耳礼盒 of 赶路挂耳咖啡礼盒: all its characters in their order. */
function standsApart(words: string, name: string): boolean {
  let at = 0
  for (const character of words) {
    at = name.indexOf(character, at) + 1
    if (at === 0) return false
  }
  return true
}
const leastApart = 4
