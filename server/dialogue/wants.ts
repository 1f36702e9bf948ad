import type { Need, PageMeant } from './conversation.ts'
import type { IntentName } from './intents.ts'
import type { Acts, Fact, PlanAct } from './plan.ts'
import type { Topic } from './topics.ts'
import type { Attempt } from './turn.ts'

/** What `step` wants said: facts are named, not known. The orchestrator finds them, `settle` makes acts of them. */
export type Want =
  | { want: 'say'; act: PlanAct }
  | { want: 'greet' }
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
  | { want: 'detail'; sku: string; about: DetailKind; size?: string; colour?: string; question: string; variant?: string }
  | AnswerWant
  | { want: 'compare'; skus: readonly [string, string]; question: string }
  | { want: 'offer' }
  | { want: 'cart'; sku: string; quantity: number }
  /** What these come to. */
  | { want: 'total'; of: Acts['total']['of']; lines: readonly { sku: string; quantity: number }[] }
  | { want: 'next'; step: Acts['next_step']['step']; sku?: string; skus?: readonly string[] }
  | { want: 'handoff'; state: Acts['handoff']['state'] }
  | { want: 'clarify'; options: readonly IntentName[] }
  | { want: 'order'; order: string }

/** `unless`: nothing is shown where the shop's texts answered in the same turn. `order`: only the first in it is wanted; `among`: of these; `like`: of the kind of this product, where all of `alike` are. */
export type ProductsAsked = {
  unless?: 'answered'
  order?: 'cheapest' | 'dearest' | 'lightest' | 'heaviest'
  among?: readonly string[]
  like?: string
  alike?: readonly string[]
}

/** A question to the shop's own texts. */
export type AnswerWant = {
  want: 'answer'
  question: string
  /** What was asked before, where this question leans on it. */
  before?: string
  topic?: Topic
  /** The page that is talked about: what stands there may be meant. */
  page?: PageMeant
  /** Whose texts may tell; with `category` those of this kind. Products that only may be meant come after the pages. */
  skus: readonly string[]
  category?: string
  /** `variant`: whether it does no more than name one of the product's variants. */
  about: 'products' | 'pages' | 'either' | 'variant'
  /** For one of two that are set beside each other: what comes nearest is told. */
  beside?: true
  /** The variant talked about, by SKU. */
  variant?: string
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
  options: readonly ('size' | 'colour')[]
}

/** What was meant exactly and cannot be had now. */
export type SoldOut = { product: ProductFacts; colour?: Fact; size?: Fact }

/** What was found for each want, same order. */
export type Found =
  | { want: 'say' }
  | { want: 'greet'; shop?: Fact }
  | { want: 'ask'; product?: Fact; currency?: Fact }
  | { want: 'corrected' }
  | {
      want: 'products'
      products: readonly ProductFacts[]
      relaxed?: Acts['no_match']['relaxed']
      count?: Fact
      soldOut?: SoldOut
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
      price?: Fact
      was?: Fact
      /** SKU of the one variant that was meant. */
      variant?: string
      /** Where several of its variants were named: each, and its price. */
      variants?: readonly { label: Fact; price: Fact; sold: boolean }[]
    }
  /** `product` or `page`: whose text the quote is from. Without a quote the texts do not tell. */
  | { want: 'answer'; quote?: Fact; product?: ProductFacts; page?: PageMeant; detail?: Extract<Found, { want: 'detail' }> }
  | { want: 'compare'; products: readonly ProductFacts[] }
  | {
      want: 'offer'
      /** An amount off a first order is a `discount`; anything else is told in words, with whom it is for. */
      coupon?: { code: Fact; minimum?: Fact; expires?: Fact } & ({ discount: Fact } | { off: Fact; firstOrder: boolean })
      terms?: { combinable: 'yes' | 'no'; only?: Fact; text?: Fact }
    }
  | { want: 'cart'; product?: Fact; quantity?: Fact }
  /** `after`: with the coupon, where it applies. */
  | { want: 'total'; total?: Fact; count?: Fact; product?: Fact; code?: Fact; after?: Fact }
  | { want: 'next'; product?: Fact }
  /** `away`: no person is there to take over; `hours` when there will be one. */
  | { want: 'handoff'; away?: { hours?: Fact } }
  | { want: 'clarify'; options: readonly Fact[] }
  | { want: 'order'; order?: Fact }

/** The need in the reply's words, each a fact. */
export type NeedFacts = { category?: Fact; budget?: Fact; colour?: Fact; size?: Fact; recipient?: Fact; quantity?: Fact }

/** Quick replies: their ids come back as `choice:pick`. */
export type ChoiceId =
  | `add:${string}`
  | `about:${string}`
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
}
