import type { Command, orderKinds } from '../dialogue/commands.ts'
import type { Topic } from '../dialogue/topics.ts'
import type { Clause } from '../dialogue/turn.ts'
import type { IntentName } from '../language/intents.ts'
import { refusesPerson } from '../language/person-refused.ts'
import { asksSomething } from '../language/question-words.ts'
import { ruleFor } from '../language/trouble-words.ts'
import type { Command as Read } from './commands.ts'

type Kind = (typeof orderKinds)[number]

/** What the classifier hears of an order that was placed. */
const kindOf: Partial<Record<IntentName, Kind>> = {
  track_order: 'status',
  complain: 'problem',
  cancel_order: 'cancel',
  change_order: 'change',
}
/** Says nothing of what is wanted. */
const isEmpty: ReadonlySet<string> = new Set(['no', 'chat', 'off', 'noise'])
const sureOfOrder = 0.8

/** 三天了还不发，气死我了: the reader hears a no or an insult; what the classifier is sure of is what it is about. */
export function heardOfOrder(read: Read, clause: Clause | undefined): Read | undefined {
  const [best] = clause?.intents ?? []
  if (best === undefined || clause?.abstain === true || best.probability < sureOfOrder || !isEmpty.has(read.command)) return undefined
  // 不用人工 calls nobody.
  if (best.name === 'talk_to_human') return refusesPerson(clause?.text ?? '') ? undefined : { ...read, command: 'person', args: [] }
  const kind = kindOf[best.name]
  return kind === undefined ? undefined : { ...read, command: 'order', args: [['what', kind]] }
}

/** It has been waited for: 还没, 三天了, "still", "was meant to come". */
const waits =
  /[!?！？]{2}|还[没不]|一直|到底|[天周月]了|礼拜|(?:说好|应该)|\b(?:still|supposed|meant to|should have|due|late|weeks?|days ago|yet)\b/iu

const goesBack: ReadonlySet<Topic | undefined> = new Set<Topic | undefined>(['returns', 'exchange', 'refund', 'warranty'])

/** From which probability of the classifier on a question of where an order is sounds displeased. */
const displeased = 0.05

/** What is asked of an order: a parcel that has not come is looked for, whatever it is called; of a fault the shop may have a rule. */
export function ofOrder(
  kind: Kind,
  clause: Clause | undefined,
  text: string,
): Pick<Extract<Command, { command: 'order' }>, 'what' | 'late' | 'rule'> {
  const [best] = clause?.intents ?? []
  const isSought = kind === 'problem' && best?.name === 'track_order' && clause?.abstain !== true && ruleFor(text) === undefined
  if (kind === 'status' || isSought) {
    const complains = clause?.intents.some(({ name, probability }) => name === 'complain' && probability >= displeased) === true
    return { what: 'status', ...(isSought || complains || waits.test(text) ? { late: true } : {}) }
  }
  if (kind !== 'problem') return { what: kind }
  const rule = ruleFor(text) ?? (asksSomething(text) ? 'other' : undefined)
  return { what: kind, ...(rule === undefined ? {} : { rule }) }
}

/** "Ordered two weeks ago and still nothing": where it is and that something is wrong with it is one thing. */
export function onceOfOrder(all: readonly Command[]): Command[] {
  // "How did returns work again, it hasn't even come": asked of the pages.
  const isAsked = ({ text, topic }: Command) => all.some(one => one.command === 'ask' && one.text === text && one.topic === topic)
  const isOfPages = (one: Command) => one.command === 'order' && one.what === 'status' && goesBack.has(one.topic) && isAsked(one)
  const commands = all.filter(one => !isOfPages(one))
  const sought = commands.find(one => one.command === 'order' && one.what === 'status')
  if (sought?.command !== 'order') return [...commands]
  const isWrong = (one: Command) => one.command === 'order' && one.what === 'problem' && one.rule !== 'fault' && one.text === sought.text
  if (!commands.some(isWrong)) return [...commands]
  return commands.flatMap((one): Command[] => (isWrong(one) ? [] : one === sought ? [{ ...sought, late: true }] : [one]))
}
