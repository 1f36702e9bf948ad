import { type Answers, stranger } from './answers.ts'

/** NaN stands for a figure that the rows cannot show. */
export type Figures = {
  /** In scope, abstention aside. */
  accuracy: number
  macroF1: number
  /** In scope, over `calibrationBins` equal bins of the likeliest intent's probability (Naeini et al. 2015, Guo et al. 2017). */
  ece: number
  /** Out of scope is positive; ties count half. */
  auroc: number
  /** The share of out-of-scope rows on which the model abstains. */
  recallAtPoint: number
  /** The share of in-scope rows that are answered, and rightly. */
  accuracyAtPoint: number
  /** The share of all rows that are served well: in scope answered and rightly, out of scope not answered. */
  served: number
  /** Of abstaining against being out of scope; 0 where one side is empty. */
  mcc: number
}

export const calibrationBins = 15

/** Of one intent; NaN where nothing wants (recall) or names (precision) it. */
export type IntentFigures = { precision: number; recall: number; f1: number; abstained: number }

/** Counts figures over any rows, a row as often as it is named, in a time linear in the rows. */
export function createCounter({ intents, wanted, given, probability, oosScore, abstains }: Answers) {
  const levels = toLevels(oosScore)
  const [both, wants, names, held] = Array.from({ length: 4 }, () => new Int32Array(intents.length)) as [
    Int32Array,
    Int32Array,
    Int32Array,
    Int32Array,
  ]
  const [confidence, correct] = [new Float64Array(calibrationBins), new Float64Array(calibrationBins)]
  const [inside, outside] = [new Int32Array(levels.count), new Int32Array(levels.count)]
  const counted = [both, wants, names, held, confidence, correct, inside, outside]

  /** What is counted stays until the next call, for `intentFigures`. */
  function figures(rows: Int32Array): Figures {
    for (const counts of counted) counts.fill(0)
    let [strangers, right, kept, caught, alarms] = [0, 0, 0, 0, 0]
    for (const row of rows) {
      const [want, name, abstained] = [wanted[row]!, given[row]!, abstains[row]!]
      if (want === stranger) {
        strangers++
        caught += abstained
        outside[levels.of[row]!]!++
        continue
      }
      inside[levels.of[row]!]!++
      wants[want]!++
      names[name]!++
      held[want]! += abstained
      alarms += abstained
      const isRight = Number(want === name)
      both[want]! += isRight
      right += isRight
      kept += isRight * (1 - abstained)
      const bin = Math.min(calibrationBins - 1, Math.floor(probability[row]! * calibrationBins))
      confidence[bin]! += probability[row]!
      correct[bin]! += isRight
    }
    const insiders = rows.length - strangers
    return {
      accuracy: right / insiders,
      macroF1: meanF1(),
      ece: confidence.reduce((sum, total, bin) => sum + Math.abs(total - correct[bin]!), 0) / insiders,
      auroc: area(inside, outside, insiders, strangers),
      recallAtPoint: caught / strangers,
      accuracyAtPoint: kept / insiders,
      served: (kept + caught) / rows.length,
      mcc: strangers === 0 ? Number.NaN : matthews(caught, strangers - caught, alarms, insiders - alarms),
    }
  }

  function meanF1(): number {
    let [sum, met] = [0, 0]
    for (let at = 0; at < intents.length; at++) {
      const either = wants[at]! + names[at]!
      if (either === 0) continue
      sum += (2 * both[at]!) / either
      met++
    }
    return sum / met
  }

  /** Of the rows that `figures` counted last. */
  function intentFigures(at: number): IntentFigures {
    return {
      precision: both[at]! / names[at]!,
      recall: both[at]! / wants[at]!,
      f1: (2 * both[at]!) / (wants[at]! + names[at]!),
      abstained: held[at]! / wants[at]!,
    }
  }

  return { figures, intentFigures }
}

/** The place of each score among the distinct ones, ascending: a resample's AUROC then needs no sorting. */
function toLevels(scores: Float64Array): { of: Int32Array; count: number } {
  const distinct = Float64Array.from(new Set(scores)).sort()
  const levelOf = new Map(Array.from(distinct, (score, level) => [score, level]))
  return { of: Int32Array.from(scores, score => levelOf.get(score)!), count: distinct.length }
}

/** The chance that an outsider scores above an insider: Mann–Whitney's U over all pairs. */
function area(inside: Int32Array, outside: Int32Array, insiders: number, outsiders: number): number {
  let [below, wins] = [0, 0]
  for (let level = 0; level < inside.length; level++) {
    wins += outside[level]! * (below + inside[level]! / 2)
    below += inside[level]!
  }
  return wins / (insiders * outsiders)
}

function matthews(hits: number, misses: number, alarms: number, rejections: number): number {
  const under = Math.sqrt((hits + alarms) * (hits + misses) * (rejections + alarms) * (rejections + misses))
  return under === 0 ? 0 : (hits * rejections - alarms * misses) / under
}
