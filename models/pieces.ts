import { tokensOf } from './overlap.ts'

type Encode = (text: string) => number[]

/**
 * A text as ids of at most `longest` each: whole where it fits, otherwise cut at the ends of its sentences, and of the pieces the `most` that
 * share most words with the question, in their order; of those that share as many, the one that says most that is new. What such a text says again is
 * read once.
 */
export function piecesOf(text: string, question: string, encode: Encode, { longest, most }: { longest: number; most: number }): number[][] {
  const whole = text.length <= 6 * longest ? encode(text) : undefined
  if (whole !== undefined && whole.length <= longest) return [whole]
  const pieces: { text: string; ids: number[] }[] = []
  for (const sentence of new Set(sentencesOf(text, 4 * longest))) {
    const ids = encode(sentence)
    for (let from = 0; from < ids.length; from += longest) {
      const part = ids.slice(from, from + longest)
      const last = pieces.at(-1)
      if (last !== undefined && last.ids.length + part.length <= longest) {
        last.ids.push(...part)
        last.text += sentence
      } else pieces.push({ text: sentence, ids: part })
    }
  }
  if (pieces.length <= most) return pieces.length === 0 ? [[]] : pieces.map(({ ids }) => ids)
  const asked = new Set(tokensOf(question))
  const own = pieces.map(piece => new Set(tokensOf(piece.text)))
  const shared = own.map(tokens => [...tokens].filter(token => asked.has(token)).length)
  const told = new Set<string>()
  const chosen = new Set<number>()
  while (chosen.size < most) {
    const left = [...pieces.keys()].filter(at => !chosen.has(at))
    const news = new Map(left.map(at => [at, [...own[at]!].filter(token => !told.has(token)).length]))
    const [next] = left.sort((x, y) => shared[y]! - shared[x]! || news.get(y)! - news.get(x)! || x - y)
    chosen.add(next!)
    for (const token of own[next!]!) told.add(token)
  }
  return [...chosen].sort((x, y) => x - y).map(at => pieces[at]!.ids)
}

/** Cut behind full stops; what runs on without one is cut at `longest` characters. */
function sentencesOf(text: string, longest: number): string[] {
  const sentences = text.match(/[^。！？；.!?;\n]+[。！？；.!?;\n]*|[。！？；.!?;\n]+/g) ?? []
  return sentences.flatMap(sentence => {
    const parts: string[] = []
    for (let from = 0; from < sentence.length; from += longest) parts.push(sentence.slice(from, from + longest))
    return parts
  })
}
