import type { Fact, Plan, PlanAct } from '../dialogue/plan.ts'

/**
 * The acts of a reply whose quotations need no words around them: the marks and the source tell what they are. The first quotation in a while
 * is introduced, those after it are not; one in the other language always is, or nothing of the reply would be in the shopper's. `said`: the last replies.
 */
export function withoutFrames(acts: readonly PlanAct[], said: readonly string[], language: Plan['language']): PlanAct[] {
  let introduced = said.some(reply => reply.includes('“'))
  return acts.map(one => {
    const isLater = introduced
    introduced ||= quotes(one)
    if (!isLater || isForeign(quoteOf(one), language)) return one
    if (one.act === 'answer') return { ...one, slots: { ...one.slots, frame: 'none' } }
    // "In stock at ¥199." is worded, a quotation after it stands by itself anyway.
    const alone = one.act === 'inform' && one.slots.detail !== undefined && one.slots.availability === undefined
    return alone ? { ...one, slots: { ...one.slots, frame: 'none' } } : one
  })
}

export function quotes(one: PlanAct): boolean {
  return one.act === 'answer' || one.act === 'near' || (one.act === 'inform' && one.slots.detail !== undefined)
}

const quoteOf = (one: PlanAct): Fact | undefined =>
  one.act === 'answer' ? one.slots.quote : one.act === 'inform' ? one.slots.detail : undefined

function isForeign(quote: Fact | undefined, language: Plan['language']): boolean {
  return quote !== undefined && /\p{Script=Han}/u.test(quote.text) !== (language === 'zh')
}
