import { type Cues, cuesOf } from './clause-cues.ts'
import { likelyJoints } from './clause-joints.ts'
import { isInsideChoice, sureBoundaries } from './clause-rules.ts'
import { fold } from './fold.ts'
import type { Stretch } from './stretches.ts'

/** A part of a message that wants one thing; `start` and `end` are code-unit offsets into the message. */
export type ClauseText = { text: string; start: number; end: number }

const most = 4
/** What is longer is no message; it is still read in a time that grows with its length. */
const longestMessage = 4000

/**
 * Cuts a message where a second question or request begins ("有小号吗？几天发货", "do you have it in M and how long is delivery").
 * What only adds to the first ("I want shoes. Black ones.") stays with it. At most four clauses; the last one takes the rest.
 */
export function splitClauses(text: string): ClauseText[] {
  const folded = fold(text)
  const clauses: Part[] = []
  for (const part of partsOf(folded.text)) {
    const last = clauses.at(-1)
    const joined = last === undefined ? undefined : join(last, part)
    if (last === undefined) clauses.push(part)
    else if (joined === undefined && clauses.length < most) clauses.push(part)
    else clauses[clauses.length - 1] = joined ?? { ...last, end: part.end }
  }
  const spans = divided(folded.text, clauses).flatMap(({ start, end }) =>
    start >= end ? [] : trimmed(text, folded.starts[start]!, folded.ends[end - 1]!),
  )
  const telling = spans.filter(span => !startled.test(span.text))
  if (telling.length > 0) return telling
  return spans.length > 0 || text === '' ? spans : [{ text, start: 0, end: text.length }]
}

/** A stretch of the folded text; `boundary` is how it is set apart from the one before: by nothing at all where that is `none`. */
type Part = Cues & { start: number; end: number; boundary: 'strong' | 'weak' | 'none' }

/** The two as one, or nothing where a cut is right. */
function join(left: Part, right: Part): Part | undefined {
  if (isCut(left, right)) return undefined
  return {
    ...left,
    end: right.end,
    question: left.question || right.question,
    request: left.request || right.request,
    courtesy: left.courtesy && right.courtesy,
    short: left.short && right.short,
  }
}

/** Longer parts have marks of their own, or nobody who could say where they end. */
const longestDivided = 120

/** The same, cut once more where two asks stand in one with nothing between them, as long as there may be more clauses. */
function divided(text: string, clauses: readonly Stretch[]): Stretch[] {
  const done: Stretch[] = []
  const left = [...clauses]
  while (left.length > 0) {
    const { start, end } = left.shift()!
    const at = done.length + left.length + 1 < most && end - start <= longestDivided ? jointIn(text, start, end) : undefined
    if (at === undefined) done.push({ start, end })
    else left.unshift({ start, end: at }, { start: at, end })
  }
  return done
}

/** No question ends so, and none begins so. */
const goesOn =
  /(?:怎么|几|哪|为什么|有什么|有啥|多|有没有|能不能|可不可以|是不是|会不会|要不要|想|帮我|问问|问下|问一下|看看|看|告诉我|知道|觉得|(?<!真)的不)$/
const leansBack = /^(?:[的了着过得才就也和跟与或]|还是|不(?!含)|\p{Script=Han}{0,2}[吗呢嘛啊呀])/u

/** 看不到, 装不下: no question ends between them. */
const notToBeDone = /\p{Script=Han}不$/u
const whatIsNot = /^[到见清住动掉起上下出进开了]/u

/** 能装几床被子？ is one question: its mark alone asks nothing behind a cut, nor does 啥的. */
const nothingAsked = /(?:啥的|什么的|(?<![\s?？!！。~]))[\s?？!！。~]*$/u

function jointIn(text: string, start: number, end: number): number | undefined {
  return likelyJoints(text, { start, end }).find(({ at }) => {
    const [before, after] = [text.slice(start, at).trim(), text.slice(at, end).trim()]
    if (before.length < 3 || after.length < 3 || goesOn.test(before) || leansBack.test(after) || isInsideChoice(text, at)) return false
    if (notToBeDone.test(text.slice(start, at)) && whatIsNot.test(text.slice(at, end))) return false
    const [left, right] = [cuesOf(before), cuesOf(after.replace(nothingAsked, ''))]
    return !left.courtesy && left.question && (right.question || right.request)
  })?.at
}

function isCut(left: Part, right: Part): boolean {
  const asked = left.question || left.request
  if (left.courtesy || !asked) return false
  if (right.asksIfThere) return false
  if (right.boundary === 'strong') return right.question || right.request
  // "How heavy, and is it waterproof?" asks twice, however short.
  if (left.short && !(left.question && right.question)) return false
  return right.action || (right.question && (left.question || right.topic))
}

/** 啥？, "what??", "???" beside what is said. */
const startled = /^(?:啥|哈|嗯|诶|what|huh|eh)?[?？!！.。]+$/iu

/** Where a message may be cut: at marks and at words between two asks, which belong to neither. */
const boundary =
  /[。！？!?；;\n]+|[.…](?= |$)|[,，、](?=\D)|(?<=\p{Script=Han}) +(?=\p{Script=Han})|(?<=\p{Script=Han})(?=还有(?!没|吗|货|别|其|什|更|多|\p{Script=Han}{0,2}[码号色])|(?<![要再得会还需])另外|顺便)|(?<= )(?:and|also|plus|but|n|&)(?: (?:also|then))?(?= (?:(?:how|what|when|where|which|who)s?|do|does|did|is|are|can|could|will|would|should|may|show|give|tell|put|\p{Script=Han})\b| \p{Script=Han})/gu

function partsOf(text: string): Part[] {
  const parts: Part[] = []
  let start = 0
  let strength: Part['boundary'] = 'strong'
  const add = (end: number) => {
    const piece = text.slice(start, end)
    const lead = connector.exec(piece)?.[0].length ?? 0
    if (piece.trim() !== '')
      parts.push({ start: parts.length === 0 ? start : start + lead, end, boundary: strength, ...cuesOf(piece.slice(lead)) })
  }
  const marks = [...text.matchAll(boundary)].map(({ 0: mark, index }) => ({ mark, index }))
  const unmarked = sureBoundaries(text.slice(0, longestMessage)).map(index => ({ mark: '', index }))
  for (const { mark, index } of [...marks, ...unmarked].sort((a, b) => a.index - b.index || b.mark.length - a.mark.length)) {
    if (index < start) continue
    const isWord = /^[a-z]/.test(mark)
    add(isWord ? index : index + mark.length)
    start = index + mark.length
    strength = /^[。！？!?；;\n.…]/.test(mark) ? 'strong' : mark === '' ? 'none' : 'weak'
  }
  add(text.length)
  return parts
}

/** Said before a second question, no part of it. */
const connector =
  /^ *(?:(?:还有(?!吗|没|货|别|其|什|更|多|[a-z\d])|另外|顺便问?(?:一下|下)?|然后|以及|再问(?:一下|下)?|对了|那(?=[a-z\d]))[,， ]*|(?:(?:and|also|plus|but|oh|n)\b|&)[, ]*)+/

function trimmed(text: string, from: number, to: number): ClauseText[] {
  let start = from
  let end = to
  while (start < end && outside.test(text[start]!)) start++
  while (end > start && outside.test(text[end - 1]!)) end--
  return start === end ? [] : [{ text: text.slice(start, end), start, end }]
}

const outside = /[\s,，、;；]/u
