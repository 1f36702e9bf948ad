import { foldText } from './fold.ts'
import { isNegated } from './negation.ts'

const person = /人工(?:客服)?|真人|客服|\b(?:humans?|(?:real )?person|agents?|colleagues?)\b/gu
const refusedBefore = [
  /(?:不用|不要|别|不必|不需要|无需|先不)(?:再|帮我|给我|为我)?(?:转|找|叫|接)?(?:到|给)?$/u,
  /\b(?:(?:don'?t|do not|didn'?t) (?:need|want)|no need for|not)(?: to (?:speak|talk) (?:to|with))?(?: (?:a|an|any|your|another|real))* $/u,
]
const refusedAfter = /^(?:就|先)?(?:不用|不必|不需要|免了)/u

/** "I don't need a human", 人工不用: what sounds like a call for a person refuses one. */
export function refusesPerson(text: string): boolean {
  const folded = foldText(text)
  return [...folded.matchAll(person)].some(({ 0: word, index }) => {
    const [lead, tail] = [folded.slice(Math.max(0, index - 32), index), folded.slice(index + word.length)]
    return isNegated(folded, index, index + word.length) || refusedBefore.some(pattern => pattern.test(lead)) || refusedAfter.test(tail)
  })
}
