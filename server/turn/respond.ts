import { setTimeout as sleep } from 'node:timers/promises'
import { clauseOfChoice } from '../dialogue/choices.ts'
import type { Command } from '../dialogue/commands.ts'
import { type Conversation, inView, type Need } from '../dialogue/conversation.ts'
import type { Decision } from '../dialogue/decision.ts'
import type { Choosing } from '../dialogue/deeds.ts'
import { type Language, languageOf } from '../dialogue/language.ts'
import type { KnownOrder } from '../dialogue/orders.ts'
import type { Fact, Plan, PlanAct } from '../dialogue/plan.ts'
import { follow } from '../dialogue/policy.ts'
import { settle } from '../dialogue/settle.ts'
import type { Vocabulary } from '../dialogue/slots.ts'
import { step } from '../dialogue/step.ts'
import { readSum, summedOf } from '../dialogue/sums.ts'
import type { Superlative } from '../dialogue/superlatives.ts'
import { topicOfIntent } from '../dialogue/topics.ts'
import type { Attempt, Clause, PageEvent, Turn } from '../dialogue/turn.ts'
import type { ActionWanted, CardWanted, ChoiceId, Found, NeedFacts, Want } from '../dialogue/wants.ts'
import { countOf, readCounted } from '../understanding/counted.ts'
import { takesBackCount } from '../understanding/pieces.ts'
import type { Shown } from '../understanding/situation.ts'
import type { Action, ActionKind, Card, ChatEvent, Choice, MessageEvent, ServerToShopper, Source, Status, WaitReason } from '../wire.ts'
import { type Choose, guide, type Strategy } from './guide.ts'
import { type ListenPorts, listen } from './listen.ts'
import { readState } from './stored-state.ts'
import { type Classifier, understand } from './understand.ts'
import { type Engine, sentencesOf, word } from './word.ts'

/** What a turn asks of the shop. */
export type Facts = {
  vocabulary(): Vocabulary
  /** Product and brand names, lower-cased: none may stand in a reply outside a fact. */
  names(): ReadonlySet<string>
  /** The products that telling words of their titles mean, beside the one talked about. */
  meant(text: string, focus?: string, among?: readonly string[]): string[]
  /** The lightest, the cheapest … of these, where that can be told. */
  firstBy(order: Superlative, skus: readonly string[], language: Language): string | undefined
  find(want: Want, language: Language): Promise<Found>
  need(need: Need, language: Language): NeedFacts
  /** `need` tells what is preselected. */
  cards(cards: readonly CardWanted[], need: Need, language: Language): Card[]
  actions(actions: readonly ActionWanted[], language: Language): Action[]
  optionAt(place: number, sku: string, language: Language): { name: string; value: string } | undefined
  /** The values of the option that was asked for which a short answer names, and what else it says. */
  optionNamed(
    choosing: Choosing,
    text: string,
    language: Language,
  ): { chosen: Readonly<Record<string, string>>; quantity?: number } | undefined
  choices(ids: readonly ChoiceId[], language: Language): Choice[]
  /** What the quotations among these facts are from. */
  sources(facts: Iterable<Fact>, language: Language, cards: readonly Card[]): Source[]
  pageEvent(event: ChatEvent): PageEvent | undefined
  /** As they stand on the shopper's cards. */
  shown(skus: readonly string[], language: Language): Shown[]
  /** The product of a variant's SKU, or of its own. */
  productOf(sku: string): string | undefined
}

/** What a turn asks of the store. */
export type Turns = {
  find(conversation: string): { language: Language; status: Status; state: string; handles?: readonly ActionKind[] } | undefined
  unanswered(conversation: string): ChatEvent[]
  /** What the assistant said lately, the latest first. */
  lately(conversation: string): string[]
  skip(turn: { conversation: string; turn: number; state: string; stage: string }): void
  saveReply(reply: {
    conversation: string
    turn: number
    events: (Omit<MessageEvent, 'conversation' | 'seq' | 'at' | 'id'> | { kind: 'status'; status: Status })[]
    state: string
    stage: string
    language: Language
    status?: Status
    waitReason?: WaitReason
    want?: number
    trace: unknown
  }): ChatEvent[] | undefined
}

