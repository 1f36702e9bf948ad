import { literal } from '../language/literal.ts'
import { textOf } from '../shop/catalogue.ts'
import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'
import { agesAsked, agesTold } from './ages-told.ts'
import type { Sentence } from './answers.ts'
import { asksIfFits, asksIfSuits, dimensionIn, limitsIn, type Kind as OfNumber, plainly, quantitiesIn } from './limits.ts'
import { sizeForFit } from './size-advice.ts'
import { bodyMeasures, sizeAdvice } from './size-chart.ts'
import { unlessGone } from './sizes-gone.ts'

/** Which values of one option suit what is told, of all it comes in, and what the shop says of them; none: it lies outside of all. */
export type Fitting = { values: readonly string[]; all: readonly string[]; said: string; sentence: Sentence; told: string }

type Kind = OfNumber | 'age'
/** A number of a message: how heavy, how long (and around what), how old. */
type Told = { kind: Kind; value: number; said: string; dimension: number | undefined }
type Bounds = { kind: Kind; from?: number; to?: number; dimension: number | undefined }
/** What a text says of one value of an option: "Size M fits a chest of 20-26 in". */
type Row = { value: string; bounds: readonly Bounds[]; said: string; sentence: Sentence }

/**
 * The value of an option that the texts give for a measure or an age: "Large" of "Medium … to 45 lb", "Large … to 95 lb" for a dog of 80 lb, 66码 of
 * 59码适合0-3个月，66码适合3-6个月 for four months. `others`: the rest of what was said, where the question itself tells no such number.
 */
function fittingOption(
  question: string,
  others: readonly (string | undefined)[],
  product: Product,
  sentences: readonly Sentence[],
  language: Language,
): Fitting | undefined {
  const told = [question, ...others].map(text => (text === undefined ? [] : toldIn(text))).find(found => found.length > 0)
  if (told === undefined) return undefined
  for (const all of optionsOf(product, language)) {
    for (const rows of [...tablesOf(all, sentences), rowsOfValues(all, product)]) {
      const fitting = fittingOf(told, rows, question, all)
      if (fitting !== undefined) return { ...fitting, all }
    }
  }
  return undefined
}

/** Which of what it comes in suits, for who asks that and has told a measure or an age, now or before; with what its texts say of it. */
export function suitingOption(
  want: { question: string; topic?: string; message?: string; before?: string; measured?: string },
  product: Product,
  sentences: readonly Sentence[],
  language: Language,
): { text: string; sku: string; verdict: string; size?: string } | undefined {
  const { question, message, before, measured } = want
  const asksWhich = asksWhichOption.test(question) || (want.topic === 'size_advice' && !asksForAll.test(question))
  const names = optionsOf(product, language).some(all => all.some(value => nameOf(value).test(question)))
  const asksIf = asksIfSuits.test(question) || asksIfFits.test(question) || /还是/u.test(question)
  // 今天发还是明天 asks of no size.
  if (want.topic !== undefined && want.topic !== 'size_advice' && want.topic !== 'product') return undefined
  if (!asksWhich && !(names && asksIf)) return undefined
  const fitting = fittingOption(question, [message, before, measured], product, sentences, language)
  if (fitting === undefined) return undefined
  const { values, all, said, told } = fitting
  const fit = sizeForFit(`${question} ${message ?? ''} ${measured ?? ''}`, values, all, sentences)
  const sizes = (fit === undefined ? values : [fit.size]).map(value => value.replace(/[码号]$/u, ''))
  const outside = language === 'zh' ? `${told}不在这些范围内` : `${told} is outside these`
  const advice = sizes.every(isSize) ? sizeAdvice(sizes, language) : choice(sizes, language)
  const verdict = sizes.length === 0 ? outside : unlessGone(advice, sizes, [product], language)
  const text =
    fit === undefined || said.includes(fit.sentence.text) || fit.sentence.text.includes(said)
      ? (fit?.sentence.text ?? said)
      : `${said} ${fit.sentence.text}`
  const [own, more] = fit === undefined ? values : [fit.size]
  return { text, sku: product.sku, verdict, ...(own === undefined || more !== undefined ? {} : { size: own }) }
}

const isSize = (value: string) =>
  /^(?:\d?x{0,4}[sml]|\d{1,3}(?:\.5)?|\d{2,3}[-–]\d{2,3}|(?:extra )?(?:small|large)|medium|[特加]?[小中大])$/iu.test(value)
