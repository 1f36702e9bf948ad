import { setTimeout as sleep } from 'node:timers/promises'
import type { Conversation } from '../dialogue/conversation.ts'
import type { Plan, PlanAct } from '../dialogue/plan.ts'
import { step } from '../dialogue/step.ts'
import type { PageEvent } from '../dialogue/turn.ts'
import type { Language } from '../language/language.ts'
import type { ChatEvent, MessageEvent } from '../wire.ts'
import { consider } from './consider.ts'
import type { Choose } from './guide.ts'
import type { Cut, Facts, Outgoing, Ports, Turns } from './ports.ts'
import { readState } from './stored-state.ts'
import { sentencesOf, word } from './word.ts'

/**
 * One turn, in order: understand → step → find facts → settle → word → show → save. Yields what goes to the shopper.
 * The only place that knows this order. Throws the abort reason when cut before showing; nothing is stored then.
 */
export async function* respond(id: string, ports: Ports, cut: Cut): AsyncGenerator<Outgoing> {
  const { turns, facts } = ports
  const row = turns.find(id)
  const waiting = turns.unanswered(id)
  const last = waiting.at(-1)
  if (row === undefined || last === undefined || row.status === 'human' || row.status === 'closed') return
  const started = performance.now()
  yield { name: 'typing', body: { who: 'bot', on: true, ttlMs: 8000 } }

  const messages = waiting.filter(event => event.kind === 'message')
  const events = waiting.flatMap(event => facts.pageEvent(event) ?? [])
  const unadded = messages.filter(message => !addedAlready(message, events))
  const cutEarly = AbortSignal.any([cut.abort, cut.stop])
  const before = readState(row.state, row.language)
  const waitingForPerson = row.status === 'requested' || row.status === 'queued'
  const [said = ''] = turns.lately(id)
  const orders = ports.orders?.(id) ?? []
  const asked = {
    language: row.language,
    events,
    waitingForPerson,
    ...(waitingForPerson && turns.hasContact?.(id) === true ? { hasContact: true as const } : {}),
    orders,
    ...(row.handles === undefined ? {} : { handles: row.handles }),
  }
  const choose: Choose | undefined = ports.strategy && (at => ports.strategy!.choose({ conversation: id, said: last.seq, ...at }))
  const { inLine = work => work() } = ports
  const considered = await inLine(() => {
    cutEarly.throwIfAborted()
    return consider(before, unadded, asked, said, ports, cutEarly, choose)
  })
  const { language, clauses, understoodAt, decision, chosen, conversation, settled } = considered
  // A shopper who said something gets an answer, even if it was a button that means nothing any more.
  const isOwed = settled.acts.length === 0 && unadded.length > 0 && !considered.isKept
  const acts: PlanAct[] = isOwed ? [{ act: 'clarify', slots: {} }] : settled.acts
  if (acts.length === 0) {
    // Nothing to say, as when a product left the catalogue between the page's event and this turn: only the state moves on.
    turns.skip({ conversation: id, turn: last.seq, state: JSON.stringify(conversation), stage: conversation.stage })
    yield { name: 'typing', body: { who: 'bot', on: false, ttlMs: 0 } }
    return
  }
  const plan: Plan = { language, acts }
  const foundAt = performance.now()

  const seed = last.seq
  const worded = await word(
    plan,
    {
      engines: ports.engines,
      candidates: ports.candidates,
      deadlineMs: ports.generatorDeadlineMs,
      names: facts.names(),
      seed,
      said: turns.lately(id),
    },
    cutEarly,
  )
  const wordedAt = performance.now()

  cut.onShow()
  let shown = ''
  for (const sentence of sentencesOf(worded.text)) {
    if (shown !== '' && !cut.stop.aborted) await sleep(ports.sentencePauseMs)
    if (cut.stop.aborted) break
    shown += sentence
    yield { name: 'reply:delta', body: { turn: last.seq, text: sentence } }
  }
  const timings = {
    understandMs: understoodAt - started,
    factsMs: foundAt - understoodAt,
    wordMs: wordedAt - foundAt,
    totalMs: performance.now() - started,
  }
  const refusals = worded.candidates.flatMap(({ refusal }) => (refusal === undefined ? [] : [refusal.reason]))
  ports.observe({ by: worded.by, refusals, ...timings })

  const stopped = shown !== worded.text
  const remembered = stopped ? withoutUnseen(conversation, before) : conversation
  const parts = stopped ? {} : partsOf(considered, worded, facts)
  const away = settled.acts.some(({ act, slots }) => act === 'handoff' && (slots.state === 'away' || slots.state === 'contact_kept'))
  const wanted = away ? ('queued' as const) : ('requested' as const)
  const status = decision.status !== undefined && row.status !== wanted ? wanted : undefined
  const saved = turns.saveReply({
    conversation: id,
    turn: last.seq,
    events: [
      ...(shown === ''
        ? []
        : [
            {
              kind: 'message' as const,
              from: 'bot' as const,
              text: shown,
              turn: last.seq,
              reply_to: last.seq,
              language,
              by: worded.by,
              ...parts,
            },
          ]),
      ...(status === undefined ? [] : [{ kind: 'status' as const, status }]),
    ],
    state: JSON.stringify(remembered),
    stage: remembered.stage,
    language,
    ...(status === undefined ? {} : { status, waitReason: decision.reason ?? 'asked' }),
    ...wantOf(unadded, clauses),
    trace: {
      ...reasonsOf(considered, acts, worded, parts.cards !== undefined),
      versions: ports.versions,
      timings: Object.fromEntries(Object.entries(timings).map(([name, ms]) => [name, Math.round(ms * 10) / 10])),
    },
  })
  if (chosen !== undefined && saved !== undefined && !stopped) ports.strategy?.keep({ conversation: id, turn: last.seq }, chosen)
  yield { name: 'typing', body: { who: 'bot', on: false, ttlMs: 0 } }
  for (const event of saved ?? []) yield { name: 'event', body: event }
}

