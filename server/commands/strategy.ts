import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Command } from 'commander'
import { inShort } from '../shop/faults.ts'
import { bundledStrategy, readStrategy } from '../strategy/read-strategy.ts'
import { regretChart } from '../strategy/regret-chart.ts'
import { type Contender, contenders, type Simulation, simulate } from '../strategy/simulation.ts'
import type { Strategy } from '../strategy/strategy.ts'
import { type Environment, InputError, print, readable, withBar } from './io.ts'
import { checkFilePlace, writeWhole } from './output-file.ts'
import { wholeNumber } from './whole-number.ts'

export function addStrategyCommands(program: Command, _env: Environment): Command {
  const group = program.command('strategy').description('what the assistant tries where it has a free choice, and how it learns')
  group
    .command('check <file>')
    .description('tell what is wrong with a file of arms, features and priors')
    .action((file: string) => {
      strategyOf(file)
      process.stdout.write(`${file}: the strategy is in order\n`)
    })
  group
    .command('simulate')
    .description('compare the strategy with choosing at random, greedily and always the same, over simulated shoppers who change half-way')
    .option('--seeds <n>', 'runs, each with other shoppers', wholeNumber(1, 10_000), 20)
    .option('--shoppers <n>', 'shoppers a run; half-way they change', wholeNumber(200, 1_000_000), 8000)
    .option('--strategy <file>', 'arms, features and priors; those of the program unless told')
    .option('--svg <file>', 'draw the regret curves there')
    .option('--json', 'print one JSON document')
    .action(simulateShoppers)
  return group
}

type SimulateOptions = { seeds: number; shoppers: number; strategy?: string; svg?: string; json?: true }

async function simulateShoppers({ seeds, shoppers, strategy: file, svg, json }: SimulateOptions): Promise<void> {
  const strategy = file === undefined ? bundledStrategy() : strategyOf(file)
  if (svg !== undefined) checkFilePlace(resolve(svg))
  const driftAt = Math.floor(shoppers / 2)
  const { simulation, curves } = await withBar('simulating', update =>
    simulate(strategy, { seeds, shoppers, driftAt }, async done => {
      update(done)
      await breathe()
    }),
  )
  if (svg !== undefined) await writeWhole(resolve(svg), regretChart(curves, driftAt, seeds))
  print(json, simulation, inWords(simulation))
}

export function strategyOf(file: string): Strategy {
  const read = readStrategy(readFileSync(readable(file), 'utf8'), file)
  if (!read.ok) throw new InputError(inShort(read.faults))
  return read.value
}

function inWords(simulation: Simulation): string {
  const { regret, first_order_rate: rate, seeds, shoppers, best_fixed_arm: fixed, adapted_after: adapted } = simulation
  const names: Record<Contender, string> = { bandit: 'strategy', uniform: 'at random', greedy: 'greedy', best_fixed: `always ${fixed}` }
  const rows = contenders.map(name => {
    const share = `${((100 * regret[name]) / regret.uniform).toFixed(0)} %`
    return `${names[name].padEnd(20)}${(100 * rate[name]).toFixed(1).padStart(8)} %${regret[name].toFixed(0).padStart(12)}${share.padStart(14)}`
  })
  return [
    `${seeds} runs of ${shoppers} simulated shoppers, who change half-way`,
    `${''.padEnd(20)}${'first order'.padStart(10)}${'regret'.padStart(12)}${'of random'.padStart(14)}`,
    ...rows,
    `after the change it has adapted within ${adapted === null ? 'no time seen here' : `${adapted} shoppers`}`,
    ...Object.entries(simulation.arms).map(
      ([arm, { floor, least_share, chosen }]) =>
        `${arm.padEnd(20)} floor ${floor}, least share given ${least_share.toFixed(4)}, chosen in ${(100 * chosen).toFixed(1)} % of the moments it was possible`,
    ),
  ].join('\n')
}
