import { readExperiment } from './experiment/assignment.ts'
import type { Profiles } from './profiles.ts'
import type { createBehaviourStore } from './store/behaviours.ts'
import { createDecisionStore } from './store/decisions.ts'
import { createExperimentStore } from './store/experiment.ts'
import { createSettingsStore } from './store/settings.ts'
import type { Database } from './store/sqlite.ts'
import { createCurrentStrategy } from './strategy/current-strategy.ts'
import { createStrategist } from './strategy/strategist.ts'

type Options = {
  database: Database
  visitors: { store: Pick<ReturnType<typeof createBehaviourStore>, 'find'>; keyOf(visitor: string): Uint8Array }
  profiles: Pick<Profiles, 'seen'>
  /** The keyed name of a conversation's visitor, null where its page names none. */
  visitorOf(conversation: string): string | null | undefined
  now(): Date
  random(): number
  onFault(error: unknown): void
}

/** How soon after a step of a shopper the strategy has learnt from it. */
const learnEveryMs = 5000

/** Puts together the strategy, its memory and the experiment; learns until it is closed. */
export function openGuide({ database, visitors, profiles, visitorOf, now, random, onFault }: Options) {
  const settings = createSettingsStore(database)
  const strategy = createCurrentStrategy(settings)
  const strategist = createStrategist({
    store: createDecisionStore(database),
    seen: profiles.seen,
    experiment() {
      try {
        const last = readExperiment(settings)
        return last?.stoppedAt === undefined ? last : undefined
      } catch (error) {
        // One that cannot be read holds up no shopper's answer; the owner's page tells of it.
        onFault(error)
        return undefined
      }
    },
    strategy,
    visitorOf(conversation) {
      const name = visitorOf(conversation)
      if (name === undefined) return undefined
      const key = name === null ? visitors.keyOf(`conversation:${conversation}`) : Buffer.from(name, 'base64url')
      const visitor = visitors.store.find(Buffer.from(key))
      return visitor === undefined ? undefined : { key, visitor }
    },
    assign: createExperimentStore(database).assign,
    now,
    random,
  })
  const learning = setInterval(() => {
    if (database.trouble() !== undefined) return
    try {
      strategist.learn()
    } catch (error) {
      onFault(error)
    }
  }, learnEveryMs)
  return {
    choose: strategist.choose,
    chooseAtNudge: strategist.chooseAtNudge,
    keep: strategist.keep,
    /** How often each arm may be tried, by the owner's file. */
    limits: () => strategy().arms,
    close: () => clearInterval(learning),
  }
}
