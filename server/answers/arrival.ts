import type { Language } from '../wire.ts'
import { type Place, toldFor } from './places-told.ts'

const daysOfWeek = {
  zh: ['一', '二', '三', '四', '五', '六', '日'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const
const named = /(?:周|星期|礼拜)([一二三四五六日天])(?!到)|\b(mon|tue|wed|thu|fri|sat|sun)[a-z]*\b/giu
const inEnglish = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']
const isOrdered = /今天|下单|付|拍|买|订|寄|发|\b(?:order\w*|buy|pay|today|sent|send|ship\w*)\b/iu
const isThere = /到|收|\b(?:here|arrives?|get|gets|come|comes|by|there|have it|in time)\b/iu
/** A faster service has a time of its own. */
const faster = /加急|顺丰|快件|\b(?:express|next[- ]day|priority|special)\b/iu
const transit =
  /(?<!\d)(\d+)(?:\s*(?:[-–~～至到]|to)\s*(\d+))?\s*(个?工作日|天|日|(?:business |working )days?|days?)(?:内|左右)?(?:到|送达|\b)/giu

/**
 * 今天周三 周五能到吗, "if I order on Monday, is it here by Thursday": whether so many days on the way, as the sentence tells them for this place, end by then. Nothing where the
 * question names no two days, or where the sentence tells no time, or several.
 */
export function arrivalKept(question: string, sentence: string, language: Language, place: Place | undefined): string | undefined {
  const days = [...question.normalize('NFKC').matchAll(named)].map(({ 1: chinese, 2: english }) =>
    chinese === undefined ? inEnglish.indexOf(english!.toLowerCase()) : '一二三四五六日'.indexOf(chinese === '天' ? '日' : chinese),
  )
  const [ordered, wanted, more] = days
  if (ordered === undefined || wanted === undefined || more !== undefined) return undefined
  if (!isOrdered.test(question) || !isThere.test(question) || faster.test(question)) return undefined
  const told = place === undefined ? undefined : toldFor(place, sentence)
  const part = told === undefined ? sentence : told.applies ? told.part : ''
  const [found, another] = [...part.normalize('NFKC').matchAll(transit)]
  const [, least, most = least, unit = ''] = found ?? []
  if (least === undefined || another !== undefined) return undefined
  const isWorking = /工作日|business|working/iu.test(unit)
  const [first, last] = [least, most].map(count => daysUntil(ordered, Number(count), isWorking))
  const left = (wanted - ordered + 7) % 7 || 7
  const is = left < first! ? 'no' : left >= last! ? 'yes' : 'maybe'
  const [from, by] = [ordered, wanted].map(day => daysOfWeek[language][day]!)
  const span = least === most ? least : language === 'zh' ? `${least}到${most}` : `${least} to ${most}`
  if (language === 'zh')
    return `周${from}发出、路上${span}${isWorking ? '个工作日' : '天'}的话，周${by}${is === 'yes' ? '能到' : is === 'no' ? '到不了' : '不一定能到'}`
  const on = `Sent on ${from} and ${span} ${isWorking ? 'working ' : ''}days on the way, it`
  return `${on} ${is === 'yes' ? 'should' : is === 'no' ? 'will not' : 'may not'} be there by ${by}`
}

/** So many days after this one; of working days the weekend is none. */
function daysUntil(from: number, count: number, isWorking: boolean): number {
  if (!isWorking) return count
  let left = count
  let passed = 0
  while (left > 0) {
    passed += 1
    if ((from + passed) % 7 < 5) left -= 1
  }
  return passed
}
