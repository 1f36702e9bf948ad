import type { AnswerWant } from '../dialogue/wants.ts'
import { readNumber } from '../language/numbers.ts'
import type { Language } from '../wire.ts'
import type { Sentence } from './answers.ts'
import { isShort } from './quoting.ts'

/** A time of day, in minutes. */
type Clock = { at: number; said: string }

const hour = '(\\d{1,2}|十[一二]?|[一二两三四五六七八九])'
const chinese = new RegExp(
  `(凌晨|早上|早晨|上午|中午|下午|傍晚|晚上|今晚|明晚|夜里|半夜)?${hour}\\s*(?:点(半|(\\d{1,2})分?)?|[:：](\\d{2}))(?:钟|整)?`,
  'gu',
)
const english =
  /\b(?:at |before |by |after |around |about |till |until |til )?((\d{1,2})(?:[.:](\d{2}))?\s*(a\.?m\b|p\.?m\b|o'?clock\b)?|noon\b|midday\b|midnight\b)(?!\s*(?:%|[-–]|days?|weeks?|hours?|working|items?|kg|cm))/giu
const late = /下午|傍晚|晚上|今晚|明晚|夜里|半夜/u
const evening = /\b(?:tonight|this evening|in the evening|this afternoon|in the afternoon|tomorrow (?:evening|afternoon|night))\b/iu
const morning = /\b(?:this morning|in the morning|tomorrow morning)\b/iu

/** Orders before this time leave the same day, or are sent faster. */
const beforeIt = /^\s*(?:之?前|以前)/u
const beforeInEnglish = /\b(?:before|by|until|til|till)\s*$/iu
const leaves =
  /当天|当日|今天|次日|同一天|\b(?:same[- ](?:working |business )?day|next[- ](?:working |business )?day|that day|today|leaves?|dispatch\w*|ships?|shipped|sent|go(?:es)? out)\b/iu
const orders = /付|拍|下单|订|买|下的|\b(?:order\w*|buy|bought|pay|paid|purchase\w*|place|checkout)\b/iu
const isSent = /发|寄|到|出库|\b(?:sen[dt]|go(?:es)?|out|leave\w*|dispatch\w*|ship\w*|arriv\w*|come|get|here|deliver\w*)\b/iu

/** The one time before which a sentence wants an order, and the text around it. */
function cutOffIn(sentence: string, language: Language): Clock | undefined {
  if (!leaves.test(sentence)) return undefined
  const found = clocksIn(sentence, language).filter(({ from, to }) =>
    language === 'zh' ? beforeIt.test(sentence.slice(to)) : beforeInEnglish.test(sentence.slice(0, from)),
  )
  return found.length === 1 ? found[0] : undefined
}

/** Whether the time at which an order is placed comes before the one that a sentence gives: 下午4点付款啥时候发 and "paid before 3 pm leaves the same day". */
export function cutOffKept(question: string, sentence: string, language: Language): string | undefined {
  if (!orders.test(question) || !isSent.test(question)) return undefined
  const limit = cutOffIn(sentence, language)
  const [asked, another] = limit === undefined ? [] : clocksIn(question, language)
  if (limit === undefined || asked === undefined || another !== undefined || asked.at === limit.at) return undefined
  const isBefore = asked.at < limit.at
  if (language === 'zh') return `${asked.said}在${limit.said}之${isBefore ? '前' : '后'}`
  return `${asked.said} is ${isBefore ? 'before' : 'after'} ${limit.said}`
}

/** Whether a sentence says what becomes of an order by when it is placed. */
export const tellsCutOff = (sentence: string, language: Language): boolean => cutOffIn(sentence, language) !== undefined

/** "If I order now, when is it in Chengdu?" counts from when a parcel leaves: what tells that is quoted beside how long it takes. */
export function dispatchBeside(
  { question, topic }: Pick<AnswerWant, 'question' | 'topic'>,
  said: readonly string[],
  sentences: readonly Sentence[],
  language: Language,
): string | undefined {
  if (topic !== 'delivery_time' || !(fromNow.test(question) || asksDispatch.test(question))) return undefined
  const told = sentences.find(({ text, topic: page }) => page !== undefined && isSent.test(text) && tellsCutOff(text, language))?.text
  return told === undefined || said.some(text => text.includes(told)) || !isShort([...said, told]) ? undefined : told
}
const fromNow =
  /今天|现在|今晚|明天|明早|马上|下单|下的单|付款|拍下|来得及|赶得[上及]|最[晚迟]|\b(?:today|now|tonight|tomorrow|this (?:morning|afternoon|evening)|if (?:i|we) (?:order|buy|pay)|order(?:ed|ing)? (?:it |them )?(?:on|by|at|before)|in time)\b/iu

/** 啥时候发货 多久到广州, "when do you send it off and when is it here". */
const asksDispatch =
  /(?:什么时候|啥时候|何时|几点|哪天|几号|多久|几天|多快)(?:能|会|可以|就)?(?:给我)?(?:发货|寄出|发出|发(?!到))|\bwhen\b[^,.?!]{0,16}\b(?:dispatch\w*|ship(?:s|ped)?|sen[dt] (?:it |them )?(?:off|out)|go(?:es)? out|leaves?)\b/iu

type Place = { from: number; to: number }

/** Times of day that a text tells for certain: no "at 5" that may be of the morning. */
export function clocksIn(text: string, language: Language): (Clock & Place)[] {
  return language === 'zh' ? inChinese(text) : inEnglish(text)
}

function inChinese(text: string): (Clock & Place)[] {
  return [...text.normalize('NFKC').matchAll(chinese)].flatMap(({ 0: said, 1: part, 2: number, 3: half, 4: minutes, 5: exact, index }) => {
    const hours = readNumber(number!) ?? Number(number)
    const rest = half === '半' ? 30 : Number(minutes ?? exact ?? 0)
    const isOpen = part === undefined && hours < 12 && exact === undefined
    if (!(hours <= 24) || rest > 59 || isOpen) return []
    const isLate = part !== undefined && late.test(part) && hours < 12
    const isNoon = part === '中午' && hours < 4
    return [{ at: (isLate || isNoon ? hours + 12 : hours) * 60 + rest, said: said.trim(), from: index, to: index + said.length }]
  })
}

function inEnglish(text: string): (Clock & Place)[] {
  const partOfDay = evening.test(text) ? 'late' : morning.test(text) ? 'early' : undefined
  return [...text.normalize('NFKC').matchAll(english)].flatMap(({ 0: whole, 1: said, 2: number, 3: minutes, 4: half, index }) => {
    const from = index + whole.length - said!.length
    const at = { said: said!.trim(), from, to: index + whole.length }
    if (number === undefined) return [{ ...at, at: said!.toLowerCase() === 'midnight' ? 24 * 60 : 12 * 60 }]
    const hours = Number(number)
    const isLate =
      half === undefined || /o/iu.test(half) ? (partOfDay === 'late' ? true : partOfDay === 'early' ? false : undefined) : /p/iu.test(half)
    if (hours > 24 || Number(minutes ?? 0) > 59 || (isLate === undefined && (minutes === undefined || hours < 13))) return []
    const base = isLate === true && hours < 12 ? hours + 12 : isLate === false && hours === 12 ? 0 : hours
    const isBare = minutes === undefined && half === undefined
    return [
      { ...at, ...(isBare ? { said: `${said!.trim()} ${isLate === true ? 'pm' : 'am'}` } : {}), at: base * 60 + Number(minutes ?? 0) },
    ]
  })
}
