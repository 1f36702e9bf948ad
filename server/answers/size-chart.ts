import type { AnswerWant } from '../dialogue/wants.ts'
import type { Language } from '../wire.ts'
import { beyondGirths, girthsIn, girthToldIn, hasGirths } from './girth-chart.ts'

type Kind = 'height' | 'weight' | 'foot'
/** Of the shopper's body, in cm or kg. */
type Measure = { kind: Kind; value: number }
/** `measured`: in cm, kg or the like; `to` is open for "180 cm and above". */
type Row = { label: string; kind: Kind; from: number; to: number; measured: boolean; start: number; end: number }

/**
 * The size that a sentence of the shop's gives for the measures told in a question, with the part of the sentence that says so: "L" of "M fits
 * 160 to 168 cm, L fits 167 to 175 cm" for somebody of 172 cm. Nothing where the sentence has no chart or the measures lie outside of it.
 */
export function sizeToldIn(sentence: string, question: string): { sizes: string[]; said: string } | undefined {
  const girth = girthToldIn(sentence, question)
  if (girth !== undefined) return girth
  const measures = bodyMeasures(question)
  if (measures.length === 0) return undefined
  const stepped = byStep(sentence, measures)
  if (stepped !== undefined) return { sizes: [stepped], said: sentence }
  const rows = rowsOf(sentence)
  const further = bySteps(sentence, rows, measures)
  if (further !== undefined) return { sizes: [further], said: sentence }
  const labels = [...new Set(rows.map(({ label }) => label))]
  const fitting = labels.filter(label => {
    const own = rows.filter(row => row.label === label)
    const asked = own.flatMap(row =>
      measures.filter(({ kind }) => kind === row.kind).map(({ value }) => row.from <= value && value <= row.to),
    )
    return asked.length > 0 && asked.every(Boolean)
  })
  if (fitting.length === 0 || fitting.length === labels.length) return undefined
  const meant = rows.filter(({ label }) => fitting.includes(label))
  const said = sentence.slice(Math.min(...meant.map(({ start }) => start)), Math.max(...meant.map(({ end }) => end)))
  return { sizes: fitting, said: said.trim() }
}

/** Measures that lie below the least or above the most of a chart: its size at that end, with what it says of it. */
export function beyondChart(sentence: string, question: string): { size: string; side: 'below' | 'above'; said: string } | undefined {
  const girth = beyondGirths(sentence, question)
  if (girth !== undefined) return girth
  const [measure, more] = bodyMeasures(question)
  const rows =
    measure === undefined
      ? []
      : rowsOf(sentence).filter(row => row.kind === measure.kind && row.measured && row.to >= plausible[row.kind][0])
  if (measure === undefined || more !== undefined || rows.length < 2) return undefined
  const [low, high] = [rows.reduce((a, b) => (b.from < a.from ? b : a)), rows.reduce((a, b) => (b.to > a.to ? b : a))]
  const side = measure.value < low.from ? 'below' : measure.value > high.to ? 'above' : undefined
  const end = side === 'below' ? low : high
  return side === undefined ? undefined : { size: end.label, side, said: sentence.slice(end.start, end.end).trim() }
}

/** Whether a sentence has a row of a chart. */
export const hasRows = (sentence: string): boolean => hasGirths(sentence) || rowsOf(sentence).some(({ measured }) => measured)

/** The sizes that a sentence is a chart of. */
export function chartLabels(sentence: string): string[] {
  const [, first] = stepped.exec(sentence) ?? []
  return first !== undefined
    ? stepsFrom(Number(first))
    : [...new Set(rowsOf(sentence).flatMap(({ label, measured }) => (measured ? [label] : [])))]
}

/** As a shopper is told: "size L", "M 或 L 码". */
export function sizeAdvice(sizes: readonly string[], language: Language): string {
  return language === 'zh' ? `建议选 ${sizes.join(' 或 ')} 码` : `Size ${sizes.join(' or ')}`
}

