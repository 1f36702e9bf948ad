import type { IntentName } from '../language/intents.ts'
import type { Language } from '../language/language.ts'
import type { Mention } from '../language/mentions.ts'
import type { ServiceSaid } from '../language/services.ts'
import type { Slots } from '../language/slots.ts'
import type { SumAsked } from '../language/sums.ts'
import type { CartLine } from './conversation.ts'
import type { CartDeed, Deed, Outcome, Refusal } from './deeds.ts'
import type { Draft } from './drafted.ts'
import type { KnownOrder } from './orders.ts'
import type { Counted } from './sum-policy.ts'

/** One clause of a shopper's turn as it was understood. */
export type Clause = {
  text: string
  /** Where it stands in its message, in code units; absent for a picked choice. */
  start?: number
  end?: number
  /** Everything it names, beside what the dialogue acts on in `slots`: told to whoever looks into the turn. */
  mentions?: readonly Mention[]
  /** Best first; empty when no classifier answered and no keyword matched. Probabilities are calibrated, 0–1. */
  intents: readonly { name: IntentName; probability: number }[]
  /** True when the best intent must not be acted on. */
  abstain: boolean
  /** True when the two best are too close to tell apart. */
  ambiguous: boolean
  /** Higher means further out of scope. */
  oosScore: number
  slots: Slots
  /** A budget was named in another currency than the shop's: it is left out of `slots` and asked for again. */
  foreignCurrency?: true
  by: 'classifier' | 'keywords' | 'choice'
  /** The id of the quick reply or button that was pressed. */
  picked?: string
  /** A button of one variant, by its own SKU. */
  variant?: string
  /** What was chosen of the product that is to be added: option → value. */
  chosen?: Readonly<Record<string, string>>
  /** A line of the cart that a button takes out or gives another quantity. */
  line?: string
  /** A person has said what it means, with a command where it has one; of the very text with the product and the terms of the wish. `correction` names when. */
  corrected?: { correction: number; command?: string; item?: string; slots?: Pick<Slots, 'category' | 'colour' | 'size'> }
  /** In which ways it was tried to answer it without success. */
  tried?: readonly Attempt[]
}

/**
 * As a variant's name, as the other half of the question before, as a question to the shop's texts, as a word that the text of the
 * product talked about tells of, as whatever a text of the shop surely tells.
 */
export type Attempt = 'variant' | 'half' | 'texts' | 'word' | 'unheard'

/** What the page told about the shopper's doing, in order. */
export type PageEvent =
  | { name: 'Product Viewed'; sku: string }
  /** `line` is the SKU as the page named it, a variant's perhaps; `sku` its product. */
  | { name: 'Product Added'; sku: string; line: string; quantity: number }
  /** Without a quantity all of the line. */
  | { name: 'Product Removed'; sku: string; line: string; quantity?: number }
  /** All that lies in the cart. */
  | { name: 'Cart Viewed'; cart: readonly CartLine[] }
  /** What became of what the page was asked to do. `price` is what was told of one piece, in minor units. */
  | { name: 'Action'; do: Exclude<Deed, CartDeed>; state: Outcome }
  | {
      name: 'Action'
      do: CartDeed
      state: Outcome
      line: string
      product: string
      quantity: number
      price?: number
      reason?: Refusal
      cart?: readonly CartLine[]
    }
  /** `claimed`: the shop's own server tells of orders, and what the page says of one is not said back. */
  | { name: 'Order Completed'; order: string; products: readonly { sku: string; quantity: number }[]; claimed?: true }
  /** By the shop's server: that it was `placed`, or is further now. */
  | { name: 'Order Told'; order: string; placed: boolean }

/** Everything that came since the last answer, folded into one turn. */
export type Turn = {
  language: Language
  clauses: readonly Clause[]
  events: readonly PageEvent[]
  /** A person is already asked for: handoff requests are not made twice. */
  waitingForPerson: boolean
  /** A phone number or an address was left for whoever is waited for. */
  hasContact?: true
  /** A person has the conversation: nobody needs to be called. */
  withPerson?: true
  /** The sum that is asked for and nothing else; the goods the messages name, with how many of each. `asking`: what of the messages asks about the parcel, where that stands apart; `named`: what else they call by its name. */
  sum?: {
    text: string
    asking?: string
    asked: SumAsked
    counted: readonly Counted[]
    named?: readonly string[]
    missed?: boolean
    quantity?: number
  }
  /** What an order comes to be by this message, and the sum that is asked of it. */
  draft?: Draft
  /** Work of the shop's that is to be done to what the messages take. */
  work?: readonly ServiceSaid[]
  /** The shopper's own orders that the shop's server has told of, the latest first. */
  orders?: readonly KnownOrder[]
  /** What the shopper's page carries out; absent where it has not told. */
  handles?: readonly Deed[]
}
