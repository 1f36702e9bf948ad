import type { PlanAct } from '../dialogue/plan.ts'

/**
 * The acts of a reply whose quotations need no words around them: the marks and the source tell what they are. The first quotation in a while
 * is introduced, those after it are not. `said`: the last replies.
 */
export function withoutFrames(acts: readonly PlanAct[], said: readonly string[]): PlanAct[] {
  let introduced = said.some(reply => reply.includes('“'))
  return acts.map(one => {
    const isLater = introduced
    introduced ||= quotes(one)
    if (!isLater) return one
    if (one.act === 'answer') return { ...one, slots: { ...one.slots, frame: 'none' } }
    // "In stock at ¥199." is worded, a quotation after it stands by itself anyway.
    const alone = one.act === 'inform' && one.slots.detail !== undefined && one.slots.availability === undefined
    return alone ? { ...one, slots: { ...one.slots, frame: 'none' } } : one
  })
}

export function quotes(one: PlanAct): boolean {
  return one.act === 'answer' || (one.act === 'inform' && one.slots.detail !== undefined)
}
