import type { Command } from '../dialogue/commands.ts'
import type { Conversation } from '../dialogue/conversation.ts'
import { piecesIn } from '../understanding/pieces.ts'
import type { MessageEvent } from '../wire.ts'

/** A wish that says how many: they are of what is shown for it. */
export function withMany<Of extends { conversation: Conversation }>(
  settled: Of,
  messages: readonly MessageEvent[],
  before: Conversation,
  heard: readonly Command[] | undefined,
): Of {
  const { conversation } = settled
  const { focus, isLead } = conversation
  const isWish = heard?.some(({ command }) => command === 'find') === true && heard.every(({ command }) => ofWish.has(command))
  if (!isWish || focus === undefined || isLead !== true || focus === before.focus) return settled
  const text = messages.map(message => message.text).join(' ')
  const [only, more] = piecesIn(text).filter(({ counted, start }) => counted && wanted.test(text.slice(0, start)))
  if (only === undefined || more !== undefined || only.value < 2 || ofPeople.test(text.slice(only.end))) return settled
  return { ...settled, conversation: { ...conversation, many: { sku: focus, quantity: only.value } } }
}

const ofWish: ReadonlySet<string> = new Set(['find', 'ask', 'stock', 'price'])
const wanted =
  /\b(?:need|needs|want|wants|after|get|buy|order|take|looking for)(?: about| around| maybe)? $|(?:要|买|来|拿|需要|订|定)(?:大概|差不多)?$/iu
const ofPeople = /^ ?(?:of (?:us|you)\b|\p{Script=Han}?(?:人|孩|房|卧|窗))/iu
