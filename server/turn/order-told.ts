import type { Command } from '../dialogue/commands.ts'
import type { Conversation } from '../dialogue/conversation.ts'
import type { Clause } from '../dialogue/turn.ts'
import type { IntentName } from '../language/intents.ts'
import { asksSomething } from '../language/question-words.ts'

/** "It", 是, as the subject of a sentence that says what the order is. */
const saysWhatItIs =
  /^\s*(?:(?:well|oh|ok|so|and|yeah|yes|yep|no)[, ]+)*(?:it'?s|it was|it is|they'?re|they were|they are|that was|i (?:ordered|bought|got))\b|^(?:嗯|哦|那个|对)?[，, ]*(?:就?是(?!不是|的$)|我?[买订]的是?)/iu
/** A wish of its own. */
const wishes =
  /\b(?:want|need|looking|after|recommend|show|have you|do you|instead|else|another)\b|想要|要买|想买|推荐|看看|找|有没有|另外|别的/iu
/** What else may be said there, where the classifier is sure of it. */
const ofItself: ReadonlySet<IntentName> = new Set<IntentName>([
  'affirm',
  'deny',
  'talk_to_human',
  'thank',
  'goodbye',
  'greet',
  'insult',
  'cancel_order',
  'cancel_request',
])
const sureOfItself = 0.7
const longest = 120

/** "It's for a water fountain, I've only my phone number" of whoever asked where an order is or what is done about it: more of that order, and no wish for one. */
export function orderTold({ asked, offered }: Conversation, text: string, clauses: readonly Clause[]): Command | undefined {
  if (asked !== 'handoff' || (offered !== 'order' && offered !== 'complaint') || text.length > longest) return undefined
  if (!saysWhatItIs.test(text) || wishes.test(text) || asksSomething(text)) return undefined
  if (
    clauses.some(
      ({ intents: [best], abstain }) => !abstain && best !== undefined && ofItself.has(best.name) && best.probability >= sureOfItself,
    )
  )
    return undefined
  const what = offered === 'order' ? 'status' : 'problem'
  return { command: 'order', what, told: true, probability: 1, text, skus: [], slots: {} }
}
