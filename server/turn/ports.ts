import type { Need, OptionsTold } from '../dialogue/conversation.ts'
import type { Choosing } from '../dialogue/deeds.ts'
import type { Found, NeedFacts, ToReckon } from '../dialogue/found.ts'
import type { KnownOrder } from '../dialogue/orders.ts'
import type { Fact, PlanAct } from '../dialogue/plan.ts'
import type { PageEvent } from '../dialogue/turn.ts'
import type { ActionWanted, CardWanted, ChoiceId, Want } from '../dialogue/wants.ts'
import type { Language } from '../language/language.ts'
import type { ServiceSaid } from '../language/services.ts'
import type { Vocabulary } from '../language/slots.ts'
import type { Superlative } from '../language/superlatives.ts'
import type { Variant } from '../understanding/draft-state.ts'
import type { Named } from '../understanding/likely.ts'
import type { Shown } from '../understanding/situation.ts'
import type { Written } from '../understanding/written.ts'
import type { Action, ActionKind, Card, ChatEvent, Choice, MessageEvent, ServerToShopper, Source, Status, WaitReason } from '../wire.ts'
import type { Strategy } from './guide.ts'
import type { ListenPorts } from './listen.ts'
import type { LookedAt } from './look-signs.ts'
import type { LookWeights } from './look-weights.ts'
import type { Classifier } from './understand.ts'
import type { Engine } from './word.ts'

/** What a turn asks of the shop. */
export type Facts = {
  vocabulary(): Vocabulary
  /** Product and brand names, lower-cased: none may stand in a reply outside a fact. */
  names(): ReadonlySet<string>
  /** The products that telling words of their titles mean, beside the one talked about. */
  meant(text: string, focus?: string, among?: readonly string[]): string[]
  /** How a message speaks of what is in view and of what it names besides. */
  speaksOf(text: string, inView: readonly string[]): Named[]
  /** The variants of a product that words name by their options. */
  variantsNamed(text: string, product: string, language: Language, remembered?: string): readonly string[]
  /** Every variant of a product of several, as the shop calls it. */
  variantsOf(product: string, language: Language): readonly Variant[]
  /** Which of these a text points at by a word that tells it from the others. */
  described?(text: string, skus: readonly string[]): string[]
  /** Whose names hold all of a phrase, and whose texts do. */
  holding?(phrase: string): { named: readonly string[]; told: readonly string[] }
  /** Whether it asks what a service of the shop's costs: sharpening, assembly. */
  asksServiceFee?(text: string): boolean
  /** What of the shop's priced work a message wants done to these goods, or any, and what of it it turns down. */
  servicesSaid?(text: string, language: Language, skus?: readonly string[]): { wanted: readonly ServiceSaid[]; off: readonly string[] }
  /** Whether the texts of a product hold each of these words. */
  holdsWords?(tokens: readonly string[], product: string): boolean
  /** Whether words name several of what a product comes in. */
  comparesOptions?(text: string, product: string, language: Language): boolean
  /** What words surely say of a product's options; `null` of what they leave open. */
  optionsTold(text: string, product: string, language: Language): Record<string, string | null>
  /** The lightest, the cheapest … of these, where that can be told. */
  firstBy(order: Superlative, skus: readonly string[], language: Language): string | undefined
  /** Whether a message tells of something that people with it look for goods for. */
  tellsNeed?(text: string): boolean
  find(want: Want, language: Language): Promise<Found>
  /** Whether one of these sentences answers a question, with the one before it where it leans on that, as the reader of texts takes it. */
  answers?(question: string, sentences: readonly string[], before?: string): Promise<boolean>
  /** How surely each text of a reply answers each of what was asked, and what else the shop's texts tell. Nothing while the reader of texts is away or late. */
  look?(asked: readonly string[], said: readonly string[], skus: readonly string[], language: Language): Promise<LookedAt | undefined>
  /** The acts of a reply, with what prices of the pages that it quotes, or may, come to for as much as was told. */
  reckon?(asked: ToReckon): PlanAct[]
  need(need: Need, language: Language): NeedFacts
  /** `need` tells what is preselected. */
  cards(cards: readonly CardWanted[], need: Need, language: Language, told?: readonly OptionsTold[]): Card[]
  actions(actions: readonly ActionWanted[], language: Language): Action[]
  optionAt(place: number, sku: string, language: Language): { name: string; value: string } | undefined
  /** The values of the option that was asked for which a short answer names, and what else it says. */
  optionNamed(
    choosing: Choosing,
    text: string,
    language: Language,
  ): { chosen: Readonly<Record<string, string>>; quantity?: number } | undefined
  choices(ids: readonly ChoiceId[], language: Language, cards?: readonly CardWanted[]): Choice[]
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
  /** Whether a way to be reached was left in it. */
  hasContact?(conversation: string): boolean
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
  /** Does the work as soon as it is this turn's. */
  inLine?: <T>(work: () => Promise<T>) => Promise<T>
  classifier: Classifier
  /** A message as models and rules read it, in simplified characters; as it was typed where that is not told. */
  written?: Written
  /** Reads messages in their situation; without it the classifier alone understands. */
  reader?: ListenPorts['reader']
  /** Without it a reply is said as it was settled. */
  lookWeights?: LookWeights
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