const choice = (values: readonly string[], language: Language) =>
  language === 'zh' ? `建议选 ${values.join(' 或 ')}` : values.join(' or ')
/** Which one is asked for, and not a list of what there is. */
const asksWhichOption =
  /哪[个一种款]?(?:尺)?(?:码|号|个|种|款|容量|规格|合适)|(?:穿|选|买|拿|用|戴|要)(?:哪|什么|啥|几|多大)|多大的?(?:码|号|合适)|\bwh(?:ich|at) (?:one|size)\b|\bwhat size\b|\bsize (?:do|should|would|is)\b|\bor (?:the |an? )?(?:\d?x{0,2}[sml]|small|medium|large)\b|\b(?:her|his|my|their|our|the right|right|that) size\b|(?:是|算)(?:她|他|我|孩子|宝宝)?的?(?:尺?码|号)吗/iu
const asksForAll = /哪些|有几|几种|都有|\b(?:what|which) sizes\b/iu

/** Own sentences without those that are about another of its sizes than the one that is named: the Large's for the Large. */
export function ofNamedOption(question: string, product: Product, sentences: readonly Sentence[], language: Language): Sentence[] {
  let left = [...sentences]
  for (const all of optionsOf(product, language)) {
    const named = all.filter(value => nameOf(value).test(question))
    if (named.length === 0 || named.length === all.length) continue
    left = left.filter(({ text }) => {
      const said = all.filter(value => nameOf(value).test(text))
      return said.length === 0 || said.some(value => named.includes(value))
    })
  }
  return left
}

/** What its texts tell of the one size that a question names, in numbers: "Large is 42 x 30 in" of "how big is the large one?" */
export function toldOfOption(question: string, product: Product, sentences: readonly Sentence[], language: Language): string | undefined {
  if (!asksMeasure.test(question)) return undefined
  for (const all of optionsOf(product, language)) {
    const [value, more] = all.filter(one => nameOf(one).test(question))
    const own = value === undefined || more !== undefined ? [] : sentences.filter(({ text }) => isOfOne(text, value, all))
    if (own.length > 0) return own.map(({ text }) => text).join(language === 'zh' ? '' : ' ')
  }
  return undefined
}

/** Names this one of its sizes alone, and a number beside it. */
const isOfOne = (text: string, value: string, all: readonly string[]): boolean =>
  all.every(other => nameOf(other).test(text) === (other === value)) && /\d/u.test(text.replace(nameOf(value), ''))
const asksMeasure =
  /多[大长宽高重]|尺寸|大小|\bhow (?:big|large|long|wide|tall|high|deep|heavy|small)\b|\b(?:dimensions|measurements?|measure)\b/iu

/** With what is told of one of its sizes what the same text tells of the others, where the question is about none: Small's beside Large's. */
export function withOtherSizes(
  said: string,
  question: string,
  product: Product,
  sentences: readonly Sentence[],
  language: Language,
): string {
  for (const all of optionsOf(product, language)) {
    if (all.length > mostTogether || all.some(value => nameOf(value).test(question))) continue
    const each = all.map(value => sentences.filter(({ text }) => isOfOne(text, value, all)))
    const told = each.flat().filter(({ text }) => said.includes(text))
    if (told.length !== 1 || each.some(own => own.length !== 1)) continue
    const together = each.flat().map(({ text }) => text)
    return said.replace(told[0]!.text, () => together.join(language === 'zh' ? '' : ' '))
  }
  return said
}
const mostTogether = 4

function fittingOf(
  told: readonly Told[],
  rows: readonly Row[],
  question: string,
  all: readonly string[],
): Omit<Fitting, 'all'> | undefined {
  const held = told.flatMap(one => {
    const each = rows.flatMap(row => {
      const bounds = row.bounds.filter(({ kind, dimension }) => kind === one.kind && isSame(dimension, one.dimension))
      return bounds.length === 0 ? [] : [{ row, bounds }]
    })
    const dimensions = new Set(each.flatMap(({ bounds }) => bounds.map(({ dimension }) => dimension)))
    const isOpen = one.dimension === undefined && dimensions.size > 1
    return isOpen || new Set(each.map(({ row }) => row.value)).size < 2 ? [] : [{ one, each }]
  })
  const [first] = held
  if (first === undefined) return undefined
  const fits = first.each.filter(({ row }) =>
    held.every(({ one, each }) => {
      const own = each.filter(other => other.row.value === row.value)
      return own.length === 0 || own.some(({ bounds }) => bounds.every(bound => isWithin(one.value, bound)))
    }),
  )
  const meant = nearest(fits)
  if (new Set(meant.map(({ row }) => row.value)).size === all.length && all.length > 1) return undefined
  const asked = first.each.filter(({ row }) => nameOf(row.value).test(question))
  const telling = meant.length === 0 ? (asked.length > 0 ? asked : first.each) : [...asked.filter(one => !meant.includes(one)), ...meant]
  const said = [...new Set(telling.map(({ row }) => row.said))]
  const isChinese = /\p{Script=Han}/u.test(said.join(''))
  return {
    values: [...new Set(meant.map(({ row }) => row.value))],
    said: said.join(isChinese ? (said.every(one => /[。！]$/u.test(one)) ? '' : '，') : ' '),
    sentence: telling[0]!.row.sentence,
    told: held.map(({ one }) => one.said).join(', '),
  }
}

