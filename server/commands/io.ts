import { existsSync, readFileSync } from 'node:fs'
import { SingleBar } from 'cli-progress'
import { readConfig } from '../config.ts'
import { openStore } from '../store/open.ts'
import type { Database } from '../store/sqlite.ts'

export type Environment = Record<string, string | undefined>

/** Bad input or usage: exit code 2, and the message is all there is to say. */
export class InputError extends Error {
  override readonly name = 'InputError'
}

export async function withDatabase<T>(env: Environment, work: (database: Database) => T | Promise<T>): Promise<T> {
  const database = openStore(readConfig(env))
  try {
    return await work(database)
  } finally {
    database.close()
  }
}

export function readable(path: string): string {
  if (!existsSync(path)) throw new InputError(`${path}: expected a file or folder, got nothing there`)
  return path
}

/** The lines that say something, with their numbers. */
export function readLines(file: string | 0): { line: string; place: string }[] {
  return readFileSync(file, 'utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .map((line, at) => ({ line, place: `${file === 0 ? 'standard input' : file}:${at + 1}` }))
    .filter(({ line }) => line.trim() !== '')
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
