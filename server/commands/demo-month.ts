import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Command, InvalidArgumentError } from 'commander'
import { readConfig } from '../config.ts'
import { readSimulated } from '../month/mark.ts'
import { simulateMonth } from '../month/month.ts'
import { databaseFile } from '../store/lock.ts'
import { openLocked } from '../store/open.ts'
import { createSettingsStore } from '../store/settings.ts'
import { openDatabase } from '../store/sqlite.ts'
import { type Environment, InputError } from './input.ts'
import { print } from './io.ts'
import { wholeNumber } from './whole-number.ts'

const usualFolder = './simulated-month'

export function addMonthCommand(demo: Command, env: Environment): void {
  demo
    .command('month')
    .description('a month of a simulated shop in a data folder of its own, to look at the owner’s page with: never beside real data')
    .option('--seed <n>', 'another month for another number', wholeNumber(1, 2 ** 31 - 1), 1)
    .option('--dir <folder>', 'the data folder, which must not hold a shop yet', usualFolder)
    .option('--until <day>', 'the day before which it ends, as 2026-11-28; today unless told', dayOf)
    .option('--json', 'print one JSON document')
    .action(({ seed, dir, until = today(), json }: { seed: number; dir: string; until?: Date; json?: true }) => {
      const place = { ...readConfig({ ...env, USHER_DATA: dir }), data: dir }
      const file = databaseFile(place)
      if (existsSync(file))
        throw new InputError(`Expected ${resolve(dir)} to hold no shop yet, ${whatIsIn(file)}: name another folder with --dir`)
      const database = openLocked(place)
      try {
        const counts = simulateMonth(database, { seed, until })
        print(
          json,
          { simulated: true, seed, until: until.toISOString(), folder: resolve(dir), ...counts },
          `A simulated month lies in ${resolve(dir)}: ${counts.visitors} visitors, ${counts.events} events, ${counts.conversations} conversations, ${counts.orders} orders\nLook at it: USHER_DATA=${dir} npx usher serve, then /owner`,
        )
      } finally {
        database.close()
      }
    })
}

function whatIsIn(file: string): string {
  const database = openDatabase(file, { readonly: true })
  try {
    const simulated = readSimulated(createSettingsStore(database))
    return simulated === undefined ? 'there is one with data of its own' : `there is the simulated month ${simulated.seed}`
  } catch {
    return 'there is a database'
  } finally {
    database.close()
  }
}

const today = () => dayOf(new Date().toISOString().slice(0, 10))

function dayOf(text: string): Date {
  const day = new Date(`${text}T00:00:00.000Z`)
  if (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)) return day
  throw new InvalidArgumentError(`Expected a day such as 2026-11-28, got ${text.slice(0, 40)}.`)
}
