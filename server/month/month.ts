import { createHash } from 'node:crypto'
import { newConversation } from '../dialogue/conversation.ts'
import { saveExperiment } from '../experiment/assignment.ts'
import { seedDemo } from '../facts/seed.ts'
import { createBehaviourStore } from '../store/behaviours.ts'
import { createCatalogueStore } from '../store/catalogue.ts'
import { createConversationStore } from '../store/conversations.ts'
import { createDecisionStore } from '../store/decisions.ts'
import { createExperimentStore } from '../store/experiment.ts'
import { createSettingsStore } from '../store/settings.ts'
import type { Database } from '../store/sqlite.ts'
import { bundledStrategy } from '../strategy/read-strategy.ts'
import { markSimulated } from './mark.ts'
import { type Both, replies } from './said.ts'
import { type Answer, days, heldOut, type Sku, type Talk, type Visit, visitsOf } from './visits.ts'

export type MonthCounts = {
  visitors: number
  events: number
  conversations: number
  turns: number
  decisions: number
  orders: number
  ratings: number
}

const dayMs = 24 * 3600_000
const usualVisitors = 8000

/**
 * Fills a database that holds nothing with the demo shop and a month of shoppers who never were, the same for the same seed and end, and marks
 * it for good. All or nothing.
 */
export function simulateMonth(
  database: Database,
  { seed, until, visitors = usualVisitors }: { seed: number; until: Date; visitors?: number },
): MonthCounts {
  return database.transaction(() => {
    if (!seedDemo(database)) throw new Error('Expected a database without a shop')
    const settings = createSettingsStore(database)
    markSimulated(settings, { seed, until: until.toISOString() })
    const from = new Date(until.getTime() - days * dayMs)
    saveExperiment(settings, { seed: hashOf(seed, 'experiment').toString('hex'), held: heldOut, startedAt: from.toISOString() })
    const { keep, counts } = createKeeper(database, seed)
    for (const visit of visitsOf({ seed, until: until.getTime(), visitors }, skusOf(database), bundledStrategy())) keep(visit)
    return counts
  })
}

function skusOf(database: Database): Sku[] {
  return createCatalogueStore(database)
    .all()
    .map(({ sku, price }) => ({ sku, price }))
}

/** Writes visits as the service would have. */
function createKeeper(database: Database, seed: number) {
  let clock = 0
  const conversations = createConversationStore(database, () => new Date(clock))
  const behaviours = createBehaviourStore(database)
  const decisions = createDecisionStore(database)
  const experiments = createExperimentStore(database)
  const counts: MonthCounts = { visitors: 0, events: 0, conversations: 0, turns: 0, decisions: 0, orders: 0, ratings: 0 }

  function keep({ at, language, device, channel, held, doings, talks }: Visit): void {
    const number = counts.visitors++
    const key = hashOf(seed, 'visitor', number)
    const { id: visitor } = behaviours.meet(key, at, { consent: 'given', language, device, channel })
    experiments.assign(visitor, held ? 'control' : 'treated', 0)
    const order = (when: number) => hashOf(seed, 'order', number, when).toString('hex')
    for (const [place, doing] of doings.entries()) {
      const { name, stage, sku, value, query } = doing
      if (name === 'Order Completed') counts.orders++
      const fromShop = stage === 5
      behaviours.add(
        visitor,
        {
          key: hashOf(seed, 'event', number, place),
          name,
          stage,
          at: doing.at,
          source: fromShop ? 'server' : 'page',
          ...(sku === undefined ? {} : { sku, quantity: 1 }),
          ...(value === undefined ? {} : { value }),
          ...(fromShop ? { orderId: order(doing.at) } : {}),
          ...(query === undefined ? {} : { properties: { query, results: 0 } }),
        },
        doing.at,
      )
      counts.events++
    }
    behaviours.meet(key, doings.at(-1)!.at)
    for (const [place, talk] of talks.entries()) tell(visitor, key, language, `${number}:${place}`, talk)
  }

  function tell(visitor: number, key: Buffer, language: 'zh' | 'en', name: string, { said, rating }: Talk): void {
    if (said.length === 0) return
    const id = uuidOf(hashOf(seed, 'conversation', name))
    const state = JSON.stringify(newConversation(language))
    const bot = (text: Both) => ({
      kind: 'message' as const,
      from: 'bot' as const,
      text: text[language],
      language,
      by: 'template' as const,
    })
    clock = said[0]!.at - 2000
    counts.conversations++
    conversations.create({ id, language, visitor: key.toString('base64url'), state, greeting: bot(replies.greeting) })
    for (const [place, { at, say, answer }] of said.entries()) {
      clock = at
      counts.turns++
      const request = { id: uuidOf(hashOf(seed, 'message', name, place)), content: say[language] }
      const { event } = conversations.append(id, { kind: 'message', from: 'shopper', text: say[language] }, { request, needsReply: true })
      const words = wordsOf(answer)
      const timings = timingsOf(hashOf(seed, 'timings', name, place))
      clock += Math.round(timings.totalMs)
      const trace = toTrace(say[language], words[language], { language, answer, timings })
      const events = [{ ...bot(words), turn: event.seq }]
      conversations.saveReply({ conversation: id, turn: event.seq, events, state, stage: 'arrived', language, trace })
      if (answer.kind !== 'free' || answer.choice === undefined) continue
      const { arm, moment, shares, reached, reward } = answer.choice
      const chosen = { arm, propensity: shares.get(arm)!, shares: Object.fromEntries(shares), moment: { ...moment } }
      const decision = decisions.add({ at, visitor, conversation: id, turn: event.seq, nudge: null, ...chosen, reached })
      if (decision !== undefined) decisions.credit(decision, reward)
      counts.decisions++
    }
    if (rating === undefined) return
    const { score, remark } = rating
    counts.ratings++
    conversations.append(id, { kind: 'rating', score, ...(remark === undefined ? {} : { remark: remark[language] }) })
  }
  return { keep, counts }
}

