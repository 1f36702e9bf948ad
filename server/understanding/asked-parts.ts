import type { Units } from '../../models/turn-units.ts'
import { asksSomething } from '../language/question-words.ts'

/** A stretch of units, `end` not included. */
type Part = { start: number; end: number }

const ends = /[,，.。;；!！?？/\n…~～]/u
const joins = /^(?:and|but|also|or|plus|n|y)$/iu
/** Words that any question may hold tell little of which part of a message it was made from. */
const common =
  /^(?:the|an?|is|are|it|its|this|that|these|those|do|does|did|can|could|will|would|to|of|in|on|for|with|and|or|you|i|me|my|what|how|which|there|be|have|has|any|at|so|if|的|了|吗|呢|是|不|有|这|那|个|我|你|么|啊|吧|能|可|以|什|多|要)$/iu

/**
 * Where in a message each of its questions stands, told by the words that its self-contained wording shares with it: a label a unit.
 * Nothing where two questions lay claim to the same words, or one to none of them: that cannot be learnt from.
 */
export function labelAsked(questions: readonly string[], { text, units }: Pick<Units, 'text' | 'units'>): number[] | undefined {
  const labels = Array<number>(units.length).fill(0)
  const parts: Part[] = []
  const found = questions.map(question => ({ question, sum: likest(question, text, units, [])?.sum ?? 0 }))
  // What is surest takes its words first.
  for (const { question } of found.toSorted((a, b) => b.sum - a.sum)) {
    const part = likest(question, text, units, parts)
    if (part === undefined) return undefined
    parts.push(part)
  }
  const inOrder = parts.toSorted((a, b) => a.start - b.start)
  const last = units.length
  const toRight = inOrder.map((part, at) => ({ ...part, end: rightOf(part, text, units, inOrder[at + 1]?.start ?? last) }))
  for (const [at, part] of toRight.entries()) {
    const start = leftOf(part, text, units, toRight[at - 1]?.end ?? 0)
    labels.fill(2, start, part.end)
    labels[start] = 1
  }
  return labels
}

/** The stretch that shares most with a question, what it does not share counting against it; nothing of what others have taken. */
function likest(question: string, text: string, units: Units['units'], taken: readonly Part[]): (Part & { sum: number }) | undefined {
  const asked = question.toLowerCase()
  const words = new Set(asked.match(/[\p{L}\p{N}]+/gu))
  const isTaken = (at: number) => taken.some(({ start, end }) => at >= start && at < end)
  const worth = units.map(({ start, end }, at) => {
    if (isTaken(at)) return Number.NEGATIVE_INFINITY
    const own = text.slice(start, end).toLowerCase()
    if (!/[\p{L}\p{N}]/u.test(own)) return at > 0 && ends.test(own) ? -0.3 : 0
    const isHeld = /\p{Script=Han}/u.test(own) ? asked.includes(own) : words.has(wordAt(text, start).toLowerCase())
    const isCommon = common.test(own)
    return isHeld ? (isCommon ? 0.3 : 1) : isCommon ? -0.2 : -0.5
  })
  let best: (Part & { sum: number }) | undefined
  let from = 0
  let sum = 0
  for (const [at, value] of worth.entries()) {
    if (sum <= 0) {
      sum = 0
      from = at
    }
    sum += value
    if (best === undefined || sum > best.sum) best = { start: from, end: at + 1, sum }
  }
  if (best === undefined || best.sum < 0.6) return undefined
  // 吗 and "the" begin no question's own words.
  let { start } = best
  while (start < best.end - 1 && common.test(text.slice(units[start]!.start, units[start]!.end))) start++
  return { ...best, start }
}

/** To the end of what is said in one breath, as far as no other question begins. */
function rightOf({ start, end }: Part, text: string, units: Units['units'], most: number): number {
  let to = end
  while (to < most && to > start && !partsAt(to, text, units)) to++
  return to
}

function leftOf({ start }: Part, text: string, units: Units['units'], least: number): number {
  let from = start
  while (from > least && !partsAt(from, text, units)) from--
  return from
}

/** Whether something new may begin with this unit: after a mark, beside a word that joins, after a space between Han characters. */
function partsAt(at: number, text: string, units: Units['units']): boolean {
  const before = units[at - 1]!
  const own = units[at]!
  const between = text.slice(before.end, own.start)
  const said = ({ start, end }: { start: number; end: number }) => text.slice(start, end)
  // 15.6 is one number.
  const isNumber = before.end === own.start && /\d[.,]$/.test(text.slice(0, before.end)) && /^\d/.test(said(own))
  if (isNumber) return false
  if (ends.test(said(before)) || ends.test(between) || joins.test(wordAt(text, own.start)) || joins.test(wordAt(text, before.start)))
    return true
  return between.includes(' ') && /\p{Script=Han}$/u.test(said(before)) && /^\p{Script=Han}/u.test(said(own))
}

function wordAt(text: string, start: number): string {
  let from = start
  while (from > 0 && /[\p{L}\p{N}]/u.test(text[from - 1]!)) from--
  return /^[\p{L}\p{N}]+/u.exec(text.slice(from))?.[0] ?? ''
}

/**
 * The questions of a message in their order, by the likeliest labels of its units: whole words, without what joins them, and nothing that holds no words.
 */
