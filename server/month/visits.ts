import { seededRandom } from '../../models/random.ts'
import type { Arm, Moment } from '../strategy/arms.ts'
import { type Beliefs, expectedOf, observe, priorBeliefs } from '../strategy/beliefs.ts'
import { drawArm, type Shares, sharesNow } from '../strategy/choose.ts'
import { creditOf, type StepMade } from '../strategy/credit.ts'
import {
  before,
  chanceForward,
  meetShopper,
  momentOf,
  mostMoments,
  nextStage,
  possibleAt,
  type Shopper,
  type SimulatedStage,
} from '../strategy/simulated-shoppers.ts'
import type { Strategy } from '../strategy/strategy.ts'
import { type Why, whyOf } from '../strategy/why.ts'
import { type Both, complaints, further, openers, remarks, searchedInVain, type Trouble, unanswered, unmet } from './said.ts'

export type Sku = { sku: string; price: number }
export type Doing = { at: number; name: string; stage: number; sku?: string; value?: number; query?: string }
export type Choice = { arm: Arm; moment: Moment; shares: Shares; why: Why; reached: number; reward: number }
export type Said = { at: number; say: Both; answer: Answer }
/** What the assistant did about it. */
export type Answer =
  | { kind: 'free'; choice: Choice | undefined }
  | { kind: 'no_match'; nothing: boolean }
  | { kind: 'unknown' }
  | { kind: 'sorry'; for: Trouble }
