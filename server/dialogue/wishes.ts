import { readAge } from '../language/ages.ts'
import { goodsWanted } from '../language/goods.ts'
import type { Slots } from '../language/slots.ts'
import {
  asksIfThere,
  beginsWish,
  freesBudget,
  onlyLimits,
  onlyThat,
  sellsToo,
  tellsMore,
  tellsOccasion,
  wantsAnother,
} from '../language/wish-phrases.ts'
import { advanceTo, type Conversation, type Need } from './conversation.ts'
import { ask, type Decision, say } from './decision.ts'
import { keepPerson, ofThem, withSlots, withWords } from './need.ts'
import type { Clause } from './turn.ts'
import type { ProductsAsked, Want } from './wants.ts'

export function findProducts(decision: Decision, clause: Clause, gift: boolean): Decision {
  const { conversation } = decision
  const { slots, text } = clause
  const { need: before } = conversation
  const refines = !gift && narrowsOnly(before, clause)
  // A new kind of thing, or a wish in words that names no kind the shop has: what was wanted before does not narrow it.
  const another = !refines && (before.category !== undefined || before.words !== undefined || before.sale === true)
  // After a gift, something else is for the shopper again.
  const base: Need = refines
    ? before
    : before.gift === true && !gift && slots.recipient === undefined && !wantsAnother(text)
      ? {}
      : another
        ? keepPerson(before, text)
        : before
  // "Something for me too": nobody's age any more but one's own.
  const isOther = slots.recipient !== undefined && before.age !== undefined && slots.recipient !== before.recipient
  // "Anything with no scent" after a question about one: of its kind.
  const like = !another && !refines && onlyLimits(text) && goodsWanted(text).length === 0 ? likeFocus(conversation) : {}
  const { budget, ...unlimited } = base
  const whole = budget === undefined || freesBudget(text) ? unlimited : base
  const { age: _age, ...ofAnother } = whole
  const from = isOther ? ofAnother : whole
  const said = withWords(withSlots(from, slots), text, refines ? 'add' : 'replace')
  const need: Need = { ...said, ...(gift || base.gift === true ? { gift: true } : {}) }
  const fresh: Conversation = another ? { ...conversation, seen: [], askedBefore: [] } : conversation
  const known = advanceTo({ ...fresh, need }, need.category !== undefined || need.recipient !== undefined ? 'need_known' : 'engaged')
  const next: Decision = { ...decision, conversation: known }
  if (clause.foreignCurrency === true) return ask(next, 'budget', true)
  // Who says for how much is shown something first, and asked beside it.
  if (need.gift === true && need.budget === undefined && !saysForWhom(need, text) && !known.askedBefore.includes('recipient'))
    return ask(next, 'recipient')
  return showProducts(next, need, like)
}

/** Words that name no goods and do not begin a wish only tell more of the one before. */
function narrowsOnly(before: Need, { text, slots }: Clause): boolean {
  if (before.category === undefined && before.words === undefined && before.sale !== true) return false
  if (onlyThat(text)) return true
  if (slots.category !== undefined || slots.recipient !== undefined || slots.product !== undefined) return false
  // "Do you sell the filters on their own?": another thing, whatever it is called.
  if (sellsToo(text)) return false
  if (onlyLimits(text) && goodsWanted(text).length === 0) return true
  return goodsWanted(text).length === 0 && !beginsWish(text) && !wantsAnother(text) && !asksIfThere(text)
}

/** Nobody is asked for whom a gift is who said so, or for what occasion, or which thing. */
function saysForWhom({ recipient, age, category }: Need, text: string): boolean {
  if (recipient !== undefined || age !== undefined || category !== undefined || goodsWanted(text).length > 0) return true
  return tellsOccasion(text)
}

/** What most likely complains, even where that is not sure. */
export const isComplaint = ({ intents: [best] }: Clause): boolean => best?.name === 'complain' && best.probability >= 0.6

/** Others of the kind of what is talked about, where no wish names one. */
export function likeFocus({ need, focus, shown }: Conversation): Pick<ProductsAsked, 'like' | 'alike'> {
  const like = focus ?? shown[0]
  const named =
    need.category !== undefined || need.gift === true || need.recipient !== undefined || need.sale === true || need.words !== undefined
  if (like === undefined || named) return {}
  // The first of a mixed list was chosen by nobody.
  return like === shown[0] && shown.length > 1 ? { like, alike: shown } : { like }
}

export function showOthers(decision: Decision, clause: Clause): Decision {
  const { conversation } = decision
  if (goodsWanted(clause.text).length > 0 || clause.slots.category !== undefined) return findProducts(decision, clause, false)
  // "Next kid is 1, something wooden": what another was shown may suit this one.
  const age = readAge(clause.text)
  if (age !== undefined && age !== conversation.need.age) return findProducts(decision, clause, conversation.need.gift === true)
  const need = withWords(withSlots(conversation.need, clause.slots), clause.text, tellsMore(clause.text) ? 'add' : 'keep')
  return showProducts(decision, need, { exclude: conversation.seen, ...likeFocus(conversation) })
}

export function showPopular(decision: Decision, slots: Slots): Decision {
  const { conversation } = decision
  const { category: _category, words: _words, ...rest } = conversation.need
  const need = conversation.need.category !== undefined ? withSlots(conversation.need, slots) : withSlots(rest, slots)
  return showProducts(decision, need, {})
}

/** Nothing that was refused is shown again. */
export function showProducts(
  decision: Decision,
  need: Need,
  options: Partial<Pick<Extract<Want, { want: 'products' }>, 'exclude' | 'cheaperThan' | 'dearerThan'>> & ProductsAsked,
): Decision {
  const { conversation } = decision
  const popular = need.category === undefined && need.words === undefined
  const { exclude = [], ...others } = options
  const want: Want = {
    want: 'products',
    need: ofThem(need, conversation),
    exclude: [...new Set([...exclude, ...(conversation.refused ?? [])])],
    ...(popular ? { popular } : {}),
    ...others,
  }
  return say({ ...decision, conversation: { ...conversation, need } }, want)
}
