import type { Slots } from '../language/slots.ts'
import type { Superlative } from '../language/superlatives.ts'
import type { Topic } from './topics.ts'

/** What a shopper's message may ask of the service; the order is the one of the turn reader's heads. */
export const commandNames = [
  'find',
  'more',
  'cheaper',
  'dearer',
  'ask',
  'stock',
  'price',
  'compare',
  'advise',
  'add',
  'drop',
  'total',
  'checkout',
  'coupon',
  'haggle',
  'order',
  'person',
  'contact',
  'yes',
  'no',
  'reject',
  'chat',
  'off',
  'noise',
] as const
export type CommandName = (typeof commandNames)[number]

export const orderKinds = ['status', 'cancel', 'change', 'problem'] as const
export const chatKinds = ['greet', 'thanks', 'bye', 'smalltalk', 'bot', 'praise', 'insult', 'joke'] as const

/** The commands that a correction can name, as the turn reader's heads call them. */
export const correctable = [
  ...commandNames.filter(name => name !== 'order' && name !== 'chat'),
  ...orderKinds.map(kind => `order/${kind}` as const),
  ...chatKinds.map(kind => `chat/${kind}` as const),
  'ask/shop',
] as const

/** What every command knows of the message it was read in. */
type Said = {
  probability: number
  /** Its own part of the message, to be asked of the shop's texts. */
  text: string
  /** What of the shop's pages that part asks about, where the classifier tells. */
  topic?: Topic
  /** The products pointed at, on the screen or by name; none: whatever is talked about. */
  skus: readonly string[]
  /** The words themselves name them. */
  called?: true
  /** What was asked of another thing in the same message is asked of this one. */
  each?: true
  /** It was asked before, and the answer is said to have been none. */
  unanswered?: true
  /** A half of a question that is asked whole as well. */
  part?: true
  /** It says anew what was asked before, in these words. */
  again?: string
  /** Nothing else came of the message: whatever text of the shop surely tells it is told. */
  unheard?: true
  /** No more than half of that: the other half of the question is there. */
  leans?: true
  /** A short question with nothing but a pronoun for what it is about. */
  leansBack?: true
  /** Short, and asks nothing. */
  states?: true
  /** Asks when, or how long it takes. */
  soon?: true
  /** Asks how long it takes, and of nothing: whoever waits for a person means that. */
  howLong?: true
  /** Asked for many, or for a business: a shop may have a rule of its own for these. */
  trade?: true
  /** A place was named that is beyond what is shown. */
  beyond?: true
  /** Everything on the screen is meant. */
  all?: true
  /** "Both", 都: more than one of what was spoken of, named by nothing else. */
  several?: true
  /** Taken in place of this one, of which a size or colour had been asked for. */
  instead?: string
  /** Besides what is taken or was added up; `more`: of the same thing too. */
  also?: 'beside' | 'more'
  /** It is to be wrapped. */
  wraps?: true
  /** Whether its parcel costs anything is asked in the same breath. */
  sent?: true
  /** What was named and is nothing on the screen, in the shopper's words. */
  named?: string
  /** In the shop's own terms, as far as it has them. */
  slots: Slots
  /** One of several variants of a product that are taken in one breath. */
  apart?: true
  /** A size, a colour or another option was named, whether the shop has a term for it or not. */
  option?: true
  /** What the message was read to tell as sizes, in the shopper's words, and as counts of this. */
  numbers?: { sizes: readonly string[]; counts: readonly string[] }
}

/** A wish: what this message adds to what was wanted. */
export type Wish = {
  /** In the shopper's words, for the search; empty where only limits were named. */
  words: string
  /** A kind of goods was named. */
  hasKind: boolean
  /** What was named as the kind, apart from its use and whom it is for: 'reading lamp' of "a reading lamp for my bed". */
  kind?: string
  /** Nothing but a size or a colour was named. */
  isOption: boolean
  /** Nothing said before holds any more. */
  isNew: boolean
  avoid: readonly string[]
  /** The budget was named in another currency than the shop's. */
  foreign?: true
  age?: number
  gift?: true
  sale?: true
  order?: Superlative
  /** What it must have, in the shopper's words: "noise cancelling". */
  features?: readonly string[]
  /** What it is to go with, which is not wished for: 'snake plant' of "a pot for the snake plant". */
  forWhat?: string
  /** More of something than what is talked about has, by what can be measured where it is that; `apart`: no variant of the same can be meant. */
  than?: { by?: Superlative; apart?: true }
}

/** What a message means, in its situation: read by a model, said in the shop's terms. */
export type Command =
  /** `takes`: said as an order of so many: what is found for it is taken, where it is one thing. `half`: no more than 洗碗机呢, which the question before may go on with. */
  | (Said & { command: 'find'; wish: Wish; takes?: number; half?: true })
  /** `fault`: what is done where it comes broken, or breaks in use; `bought`: the product that may go back. */
  | (Said & { command: 'ask'; of: 'goods' | 'shop'; list?: 'sizes' | 'colours'; fault?: 'arrived' | 'used'; bought?: string })
  | (Said & { command: 'stock'; list?: 'sizes' | 'colours' })
  /** `sure`: in plain words, or the classifier hears it too. */
  | (Said & { command: 'person'; sure: boolean })
  /** `order`: the cheapest or dearest of all; `among`: of those on the screen. */
  | (Said & OfPrice & { command: 'cheaper' })
  | (Said & OfPrice & { command: 'dearer' })
  /** `order`: what can be measured decides; `respect`: another respect is named, "which is softer". */
  | (Said & OfMeasure & { command: 'compare' })
  | (Said & OfMeasure & { command: 'advise' })
  /** `late`: it should have come; `rule`: what is wrong with it is a fault, or else something that a shop may have a rule for; `told`: no more than what it is; `bought`: the product that it was for. */
  | (Said & { command: 'order'; what: (typeof orderKinds)[number]; late?: true; rule?: 'fault' | 'other'; told?: true; bought?: string })
  | (Said & { command: 'chat'; what: (typeof chatKinds)[number] })
  | { [Name in Plain]: Said & { command: Name } }[Plain]

/** `within`: what one thing comes in is set beside each other. */
type OfMeasure = { order?: Superlative; respect?: true; within?: true }

type OfPrice = { order?: Superlative; among?: true }

type Plain = Exclude<CommandName, 'find' | 'ask' | 'stock' | 'person' | 'cheaper' | 'dearer' | 'compare' | 'advise' | 'order' | 'chat'>
