import { type Told, toReason } from '../dialogue/reasons.ts'
import type { Arm } from '../strategy/arms.ts'
import type { Limits } from '../strategy/strategy.ts'
import type { ChatEvent } from '../wire.ts'
import type { Explanation } from '../wire-explained.ts'
import type { Words } from '../wire-profile.ts'
import { explainTurn, type TracedTurn } from './turn.ts'

type Trace = { turn: number; at: string; body: unknown }
type Ports = {
  traces(conversation: string): Trace[]
  eventsAfter(conversation: string, seq: number): ChatEvent[]
  limits(): Readonly<Record<Arm, Limits>>
}

/** The turns of a conversation, each with its reason in a sentence and the why of what was chosen, recommended and offered in it. */
export function explainConversation({ traces, eventsAfter, limits }: Ports) {
  return (conversation: string): (Trace & { reason: Words; explained: Explanation[] })[] => {
    const cards = new Map(
      eventsAfter(conversation, 0).flatMap(event =>
        event.kind === 'message' && event.from === 'bot' && event.turn !== undefined ? [[event.turn, event.cards ?? []] as const] : [],
      ),
    )
    return traces(conversation).map(trace => ({
      ...trace,
      reason: toReason(trace.body as Told),
      explained: explainTurn(trace.body as TracedTurn, cards.get(trace.turn) ?? [], limits()),
    }))
  }
}
