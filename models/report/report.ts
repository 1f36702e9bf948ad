import type { HeldOutAnswer } from '../evaluation.ts'
import type { Estimate } from '../metrics.ts'
import { type Answers, rowsWhere, stranger, toAnswers } from './answers.ts'
import { type Comparison, compare } from './comparison.ts'
import { type Confusion, type ConfusionMatrix, confusionMatrix, confusions } from './confusions.ts'
import {
  type CoveragePoint,
  coverage,
  type ReliabilityBin,
  type RocPoint,
  reliability,
  roc,
  type ScoreBin,
  scoreHistogram,
} from './curves.ts'
import { createCounter, type Figures, type IntentFigures } from './figures.ts'
import { resample, toEstimate } from './resampling.ts'

/** A figure with its 95 % interval; null where the rows cannot show it. */
type Estimates<Names> = { readonly [Name in keyof Names]: Estimate | null }

export type Report = {
  answers: Answers
  overall: GroupReport
  languages: (GroupReport & { language: string })[]
  /** In scope, by name. */
  intents: IntentReport[]
  confusions: Confusion[]
  matrix: ConfusionMatrix
  reliability: ReliabilityBin[]
  coverage: { inScope: CoveragePoint[]; everything: CoveragePoint[] }
  roc: RocPoint[]
  scores: ScoreBin[]
  comparison?: Comparison
  /** The other model's answers, with a comparison. */
  others?: Answers
}

export type GroupReport = Estimates<Figures> & { inScope: number; outOfScope: number; abstained: { inScope: number; outOfScope: number } }

export type IntentReport = Estimates<Omit<IntentFigures, 'abstained'>> & {
  intent: string
  n: number
  /** The share of its rows on which the model abstains. */
  abstained: number
  byLanguage: Record<string, { n: number; f1: number }>
}

/** All that a report shows of `held`, and of another model's answers to the same rows. The same answers and seed give the same report. */
export function createReport(held: readonly HeldOutAnswer[], options: { seed?: number; others?: readonly HeldOutAnswer[] } = {}): Report {
  const { seed = 1, others } = options
  const answers = toAnswers(held)
  const otherAnswers = others === undefined ? undefined : toAnswers(others)
  const everything = rowsWhere(answers, () => true)
  const { group, intents } = estimate(answers, everything, seed)
  const languages = [...new Set(answers.languages)].sort().map(language => {
    const own = rowsWhere(answers, row => answers.languages[row] === language)
    return { language, ...estimate(answers, own, seed) }
  })
  return {
    answers,
    overall: group,
    languages: languages.map(({ language, group: own }) => ({ language, ...own })),
    intents: intents.map(one => ({
      ...one,
      byLanguage: Object.fromEntries(
        languages.flatMap(({ language, intents: all }) => {
          const own = all.find(({ intent }) => intent === one.intent)
          return own === undefined ? [] : [[language, { n: own.n, f1: own.f1?.value ?? 0 }]]
        }),
      ),
    })),
    confusions: confusions(answers),
    matrix: confusionMatrix(answers),
    reliability: reliability(answers),
    coverage: {
      inScope: coverage(
        answers,
        rowsWhere(answers, row => answers.wanted[row] !== stranger),
      ),
      everything: coverage(answers, everything),
    },
    roc: roc(answers),
    scores: scoreHistogram(answers),
    ...(otherAnswers === undefined ? {} : { comparison: compare(answers, otherAnswers, seed), others: otherAnswers }),
  }
}

const figureNames = ['accuracy', 'macroF1', 'ece', 'auroc', 'recallAtPoint', 'accuracyAtPoint', 'served', 'mcc'] as const
const intentNames = ['precision', 'recall', 'f1'] as const

/** The figures of some rows with their intervals, and those of the intents that these rows want. */
function estimate(answers: Answers, rows: Int32Array, seed: number): { group: GroupReport; intents: Omit<IntentReport, 'byLanguage'>[] } {
  const { wanted, abstains } = answers
  const counter = createCounter(answers)
  const counts = new Int32Array(answers.intents.length)
  const sides = { inScope: 0, outOfScope: 0, abstained: { inScope: 0, outOfScope: 0 } }
  for (const row of rows) {
    const side = wanted[row] === stranger ? 'outOfScope' : 'inScope'
    sides[side]++
    sides.abstained[side] += abstains[row]!
    if (side === 'inScope') counts[wanted[row]!]!++
  }
  const met = Array.from(counts.keys()).filter(at => counts[at]! > 0)
  const drawn = figureNames.map((): number[] => [])
  const ofIntents = met.map(() => intentNames.map((): number[] => []))
  resample(
    rows,
    row => wanted[row]!,
    seed,
    draw => {
      const figures = counter.figures(draw)
      for (const [at, name] of figureNames.entries()) drawn[at]!.push(figures[name])
      for (const [place, at] of met.entries()) {
        const own = counter.intentFigures(at)
        for (const [column, name] of intentNames.entries()) ofIntents[place]![column]!.push(own[name])
      }
    },
  )
  const figures = counter.figures(rows)
  const estimates = figureNames.map((name, at) => [name, toEstimate(figures[name], drawn[at]!)])
  return {
    group: { ...(Object.fromEntries(estimates) as Estimates<Figures>), ...sides },
    intents: met.map((at, place) => {
      const own = counter.intentFigures(at)
      const named = intentNames.map((name, column) => [name, toEstimate(own[name], ofIntents[place]![column]!)])
      return {
        intent: answers.intents[at]!,
        n: counts[at]!,
        abstained: own.abstained,
        ...(Object.fromEntries(named) as Estimates<Omit<IntentFigures, 'abstained'>>),
      }
    }),
  }
}
