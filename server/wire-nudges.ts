import { z } from 'zod'
import { nudgeAnswers, nudgeTriggers } from './wire.ts'

/** Nudges over HTTP, as pages ask for them and owners set them. Each payload is parsed here, once, at the edge. */

const visitor = z.string().min(1).max(64)

export const askSchema = z.strictObject({
  visitor,
  trigger: z.enum(nudgeTriggers),
  language: z.enum(['zh', 'en']),
  /** Of the product that the page is about. */
  sku: z.string().min(1).max(128).optional(),
})
export type Ask = z.infer<typeof askSchema>

export const answerSchema = z.strictObject({ visitor, nudge: z.uuid(), answer: z.enum(nudgeAnswers) })

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'expected a time such as "22:00"')
export const nudgeSettingsSchema = z.strictObject({
  on: z.boolean(),
  triggers: z.array(z.enum(nudgeTriggers)).refine(all => new Set(all).size === all.length, 'expected each trigger once'),
  mostAVisit: z.number().int().min(1).max(5),
  /** No word between these times of the shop's clock, over midnight where `from` is the later one. */
  quietHours: z
    .strictObject({ from: time, to: time })
    .refine(({ from, to }) => from !== to, 'expected two different times')
    .nullable(),
  timeZone: z.string().max(64).refine(isTimeZone, 'expected a time zone such as "Asia/Shanghai"'),
})
export type NudgeSettings = z.infer<typeof nudgeSettingsSchema>

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).format(0) !== ''
  } catch {
    return false
  }
}
