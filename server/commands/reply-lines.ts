import { z } from 'zod'
import { planSpec } from '../../prompts/plan-spec.ts'
import { InputError } from './input.ts'
import { linesOf, readObject, shortened } from './lines.ts'

const scalar = z.union([z.string(), z.number(), z.boolean()]).transform(String)
const line = z.object({
  language: z.enum(['zh', 'en']),
  acts: z
    .array(
      z.object({
        act: z.string().regex(/\S/, 'expected the name of an act'),
        slots: z.record(z.string().min(1), z.union([scalar.transform(value => [value]), z.array(scalar).min(1)])).default({}),
      }),
    )
    .min(1),
  // What was said before. The local generator words the plan alone, so that nothing a shopper wrote can reach it: read, and not used.
  context: z.union([z.string(), z.array(z.unknown()), z.record(z.string(), z.unknown())]).nullish(),
  references: z.array(z.string().regex(/\S/, 'expected a text')).optional(),
})

export type ReplyLine = {
  place: string
  language: 'zh' | 'en'
  acts: { act: string; slots: Record<string, string[]> }[]
  references: string[]
}

const mostFaults = 20

/** Reads `{ language, acts: [{ act, slots }], context?, references? }` lines; names every line that is not so, up to twenty. */
export function readReplyLines(file: string, needed: { references: boolean }): ReplyLine[] {
  const faults: string[] = []
  const lines = [...linesOf(file)].flatMap(({ line: text, place }): ReplyLine[] => {
    const fault = (message: string) => {
      faults.push(`${place}: ${message}`)
      return []
    }
    const json = readObject(text)
    if (json === undefined)
      return fault(`expected {"language": "zh" or "en", "acts": [{"act": "…", "slots": {…}}]}, got ${shortened(text)}`)
    const read = line.safeParse(json, { reportInput: true })
    if (!read.success) {
      const [issue] = read.error.issues
      return fault(`expected another "${issue?.path.join('.') ?? ''}": ${issue?.message ?? ''}, got ${shown(issue?.input)}`)
    }
    const { language, acts, references = [] } = read.data
    if (needed.references && references.length === 0) return fault('expected at least one text in "references", got none')
    return [{ place, language, acts, references }]
  })
  if (faults.length > 0) {
    const more = faults.length > mostFaults ? [`… and ${faults.length - mostFaults} more`] : []
    throw new InputError([...faults.slice(0, mostFaults), ...more].join('\n'))
  }
  if (lines.length === 0) throw new InputError(`${file}:1: expected lines of {"language", "acts"}, got none`)
  return lines
}

/** The acts as facts of plan.json; undefined where an act, a slot or a value is not one of its own, or a required one is missing. */
export function toOwnActs(acts: ReplyLine['acts']): { act: string; slots: object }[] | undefined {
  const own: { act: string; slots: object }[] = []
  for (const { act, slots } of acts) {
    const spec = planSpec.acts[act]
    if (spec === undefined) return undefined
    const given: Record<string, unknown> = {}
    for (const [slot, values] of Object.entries(slots)) {
      const { fact, literal, many = 1 } = spec.slots[slot] ?? {}
      if (literal?.includes(values[0] ?? '') === true && values.length === 1) given[slot] = values[0]
      else if (fact !== undefined && values.length <= many && values.every(value => value.trim() !== '')) {
        const facts = values.map(text => ({ type: fact, text, source: 'shop', ref: slot }))
        given[slot] = many > 1 ? facts : facts[0]
      } else return undefined
    }
    if (Object.entries(spec.slots).some(([slot, { required }]) => required === true && given[slot] === undefined)) return undefined
    own.push({ act, slots: given })
  }
  return own
}

function shown(value: unknown): string {
  return shortened(JSON.stringify(value) ?? 'nothing')
}
