import { toBigrams } from './bigrams.ts'

/** The sentence of a text that answers a question best, exactly as it stands there; nothing when the text is empty. */
export async function bestSentence(
  question: string,
  text: string,
  embed: (texts: string[]) => Promise<Float32Array[] | undefined>,
): Promise<string | undefined> {
  const sentences = splitSentences(text)
  const [first] = sentences
  if (first === undefined || sentences.length === 1) return first
  const vectors = await embed([question, ...sentences])
  const asked = new Set(toBigrams(question))
  const scores = sentences.map((sentence, at) => {
    const words = toBigrams(sentence)
    const shared = words.filter(word => asked.has(word)).length / Math.sqrt(words.length + 1)
    return shared + 4 * cosine(vectors?.[0], vectors?.[at + 1])
  })
  return sentences[scores.indexOf(Math.max(...scores))]
}

export function splitSentences(text: string): string[] {
  return (text.match(/(?:[^。！？!?.\n]|\.(?=\d|\S))+(?:[。！？!?]|\.(?=\s|$)|\n|$)/gu) ?? [])
    .map(sentence => sentence.trim())
    .filter(sentence => sentence !== '')
}

function cosine(a: Float32Array | undefined, b: Float32Array | undefined): number {
  if (a === undefined || b === undefined) return 0
  let sum = 0
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0)
  return sum
}