export type Talk = { said: Said[]; rating?: { score: number; remark: Both | undefined } }
export type Visit = {
  at: number
  language: 'zh' | 'en'
  device: 'phone' | 'tablet' | 'desktop'
  channel: string
  held: boolean
  doings: Doing[]
  talks: Talk[]
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
export const days = 30
/** Share of the visitors who are left alone. */
export const heldOut = 0.2
/** Share of the visitors who talk. */
const talkative = 0.24
/** The simulation of strategies meets people who are keen to buy; most who come to a shop are not. In log odds of each step. */
const reluctance = -1.15
/** Share of the day's visitors by hour. */
const hours = [2, 1, 1, 1, 1, 1, 2, 3, 5, 6, 7, 7, 8, 7, 6, 6, 6, 7, 8, 10, 12, 12, 9, 5]
const channels = [
  ['search', 0.31],
  ['direct', 0.24],
  ['social', 0.18],
  ['ads', 0.17],
  ['email', 0.06],
  ['referral', 0.04],
] as const

/** Visitors of a month in the order they come, each the same for the same seed; the strategy learns from those who talk and are not held out. */
export function* visitsOf(
  { seed, until, visitors }: { seed: number; until: number; visitors: number },
  shop: readonly Sku[],
  strategy: Strategy,
): Generator<Visit> {
  const random = seededRandom(seed)
  const prior = priorBeliefs(strategy)
  let beliefs: Beliefs = prior
  const arrivals = Array.from({ length: visitors }, () => arrivalIn(until, random)).sort((a, b) => a - b)
  for (const at of arrivals) {
    const shopper = meetShopper(before, random)
    const language = random() < 0.62 ? 'zh' : 'en'
    const device = random() < (shopper.shown.phone > 0 ? 0.95 : 0.5) ? 'phone' : random() < 0.08 ? 'tablet' : 'desktop'
    const channel = shopper.shown.from_ad > 0 ? 'ads' : oneOf(channels, ([, share]) => share, random)[0]
    const held = random() < heldOut
    const talks = random() < talkative
    const { doings, said, choices } = visitOf(shopper, at, { shop, talks, held, beliefs, strategy, random })
    for (const { arm, moment, reward } of choices) beliefs = observe(beliefs, prior, { arm, moment, reward }, strategy)
    const ordered = doings.findLast(({ name }) => name === 'Order Completed')
    const talk = talks ? [rated({ said }, ordered === undefined ? 0 : 1, random)] : []
    const later = ordered === undefined ? { doings: [], talks: [] } : afterwards(ordered.at, until, shop, random)
    yield {
      at,
      language,
      device,
      channel,
      held,
      doings: [...doings, ...later.doings].filter(one => one.at < until),
      talks: [...talk, ...later.talks],
    }
  }
}

type Circumstances = { shop: readonly Sku[]; talks: boolean; held: boolean; beliefs: Beliefs; strategy: Strategy; random: () => number }

function visitOf(shopper: Shopper, from: number, { shop, talks, held, beliefs, strategy, random }: Circumstances) {
  const doings: Doing[] = [{ at: from, name: 'Page Viewed', stage: 0 }]
  for (let pages = Math.floor(3 * random()); pages > 0; pages--) doings.push({ at: from + pages, name: 'Product List Viewed', stage: 0 })
  const said: Said[] = []
  const made: { at: number; reached: number; choice: Omit<Choice, 'reward'> }[] = []
  const free: { at: number; say: Both; choice: number | undefined }[] = []
  const steps: StepMade[] = []
  const liking = oneOf(shop, () => 1, random)
  let stage: SimulatedStage = 'arrived'
  let at = from
  const wait = (most: number) => {
    at += Math.round(minuteMs * (0.2 + most * random()))
    return at
  }
  const look = () =>
    doings.push({ at: wait(1.5), name: 'Product Viewed', stage: 1, sku: (random() < 0.5 ? liking : oneOf(shop, () => 1, random)).sku })
  if (random() < 0.05)
    doings.push({
      at: wait(1),
      name: 'Products Searched',
      stage: 1,
      query: oneOf(searchedInVain, one => one.weight, random).say[random() < 0.62 ? 'zh' : 'en'],
    })
  for (let moments = 0; moments < mostMoments; moments++) {
    if (talks && random() < 0.1) {
      const { say, nothing } = oneOf(unmet, ({ weight }) => weight, random)
      said.push({ at: wait(1), say, answer: { kind: 'no_match', nothing } })
    } else if (talks && random() < 0.08)
      said.push({ at: wait(1), say: oneOf(unanswered, ({ weight }) => weight, random).say, answer: { kind: 'unknown' } })
    const moment = momentOf({ ...shopper, stage })
    const possible = possibleAt(stage)
    const guided = talks && !held
    const shares = guided ? sharesNow(beliefs, strategy, moment, possible) : undefined
    const arm = shares === undefined ? 'plain' : drawArm(shares, random())
    if (talks) {
      const say = oneOf(moments === 0 ? openers[shopper.kind] : further, () => 1, random)
      free.push({ at: wait(1), say, choice: shares === undefined ? undefined : made.length })
    }
    if (shares !== undefined) {
      const expected = new Map(possible.map(one => [one, expectedOf(beliefs, one, moment)] as const))
      const reached = stage === 'arrived' ? 0 : stage === 'looking' ? 1 : 3
      made.push({ at, reached, choice: { arm, moment, shares, why: whyOf(arm, moment, shares, expected), reached } })
    }
    if (random() >= chanceForward(reluctant(shopper), stage, arm)) {
      if (stage === 'in_cart' && random() < 0.2) doings.push({ at: wait(1), name: 'Checkout Started', stage: 4 })
      if (random() < shopper.traits.leaves) break
      if (stage !== 'arrived') look()
      continue
    }
    const next = nextStage(stage)
    if (next === 'looking') {
      for (let looks = 2 + Math.floor(5 * random()); looks > 0; looks--) look()
      if (random() < 0.15) doings.push({ at: wait(1), name: 'Product Added to Wishlist', stage: 2, sku: liking.sku })
      steps.push({ at, step: 'looked' })
    } else if (next === 'in_cart') {
      doings.push({ at: wait(1), name: 'Product Added', stage: 3, sku: liking.sku, value: liking.price })
      steps.push({ at, step: 'in_cart' })
    } else {
      doings.push({ at: wait(1), name: 'Checkout Started', stage: 4 })
      steps.push({ at, step: 'checkout' })
      if (arm === 'coupon') doings.push({ at: wait(0.5), name: 'Coupon Applied', stage: 2 })
      doings.push(
        { at: wait(2), name: 'Order Completed', stage: 5, value: liking.price },
        { at, name: 'Product Ordered', stage: 5, sku: liking.sku, value: liking.price },
      )
      steps.push({ at, step: 'ordered' })
      break
    }
    stage = next
  }
  const credits = creditOf(
    strategy,
    made.map(one => ({ at: one.at, reached: stepOf(one.reached) })),
    steps,
  )
  const choices = made.map(({ choice }, place): Choice => ({ ...choice, reward: credits[place]! }))
  for (const { at: when, say, choice } of free)
    said.push({ at: when, say, answer: { kind: 'free', choice: choice === undefined ? undefined : choices[choice] } })
  return { doings, choices, said: said.sort((a, b) => a.at - b.at) }
}

/** Who has bought comes back, buys again, or complains. */
function afterwards(orderedAt: number, until: number, shop: readonly Sku[], random: () => number): Pick<Visit, 'doings' | 'talks'> {
  const doings: Doing[] = []
  const talks: Talk[] = []
  const back = random() < 0.38
  const returned = Math.round(orderedAt + dayMs * (1.1 + 12 * random() ** 2))
  if (back && returned < until) {
    doings.push(
      { at: returned, name: 'Page Viewed', stage: 0 },
      { at: returned + minuteMs, name: 'Product Viewed', stage: 1, sku: oneOf(shop, () => 1, random).sku },
    )
    if (random() < 0.3) {
      const { sku, price } = oneOf(shop, () => 1, random)
      const at = returned + 9 * minuteMs
      doings.push(
        { at: at - 5 * minuteMs, name: 'Product Added', stage: 3, sku, value: price },
        { at, name: 'Order Completed', stage: 5, value: price },
        { at, name: 'Product Ordered', stage: 5, sku, value: price },
      )
    }
  }
  const complained = Math.round(orderedAt + dayMs * (1.5 + 7 * random()))
  if (random() < 0.2 && complained < until) {
    const { say, for: trouble } = oneOf(complaints, ({ weight }) => weight, random)
    talks.push(rated({ said: [{ at: complained, say, answer: { kind: 'sorry', for: trouble } }] }, -1, random))
  }
  return { doings, talks }
}

/** `mood`: 1 bought, 0 not, -1 complained. */
function rated(talk: Talk, mood: -1 | 0 | 1, random: () => number): Talk {
  if (random() >= 0.22) return talk
  const weights = mood === 1 ? [0, 0, 1, 4, 8] : mood === 0 ? [1, 1, 3, 5, 4] : [5, 4, 2, 1, 0]
  const score = oneOf([1, 2, 3, 4, 5], one => weights[one - 1]!, random)
  return { ...talk, rating: { score, remark: random() < 0.4 ? oneOf(remarks[score]!, () => 1, random) : undefined } }
}

function arrivalIn(until: number, random: () => number): number {
  const day = until - dayMs * (1 + Math.floor(days * random()))
  // Shops grow slowly, and are fuller at the week's end.
  const weekday = new Date(day).getUTCDay()
  const weight = (weekday === 0 || weekday === 6 ? 1 : 0.8) * (1 - (0.2 * (until - day)) / (days * dayMs))
  if (random() > weight) return arrivalIn(until, random)
  const hour = oneOf(
    hours.map((share, at) => [at, share] as const),
    ([, share]) => share,
    random,
  )[0]
  return Math.min(until - 1, day + hour * hourMs + Math.floor(hourMs * random()))
}

function reluctant({ traits }: Shopper): Shopper['traits'] {
  const damped = (chance: number) => 1 / (1 + ((1 - chance) / chance) * Math.exp(-reluctance))
  const { arrived, looking, in_cart } = traits.forward
  // Most do look at something.
  return { ...traits, forward: { arrived, looking: damped(looking), in_cart: damped(in_cart) } }
}

const stepOf = (reached: number) => (reached === 0 ? undefined : reached === 1 ? 'looked' : 'in_cart')

function oneOf<One>(ones: readonly One[], weightOf: (one: One) => number, random: () => number): One {
  let left = random() * ones.reduce((sum, one) => sum + weightOf(one), 0)
  for (const one of ones) {
    left -= weightOf(one)
    if (left < 0) return one
  }
  return ones.at(-1)!
}
