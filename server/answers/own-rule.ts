import { isAmong } from '../language/goods.ts'
import { placesNamed } from '../language/places.ts'
import { inDigits } from '../shop/told-numbers.ts'
import { type Answer, asksOf, kindsTold, type Sentence, underHeading } from './answers.ts'
import { isOfOwnKind, kindAbove, ownOf } from './kind-rules.ts'
import { excludes } from './quoting.ts'
import type { ReadSentences } from './texts.ts'
import { goodsIn, type IsLess, withFirst } from './told-how.ts'

/**
 * "Which courier?" about a pushchair: what a page says of pushchairs comes before what it says of any parcel, where it tells as much of what is asked, or where the reader,
 * who is asked of "it" alone, takes it for the answer as soon as the question says of what.
 */
export async function ownRuleFirst(
  question: string,
  answers: readonly Answer[],
  sentences: readonly Sentence[],
  product: string | undefined,
  isLess: IsLess,
  read?: ReadSentences,
): Promise<readonly Answer[]> {
  const [best] = answers
  if (best === undefined || product === undefined || goodsIn(question).size > 0 || placesNamed(question).length > 0) return answers
  const likeliest = sentences[best.sentences[0]!.at]!
  const { topic, text } = likeliest
  const own = goodsIn(product)
  const least = Math.max(1, kindsTold(question, text))
  const names = ownOf(product)
  const isRuled = ({ heading, text }: Sentence) => isOfOwnKind(text, names) || kindAbove(heading, names) === 'own'
  if (topic === undefined || isRuled(likeliest)) return answers
  const told = answers.flatMap(answer => answer.sentences.map(one => ({ answer, one })))
  const ofPage = told.filter(({ one: { at } }) => sentences[at]!.topic === topic)
  const tells = ({ at }: { at: number }) => {
    const other = sentences[at]!
    return (
      !isLess(at, best.sentences[0]!.at) &&
      ((isAmong(goodsIn(other.text), own) && kindsTold(question, other.text) >= least) ||
        (isOfOwnKind(other.text, names) && isAlike(question, text, other.text)))
    )
  }
  const isMentioned = isAmong(goodsIn(text), own)
  const first =
    (isMentioned ? undefined : ofPage.find(({ one }) => tells(one))) ??
    (await readAgain(
      likeliest,
      ofPage.filter(({ one: { at } }) => isRuled(sentences[at]!)),
    ))
  if (first === undefined) return answers
  const { answer, one } = first
  // What takes sewn shoes out of the rule says nothing without the rule.
  if (goesBackIn.test(text) && excludes.test(sentences[one.at]!.text))
    return answer === best
      ? [withFirst(best, [best.sentences[0]!, one], best), ...answers.slice(1)]
      : [best, withFirst(answer, [one], best), ...answers.slice(1).filter(other => other !== answer)]
  return [withFirst(answer, [one], best), ...answers.filter(other => other !== answer)]

  async function readAgain(rule: Sentence, others: readonly { answer: Answer; one: Answer['sentences'][number] }[]) {
    const few = others.slice(0, mostReadAgain)
    if (few.length === 0 || read === undefined) return undefined
    const texts = [rule, ...few.map(({ one }) => sentences[one.at]!)].map(underHeading)
    const [least = 0, ...logits] = (await read(`${product}: ${question}`, texts)) ?? []
    const surest = logits.indexOf(Math.max(...logits))
    return (logits[surest] ?? Number.NEGATIVE_INFINITY) > Math.max(least, 0) ? few[surest] : undefined
  }
}
const mostReadAgain = 4

/** "Locks and pumps have five years" where the rule for all tells two; "helmets may come back only if the tag is on" where it tells within how many days. */
function isAlike(question: string, rule: string, other: string): boolean {
  if (goesBackIn.test(rule) && goesBackIn.test(other)) return true
  return asksOf('warranty', question) && term.test(inDigits(rule)) && term.test(inDigits(other))
}
const term = /\d+\s*(?:个?工作日|天|日|周|个?月|年)|\b\d+[ -](?:working |calendar )?(?:days?|weeks?|months?|years?)\b/iu
const goesBackIn =
  /[退换]|\b(?:returns?|returned|exchang\w*|swap\w*|refund|sen[dt]\b.{0,30}\bback|(?:come|bring|brought|taken?)\b.{0,20}\bback)\b/iu
