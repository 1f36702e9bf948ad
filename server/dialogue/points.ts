import type { Fact } from './plan.ts'
import { asksSomething } from './questions.ts'

/** A question that can be said back in a sentence, in characters. */
const longest = { han: 24, other: 64 }
const mostPoints = 3

/** The questions as points of a reply, where each can be said back; nothing where one is too long or holds what is no plain words. */
export function pointsOf(questions: readonly string[]): Fact[] | undefined {
  const points = questions.map(question => asked(question).replace(/[\s?？!！。.,，;；~～]+$/u, ''))
  const isPlain = (point: string) =>
    point !== '' &&
    point.length <= (/\p{Script=Han}/u.test(point) ? longest.han : longest.other) &&
    !/["“”<>\n\r[\]{}]|\/\/|www\./u.test(point)
  if (points.length === 0 || points.length > mostPoints || !points.every(isPlain)) return undefined
  return points.map(text => ({ type: 'phrase', text, source: 'shopper', ref: 'shopper' }))
}

/** What asks something, or names it in a word or two ("max weight"): not "show it to someone", "£50.95". */
export const isPoint = (question: string): boolean =>
  namesAlone.test(question.trim()) || beginsToSpeak.test(question.trim()) || agrees.test(question)
    ? false
    : asksSomething(question)
      ? /\p{L}/u.test(question)
      : /^\P{Script=Han}+$/u.test(question)
        ? fewWords.test(question.trim())
        : [...question].length <= 5
/** 那大的那款呢, "and the other one?": what the next question is about, and no question of its own. */
const namesAlone =
  /^[^\s，,。.!！?？]{1,6}[那这][个款套种只把件]呢[？?]?$|^(?:那|还有)[^\s，,。.!！?？]{1,10}呢[?？]?$|^(?:and|or|what about|how about) (?:the|that|those|these|your) [\p{L}\d '-]{2,30}\?*$/iu
/** 那个啥 begins to speak. */
const beginsToSpeak = /^(?:那个?啥|就是那个|话说|对了)[啊呀吧]?$/u
const fewWords = /^\p{L}[^\s]*(?: [^\s]+){0,2}$/u

/** "Ok one pair in brown. Do I need wax with them": what a message says before it asks is no part of the point. */
function asked(question: string): string {
  const parts = question.trim().split(between)
  const at = parts.findIndex(part => asksSomething(part) && !agrees.test(part))
  return parts.slice(Math.max(at, 0)).join('').replace(lead, '')
}
const between = /(?<=[。!！?？;；，\n]\s{0,2}|[.,]\s{1,2}|\p{Script=Han} {1,2})(?=[\p{L}\d])/u
/** 那买卡其的吧 asks nothing. */
const agrees = /吧[\s,，。.!！]*$/u
const lead = /^(?:(?:and|but|so|ok(?:ay)?|n|also|oh)\b[, ]*|还有[,， ]*)+/iu
