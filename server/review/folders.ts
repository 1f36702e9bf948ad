import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Line = { text: string; intent: string; language?: string }

/** Where a release lies; it learnt from what shoppers said, so that the folder is as private as the data. */
export const releaseFolder = (data: string, id: number): string => resolve(data, 'releases', String(id))

/** Whether all of a release is there: a data folder that came back from a backup has none. */
export const isThere = (folder: string): boolean => existsSync(join(folder, 'memory.json'))

/** Removes the releases that can answer nobody any more, and what a killed training has left. */
export function removeOthers(data: string, reachable: ReadonlySet<number>): void {
  const folder = resolve(data, 'releases')
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    const [, id] = /^(\d+)(?:\.draft)?$/.exec(name) ?? []
    if (id !== undefined && !reachable.has(Number(id))) rmSync(join(folder, name), { recursive: true, force: true })
  }
}

/** The project's own lines that no model was trained on: each release has to be as good at them as what answers now. */
export function heldBackLines(): Line[] {
  return (['zh', 'en'] as const).flatMap(language =>
    readFileSync(fileURLToPath(import.meta.resolve(`#root/models/training/intents/held-${language}.jsonl`)), 'utf8')
      .split('\n')
      .filter(line => line !== '')
      .map(line => ({ ...(JSON.parse(line) as Line), language })),
  )
}
