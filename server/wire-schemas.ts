import { z } from 'zod'
import { correctable } from './dialogue/commands.ts'
import { intentNames } from './language/intents.ts'
import { actionKinds, actionOutcomes, refusalReasons, statuses, verdicts } from './wire.ts'

/** Every inbound payload of the wire is parsed here, once, at the edge. */

export const maxTextCodePoints = 2000

/**
 * What people write, without what turns the writing around for whoever reads it (U+202E and its kin), without control characters, in whole
 * characters.
 */
const written = z.string().transform(text =>
  text
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(/[\u2028\u2029]/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ''),
)
const said = written.refine(text => text.trim() !== '', 'expected text, got only white space')
const id = z.string().min(1).max(64)
const seq = z.number().int().min(1)
const sku = z.string().min(1).max(128)
const cartLines = z.array(z.object({ sku, quantity: z.number().int().min(1).max(9999) })).max(200)
const page = z.object({
  url: z.string().max(2048),
  title: written.pipe(z.string().max(512)).optional(),
  sku: z.string().max(128).optional(),
})

export const shopperSchemas = {
  'conversation:open': z.object({
    token: z.string().max(4096).optional(),
    lastSeq: z.number().int().min(0).optional(),
    language: z.string().max(35).optional(),
    page: page.optional(),
    visitor: z.string().max(64).optional(),
    identity: z.string().max(4096).optional(),
    handles: z.array(z.enum(actionKinds)).max(actionKinds.length).optional(),
  }),
  'message:send': z.object({ id, text: said }),
  'choice:pick': z.object({ id, message: seq, choice: z.string().min(1).max(160) }),
  'action:take': z.object({ id, message: seq, action: z.string().min(1).max(64), tap: z.literal(true).optional() }),
  'action:done': z.object({
    id,
    message: seq,
    action: z.string().min(1).max(64),
    outcome: z.enum(actionOutcomes),
    reason: z.enum(refusalReasons).optional(),
    cart: cartLines.optional(),
  }),
  typing: z.object({ on: z.boolean() }),
  'reply:stop': z.object({}),
  track: z.object({ id, name: z.string().min(1).max(64), properties: z.record(z.string().max(64), z.unknown()) }),
  'handoff:request': z.object({ id, reason: written.pipe(z.string().max(500)).optional() }),
  'contact:leave': z.object({ id, contact: z.string().trim().min(3).max(200) }),
  'conversation:export': z.object({}),
  'conversation:erase': z.object({}),
  rate: z.object({
    id,
    message: seq.optional(),
    score: z.number().int().min(1).max(5),
    remark: written.pipe(z.string().max(1000)).optional(),
  }),
} as const

/** As the store writes times, so that they compare as texts. */
const moment = z.iso.datetime({ offset: true }).transform(at => new Date(at).toISOString())
/** What a search asks for, over the wire and from the command line. */
export const searchSchema = z.object({
  text: written.pipe(z.string().max(200)).default(''),
  stage: z.string().max(32).optional(),
  status: z.enum(statuses).optional(),
  language: z.enum(['zh', 'en']).optional(),
  intent: z.string().max(64).optional(),
  rating: z.coerce.number().int().min(1).max(5).optional(),
  agent: z.string().max(254).optional(),
  label: z.string().max(40).optional(),
  ordered: z.literal(true).optional(),
  since: moment.optional(),
  until: moment.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
  before: z.string().max(120).optional(),
})

const conversation = z.string().min(1).max(64)
const term = z.string().trim().min(1).max(128).optional()
export const meaningSchema = z.strictObject({
  intent: z.enum([...intentNames, 'oos']),
  command: z.enum(correctable).optional(),
  item: term,
  slots: z.strictObject({ category: term, colour: term, size: term }).optional(),
})
const claim = z.object({ conversation, id: id.optional() })

