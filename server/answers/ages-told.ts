import { readNumber } from '../language/numbers.ts'
import { asksSomething } from '../language/question-words.ts'
import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import type { Sentence } from './answers.ts'
import { bareKept } from './bare-number.ts'
import { asksIfFits, type Compared, compareNumbers, quantitiesIn } from './limits.ts'
import { roomKept } from './room-for-it.ts'

/** In days; `said` as it stands in the text. */
type Age = { days: number; said: string }
/** For whom a thing is: from an age, up to one; `isNot`: those it is not for. */
type Ages = { from?: number; to?: number; said: string; isNot?: true }

const days: Readonly<Record<string, number>> = { 天: 1, 周: 7, 星期: 7, 月: 30.44, 岁: 365.25, day: 1, week: 7, month: 30.44, year: 365.25 }
const number =
  '(\\d+(?:\\.\\d+)?|半|[一二两三四五六七八九十]{1,3}|\\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen)\\b)'
const unit = '(天|周岁|周(?!末|日|[一二三四五六])|星期|个半月|个?月|岁半|岁|(?:day|week|month|year)s?)'
const joined = '\\s*(?:[-–~～至到]|to)\\s*'

/** Of a question: an age of who shall use it, which needs a word that says so where weeks or months may be a time. */
const told = new RegExp(
  `(?<!用|够|吃|喝|撑|管|保|放|过|了|第|每)${number}[\\s-]?${unit}(?!\\s*(?:之?[内前后]|用(?!哪|什么|啥|几|多大)|换|洗|一次|吃[完多]|ago|from now))`,
  'giu',
)
const ofAge =
  /岁|月大|周大|星期大|(?:它|他|她|猫|狗|犬|兔|宝|娃|孩|崽|小家伙|女儿|儿子|侄|甥|孙).{0,12}(?:天|周|月)|(?:天|周|月)大?的?.{0,6}(?:能|可以|行|适合|合适|猫|狗|犬|兔|宝|娃|孩|崽|吃|玩|戴|穿)|\bold\b|\byo\b|\b(?:s?he|it|they|son|daughter|nephew|niece|grandson|granddaughter|baby|toddler|puppy|pup|kitten|cat|dog|rabbit|boy|girl|kid)(?:'?s| is| are)\b|\bmy \d|\bfor an? \w+[ -](?:day|week|month|year)/iu
const noAge =
  /多久|几天|保质|保修|质保|买了?|收到|退|换货|到货|送到|发货|\b(?:how long|ago|warrant\w*|guarantee\w*|return|deliver\w*|ship\w*|bought|received|last)\b/iu
const bareYears =
  /\b(?:s?he(?:'?s| is)|(?:son|daughter|nephew|niece|grandson|granddaughter|boy|girl|kid|toddler|lad|lass|little one|bairn) is|aged?|turn(?:s|ing|ed)?) (?:only |just |nearly |almost |about )?(\d{1,2})(?![\d.]|\s*(?:cm|kg|lb|ft|stone|st|inch|in|%|"|'|-|days?|weeks?|months?|years?))/giu

const bareYearsInChinese =
  /(?:娃|儿子|女儿|闺女|孩子|宝宝|侄子|侄女|外甥女?|孙子|孙女|小朋友)(?:今年|已经|马上|都|快|才|刚|也){0,2}\s?(\d{1,2})(?:了|(?=[，,。！!~\s]|$))/gu

/** Of a sentence of the shop's. */
const asRange = new RegExp(
  `${number}\\s*${unit}?${joined}${number}\\s*${unit}|\\bages? ${number}\\s*(?:[-–]|to)\\s*${number}(?!\\s*(?:cm|kg))`,
  'giu',
)
const asLeast = new RegExp(
  `${number}\\s*${unit}\\s*(?:及?以上|起|\\+|(?:and|or|&) (?:up|over|older|above)\\b)|\\b(?:from|over|at least)(?: age)? ${number}[\\s-]${unit}|满${number}\\s*${unit}|${number}\\s*${unit}\\s*[到至~-]\\s*\\d+(?:\\.\\d+)?\\s*(?:公斤|千克|斤|kg)|\\bages? ${number}\\s*(?:\\+|(?:and|&) (?:up|over|older))`,
  'giu',
)
const asMost = new RegExp(
  `${number}\\s*${unit}\\s*(?:及?以[下内]|(?:and|or|&) (?:under|younger|below))|(?:不满|未满|\\bunder|\\bbelow|\\byounger than|\\bup to) (?:age )?${number}[\\s-]?${unit}`,
  'giu',
)
const isOfUsers =
  /^(?:from|over|above) (?:age )?\d+ (?:years|months)(?! (?:of|after|on|guarantee|warranty)\b)|岁|(?:适合|适用于?) ?(?:\d+|[一二两三四五六七八九十]+) ?个?半?月|\bages?\b|\byears? old|猫|狗|犬|兔|龙猫|宝宝|婴|幼|孩|儿童|小朋友|孕|可以用|都能吃|\b(?:cats?|dogs?|kittens?|pupp(?:y|ies)|rabbits?|pets?|bab(?:y|ies)|infants?|toddlers?|kids?|child(?:ren)?|hands|suitable|safe)\b/iu

const denies = /不(?:要|能|可|宜|适合|适用|建议|推荐|得|动)|勿|禁|避免|\b(?:not|unsuitable|never)\b|n['’]t\b/iu

/** A question without what tells an age or a measure beside what it asks: 怎么洗 of 怎么洗，我家猫14斤. */
export function askingIn(question: string): string {
  const parts = question.split(/(?<=[，,。！!？?；;])(?!\d)|(?<=\p{Script=Han})\s+/u)
  const asking = parts.filter(part => asksSomething(part) || !(quantitiesIn(part).length > 0 || agesAsked(part).length > 0))
  return asking.some(part => asksSomething(part)) ? asking.join(' ') : question
}

/** What follows for a number that is asked about, or told beside what is asked, by the texts of the one thing; quoted with it. `message`: where the room for it may be told. A bare number may be one of several sizes. */
export function numberKept(
  question: string,
  sentences: readonly Sentence[],
  { sku, variants }: Pick<Product, 'sku' | 'variants'>,
  language: Language,
  beside?: string,
  message = beside,
): { text: string; sku: string; verdict: string } | undefined {
  const kept =
    compareNumbers(question, sentences, language, beside) ??
    ageKept(question, sentences, language, beside) ??
    roomKept(question, sentences, language, message) ??
    (variants.length > 1 ? undefined : bareKept(question, sentences, language, beside))
  return kept === undefined ? undefined : { text: kept.sentence.text, sku, verdict: kept.verdict }
}

/** Whether who shall use a thing is as old as its texts say; nothing where they give no such age or several, or the question tells none. `beside`: the rest of the message, which may tell it. */
export function ageKept(question: string, sentences: readonly Sentence[], language: Language, beside?: string): Compared | undefined {
  const own = agesAsked(question.normalize('NFKC'))
  const asked = own.length > 0 || beside === undefined || !asksIfFits.test(question) ? own : agesAsked(beside.normalize('NFKC'))
  const last = asked.at(-1)
  if (last === undefined) return undefined
  const given = sentences.flatMap(sentence => agesTold(sentence.text).map(ages => ({ ...ages, sentence })))
  const [first] = given
  if (first === undefined || given.some(({ from, to }) => from !== first.from || to !== first.to)) return undefined
  const [is, ...others] = asked.map(({ days: age }) => isWithin(age, first))
  if (others.some(other => other !== is)) return undefined
  const verdict =
    language === 'zh'
      ? `${last.said}${is ? '' : '不'}${first.isNot === true ? '属于' : '符合'}“${first.said}”`
      : `${last.said} is ${is ? 'within' : 'not within'} “${first.said}”`
  return { sentence: first.sentence, verdict }
}

const isWithin = (age: number, { from, to }: Ages): boolean =>
  !(from !== undefined && age < from - 1e-6) && !(to !== undefined && age > to + 1e-6)

export function agesAsked(question: string): Age[] {
  if (noAge.test(question)) return []
  const bare = [
    ...[...question.matchAll(bareYears)].map(([said, years]) => ({ days: Number(years) * days.岁!, said: said.trim() })),
    ...[...question.matchAll(bareYearsInChinese)].map(([, years]) => ({ days: Number(years) * days.岁!, said: `${years} 岁` })),
  ]
  if (!ofAge.test(question)) return bare
  const spans = [...question.matchAll(told)].flatMap(([said, value, of]) => {
    const age = ageOf(value, of)
    return age === undefined ? [] : [{ days: age, said: said.trim() }]
  })
  return [...bare, ...spans]
}

/** In the row of a table nothing else need say that they are somebody's. */
export function agesTold(text: string, of: 'text' | 'table' = 'text'): Ages[] {
  const plain = text.normalize('NFKC')
  if (of === 'text' && !isOfUsers.test(plain)) return []
  const ranges = [...plain.matchAll(asRange)].flatMap(([said, low, lowUnit, high, highUnit, fromYears, toYears]) => {
    const [from, to] =
      fromYears === undefined
        ? [ageOf(low, lowUnit ?? highUnit), ageOf(high, highUnit)]
        : [ageOf(fromYears, 'year'), ageOf(toYears, 'year')]
    return from === undefined || to === undefined || to <= from ? [] : [{ from, to: to + yearOf(to), said: said.trim() }]
  })
  if (ranges.length > 0) return ranges
  const least = [...plain.matchAll(asLeast)].flatMap(match => {
    const from = ageOf(match[1] ?? match[3] ?? match[5] ?? match[7] ?? match[9], match[2] ?? match[4] ?? match[6] ?? match[8] ?? 'year')
    return from === undefined ? [] : [{ from, said: match[0].trim() }]
  })
  const most = [...plain.matchAll(asMost)].flatMap(([said, value, of, other, otherOf]) => {
    const age = ageOf(value ?? other, of ?? otherOf)
    return age === undefined ? [] : [{ to: age - 0.01, said: said.trim(), ...(denies.test(plain) ? { isNot: true as const } : {}) }]
  })
  return [...least, ...most]
}

/** Who is six years old is so until the seventh birthday. */
const yearOf = (age: number) => (age >= days.岁! ? days.岁! - 1 : 0)

function ageOf(value: string | undefined, of: string | undefined): number | undefined {
  if (value === undefined || of === undefined) return undefined
  const count = value === '半' ? 0.5 : readNumber(value)
  const scale =
    days[
      of
        .toLowerCase()
        .replace(/^个|半/gu, '')
        .replace('周岁', '岁')
        .replace(/s$/u, '')
    ]
  return count === undefined || scale === undefined ? undefined : (count + (of.includes('半') ? 0.5 : 0)) * scale
}
