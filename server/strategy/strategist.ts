import type { Conversation } from '../dialogue/conversation.ts'
import { armOf, type Experiment, periodOf } from '../experiment/assignment.ts'
import type { Visitor } from '../store/behaviours.ts'
import type { Decision, OpenDecision } from '../store/decisions.ts'
import { type Arm, arms, features, type Moment } from './arms.ts'
import { type Beliefs, expectedOf, observe, priorBeliefs } from './beliefs.ts'
import { drawArm, type Shares, sharesNow } from './choose.ts'
import { creditOf } from './credit.ts'
import { type Known, momentOf } from './moment.ts'
import type { Step, Strategy } from './strategy.ts'
import { type Why, whyOf } from './why.ts'

type Ports = {
  store: {
    transaction<T>(work: () => T): T
    add(decision: Omit<Decision, 'id' | 'reward'>): unknown
    credit(id: number, reward: number): void
    learnt(most: number): Decision[]
    open(since: number, ripe: number, newerThan: number): OpenDecision[]
    steps(visitor: number, since: number): { at: number; stage: number }[]
    newestEvent(): number
  }
  /** How far a visitor came lately, and what else is known of them where they agreed to it. */
  seen(visitor: Visitor): { reached: number; page?: Known['page'] }
  /** What the owner has set, read anew each time: it may change while the service runs. */
  experiment(): Experiment | undefined
  strategy(): Strategy
  /** Whose conversation it is; nothing where that is not known. */
  visitorOf(conversation: string): Found | undefined
  assign(visitor: number, arm: 'treated' | 'control', period: number): boolean
  now(): Date
  /** Numbers in [0, 1). */
  random(): number
}

type Found = { key: Uint8Array; visitor: Visitor }

export type Choice = { arm: Arm; why: Why; visitor: number; moment: Moment; shares: Shares; at: number; reached: number }

/** Nothing that came of it after so long is learnt as nothing; what comes later corrects it. */
const ripeMs = 30 * 60_000
const nowhere = { conversation: null, turn: null, nudge: null }
/** So many times the memory is learnt again at a start: the older is as good as forgotten. */
const memories = 3

