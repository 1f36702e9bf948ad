import { seededRandom } from '../../models/random.ts'
import { differenceOfMeans } from '../../server/experiment/bootstrap.ts'
import { differenceAtAnyTime } from '../../server/experiment/confidence-sequence.ts'
import { differenceOfShares, type Interval } from '../../server/experiment/proportions.ts'

const covers = ({ low, high }: Interval, truth: number) => low <= truth && truth <= high
const countHits = (of: number, rate: number, random: () => number) => ({
  hits: Array.from({ length: of }, () => random() < rate).filter(Boolean).length,
  of,
})

/** In what share of simulated experiments, each with rates and sizes of its own, the interval of the uplift holds the true one. */
export function coverageOfShares(experiments: number, seed: number): number {
  const random = seededRandom(seed)
  return rateOf(experiments, () => {
    const [rate, uplift] = [0.02 + 0.2 * random(), 0.08 * random()]
    const treated = countHits(300 + Math.floor(1500 * random()), rate + uplift, random)
    const control = countHits(100 + Math.floor(500 * random()), rate, random)
    return covers(differenceOfShares(treated, control), uplift)
  })
}

/** The same for what a visitor spends: most nothing, few much. */
export function coverageOfMeans(experiments: number, seed: number): number {
  const random = seededRandom(seed)
  const spend = (of: number, rate: number) => {
    const spent = Array.from({ length: countHits(of, rate, random).hits }, () => 40 - 60 * Math.log(1 - random()))
    return { spent, of }
  }
  return rateOf(experiments, () => covers(differenceOfMeans(spend(250, 0.23), spend(250, 0.2), random), 100 * 0.03))
}

/**
 * A/A experiments that are looked at after every visitor, until the end or the first alarm: in what share one is raised, by the interval
 * that always holds and by the one that is made for a single look.
 */
export function falseAlarms(aa: { experiments: number; visitors: number; rate: number; held: number; seed: number }) {
  const random = seededRandom(aa.seed)
  let [always, naive] = [0, 0]
  for (let experiment = 0; experiment < aa.experiments; experiment++) {
    const arms = { treated: { hits: 0, of: 0 }, control: { hits: 0, of: 0 } }
    let [alarm, alarmOfOne] = [false, false]
    for (let visitor = 0; visitor < aa.visitors; visitor++) {
      const arm = random() < aa.held ? arms.control : arms.treated
      arm.of++
      if (random() < aa.rate) {
        arm.hits++
        // Which side the interval is on depends on the buyers alone: between two of them there is nothing new to see.
        alarm ||= !covers(differenceAtAnyTime(arms.treated, arms.control, aa.held), 0)
      }
      if (visitor >= 100) alarmOfOne ||= !covers(differenceOfShares(arms.treated, arms.control), 0)
    }
    always += Number(alarm)
    naive += Number(alarmOfOne)
  }
  return { always: always / aa.experiments, naive: naive / aa.experiments }
}

function rateOf(times: number, holds: () => boolean): number {
  let held = 0
  for (let time = 0; time < times; time++) held += Number(holds())
  return held / times
}
