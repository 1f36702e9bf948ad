import { readNumber } from '../dialogue/numbers.ts'
import type { Language } from '../wire.ts'
import type { Sentence } from './answers.ts'
import { verdictWords } from './verdict.ts'

/** What follows for a number that a question tells by one that a sentence of the shop's gives, in words; the sentence, or the part of it, that gives it. */
export type Compared = { sentence: Sentence; verdict: string }

type Kind = 'weight' | 'length'
type Quantity = { kind: Kind; value: number; said: string; at: number }

const units: Readonly<Record<string, readonly [Kind, number]>> = {
  kg: ['weight', 1],
  公斤: ['weight', 1],
  千克: ['weight', 1],
  斤: ['weight', 0.5],
  kilos: ['weight', 1],
  kilo: ['weight', 1],
  lbs: ['weight', 0.4536],
  lb: ['weight', 0.4536],
  pounds: ['weight', 0.4536],
  stone: ['weight', 6.35],
  cm: ['length', 1],
  厘米: ['length', 1],
  公分: ['length', 1],
  mm: ['length', 0.1],
  毫米: ['length', 0.1],
  m: ['length', 100],
  米: ['length', 100],
  inches: ['length', 2.54],
  inch: ['length', 2.54],
  英寸: ['length', 2.54],
  寸: ['length', 2.54],
}
const quantity = new RegExp(
  `(?<![\\d.])(\\d+(?:\\.\\d+)?)\\s*(${Object.keys(units)
    .sort((a, b) => b.length - a.length)
    .join('|')})(?![a-z²³])`,
  'giu',
)
/** Before a number it is the most that a thing takes: "up to 25 kg", 承重 10 公斤. */
const most =
  /(?:\b(?:up to|at most|max(?:imum)?(?: of)?|no more than|under|carries|holds|supports|takes|rated (?:to|for))|承重|载重|承载|限重|最大|最重|最多|不超过|以内)[^\d,，;；]{0,8}$/iu
const mostBehind = /^\s*(?:以内|以下|max\b|or less\b)/iu
/** In a question: whether it is more, or less, than so much. */
const more = /(?:\b(?:over|above|more than|longer than|taller than|heavier than|bigger than|wider than)|超过|大于|高于|不止|比)\s*$/iu
const less = /(?:\b(?:under|below|less than|shorter than|lighter than|smaller than|within)|小于|低于|少于|不到|不足)\s*$/iu
const lessBehind = /^\s*(?:以内|以下|之内)/u
const moreBehind = /^\s*(?:以上)/u

/**
 * Whether what a question tells keeps to the one limit that a thing's texts give, and whether the one measure they give is over what is asked. Nothing where the
 * texts give none or several, or where the question tells several numbers.
 */
export function compareNumbers(question: string, sentences: readonly Sentence[], language: Language): Compared | undefined {
  const [asked, another] = quantitiesIn(question)
  if (asked === undefined || another !== undefined) return undefined
  const plain = question.normalize('NFKC')
  const before = plain.slice(0, asked.at)
  const behind = plain.slice(asked.at + asked.said.length)
  const comparison =
    more.test(before) || moreBehind.test(behind) ? 'more' : less.test(before) || lessBehind.test(behind) ? 'less' : undefined
  // "130 × 170 cm" tells no one length.
  const told = sentences
    .filter(({ text }) => !hasSides.test(text))
    .flatMap(sentence =>
      quantitiesIn(sentence.text)
        .filter(({ kind }) => kind === asked.kind)
        .map(one => ({ ...one, sentence, isMost: isMost(sentence.text, one) })),
    )
  const limits = told.filter(({ isMost: is }) => is)
  const meant = limits.length > 0 ? limits : comparison === undefined ? [] : told
  const [first] = meant
  if (first === undefined || meant.some(({ value }) => Math.abs(value - first.value) > 1e-6)) return undefined
  if (limits.length === 0) {
    const is = comparison === 'more' ? first.value > asked.value : first.value < asked.value
    return { sentence: first.sentence, verdict: verdictWords(is ? 'yes' : 'no', question, language) }
  }
  // Who says the limit itself has read it.
  if (Math.abs(asked.value - first.value) < 1e-6) return undefined
  return { sentence: first.sentence, verdict: kept(asked, first, language) }
}

