import { countryOf, placesNamed } from '../language/places.ts'
import { splitSentences } from '../shop/sentences.ts'
import type { Passage } from '../store/policies.ts'

const sends = /[送寄运发]|\b(?:deliver|ship|post|send|mail)(?:s|ed|ing)?\b|\bsent\b/iu
const refuses = /[不未没]|\b(?:not|no|cannot|never|unable)\b|n['’]t\b/iu
/** Other lands than those that are named. */
const opens =
  /海外|国外|境外|全球|世界|其[他余它](?:的)?(?:国家|地区)|等(?:国家|地区|地|国)|包括|比如|例如|\b(?:abroad|overseas|international(?:ly)?|worldwide|world|anywhere|elsewhere|such as|including|e\.?g|for example|other (?:countries|places|destinations)|rest of|most of|many|further|and more|other lands|countries)\b/iu
/** "Within the UK", 国内. */
const ofHome = /\b(?:within|across|inside|around|throughout|mainland|domestic)\b|国内|境内/iu

/** Countries that a heading calls the shop's own. */
export const homeOfHeading = (heading: string): string[] =>
  ofHome.test(heading) ? placesNamed(heading).flatMap(({ ids }) => ids.flatMap(id => countryOf(id) ?? [])) : []

/**
 * Sentences that list the lands to which parcels go, "we post to Ireland, France and Germany for £12", where the pages say so of no others: to any that is not among them nothing
 * goes. Nothing where a sentence speaks of lands without naming them, or the list is of one.
 */
export function landsListed(passages: readonly Passage[], home: string | undefined): ReadonlySet<string> {
  const listed = new Set<string>()
  if (home === undefined) return listed
  for (const { text } of passages) {
    for (const sentence of splitSentences(text)) {
      if (!sends.test(sentence) || refuses.test(sentence)) continue
      if (opens.test(sentence)) return new Set()
      const lands = new Set(placesNamed(sentence).map(({ ids }) => (ids.length === 1 ? countryOf(ids[0]!) : undefined)))
      // "The EU" or "the UK" among them is more than one land.
      if (lands.size >= fewest && !lands.has(undefined) && !lands.has(home)) listed.add(sentence)
    }
  }
  return listed
}
const fewest = 2
