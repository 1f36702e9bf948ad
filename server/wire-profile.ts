import type { Language } from './wire.ts'

/** A text in both languages. */
export type Words = Record<Language, string>

/** What a belief may be about. */
export const beliefSubjects = ['category', 'maker', 'price', 'size'] as const
export type BeliefSubject = (typeof beliefSubjects)[number]

/** What beliefs rest on: a look at a product, a search, a list of wishes, the cart, an order, the shopper's own words. */
export const evidenceKinds = ['viewed', 'searched', 'saved', 'added', 'ordered', 'said'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

export const buyingStages = ['discovering', 'comparing', 'ready', 'leaving'] as const
export type BuyingStage = (typeof buyingStages)[number]

/**
 * How much may be known: `visits`: all that was seen of the visitor; `conversation`: without consent, what was said and done in the conversation;
 * `words`: after a refusal, what was said in it; `nothing`: of a machine.
 */
export const profileBases = ['visits', 'conversation', 'words', 'nothing'] as const
export type ProfileBasis = (typeof profileBases)[number]

/** `weight`: the evidence, each piece the less the older it is; `share`: of all of the same subject, 0 … 1; times are ISO 8601. */
export type Belief = {
  subject: BeliefSubject
  id: string
  label: Words
  weight: number
  share: number
  because: Words
  counts: Partial<Record<EvidenceKind, number>>
  first: string
  last: string
}

/** What is known of a visitor besides their likings. */
export type Trait = { name: 'visits' | 'device' | 'language' | 'source'; value: string; label: Words; because: Words }

/** What is believed of a shopper, and what each of it rests on. Computed when it is asked for: nothing of it is kept. */
export type Profile = {
  basis: ProfileBasis
  because: Words
  stage?: { name: BuyingStage; label: Words; because: Words }
  traits: Trait[]
  beliefs: Belief[]
  /** What they were interested in, the most first, by the same evidence. */
  products: { sku: string; title: Words; weight: number; counts: Belief['counts']; last: string }[]
}
