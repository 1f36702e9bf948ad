import { type Asked, advanceTo, type Conversation, type Need } from './conversation.ts'
import { ask, type Decision, failed, say } from './decision.ts'
import { keepPerson, withSlots } from './need.ts'
import type { Acts } from './plan.ts'
import { describe, detail, targetOf } from './products-meant.ts'
import type { Slots } from './slots.ts'
import type { Clause } from './turn.ts'
import type { Want } from './wants.ts'

export function findProducts(decision: Decision, clause: Clause, gift: boolean): Decision {
  const { conversation } = decision
  const { slots } = clause
  // A new kind of thing, or a wish in words that names no kind the shop has: what was wanted before does not narrow it.
  const { need: before } = conversation
  const another = slots.category !== before.category && (before.category !== undefined || before.words !== undefined)
  // After a gift, something else is for the shopper again.
  const base: Need = before.gift === true && !gift && slots.recipient === undefined ? {} : another ? keepPerson(before) : before
  const need: Need = { ...withSlots(base, slots), words: clause.text, ...(gift || base.gift === true ? { gift: true } : {}) }
  const fresh: Conversation = another ? { ...conversation, seen: [], askedBefore: [] } : conversation
  const known = advanceTo({ ...fresh, need }, need.category !== undefined || need.recipient !== undefined ? 'need_known' : 'engaged')
  const next: Decision = { ...decision, conversation: known }
  if (clause.foreignCurrency === true) return ask(next, 'budget', true)
  if (need.gift === true && need.recipient === undefined && need.category === undefined && !known.askedBefore.includes('recipient'))
    return ask(next, 'recipient')
  return showProducts(next, need, {})
}

export function showPopular(decision: Decision, slots: Slots): Decision {
  const { conversation } = decision
  const { category: _category, words: _words, ...rest } = conversation.need
  const need = conversation.need.category !== undefined ? withSlots(conversation.need, slots) : withSlots(rest, slots)
  return showProducts(decision, need, {})
}

export function giveDetail(decision: Decision, clause: Clause, asked: Asked | undefined): Decision {
  const { conversation } = decision
  const { slots } = clause
  if (clause.foreignCurrency === true) return ask(decision, 'budget', true)
  // A named product with a budget or a count of people is a wish of its own, not an answer.
  if (slots.product !== undefined && slots.colour === undefined && slots.size === undefined) return findProducts(decision, clause, false)
  const target = targetOf(conversation, slots)
  const about = slots.colour ?? slots.size
  // "What about the blue one?" while a product is talked about: that product in blue, not a new search.
  if (
    about !== undefined &&
    target !== undefined &&
    asked !== 'size' &&
    asked !== 'colour' &&
    slots.budget === undefined &&
    slots.category === undefined &&
    (conversation.focus === target || slots.pointing === true)
  ) {
    return detail(decision, clause, slots.colour !== undefined ? 'colours' : 'sizes', asked)
  }
  if (slots.ordinal !== undefined && target !== undefined) return describe(decision, clause, asked)
  const need = { ...withSlots(conversation.need, slots), ...(asked === 'need' || asked === 'category' ? { words: clause.text } : {}) }
  return showProducts({ ...decision, conversation: { ...conversation, need } }, need, {})
}

export function correct(decision: Decision, clause: Clause, asked: Asked | undefined): Decision {
  const { conversation } = decision
  const { slots } = clause
  const [named] = slots.product ?? []
  if (named !== undefined) {
    const said = say({ ...decision, conversation: { ...conversation, focus: named } }, { want: 'corrected', what: 'product' })
    return slots.colour === undefined && slots.size === undefined ? describe(said, clause, asked) : detail(said, clause, 'stock', asked)
  }
  const what = changed(slots)
  if (what === undefined) {
    if (slots.notColour !== undefined)
      return ask({ ...decision, conversation: { ...conversation, need: withSlots(conversation.need, slots) } }, 'colour')
    return say(
      failed(decision),
      { want: 'say', act: { act: 'apologise', slots: { for: 'misunderstanding' } } },
      { want: 'clarify', options: [] },
    )
  }
  if (clause.foreignCurrency === true) return ask(decision, 'budget', true)
  const need = withSlots(conversation.need, slots)
  const next: Decision = { ...decision, conversation: { ...conversation, need } }
  const said = say(next, { want: 'corrected', what })
  if (
    what === 'quantity' ||
    (asked === undefined && need.category === undefined && need.words === undefined && conversation.focus === undefined)
  ) {
    return need.category === undefined && need.words === undefined ? ask(said, 'category') : said
  }
  return showProducts(said, need, {})
}

function changed(slots: Slots): Acts['corrected']['what'] | undefined {
  if (slots.colour !== undefined) return 'colour'
  if (slots.size !== undefined) return 'size'
  if (slots.budget !== undefined) return 'budget'
  if (slots.category !== undefined) return 'category'
  if (slots.recipient !== undefined) return 'recipient'
  return slots.quantity !== undefined ? 'quantity' : undefined
}

export function showProducts(
  decision: Decision,
  need: Need,
  options: { exclude?: readonly string[]; cheaperThan?: readonly string[] },
): Decision {
  const { conversation } = decision
  const popular = need.category === undefined && need.words === undefined
  const { exclude = [], cheaperThan } = options
  const want: Want = {
    want: 'products',
    need,
    exclude,
    ...(popular ? { popular } : {}),
    ...(cheaperThan === undefined ? {} : { cheaperThan }),
  }
  return say({ ...decision, conversation: { ...conversation, need } }, want)
}
