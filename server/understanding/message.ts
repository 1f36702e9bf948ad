import type { Language } from '../dialogue/language.ts'
import type { Vocabulary } from '../dialogue/slots.ts'
import type { Superlative } from '../dialogue/superlatives.ts'
import type { Clause } from '../dialogue/turn.ts'
import type { Named } from './likely.ts'

/** What the shop's words tell of a shopper's. */
export type Shop = {
  vocabulary: Vocabulary
  /** The products that telling words of their titles mean. */
  meant(text: string, anew?: true): string[]
  /** How words speak of what is in view and of what they name besides. */
  speaksOf(text: string): Named[]
  /** The lightest, the cheapest … of these, where that can be told. */
  firstBy(order: Superlative, skus: readonly string[]): string | undefined
}

export type Message = {
  text: string
  clauses: readonly Clause[]
  language: Language
  /** SKUs that can be pointed at, in order. */
  shown: readonly string[]
  focus?: string
  /** What was talked about, the latest last. */
  talked: readonly string[]
  cart: readonly string[]
  /** A person has said what it means: no word of it makes another command of it. */
  corrected?: true
}
