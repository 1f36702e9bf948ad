import { readFileSync } from 'node:fs'
import { z } from 'zod'

/**
 * What tells for a product beside a wish. `meaning`: by how much more than the average product of those looked at it is like the wish, in cosines; `english`: the same by
 * the encoder for English texts; `named`, `mostNamed`:
 * the wish's words that it is called by, all and the rarest; `described`, `denied`: words that only its description has, or says the contrary of; `covered`: the share of
 * words that it holds at all; `kind`: of a kind of goods that was named; `found`, `foundFirst`: of the kind that was named and within the limits, among the best by words, and the best. `none`, `many`: that the shop has nothing of it, and the more (log 2) the more products are looked at, of
 * which some always come near. `room`: made for just as many people as are to share it, or for fewer or more. `needNamed`, `needTold`, `aspect`: what its name and all its texts tell of what people with such a need look for, and of what else is asked of goods
 * (`lexicon/`), each by how few tell it. `unsold`,
 * `unsoldAsked`: how much of the wish (0 to 1) is the name of a kind of goods of which none of them is, and the same where it is asked whether there are any; both speak for nothing.
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
  'needNamed',
  'needTold',
  'aspect',
  'room',
  'none',
  'many',
  'unsold',
  'unsoldAsked',
] as const
export type WishSign = (typeof wishSigns)[number]
/** Those of the shop as a whole. */
export const noneSigns = ['none', 'many', 'unsold', 'unsoldAsked'] as const satisfies readonly WishSign[]
export type NoneSigns = Readonly<Record<(typeof noneSigns)[number], number>>
export type WishSigns = Readonly<Record<Exclude<WishSign, keyof NoneSigns>, number>>

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
