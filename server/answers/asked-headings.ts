import type { Passage } from '../store/policies.ts'
import type { Language } from '../wire.ts'
import { tellingTokens } from './answers.ts'

/** A heading that is a question: what stands below it is the shop's answer to just that. */
const isQuestion = /[?？]\s*$|[吗呢么]\s*$/u
/** Of all telling words of the two questions so many stand in both. */
const sameQuestion = 0.8
const fewestTokens = 2

/** The passages under a heading that asks what was asked, in their order; none where no page asks it. */
export function createAskedHeadings(passages: readonly Passage[]) {
  const asked = passages
    .map(passage => ({ passage, heading: passage.heading.split(' › ').at(-1) ?? '' }))
    .filter(({ heading }) => isQuestion.test(heading))
    .map(({ passage, heading }) => ({ passage, tokens: new Set(tellingTokens(heading)) }))
  return (question: string, language: Language): Passage[] => {
    const tokens = new Set(tellingTokens(question))
    const alike = asked.filter(one => one.passage.language === language && overlap(tokens, one.tokens) >= sameQuestion)
    const [first] = alike
    return first === undefined ? [] : alike.filter(({ passage }) => passage.heading === first.passage.heading).map(({ passage }) => passage)
  }
}

/** Jaccard's: what is in both of what is in either; nothing for questions of a single word. */
function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter(token => b.has(token)).length
  return both < fewestTokens ? 0 : both / (a.size + b.size - both)
}
