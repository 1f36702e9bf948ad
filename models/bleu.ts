/** What is compared with what: a reply, its references and their language. */
export type Compared = { reply: string; references: readonly string[]; language: 'zh' | 'en' }

const longest = 4

/**
 * Corpus BLEU-4 with several references (Papineni et al. 2002), 0 to 1: lower-cased, English cut by the rules of mteval-v13a, Chinese into
 * characters; brevity against the reference nearest in length; an order without a hit counts as half of the one before (exponential smoothing).
 */
export function corpusBleu(rows: readonly Compared[]): number {
  const hits = new Array<number>(longest).fill(0)
  const totals = new Array<number>(longest).fill(0)
  let length = 0
  let wanted = 0
  for (const { reply, references, language } of rows) {
    const written = tokensOf(reply, language)
    const given = references.map(reference => tokensOf(reference, language))
    length += written.length
    wanted += nearest(
      written.length,
      given.map(tokens => tokens.length),
    )
    for (let order = 1; order <= longest; order++) {
      const most = new Map<string, number>()
      for (const tokens of given) for (const [gram, count] of gramsOf(tokens, order)) most.set(gram, Math.max(most.get(gram) ?? 0, count))
      for (const [gram, count] of gramsOf(written, order)) {
        hits[order - 1]! += Math.min(count, most.get(gram) ?? 0)
        totals[order - 1]! += count
      }
    }
  }
  if (length === 0 || totals[0] === 0) return 0
  let smoothing = 1
  let logarithms = 0
  for (let order = 0; order < longest; order++) {
    if (totals[order] === 0) return 0
    if (hits[order] === 0) smoothing *= 2
    logarithms += Math.log((hits[order] || 1 / smoothing) / totals[order]!)
  }
  const brevity = length >= wanted ? 1 : Math.exp(1 - wanted / length)
  return brevity * Math.exp(logarithms / longest)
}

/** Lower-cased tokens of a reply: words and marks in English, characters in Chinese. */
export function tokensOf(text: string, language: 'zh' | 'en'): string[] {
  const lower = text.toLowerCase()
  if (language === 'zh') return [...lower.replace(/\s/gu, '')]
  return ` ${lower
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')} `
    .replace(/([{-~[-` -&(-+:-@/])/g, ' $1 ')
    .replace(/([^0-9])([.,])/g, '$1 $2 ')
    .replace(/([.,])([^0-9])/g, ' $1 $2')
    .replace(/([0-9])(-)/g, '$1 $2 ')
    .split(/\s+/)
    .filter(token => token !== '')
}

export function gramsOf(tokens: readonly string[], order: number): Map<string, number> {
  const grams = new Map<string, number>()
  for (let at = 0; at + order <= tokens.length; at++) {
    const gram = tokens.slice(at, at + order).join('\u0000')
    grams.set(gram, (grams.get(gram) ?? 0) + 1)
  }
  return grams
}

function nearest(length: number, lengths: readonly number[]): number {
  return lengths.reduce((best, other) => {
    const [distance, least] = [Math.abs(other - length), Math.abs(best - length)]
    return distance < least || (distance === least && other < best) ? other : best
  }, lengths[0] ?? 0)
}
