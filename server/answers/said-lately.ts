import type { AnswerWant } from '../dialogue/wants.ts'
import type { Scores, Sentence } from './answers.ts'
import { inSoManyWords, toldHow } from './told-how.ts'

/** So much speaks against a sentence that a reply has quoted, the last one and the one before, and of a thing's own text where the same is asked once more, in nats. */
const worth = { again: -1.5, againOfGoods: -2.5, last: -1.2, before: -0.5 } as const

/**
 * What was quoted just now tells what is asked after it only where it surely does: whoever asks on wants to know something else, and whoever asks the same
 * once more was not content.
 */
export function lessSaid(
  scores: Scores,
  sentences: readonly Sentence[],
  { quoted = [], again, question: asked }: Pick<AnswerWant, 'quoted' | 'again' | 'question'>,
  question: string,
  product: string | undefined,
): Scores {
  const [last, before] = [saidIn(quoted.at(-1)), saidIn(quoted.at(-2))]
  if (quoted.every(said => said.length === 0)) return scores
  const isTied = ({ text, topic }: Sentence): boolean => {
    const told = toldHow(question, text, product)
    return (told !== 'open' && told !== 'untold') || (topic !== undefined && inSoManyWords(question, text))
  }
  const when = sentences.map(({ text }) => {
    return last(text) ? 'last' : before(text) ? 'before' : undefined
  })
  const isTwice = ({ text }: Sentence): boolean => before(text)
  // What answers in its place must be about it as well.
  const hasOther = again !== undefined && sentences.some((sentence, at) => when[at] !== 'last' && isTied(sentence))
  const less = (at: number): number => {
    const said = when[at]
    if (said === undefined || (again !== undefined && said === 'before')) return 0
    const ofAgain = sentences[at]!.topic === undefined ? worth.againOfGoods : worth.again
    if (isTied(sentences[at]!)) return hasOther ? ofAgain : 0
    if (again === undefined) return worth[said]
    // "That's not what I asked", and nothing is said a third time.
    return again === asked || isTwice(sentences[at]!) ? Number.NEGATIVE_INFINITY : ofAgain
  }
  const lessened = scores.sentences.map((score, at) => score + less(at))
  if (again !== undefined) return { ...scores, sentences: lessened }
  // It gives way to what answers in the same sort of text, not to nothing.
  const [was, now] = [scores.sentences, lessened].map(all => all.indexOf(Math.max(...all)))
  const isOfSame = (sentences[was!]?.topic === undefined) === (sentences[now!]?.topic === undefined)
  return isOfSame && lessened[now!]! >= scores.nothing ? { ...scores, sentences: lessened } : scores
}

/** Whether a sentence was quoted: whole, or as a part that is long enough to be no chance. */
function saidIn(quoted: readonly string[] = []): (text: string) => boolean {
  const said = quoted.map(plain)
  return text => {
    const sentence = plain(text)
    return said.some(one => one === sentence || (sentence.length >= leastPart && one.includes(sentence)))
  }
}
const leastPart = 5

const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
