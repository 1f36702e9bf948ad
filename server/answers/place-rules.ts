import { splitSentences } from '../shop/sentences.ts'
import type { Passage } from '../store/policies.ts'
import { asksFeeAlone, isOfOtherPlaces, isOfPlace, type Place, saidFor, tellsDays, tellsFee, toldFor } from './places-told.ts'
import { isShort } from './quoting.ts'

/** What stands in a passage behind a sentence of some place, without naming one: "Free on orders of £50 or more" below "England and Wales: £3.95". */
function ruledBy({ text }: Pick<Passage, 'text'>, sentence: string, place: Place): string | undefined {
  const sentences = splitSentences(text)
  const at = sentences.indexOf(sentence)
  if (at < 0 || toldFor(place, sentence) !== undefined || !(tellsFee(sentence) || tellsDuty.test(sentence))) return undefined
  return sentences.slice(0, at).findLast(one => toldFor(place, one) !== undefined)
}

const tellsDuty = /关税|\b(?:customs|dut(?:y|ies))\b/iu

/** "Alaska and Hawaii: $14.95. Takes 6 to 10 days": how long it takes right behind what a region costs is told of that region. */
function timedBy({ text }: Pick<Passage, 'text'>, sentence: string, place: Place): string | undefined {
  if (toldFor(place, sentence) !== undefined || !tellsDays(sentence)) return undefined
  const sentences = splitSentences(text)
  const before = sentences[sentences.indexOf(sentence) - 1]
  return before !== undefined && tellsFee(before) && toldFor(place, before) !== undefined ? before : undefined
}

/** Whether a sentence tells what holds for other places only, which it names itself or the sentence before it. */
export function isOfOthers(passage: Passage | undefined, sentence: string, place: Place): boolean {
  if (isOfOtherPlaces(sentence, place)) return true
  const told = passage === undefined ? undefined : (ruledBy(passage, sentence, place) ?? timedBy(passage, sentence, place))
  return told !== undefined && toldFor(place, told)?.applies === false
}

/** What the sentences after the one that is told for a place tell of its fees, where these are asked: "Alaska and Hawaii: $14. Free delivery does not apply here." */
function limitsOf({ text }: Passage, sentence: string, place: Place, question: string): string[] {
  if (!asksFeeAlone(question)) return []
  const sentences = splitSentences(text)
  const isOfIt = (one: string) => ruledBy({ text }, one, place) === sentence || (toldFor(place, one)?.applies === true && tellsFee(one))
  return sentences.slice(sentences.indexOf(sentence) + 1).filter(isOfIt)
}

/** What is said of a place as one quotation with its limits, or each by itself where only a part of a sentence is said; nothing where there are no limits. */
export function withLimits(
  passage: Passage | undefined,
  sentence: string,
  part: string | undefined,
  place: Place | undefined,
  question: string,
): string[] | undefined {
  const limits = passage === undefined || place === undefined ? [] : limitsOf(passage, sentence, place, question)
  const said = part ?? sentence
  const joined = said === sentence ? [[said, ...limits].join(/\p{Script=Han}/u.test(sentence) ? '' : ' ')] : [said, ...limits]
  if (limits.length > 0 && isShort(joined)) return joined
  return part === undefined ? undefined : [part]
}

/** "Shipping to Shanghai?": what it costs and how long it takes. */
export function besideIt(
  said: readonly string[],
  question: string,
  place: Place | undefined,
  others: readonly { passage: Passage | undefined; sentence: string }[],
  topic: string,
): string[] {
  if (place === undefined) return []
  const isSaid = (text: string) => said.some(one => one.includes(text))
  for (const { passage, sentence } of others) {
    if (passage?.topic !== topic || isSaid(sentence) || !isOfPlace(question, sentence, place)) continue
    const own = saidFor(place, toldFor(place, sentence)!, sentence)
    if (!isSaid(own)) return withLimits(passage, sentence, own, place, question) ?? [own]
  }
  return []
}
