import type { Superlative } from '../language/superlatives.ts'
import type { Product, Variant } from '../store/catalogue.ts'
import type { Language } from '../wire.ts'

export type Wish = {
  language: Language
  /** The shopper's words; empty: what the shop itself puts first. */
  text: string
  /** Whom it is for, in a word. */
  whom?: string
  /** The newest message as it was said, and its vector: what it means as a whole. */
  told?: { text: string; vector: Float32Array }
  vector?: Float32Array
  category?: string
  /** What of the text names the kind of goods, where that was heard. */
  called?: string
  /** Minor units. */
  minPrice?: number
  maxPrice?: number
  /** The sum that was said where these two only lie around it. */
  about?: number
  colour?: string
  /** All words of that colour. */
  colourWords?: readonly string[]
  notColour?: string
  /** All words of the one that is refused. */
  notColourWords?: readonly string[]
  size?: string
  /** Words that name the category and so tell nothing about which of its products is meant. */
  categoryWords?: readonly string[]
  /** Words or kinds that were refused. */
  avoid?: readonly string[]
  /** Years, of whom it is for. */
  age?: number
  /** What it is to go with: none of that is meant. */
  forWhat?: string
  /** How many are to share it. */
  people?: number
  /** Words that tell how large or heavy somebody is. */
  measured?: string
  /** Only what costs less than before. */
  sale?: boolean
  /** `maxPrice` undercuts what was shown: what costs more is no answer. */
  undercuts?: boolean
  order?: Superlative
  /** Only these are looked at: "the cheapest of those". */
  among?: readonly string[]
  /** Another of the kind of this product is wanted, unless the wish names a kind itself. */
  like?: Product
  /** A person was named rather than a thing: anything may suit. */
  open?: boolean
  /** There is none of it: what comes nearest. */
  nearest?: true
  /** To be given away. */
  gift?: boolean
  /** Also what cannot be had now. */
  soldOut?: boolean
  exclude?: readonly string[]
  limit?: number
}

/** A wish with the goods it names. */
export type KindWish = Wish & {
  goods: ReadonlySet<number>
  /** The words that named them, unless they name a whole section. */
  calledBy: readonly string[]
  /** The message as a whole, so that what it means tells beside its words. */
  whole?: true
}

/** `likeness`: by how much more than the average product it is like the wish, in cosines. */
export type Candidate = { product: Product; variant: Variant; score: number; likeness?: number }

export type Limit = 'budget' | 'colour' | 'size'

export function has(wish: Wish, name: Limit): boolean {
  if (name === 'budget') return wish.minPrice !== undefined || wish.maxPrice !== undefined
  return name === 'colour' ? wish.colour !== undefined || wish.notColour !== undefined : wish.size !== undefined
}

export function without<W extends Wish>(wish: W, dropped: readonly Limit[]): W {
  const { minPrice, maxPrice, colour, notColour, size, ...rest } = wish
  return {
    ...rest,
    ...(dropped.includes('budget')
      ? {}
      : { ...(minPrice === undefined ? {} : { minPrice }), ...(maxPrice === undefined ? {} : { maxPrice }) }),
    ...(dropped.includes('colour')
      ? {}
      : { ...(colour === undefined ? {} : { colour }), ...(notColour === undefined ? {} : { notColour }) }),
    ...(dropped.includes('size') || size === undefined ? {} : { size }),
  } as W
}
