import { inAgentsVoice, isToTrouble, withoutSelling } from '../dialogue/agent-voice.ts'
import type { Plan } from '../dialogue/plan.ts'
import { type SummaryFacts, type SummaryWant, summarise, toSummary } from '../dialogue/summary.ts'
import { UsherError } from '../errors.ts'
import type { Actor } from '../store/desk.ts'
import type { AgentRequests, ChatEvent, ConversationSummary, Language, QueueItem, Suggestion } from '../wire.ts'
import { consider } from './consider.ts'
import { factsOf } from './copy.ts'
import type { Facts, Ports } from './ports.ts'
import { addedAlready, withPage } from './respond.ts'
import { readState } from './stored-state.ts'
import { type WordOptions, word } from './word.ts'

export type AssistPorts = Pick<Ports, 'classifier' | 'reader' | 'written' | 'engines' | 'candidates' | 'generatorDeadlineMs'> & {
  store: {
    find(id: string): { language: Language; state: string; claimedBy: string | null } | undefined
    /** What the shopper did since the last answer of anybody. */
    sinceAnswer(conversation: string): ChatEvent[]
  }
  facts: Facts & { summary(want: SummaryWant, language: Language): SummaryFacts }
  item(conversation: string): QueueItem | undefined
}

/** Summaries of this many conversations are remembered: the same plan is not worded twice. */
const mostRemembered = 200

/** What the assistant does for an agent: nothing of it is stored or shown to a shopper. */
export function createAssist(ports: AssistPorts) {
  const { store, facts } = ports
  const remembered = new Map<string, ConversationSummary>()

  const find = (id: string) => {
    const row = store.find(id)
    if (row === undefined) throw new UsherError('not_found')
    return row
  }
  const options = (seed: number, candidates = ports.candidates): WordOptions => ({
    engines: ports.engines,
    candidates,
    deadlineMs: ports.generatorDeadlineMs,
    names: facts.names(),
    seed,
  })
  /** The conversation as it was stored, with what the page has told since. */
  const stateOf = ({ state, language }: { state: string; language: Language }, since: readonly ChatEvent[]) =>
    withPage(
      readState(state, language),
      language,
      since.flatMap(event => facts.pageEvent(event) ?? []),
    )

  return {
    /** Something was erased on request: a summary may tell of it. */
    forget: () => remembered.clear(),
    /**
     * A draft of what the agent might answer to the shopper's last messages, by the way of a turn. Throws `conflict` unless this agent has
     * the conversation, `not_found` where nothing waits for an answer or nothing can be told.
     */
    suggest: (actor: Actor, conversation: string, gone: AbortSignal): Promise<Suggestion> =>
      inTime(gone, async signal => {
        const row = find(conversation)
        if (row.claimedBy !== actor.email) throw new UsherError('conflict', 'Expected you to have claimed this conversation')
        const since = store.sinceAnswer(conversation)
        const events = since.flatMap(event => facts.pageEvent(event) ?? [])
        const messages = since.filter(event => event.kind === 'message').filter(message => !addedAlready(message, events))
        const last = messages.at(-1)
        if (last === undefined) throw new UsherError('not_found', 'Expected a message of the shopper since the last answer, got none')
        const turn = { language: row.language, events: [], waitingForPerson: false, withPerson: true } as const
        const { language, clauses, conversation: after, settled } = await consider(stateOf(row, since), messages, turn, '', ports, signal)
        const voiced = inAgentsVoice(settled.acts)
        const complains =
          ports.item(conversation)?.reason === 'complaint' ||
          isToTrouble(voiced) ||
          clauses.some(({ intents: [first], abstain }) => !abstain && first?.name === 'complain')
        const acts = complains ? withoutSelling(voiced) : voiced
        if (acts.length === 0)
          throw new UsherError('not_found', 'Expected something to tell, got only what the assistant does not understand')
        const { text, by } = await word({ language, acts }, options(last.seq), signal)
        const cards = complains ? [] : facts.cards(settled.cards, after.need, language)
        return { text, by, ...(cards.length === 0 ? {} : { cards }) }
      }),

    /** Where the conversation stands, in the agent's language. */
    summarise: (
      { conversation, language: wanted }: AgentRequests['conversation:summary'][0],
      gone: AbortSignal,
    ): Promise<ConversationSummary> =>
      inTime(gone, async signal => {
        const row = find(conversation)
        const language = wanted ?? row.language
        const want = summarise(stateOf(row, store.sinceAnswer(conversation)), ports.item(conversation)?.reason)
        const plan: Plan = { language, acts: [toSummary(want, facts.summary(want, language))] }
        const key = JSON.stringify(plan)
        const known = remembered.get(key)
        if (known !== undefined) return known
        const { text, by, placeholders } = await word(plan, options(1, 1), signal)
        const summary = { text, by, facts: factsOf(placeholders) }
        // A template costs nothing, and next time there may be an engine.
        if (by !== 'template') remembered.set(key, summary)
        if (remembered.size > mostRemembered) remembered.delete(remembered.keys().next().value!)
        return summary
      }),
  }
}

/** An agent's page waits no longer. */
const patienceMs = 9000

async function inTime<T>(gone: AbortSignal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const signal = AbortSignal.any([gone, AbortSignal.timeout(patienceMs)])
  try {
    return await work(signal)
  } catch (error) {
    throw signal.aborted ? new UsherError('busy') : error
  }
}
