import type { AnswerWant } from '../dialogue/wants.ts'

/** So much of a question is read: more than any question, and a message may be longer. */
const longestAsked = 400

export function shortened(want: AnswerWant): AnswerWant {
  const { question, before } = want
  return { ...want, question: question.slice(0, longestAsked), ...(before === undefined ? {} : { before: before.slice(0, longestAsked) }) }
}
