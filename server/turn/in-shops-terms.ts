import type { Command } from '../dialogue/commands.ts'
import { type Conversation, inView } from '../dialogue/conversation.ts'
import { summedOf } from '../dialogue/sum-policy.ts'
import type { Clause } from '../dialogue/turn.ts'
import { asksByHowMuch } from '../language/by-how-much.ts'
import type { Language } from '../language/language.ts'
import type { Vocabulary } from '../language/slots.ts'
import type { Superlative } from '../language/superlatives.ts'
import type { Command as Read } from '../understanding/commands.ts'
import { withoutUnits } from '../understanding/counted.ts'
import { hear } from '../understanding/hear.ts'
import type { Named } from '../understanding/likely.ts'
import type { Message, Shop } from '../understanding/message.ts'
import { siblingsOf } from '../understanding/siblings.ts'
import type { Shown } from '../understanding/situation.ts'
import { withoutDenied } from './understand.ts'

/** What the shop tells of words. */
export type ListenFacts = {
  vocabulary(): Vocabulary
  meant(text: string, focus?: string, among?: readonly string[]): string[]
  speaksOf(text: string, inView: readonly string[]): Named[]
  /** Which of these a text points at by a word that tells it from the others. */
  described?(text: string, skus: readonly string[]): string[]
  /** Whose names hold all of a phrase, and whose texts do. */
  holding?(phrase: string): { named: readonly string[]; told: readonly string[] }
  /** Whether it asks what a service of the shop's costs: sharpening, assembly. */
  asksServiceFee?(text: string): boolean
  /** Whether the texts of a product hold each of these words. */
  holdsWords?(tokens: readonly string[], product: string): boolean
  /** The variants of a product that words name by their options. */
  variantsNamed(text: string, product: string, language: Language): readonly string[]
  /** Whether words name several of what a product comes in. */
  comparesOptions?(text: string, product: string, language: Language): boolean
  variantsOf?(product: string, language: Language): readonly { sku: string }[]
  /** The lightest, the cheapest … of these, where that can be told. */
  firstBy(order: Superlative, skus: readonly string[], language: Language): string | undefined
  /** Whether a message tells of something that people with it look for goods for. */
  tellsNeed?(text: string): boolean
  /** As they stand on the shopper's cards. */
  shown(skus: readonly string[], language: Language): Shown[]
}

/** What was read of a message, as commands in the shop's terms. */
export function inShopsTerms(read: readonly Read[], ...heard: Parameters<typeof asHeard>): Command[] {
  const { message, shop } = asHeard(...heard)
  return hear(read, message, shop)
}

/** A message in its situation, and what the shop's words tell of it. */
export function asHeard(
  before: Conversation,
  text: string,
  shown: readonly string[],
  { language, clauses }: { language: Language; clauses: readonly Clause[] },
  facts: ListenFacts,
  corrected?: true,
): { message: Message; shop: Shop } {
  const { focus, cart, talked = [], together = [] } = before
  const message = {
    text,
    clauses,
    language,
    shown,
    ...(focus === undefined ? {} : { focus }),
    // What was told of together since is what "the first one" counts.
    ...(together.length > 1 && focus !== undefined && together.includes(focus) ? { together } : {}),
    isLead: before.isLead === true,
    refused: before.refused ?? [],
    seen: before.seen,
    ...(before.choosing === undefined ? {} : { choosing: before.choosing.product }),
    taken: (before.taken ?? []).map(({ sku, product = sku }) => product),
    summed: summedOf(before).map(({ sku, product = sku }) => product),
    variants: before.variants ?? [],
    cart: cart.map(({ sku }) => sku),
    talked: [...new Set([...inView(before).filter(sku => !before.shown.includes(sku) && !talked.includes(sku)), ...talked])],
    ...(before.question !== undefined && asksByHowMuch(before.question.text) ? { compared: true as const } : {}),
    ...(corrected && { corrected }),
  }
  const vocabulary = facts.vocabulary()
  const inSight = [...inView(before), ...cart.map(({ product, sku }) => product ?? sku)]
  const known = [...new Set([...inSight, ...inSight.flatMap(sku => siblingsOf(sku, vocabulary).map(one => one.sku))])]
  const meant = remembered(words => facts.meant(withoutDenied(withoutUnits(words)), focus, inView(before)))
  const meantAnew = remembered(words => facts.meant(withoutDenied(withoutUnits(words)), undefined, inView(before)))
  const variantsNamed = remembered(product => remembered(words => facts.variantsNamed(words, product, language)))
  const shop: Shop = {
    vocabulary,
    speaksOf: remembered(words => facts.speaksOf(withoutUnits(words), known)),
    describedAmong: (words, skus) => facts.described?.(words, skus) ?? [],
    ...(facts.holding === undefined ? {} : { holding: remembered(facts.holding) }),
    asksServiceFee: words => facts.asksServiceFee?.(words) === true,
    holdsWords: (tokens, product) => facts.holdsWords?.(tokens, product) === true,
    variantsNamed: (words, product) => variantsNamed(product)(words),
    comparesOptions: (words, product) => facts.comparesOptions?.(words, product, language) === true,
    comesInSeveral: product => (facts.variantsOf?.(product, language).length ?? 0) > 1,
    firstBy: (order, skus) => facts.firstBy(order, skus, language),
    meant: (words, anew) => (anew ? meantAnew(words) : meant(words)),
  }
  return { message, shop }
}

/** What several parts of the hearing ask about the same words is looked up once a message. */
function remembered<R>(of: (words: string) => R): (words: string) => R {
  const answers = new Map<string, R>()
  return words => {
    const answer = answers.get(words) ?? of(words)
    answers.set(words, answer)
    return answer
  }
}
