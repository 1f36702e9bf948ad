import { atOnce, type LongWork } from '../language/long-work.ts'

/** A text's words, row after row of `values`, each a vector of this `length`; `whole` is the text's own vector, of length 1. */
export type WordVectors = { count: number; length: number; values: Int8Array; whole: Float32Array }

export type WordMatch = {
  /** How well each text holds the question's words, as far as it stands out of the others: above 4 little doubt is left. */
  fit: readonly number[]
  /** How much of the question no text comes near, about 0 … 2. */
  untold: number
}

/** Words of a question that are compared; what a shopper asks in more is a story. */
const mostWords = 64
/** Words of a question that `likest` adds up side by side: a text's word is fetched once for all of them. */
const together = 4
/** One unit of `fit`: the encoder's cosines lie close together. */
const unit = 0.03

/**
 * Each word of the question looks for its likest word in a text. What all texts hold much alike, such as "the" or 吗, weighs
 * little. Texts that have no vectors count as the average.
 */
export const matchWords = (question: WordVectors, texts: readonly WordVectors[]): WordMatch => atOnce(matchWordsInSteps(question, texts))

/** A step a text: the time grows with the words of the question times those of all texts. */
export function* matchWordsInSteps(asked: WordVectors, texts: readonly WordVectors[]): LongWork<WordMatch> {
  const size = asked.count === 0 ? 0 : asked.values.length / asked.count
  const question = evened(asked, size)
  const best: Float32Array[] = []
  for (const text of texts) {
    best.push(likest(question, text, size))
    yield
  }
  const told = best.filter((_likeness, at) => texts[at]!.count > 0)
  if (question.count === 0 || told.length === 0) return { fit: texts.map(() => 0), untold: 0 }
  const weights = Array.from({ length: question.count }, (_none, word) => (1.02 - mean(told.map(likeness => likeness[word]!))) ** 2)
  const whole = weights.reduce((sum, weight) => sum + weight, 0)
  const weighed = (likeness: Float32Array) => weights.reduce((sum, weight, word) => sum + weight * likeness[word]!, 0) / whole
  const values = best.map(weighed)
  const average = mean(told.map(weighed))
  const most = weights.reduce((sum, weight, word) => sum + weight * (1 - Math.max(...told.map(likeness => likeness[word]!))), 0) / whole
  return { fit: values.map((value, at) => (texts[at]!.count === 0 ? 0 : (value - average) / unit)), untold: 10 * most }
}

/** At most `mostWords` of a question, and words of zeros up to the next multiple of `together`, which are like nothing. */
function evened(question: WordVectors, size: number): WordVectors {
  const count = Math.min(mostWords, question.count)
  const values = new Int8Array(size * together * Math.ceil(count / together))
  values.set(question.values.subarray(0, count * size))
  return { ...question, count, values }
}

function likest(question: WordVectors, text: WordVectors, size: number): Float32Array {
  const found = new Float32Array(question.count)
  if (text.count === 0) return found
  const { values: asked } = question
  const { values: told } = text
  for (let first = 0; first < question.count; first += together) {
    let [most0, most1, most2, most3] = [0, 0, 0, 0]
    for (let start = 0; start < told.length; start += size) {
      let [sum0, sum1, sum2, sum3] = [0, 0, 0, 0]
      for (let at = start, from = first * size; at < start + size; at++, from++) {
        const value = told[at]!
        sum0 = (sum0 + Math.imul(value, asked[from]!)) | 0
        sum1 = (sum1 + Math.imul(value, asked[from + size]!)) | 0
        sum2 = (sum2 + Math.imul(value, asked[from + 2 * size]!)) | 0
        sum3 = (sum3 + Math.imul(value, asked[from + 3 * size]!)) | 0
      }
      most0 = Math.max(most0, sum0)
      most1 = Math.max(most1, sum1)
      most2 = Math.max(most2, sum2)
      most3 = Math.max(most3, sum3)
    }
    found.set([most0, most1, most2, most3].slice(0, question.count - first), first)
  }
  return found.map(most => most / (question.length * text.length))
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
