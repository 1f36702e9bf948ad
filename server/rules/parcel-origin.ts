import { type PlaceNamed, placesNamed } from '../language/places.ts'

/** "We post from Sheffield", 从杭州发货: where parcels come from is nowhere that they go. */
export const withoutOrigin = (words: string): string =>
  placesNamed(words).reduceRight(
    (left, place) => (isOrigin(left, place) ? `${left.slice(0, place.from)} ${left.slice(place.to)}` : left),
    words,
  )

export const isOrigin = (words: string, { from, to }: PlaceNamed): boolean =>
  fromThere.test(words.slice(Math.max(0, from - 40), from)) || sentFrom.test(words.slice(to, to + 8))
const fromThere = /\b(?:from|out of|based in)(?: (?:our|the|a)(?: \p{L}+){0,2}(?: in)?)?(?: \p{L}+,)? $|[从由自]$/iu
const sentFrom = /^(?:仓库?|本地|直)?(?:发货|发出|寄出|直发)/u
