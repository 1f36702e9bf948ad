import { quantile } from '../../models/metrics.ts'
import type { Interval } from './proportions.ts'

/** What the visitors of one arm spent: the values that are not 0, and how many visitors there were in all. */
export type Values = { spent: readonly number[]; of: number }

/** Enough for an interval; of many values fewer resamples, since each takes them all. */
const mostResamples = 1000
const fewestResamples = 200
const mostDrawn = 20_000_000

/**
 * Difference of the mean value a visitor, treated − control, with its 95 % percentile interval by the Poisson bootstrap (N. Chamandy,
 * O. Muralidharan, A. Najmi, S. Naidu, 2012), which draws how often each visitor comes in; those who spent nothing are drawn together.
 * In the unit of the values; 0 with an infinite interval where an arm is empty. `random` gives numbers in [0, 1).
 */
export function differenceOfMeans(treated: Values, control: Values, random: () => number): Interval {
  if (treated.of === 0 || control.of === 0) return { value: 0, low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY }
  const value = meanOf(treated) - meanOf(control)
  const draws = Math.min(
    mostResamples,
    Math.max(fewestResamples, Math.floor(mostDrawn / (treated.spent.length + control.spent.length + 1))),
  )
  const drawn = Array.from({ length: draws }, () => resampledMean(treated, random) - resampledMean(control, random)).sort((a, b) => a - b)
  return { value, low: quantile(drawn, 0.025), high: quantile(drawn, 0.975) }
}

const meanOf = ({ spent, of }: Values) => spent.reduce((sum, value) => sum + value, 0) / of

function resampledMean({ spent, of }: Values, random: () => number): number {
  let sum = 0
  let count = 0
  for (const value of spent) {
    const times = drawPoisson(random)
    sum += times * value
    count += times
  }
  return sum / Math.max(1, count + drawMany(of - spent.length, random))
}

/** Of a Poisson variable of mean 1: the chance of at most 0, 1, 2 … */
const atMost = [Math.exp(-1)]
for (let chance = Math.exp(-1), times = 1; times < 16; times++) {
  chance /= times
  atMost.push(atMost[times - 1]! + chance)
}

/** How often one visitor comes in. */
function drawPoisson(random: () => number): number {
  const drawn = random()
  let times = 0
  while (times < atMost.length && drawn >= atMost[times]!) times++
  return times
}

/** How often `many` visitors come in together: Poisson of that mean, by the normal distribution where it is as good. */
function drawMany(many: number, random: () => number): number {
  if (many < 50) return Array.from({ length: many }, () => drawPoisson(random)).reduce((sum, times) => sum + times, 0)
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Math.max(0, Math.round(many + Math.sqrt(many) * normal))
}