/** Hands and wrists are as short as feet. */
const isOfGirth = /围|宽|手|掌|\b(?:palm|hand|wrist|waist|neck|wide|head|chest)/
const digitsOf: Readonly<Record<string, number>> = { 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 }
const digit = (text: string) => digitsOf[text] ?? Number(text)
const plausible: Readonly<Record<Kind, readonly [number, number]>> = { height: [50, 220], weight: [5, 200], foot: [9, 33] }

/** Height, weight and length of the foot as people tell them: 172, 1米72, 5'8", 130斤, 11 stone, 脚长24.5. */
export function bodyMeasures(question: string): Measure[] {
  const text = question.normalize('NFKC').toLowerCase()
  const found: Measure[] = []
  const add = (kind: Kind, value: number) => {
    const [least, most] = plausible[kind]
    if (value >= least && value <= most && !found.some(one => one.kind === kind)) found.push({ kind, value })
  }
  for (const [, value] of text.matchAll(/(?:脚长|脚|foot(?: length)?|feet)\D{0,12}?(\d{2}(?:\.\d)?)\s*(?:cm|厘米|公分)?/g))
    add('foot', Number(value))
  for (const [, value] of text.matchAll(/(\d{2}(?:\.\d)?)\s*(?:cm|厘米|公分)\s*(?:的脚|长的脚|foot|feet)/g)) add('foot', Number(value))
  // 23厘米穿几码: so short is nothing but a foot.
  if (/码|鞋|\b(?:size|shoes?|boots?)\b/.test(text))
    for (const [, value] of text.matchAll(/(?<![\d.])([12]\d(?:\.\d)?)\s*(?:cm|厘米|公分)/g))
      if (!isOfGirth.test(text)) add('foot', Number(value))
  for (const [, metre, tens, ones] of text.matchAll(/([1一])米([0-9一二三四五六七八九])([0-9一二三四五六七八九])?/g))
    add('height', digit(metre!) * 100 + digit(tens!) * 10 + (ones === undefined ? 0 : digit(ones)))
  for (const [, value] of text.matchAll(/(?<![\d.])(1\.\d{1,2})\s*(?:m\b|米)/g)) add('height', Math.round(Number(value) * 100))
  for (const [, feet, inches] of text.matchAll(/\b([4-6])\s*(?:'|’|ft|foot|feet)\s*(\d{1,2})?(?:"|''|in\b)?/g))
    add('height', Math.round(Number(feet) * 30.48 + Number(inches ?? 0) * 2.54))
  for (const [, value, unit] of text.matchAll(/(?<![\d.])(\d{2,3}(?:\.\d)?)\s*(kg|公斤|千克|斤|lbs?|pounds)/g))
    add('weight', Number(value) * (unit === '斤' ? 0.5 : /^(?:lb|pound)/.test(unit!) ? 0.4536 : 1))
  for (const [, value] of text.matchAll(/体重\D{0,4}(\d{2,3})(?!\s*斤)/g)) add('weight', Number(value))
  for (const [, value, pounds] of text.matchAll(/\b(\d{1,2})\s*(?:stone|st)\b(?:\s*(\d{1,2}))?/g))
    add('weight', Number(value) * 6.35 + Number(pounds ?? 0) * 0.4536)
  for (const [, value] of text.matchAll(/(?<![\d.])(\d{2,3})(?:\.\d)?\s*(?:cm|厘米|公分|高)/g))
    if (Number(value) >= plausible.height[0]) add('height', Number(value))
  // "身高172体重65", "I'm 172 and 65 kg".
  for (const [, value] of text.matchAll(/(?<![\d.])([6-9]\d|1\d\d|2[01]\d)\s*(?:tall|高)/g)) add('height', Number(value))
  for (const [, value] of text.matchAll(/(?:身高|height)\D{0,8}(\d{2,3})(?!\d)/g)) add('height', Number(value))
  for (const [, value] of text.matchAll(/(?:tall|i'?m|我)\D{0,8}(1[3-9]\d|2[01]\d)(?!\d|\s*(?:kg|公斤|千克|斤|lbs?|pounds?))/g))
    add('height', Number(value))
  // "178, L or XL?": a number beside sizes of clothes.
  if (/穿|码|尺|\b(?:size|wear|fit)|(?<![a-z'’])x{0,4}[sml](?![a-z'’])/.test(text))
    for (const [, value] of text.matchAll(/(?<![\d.])(1[4-9]\d|20\d)(?!\d|\.|\s*(?:斤|lb|pound|元|块))/g)) add('height', Number(value))
  return found
}

const stepped = /(\d{2})\s*码?(?=\D{0,12}(?:脚长|foot))\D{0,24}?(\d{2}(?:\.\d)?)\s*(?:cm|厘米)/iu
const [leastShoe, mostShoe] = [15, 52]
const stepsFrom = (first: number): string[] => Array.from({ length: mostShoe - first + 1 }, (_size, step) => String(first + step))

/** "Size 36 is a foot of about 23 cm, and each size adds 0.5 cm." */
function byStep(sentence: string, measures: readonly Measure[]): string | undefined {
  const foot = measures.find(({ kind }) => kind === 'foot')?.value
  const [, size, length] = stepped.exec(sentence) ?? []
  const [, step] = /(?:每大一码|每码|each size|every size)\D{0,12}(\d(?:\.\d+)?)\s*(?:cm|厘米)/iu.exec(sentence) ?? []
  if (foot === undefined || size === undefined || step === undefined || !(Number(step) > 0)) return undefined
  const found = Number(size) + Math.ceil((foot - Number(length)) / Number(step) - 1e-9)
  return found >= leastShoe && found <= mostShoe ? String(found) : undefined
}

/** A bare number is no size where it counts money, days or pieces. */
const labelled =
  /(?<![\d.a-z¥￥$£€])(?:(?:size|尺码)\s*[:：]?\s*)?((?:\d?x{0,4}[sml])|x{1,4}[sl]|\d{2,3}(?!\s*(?:[元块折天日周年月分个件片瓦度毫升克%]|小时|(?:days?|hours?|months?|years?|items?|pieces?|percent|quid|pounds)\b)))\s*(?:码|号)?(?![\d.a-z])(?!\s*(?:cm|kg|mm|厘米|公斤|斤|[-–—~～至到]|to\b))/giu
const ranged =
  /(?<!\d)(\d+(?:\.\d+)?)\s*(?:cm|kg|厘米|公斤|斤|lbs?)?\s*(?:[-–—~～至到]|to)\s*(\d+(?:\.\d+)?)\s*(cm|kg|厘米|公斤|斤|lbs?)?/giu
const open = /(\d+(?:\.\d+)?)\s*(cm|kg|厘米|公斤|斤|lbs?)?\s*(?:以上|及以上|and above|and up|or more|\+)/giu

/** "Size 110 fits 100 to 110 cm, and so on": each size is called by the height up to which it fits. */
function bySteps(sentence: string, [row, ...more]: readonly Row[], measures: readonly Measure[]): string | undefined {
  const height = measures.find(({ kind }) => kind === 'height')?.value
  if (row === undefined || more.length > 0 || height === undefined || Number(row.label) !== row.to) return undefined
  return /依此类推|以此类推|and so on/iu.test(sentence)
    ? String(row.to + Math.ceil((height - row.to) / (row.to - row.from)) * (row.to - row.from))
    : undefined
}

const single = /(?<![\d.])(\d+(?:\.\d+)?)\s*(cm|厘米|公分|kg|公斤|斤|lbs?)/giu
const worn = /(?:穿|选|拍|戴|用|对应|\b(?:wears?|takes?|needs?|wants?|goes in|choose|=)\s*(?:an?|the)?)\s*$/iu

/** "22厘米穿34码,23厘米穿36码": measures that stand before their size; a single one goes up to itself. */
function rowsBefore(sentence: string): Row[] {
  const labels = [...sentence.matchAll(labelled)].filter(({ index }) => worn.test(sentence.slice(Math.max(0, index - 12), index)))
  const parts = labels.map((label, at) => {
    const last = labels[at - 1]
    const start = last === undefined ? 0 : last.index + last[0].length
    const part = sentence.slice(start, label.index)
    const ranges = [...part.matchAll(ranged)].map(([, from, to, unit = '']) => ({ from: Number(from), to: Number(to), unit }))
    const one = ranges.length > 0 ? undefined : [...part.matchAll(single)].at(-1)
    const values = one === undefined ? ranges : [{ from: undefined, to: Number(one[1]), unit: one[2]! }]
    return { label: label[1]!.toUpperCase(), start: start + part.search(/\d/u), end: label.index + label[0].length, values }
  })
  if (parts.length < 2 || parts.some(({ values }) => values.length === 0)) return []
  const isOfFeet = /脚|鞋|\b(?:foot|feet|shoes?|boots?)\b/iu.test(sentence)
  const least = parts[1]!.values[0]!.to - parts[0]!.values[0]!.to
  return parts.flatMap(({ values, ...row }, at) =>
    values.map(({ from, to, unit }): Row => {
      const kind: Kind = /kg|斤|lb/iu.test(unit) ? 'weight' : isOfFeet && to < plausible.height[0] ? 'foot' : 'height'
      const scale = unit === '斤' ? 0.5 : /^lb/iu.test(unit) ? 0.4536 : 1
      const low = from ?? (at === 0 ? to - Math.abs(least) : parts[at - 1]!.values[0]!.to + 0.01)
      return { ...row, kind, from: low * scale, to: to * scale, measured: true }
    }),
  )
}

/** The ranges of a sentence, each under the label that stands before it, or behind it where they are worn in so many words. */
function rowsOf(sentence: string): Row[] {
  const before = rowsBefore(sentence)
  if (before.length > 0) return before
  const ranges = [
    ...[...sentence.matchAll(ranged)].map(match => ({ match, from: Number(match[1]), to: Number(match[2]), unit: match[3] })),
    ...[...sentence.matchAll(open)].map(match => ({ match, from: Number(match[1]), to: Number.POSITIVE_INFINITY, unit: match[2] })),
  ].filter(({ from, to }) => to > from)
  const isWithin = (at: number) => ranges.some(({ match }) => at >= match.index && at < match.index + match[0].length)
  const labels = [...sentence.matchAll(labelled)].filter(({ index }) => !isWithin(index))
  return ranges.flatMap(({ match, from, to, unit = '' }): Row[] => {
    const label = labels.findLast(({ index }) => index < match.index)
    if (label === undefined) return []
    const before = sentence.slice(label.index, match.index)
    const kind: Kind = /脚|foot/i.test(before)
      ? 'foot'
      : /kg|公斤|斤|lb/i.test(unit) || /体重|weight/i.test(before.split(/[，,；;]/).at(-1) ?? '')
        ? 'weight'
        : 'height'
    const scale = unit === '斤' ? 0.5 : /^lb/i.test(unit) ? 0.4536 : 1
    return [
      {
        label: label[1]!.toUpperCase(),
        kind,
        from: from * scale,
        to: to * scale,
        measured: unit !== '',
        start: label.index,
        end: match.index + match[0].length,
      },
    ]
  })
}

/** Of a question after a size with what the rest of its message tells of the body, or what was told before: "XL的适合多少斤 我家娃32斤". */
export function ofBody({ question, message, measured }: Pick<AnswerWant, 'question' | 'message' | 'measured'>): string {
  if (bodyMeasures(question).length > 0) return question
  const whole = message === undefined ? question : `${question} ${message}`
  return measured === undefined || bodyMeasures(whole).length > 0 ? whole : `${whole} ${measured}`
}

/** Whether a size is asked for, by somebody whose measures it tells or who told them before: "so is 120 the right one?" */
export const asksSize = ({ question, topic, measured }: Pick<AnswerWant, 'question' | 'topic' | 'measured'>): boolean =>
  topic === 'size_advice' ||
  bodyMeasures(question).length > 0 ||
  girthsIn(question).size > 0 ||
  (measured !== undefined && isRight.test(question) && (/\d/u.test(question) || /\bsize\b|码/iu.test(question)))
const isRight =
  /合适|对吗|对不对|行吗|行不行|会不会.?[大小紧松]|[会太偏][大小紧松]|够[大不吗]|\b(?:right|ok|okay|fit|correct|too (?:big|small|tight|loose|large))\b/iu