type Held = { row: Row; bounds: readonly Bounds[] }

/** Of sizes that are each told by the most they take the least of them, and by the least they take the largest. */
function nearest(fits: readonly Held[]): readonly Held[] {
  const bounds = fits.flatMap(fit => fit.bounds.map(bound => ({ fit, bound })))
  const best = (of: (bound: Bounds) => number) => {
    const least = Math.min(...bounds.map(({ bound }) => of(bound)))
    return [...new Set(bounds.flatMap(({ fit, bound }) => (of(bound) === least ? [fit] : [])))]
  }
  if (bounds.length < 2) return fits
  if (bounds.every(({ bound }) => bound.from === undefined)) return best(({ to = 0 }) => to)
  if (bounds.every(({ bound }) => bound.to === undefined)) return best(({ from = 0 }) => -from)
  return fits
}

const isWithin = (value: number, { from, to }: Bounds) =>
  !(from !== undefined && value < from - 1e-6) && !(to !== undefined && value > to + 1e-6)
const isSame = (a: number | undefined, b: number | undefined) => a === undefined || b === undefined || a === b

function toldIn(text: string): Told[] {
  const plain = plainly(text)
  const measured = quantitiesIn(text).map(
    ({ kind, value, said, at }): Told => ({
      kind,
      value,
      said,
      dimension: dimensionIn(plain.slice(Math.max(0, at - 12), at + said.length + 12)),
    }),
  )
  const ages = agesAsked(text.normalize('NFKC')).map(({ days, said }): Told => ({ kind: 'age', value: days, said, dimension: undefined }))
  const isKnown = (kind: Kind) => measured.some(one => one.kind === kind)
  const bare = bodyMeasures(text).flatMap(({ kind, value }): Told[] => {
    const of = kind === 'weight' ? 'weight' : 'length'
    const dimension = kind === 'height' ? dimensionIn('height') : kind === 'foot' ? dimensionIn('foot') : undefined
    return isKnown(of) ? [] : [{ kind: of, value, said: `${value} ${of === 'weight' ? 'kg' : 'cm'}`, dimension }]
  })
  return [...measured, ...ages, ...bare]
}

/** What it comes in, option by option, in the catalogue's order; colours are of no measure. */
function optionsOf({ variants }: Product, language: Language): string[][] {
  const keys = [...new Set(variants.flatMap(({ options }) => Object.keys(options)))].filter(key => !ofLooks.has(key))
  return keys
    .map(key => [...new Set(variants.flatMap(({ options }) => (options[key] === undefined ? [] : [textOf(options[key], language)])))])
    .filter(values => values.length > 1)
}
const ofLooks: ReadonlySet<string> = new Set(['colour', 'color', 'material', '颜色', '材质'])

/** What the values themselves tell: 98-104 and 110-116 are heights in cm, each from where the one before ends; "0-3 months", 宽 60 厘米以内. */
function rowsOfValues(values: readonly string[], { sku, variants }: Product): Row[] {
  const sentence = (text: string): Sentence => ({ text, heading: '', source: `product:${sku}` })
  const heights = values.map(value => {
    const [, from, to] = /^(\d{2,3})\s*(?:cm)?\s*[-–~/至到]\s*(\d{2,3})\s*(?:cm|厘米|码|号)?$/iu.exec(value) ?? []
    return from === undefined ? undefined : { value, from: Number(from), to: Number(to) }
  })
  const said = values.join(/\p{Script=Han}/u.test(values.join('')) ? '、' : ', ')
  const isHeights = (one: (typeof heights)[number]) => one !== undefined && one.from < one.to && one.from >= 50 && one.to <= 200
  if (variants.length > 0 && heights.every(isHeights)) {
    const sorted = heights.flatMap(one => one ?? []).sort((a, b) => a.from - b.from)
    return sorted.map(({ value, from, to }, at): Row => {
      const least = at === 0 ? from : Math.min(from, sorted[at - 1]!.to + 0.01)
      return { value, bounds: [{ kind: 'length', from: least, to, dimension: dimensionIn('height') }], said, sentence: sentence(said) }
    })
  }
  return values.flatMap((value): Row[] => {
    const bounds = boundsIn(value, sentence(value))
    return bounds.length === 0 ? [] : [{ value, bounds, said, sentence: sentence(said) }]
  })
}

