import { asksSomething } from '../language/question-words.ts'
import { asksTradeTerms, ofAnOrder, ofManyPieces, ofPriceRules, ofTrade, ruleFor } from '../language/trouble-words.ts'
import { type Decision, offerPerson, say } from './decision.ts'
import { askAnywhere, askPages, hasTried } from './questions.ts'
import { askTerms } from './trade.ts'
import type { Clause } from './turn.ts'

/** A complaint that asks what is done about it is answered from the pages; a person is offered in any case. */
export function complain(decision: Decision, clause: Clause): Decision {
  const { conversation } = decision
  // "Does it crumble? My last one did." is about what is talked about, not about an order.
  const about = conversation.focus !== undefined && conversation.stage !== 'ordered' && !ofAnOrder(clause.text)
  const sorry = say(decision, { want: 'say', act: { act: 'apologise', slots: { for: 'quality' } } })
  if (!hasTried(clause, 'texts')) {
    const asks = asksSomething(clause.text)
    if (about && asks) return askAnywhere(decision, clause)!
    if (asks || ruleFor(clause.text) !== undefined) return offerPerson(askPages(sorry, clause, 'warranty', 'texts'), 'complaint')
  }
  return offerPerson(sorry, 'complaint')
}

/** Terms for many pieces are a person's to give. */
const withPersonFor = (decision: Decision, { text }: Clause): Decision =>
  ofTrade(text) || ofManyPieces(text) ? offerPerson(decision, 'asked') : decision

/** No lower price; but "do you price match?" may be answered by the pages. */
export function bargain(decision: Decision, clause: Clause): Decision {
  const { conversation } = decision
  if (asksTradeTerms(clause.text, clause.slots.quantity)) return askTerms(decision, clause.text)
  if (ofPriceRules(clause.text) && !hasTried(clause, 'texts'))
    return withPersonFor(askPages(decision, { ...clause, slots: {} }, 'coupon', 'texts'), clause)
  return say(
    { ...decision, conversation: { ...conversation, couponOffered: true } },
    { want: 'say', act: { act: 'decline', slots: { reason: 'discount' } } },
    ...(conversation.stage === 'ordered' ? [] : [{ want: 'offer' } as const]),
  )
}
