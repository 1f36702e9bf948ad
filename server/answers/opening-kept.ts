import type { Language } from '../wire.ts'
import { clocksIn } from './cut-off.ts'

/** Whether somebody is there. */
const asksOpen =
  /开门|开不开|开着|营业|关门|打烊|下班|有人(?:在|接|吗)|在不在|过(?:来|去)|到店|上门店|接电话|自提|\b(?:open|closed?|shut|anyone there|come (?:in|by|over|round|and)|pop (?:in|by|over)|visit|drop in|ring|call|phone|collect|pick (?:it )?up)\b/iu
const tellsOpen = /开门|营业|开放|在线|有人(?:在|接)|上班|\b(?:open(?:ing)?|hours|online|staffed|answer(?:ed)?)\b/iu
/** No parcel goes by when the shop is open. */
const ofParcels = /发货|付款|下单|送达|\b(?:deliver\w*|dispatch\w*|courier|order(?:s|ed)? (?:by|before))\b/iu

const days = {
  zh: ['一', '二', '三', '四', '五', '六', '日'],
  en: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'],
} as const
const day =
  /(?:周|星期|礼拜)([一二三四五六日天])|\b(mon|tue|wed|thu|fri|sat|sun)(?:s|days?|nes(?:days?)?|rs(?:days?)?|urs(?:days?)?|urdays?|nesdays?|sdays?)?\b/giu
const span =
  /(?:周|星期|礼拜)([一二三四五六日天])\s*(?:[到至~～-]|—)\s*(?:周|星期|礼拜)?([一二三四五六日天])|\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\s*(?:to|[-–]|through|till|until)\s*(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b/iu
/** 星期一休息. */
const shut = /(?:周|星期|礼拜)([一二三四五六日天])(?:休息|店休|不开|不营业|关门)|\bclosed (?:on )?(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b/iu
const always = /每天|天天|全年|\b(?:every day|daily|seven days|7 days)\b/iu

const dayOf = (zh: string | undefined, en: string | undefined): number =>
  zh === undefined ? days.en.indexOf(en!.toLowerCase() as 'mon') : days.zh.indexOf((zh === '天' ? '日' : zh) as '一')

/**
 * Whether the day and the time that a question tells lie within the one span of days and of hours in which a sentence says that somebody is there: "Not on Monday", "9 pm is outside “10 am to 5 pm”".
 * Nothing where the question tells neither, or several, or the sentence gives several spans.
 */
export function openKept(question: string, sentence: string, language: Language): string | undefined {
  if (!asksOpen.test(question) || !tellsOpen.test(sentence) || ofParcels.test(question)) return undefined
  const text = question.normalize('NFKC')
  const [asked, otherDay] = [...text.matchAll(day)]
  const plain = sentence.normalize('NFKC')
  const open = span.exec(plain)
  if (asked !== undefined && otherDay === undefined && open !== null && [...plain.matchAll(new RegExp(span, 'giu'))].length === 1) {
    const [first, last, own] = [dayOf(open[1], open[3]), dayOf(open[2], open[4]), dayOf(asked[1], asked[2])]
    // "Tuesday to Friday 9 to 5, Saturday 10 to 4": a day that the sentence names beside the span is told apart.
    const [, zh, en] = shut.exec(plain) ?? []
    const isShut = (zh !== undefined || en !== undefined) && dayOf(zh, en) === own
    const isApart = !isShut && [...plain.replace(open[0], ' ').matchAll(day)].some(one => dayOf(one[1], one[2]) === own)
    if (!isApart && (own - first + 7) % 7 > (last - first + 7) % 7) {
      const isWhole = !/[;；]|,\s*(?:mon|tue|wed|thu|fri|sat|sun)/iu.test(plain)
      return !isWhole ? undefined : language === 'zh' ? `${asked[0]}不开` : `Not on ${asked[0]}`
    }
    if (isApart) return undefined
  } else if (asked !== undefined && !always.test(plain)) return undefined
  const [at, another] = clocksIn(text, language)
  const [from, to, more] = clocksIn(plain, language)
  if (at === undefined || another !== undefined || from === undefined || to === undefined || more !== undefined || from.at >= to.at)
    return undefined
  const hours = plain.slice(from.from, to.to).trim()
  const is = at.at >= from.at && at.at < to.at
  if (hours.length > longest) return undefined
  return language === 'zh' ? `${at.said}${is ? '在' : '不在'}“${hours}”之内` : `${at.said} is ${is ? 'within' : 'outside'} “${hours}”`
}
const longest = 24
