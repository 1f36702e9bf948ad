import type { Language } from '../language/language.ts'
import type { ServiceSaid } from '../language/services.ts'
import type { Budget, Recipient } from '../language/slots.ts'
import type { Way } from '../language/ways.ts'
import type { Choosing, Doing } from './deeds.ts'
import type { Subject, Topic } from './topics.ts'

/** How far a shopper has come. Later stages are not lost by a digression; only `cancel` goes back. */
export const stages = ['arrived', 'engaged', 'need_known', 'shown', 'in_cart', 'ordered'] as const
export type Stage = (typeof stages)[number]

/** What the shopper is looking for, as far as known. */
export type Need = {
  /** A category id of the shop. */
  category?: string
  /** The words of the wish, for the search: a line a message, the newest last. */
  words?: string
  /** The newest message that told something of the thing, whole: what it means is found by all of it. */
  told?: string
  budget?: Budget
  colour?: string
  notColour?: string
  size?: string
  recipient?: Recipient
  quantity?: number
  gift?: boolean
  /** Years, of whom it is for. */
  age?: number
  /** What was refused, by word or kind. */
  avoid?: readonly string[]
  /** What of the words names the kind: no use of it, nor whom it is for. */
  kind?: string
  /** What it must have, in the shopper's words. */
  features?: readonly string[]
  /** Only what is on sale. */
  sale?: boolean
  /** What it is to go with, in the shopper's words: 'snake plant' of "a pot for the snake plant". */
  forWhat?: string
  /** The last words that told how large or heavy somebody is. */
  measured?: string
  /** How many are to share what is wished for, whichever thing it is: 三口人. */
  people?: number
}

/** What the assistant asked last: tells how to read a bare "黑色", "yes" or "300". */
export const askedNames = [
  'need',
  'category',
  'budget',
  'size',
  'colour',
  'recipient',
  'product',
  'order',
  'handoff',
  'add',
  'checkout',
  'more',
  'option',
] as const
export type Asked = (typeof askedNames)[number]

/** Why a person is offered or called. */
export const personReasons = ['asked', 'not_understood', 'complaint', 'order', 'unanswered'] as const
export type PersonReason = (typeof personReasons)[number]

/** A variant by its SKU, of the product with this one. */
export type VariantMeant = { product: string; sku: string }

/** What was said of a product's options, whether one variant is told by it or not: option → value, as the shop writes them. */
export type OptionsTold = { product: string; options: Readonly<Record<string, string>> }

/** Where on the shop's pages a text stands. */
export type PageMeant = { topic: string; heading: string }

/** A line of the cart by the SKU that the page named, a variant's own perhaps; `product` where the shop knows it. */
export type CartLine = { sku: string; quantity: number; product?: string }

/** A line of a sum; `said` may tell a variant, else the one that is `known` from before is meant. `open`: which one was asked and not told yet; `wrapped`, `engraved`: so many pieces of it. */
export type Summed = CartLine & { said?: string; known?: string; open?: true; wrapped?: number; engraved?: number }

/** `open`: it could not be told yet, since which one of something is meant was asked instead. */
export type SummedWith = {
  shipping?: true
  wrapping?: true
  wraps?: readonly string[]
  engraving?: true
  way?: Way
  services?: readonly ServiceSaid[]
  percent?: number
  open?: true
  /** What was missing to a free parcel, in major units. */
  short?: number
}

/** "What colours does it come in", 红的多少钱: asked of one product. */
export type Inquired = { sku: string; about: 'price' | 'stock' | 'sizes' | 'colours'; text: string; colour?: string; size?: string }

