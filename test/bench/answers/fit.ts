import { type AnswerWeights, type Reading, signNames, type Weights } from '../../../server/answers/answer-weights.ts'
import { type Scores, scoresOf, signsOf } from '../../../server/answers/answers.ts'
import type { Case } from './cases.ts'

/** Of each sentence and of nothing, last, what speaks for it; `right` without nothing. */
export type Rows = { rows: number[][]; right: boolean[] }

export function fitWeights(of: readonly Case[], from: Weights): Weights {
  const values = climb(
    of.map(({ question, sentences, vectors, right }) => {
      const { signs, nothing } = signsOf(question, sentences, vectors)
      return { rows: [...signs, nothing], right }
    }),
    signNames.map(name => from[name]),
  )
  return Object.fromEntries(signNames.map((name, at) => [name, values[at]!])) as Weights
}

/** On questions whose shops the reader was not trained on. */
export function fitReading(of: readonly Case[], by: AnswerWeights['signs'], from: Reading): Reading {
  const [signs, read, nothing, sure] = climb(
    of.map(one => {
      const scores: Scores = scoresOf(one.question, one.sentences, one.vectors, by, one.language)
      const places = [...one.logits.keys()]
      return {
        rows: [
          ...places.map(at => [scores.sentences[at]!, one.logits.get(at)!, 0, 0]),
          [scores.nothing, 0, one.about === 'either' ? 1 : 0, one.about === 'own' ? 1 : 0],
        ],
        right: places.map(at => one.right[at]!),
      }
    }),
    [from.signs, from.read, from.nothing, from.sure],
  )
  return { signs: signs!, read: read!, nothing: nothing!, sure: sure! }
}

/** Maximises the log-likelihood of the right rows (or of nothing, where none is right), with a little L2, by gradient ascent. */
export function climb(of: readonly Rows[], from: readonly number[]): number[] {
  let values = [...from]
  const momentum = values.map(() => 0)
  for (let round = 0; round < 900; round++) {
    const gradient = values.map(value => -0.001 * value)
    for (const { rows, right } of of) {
      const exists = right.some(Boolean)
      const scores = rows.map(row => row.reduce((sum, value, at) => sum + value * (values[at] ?? 0), 0))
      const top = Math.max(...scores)
      const exps = scores.map(score => Math.exp(score - top))
      const total = exps.reduce((sum, value) => sum + value, 0)
      const wanted = exps.map((value, at) => (exists ? (right[at] === true ? value : 0) : at === rows.length - 1 ? value : 0))
      const wantedTotal = wanted.reduce((sum, value) => sum + value, 0)
      for (const [at, row] of rows.entries()) {
        const pull = (wanted[at] ?? 0) / wantedTotal - (exps[at] ?? 0) / total
        for (const [sign, value] of row.entries()) if (value !== 0) gradient[sign]! += (pull * value) / of.length
      }
    }
    values = values.map((value, at) => {
      momentum[at] = 0.9 * momentum[at]! + gradient[at]!
      return value + 0.1 * momentum[at]!
    })
  }
  return values.map(value => Math.round(value * 1000) / 1000)
}
