import type { ToldChoice, ToldTurn } from '../store/reasons.ts'
import type { Arm } from '../strategy/arms.ts'
import { explainChoice } from '../strategy/explain.ts'
import type { Limits } from '../strategy/strategy.ts'
import type { Card } from '../wire.ts'
import type { Recent } from '../wire-explained.ts'
import { explainNudge } from './nudge.ts'
import { explainTurn, type TracedTurn } from './turn.ts'

type AllLimits = Readonly<Record<Arm, Limits>>

/** What was chosen lately, said of the service's own accord or left unsaid, each with its why and that of what was shown with it. */
export function explainChoices(choices: readonly ToldChoice[], limits: AllLimits): Recent[] {
  return choices.map(choice => ({
    at: new Date(choice.at).toISOString(),
    conversation: choice.conversation,
    said: choice.said,
    came: choice.reward,
    explained: explainedChoice(choice, limits),
  }))
}

/** What was recommended and offered lately without a choice. */
export function explainTold(told: readonly ToldTurn[], limits: AllLimits): Recent[] {
  return told.flatMap(({ at, conversation, said, trace, reply }) => {
    const explained = explainTurn((trace ?? {}) as TracedTurn, cardsOf(reply), limits)
    return explained.length === 0 ? [] : [{ at, conversation, said, came: null, explained }]
  })
}

function explainedChoice({ arm, shares, moment, spoken, trace, reply }: ToldChoice, limits: AllLimits): Recent['explained'] {
  if (spoken !== null) return [explainNudge(spoken, limits)]
  const turn = (trace ?? {}) as TracedTurn
  // The trace is erased by age: the numbers stand in the decision.
  if (turn.strategy === undefined) return [explainChoice({ arm, why: { shares, moment } }, limits)]
  return explainTurn(turn, cardsOf(reply), limits)
}

/** Of an assistant's message as it is stored. */
function cardsOf(reply: unknown): readonly Card[] {
  return (reply as { cards?: readonly Card[] } | null | undefined)?.cards ?? []
}
