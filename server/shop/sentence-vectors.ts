import { createHash } from 'node:crypto'

/** Most texts whose vectors are remembered: about 1.5 KB each. */
const most = 20_000

/** Vectors of sentences, made when first asked for and remembered; a changed text is another text. */
export function createSentenceVectors(embed: (texts: string[], patient: boolean) => Promise<Float32Array[] | undefined>) {
  const known = new Map<string, Float32Array>()
  const keyOf = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 22)

  /** One vector a text, or nothing while the encoder is away or late; `patient`: in the background. */
  async function of(texts: readonly string[], patient = false): Promise<Float32Array[] | undefined> {
    const keys = texts.map(keyOf)
    const missing = [...new Map(keys.flatMap((key, at) => (known.has(key) ? [] : [[key, texts[at]!] as const])))]
    if (missing.length > 0) {
      const vectors = await embed(
        missing.map(([, text]) => text),
        patient,
      )
      if (vectors === undefined) return undefined
      for (const [at, [key]] of missing.entries()) {
        const vector = vectors[at]
        if (vector !== undefined) known.set(key, vector)
      }
    }
    const found = keys.flatMap(key => known.get(key) ?? [])
    for (const key of [...known.keys()].slice(0, Math.max(0, known.size - most))) known.delete(key)
    return found.length === texts.length ? found : undefined
  }
  return { of }
}
