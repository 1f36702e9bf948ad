import { existsSync } from 'node:fs'
import { SingleBar } from 'cli-progress'
import { readConfig } from '../config.ts'
import { readSimulated } from '../month/mark.ts'
import { openStore } from '../store/open.ts'
import { createSettingsStore } from '../store/settings.ts'
import type { Database } from '../store/sqlite.ts'
import { allowNew, type Begin, sayFolder } from './data-folder.ts'
import { type Environment, InputError } from './input.ts'

/** `begin`: of a command with which a shop may begin; others want one that is there. */
export async function withDatabase<T>(env: Environment, work: (database: Database) => T | Promise<T>, begin?: Begin): Promise<T> {
  const place = readConfig(env)
  await allowNew(env, place, begin)
  const database = openStore(place)
  try {
    sayFolder(place, database)
    if (begin !== undefined) refuseSimulated(database)
    return await work(database)
  } finally {
    database.close()
  }
}

/** A simulated month stays what it is: nothing of a real shop goes into it. */
export function refuseSimulated(database: Database): void {
  if (readSimulated(createSettingsStore(database)) === undefined) return
  throw new InputError('Expected the data folder of a shop, this one holds a simulated month: set USHER_DATA to another')
}

export function readable(path: string): string {
  if (!existsSync(path)) throw new InputError(`${path}: expected a file or folder, got nothing there`)
  return path
}

/** What was done about something odd in the input, on standard error. */
export function warn(warnings: readonly string[]): void {
  for (const warning of warnings) process.stderr.write(`warning: ${warning}\n`)
}

/** Lets an option be given several times. */
export function collect(value: string, before: string[] = []): string[] {
  return [...before, value]
}

export function print(json: true | undefined, value: unknown, text: string): void {
  process.stdout.write(`${json === true ? JSON.stringify(value) : text}\n`)
}

/** A bar on a terminal's standard error, nothing elsewhere. `update` takes the share that is done, 0 to 1. */
export function progressBar(what: string): { update(done: number): void; stop(): void } {
  if (!process.stderr.isTTY) return { update: () => undefined, stop: () => undefined }
  const bar = new SingleBar({ format: `${what} {bar} {percentage}%`, stream: process.stderr, hideCursor: true })
  bar.start(100, 0)
  return { update: done => bar.update(Math.round(done * 100)), stop: () => bar.stop() }
}

export async function withBar<T>(what: string, work: (update: (done: number) => void) => Promise<T>): Promise<T> {
  const bar = progressBar(what)
  return work(done => bar.update(done)).finally(() => bar.stop())
}
