import type { Clause } from '../dialogue/turn.ts'
import type { Language } from '../language/language.ts'
import type { Vocabulary } from '../language/slots.ts'
import type { Superlative } from '../language/superlatives.ts'
import type { Named } from './likely.ts'

/** What the shop's words tell of a shopper's. */
export type Shop = {
  vocabulary: Vocabulary
  /** The products that telling words of their titles mean. */
  meant(text: string, anew?: true): string[]
  /** Which of these the words point at by what tells it from the others. */
  describedAmong?(text: string, skus: readonly string[]): string[]
  /** Whose names hold all of a phrase, and whose texts do. */
  holding?(phrase: string): { named: readonly string[]; told: readonly string[] }
  /** Whether it asks what a service of the shop's costs: sharpening, assembly. */
  asksServiceFee?(text: string): boolean
  /** Whether the texts of a product hold each of these words. */
  holdsWords?(tokens: readonly string[], product: string): boolean
  /** How words speak of what is in view and of what they name besides. */
  speaksOf(text: string): Named[]
  /** The variants of a product that words name by their options. */
  variantsNamed(text: string, product: string): readonly string[]
  /** Whether words name several of what a product comes in. */
  comparesOptions?(text: string, product: string): boolean
  /** Whether a product comes in more than one size, colour or kind. */
  comesInSeveral?(product: string): boolean
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
  /** The message itself has named it before these words. */
  justNamed?: true
  /** What was told of together last, and is talked about: "the first one" of it. */
  together?: readonly string[]
  /** It is no more than the first of what was shown: nobody has spoken of it. */
  isLead?: boolean
  /** What was said to be taken and is not in the cart yet. */
  taken?: readonly string[]
  /** By how much things differ was asked last. */
  compared?: true
  /** What was added up last. */
  summed?: readonly string[]
  /** Of which a size or colour was asked for. */
  choosing?: string
  /** What was shown for this wish, the first first. */
  seen?: readonly string[]
  /** What was turned down. */
  refused?: readonly string[]
  /** Which variants were meant, the latest last. */
  variants?: readonly { product: string; sku: string }[]
  /** What was talked about, the latest last. */
  talked: readonly string[]
  /** What the reader takes for a size. */
  sizes?: readonly string[]
  cart: readonly string[]
  /** A person has said what it means: no word of it makes another command of it. */
  corrected?: true
}
