import { hasHan } from '../language/brevity.ts'
import type { Product } from '../store/catalogue.ts'
import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { type Sentence, underHeading } from './answers.ts'
import type { createNearSentences } from './near-sentences.ts'
import { productPrefix, sentencesOf } from './own-sentences.ts'
import { dot, type SentenceVectors } from './sentence-vectors.ts'
import type { ReadSentences } from './texts.ts'

/** `logits`: how surely it answers each of what was asked, as the reader of texts takes it; above 0 rather than not. */
export type LookedOver = {
  said: { logits: number[] }[]
  /** Surest first. */
  told: ({ text: string; logits: number[] } & ({ sku: string } | { page: { topic: string; heading: string } }))[]
}

/** Of the sentences nearest to what was asked as many are read, of the surest as many told. */
const most = { read: 24, told: 5 } as const

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
    asked: readonly string[],
    said: readonly string[],
    products: readonly Product[],
    language: Language,
  ): Promise<LookedOver | undefined> => {
    const written = isWritten.has(language) ? language : language === 'zh' ? 'en' : 'zh'
    const question = asked.join('\n')
    const all = [...(await near[written]({ question })), ...products.flatMap(product => sentencesOf(product, language, true, false))]
    const sentences = await nearest(asked, all)
    if (sentences === undefined) return undefined
    const texts = [...said, ...sentences.map(underHeading)]
    const logits: number[][] = []
    for (const one of asked) {
      const found = await read(one, texts)
      if (found === undefined) return undefined
      logits.push(found)
    }
    const of = (at: number) => logits.map(one => one[at]!)
    const told = sentences.flatMap((sentence, at) => {
      const from = sourceOf(sentence)
      return from === undefined ? [] : [{ text: sentence.text, logits: of(said.length + at), ...from }]
    })
    const surest = ({ logits }: { logits: number[] }) => Math.max(...logits)
    return {
      said: said.map((_text, at) => ({ logits: of(at) })),
      told: told.sort((a, b) => surest(b) - surest(a)).slice(0, most.told),
    }
  }

  /** Of each question the sentences that its vector is nearest to. */
  async function nearest(asked: readonly string[], all: readonly Sentence[]): Promise<Sentence[] | undefined> {
    if (all.length <= most.read) return [...all]
    const isEnglish = !asked.some(hasHan) && !all.some(({ text }) => hasHan(text))
    const known = await vectors.of(all.map(underHeading), isEnglish)
    const places = new Set<number>()
    for (const one of asked) {
      const question = await vectors.question(one, isEnglish)
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
