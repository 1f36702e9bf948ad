import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import type { Command } from 'commander'
import { inShort } from '../shop/faults.ts'
import { createDecisionStore } from '../store/decisions.ts'
import { createSettingsStore } from '../store/settings.ts'
import { arms } from '../strategy/arms.ts'
import { createCurrentStrategy, saveStrategy } from '../strategy/current-strategy.ts'
import { bundledStrategy, readStrategy } from '../strategy/read-strategy.ts'
import { regretChart } from '../strategy/regret-chart.ts'
import { type Contender, contenders, type Simulation, simulate } from '../strategy/simulation.ts'
import type { Strategy } from '../strategy/strategy.ts'
import { type Environment, InputError } from './input.ts'
import { print, readable, withBar, withDatabase } from './io.ts'
import { checkFilePlace, writeWhole } from './output-file.ts'
import { wholeNumber } from './whole-number.ts'

export function addStrategyCommands(program: Command, env: Environment): Command {
  const group = program.command('strategy').description('what the assistant tries where it has a free choice, and how it learns')
  group
    .command('check <file>')
    .description('tell what is wrong with a file of arms, features and priors')
    .action((file: string) => {
      strategyOf(file)
      process.stdout.write(`${file}: the strategy is in order\n`)
    })
  group
    .command('use [file]')
    .description('make the service use this file of arms, features and priors, within seconds; with --bundled that of the program')
    .option('--bundled', 'the one that comes with the program')
    .action(async (file: string | undefined, { bundled }: { bundled?: true }) => {
      if ((file === undefined) === (bundled === undefined)) throw new InputError('Expected FILE or --bundled')
      if (file !== undefined) strategyOf(file)
      const text = file === undefined ? '' : readFileSync(file, 'utf8')
      await withDatabase(env, database => saveStrategy(createSettingsStore(database), text))
      process.stdout.write('The strategy is in use\n')
    })
  group
    .command('show')
    .description('what was chosen in the last 30 days, and what came of it')
    .option('--json', 'print one JSON document')
    .action(async ({ json }: { json?: true }) => {
      await withDatabase(env, database => {
        const strategy = createCurrentStrategy(createSettingsStore(database))()
        const rows = createDecisionStore(database).byArm(Date.now() - 30 * 24 * 3_600_000)
        const all = rows.reduce((sum, { chosen }) => sum + chosen, 0)
        const shown = arms.map(arm => {
          const { chosen = 0, known = 0, reward = null } = rows.find(row => row.arm === arm) ?? {}
          const { floor, ceiling } = strategy.arms[arm]
          return { arm, floor, ceiling, chosen, share: all === 0 ? 0 : chosen / all, outcomes: known, progress: reward }
        })
        const line = ({ arm, floor, ceiling, chosen, share, progress }: (typeof shown)[number]) =>
          `${arm.padEnd(14)}${String(chosen).padStart(7)} times ${(100 * share).toFixed(1).padStart(6)} %   floor ${floor}, ceiling ${ceiling}   ${progress === null ? 'nothing known yet' : `progress ${progress.toFixed(3)}`}`
        print(json, { arms: shown }, shown.map(line).join('\n'))
      })
    })
  group
    .command('export')
    .description('the log of decisions, a JSON line each, as `usher strategy evaluate` reads it')
    .action(async () => {
      await withDatabase(env, async database => {
        for (const { at, visitor, moment, shares, arm, propensity, reward } of createDecisionStore(database).all()) {
          if (reward === null) continue
          const line = { at: new Date(at).toISOString(), visitor, context: moment, arms: shares, arm, propensity, reward }
          if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, 'drain')
        }
      })
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
