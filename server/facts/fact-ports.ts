import type { Rule, RuleTold } from '../answers/rules-told.ts'
import type { ReadSentences } from '../answers/texts.ts'
import type { Nearest, Told } from '../answers/told.ts'
import type { Need } from '../dialogue/conversation.ts'
import type { Fact } from '../dialogue/plan.ts'
import type { AnswerWant } from '../dialogue/wants.ts'
import type { Vocabulary } from '../language/slots.ts'
import type { Superlative } from '../language/superlatives.ts'
import type { BuyerRule } from '../rules/buyer-rules.ts'
import type { PageCode } from '../rules/page-codes.ts'
import type { Postage } from '../rules/postage-rules.ts'
import type { Service } from '../rules/services.ts'
import type { Surcharge } from '../rules/surcharges.ts'
import type { Unwrapped } from '../rules/unwrapped.ts'
import type { VolumeRule } from '../rules/volume-rules.ts'
import type { Recommendation } from '../search/recommend.ts'
import type { Coupon, Goods } from '../shop/coupons/offers.ts'
import type { Naming } from '../shop/naming.ts'
import type { Product } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'

/** What the facts of a turn are made from. */
export type FactPorts = {
  name(language: Language): Fact
  /** Whether the shop's own server tells of orders, so that a page's word of one is a claim. */
  serverTells: boolean
  currency(): string
  vocabulary(): Vocabulary
  /** Product and brand names, lower-cased. */
  names(): ReadonlySet<string>
  labelOf(kind: 'category' | 'colour', id: string, language: Language): string
  product(sku: string): Product | undefined
  passagesOf(topic: string, language: Language): readonly { heading: string }[]
  /** Where a page stands in the shop. */
  linkOf(topic: string, language: Language): string | undefined
  recommend(query: {
    need: Need
    language: Language
    exclude: readonly string[]
    maxPrice?: number
    popular: boolean
    order?: Superlative
    among?: readonly string[]
    like?: string
    alike?: readonly string[]
    nearest?: true
    soldOut?: boolean
    limit: number
  }): Promise<Recommendation>
  /** What the texts of the pages or of these products tell, or what comes nearest where they do not. */
  told(want: AnswerWant, products: readonly Product[], language: Language): Promise<Told | Nearest | undefined>
  /** How surely each sentence answers a question, while the reader is there and in time. */
  read: ReadSentences
  /** Whether one of these sentences surely answers a question, with the one before it where it leans on that. */
  answers(question: string, sentences: readonly string[], before?: string): Promise<boolean>
  /** The products that telling words of their titles mean. */
  meant(text: string, focus?: string, among?: readonly string[]): string[]
  /** How a message speaks of what is in view and of what it names besides. */
  speaksOf(text: string, inView: readonly string[]): Naming[]
  /** Some products of a kind, those the shop puts first. */
  ofKind(category: string, language: Language): Promise<readonly Product[]>
  /** What a new shopper is offered; `again`: somebody who has ordered before. */
  coupon(again?: boolean): Coupon | undefined
  /** The first-order coupon that takes most off these goods, and how much in minor units. */
  reduction(goods: readonly Goods[]): { code: string; off: number } | undefined
  /** What a parcel costs, in minor units, and from which sum of goods it costs nothing; nothing where the shop has not told. */
  shipping(): { fee: number; freeOver?: number } | undefined
  /** Whether it asks what a service of the shop's costs, which is in no name of its goods: sharpening, assembly. */
  asksServiceFee?(text: string, names: readonly string[]): boolean
  /** Whether the pages charge just this for something, in major units. */
  isChargedFor?(fee: number): boolean
  /** What the pages tell of a lower price for many pieces. */
  volumeRules(language: Language): VolumeRule[]
  /** What they tell of a lower price for some who buy. */
  buyerRules(language: Language): BuyerRule[]
  postage(language: Language): Postage
  /** What the pages tell of this, in sentences of their own. */
  ruleTold(rule: Rule, question: string, language: Language): RuleTold[]
  surcharges(language: Language): Surcharge[]
  /** What work they do to goods for a price. */
  services?(language: Language): Service[]
  unwrapped(language: Language): Unwrapped[]
  pageCodes(language: Language): PageCode[]
  /** Nothing while a person can take over; else that none can, and when one will be there. */
  away(language: Language): { hours?: Fact } | undefined
}