export type Ports = {
  turns: Turns
  facts: Facts
  classifier: Classifier
  /** Reads messages in their situation; without it the classifier alone understands. */
  reader?: ListenPorts['reader']
  /** What the shop's server has told of the orders of whom a conversation is with. */
  orders?: (conversation: string) => readonly KnownOrder[]
  /** Without it the policy does what it does. */
  strategy?: Strategy | undefined
  engines: readonly Engine[]
  observe(turn: { by: string; totalMs: number; understandMs: number; factsMs: number; wordMs: number; refusals: readonly string[] }): void
  versions: Record<string, string>
  candidates: number
  generatorDeadlineMs: number
  /** Pause between two sentences of one reply, in milliseconds. */
  sentencePauseMs: number
}

export type Outgoing = { [E in keyof ServerToShopper]: { name: E; body: Parameters<ServerToShopper[E]>[0] } }[keyof ServerToShopper]

/** How a turn may be cut short: `abort` before anything is shown, `stop` by the shopper at any time. */
export type Cut = { abort: AbortSignal; stop: AbortSignal; onShow(): void }

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
  const considered = await consider(
    before,
    unadded,
    { language: row.language, events, waitingForPerson, orders, ...(row.handles === undefined ? {} : { handles: row.handles }) },
    said,
    ports,
    cutEarly,
    ports.strategy && (at => ports.strategy!.choose({ conversation: id, said: last.seq, ...at })),
  )
  const { language, clauses, commands, understoodAt, decision, chosen, conversation, settled } = considered
  // A shopper who said something gets an answer, even if it was a button that means nothing any more.
  const acts: PlanAct[] = settled.acts.length === 0 && unadded.length > 0 ? [{ act: 'clarify', slots: {} }] : settled.acts
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
  const cards = stopped ? [] : facts.cards(settled.cards, conversation.need, language)
  const actions = stopped ? [] : facts.actions(settled.actions, language)
  const choices = stopped ? [] : facts.choices(settled.choices, language)
  const sources = stopped ? [] : facts.sources(worded.placeholders.values(), language, cards)
  const away = settled.acts.some(({ act, slots }) => act === 'handoff' && slots.state === 'away')
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
              ...(cards.length === 0 ? {} : { cards }),
              ...(choices.length === 0 ? {} : { choices }),
              ...(actions.length === 0 ? {} : { actions }),
              ...(sources.length === 0 ? {} : { sources }),
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
      language,
      clauses,
      ...(commands === undefined ? {} : { commands }),
      wants: decision.wants.map(({ want }) => want),
      ...(chosen === undefined ? {} : { strategy: { arm: chosen.arm, why: chosen.why } }),
      acts,
      ...(cards.length === 0 ? {} : { shown: settled.cards.map(({ sku, why }) => ({ sku, ...(why === undefined ? {} : { why }) })) }),
      facts: [...worded.placeholders].map(([placeholder, fact]) => ({ placeholder, ...fact })),
      prompt: worded.prompt,
      candidates: worded.candidates,
      chosen: worded.by,
      versions: ports.versions,
      timings: Object.fromEntries(Object.entries(timings).map(([name, ms]) => [name, Math.round(ms * 10) / 10])),
    },
  })
  if (chosen !== undefined && saved !== undefined && !stopped) ports.strategy?.keep({ conversation: id, turn: last.seq }, chosen)
  yield { name: 'typing', body: { who: 'bot', on: false, ttlMs: 0 } }
  for (const event of saved ?? []) yield { name: 'event', body: event }
}

/** understand → step → find facts → settle: what there is to say to these messages, and the conversation after it. `choose` where it is free. */
export async function consider(
  before: Conversation,
  received: readonly MessageEvent[],
  turn: Omit<Turn, 'clauses'>,
  said: string,
  { facts, classifier, reader }: Pick<Ports, 'facts' | 'classifier' | 'reader'>,
  signal: AbortSignal,
  choose?: Choose,
) {
  const meant = (text: string) => facts.meant(text, before.focus)
  const picked = chosenInWords(before, received, turn.language, facts)
  const understood = picked ?? (await understand(received, turn.language, facts.vocabulary(), classifier, signal, meant, before.focus))
  const { language, late } = understood
  const clauses = understood.clauses.map(clause => ofProduct(clause, facts, language))
  // The reader lives where the classifier does: nobody waits for a second answer from there.
  const isRead = clauses.every(clause => clause.corrected === undefined)
  const sum = picked === undefined && (isRead || meansTotal(clauses)) ? sumAsked(before, received, clauses, language, facts) : undefined
  const commands =
    late || picked !== undefined || sum !== undefined
      ? undefined
      : await listen(before, received, understood, said, { reader, facts }, signal)
  const understoodAt = performance.now()
  const told = await decide(before, { ...turn, language, clauses, ...(sum === undefined ? {} : { sum }) }, commands, facts)
  const mayChoose = choose !== undefined && !turn.waitingForPerson && turn.withPerson !== true
  const { decision, found, chosen } = mayChoose ? await guide(told, language, choose, facts) : { ...told, chosen: undefined }
  signal.throwIfAborted()
  const need = facts.need(decision.conversation.need, language)
  return {
    language,
    clauses,
    commands,
    understoodAt,
    decision,
    chosen,
    ...settle(decision.conversation, decision.wants, found, need, turn.handles),
  }
}