type Considered = Awaited<ReturnType<typeof consider>>
type Worded = Awaited<ReturnType<typeof word>>
type Parts = Pick<MessageEvent, 'cards' | 'choices' | 'actions' | 'sources'>

/** What stands under a reply: only what there is. */
function partsOf({ conversation, settled, language }: Considered, { placeholders }: Worded, facts: Facts): Parts {
  const cards = facts.cards(settled.cards, conversation.need, language, conversation.told)
  const choices = facts.choices(settled.choices, language, settled.cards)
  const actions = facts.actions(settled.actions, language)
  const sources = facts.sources(placeholders.values(), language, cards)
  return {
    ...(cards.length === 0 ? {} : { cards }),
    ...(choices.length === 0 ? {} : { choices }),
    ...(actions.length === 0 ? {} : { actions }),
    ...(sources.length === 0 ? {} : { sources }),
  }
}

/** Why a reply says what it says, for its trace. */
function reasonsOf(
  { language, clauses, commands, decision, chosen, settled, look }: Considered,
  acts: readonly PlanAct[],
  { placeholders, prompt, candidates, by }: Worded,
  showsCards: boolean,
) {
  return {
    language,
    clauses,
    ...(commands === undefined ? {} : { commands }),
    wants: decision.wants.map(({ want }) => want),
    ...(chosen === undefined ? {} : { strategy: { arm: chosen.arm, why: chosen.why } }),
    acts,
    ...(look === undefined ? {} : { look }),
    ...(showsCards ? { shown: settled.cards.map(({ sku, why }) => ({ sku, ...(why === undefined ? {} : { why }) })) } : {}),
    facts: [...placeholders].map(([placeholder, fact]) => ({ placeholder, ...fact })),
    prompt,
    candidates,
    chosen: by,
  }
}

/** What a stopped reply would have shown was not seen: nothing later may refer to it. */
function withoutUnseen(conversation: Conversation, { shown, seen, couponOffered }: Conversation): Conversation {
  const { asked: _asked, ...rest } = conversation
  return { ...rest, shown, seen, couponOffered }
}

/** The shopper stopped the answer before it began: nothing is said, but what the page told (a cart, an order) is remembered. */
export function skipTurn(
  id: string,
  { turns, facts }: { turns: Pick<Turns, 'find' | 'unanswered' | 'skip'>; facts: Pick<Facts, 'pageEvent'> },
): void {
  const row = turns.find(id)
  const waiting = turns.unanswered(id)
  const last = waiting.at(-1)
  if (row === undefined || last === undefined) return
  const events = waiting.flatMap(event => facts.pageEvent(event) ?? [])
  const conversation = withPage(readState(row.state, row.language), row.language, events)
  turns.skip({ conversation: id, turn: last.seq, state: JSON.stringify(conversation), stage: conversation.stage })
}

/** The conversation after what the page told, nothing being said about it. */
export function withPage(before: Conversation, language: Language, events: readonly PageEvent[]): Conversation {
  const { conversation } = step(before, { language, clauses: [], events, waitingForPerson: false })
  return { ...conversation, couponOffered: before.couponOffered }
}

/** The card's button was pressed and the page has added the product already: the cart is what there is to talk about. */
export function addedAlready(message: ChatEvent, events: readonly PageEvent[]): boolean {
  if (message.kind !== 'message' || message.choice?.startsWith('add:') !== true) return false
  return events.some(event => event.name === 'Product Added')
}

/** Said to anybody about anything: they tell agents nothing of what a conversation is about. */
const untelling: ReadonlySet<string> = new Set([
  'greet',
  'goodbye',
  'thank',
  'affirm',
  'deny',
  'how_are_you',
  'ask_if_bot',
  'compliment',
  'insult',
  'repeat',
  'talk_to_human',
  'view_cart',
  'show_other',
])

/** The message that says what the shopper wants: of those in which something is meant, the longest. */
function wantOf(
  messages: readonly MessageEvent[],
  clauses: readonly { intents: readonly { name: string }[]; abstain: boolean }[],
): { want?: number } {
  if (!clauses.some(({ intents: [first], abstain }) => abstain || (first !== undefined && !untelling.has(first.name)))) return {}
  const [longest] = messages.filter(({ choice }) => choice === undefined).sort((a, b) => b.text.length - a.text.length)
  return longest === undefined ? {} : { want: longest.seq }
}
