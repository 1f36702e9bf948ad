import { type Aspect, aspects, type Comment } from '../behaviours/behaviours.ts'
import type { Said } from './clusters.ts'

/** `other`: about none of the aspects, as what was missing from a parcel. */
export type ComplaintAspect = Aspect | 'other'
export type Complained = { aspect: ComplaintAspect; count: number; lately: number; examples: Said[] }

const mostExamples = 4

/**
 * Complaints by what they are about, the most first; one that is about two counts for both. `comments` tells of each what the models read in
 * it; `since`: from then on a complaint counts as of lately.
 */
export function byAspect(said: readonly Said[], comments: readonly Comment[], since: string): Complained[] {
  const groups = new Map<ComplaintAspect, Said[]>()
  for (const [place, one] of said.entries()) {
    const blamed = comments[place]!.aspects.filter(({ sentiment }) => sentiment !== 'positive').map(({ name }) => name)
    for (const aspect of blamed.length === 0 ? (['other'] as const) : new Set(blamed))
      groups.set(aspect, [...(groups.get(aspect) ?? []), one])
  }
  return [...groups]
    .map(([aspect, all]) => ({
      aspect,
      count: all.length,
      lately: all.filter(({ at }) => at >= since).length,
      examples: distinct(all),
    }))
    .sort((a, b) => b.count - a.count || orderOf(a.aspect) - orderOf(b.aspect))
}

const orderOf = (aspect: ComplaintAspect) => (aspect === 'other' ? aspects.length : aspects.indexOf(aspect))

/** The latest of each wording. */
function distinct(said: readonly Said[]): Said[] {
  const latest = new Map<string, Said>()
  for (const one of said) if (one.at > (latest.get(one.text)?.at ?? '')) latest.set(one.text, one)
  return [...latest.values()].sort((a, b) => b.at.localeCompare(a.at)).slice(0, mostExamples)
}
