import { findNumbers } from './numbers.ts'
import { createTaken, inOrder } from './stretches.ts'

/**
 * A day, or a stretch of days, in a folded text. `value` is an ISO date, "2026-03-14/2026-03-15" for a stretch, "<=2026-03-13" where it is
 * the last day that will do ("by Friday", 周五前).
 */
export type DateMention = { start: number; end: number; value: string }

type Days = { from: number; to: number }
/** `when` gives days after today; nothing where the words name no day. */
type Rule = { pattern: RegExp; when: (groups: readonly (string | undefined)[], today: Day) => Days | undefined }
type Day = { number: number; year: number; month: number; weekday: number }

const dayMs = 86_400_000

/** All days named, each counted from `today` (ISO). A bare weekday is the next to come; a date that is past this year is next year's. */
export function findDates(text: string, today: string): DateMention[] {
  const now = toDay(today)
  const found: DateMention[] = []
  const taken = createTaken()
  for (const { pattern, when } of rules) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      const days = taken.covers(start, end) ? undefined : when(match.slice(1), now)
      if (days === undefined) continue
      taken.take({ start, end })
      found.push(withDeadline(text, start, end, days, now))
    }
  }
  return found.sort(inOrder)
}

const deadlineBefore =
  /(?:\b(?:by|before|until|till|no later than|not later than|at the latest|latest)(?: the)? |最晚|最迟|最慢|截止到?|赶在) ?$/
const deadlineAfter = /^ ?(?:以前|之前|前(?!天|后|面|台)|at the latest|latest\b|or (?:earlier|sooner|before)\b)/

function withDeadline(text: string, start: number, end: number, { from, to }: Days, today: Day): DateMention {
  const lead = deadlineBefore.exec(text.slice(Math.max(0, start - 24), start))?.[0] ?? ''
  const tail = deadlineAfter.exec(text.slice(end, end + 14))?.[0] ?? ''
  const isLast = lead + tail !== '' || isWithin(text, start, end)
  const iso = (offset: number) => toIso(today.number + offset)
  const value = isLast ? `<=${iso(to)}` : from === to ? iso(from) : `${iso(from)}/${iso(to)}`
  return { start: start - lead.length, end: end + tail.length, value }
}

const isWithin = (text: string, start: number, end: number) => /^within |天[之以]?内$|周[之以]?内$/.test(text.slice(start, end))

const one = (day: number | undefined): Days | undefined => (day === undefined ? undefined : { from: day, to: day })

const weekdays: Readonly<Record<string, number>> = {
  一: 0,
  二: 1,
  三: 2,
  四: 3,
  五: 4,
  六: 5,
  日: 6,
  天: 6,
  mon: 0,
  tue: 1,
  wed: 2,
  thu: 3,
  fri: 4,
  sat: 5,
  sun: 6,
}
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const weeksAhead: Readonly<Record<string, number>> = { 上: -1, last: -1, 这: 0, 本: 0, this: 0, 下: 1, next: 1, 下下: 2 }
const daysAhead: Readonly<Record<string, number>> = {
  大前天: -3,
  前天: -2,
  'day before yesterday': -2,
  昨天: -1,
  昨日: -1,
  昨晚: -1,
  yesterday: -1,
  今天: 0,
  今日: 0,
  今晚: 0,
  今儿: 0,
  today: 0,
  tonight: 0,
  明天: 1,
  明日: 1,
  明晚: 1,
  明早: 1,
  tomorrow: 1,
  tmrw: 1,
  tmr: 1,
  后天: 2,
  'day after tomorrow': 2,
  大后天: 3,
}

/** The week's day; without a week the next to come, so that today's own name is a week from now. */
function weekday(which: string | undefined, name: string, today: Day): number {
  const day = weekdays[name]!
  if (which !== undefined) return (weeksAhead[which] ?? 0) * 7 + day - today.weekday
  return ((day - today.weekday + 6) % 7) + 1
}

