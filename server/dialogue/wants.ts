import type { CartLine, Need, OptionsTold, PageMeant, Summed, VariantMeant } from './conversation.ts'
import type { Deed } from './deeds.ts'
import type { IntentName } from './intents.ts'
import type { KnownOrder } from './orders.ts'
import type { Acts, Fact, PlanAct } from './plan.ts'
import type { TotalAsks } from './sum-asks.ts'
import type { Superlative } from './superlatives.ts'
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

export type ProductFacts = {
  sku: string
  name: Fact
  price: Fact /** `price` in minor units, for the card. */
  amount: number
  why?: Fact
  /** Why it is shown to this shopper, for the card. */
  reason?: Fact
  options: readonly ('size' | 'colour')[]
}

/** What was meant exactly and cannot be had now. `colours`, `sizes`: what there is of it. */
export type SoldOut = { product: ProductFacts; colour?: Fact; size?: Fact; colours?: Fact; sizes?: Fact }

/** What was found for each want, same order. */
export type Found =
  | { want: 'say' }
  | { want: 'greet'; shop?: Fact }
  /** `ids`: of the kinds, for quick replies. Nothing in a shop without goods. */
  | { want: 'range'; kinds?: Fact; told: Acts['range']['told']; ids: readonly string[] }
  | { want: 'ask'; product?: Fact; currency?: Fact }
  | { want: 'corrected' }
  | {
      want: 'products'
      products: readonly ProductFacts[]
      relaxed?: Acts['no_match']['relaxed']
      count?: Fact
      soldOut?: SoldOut
      /** The kind that was named and that the shop has none of. */
      absent?: Fact
      /** The first costs so much more than may be spent: it alone tells what must be had, or it is called by its name. */
      dearer?: { lacks?: Fact; limit: Fact; excess: Fact }
      /** The kind of which all was shown before, as the shopper called it. */
      spent?: Fact
      /** Nothing tells that the first is made for whom it is bought. */
      forOthers?: true
      /** So many of the first are one of each kind that was named; with what they come to where they keep the limit. */
      firsts?: number
      together?: { total: Fact; count: Fact; lines: Fact }
    }
  | {
      want: 'detail'
      product?: ProductFacts
      availability?: NonNullable<Acts['inform']['availability']>
      /** Whether what was asked is so, where it was whether there are any. */
      polarity?: NonNullable<Acts['inform']['polarity']>
      stock?: Fact
      size?: Fact
      colour?: Fact
      sizes?: Fact
      colours?: Fact
      text?: Fact
      /** It was asked when there will be more, which nothing tells. */
      undated?: true
      price?: Fact
      was?: Fact
      /** SKU of the one variant that was meant. */
      variant?: string
      /** Where several of its variants were named: each, and its price. */
      variants?: readonly { label: Fact; price: Fact; sold: boolean }[]
      /** What follows from the numbers of its variants. */
      verdict?: Fact
    }
  /** `product` or `page`: whose text the quote is from; `verdict`: what it says in a word; `near`: it is of that matter and does not tell it outright. Without a quote the texts do not tell; `nearest` is what came nearest; `unasked`: it was no question; `absent`: it asks for what no text has; `sized`: the one size of a thing that is advised. */
  | {
      want: 'answer'
      quote?: Fact
      verdict?: Fact
      product?: ProductFacts
      page?: PageMeant
      detail?: Extract<Found, { want: 'detail' }>
      nearest?: readonly Fact[]
      near?: true
      unasked?: true
      absent?: true
      sized?: OptionsTold
    }
  /** `untold`: something was asked of them that their texts do not tell; `suits`: the name of the one that suits what is asked, as their texts tell it; `verdict`: which of them it is, as their numbers tell it; `gone`: what of them is sold out. */
  | { want: 'compare'; products: readonly ProductFacts[]; untold?: true; suits?: Fact; verdict?: Fact; gone?: readonly ProductFacts[] }
  | {
      want: 'offer'
      /** An amount off a first order is a `discount`; anything else is told in words, with whom it is for. */
      coupon?: { code: Fact; minimum?: Fact; expires?: Fact } & ({ discount: Fact } | { off: Fact; firstOrder: boolean })
      terms?: { combinable: 'yes' | 'no'; only?: Fact; text?: Fact }
    }
  | { want: 'cart'; product?: Fact; quantity?: Fact }
  | { want: 'changed'; product?: Fact; quantity?: Fact }
  /** `values`: what can be had instead; `goods`: whose card helps. */
  | { want: 'trouble'; product?: Fact; price?: Fact; sku?: string }
  | { want: 'cart_list'; lines?: Fact }
  /** One of: what is added; the option that is still to be chosen, with what can be had of it; why it cannot be. */
  | {
      want: 'add'
      product?: ProductFacts
      goods?: Goods
      /** With a trouble: what can be had instead. */
      choose?: { option: Fact; list: Fact; choices: readonly ChoiceId[]; chosen: Readonly<Record<string, string>> }
      trouble?: { why: 'sold_out' | 'not_offered' | 'short' | 'impossible'; name: Fact; stock?: Fact; variant?: string }
    }
  /** `goods`: the lines that are meant; several of them where it cannot be told which. */
  | { want: 'edit'; goods: readonly Goods[]; sure: boolean; list?: Fact; trouble?: { why: 'impossible' | 'short'; stock?: Fact } }
  /**
   * Nothing where it cannot be told. `after`: with the coupon, where it applies, `below` what is missing of its minimum; `missing` of a free parcel;
   * `grand` with what a parcel costs. `rule`: what the pages tell of a lower price, a code or what is charged on top, `lowered` what that makes. `excess`: what is over the `limit`. `open`: what must be chosen before a price is known; `meant`: the variants of what is counted in one alone.
   */
  | {
      want: 'total'
      meant?: readonly VariantMeant[]
      total?: Fact
      count?: Fact
      product?: Fact
      code?: Fact
      after?: Fact
      below?: Fact
      shipping?: 'free'
      over?: Fact
      fee?: Fact
      grand?: Fact
      missing?: Fact
      lines?: Fact
      rule?: Fact
      lowered?: Fact
      limit?: Fact
      within?: 'yes' | 'no'
      excess?: Fact
      /** Whether it is what somebody took it for. */
      claim?: Fact
      /** What each of those pays who share it. */
      share?: Fact
      /** What is missing to a free parcel, in major units. */
      short?: number
      /** What it counts in of the shop's work that nobody had asked for. */
      services?: TotalAsks['services']
      /** A parcel was asked for, and what it costs is not told in numbers. */
      unsent?: true
      open?: { product: Fact; option: Fact; list: Fact } | undefined
      /** What of it cannot be had: nothing of that is added up. */
      gone?: readonly Gone[]
    }
  | { want: 'next'; product?: Fact }
  /** `away`: no person is there to take over; `hours` when there will be one. */
  | { want: 'handoff'; away?: { hours?: Fact } }
  | { want: 'clarify'; options: readonly Fact[] }
  | { want: 'order'; order?: Fact }
  /** `care`: SKU of a product whose text tells how it is used or looked after. */
  | { want: 'order_told'; order?: Fact; lines?: Fact; carrier?: Fact; tracking?: Fact; date?: Fact; care?: string }

/** A line of a sum that is sold out, or not made as it was said, with what there is of it. */
export type Gone = {
  sku: string
  product: Fact
  availability: 'sold_out' | 'not_offered' | 'short'
  colour?: Fact
  colours?: Fact
  sizes?: Fact
  /** How many there are, of which more are wanted; `counted`: what so many would come to is told all the same. */
  stock?: Fact
  counted?: true
}

/** The need in the reply's words, each a fact. */
export type NeedFacts = { category?: Fact; budget?: Fact; colour?: Fact; size?: Fact; recipient?: Fact; quantity?: Fact }

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
