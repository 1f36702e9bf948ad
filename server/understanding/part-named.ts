import { isNamedFrom, type Named, nameScore } from './likely.ts'

/** An option that is named tells less than a word of a title. */
const ofOption = 0.4
/** By so much it must be called more than what else is in view; what is not in view by more, and by a word that is its own. */
const clearly = 0.1
const clearlyAfar = 0.3
const afarFrom = 0.6

/** "3 plum", 两瓶竹绿: what a part of a list calls by a word of its title or one of its options, the surest in view, where it counts pieces else the surest of the shop. */
export function namedInPart(spoken: readonly Named[], inView: ReadonlySet<string>, isCounted: boolean): string | undefined {
  const scored = spoken.flatMap(one =>
    one.refused > 0 ? [] : [{ sku: one.sku, score: nameScore(one) + ofOption * Math.min(1, one.option) }],
  )
  const surest = (among: typeof scored, from: number, by: number): string | undefined => {
    const [best, next] = among.filter(({ score }) => score > from).sort((a, b) => b.score - a.score)
    return best !== undefined && (next === undefined || best.score - next.score >= by) ? best.sku : undefined
  }
  const near = scored.filter(({ sku }) => inView.has(sku))
  const named = surest(near, isNamedFrom, clearly)
  // "And the handwritten card?" counts nothing of what is out of view.
  if (named !== undefined || !isCounted) return named
  const others = scored.filter(({ sku }) => !inView.has(sku))
  return surest(others, afarFrom, clearlyAfar)
}
