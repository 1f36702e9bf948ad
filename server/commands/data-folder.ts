import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Command } from 'commander'
import type { Config } from '../config.ts'
import { readShopName } from '../shop/shop-name.ts'
import { createCatalogueStore } from '../store/catalogue.ts'
import { databaseFile } from '../store/lock.ts'
import { createSettingsStore } from '../store/settings.ts'
import type { Database } from '../store/sqlite.ts'
import { type Environment, InputError } from './input.ts'
import { askYes } from './terminal.ts'

/** Whoever runs it has said that a data folder may be made. */
export type Begin = { new?: true; yes?: true }

/** For commands with which a shop may begin. */
export function beginning(command: Command): Command {
  return command.option('--new', 'begin a shop where the data folder holds none').option('-y, --yes', 'the same, for scripts: asks nothing')
}

/**
 * Nobody gets a second, empty shop by a forgotten USHER_DATA: where there is no database yet one is made only by a command that may begin
 * a shop, in a folder that was made and named for it, or when it was asked for.
 */
export async function allowNew(env: Environment, place: Config, begin: Begin | undefined): Promise<void> {
  if (existsSync(databaseFile(place))) return
  const folder = resolve(place.data)
  const isNamed = (env.USHER_DATA ?? '') !== ''
  const where = `${folder} (${isNamed ? 'as USHER_DATA says' : 'USHER_DATA is not set'})`
  if (begin === undefined)
    throw new InputError(
      `Expected a shop in ${where}, there is none: set USHER_DATA to your shop’s folder, or begin one with \`usher catalogue import FILE --new\``,
    )
  if (begin.new === true || begin.yes === true || (isNamed && existsSync(folder))) return
  if (await askYes(`There is no shop in ${where} yet. Begin one there?`)) return
  throw new InputError(`Expected a shop in ${where}, there is none: set USHER_DATA to your shop’s folder, or say --new to begin one there`)
}

/** On standard error, so that nobody changes another shop than they think. */
export function sayFolder(place: Config, database?: Database): void {
  const shop = database === undefined ? '' : `, shop ${nameOf(database)}`
  process.stderr.write(`Data folder ${resolve(place.data)}${shop}\n`)
}

function nameOf(database: Database): string {
  const name = readShopName(createSettingsStore(database))
  const products = createCatalogueStore(database).count()
  const called = [...new Set([name.zh, name.en])].filter(Boolean).join(' · ')
  return `${called === '' ? 'without a name' : called} (${products} products)`
}
