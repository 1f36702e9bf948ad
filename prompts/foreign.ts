import { z } from 'zod'
import { readPromptFile, table } from './plan-spec.ts'

const names = table(z.string())
const foreign = z.object({ mark: z.string(), acts: names, slots: names, values: names }).parse(readPromptFile('foreign.json'))

export type ForeignAct = { act: string; slots: Record<string, readonly string[]> }
/** One prompt of a plan, and the values its placeholders stand for. */
export type ForeignPrompt = { prompt: string; placeholders: Map<string, { text: string }> }

/** So many facts fit into one prompt with the reply that words them. */
const mostFacts = 12

/**
 * Writes acts that are not those of plan.json as the generator has learnt them from other sets: `?request { price: "?" }` →
 * `data_ask about=price`. An empty value or `?` asks for the slot, yes and no are literals, any other value becomes a placeholder. A plan with
 * more facts than fit is worded in several prompts, in order.
 */
export function lineariseForeign(language: 'zh' | 'en', acts: readonly ForeignAct[]): ForeignPrompt[] {
  const prompts: ForeignPrompt[] = []
  let line: string[] = []
  let placeholders = new Map<string, { text: string }>()
  const close = () => {
    if (line.length > 0) prompts.push({ prompt: `${language} ${line.join(' | ')}`, placeholders })
    line = []
    placeholders = new Map()
  }
  for (const { act, slots } of acts) {
    const values = Object.entries(slots).flatMap(([slot, texts]) => texts.map(text => [slotName(slot), text.trim()] as const))
    for (const part of partsOf(values)) {
      if (placeholders.size + part.filter(([, text]) => isFact(text)).length > mostFacts) close()
      const own = part.map(([slot, text]) => {
        if (text === '' || text === '?') return `about=${slot}`
        const literal = foreign.values[text.toLowerCase()]
        if (literal !== undefined) return `${slot}=${literal}`
        let count = 1
        while (placeholders.has(placeholderOf(slot, count))) count++
        placeholders.set(placeholderOf(slot, count), { text })
        return placeholderOf(slot, count)
      })
      // As plans are written: the facts of an act first, then its literals.
      own.sort((a, b) => Number(!a.startsWith('[')) - Number(!b.startsWith('[')))
      line.push([actName(act), ...own].join(' '))
    }
  }
  close()
  return prompts
}

function partsOf<T>(values: readonly T[]): T[][] {
  if (values.length === 0) return [[]]
  return Array.from({ length: Math.ceil(values.length / mostFacts) }, (_, at) => values.slice(at * mostFacts, (at + 1) * mostFacts))
}

/** True when a reply has to hold the value. */
export function isFact(text: string): boolean {
  return text !== '' && text !== '?' && foreign.values[text.toLowerCase()] === undefined
}

function actName(act: string): string {
  const plain = act.trim().toLowerCase()
  return `${foreign.mark}${foreign.acts[plain] ?? plain.replace(/[\s|[\]=]+/g, '_')}`
}

function slotName(slot: string): string {
  // Placeholders are numbered over the whole plan, whatever the set numbers.
  const plain = slot.toLowerCase().replace(/['"_\s\d]/g, '')
  // What the generator has no letters for is a service, as in its training.
  return foreign.slots[plain] ?? (plain.replace(/[^a-z]/g, '') || 'service')
}

function placeholderOf(slot: string, count: number): string {
  return count === 1 ? `[${slot}]` : `[${slot}${count}]`
}
