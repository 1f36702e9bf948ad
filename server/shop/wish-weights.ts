import { readFileSync } from 'node:fs'
import { z } from 'zod'

/**
 * What tells for a product beside a wish. `meaning`: by how much more than the average product of those looked at it is like the wish, in cosines; `english`: the same by
 * the encoder for English texts; `named`, `mostNamed`:
 * the wish's words that it is called by, all and the rarest; `described`, `denied`: words that only its description has, or says the contrary of; `covered`: the share of
 * words that it holds at all; `kind`: of a kind of goods that was named; `found`, `foundFirst`: of the kind that was named and within the limits, among the best by words, and the best. `none`, `many`: that the shop has nothing of it, and the more (log 2) the more products are looked at, of
 * which some always come near.
 */
export const wishSigns = [
  'meaning',
  'english',
  'named',
  'mostNamed',
  'described',
  'denied',
  'covered',
  'kind',
  'found',
  'foundFirst',
  'none',
  'many',
] as const
export type WishSign = (typeof wishSigns)[number]
export type WishSigns = Readonly<Record<Exclude<WishSign, 'none' | 'many'>, number>>

/**
 * Fitted by `node dist/test/bench/wishes.js --fit`: `en` for English wishes and texts by both encoders, `alone` where the one for English has not told. `beside`: below this
 * share of what the first is worth nothing is shown beside it.
 */
export type WishWeights = Readonly<Record<'zh' | 'en' | 'alone', Readonly<Record<WishSign, number>>>> & { readonly beside: number }

const weights = z.strictObject(Object.fromEntries(wishSigns.map(name => [name, z.number()])) as Record<WishSign, z.ZodNumber>)
const schema = z.strictObject({ zh: weights, en: weights, alone: weights, beside: z.number().min(0).max(1) })

/** Throws, naming the file, where a weight is missing. */
export function readWishWeights(file: string): WishWeights {
  const read = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (read.success) return read.data
  throw new Error(`${file}: ${z.prettifyError(read.error)}`)
}
