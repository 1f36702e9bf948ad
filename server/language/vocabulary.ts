import type { Spelling } from './spelling.ts'

/** What the shop has, by the words shoppers use for it: lower-cased, both languages, from the catalogue. */
export type Vocabulary = {
  /** `only`: the one product of this kind, where there is one. */
  categories: { id: string; words: string[]; only?: string }[]
  colours: { id: string; words: string[] }[]
  sizes: string[]
  products: { sku: string; names: string[]; category?: string }[]
  currency: string
  /** Something is sold by its length. */
  byLength?: true
  /** Absent: words are found as they are written only. */
  spelling?: Spelling
}
