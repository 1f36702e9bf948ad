import { readLogLine } from '../../server/strategy/decision-log.ts'
import { evaluateLog } from '../../server/strategy/evaluate-log.ts'
import { bundledStrategy } from '../../server/strategy/read-strategy.ts'
import { simulate } from '../../server/strategy/simulation.ts'
import { simulateLog } from '../support/decision-logs.ts'
import { coverageOfMeans, coverageOfShares, falseAlarms } from '../support/experiments.ts'

/** How often a 95 % interval of each estimator holds the true value, over simulated logs. */
function coverageOffLine(logs: number, lines: number): Record<string, number> {
  const covered: Record<string, number> = { ips: 0, self_normalised: 0, doubly_robust: 0 }
  for (let seed = 0; seed < logs; seed++) {
    const { rows, truth } = simulateLog(lines, seed)
    const read = rows.flatMap(row => {
      const line = readLogLine(row)
      return line.ok ? [line.value] : []
    })
    const { estimates } = evaluateLog(read, { policy: 'target' })
    for (const name of ['ips', 'self_normalised', 'doubly_robust'] as const)
      covered[name]! += Number(estimates[name].low <= truth && truth <= estimates[name].high) / logs
  }
  return covered
}

const experiments = [
  { rate: 0.01, held: 0.1 },
  { rate: 0.05, held: 0.2 },
  { rate: 0.2, held: 0.2 },
  { rate: 0.5, held: 0.5 },
].map(({ rate, held }) => ({ rate, held, ...falseAlarms({ experiments: 1000, visitors: 5000, rate, held, seed: 9 }) }))
console.table(experiments)
const coverage = { shares: coverageOfShares(2000, 5), means: coverageOfMeans(500, 2), ...coverageOffLine(500, 300) }
console.table(coverage)
const { simulation } = await simulate(bundledStrategy(), { seeds: 20, shoppers: 8000, driftAt: 4000 }, () => undefined)
console.table(simulation.regret)
console.log(JSON.stringify({ experiments, coverage, simulation }))
