import { z } from 'zod'
import { askedNames, type Conversation, newConversation, personReasons, stages } from '../dialogue/conversation.ts'
import { subjectLabels } from '../dialogue/topics.ts'
import type { Language } from '../language/language.ts'
import { recipients } from '../language/slots.ts'
import { wayNames } from '../language/ways.ts'

const skus = z.array(z.string())
const lines = z.array(z.object({ sku: z.string(), quantity: z.number(), product: z.string().optional() }))
const summed = z.array(
  z.object({
    sku: z.string(),
    quantity: z.number(),
    product: z.string().optional(),
    said: z.string().optional(),
    known: z.string().optional(),
    open: z.literal(true).optional(),
    wrapped: z.number().optional(),
    engraved: z.number().optional(),
  }),
)
const deeds = z.array(
  z.object({
    do: z.enum(['add', 'set_quantity', 'remove']),
    line: z.string(),
    product: z.string(),
    quantity: z.number(),
    tracked: z.literal(true).optional(),
    answered: z.literal(true).optional(),
  }),
)
const budget = z.object({
  min: z.number().optional(),
  max: z.number().optional(),
  about: z.number().optional(),
  currency: z.enum(['CNY', 'USD', 'GBP', 'EUR']).optional(),
})
const subject = z.string().transform((name, context) => {
  if (Object.hasOwn(subjectLabels, name)) return name as keyof typeof subjectLabels
  context.addIssue({ code: 'custom', message: 'no subject' })
  return z.NEVER
})

/** What an older or newer version wrote and this one does not know is forgotten, field by field. */
const forgiving = {
  stage: z.enum(stages).catch('engaged'),
  need: z
    .object({
      category: z.string().optional().catch(undefined),
      words: z.string().optional().catch(undefined),
      told: z.string().optional().catch(undefined),
      budget: budget.optional().catch(undefined),
      colour: z.string().optional().catch(undefined),
      notColour: z.string().optional().catch(undefined),
      size: z.string().optional().catch(undefined),
      recipient: z.enum(recipients).optional().catch(undefined),
      quantity: z.number().optional().catch(undefined),
      gift: z.boolean().optional().catch(undefined),
      age: z.number().optional().catch(undefined),
      avoid: z.array(z.string()).optional().catch(undefined),
      kind: z.string().optional().catch(undefined),
      features: z.array(z.string()).optional().catch(undefined),
      sale: z.boolean().optional().catch(undefined),
      forWhat: z.string().optional().catch(undefined),
      people: z.number().optional().catch(undefined),
    })
    .catch({}),
  shown: skus.catch([]),
  seen: skus.catch([]),
  refused: skus.optional().catch(undefined),
  focus: z.string().optional().catch(undefined),
  isLead: z.literal(true).optional().catch(undefined),
  talked: skus.optional().catch(undefined),
  together: skus.optional().catch(undefined),
  summed: summed.optional().catch(undefined),
  summedWith: z
    .object({
      shipping: z.literal(true).optional(),
      wrapping: z.literal(true).optional(),
      wraps: skus.optional(),
      engraving: z.literal(true).optional(),
      way: z.enum(wayNames).optional(),
      services: z.array(z.object({ of: z.string(), count: z.number().optional(), fee: z.number().optional() })).optional(),
      percent: z.number().optional(),
      short: z.number().optional(),
      open: z.literal(true).optional(),
    })
    .optional()
    .catch(undefined),
  taken: summed.optional().catch(undefined),
  destination: z.string().optional().catch(undefined),
  buyer: z.string().optional().catch(undefined),
  variants: z
    .array(z.object({ product: z.string(), sku: z.string() }))
    .optional()
    .catch(undefined),
  told: z
    .array(z.object({ product: z.string(), options: z.record(z.string(), z.string()) }))
    .optional()
    .catch(undefined),
  many: z.object({ sku: z.string(), quantity: z.number() }).optional().catch(undefined),
  measured: z.string().optional().catch(undefined),
  shuns: z.array(z.string()).optional().catch(undefined),
  asked: z.enum(askedNames).optional().catch(undefined),
  question: z
    .object({
      text: z.string(),
      topic: subject.optional(),
      skus,
      about: z.enum(['products', 'pages', 'either', 'variant']),
      earlier: z.array(z.string()).optional(),
      compared: z.literal(true).optional(),
      against: z.literal(true).optional(),
    })
    .optional()
    .catch(undefined),
  inquired: z
    .array(
      z.object({
        sku: z.string(),
        about: z.enum(['price', 'stock', 'sizes', 'colours']),
        text: z.string(),
        colour: z.string().optional(),
        size: z.string().optional(),
      }),
    )
    .optional()
    .catch(undefined),
  quoted: z.array(z.array(z.string())).optional().catch(undefined),
  subjects: z.array(subject).optional().catch(undefined),
  page: z.object({ topic: z.string(), heading: z.string() }).optional().catch(undefined),
  offered: z.enum(personReasons).optional().catch(undefined),
  askedBefore: z.array(z.enum(askedNames)).catch([]),
  cart: lines.catch([]),
  doing: deeds.optional().catch(undefined),
  choosing: z
    .object({
      product: z.string(),
      quantity: z.number(),
      chosen: z.record(z.string(), z.string()),
      next: z.array(z.object({ product: z.string(), quantity: z.number() })).optional(),
    })
    .optional()
    .catch(undefined),
  ordered: lines.optional().catch(undefined),
  failures: z.number().catch(0),
  couponOffered: z.boolean().catch(false),
  // A field that the core remembers and nobody reads back does not compile.
} satisfies { [Field in Exclude<keyof Conversation, 'language' | 'last'>]-?: z.ZodType }
const before = z.object({ ...forgiving, language: z.enum(['zh', 'en']) })
const schema = z.object({ ...forgiving, last: z.object({ said: z.string(), before }).optional().catch(undefined) })

/** A stored conversation, as far as it can be read; one that cannot be read at all begins anew. */
export function readState(text: string, language: Language): Conversation {
  const value = parse(text)
  const read = schema.safeParse(value)
  if (!read.success) return newConversation(language)
  const { last, ...data } = read.data
  return {
    ...asTold(data),
    ...(last === undefined ? {} : { last: { said: last.said, before: asTold(last.before) } }),
    language,
  } as Conversation
}

const asTold = <State extends { need: object }>(state: State) => ({ ...told(state), need: told(state.need) })
const told = (part: object) => Object.fromEntries(Object.entries(part).filter(([, field]) => field !== undefined))

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
