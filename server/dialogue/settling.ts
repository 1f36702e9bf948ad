import { variantShown } from './attention.ts'
import type { Conversation } from './conversation.ts'
import type { Deed } from './deeds.ts'
import type { NeedFacts, ProductFacts } from './found.ts'
import type { PlanAct } from './plan.ts'
import type { ActionWanted, CardWanted, ChoiceId, Settled } from './wants.ts'

/** A reply in the making. `handles`: what the page carries out, where it has told; `untold`: what was asked and no text tells, in the shopper's words. */
export type Settling = {
  conversation: Conversation
  settled: Settled
  need: NeedFacts
  handles: readonly Deed[] | undefined
  untold?: readonly string[]
  /** The sum could not count in what a parcel costs. */
  unsent?: true
}

/** What is told of a product is told once a reply. */
export function act(state: Settling, added: PlanAct): Settling {
  if (added.act === 'inform' && state.settled.acts.some(one => JSON.stringify(one) === JSON.stringify(added))) return state
  return { ...state, settled: { ...state.settled, acts: [...state.settled.acts, added] } }
}

export function card(state: Settling, sku: string, product?: ProductFacts, variant?: string): Settling {
  if (state.settled.cards.some(shown => shown.sku === sku)) return state
  const { reason, why: own, amount } = product ?? {}
  const why = reason ?? own
  const added: CardWanted = {
    sku,
    ...(why === undefined ? {} : { why }),
    ...(amount === undefined ? {} : { amount }),
    ...(variant === undefined ? {} : { variant }),
  }
  return { ...state, settled: { ...state.settled, cards: [...state.settled.cards, added] } }
}

export function choices(state: Settling, added: readonly ChoiceId[]): Settling {
  return { ...state, settled: { ...state.settled, choices: [...state.settled.choices, ...added] } }
}

export function action(state: Settling, added: ActionWanted): Settling {
  return { ...state, settled: { ...state.settled, actions: [...state.settled.actions, added] } }
}

/** Whether the page carries this out. */
export const can = ({ handles }: Settling, deed: Deed): boolean => handles?.includes(deed) === true

/** Nothing waits to be chosen any more. */
export function withoutChoice({ choosing: _choosing, ...conversation }: Conversation): Conversation {
  return conversation
}

/** What is agreed of a product is what its card shows and its buttons add, whatever was asked of it now. */
export function withVariants(settled: Settled, conversation: Conversation): Settled {
  const cards = settled.cards.map(shown => {
    const variant = shown.variant ?? (shown.amount === undefined ? variantShown(conversation, shown.sku) : undefined)
    return variant === undefined ? shown : { ...shown, variant }
  })
  const added = new Map(cards.flatMap(({ sku, variant }) => (variant === undefined ? [] : [[`add:${sku}`, `add:${variant}` as const]])))
  return { ...settled, cards, choices: [...new Set(settled.choices.map(id => added.get(id) ?? id))] }
}
