import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** plan.json as it is on disk, checked once when the process loads it. */
/** What outside text, such as an act of somebody's file, is looked up in: "constructor" is nothing there. */
export const table = <Value extends z.ZodType>(value: Value) =>
  z.record(z.string(), value).transform(read => Object.assign(Object.create(null) as typeof read, read))
const slotSchema = z.strictObject({
  fact: z.string().optional(),
  literal: z.array(z.string()).optional(),
  template: z.array(z.string()).optional(),
  /** No word of the line that engines read: it only tells what a reply may say. */
  unsaid: z.boolean().optional(),
  required: z.boolean().optional(),
  many: z.number().optional(),
  /** Of a literal slot by its values, of a fact slot for as long as it has a fact. */
  claims: z.union([z.record(z.string(), z.array(z.string())), z.array(z.string())]).optional(),
})
const planSchema = z.strictObject({
  version: z.number(),
  about: z.string(),
  languages: z.array(z.enum(['zh', 'en'])),
  facts: z.record(z.string(), z.string()),
  claims: z.record(z.string(), z.string()),
  acts: table(
    z.strictObject({
      about: z.string(),
      claims: z.array(z.string()).optional(),
      forbids: z.array(z.string()).optional(),
      slots: table(slotSchema),
    }),
  ),
})
export type PlanSpec = z.infer<typeof planSchema>

export const planSpec: PlanSpec = planSchema.parse(readPromptFile('plan.json'))

/** Whether the reply templates alone have words for an act, whatever it says: no engine is asked and none learns it. */
export const isTemplatesAlone = (act: string): boolean =>
  Object.values(planSpec.acts[act]?.slots ?? {}).some(
    ({ required, literal, template }) => required === true && literal?.every(value => template?.includes(value)) === true,
  )

/** Reads a file of prompts/, wherever the compiled code lies. */
export function readPromptFile(name: string): unknown {
  return JSON.parse(readFileSync(new URL(import.meta.resolve(`#root/prompts/${name}`)), 'utf8'))
}
