import type { Fact } from './plan.ts'

/** A question that can be said back in a sentence, in characters. */
const longest = { han: 24, other: 64 }
const mostPoints = 3

/** The questions as points of a reply, where each can be said back; nothing where one is too long or holds what is no plain words. */
export function pointsOf(questions: readonly string[]): Fact[] | undefined {
  const points = questions.map(question => question.trim().replace(/[\s?？!！。.,，;；~～]+$/u, ''))
  const isPlain = (point: string) =>
    point !== '' &&
    point.length <= (/\p{Script=Han}/u.test(point) ? longest.han : longest.other) &&
    !/["“”<>\n\r[\]{}]|\/\/|www\./u.test(point)
  if (points.length === 0 || points.length > mostPoints || !points.every(isPlain)) return undefined
  return points.map(text => ({ type: 'phrase', text, source: 'shopper', ref: 'shopper' }))
}