const hasSides = /\d\s*[x×*]\s*\d/iu

function quantitiesIn(text: string): Quantity[] {
  const plain = text.normalize('NFKC').replace(/(\d),(?=\d{3})/g, '$1')
  return [...plain.matchAll(quantity)].flatMap(({ 0: said, 1: number, 2: unit, index }) => {
    const [kind, scale] = units[unit!.toLowerCase()] ?? []
    return kind === undefined ? [] : [{ kind, value: Number(number) * scale!, said: said.trim(), at: index }]
  })
}

function isMost(text: string, { at, said }: Quantity): boolean {
  const plain = text.normalize('NFKC').replace(/(\d),(?=\d{3})/g, '$1')
  return most.test(plain.slice(0, at)) || mostBehind.test(plain.slice(at + said.length))
}

function kept(asked: Quantity, limit: Quantity, language: Language): string {
  const is = asked.value <= limit.value + 1e-6
  return language === 'zh'
    ? `${asked.said}${is ? '没有超过' : '超过了'} ${limit.said}`
    : `${asked.said} is ${is ? 'within' : 'more than'} the ${limit.said}`
}

/** Of a time: how many days a unit has. */
const spans: Readonly<Record<string, number>> = {
  天: 1,
  日: 1,
  周: 7,
  星期: 7,
  礼拜: 7,
  月: 30,
  年: 365,
  day: 1,
  week: 7,
  month: 30,
  year: 365,
}
const numbers: Readonly<Record<string, number>> = { 半: 0.5, a: 1, an: 1 }
const counted = '(\\d+(?:\\.\\d+)?|[零一两俩二三四五六七八九十百半]+|\\b(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\\b)'
const span = new RegExp(`${counted}[\\s-]*个?半?(天|日|周|星期|礼拜|月|年|(?:day|week|month|year)s?\\b)`, 'giu')
/** A span that has passed since something was bought or came. */
const since =
  /买|收到|签收|到手|到货|过了|已经|才|都|快|[天周月年期拜](?:了|前)|\b(?:ago|been|since|bought|received|got|had|arrived|came|old|delivered)\b/iu
/** For a parcel: no term of a rule runs meanwhile. */
const waits =
  /还[不没](?:发|到|来|寄|送|收|有动静|有消息)|没(?:收到|动静|发货)|等了|\b(?:waiting|still (?:not|no|hasn|haven|isn)|(?:has|have)(?:n'?t| not) (?:arrived|come|shipped|been sent|got here|turned up))\b/iu
const within =
  /(?:内|之内|以内)|\b(?:within|have|for|up to)\b[^.;]{0,12}\d|\d+ (?:working )?(?:days|months|weeks|years) (?:from|of|after|to)\b|\d+-(?:day|month|year)\b|保修|质保|warranty|guarantee/iu

/** Whether the time that a question says has passed lies within the one term that a sentence gives. */
export function termKept(question: string, sentence: string, language: Language): string | undefined {
  if (!since.test(question) || waits.test(question) || !within.test(sentence)) return undefined
  const [passed, otherPassed] = spansIn(question)
  const terms = spansIn(sentence)
  const [term] = terms
  if (passed === undefined || otherPassed !== undefined || term === undefined || terms.some(({ days }) => days !== term.days))
    return undefined
  const is = passed.days <= term.days
  return language === 'zh'
    ? `${passed.said}${is ? '还在' : '已经超过'} ${term.said}${is ? '之内' : ''}`
    : `${passed.said} ${is ? 'is within' : 'is past'} the ${term.said}`
}

function spansIn(text: string): { days: number; said: string }[] {
  return [...text.normalize('NFKC').toLowerCase().matchAll(span)].map(([said, number, unit]) => ({
    days: (numbers[number!] ?? readNumber(number!) ?? Number.NaN) * spans[unit!.replace(/s$/, '')]!,
    said: said.trim(),
  }))
}
