import { type Command, Option } from 'commander'
import { readMoment } from '../shop/coupons/moments.ts'
import { createFunnelStore, type Funnel, type FunnelGroup, funnelGroups } from '../store/funnel.ts'
import { type Environment, InputError } from './input.ts'
import { print, withDatabase } from './io.ts'

type Options = { by?: FunnelGroup; from?: string; to?: string; json?: true }

export function addFunnelCommand(program: Command, env: Environment): void {
  program
    .command('funnel')
    .description('how far visitors come towards a first order, and which customers come back')
    .addOption(new Option('--by <what>', 'told apart by that').choices(funnelGroups))
    .option('--from <day>', 'of visitors who were first seen on that day or later, as 2030-01-31')
    .option('--to <day>', '… on that day or before')
    .option('--json', 'print one JSON document')
    .action(async ({ by, from, to, json }: Options) => {
      const period = {
        ...(from === undefined ? {} : { from: day(from, '--from', 'start') }),
        ...(to === undefined ? {} : { to: day(to, '--to', 'end') }),
      }
      if (period.from !== undefined && period.to !== undefined && period.to <= period.from)
        throw new InputError(`Expected --to to be no earlier than --from ${from}, got ${to}`)
      await withDatabase(env, database => {
        const store = createFunnelStore(database)
        const funnel = store.funnel(period, by)
        const retention = store.retention(period, new Date())
        const cohorts = retention.map(
          ({ week, customers, back_7, back_30 }) => `${week}  ${customers}  ${back_7 ?? 'not yet'}  ${back_30 ?? 'not yet'}`,
        )
        const nobody = 'Nobody was seen yet: the widget tells pages, the shop’s server orders (docs/developers.md)'
        const tables = [
          ...(funnel.length === 0 ? [nobody] : [...funnel.map(inWords)]),
          ...(cohorts.length === 0 ? [] : ['', 'week of first order, customers, back within 7 days, within 30', ...cohorts]),
        ]
        print(json, { funnel, retention }, tables.join('\n'))
      })
    })
}

function inWords({ group, ...stages }: Funnel): string {
  const steps = Object.entries(stages).map(([stage, count]) => `${stage} ${count.toLocaleString('en')}`)
  return `${(group ?? 'all').padEnd(10)}${steps.join(' → ')}`
}

function day(text: string, option: string, edge: 'start' | 'end'): Date {
  const moment = readMoment(text, edge)
  if (moment === undefined) throw new InputError(`Expected ${option} to be a day such as 2030-01-31, got ${text}`)
  return moment
}
