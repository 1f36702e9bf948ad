import type { Language } from '../wire.ts'
import { tellingTokens } from './answers.ts'
import { termKept } from './limits.ts'
import { type Place, toldFor, verdictFor } from './places-told.ts'
import { sizeAdvice, sizeToldIn } from './size-chart.ts'
import { verdictOf, verdictWords } from './verdict.ts'

/** Who asks: about which goods, by their title and kind, and for which place. */
export type Asking = { language: Language; product?: string | undefined; place?: Place | undefined }

/** What a sentence comes to for just this question: the part of it that speaks of the size, the place or the time that was told, and what follows in a word. */
export function applied(
  question: string,
  sentence: string,
  { language, product, place }: Asking,
  isOfPage: boolean,
): { part?: string; verdict?: string } {
  const chart = sizeToldIn(sentence, question)
  if (chart !== undefined) return { part: chart.said, verdict: sizeAdvice(chart.sizes, language) }
  const ofGoods = product === undefined || !isOfPage ? undefined : partFor(product, sentence)
  const there = place === undefined ? undefined : toldFor(place, sentence)
  const whether =
    there?.applies === true ? verdictFor(question, there.part) : verdictOf(question, sentence, product === undefined ? [] : [product])
  const verdict =
    whether === undefined
      ? termKept(question, sentence, language)
      : verdictWords(whether, there?.applies === true ? `可以 ${question}` : question, language)
  const isShorter = there?.applies === true && (there.part !== sentence || whether !== undefined)
  const part = isShorter ? there.part : ofGoods
  return {
    ...(part === undefined ? {} : { part }),
    ...(verdict === undefined ? {} : { verdict }),
  }
}

const term = /\d[\s-]*(?:天|日|周|个?月|年|(?:day|week|month|year)s?\b)/iu

/** Of "electronics carry 12 months, tents and backpacks 24 months, others 3" what is said of such goods by name; nothing where not just one part is. */
function partFor(product: string, sentence: string): string | undefined {
  const parts: string[] = []
  let begun = ''
  for (const piece of sentence.split(/(?<=[，,；;])/u)) {
    begun += piece
    if (!term.test(piece)) continue
    parts.push(begun)
    begun = ''
  }
  if (parts.length < 2) return undefined
  const names = new Set(tellingTokens(product))
  const [named, another] = parts.filter(part => tellingTokens(part).some(token => names.has(token)))
  return named === undefined || another !== undefined ? undefined : named.replace(/[\s，,；;。.]+$/u, '').trim()
}
