import type { Language } from '../language/language.ts'
import { asksOfMending, hasCome, notIn, ruleFor } from '../language/trouble-words.ts'
import type { Asked } from './conversation.ts'
import { type Decision, offerPerson, requestPerson, say } from './decision.ts'
import { tellOrders } from './orders.ts'
import type { Topic } from './topics.ts'
import type { Turn } from './turn.ts'
import type { AnswerWant } from './wants.ts'

/** How the pages are asked where a shopper's own story would lead astray. */
const whatOfFaults: Record<Language, string> = {
  zh: '收到的东西坏了、有质量问题怎么办',
  en: 'What if something arrives broken or faulty',
}

const whatOfMistakes: Record<Language, string> = {
  zh: '少发、错发、收到少件怎么办',
  en: 'What if something is missing or the wrong thing was sent',
}

const whatOfLost: Record<Language, string> = {
  zh: '包裹一直没收到、丢件了怎么办',
  en: 'What if a parcel does not arrive or is lost',
}

type Heard = {
  turn: Turn
  /** What the last reply asked. */
  asked: Asked | undefined
}

/** How far an order is: what the shop's server has told of it, else that it cannot be seen from here, where it can, and a person. */
export function followOrder(
  decision: Decision,
  heard: Heard,
  order: { text: string; number?: string | undefined; late?: boolean | undefined },
): Decision {
  const { turn } = heard
  const told = tellOrders(decision, turn.orders, order.number)
  if (told !== undefined) return told
  // Nobody was in: where it is now the pages may tell.
  if (notIn(order.text)) return withPerson(askPagesFor(decision, order.text, 'order_change', 'missed'), heard, 'order')
  // "It says delivered but there's nothing here": how far it is is known; the pages may tell what is done then.
  if (hasCome(order.text)) return withPerson(askPagesFor(decision, order.text, 'order_change'), heard, 'order')
  const sorry = order.late === true ? say(decision, { want: 'say', act: { act: 'apologise', slots: { for: 'delay' } } }) : decision
  const unseen = say(sorry, { want: 'say', act: { act: 'decline', slots: { reason: 'order_unseen' } } })
  const seen = askPagesFor(unseen, order.text, 'order_change', 'tracking')
  return withPerson(order.late === true ? askPagesFor(seen, whatOfLost[turn.language], 'order_change', 'lost') : seen, heard, 'order')
}

/** What the order is is told after where it is was asked: that cannot be seen from here, so the pages once more, and whoever was offered is called. */
export const tellWhere = (decision: Decision, heard: Heard, text: string): Decision =>
  withPerson(askPagesFor(decision, text, 'order_change', 'tracking'), heard, 'order')

/**
 * Something is wrong with what was bought: what the pages and the text of that thing say is done about it, in any case a person. `rule`: which of their rules may hold.
 * Whoever asks what a new part costs or how long it takes is told that.
 */
export function soothe(
  decision: Decision,
  heard: Heard,
  { rule, topic, text }: { rule?: 'fault' | 'other' | undefined; topic?: Topic | undefined; text: string },
): Decision {
  const sorry = say(decision, { want: 'say', act: { act: 'apologise', slots: { for: 'trouble' } } })
  if (rule === undefined && topic === undefined) return withPerson(sorry, heard, 'complaint')
  const { focus } = decision.conversation
  const { language } = heard.turn
  const skus = focus === undefined ? [] : [focus]
  if (rule === 'fault' && asksOfMending(text)) return withPerson(askPagesFor(sorry, text, 'warranty', undefined, skus), heard, 'complaint')
  const isMistake = topic === undefined && ruleFor(text) === 'other'
  const question = rule === 'fault' && topic === undefined ? whatOfFaults[language] : isMistake ? whatOfMistakes[language] : text
  return withPerson(askPagesFor(sorry, question, topic ?? 'exchange', undefined, topic === undefined ? [] : skus), heard, 'complaint')
}

/** "What if it arrives smashed?" */
export const askOfFaults = (decision: Decision, { turn }: Pick<Heard, 'turn'>): Decision =>
  askPagesFor(decision, whatOfFaults[turn.language], 'exchange')

/** Offered once; whoever comes back with it is passed on. */
function withPerson(decision: Decision, { turn, asked }: Heard, reason: 'order' | 'complaint'): Decision {
  const { offered } = decision.conversation
  // Somebody who waits for a person has been told so.
  if (turn.waitingForPerson && decision.wants.some(({ want }) => want === 'answer')) return decision
  const again = asked === 'handoff' && (offered === 'order' || offered === 'complaint')
  return again || turn.waitingForPerson ? requestPerson(decision, turn, reason) : offerPerson(decision, reason)
}

function askPagesFor(
  decision: Decision,
  question: string,
  topic: Topic,
  rule?: AnswerWant['rule'],
  skus: readonly string[] = [],
): Decision {
  const only = rule === undefined ? {} : { rule }
  const want: AnswerWant = { want: 'answer', question, skus, about: 'pages', topic, attempt: 'texts', ...only }
  return say({ ...decision, conversation: { ...decision.conversation, question: { text: question, skus, about: 'pages', topic } } }, want)
}
