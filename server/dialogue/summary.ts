import type { Conversation, Need, PersonReason } from './conversation.ts'
import type { NeedFacts } from './found.ts'
import type { Acts, Fact, PlanAct } from './plan.ts'
import { piecesOf } from './sum-policy.ts'
import type { Subject } from './topics.ts'

type Summary = Acts['summary']

/** What an agent is to be told of a conversation: facts are named, not known. */
export type SummaryWant = {
  stage: Summary['stage']
  need: Need
  /** The products it is about, by the SKU that the page named. */
  skus: readonly string[]
  subjects: readonly Subject[]
  waits?: NonNullable<Summary['waits']>
}

/** What was found for it. */
export type SummaryFacts = { need: NeedFacts; products: readonly Fact[]; subjects: readonly Fact[] }

/** Names more would be a transcript. */
const mostNamed = 2

/** Where a conversation stands. `reason` is why a person is waited for. */
export function summarise(conversation: Conversation, reason?: PersonReason | 'agent_left'): SummaryWant {
  const { asked, offered, subjects = [], need } = conversation
  const stage = stageOf(conversation)
  const lines = stage === 'ordered' ? conversation.ordered : stage === 'in_cart' ? conversation.cart : undefined
  const why = reason ?? (asked === 'handoff' ? offered : undefined)
  const pieces = piecesOf(lines ?? [])
  const { quantity: _wished, ...wish } = need
  return {
    stage,
    // What was bought is no wish any more.
    need: lines === undefined ? need : { ...(stage === 'ordered' && pieces > 0 ? {} : wish), ...(pieces > 1 ? { quantity: pieces } : {}) },
    skus: lines?.map(({ sku }) => sku) ?? lookedAt(conversation),
    subjects: subjects.slice(-mostNamed),
    ...(why === undefined ? {} : { waits: waitOf[why] }),
  }
}

/** The act that tells it. */
export function toSummary({ stage, waits }: SummaryWant, { need, products, subjects }: SummaryFacts): PlanAct & { act: 'summary' } {
  return {
    act: 'summary',
    slots: {
      stage,
      ...need,
      ...(products.length === 0 ? {} : { product: products.slice(0, mostNamed) }),
      ...(subjects.length === 0 ? {} : { asked: subjects }),
      ...(waits === undefined ? {} : { waits }),
    },
  }
}

const waitOf: Record<PersonReason | 'agent_left', NonNullable<Summary['waits']>> = {
  asked: 'person',
  agent_left: 'person',
  not_understood: 'unanswered',
  unanswered: 'unanswered',
  complaint: 'complaint',
  order: 'order',
}

function stageOf({ stage, cart, shown, focus }: Conversation): Summary['stage'] {
  if (stage === 'ordered') return 'ordered'
  if (cart.length > 0) return 'in_cart'
  return stage === 'shown' || stage === 'in_cart' || shown.length > 0 || focus !== undefined ? 'choosing' : 'looking'
}

/** The product that is talked about comes first. */
function lookedAt({ focus, shown }: Conversation): readonly string[] {
  return [...new Set([...(focus === undefined ? [] : [focus]), ...shown])]
}