export function partsAsked(
  asks: readonly Float32Array[],
  text: string,
  units: Units['units'],
): { text: string; start: number; end: number }[] {
  const parts: Part[] = []
  for (const [at, row] of asks.entries()) {
    const [outside = 0, begins = 0, inside = 0] = row
    const last = parts.at(-1)
    const goesOn = last !== undefined && last.end === at
    if (outside >= begins && outside >= inside) continue
    if (goesOn && (inside >= begins || isWithinWord(at, text, units))) last.end = at + 1
    else parts.push({ start: at, end: at + 1 })
  }
  // As the labels were learnt: to the end of what is said in one breath.
  const right = parts.map((part, at) => ({ ...part, end: rightOf(part, text, units, parts[at + 1]?.start ?? units.length) }))
  const whole = right.map((part, at) => ({ ...part, start: leftOf(part, text, units, right[at - 1]?.end ?? 0) }))
  return atJoints(whole, text, units).flatMap(({ start, end }) => {
    const part = wholeWords(text, units[start]!.start, units[end - 1]!.end)
    return tells(part.text) ? [part] : []
  })
}

/** So far into what follows a particle may stand that ends the question before it: 写几个|字啊要不要钱. */
const mostBehind = 3
const particle = /^[吗呢嘛啊呀]$/u

/** No question ends so. */
const openEnd = /\b(?:must|should|would|could|can|do|does|did|will|to|the|an?|my|your|of|with)$/iu

/**
 * Two questions that meet within a breath meet behind a particle; where one of the two asks nothing there, the breath is one question: 怎么洗 多大的娃|能用 are 怎么洗 and
 * 多大的娃能用.
 */
function atJoints(parts: readonly Part[], text: string, units: Units['units']): Part[] {
  const said = ({ start, end }: Part) => (start < end ? text.slice(units[start]!.start, units[end - 1]!.end) : '')
  const done: Part[] = []
  for (const part of parts) {
    const last = done.at(-1)
    // "What else must" | "I buy to make it" is one question.
    if (last?.end === part.start && openEnd.test(said(last))) {
      last.end = part.end
      continue
    }
    if (last === undefined || last.end !== part.start || partsAt(part.start, text, units) || !/^\p{Script=Han}/u.test(said(part))) {
      done.push(part)
      continue
    }
    const ahead = units.slice(part.start, Math.min(part.end, part.start + mostBehind))
    const behind = ahead.findIndex(({ start, end }) => particle.test(text.slice(start, end)))
    const meet = part.start + behind + 1
    const breath = leftOf({ start: last.end, end: last.end }, text, units, last.start)
    const right = { start: meet, end: part.end }
    const isApart = asksSomething(said({ start: breath, end: meet })) && asksSomething(said(right))
    const isWhole = breath > last.start && asksSomething(said({ start: last.start, end: breath }))
    done.pop()
    if (isApart) done.push({ start: last.start, end: meet }, right)
    else if (isWhole) done.push({ start: last.start, end: breath }, { start: breath, end: part.end })
    else done.push({ start: last.start, end: part.end })
  }
  return done
}

/** At each mark, or what joins, within a question where something is asked before and after it. */
export function cutAtMarks({ text, start }: { text: string; start: number }): { text: string; start: number; end: number }[] {
  const pieces = /\p{Script=Han}/u.test(text)
    ? /(?:[^,，.。;；!！?？/\s]|(?<=\d)[.,](?=\d))+[?？]?/gu
    : /(?:(?! and | but )(?:[^,.;!?/\n]|(?<=\d)[.,](?=\d)))+\??/gu
  return [...text.matchAll(pieces)]
    .map(match => wholeWords(text, match.index, match.index + match[0].length))
    .filter(part => tells(part.text))
    .map(part => ({ ...part, start: part.start + start, end: part.end + start }))
}

/** Two Han characters, two words, or one with a question mark. */
function tells(text: string): boolean {
  const words = text.match(/\p{Script=Han}|[\p{L}\p{N}'’]+/gu) ?? []
  return words.length > 1 || (words[0] !== undefined && words[0].length > 2 && /[?？]/u.test(text))
}

const isWithinWord = (at: number, text: string, units: Units['units']): boolean =>
  /[\p{Script=Latin}\d]$/u.test(text.slice(0, units[at]!.start)) && /^[\p{Script=Latin}\d]/u.test(text.slice(units[at]!.start))

function wholeWords(text: string, from: number, to: number): { text: string; start: number; end: number } {
  let start = from
  let end = to
  while (start > 0 && /[\p{Script=Latin}\d]/u.test(text[start - 1]!) && /[\p{Script=Latin}\d]/u.test(text[start]!)) start--
  while (end < text.length && /[\p{Script=Latin}\d]/u.test(text[end]!) && /[\p{Script=Latin}\d]/u.test(text[end - 1]!)) end++
  const bare = text
    .slice(start, end)
    .replace(/^(?:[\s,，.。;；!！/]|(?:and|but|also|or|plus|n)\b)+/iu, '')
    .replace(/(?<![\s,，.。;；/])[\s,，.。;；/]+$/u, '')
    .replace(/ (?:and|but|also|or|plus|n)$/iu, '')
  const at = text.indexOf(bare, start)
  return { text: bare, start: at, end: at + bare.length }
}
