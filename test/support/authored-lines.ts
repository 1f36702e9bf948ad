import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const lineLanguages = ['zh', 'en', 'mixed'] as const
export type LineLanguage = (typeof lineLanguages)[number]
export const parts = ['fitted', 'held back'] as const
export type Part = (typeof parts)[number]

export type Stretch = { start: number; end: number; text: string }
export type SlotLine = { text: string; language: LineLanguage; slots: (Stretch & { slot: string; value: string })[] }
export type ClauseLine = { text: string; language: LineLanguage; clauses: (Stretch & { intent: string })[] }

/** Lines of test/language/slot-lines; every fourth of a language is held back. */
export const slotLines = (): (SlotLine & { part: Part })[] => withParts(name => readLines('slot-lines', name))
export const clauseLines = (): (ClauseLine & { part: Part })[] => withParts(name => readLines('clause-lines', name))
/** Drawn by chance from the lines on which the intents are trained: as people write, mostly without a slot. */
export const drawnSlotLines = (): SlotLine[] => readLines<SlotLine>('slot-lines', 'drawn')

function withParts<T>(read: (language: LineLanguage) => T[]): (T & { part: Part })[] {
  return lineLanguages.flatMap(language =>
    read(language).map((line, at) => ({ ...line, part: at % 4 === 3 ? ('held back' as const) : ('fitted' as const) })),
  )
}

function readLines<T>(folder: string, name: string): T[] {
  return readFileSync(fileURLToPath(import.meta.resolve(`#root/test/language/${folder}/${name}.jsonl`)), 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line) as T)
}