/** Everything the core remembers between turns; stored as JSON. */
export type Conversation = {
  stage: Stage
  language: Language
  need: Need
  /** SKUs on the cards shown last, in order: what "the second one" means. */
  shown: readonly string[]
  /** SKUs shown for this need: "others" leaves them out. */
  seen: readonly string[]
  /** SKUs the shopper does not want: never shown again. */
  refused?: readonly string[]
  /** The product being talked about: what "this one" means. */
  focus?: string
  /** It is no more than the first of the cards that were shown: nobody has spoken of it. */
  isLead?: true
  /** What was talked about, the latest last: "the blanket" of somebody who came to talk about pans. */
  talked?: readonly string[]
  /** What was added up or wanted together last: what "both" means, and "free delivery on that?". */
  together?: readonly string[]
  /** The goods of the sum that was told last, with how many of each: what a correction of a count corrects. */
  summed?: readonly Summed[]
  /** What that sum counted in: a parcel, how it is sent, wrapping, letters put on it. It goes on for the same goods. */
  summedWith?: SummedWith
  /** The region that a parcel was said to go to. */
  destination?: string
  /** What somebody said of who buys, where pages may take something off for such. */
  buyer?: string
  /** What was said to be taken and the page has not put into the cart yet. */
  taken?: readonly Summed[]
  /** Which variant of each product was meant last, the latest last. */
  variants?: readonly VariantMeant[]
  /** What was said of the options of each product, the latest last: nobody is asked for it again. */
  told?: readonly OptionsTold[]
  /** How many of a product were wished for before one was shown: "need 14 of them". */
  many?: { sku: string; quantity: number }
  /** The last words that told how large, heavy or old somebody is: "which size is that?" asks of it. */
  measured?: string
  /** What nothing may be or have that is shown, whatever is wished for: what somebody hates, must not eat or is allergic to. */
  shuns?: readonly string[]
  asked?: Asked
  /** The question to the shop's texts that the last turn asked: "and sale items?" leans on it. */
  question?: {
    text: string
    topic?: Topic
    skus: readonly string[]
    about: 'products' | 'pages' | 'either' | 'variant'
    /** What the same message asked of the same before it. */
    earlier?: readonly string[]
    /** It set these beside each other: no half of a question leans on it. */
    compared?: true
    /** The reply told no: whoever goes on wanting it means another. */
    against?: true
  }
  /** What the last turn asked of the options and prices of goods, each of one: a correction asks it of another. */
  inquired?: readonly Inquired[]
  /** What the last replies quoted of the shop's texts, sentence by sentence, a list a reply, the latest last. */
  quoted?: readonly (readonly string[])[]
  /** What the shopper has asked the shop about, the latest last. */
  subjects?: readonly Subject[]
  /** The page whose text was quoted last, until goods are talked about again: "how long is it valid?" asks of what stands there. */
  page?: PageMeant
  /** Why a person was offered last. */
  offered?: PersonReason
  /** Details asked for already: nobody is asked twice. */
  askedBefore: readonly Asked[]
  /** What the page says lies in the cart. */
  cart: readonly CartLine[]
  /** Changes of the cart that the page was asked for. */
  doing?: readonly Doing[]
  /** What goes into the cart when its size or colour is chosen. */
  choosing?: Choosing
  /** What was bought, by the SKU that the page named. */
  ordered?: readonly CartLine[]
  /** Turns in a row that were not understood. */
  failures: number
  couponOffered: boolean
  /** What was said last, and the conversation before that: where it was misheard it is heard once more. */
  last?: { said: string; before: Omit<Conversation, 'last'> }
}

/** What a word may still mean that names nothing in full: on the screen, added up or talked about, shown a little before. */
export function inView({ shown, focus, together = [], talked = [], summed = [], taken = [] }: Conversation): string[] {
  const counted = [...summed, ...taken].map(({ sku, product = sku }) => product)
  return [...new Set([...shown, ...together, ...(focus === undefined ? [] : [focus]), ...talked, ...counted])]
}

export function newConversation(language: Language): Conversation {
  return { stage: 'arrived', language, need: {}, shown: [], seen: [], askedBefore: [], cart: [], failures: 0, couponOffered: false }
}

export function advanceTo(conversation: Conversation, stage: Stage): Conversation {
  return stages.indexOf(stage) > stages.indexOf(conversation.stage) ? { ...conversation, stage } : conversation
}