/** The rows of each text: of the product's own, of a page. */
function tablesOf(values: readonly string[], sentences: readonly Sentence[]): Row[][] {
  const sources = [...new Set(sentences.map(({ source }) => source))]
  return sources.map(source => sentences.filter(sentence => sentence.source === source).flatMap(sentence => rowsOf(values, sentence)))
}

function rowsOf(values: readonly string[], sentence: Sentence): Row[] {
  const { text } = sentence
  const names = values
    .flatMap(value =>
      [...text.matchAll(new RegExp(nameOf(value), 'giu'))].map(({ 0: said, index }) => ({ value, at: index, end: index + said.length })),
    )
    .sort((a, b) => a.at - b.at)
  const behind = names.flatMap(({ value, at, end }, place): Row[] => {
    const next = names[place + 1]?.at ?? text.length
    return toRow(value, text.slice(end, next), names.length === 1 ? text : text.slice(at, next))
  })
  const before = names.flatMap(({ value, at, end }, place): Row[] => {
    const last = names[place - 1]?.end ?? 0
    return toRow(value, text.slice(last, at), names.length === 1 ? text : text.slice(last, end))
  })
  return before.length > behind.length ? before : behind

  function toRow(value: string, part: string, said: string): Row[] {
    const bounds = boundsIn(part, sentence)
    return bounds.length === 0 ? [] : [{ value, bounds, said: names.length === 1 ? said.trim() : trimmed(said), sentence }]
  }
}

const trimmed = (part: string) => part.replace(/^[\s,，;；、.。:：]+|[\s,，;；、.。(（]+$|\s+(?:and|or|choose)\s*$/giu, '')

function boundsIn(text: string, sentence: Sentence): Bounds[] {
  return [
    ...limitsIn({ ...sentence, text }, 'table').map(
      ({ kind, from, to, part }): Bounds => ({ kind, ...bounded(from, to), dimension: dimensionIn(part) }),
    ),
    ...agesTold(text, 'table').map(({ from, to }): Bounds => ({ kind: 'age', ...bounded(from, to), dimension: undefined })),
  ]
}

const bounded = (from: number | undefined, to: number | undefined) => ({
  ...(from === undefined ? {} : { from }),
  ...(to === undefined ? {} : { to }),
})

/** A size as texts and shoppers name it: 66码 and 66, Large and L, "Large (42 in)" and "large". */
function nameOf(value: string): RegExp {
  const known = names.get(value)
  if (known !== undefined) return known
  const bare = value
    .replace(/\s*[(（].*$/u, '')
    .replace(/[码号]$/u, '')
    .trim()
  const same = sameSizes.find(each => each.includes(value.toLowerCase()) || each.includes(bare.toLowerCase())) ?? []
  const forms = [...new Set([value, bare, ...same])].filter(form => !/^\p{Script=Han}?$/u.test(form)).sort((a, b) => b.length - a.length)
  const name = new RegExp(
    `(?<![\\p{Script=Latin}\\d.\\-–~'’]|\\d[至到]|\\b(?:too|how|so|as) )(?:${forms.map(literal).join('|')})(?:[码号])?(?![\\p{Script=Latin}\\d]|\\.\\d|\\s*(?:[-–~至到]\\s*\\d|cm|kg|厘米|公斤|斤|个月|岁|天|日|元|块|%|(?:days?|months?|years?|lbs?)\\b))`,
    'iu',
  )
  if (names.size >= mostNames) names.clear()
  names.set(value, name)
  return name
}
const names = new Map<string, RegExp>()
const mostNames = 2000
const sameSizes: readonly (readonly string[])[] = [
  ['xs', 'extra small', 'x-small', '特小号'],
  ['s', 'small', '小号'],
  ['m', 'medium', '中号'],
  ['l', 'large', '大号'],
  ['xl', 'extra large', 'x-large', '特大号'],
]
