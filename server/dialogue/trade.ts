import { buyersIn } from '../language/buyers.ts'
import { type Decision, offerPerson, say } from './decision.ts'
import type { AnswerWant } from './wants.ts'

/** "Any discount, I'm in mountain rescue": what the pages take off for such. */
export function askForBuyer(decision: Decision, text: string): Decision {
  const { buyer } = decision.conversation
  const question = buyersIn(text).length > 0 || buyer === undefined ? text : `${text} (${buyer})`
  if (buyersIn(question).length === 0) return decision
  return say(decision, { want: 'answer', question, skus: [], about: 'pages', topic: 'coupon', rule: 'buyers', attempt: 'texts' })
}

/** 再买两套打折吗: what the pages take off for so many. */
export const askForSeveral = (decision: Decision, question: string): Decision =>
  say(decision, { want: 'answer', question, skus: [], about: 'pages', topic: 'coupon', rule: 'terms', attempt: 'texts' })

/** The shop's rule for businesses or for many; a person may give terms that no page tells. */
export function askTerms(decision: Decision, question: string): Decision {
  const want: AnswerWant = { want: 'answer', question, skus: [], about: 'pages', topic: 'coupon', rule: 'terms' }
  const asked: Decision = {
    ...decision,
    conversation: { ...decision.conversation, question: { text: question, skus: [], about: 'pages', topic: 'coupon' } },
  }
  return offerPerson(say(asked, want), 'asked')
}
