import { placesNamed } from '../dialogue/places.ts'

/** "We post from Sheffield", 从杭州发货: where parcels come from is nowhere that they go. */
export const withoutOrigin = (words: string): string =>
  placesNamed(words).reduceRight((left, { from, to }) => {
    const isOrigin = fromThere.test(left.slice(Math.max(0, from - 24), from)) || sentFrom.test(left.slice(to, to + 8))
    return isOrigin ? `${left.slice(0, from)} ${left.slice(to)}` : left
  }, words)
const fromThere = /\b(?:from|out of|based in)(?: (?:our|the|a)(?: \p{L}+){0,2}(?: in)?)? $|[从由自]$/iu
const sentFrom = /^(?:仓库?|本地|直)?(?:发货|发出|寄出|直发)/u
