import { tellsOfShop } from './answers.ts'
import type { ReadSentences } from './texts.ts'

/** From this logit on a sentence that is quoted already answers another question as well. */
const surelyToo = 0.5
/** So much surer the reader is of a sentence that answers the second of two questions than where the first is asked alone. */
const raised = 1

/** Whether one of a few sentences answers a question, also where it leans on the one `before` it in the same message: "have they a guarantee, do I need the receipt". */
export async function answersToo(
  read: ReadSentences,
  question: string,
  sentences: readonly string[],
  before: string | undefined,
): Promise<boolean> {
  const logitsOf = async (asked: string) => (await read(asked, [...sentences])) ?? []
  const alone = await logitsOf(question)
  if (alone.some(logit => logit > surelyToo)) return true
  if (before === undefined) return false
  const first = await logitsOf(before)
  const both = await logitsOf(`${before}? ${question}`)
  const isRaised = (logit: number, at: number) =>
    logit > surelyToo && logit > (first[at] ?? 0) + raised && logit > (alone[at] ?? 0) + raised
  return both.some((logit, at) => isRaised(logit, at) || (logit > 0 && tellsOfShop(question, sentences[at]!)))
}
