import { hasHan } from '../language/brevity.ts'
import { holdsText } from '../language/holds-text.ts'
import type { Product } from '../store/catalogue.ts'
import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { type Sentence, underHeading } from './answers.ts'
import type { createNearSentences } from './near-sentences.ts'
import { productPrefix, sentencesOf } from './own-sentences.ts'
import { dot, type SentenceVectors } from './sentence-vectors.ts'
import type { ReadSentences } from './texts.ts'

/**
 * `logits`: how surely it answers each of what was asked, as the reader of texts takes it; above 0 rather than not. Of the message alone, where nothing that is told answers
 * that more surely than what is said.
 */
export type LookedOver = {
  said: { logits: number[] }[]
  /** What is not said; what answers the message most surely first. */
  told: (Untold & { logits: number[] })[]
  /** Whether any of it answers the message, and more surely than all that is said. */
  isSurer: boolean
}
type Untold = { text: string } & ({ sku: string } | { page: { topic: string; heading: string } })

/** Of the sentences nearest to what was asked as many are read, of the surest as many told. */
const most = { read: 24, told: 5 } as const
/** By so much less surely what is told may answer the message: what it leans on may tell more. */
const leeway = 3

export type LookOver = ReturnType<typeof createLookOver>

type Near = Record<Language, ReturnType<typeof createNearSentences>>

/**
 * How surely what a reply would say answers what was asked, and what else in the pages and in the texts of these products does: one look over everything, whatever way
 * led to the reply. Nothing while an encoder is away or late.
 */
export function createLookOver(passages: readonly Passage[], near: Near, vectors: SentenceVectors, read: ReadSentences) {
  const byId = new Map(passages.map(passage => [String(passage.id), passage]))
  const isWritten = new Set(passages.map(({ language }) => language))

  return async (
    asked: readonly [message: string, ...others: string[]],
    said: readonly string[],
    products: readonly Product[],
    language: Language,
    mayTell: (sentence: string) => boolean,
  ): Promise<LookedOver | undefined> => {
    const written = isWritten.has(language) ? language : language === 'zh' ? 'en' : 'zh'
    const all = [
      ...(await near[written]({ question: asked.join('\n') })),
      ...products.flatMap(product => sentencesOf(product, language, true, false)),
    ]
    const sentences = await nearest(asked, all)
    if (sentences === undefined) return undefined
    const untold = sentences.flatMap(sentence => {
      const from = mayTell(sentence.text) && !said.some(one => holdsText(one, sentence.text)) ? sourceOf(sentence) : undefined
      return from === undefined ? [] : [{ whole: underHeading(sentence), told: { text: sentence.text, ...from } }]
    })
    const [message, ...besides] = asked
    const logits = await read(message, [...said, ...untold.map(({ whole }) => whole)])
    if (logits === undefined) return undefined
    const saidBy = logits.slice(0, said.length)
    const surest = untold
      .map((one, at) => ({ ...one, logit: logits[said.length + at]! }))
      .sort((a, b) => b.logit - a.logit)
      .slice(0, most.told)
    const isSurer = surest.length > 0 && surest[0]!.logit > Math.max(0, ...saidBy) - leeway
    // Most replies are looked at no further: every other question would cost the reader about as much again.
    const others: number[][] = []
    for (const one of isSurer ? besides : []) {
      const found = await read(one, [...said, ...surest.map(({ whole }) => whole)])
      if (found === undefined) return undefined
      others.push(found)
    }
    const by = (logit: number, at: number) => [logit, ...others.map(one => one[at]!)]
    return {
      said: saidBy.map((logit, at) => ({ logits: by(logit, at) })),
      told: surest.map(({ told, logit }, at) => ({ ...told, logits: by(logit, said.length + at) })),
      isSurer,
    }
  }

  /** Of each question the sentences that its vector is nearest to. */
  async function nearest(asked: readonly string[], all: readonly Sentence[]): Promise<readonly Sentence[] | undefined> {
    if (all.length <= most.read) return all
    const isEnglish = !asked.some(hasHan) && !all.some(({ text }) => hasHan(text))
    const known = await vectors.of(all.map(underHeading), isEnglish)
    const questions = await Promise.all(asked.map(one => vectors.question(one, isEnglish)))
    const places = new Set<number>()
    for (const question of questions) {
      if (known === undefined || question === undefined) return undefined
      const likeness = known.map(({ whole }) => dot(question.whole, whole))
      const first = [...likeness.keys()].sort((a, b) => likeness[b]! - likeness[a]!)
      for (const at of first.slice(0, Math.ceil(most.read / asked.length))) places.add(at)
    }
    return [...places].map(at => all[at]!)
  }

  function sourceOf({ source }: Sentence): { sku: string } | { page: { topic: string; heading: string } } | undefined {
    const passage = byId.get(source)
    if (passage !== undefined) return { page: { topic: passage.topic, heading: passage.heading } }
    return source.startsWith(productPrefix) ? { sku: source.slice(productPrefix.length) } : undefined
  }
}
