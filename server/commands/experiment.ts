import { type Command, InvalidArgumentError } from 'commander'
import { beginExperiment, changeShare, endExperiment, periodOf, readExperiment } from '../experiment/assignment.ts'
import { type PeriodsReport, reportPeriods } from '../experiment/periods.ts'
import { type ExperimentReport, usualHeld } from '../experiment/report.ts'
import { createExperimentStore } from '../store/experiment.ts'
import { createSettingsStore } from '../store/settings.ts'
import { type Environment, InputError } from './input.ts'
import { print, warn, withDatabase } from './io.ts'

export function addExperimentCommands(program: Command, env: Environment): void {
  const group = program
    .command('experiment')
    .description('how many more first orders come of the strategy, against visitors who are held out')
  group
    .command('start')
    .description('let the strategy choose where it is free to, and hold out a share of the visitors by chance; begins anew where one runs')
    .option('--held-out <share>', 'share of the visitors whom the strategy leaves alone', shareOfVisitors, usualHeld)
    .option('--json', 'print one JSON document')
    .action(async ({ heldOut, json }: { heldOut: number; json?: true }) => {
      await withDatabase(env, database => {
        const { clear } = createExperimentStore(database)
        const { held, startedAt } = database.transaction(() =>
          beginExperiment(createSettingsStore(database), clear, { held: heldOut, at: new Date() }),
        )
        print(json, { held_out: held, started_at: startedAt }, `The strategy is on; ${percent(heldOut)} of the visitors are held out`)
      })
    })
  group
    .command('share <share>')
    .description('hold out another share of the visitors who come from now on: everybody keeps their arm, and counting begins a new period')
    .option('--json', 'print one JSON document')
    .action(async (share: string, { json }: { json?: true }) => {
      const held = shareOfVisitors(share)
      await withDatabase(env, database => {
        const changed = database.transaction(() => changeShare(createSettingsStore(database), { held, at: new Date() }))
        if (changed === undefined) throw new InputError('Expected an experiment that runs, none does: `usher experiment start` begins one')
        print(
          json,
          { held_out: changed.held, periods: periodOf(changed) + 1 },
          `${percent(held)} of the visitors who come from now on are held out`,
        )
      })
    })
  group
    .command('stop')
    .description('the strategy chooses nothing any more; what was counted stays until another start')
    .action(async () => {
      await withDatabase(env, database => endExperiment(createSettingsStore(database), new Date()))
      process.stdout.write('The strategy is off\n')
    })
  group
    .command('report')
    .description('first orders of both arms, their difference, its interval, and whether that is enough to say anything')
    .option('--json', 'print one JSON document')
    .action(async ({ json }: { json?: true }) => {
      await withDatabase(env, database => {
        const experiment = readExperiment(createSettingsStore(database))
        if (experiment === undefined) warn(['no experiment was begun: `usher experiment start` begins one'])
        const report = reportPeriods(experiment, createExperimentStore(database))
        print(json, report, inWords(report))
      })
    })
}

function shareOfVisitors(given: string): number {
  const share = given.endsWith('%') ? Number(given.slice(0, -1)) / 100 : Number(given)
  if (share >= 0.01 && share <= 0.9) return share
  throw new InvalidArgumentError(`Expected a share from 0.01 to 0.9, such as 0.1, got ${given.slice(0, 40)}.`)
}

const percent = (share: number) => `${Math.round(share * 1000) / 10} %`

function inWords(report: PeriodsReport): string {
  const { arms, difference, interval_any_time: always, verdict, visitors_needed: needed, ratio } = report
  const points = (value: number) => `${value > 0 ? '+' : ''}${(100 * value).toFixed(2)}`
  const arm = (name: string, { visitors, first_orders, rate }: ExperimentReport['arms']['treated']) =>
    `${name.padEnd(10)}${String(visitors).padStart(9)} visitors${String(first_orders).padStart(8)} first orders${`${(100 * rate).toFixed(2)} %`.padStart(10)}`
  const said: Record<ExperimentReport['verdict'], string> = {
    more: `The strategy brings more first orders${ratio.value === null ? '' : `: about ${ratio.value.toFixed(2)} times as many`}`,
    fewer: 'The strategy brings fewer first orders',
    no_large_difference: 'There is no difference as large as one that is looked for',
    not_enough_yet: `Not enough data yet: about ${needed.toLocaleString('en')} visitors in all are needed, ${(arms.treated.visitors + arms.control.visitors).toLocaleString('en')} are there`,
  }
  return [
    said[verdict],
    arm('strategy', arms.treated),
    arm('held out', arms.control),
    `difference ${points(difference)} points; 95 % interval, whenever it is looked at: ${points(always[0])} to ${points(always[1])}`,
    ...report.earlier.map(
      ({ held_out, from, to, difference: before, interval_any_time: [low, high] }) =>
        `${from.slice(0, 10)} to ${to.slice(0, 10)}, ${percent(held_out)} held out: ${points(before)} points (${points(low)} to ${points(high)})`,
    ),
  ].join('\n')
}
