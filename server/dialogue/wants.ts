import type { IntentName } from '../language/intents.ts'
import type { Superlative } from '../language/superlatives.ts'
import type { CartLine, Need, OptionsTold, PageMeant, Summed } from './conversation.ts'
import type { Deed } from './deeds.ts'
import type { KnownOrder } from './orders.ts'
import type { Acts, Fact, PlanAct } from './plan.ts'
import type { TotalAsks } from './sum-asks.ts'
import type { Topic } from './topics.ts'
import type { Attempt } from './turn.ts'

/** What `step` wants said: facts are named, not known. The orchestrator finds them, `settle` makes acts of them. */
export type Want =
  | { want: 'say'; act: PlanAct; unless?: 'answered' }
  | { want: 'greet' }
  /** What kinds of goods there are. */
  | { want: 'range' }
  | { want: 'ask'; about: Acts['ask']['about']; sku?: string; currency?: boolean }
  | { want: 'corrected'; what: Acts['corrected']['what'] }
  | ({
      want: 'products'
      need: Need
      exclude: readonly string[]
      cheaperThan?: readonly string[]
      dearerThan?: readonly string[]
      popular?: boolean
    } & ProductsAsked)
  /** `quantity`: whether there are so many. */
  | {
      want: 'detail'
      sku: string
      about: DetailKind
      size?: string
      colour?: string
      quantity?: number
      question: string
      variant?: string
      measured?: string
      told?: readonly OptionsTold[]
    }
  | AnswerWant
  /** Up to four, of which two are told about: those that the question is answered of, by `order` the first of them first. */
  | {
      want: 'compare'
      skus: readonly string[]
      question: string
      order?: Superlative
      /** What was asked before of any of these: "by how much?" leans on it. */
      before?: string
      /** Only where their texts tell what is asked. */
      ifTold?: true
    }
  /** `again`: to somebody who has ordered before. */
  | { want: 'offer'; again?: true }
  /** `sku` as the page named it. */
  | { want: 'cart'; sku: string; quantity: number }
  | { want: 'changed'; what: Acts['cart_changed']['what']; sku: string; quantity: number }
  /** What was not done, and why; `price` of one piece as it was told, in minor units. */
  | { want: 'trouble'; do: Deed; why: Acts['cart_trouble']['why']; sku?: string; quantity?: number; price?: number }
  /** What these come to; `said` may tell the variant of a line, else the one that is `known` is meant. */
  | {
      want: 'total'
      of: Acts['total']['of']
      lines: readonly Summed[]
      /** What else the message says of them. */
      text?: string
      /** Told beside what is taken; nothing where it cannot be told. */
      beside?: true
      /** What it would come to: the order stays as it was. */
      wouldBe?: true
      asks?: TotalAsks
      told?: readonly OptionsTold[]
    }
  | { want: 'cart_list'; lines: readonly CartLine[] }
  | AddWant
  | EditWant
  /** `now`: asked for in words. */
  | { want: 'next'; step: Acts['next_step']['step']; sku?: string; skus?: readonly string[]; now?: true }
  | { want: 'handoff'; state: Acts['handoff']['state'] }
  | { want: 'clarify'; options: readonly IntentName[] }
  | { want: 'order'; order: string }
  /** `news`: told unasked, because it has just come. */
  | { want: 'order_told'; order: KnownOrder; news?: true }

/**
 * To put into the cart. Which variant is told, surest first, by its SKU, by what was chosen of its options, by the words of `question`, by the variant
 * talked about and by the size and colour wished for; what none of them tells is asked.
 */
export type AddWant = {
  want: 'add'
  /** A product's SKU, or a variant's own, of the `product` that is named then. */
  sku: string
  product?: string
  /** More than can be meant, or less than one: none. */
  quantity: number | 'impossible'
  question: string
  chosen?: Readonly<Record<string, string>>
  talkedAbout?: string
  said?: { size?: string; colour?: string }
  wished?: { size?: string; colour?: string }
  /** Taken beside another variant of the same product. */
  apart?: true
  /** Beside what is taken, of the same product too. */
  also?: true
  /** A line of its own of an order that is known as a whole: no other variant gives way to it. */
  line?: { wrapped?: number; engraved?: number; said?: string }
  /** What was said before of this product's options and of others'. */
  told?: readonly OptionsTold[]
  /** What lies there already counts against the stock. */
  cart: readonly CartLine[]
}

/** To change a line of the cart: of these products, or of what `question` names; `focus` is the product talked about. */
export type EditWant = {
  want: 'edit'
  edit: 'remove' | 'set_quantity'
  quantity: number | 'impossible'
  question: string
  lines: readonly CartLine[]
  skus: readonly string[]
  all?: true
  focus?: string
}

/** What the page is given: the SKU that is added and the product it is of, with its name and what it costs. */
export type Goods = { line: string; product: string; name: Fact; quantity: number }

