import type { Language } from '../language/language.ts'
import type { OptionsTold, PageMeant, VariantMeant } from './conversation.ts'
import type { Acts, Fact, PlanAct } from './plan.ts'
import type { TotalAsks } from './sum-asks.ts'
import type { ChoiceId, Goods } from './wants.ts'

export type ProductFacts = {
  sku: string
  name: Fact
  price: Fact
  /** `price` in minor units, for the card. */
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
  /** How many there are, of which more are wanted; `counted`: these are added up, or all that were wanted. */
  stock?: Fact
  counted?: 'there' | 'all'
}

/** The need in the reply's words, each a fact. */
export type NeedFacts = { category?: Fact; budget?: Fact; colour?: Fact; size?: Fact; recipient?: Fact; quantity?: Fact }

/** A reply that prices of the pages may be reckoned for. `line`: the message, `before`: the one before it; `quoted`: sentences that were quoted lately, the newest last; `told`: others that may answer, surest first. */
export type ToReckon = {
  line: string
  before?: string
  acts: readonly PlanAct[]
  quoted: readonly string[]
  told: readonly string[]
  language: Language
}
