import type { Conversation } from '../dialogue/conversation.ts'
import type { Clause } from '../dialogue/turn.ts'
import { denied } from '../language/denials.ts'
import { goodsWanted } from '../language/goods.ts'
import { asksSomething } from '../language/question-words.ts'
import type { Command as Read } from '../understanding/commands.ts'

const sureOfTaking = 0.6
/** Below this probability a command of the reader is none. */
export const sure = 0.4
/** Tells nothing of what is wanted. */
const ofCount: ReadonlySet<string> = new Set(['item', 'quantity'])

/**
 * "S? You said XL, give me the XL": the reader tells nothing of it, and the last clause takes what is talked about in an option. It alone is what is taken.
 */
export function takesLast(
  { focus }: Conversation,
  read: readonly Read[] | undefined,
  clauses: readonly Clause[],
): { taken: Read; text: string } | undefined {
  const last = clauses.at(-1)
  const [best] = last?.intents ?? []
  if (focus === undefined || last === undefined || clauses.length < 2 || best?.name !== 'add_to_cart') return undefined
  if (best.probability < sureOfTaking || last.abstain || asksSomething(last.text)) return undefined
  const { size, colour, product, category } = last.slots
  if ((size ?? colour) === undefined || product !== undefined || category !== undefined) return undefined
  if ((read ?? []).some(({ command, probability = 0 }) => probability >= sure && command !== 'reject' && command !== 'no')) return undefined
  const args: Read['args'] = [
    ...(size === undefined ? [] : [['size', size] as [string, string]]),
    ...(colour === undefined ? [] : [['colour', colour] as [string, string]]),
  ]
  return { taken: { command: 'add', args, probability: best.probability, place: 0 }, text: last.text }
}

/** 那买一个吧, "get one then": a wish in which nothing is named, where the classifier hears that what is talked about is taken. */
export function takesBare(
  { focus, shown }: Conversation,
  read: readonly Read[] | undefined,
  text: string,
  clauses: readonly Clause[],
): Read | undefined {
  const [clause, more] = clauses
  const [best] = clause?.intents ?? []
  const isTaken = more === undefined && best?.name === 'add_to_cart' && clause?.abstain === false && best.probability >= sureOfTaking
  const namesNothing = (read ?? []).every(
    ({ command, args, probability = 0 }) => (command === 'find' || probability < sure) && args.every(([key]) => ofCount.has(key)),
  )
  if (!isTaken || !namesNothing || (focus === undefined && shown.length !== 1)) return undefined
  if (asksSomething(text.replace(/吧[\s。!！~]*$/u, '')) || goodsWanted(text).length > 0 || denied(text).length > 0) return undefined
  return { command: 'add', args: [], probability: best.probability, place: 0 }
}
