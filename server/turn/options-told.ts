import { tell } from '../dialogue/attention.ts'
import type { Command } from '../dialogue/commands.ts'
import type { Conversation } from '../dialogue/conversation.ts'
import type { Language } from '../dialogue/language.ts'
import type { Clause } from '../dialogue/turn.ts'
import type { MessageEvent } from '../wire.ts'
import type { Facts } from './ports.ts'

/** What says which one is wanted or asked for; a question about a thing says nothing of that. */
const tellOptions: ReadonlySet<string> = new Set(['add', 'find', 'stock', 'price', 'total', 'yes', 'no'])
const asks: ReadonlySet<string> = new Set([
  'give_detail',
  'correct_detail',
  'add_to_cart',
  'ask_stock',
  'ask_size',
  'ask_colour',
  'ask_price',
  'affirm',
  'ask_size_advice',
])

/** What this message says of the options of what it is about. */
export function withOptionsTold(
  before: Conversation,
  messages: readonly MessageEvent[],
  commands: readonly Command[] | undefined,
  clauses: readonly Clause[],
  language: Language,
  facts: Pick<Facts, 'optionsTold'>,
): Conversation {
  const about = before.choosing?.product ?? before.focus
  const text = messages.map(message => message.text).join('，')
  if (commands === undefined || commands.length === 0) {
    const isOfOption = clauses.some(({ intents: [best] }) => best !== undefined && asks.has(best.name))
    return about === undefined || !isOfOption ? before : tell(before, about, facts.optionsTold(text, about, language))
  }
  const telling = commands.filter(({ command }) => tellOptions.has(command))
  const meant = new Set(
    telling.flatMap(({ skus, slots }) => (skus.length > 0 ? skus : (slots.product ?? (about === undefined ? [] : [about])))),
  )
  // Of one thing the whole message is said; of several each part.
  const [only, another] = meant
  if (only === undefined) return before
  if (another === undefined) {
    const isOfOne = commands.every(({ skus }) => skus.every(sku => sku === only))
    const said = isOfOne ? text : telling.map(one => one.text).join('，')
    return tell(before, only, facts.optionsTold(said, only, language))
  }
  return telling.reduce((conversation, { skus: [sku, more], text: part }) => {
    return sku === undefined || more !== undefined ? conversation : tell(conversation, sku, facts.optionsTold(part, sku, language))
  }, before)
}

/** What was wished for is found: what was said of it holds for the first of it. */
export function withOptionsOfFound<Of extends { conversation: Conversation }>(
  settled: Of,
  messages: readonly MessageEvent[],
  { before, language }: { before: Conversation; language: Language },
  facts: Pick<Facts, 'optionsTold'>,
): Of {
  const { conversation } = settled
  const { focus, isLead } = conversation
  if (focus === undefined || isLead !== true || focus === before.focus) return settled
  const text = messages.map(message => message.text).join('，')
  return { ...settled, conversation: tell(conversation, focus, facts.optionsTold(text, focus, language)) }
}