/** What the page is asked to do, by names; the shop makes it an action of the wire. */
export type ActionWanted = { on: 'arrival' | 'tap' } & (
  | { do: 'add' | 'set_quantity' | 'remove'; line: string; quantity: number }
  | { do: 'open_cart' | 'open_checkout' }
)

/** `unless`: nothing is shown where the shop's texts answered in the same turn. `order`: only the first in it is wanted; `among`: of these; `like`: of the kind of this product, where all of `alike` are; `besides`: other kinds of things that the same message named before; `said`: what less is asked for with ("anything cheaper for mud"); `spent`: what the limit is of as well. */
export type ProductsAsked = {
  besides?: readonly Need[]
  /** What of that which costs less shall be so, in the shopper's words. */
  must?: string
  said?: string
  spent?: readonly string[]
  /** What is shown is asked about in the same message: no question back. */
  asked?: true
  unless?: 'answered'
  order?: Superlative
  among?: readonly string[]
  /** More of something than this has, by what can be measured where it is that: "a warmer one"; `apart`: no variant of the same can be meant, "a quieter one". */
  than?: { sku: string; by?: Superlative; apart?: true }
  like?: string
  alike?: readonly string[]
  /** There is none: what comes nearest to it. */
  nearest?: true
}

/** A question to the shop's own texts. */
export type AnswerWant = {
  want: 'answer'
  question: string
  /** All that was said in the turn, where the question is a part of it: it may tell a weight or an age. */
  message?: string
  /** What was asked before, where this question leans on it. */
  before?: string
  topic?: Topic
  /** The page that is talked about: what stands there may be meant. */
  page?: PageMeant
  /** What is on the screen while none of it is talked about, and its names as the shop tells them: rules for other kinds of goods are left out. */
  near?: readonly string[]
  kinds?: string
  /** Whose texts may tell; with `category` those of this kind. Products that only may be meant come after the pages. */
  skus: readonly string[]
  category?: string
  /** What else the message speaks of: looked into where these do not tell, or where the question names it. */
  alongside?: readonly string[]
  /** `variant`: whether it does no more than name one of the product's variants. */
  about: 'products' | 'pages' | 'either' | 'variant'
  /** Asked of the first of what is shown in the same turn. */
  ofFound?: true
  /** Asked of the goods, as the message was read: a page answers only where it surely does. Of the shop: it is about the shop, whatever its words are. */
  of?: 'goods' | 'shop'
  /** The same is asked of others in the same breath: of each its own. */
  each?: true
  /** What it comes in is set beside each other. */
  within?: true
  /** For one of two that are set beside each other: what comes nearest is told. */
  beside?: true
  /** What the last replies quoted: it tells something else only where it surely does. */
  quoted?: readonly (readonly string[])[]
  /** What was asked before, of somebody whom the answer did not content and who asks once more: what that quoted is none. */
  again?: string
  /** The variant talked about, by SKU. */
  variant?: string
  /** The region that a parcel was said to go to. */
  destination?: string
  /** What else goes in the parcel, where an order of several things is talked over. */
  ordered?: readonly string[]
  /** What was said before of the options of products. */
  measured?: string
  told?: readonly OptionsTold[]
  /** Of the one thing that is talked about, and nothing else is taken: its price is the sum that a rule may want. */
  alone?: true
  /** What that one thing costs. */
  price?: string
  /** Only a sentence of the pages that tells this in so many words answers: where an order is followed; terms for businesses or for many; what is taken off for some who buy. */
  rule?: 'tracking' | 'lost' | 'missed' | 'terms' | 'restock' | 'buyers'
  /** Names nothing that it is about: behind what the pages tell in the same reply it is told with that, as far as anything tells it. */
  bare?: true
  /** A half of a question that is asked whole as well: nothing is said where it is not told. */
  part?: true
  /** Not told where the turn's sum tells it. */
  unless?: 'summed'
  /** Set where it may be no such question: without an answer the clause is understood another way. */
  attempt?: Attempt
}

export type DetailKind = 'price' | 'stock' | 'sizes' | 'colours'

/** Quick replies: their ids come back as `choice:pick`. */
export type ChoiceId =
  | `add:${string}`
  | `about:${string}`
  /** How the product is used and looked after. */
  | `care:${string}`
  /** Of the product that is to be added the value that this variant has of the option at this place: `option:0:SKU`. */
  | `option:${number}:${string}`
  /** A line of the cart, to be taken out or to have so many: `drop:SKU`, `set:3:SKU`. */
  | `drop:${string}`
  | `set:${number}:${string}`
  | `category:${string}`
  | `intent:${IntentName}`
  | `size:${string}`
  | `budget:${number}`
  | `recipient:${string}`
  /** The page asks for a phone number or an e-mail address and sends `contact:leave`. */
  | 'contact:leave'

/** A card to show; `amount` when its price is another than the product's own, as a variant's. `variant`: the one that its button adds. */
export type CardWanted = { sku: string; why?: Fact; amount?: number; variant?: string }

export type Settled = {
  acts: PlanAct[]
  cards: CardWanted[]
  choices: ChoiceId[]
  actions: ActionWanted[]
}
