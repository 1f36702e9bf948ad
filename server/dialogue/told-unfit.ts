import type { Superlative } from '../language/superlatives.ts'
import { asksWhichOne } from '../language/wish-phrases.ts'
import type { Command } from './commands.ts'
import type { Conversation } from './conversation.ts'
import type { Decision } from './decision.ts'
import { keepPerson, withSlots } from './need.ts'
import { showProducts } from './wishes.ts'

/** "One i can sleep in", 那能过夜的最便宜的是哪个, of whoever was just told that the shelter is not made for it: another of its kind. */
export function insteadOfUnfit(decision: Decision, command: Command, last: Conversation['question']): Decision | undefined {
  const { conversation } = decision
  // Another present may be anything, and what costs less is told by its price.
  if (conversation.need.gift === true || command.slots.budget !== undefined) return undefined
  const [sku, more] = last?.against === true ? last.skus : []
  if (sku === undefined || more !== undefined || sku !== conversation.focus || !asksForAnother(command, sku)) return undefined
  const { product: _product, category, ...slots } = command.slots
  const wish = command.command === 'find' ? command.wish : undefined
  const order = orderOf(command)
  const ofKind = category === undefined ? { like: sku } : {}
  const need = withSlots(keepPerson(conversation.need), category === undefined ? slots : { ...slots, category })
  const words = wish === undefined || wish.words === '' ? command.text : wish.words
  return showProducts(
    decision,
    { ...need, words, told: command.text },
    { exclude: [sku], ...ofKind, ...(order === undefined ? {} : { order }) },
  )
}

const orderOf = (command: Command): Superlative | undefined => {
  if (command.command === 'find') return command.wish.order
  return command.command === 'cheaper' || command.command === 'advise' || command.command === 'compare' ? command.order : undefined
}

/** Another of the same kind; which size of it, or something for somebody else, is none. */
function asksForAnother(command: Command, sku: string): boolean {
  const { slots, skus, text, topic } = command
  const isOfIt = (named: readonly string[]) => named.every(one => one === sku)
  if (!isOfIt(skus) || !isOfIt(slots.product ?? []) || slots.recipient !== undefined) return false
  if (command.command === 'find')
    return !command.wish.isNew && !command.wish.isOption && !(command.wish.hasKind && slots.product === undefined)
  if (topic !== undefined) return false
  return orderOf(command) !== undefined || ((command.command === 'advise' || command.command === 'ask') && asksWhichOne(text))
}
