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
/** One unit of `fit`: the encoder's cosines lie close together. */
const unit = 0.03

/**
 * Each word of the question looks for its likest word in a text. What all texts hold much alike, such as "the" or 吗, weighs
 * little. Texts that have no vectors count as the average.
 */
export const matchWords = (question: WordVectors, texts: readonly WordVectors[]): WordMatch => atOnce(matchWordsInSteps(question, texts))

/** A step a text: the time grows with the words of the question times those of all texts. */
export function* matchWordsInSteps(asked: WordVectors, texts: readonly WordVectors[]): LongWork<WordMatch> {
  const question = shortened(asked)
  const best: Float32Array[] = []
  for (const text of texts) {
    best.push(likest(question, text))
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

function shortened(question: WordVectors): WordVectors {
  if (question.count <= mostWords) return question
  return { ...question, count: mostWords, values: question.values.subarray(0, (question.values.length / question.count) * mostWords) }
}

function likest(question: WordVectors, text: WordVectors): Float32Array {
  const found = new Float32Array(question.count)
  if (question.count === 0 || text.count === 0) return found
  const size = question.values.length / question.count
  const { values: asked } = question
  const { values: told } = text
  for (let word = 0; word < question.count; word++) {
    let most = 0
    for (let start = 0; start < told.length; start += size) {
      let sum = 0
      for (let at = 0, from = word * size; at < size; at++, from++) sum += asked[from]! * told[start + at]!
      if (sum > most) most = sum
    }
    found[word] = most / (question.length * text.length)
  }
  return found
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
