import { type Answers, rowsWhere, stranger } from './answers.ts'
import { calibrationBins } from './figures.ts'

/** A bin of the reliability diagram: how sure the model was on average, and how often it was right. */
export type ReliabilityBin = { low: number; high: number; n: number; confidence: number; accuracy: number }
/** Where the share `abstained` of the rows with the highest out-of-scope scores is not answered, this is right of the rest. */
export type CoveragePoint = { abstained: number; accuracy: number }
/** Above some score lie these shares of the out-of-scope rows and of the in-scope rows. */
export type RocPoint = { caught: number; falseAlarms: number }
/** Shares of each side's rows with a score in [low, high), the last bin closed. */
export type ScoreBin = { low: number; high: number; inside: number; outside: number }

const scoreBins = 25
/** More points than a chart has pixels across say nothing. */
const mostPoints = 200

/** In scope; bins without a row are left out. */
export function reliability({ rows, wanted, given, probability }: Answers): ReliabilityBin[] {
  const bins = Array.from({ length: calibrationBins }, () => ({ n: 0, confidence: 0, right: 0 }))
  for (const row of rowsWhere({ rows }, row => wanted[row] !== stranger)) {
    const bin = bins[Math.min(calibrationBins - 1, Math.floor(probability[row]! * calibrationBins))]!
    bin.n++
    bin.confidence += probability[row]!
    bin.right += Number(wanted[row] === given[row])
  }
  return bins
    .map(({ n, confidence, right }, at) => ({
      low: at / calibrationBins,
      high: (at + 1) / calibrationBins,
      n,
      confidence: confidence / n,
      accuracy: right / n,
    }))
    .filter(({ n }) => n > 0)
}

/** The accuracy of what is answered while ever more is not, by falling out-of-scope score; of rows out of scope no answer is right. */
export function coverage({ wanted, given, oosScore }: Answers, rows: Int32Array): CoveragePoint[] {
  const order = Array.from(rows).sort((a, b) => oosScore[a]! - oosScore[b]!)
  const points: CoveragePoint[] = []
  let right = 0
  for (const [at, row] of order.entries()) {
    right += Number(wanted[row] === given[row])
    // Rows of one score are answered together or not at all.
    if (oosScore[row] === oosScore[order[at + 1] ?? -1]) continue
    points.push({ abstained: 1 - (at + 1) / order.length, accuracy: right / (at + 1) })
  }
  return thinned(points).reverse()
}

/** From nothing flagged to everything flagged; empty without rows on both sides. */
export function roc({ rows, wanted, oosScore }: Answers): RocPoint[] {
  const order = Array.from(rows.keys()).sort((a, b) => oosScore[b]! - oosScore[a]!)
  const strangers = order.filter(row => wanted[row] === stranger).length
  const insiders = order.length - strangers
  if (strangers === 0 || insiders === 0) return []
  const points: RocPoint[] = [{ caught: 0, falseAlarms: 0 }]
  let caught = 0
  for (const [at, row] of order.entries()) {
    caught += Number(wanted[row] === stranger)
    if (oosScore[row] === oosScore[order[at + 1] ?? -1]) continue
    points.push({ caught: caught / strangers, falseAlarms: (at + 1 - caught) / insiders })
  }
  return thinned(points)
}

export function scoreHistogram({ rows, wanted, oosScore }: Answers): ScoreBin[] {
  const bins = Array.from({ length: scoreBins }, (_, at) => ({ low: at / scoreBins, high: (at + 1) / scoreBins, inside: 0, outside: 0 }))
  const strangers = wanted.filter(want => want === stranger).length
  for (const row of rows.keys()) {
    const bin = bins[Math.min(scoreBins - 1, Math.floor(oosScore[row]! * scoreBins))]!
    if (wanted[row] === stranger) bin.outside += 1 / strangers
    else bin.inside += 1 / (rows.length - strangers)
  }
  return bins
}

/** Evenly over the points, with the first and the last. */
function thinned<Point>(points: Point[]): Point[] {
  if (points.length <= mostPoints) return points
  return Array.from({ length: mostPoints }, (_, at) => points[Math.round((at * (points.length - 1)) / (mostPoints - 1))]!)
}
