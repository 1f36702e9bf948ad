import type { EncoderMethods } from '../../models/encoder-service.ts'
import type { ModelProcess } from '../../models/host.ts'

/** Most texts whose vectors are kept, about 10 KB each. */
const most = 4000

/**
 * The same encoder, which is not asked a second time for the vectors of a shop's texts: most services of a test run have the same shop. What shoppers say is
 * embedded each time.
 */
export function remembering(encoder: ModelProcess<EncoderMethods>): ModelProcess<EncoderMethods> {
  const known = new Map<string, unknown>()

  async function each<T>(kind: string, texts: string[], ask: (missing: string[]) => Promise<T[]>): Promise<T[]> {
    const keyOf = (text: string) => `${kind} ${text}`
    const missing = [...new Set(texts.filter(text => !known.has(keyOf(text))))]
    const made = missing.length === 0 ? [] : await ask(missing)
    const fresh = new Map(missing.map((text, at) => [keyOf(text), made[at]!]))
    const found = texts.map(text => fresh.get(keyOf(text)) ?? (known.get(keyOf(text)) as T))
    for (const [key, vector] of fresh) known.set(key, vector)
    for (const key of [...known.keys()].slice(0, Math.max(0, known.size - most))) known.delete(key)
    return found
  }

  const call = (method: string, input: unknown, options?: { signal?: AbortSignal; deadlineMs?: number }): Promise<unknown> => {
    if (method === 'embed') {
      const { texts } = input as Parameters<EncoderMethods['embed']>[0]
      return each('embed', texts, missing => encoder.call('embed', { texts: missing }, options))
    }
    if (method === 'embedWords') {
      const words = input as Parameters<EncoderMethods['embedWords']>[0]
      if (words.as === 'passage')
        return each(`passage ${words.english}`, words.texts, missing => encoder.call('embedWords', { ...words, texts: missing }, options))
    }
    return encoder.call(method as 'embed', input as { texts: string[] }, options)
  }
  return { ...encoder, call: call as typeof encoder.call }
}