/** A button of a variant is about its product, one of an option's value about what is to be added. */
function ofProduct(clause: Clause, { productOf, optionAt }: Facts, language: Language): Clause {
  const { picked, slots } = clause
  const [sku] = picked === undefined ? [] : (slots.product ?? [])
  const product = sku === undefined ? undefined : productOf(sku)
  if (sku !== undefined && product !== undefined && product !== sku)
    return { ...clause, slots: { ...slots, product: [product] }, variant: sku }
  const [, place, having] = /^option:(\d+):(.+)$/.exec(picked ?? '') ?? []
  const option = having === undefined ? undefined : optionAt(Number(place), having, language)
  return option === undefined ? clause : { ...clause, chosen: { [option.name]: option.value } }
}

/** A short answer to "which colour?" is as good as the quick reply under it. */
function chosenInWords(
  { choosing }: Conversation,
  messages: readonly MessageEvent[],
  previous: Language,
  { optionNamed }: Facts,
): { language: Language; clauses: Clause[]; late: boolean } | undefined {
  const [only, more] = messages
  if (choosing === undefined || only === undefined || more !== undefined || only.choice !== undefined) return undefined
  const language = languageOf(only.text, previous)
  const named = optionNamed(choosing, only.text, language)
  const clause = named === undefined ? undefined : clauseOfChoice('option:', only.text)
  if (named === undefined || clause === undefined) return undefined
  const { chosen, quantity } = named
  return { language, clauses: [{ ...clause, chosen, slots: quantity === undefined ? {} : { quantity } }], late: false }
}

/** Plain words for a sum of goods, beside which nothing else is asked: what is added up is no model's guess. */
function sumAsked(
  before: Conversation,
  messages: readonly MessageEvent[],
  clauses: readonly Clause[],
  language: Language,
  facts: Facts,
): Turn['sum'] {
  if (messages.length === 0 || messages.some(({ choice }) => choice !== undefined)) return undefined
  const text = messages.map(message => message.text).join('，')
  const isTotal = meansTotal(clauses)
  if (
    !isTotal &&
    !/\d|[一二两三四五六七八九十几多价钱券邮]|\b(?:much|total|comes?|costs?|shipping|delivery|postage|coupon|code)\b/iu.test(text)
  )
    return undefined
  const named = readCounted(
    text,
    language,
    { ...before, points: true },
    {
      vocabulary: facts.vocabulary(),
      meant: words => facts.meant(words, undefined, inView(before)),
    },
  )
  const item = clauses[0]?.corrected?.item
  const counted = isTotal && item !== undefined ? [{ sku: item, quantity: countOf(text) ?? 1, said: text }] : named.lines
  const quantity = countOf(text)
  const many = (quantity ?? 1) > 1 || counted.some(one => one.quantity > 1)
  const corrects = correctsCount(before, text, clauses) && (counted.length > 0 || quantity !== undefined)
  const plain = readSum(text, { many, named: counted.length, meant: isTotal })
  const asked = corrects ? { ...plain, corrects } : plain
  const isElse = (clause: Clause) => asksElse(clause) && readSum(clause.text, { many, named: counted.length }) === undefined
  if (asked === undefined || clauses.some(isElse)) return undefined
  // "For both the shoes and a mug", and it cannot be told which shoes: a sum of the mug alone is none.
  const missed = named.missed && counted.length > 0
  return { text, asked, counted, ...(missed ? { missed } : {}), ...(quantity === undefined ? {} : { quantity }) }
}

/** A person has said that it asks for a sum. */
const meansTotal = ([only, more]: readonly Clause[]): boolean => more === undefined && only?.corrected?.command === 'total'