function dayOfMonth(today: Day, month: number, day: number, year?: number): number | undefined {
  const number = Date.UTC(year ?? today.year, month, day) / dayMs
  if (day < 1 || new Date(number * dayMs).getUTCDate() !== day) return undefined
  if (year !== undefined || number >= today.number) return number - today.number
  return Date.UTC(today.year + 1, month, day) / dayMs - today.number
}

/** "The 20th": of this month or the next. */
function nextOfMonth(today: Day, day: number, monthsAhead?: number): number | undefined {
  if (day < 1 || day > 31) return undefined
  const inMonth = (ahead: number) => Date.UTC(today.year, today.month + ahead, day) / dayMs - today.number
  return monthsAhead === undefined ? (inMonth(0) >= 0 ? inMonth(0) : inMonth(1)) : inMonth(monthsAhead)
}

function month(today: Day, ahead: number): Days {
  const first = (months: number) => Date.UTC(today.year, today.month + months, 1) / dayMs - today.number
  return { from: first(ahead), to: first(ahead + 1) - 1 }
}

const week = (today: Day, ahead: number): Days => ({ from: ahead * 7 - today.weekday, to: ahead * 7 - today.weekday + 6 })
const weekend = (today: Day, ahead: number): Days => ({ from: ahead * 7 - today.weekday + 5, to: ahead * 7 - today.weekday + 6 })
const count = (words: string | undefined) => (words === undefined ? undefined : /^an?$/.test(words) ? 1 : findNumbers(words)[0]?.value)
const some = '(\\d{1,2}|[一二两三四五六七八九十]{1,3}|a|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fourteen)'

/** A stretch of days ahead or behind; a week has seven. */
function span(words: string | undefined, isWeeks: boolean, sign: 1 | -1): number | undefined {
  const days = (count(words) ?? 0) * (isWeeks ? 7 : 1) * sign
  return days === 0 || Math.abs(days) > 90 ? undefined : days
}

const longDay = 'mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?'
const monthName = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?'