/** One line of what people write, without letters that are heaped with marks. */
const line = (most: number) =>
  written
    .transform(text =>
      text
        .normalize('NFC')
        .replace(/\s+/g, ' ')
        .replace(/(\p{M}{2})\p{M}+/gu, '$1')
        .trim(),
    )
    .pipe(z.string().min(1).max(most))

export const cannedReplySchema = z
  .object({
    id: z.uuid(),
    shortcut: line(32).pipe(z.string().regex(/^[\p{L}\p{N}_-]+$/u, 'expected letters, digits, - or _')),
    zh: said.pipe(z.string().max(maxTextCodePoints)).optional(),
    en: said.pipe(z.string().max(maxTextCodePoints)).optional(),
  })
  .refine(({ zh, en }) => zh !== undefined || en !== undefined, 'expected a text in zh or en, got none')
  .transform(({ zh, en, ...rest }) => ({ ...rest, ...(zh === undefined ? {} : { zh }), ...(en === undefined ? {} : { en }) }))
export const deskViewSchema = z.object({
  id: z.uuid(),
  name: line(40),
  filter: z.record(z.string().max(16), z.union([line(254), z.number(), z.boolean()])),
})

export const agentSchemas = {
  'conversation:watch': z.object({
    conversation,
    lastSeq: z.number().int().min(0).optional(),
    lastAseq: z.number().int().min(0).optional(),
  }),
  'conversation:unwatch': z.object({ conversation }),
  'conversation:read': z.object({ conversation, seq }),
  'conversation:claim': claim,
  'conversation:release': claim,
  'conversation:close': claim,
  'conversation:assign': claim.extend({ to: z.string().min(1).max(254) }),
  'conversation:label': z.object({ conversation, label: line(40), on: z.boolean() }),
  'message:send': z.object({ conversation, id, text: said }),
  'reply:suggest': z.object({ conversation }),
  'conversation:summary': z.object({ conversation, language: z.enum(['zh', 'en']).optional() }),
  'note:add': z.object({ conversation, id, text: said }),
  'turn:correct': z
    .strictObject({
      conversation,
      id,
      message: seq,
      meant: meaningSchema.optional(),
      verdict: z.enum(verdicts).optional(),
      better: said.pipe(z.string().max(maxTextCodePoints)).optional(),
      why: written.pipe(z.string().trim().max(500)).optional(),
    })
    .refine(one => (one.meant === undefined) !== (one.verdict === undefined), 'expected either meant or verdict')
    .refine(one => one.better === undefined || one.verdict !== undefined, 'expected better with a verdict only'),
  'contact:read': z.object({ conversation }),
  'contact:erase': z.object({ conversation }),
  typing: z.object({ conversation, on: z.boolean() }),
} as const

export const productAddedSchema = z.object({ sku: z.string().max(128), quantity: z.number().int().min(1).max(999).default(1) })
/** Without a quantity all of it. */
export const productRemovedSchema = z.object({ sku: z.string().max(128), quantity: z.number().int().min(1).max(9999).optional() })
/** All that lies in the cart; a shop may sell what its feed does not name. */
export const cartViewedSchema = z.object({ products: cartLines })
export const orderCompletedSchema = z.object({
  order_id: z.string().min(1).max(64),
  products: z.array(z.object({ sku: z.string().max(128), quantity: z.number().int().min(1).max(999).default(1) })).max(200),
})

/** "text: expected string, got number" for each fault, at most three. */
export function faultsOf(error: z.ZodError, payload: unknown): string {
  return error.issues
    .slice(0, 3)
    .map(issue => {
      const at = issue.path.join('.') || 'payload'
      const got = issue.path.reduce<unknown>(
        (value, key) => (value !== null && typeof value === 'object' ? (value as Record<PropertyKey, unknown>)[key] : undefined),
        payload,
      )
      return `${at}: ${issue.message}, got ${describe(got)}`
    })
    .join('; ')
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return `an array of ${value.length}`
  if (typeof value === 'object') return 'an object'
  if (typeof value === 'string') return `text of ${value.length} characters`
  return `${typeof value} ${String(value).slice(0, 20)}`
}
