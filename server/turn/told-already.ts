import type { Found } from '../dialogue/found.ts'
import type { AnswerWant, Want } from '../dialogue/wants.ts'
import { asksOnlyHow } from '../language/question-words.ts'
import { quotesIn, sentencesIn } from '../language/quotations.ts'
import { ofMoney } from '../language/sums.ts'
import type { Facts } from './ports.ts'

/**
 * "Is the clay included? Does she have to bring her own?": that one half is not told is not said beside a sentence which answers it as well, and what only comes near is
 * not quoted beside it; nor is what else may tell what a bare "and how much is that" asks.
 */
export async function withoutToldAlready(
  wants: readonly Want[],
  found: readonly Found[],
  { answers }: Pick<Facts, 'answers'>,
): Promise<Found[]> {
  if (answers === undefined) return [...found]
  const quoted = found.map(one => (isQuotedPlainly(one) ? quotedIn(one) : []))
  const isSummed = found.some(one => one.want === 'total' && one.total !== undefined)
  return Promise.all(
    found.map(async (one, at) => {
      const want = wants[at]
      if (want?.want !== 'answer' || !isLeftOpen(want, one)) return one
      const isBare = asksOnlyHow(want.question)
      if (isBare && isSummed && ofMoney(want.question)) return { want: 'answer' as const, unasked: true as const }
      const others = quoted.filter((_, place) => (isBare ? place < at : place !== at)).flat()
      const before = wants[at - 1]
      const isOfPages = before?.want === 'answer' && (before.about === 'pages' || before.of === 'shop')
      const first = isOfPages ? before.question : undefined
      return others.length > 0 && (await answers(want.question, others.slice(0, mostRead), first))
        ? { want: 'answer' as const, unasked: true as const }
        : one
    }),
  )
}

/** In sentences: what a reply quotes is short. */
const mostRead = 8

const isLeftOpen = (want: AnswerWant, found: Found): boolean =>
  found.want === 'answer' &&
  found.detail === undefined &&
  found.verdict === undefined &&
  found.unasked === undefined &&
  want.each !== true &&
  (found.quote === undefined || found.near === true || asksOnlyHow(want.question))

const isQuotedPlainly = (found: Found): boolean => found.want === 'detail' || (found.want === 'answer' && found.near !== true)

function quotedIn(found: Found): string[] {
  const text = found.want === 'answer' ? (found.quote ?? found.detail?.text)?.text : found.want === 'detail' ? found.text?.text : undefined
  return text === undefined ? [] : quotesIn(text).flatMap(quote => sentencesIn(quote, 2))
}
