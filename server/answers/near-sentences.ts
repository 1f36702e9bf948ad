import { toBigrams } from '../language/bigrams.ts'
import { type LongWork, often } from '../language/long-work.ts'
import { topicMatches } from '../shop/policy-topics.ts'
import { type Sentence, tellingTokens, tellsConcept } from './answers.ts'

/** Sentences that are compared with a question word by word: more than most shops have, and few enough to be quick. */
export const mostCompared = 192

/** What is asked, as far as it is known before anything is compared. */
export type Asked = { question: string; before?: string; topic?: string; page?: { topic: string } }

/** What speaks for a sentence beside shared words, in the unit of a rare one. */
const worth = { topic: 1, page: 0.5, concept: 1 } as const

/**
 * Which of many sentences a question may be about, by the cheap signs alone: shared words, the kind of thing that is asked, the page's topic.
 * A shop of few sentences is looked through whole, as it stands. The index is made when first asked for.
 */
export function createNearSentences(sentences: readonly Sentence[], run: <T>(work: LongWork<T>) => Promise<T>) {
  let index: Promise<Index> | undefined
  return async (asked: Asked): Promise<readonly Sentence[]> => {
    if (sentences.length <= mostCompared) return sentences
    index ??= run(indexInSteps(sentences))
    return run(nearestInSteps(sentences, await index, asked))
  }
}

/** The places of the sentences that hold a token, in themselves or in their headings. */
type Index = ReadonlyMap<string, readonly number[]>

function* indexInSteps(sentences: readonly Sentence[]): LongWork<Index> {
  const places = new Map<string, number[]>()
  for (const [at, { heading, text }] of sentences.entries()) {
    if (at % 16 === 0) yield
    for (const token of new Set(toBigrams(`${heading} ${text}`))) {
      const known = places.get(token)
      if (known === undefined) places.set(token, [at])
      else known.push(at)
    }
  }
  return places
}

function* nearestInSteps(sentences: readonly Sentence[], index: Index, { question, before, topic, page }: Asked): LongWork<Sentence[]> {
  const scores = new Float64Array(sentences.length)
  const rarest = Math.log(1 + sentences.length)
  for (const token of new Set([...tellingTokens(question), ...tellingTokens(before ?? '')])) {
    yield
    const places = index.get(token) ?? []
    const rarity = Math.log(1 + sentences.length / Math.max(1, places.length)) / rarest
    for (const at of places) scores[at]! += rarity
  }
  const asks = tellsConcept(question)
  const ofTopic = new Map<string, boolean>()
  for (const [at, { text: told, topic: own }] of sentences.entries()) {
    if (at % often === 0) yield
    if (asks(told)) scores[at]! += worth.concept
    if (own === undefined) continue
    if (topic !== undefined) {
      const matches = ofTopic.get(own) ?? topicMatches(own, topic)
      ofTopic.set(own, matches)
      if (matches) scores[at]! += worth.topic
    }
    if (own === page?.topic) scores[at]! += worth.page
  }
  yield
  // In the order of the pages: which sentence opens one is a sign.
  return Array.from(scores.keys())
    .sort((a, b) => scores[b]! - scores[a]! || a - b)
    .slice(0, mostCompared)
    .sort((a, b) => a - b)
    .map(at => sentences[at]!)
}
