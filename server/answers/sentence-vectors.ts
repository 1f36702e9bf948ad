import { createHash } from 'node:crypto'
import type { WordVectors } from './word-match.ts'

/** Most texts whose vectors are remembered: about 10 KB each. Of questions those of a few turns: one is asked for several times in its own. */
const most = { texts: 6_000, questions: 64 } as const

/** `english`: by the encoder that knows English alone; `patient`: in the background, however long it takes. */
export type EmbedWords = (
  texts: string[],
  how: { as: 'query' | 'passage'; english: boolean; patient: boolean },
) => Promise<WordVectors[] | undefined>

export type SentenceVectors = ReturnType<typeof createSentenceVectors>

/** Vectors of sentences and their words, made when first asked for and remembered; a changed text is another text. */
export function createSentenceVectors(embed: EmbedWords) {
  const known = new Map<string, WordVectors>()
  const asked = new Map<string, Promise<WordVectors[] | undefined>>()
  const keyOf = (text: string, english: boolean) => createHash('sha256').update(`${english} ${text}`).digest('base64url').slice(0, 22)

  return {
    /** Each text's vectors, or nothing while the encoder is away or late. */
    async of(texts: readonly string[], english: boolean, patient = false): Promise<WordVectors[] | undefined> {
      const keys = texts.map(text => keyOf(text, english))
      const missing = [...new Map(keys.flatMap((key, at) => (known.has(key) ? [] : [[key, texts[at]!] as const])))]
      if (missing.length > 0) {
        const vectors = await embed(
          missing.map(([, text]) => text),
          { as: 'passage', english, patient },
        )
        if (vectors === undefined) return undefined
        for (const [at, [key]] of missing.entries()) {
          const vector = vectors[at]
          if (vector !== undefined) known.set(key, vector)
        }
      }
      const found = keys.flatMap(key => known.get(key) ?? [])
      for (const key of [...known.keys()].slice(0, Math.max(0, known.size - most.texts))) known.delete(key)
      return found.length === texts.length ? found : undefined
    },

    /** A question's vectors, or nothing while the encoder is away or late. */
    async question(text: string, english: boolean): Promise<WordVectors | undefined> {
      const key = `${english} ${text}`
      const asking = asked.get(key) ?? embed([text], { as: 'query', english, patient: false })
      asked.set(key, asking)
      for (const old of [...asked.keys()].slice(0, Math.max(0, asked.size - most.questions))) asked.delete(old)
      const vectors = await asking
      // What was late may be in time once more.
      if (vectors === undefined) asked.delete(key)
      return vectors?.[0]
    },
  }
}

/** Of vectors of length 1, their cosine. */
export function dot(a: Float32Array, b: Float32Array): number {
  let sum = 0
  for (let at = 0; at < a.length; at += 1) sum += a[at]! * b[at]!
  return sum
}