/** The longer forms first: what one has taken no other reads. */
const rules: readonly Rule[] = [
  {
    pattern: /(?<!\d)(20\d\d)(?:[-/.]|年)(\d{1,2})(?:[-/.]|月)(\d{1,2})(?:[日号])?(?!\d|-)/g,
    when: ([year, named, day], today) => one(dayOfMonth(today, Number(named) - 1, Number(day), Number(year))),
  },
  {
    pattern:
      /(?<![\d.])(\d{1,2}|[一二三四五六七八九十]{1,2})月(\d{1,2}(?=[日号]|$|[^\d\p{Script=Han}])|[一二三四五六七八九十]{1,3}(?=[日号]))[日号]?/gu,
    when: ([named, day], today) => one(dayOfMonth(today, (count(named) ?? 0) - 1, count(day) ?? 0)),
  },
  {
    pattern: /(?:([下这本])个?)月(\d{1,2})[日号]/g,
    when: ([which, day], today) => one(nextOfMonth(today, Number(day), weeksAhead[which!])),
  },
  {
    pattern: /([下这本])?个?月(?:底|末)/g,
    when: ([which], today) => one(month(today, weeksAhead[which ?? '这']!).to),
  },
  { pattern: /([上下这本])个?月(?!\d|底|末|初)/g, when: ([which], today) => month(today, weeksAhead[which!]!) },
  {
    pattern:
      /(?<![\d.])(\d{1,2}|[一二三四五六七八九十]{2,3})[号日](?=以前|之前|前(?!天|面)|到(?!底)|发|送|要|收|来|下单|出发|走|上午|下午|晚|早)/g,
    when: ([day], today) => one(nextOfMonth(today, count(day) ?? 0)),
  },
  { pattern: /(下下|[上下这本])?个?(?:周|星期|礼拜)末/g, when: ([which], today) => weekend(today, weeksAhead[which ?? '这']!) },
  {
    pattern: /(下下|[上下这本])?个?(?:周|星期|礼拜)([一二三四五六日天])(?!天|年|个|周)/g,
    when: ([which, name], today) => one(weekday(which, name!, today)),
  },
  { pattern: /(下下|[上下这本])个?(?:周|星期|礼拜)/g, when: ([which], today) => week(today, weeksAhead[which!]!) },
  {
    pattern: new RegExp(`${some}个?(天|周|星期)[之以]?(内|后)(?!无理由|可以?退|能退|退|包)`, 'g'),
    when: ([words, of]) => one(span(words, of !== '天', 1)),
  },
  { pattern: new RegExp(`${some}个?(天|周|星期)[之以]?前`, 'g'), when: ([words, of]) => one(span(words, of !== '天', -1)) },
  {
    pattern: /(大前天|前天|昨[天日晚]|今[天日晚儿]|大后天|后天|明[天日晚早])/g,
    when: ([name]) => one(daysAhead[name!]),
  },
  {
    pattern: /\b(?:the )?(day after tomorrow|day before yesterday)\b|\b(today|tonight|tomorrow|tmrw|tmr|yesterday)\b/g,
    when: ([long, short]) => one(daysAhead[(long ?? short)!]),
  },
  {
    pattern: new RegExp(`\\b${monthName} (?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?:,? (20\\d\\d))?\\b`, 'g'),
    when: ([name, day, year], today) => one(ofMonth(today, name!, day!, year)),
  },
  {
    pattern: new RegExp(`\\b(?:the )?(\\d{1,2})(?:st|nd|rd|th)?(?: of)? ${monthName}(?:,? (20\\d\\d))?(?![a-z])`, 'g'),
    when: ([day, name, year], today) => one(ofMonth(today, name!, day!, year)),
  },
  {
    pattern:
      /(?<=\b(?:by|before|on|until|the) )(\d{1,2})(?:st|nd|rd|th)\b(?! (?!of\b|at\b|if\b|and\b|or\b|for\b|to\b|please\b|pls\b|because\b|as\b|so\b|but\b)[a-z])/g,
    when: ([day], today) => one(nextOfMonth(today, Number(day))),
  },
  {
    pattern: /\b(?:the )?end of (?:the |this )?(month|week)\b|\bmonth[- ]end\b/g,
    when: ([of], today) => one(of === 'week' ? weekend(today, 0).to : month(today, 0).to),
  },
  { pattern: /\b(?:(this|next|last|the) )?weekend\b/g, when: ([which], today) => weekend(today, weeksAhead[which ?? 'this'] ?? 0) },
  {
    pattern: /\b(this|next|last) (week|month)\b/g,
    when: ([which, of], today) => (of === 'week' ? week : month)(today, weeksAhead[which!]!),
  },
  {
    pattern: new RegExp(`\\b(?:(this|next|last|coming) )(${longDay})\\b`, 'g'),
    when: ([which, name], today) => one(weekday(which === 'coming' ? undefined : which, name!.slice(0, 3), today)),
  },
  {
    pattern: /\b((?:mon|tues|wednes|thurs|fri|satur|sun)day)\b/g,
    when: ([name], today) => one(weekday(undefined, name!.slice(0, 3), today)),
  },
  {
    pattern: /(?<=\b(?:by|before|on|until) )(mon|tues?|wed|thurs?|fri|sat|sun)\b/g,
    when: ([name], today) => one(weekday(undefined, name!.slice(0, 3), today)),
  },
  {
    pattern: new RegExp(`\\b(?:within|in) (?!a day)(?:the next )?${some} (day|week)s?\\b`, 'g'),
    when: ([words, of]) => one(span(words, of === 'week', 1)),
  },
  { pattern: new RegExp(`\\b${some} (day|week)s? ago\\b`, 'g'), when: ([words, of]) => one(span(words, of === 'week', -1)) },
]

const ofMonth = (today: Day, name: string, day: string, year: string | undefined) =>
  dayOfMonth(today, monthNames.indexOf(name), Number(day), year === undefined ? undefined : Number(year))

function toDay(iso: string): Day {
  const date = new Date(`${iso}T00:00:00Z`)
  return {
    number: date.getTime() / dayMs,
    year: date.getUTCFullYear(),
    month: date.getUTCMonth(),
    weekday: (date.getUTCDay() + 6) % 7,
  }
}

const toIso = (number: number) => new Date(number * dayMs).toISOString().slice(0, 10)