const hashOf = (...parts: (string | number)[]) => createHash('sha256').update(parts.join(':')).digest().subarray(0, 16)

function uuidOf(hash: Buffer): string {
  const hex = hash.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

function wordsOf(answer: Answer): Both {
  switch (answer.kind) {
    case 'free':
      return replies[answer.choice?.arm ?? 'plain']
    case 'no_match':
      return replies.no_match
    case 'unknown':
      return replies.unknown
    case 'sorry':
      return replies.sorry
    default:
      return answer satisfies never
  }
}

type Timings = { understandMs: number; factsMs: number; wordMs: number; totalMs: number }

/** About what a small machine takes. */
function timingsOf(hash: Buffer): Timings {
  const [understandMs, factsMs, wordMs] = [40 + hash[0]! / 2, 5 + hash[1]! / 6, 60 + hash[2]! ** 2 / 160]
  return { understandMs, factsMs, wordMs, totalMs: understandMs + factsMs + wordMs }
}

/** As a turn of the service leaves it, for the owner's page and the console. */
function toTrace(text: string, reply: string, { language, answer, timings }: { language: 'zh' | 'en'; answer: Answer; timings: Timings }) {
  const choice = answer.kind === 'free' ? answer.choice : undefined
  return {
    language,
    clauses: [{ text, intents: [], by: 'keywords', abstain: false, ambiguous: false, oosScore: 0, slots: {} }],
    wants: [],
    ...(choice === undefined ? {} : { strategy: { arm: choice.arm, why: choice.why } }),
    acts: [actOf(answer)],
    facts: [],
    prompt: '',
    candidates: [{ text: reply, by: 'template', chosen: true }],
    chosen: 'template',
    versions: { simulated: '1' },
    timings,
  }
}

function actOf(answer: Answer): { act: string; slots: Record<string, string> } {
  switch (answer.kind) {
    case 'free':
      return { act: 'next_step', slots: {} }
    case 'no_match':
      return { act: 'no_match', slots: { relaxed: answer.nothing ? 'nothing' : 'budget' } }
    case 'unknown':
      return { act: 'decline', slots: { reason: 'unknown' } }
    case 'sorry':
      return { act: 'apologise', slots: { for: answer.for } }
    default:
      return answer satisfies never
  }
}
