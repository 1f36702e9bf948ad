import type { LocalText } from '../../store/catalogue.ts'
import type { Language } from '../../wire.ts'

/** A text as a feed gives it: in a column of its language, or in one that tells none. */
export type FeedText = { plain?: string; zh?: string; en?: string }

/** A cell whose content must be understood; `field` is its column's name as the file has it. */
export type Cell = { text: string; line: number; field: string }

/** One thing that can be bought, with what its line says of the product it belongs to. */
export type Item = {
  line: number
  sku?: Cell
  /** What the variants of one product share; absent: a product of its own. */
  group?: string
  /** The product is known by the group also where only one variant is in it. */
  byGroup?: true
  title: FeedText
  description: FeedText
  brand: FeedText
  /** Steps of the category, the nearest last. */
  category: { plain?: string[]; zh?: string[]; en?: string[] }
  highlights: FeedText[]
  aliases: string[]
  tags: string[]
  price?: Cell
  /** Holds now and takes the place of the price, which is then the one compared with. */
  sale?: Cell
  compareAt?: Cell
  /** Of prices that do not name theirs. */
  currency?: string
  /** Absent: not counted. */
  stock?: number
  options: [name: string, text: FeedText][]
  image?: Cell
  url?: Cell
}

/** What a reader makes of a table. Of what it left out, why, and how many products. */
export type Items = { items: Item[]; skipped: ReadonlyMap<SkipReason, number>; faults: string[] }

export const skipReasons = ['draft', 'other_currency'] as const
export type SkipReason = (typeof skipReasons)[number]

/** Where a language is not told it is the one the text is written in. */
export function toLocal({ plain, zh, en }: FeedText, language: Language | undefined): LocalText {
  const own: LocalText = { ...(zh === undefined ? {} : { zh }), ...(en === undefined ? {} : { en }) }
  if (plain === undefined) return own
  return { [language ?? (/\p{Script=Han}/u.test(plain) ? 'zh' : 'en')]: plain, ...own }
}

export function isEmpty({ plain, zh, en }: FeedText): boolean {
  return plain === undefined && zh === undefined && en === undefined
}