/** What was added up is to be of other counts: "no, I meant two", 35件，不是30件. */
const correctsCount = (before: Conversation, text: string, clauses: readonly Clause[]): boolean =>
  summedOf(before).length > 0 &&
  countOf(text) !== undefined &&
  (takesBackCount(text) ||
    asksAnew.test(text) ||
    clauses.some(({ intents: [best], abstain }) => best?.name === 'correct_detail' && !abstain))

/** 睡袋三条呢, "and three of them?" after a sum. */
const asksAnew = /^\P{P}{1,12}呢[?？]?$|^(?:and|what about|how about|what if)\b.{1,40}\?$/iu

const ofSums: ReadonlySet<string> = new Set([
  'ask_price',
  'ask_shipping_fee',
  'ask_coupon',
  'bargain',
  'view_cart',
  'checkout',
  'add_to_cart',
])
const sureOfElse = 0.8
/** Something of the pages that is no matter of money, or what sets two things apart. */
const asksElse = ({ intents: [best], abstain }: Clause): boolean =>
  best !== undefined &&
  !abstain &&
  best.probability >= sureOfElse &&
  (best.name === 'compare' || (topicOfIntent[best.name] !== undefined && topicOfIntent[best.name] !== 'product' && !ofSums.has(best.name)))

type Decided = { decision: Decision; found: Found[] }

/**
 * What to do and what was found for it. Where the commands lead to nothing, the classifier's reading of the same message is tried, and taken
 * where it finds something of the same sort: an answer to a question, goods to a wish.
 */
async function decide(
  before: Conversation,
  turn: Turn,
  commands: readonly Command[] | undefined,
  facts: Pick<Facts, 'find'>,
): Promise<Decided> {
  if (commands === undefined) return decideByClauses(before, turn, facts)
  const decision = follow(before, turn, commands)
  const read = { decision, found: await findAll(decision, turn, facts) }
  const sought = outcomeOf(read)
  if (sought === undefined || sought.found) return read
  const second = await decideByClauses(before, turn, facts)
  const other = outcomeOf(second)
  return other?.found === true && other.sort === sought.sort ? second : read
}

const findAll = ({ wants }: Decision, turn: Turn, facts: Pick<Facts, 'find'>): Promise<Found[]> =>
  Promise.all(wants.map(want => facts.find(want, turn.language)))

/** A clause that was tried in vain as a question of some kind is understood once more. */
async function decideByClauses(before: Conversation, turn: Turn, facts: Pick<Facts, 'find'>): Promise<Decided> {
  const decision = step(before, turn)
  const found = await findAll(decision, turn, facts)
  const inVain = new Map<string, Attempt>()
  for (const [at, want] of decision.wants.entries()) {
    const answer = found[at]
    if (want.want !== 'answer' || want.attempt === undefined || answer?.want !== 'answer') continue
    if (answer.quote === undefined && answer.detail === undefined) inVain.set(want.question, want.attempt)
  }
  const clauses = turn.clauses.map(clause => {
    const attempt = inVain.get(clause.text)
    const { tried = [] } = clause
    return attempt === undefined || tried.includes(attempt) ? clause : { ...clause, tried: [...tried, attempt] }
  })
  if (clauses.every((clause, at) => clause === turn.clauses[at])) return { decision, found }
  return decideByClauses(before, { ...turn, clauses }, facts)
}

/** Whether what was looked for was found, a question's answer or goods; nothing where neither was looked for. */
function outcomeOf({ found }: Decided): { sort: 'answer' | 'goods'; found: boolean } | undefined {
  const looked = found.flatMap((one): { sort: 'answer' | 'goods'; found: boolean }[] => {
    switch (one.want) {
      case 'answer':
        return [{ sort: 'answer', found: one.quote !== undefined || one.detail !== undefined }]
      case 'detail':
        return [{ sort: 'answer', found: one.product !== undefined && one.availability !== 'not_offered' }]
      case 'products':
        return [{ sort: 'goods', found: one.products.length > 0 && one.relaxed === undefined }]
      case 'compare':
      case 'offer':
        return [{ sort: 'answer', found: true }]
      case 'total':
        return [{ sort: 'answer', found: one.total !== undefined || one.open !== undefined }]
      default:
        return []
    }
  })
  return looked.find(one => one.found) ?? looked[0]
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