/** The strategy at work: chooses, remembers what was chosen, and learns from what came of it. */
export function createStrategist({ store, seen, experiment, strategy, visitorOf, assign, now, random }: Ports) {
  let known = learnAgain(strategy())
  let learntUpTo = 0

  function learnAgain(current: Strategy): { strategy: Strategy; prior: Beliefs; beliefs: Beliefs } {
    const prior = priorBeliefs(current)
    const beliefs = store.learnt(memories * current.memory).reduce((before, decision) => {
      const outcome = outcomeOf(decision, decision.reward!)
      return outcome === undefined ? before : observe(before, prior, outcome, current)
    }, prior)
    return { strategy: current, prior, beliefs }
  }

  function choose(
    { key, visitor }: Found,
    at: { state: Conversation; possible: readonly Arm[]; said: number; hesitates?: true },
  ): Choice | undefined {
    const running = experiment()
    if (running === undefined) return undefined
    if (visitor.flagged !== undefined || visitor.consent === 'refused') return undefined
    const side = visitor.arm ?? armOf(running, key)
    if (visitor.arm === undefined) assign(visitor.id, side === 'control' ? 'control' : 'treated', periodOf(running))
    if (side === 'control') return undefined
    const time = now().getTime()
    const { reached, page } = seen(visitor)
    const moment = momentOf(at.state, { page, said: at.said, now: time, hesitates: at.hesitates })
    const shares = sharesNow(known.beliefs, known.strategy, moment, at.possible)
    const arm = drawArm(shares, random())
    const expected = new Map(at.possible.map(one => [one, expectedOf(known.beliefs, one, moment)] as const))
    return { arm, why: whyOf(arm, moment, shares, expected), visitor: visitor.id, moment, shares, at: time, reached }
  }

  return {
    /** Nothing for visitors who are held out, flagged or not to be followed, and while no experiment runs. */
    choose(at: { conversation: string; state: Conversation; possible: readonly Arm[]; said: number }): Choice | undefined {
      const found = visitorOf(at.conversation)
      return found === undefined ? undefined : choose(found, at)
    },

    /** The same outside a conversation, at a moment in which a visitor wavers. */
    chooseAtNudge(found: Found, at: { state: Conversation; possible: readonly Arm[] }): Choice | undefined {
      return choose(found, { ...at, said: 0, hesitates: true })
    },
    /** The shopper has seen it. */
    keep(
      at: { conversation: string; turn: number } | { nudge: string },
      { arm, visitor, moment, shares, at: time, reached }: Choice,
    ): void {
      const propensity = shares.get(arm)!
      store.add({
        ...nowhere,
        ...at,
        at: time,
        visitor,
        arm,
        propensity,
        shares: Object.fromEntries(shares),
        moment: { ...moment },
        reached,
      })
    },

    /** Credits choices with what visitors have done since, and learns from it. Returns how many outcomes were new or other than before. */
    learn(): number {
      const current = strategy()
      if (current !== known.strategy) known = learnAgain(current)
      const time = now().getTime()
      const newest = store.newestEvent()
      const open = store.open(time - current.credit.hours * 3_600_000, time - ripeMs, learntUpTo)
      let beliefs = known.beliefs
      let changed = 0
      store.transaction(() => {
        for (const decisions of byVisitor(open)) {
          const steps = store.steps(decisions[0]!.visitor, decisions[0]!.at).flatMap(({ at, stage }) => {
            const step = stepOf(stage)
            return step === undefined ? [] : [{ at, step }]
          })
          const credits = creditOf(
            current,
            decisions.map(({ at, reached }) => ({ at, reached: stepOf(reached) })),
            steps,
          )
          for (const [place, decision] of decisions.entries()) {
            const reward = withAnswer(credits[place]!, decision, current)
            const isOpen = reward === 0 && !isRefused(decision) && decision.at >= time - ripeMs
            if (decision.reward === null ? isOpen : reward === decision.reward) continue
            const outcome = outcomeOf(decision, reward)
            if (outcome === undefined) continue
            store.credit(decision.id, reward)
            beliefs = observe(beliefs, known.prior, decision.reward === null ? outcome : { ...outcome, before: decision.reward }, current)
            changed++
          }
        }
      })
      known = { ...known, beliefs }
      learntUpTo = newest
      return changed
    },
  }
}

const isRefused = ({ answer }: OpenDecision) => answer === 'later' || answer === 'never'

/** Nothing came of a word that was waved away, whatever was bought; one that was taken up has held who would have gone. */
function withAnswer(credit: number, decision: OpenDecision, { progress }: Strategy): number {
  if (isRefused(decision)) return 0
  return decision.answer === 'opened' ? Math.max(credit, progress.looked / 2) : credit
}

/** What another version stored and this one does not know teaches nothing. */
function outcomeOf({ arm, moment }: Decision, reward: number): { arm: Arm; moment: Moment; reward: number } | undefined {
  const known = arms.find(one => one === arm)
  if (known === undefined) return undefined
  return { arm: known, moment: Object.fromEntries(features.map(name => [name, moment[name] ?? 0])) as Moment, reward }
}

function* byVisitor(decisions: readonly OpenDecision[]): Generator<OpenDecision[]> {
  let from = 0
  for (let at = 1; at <= decisions.length; at++) {
    if (at < decisions.length && decisions[at]!.visitor === decisions[from]!.visitor) continue
    if (at > from) yield decisions.slice(from, at)
    from = at
  }
}

/** Of a place in the funnel (0 arrived … 5 ordered). */
function stepOf(stage: number): Step | undefined {
  if (stage >= 5) return 'ordered'
  if (stage === 4) return 'checkout'
  if (stage === 3) return 'in_cart'
  return stage > 0 ? 'looked' : undefined
}
