import { z } from 'zod'

/** What visitors do, as the shop's server and its pages tell it over HTTP. Each payload is parsed here, once, at the edge. */

const properties = z.record(z.string().max(64), z.unknown()).default({})

export const givenEventSchema = z.object({
  id: z.string().min(1).max(128).describe('The sender’s own id of the event: a repeated one is stored once'),
  name: z.string().trim().min(1).max(64).describe('Of the Segment e-commerce spec or of GA4, such as "Order Completed" or "purchase"'),
  at: z
    .union([z.iso.datetime({ offset: true }), z.number().int().positive()])
    .optional()
    .describe('When it happened: ISO 8601 with a zone, or milliseconds since 1970; the time of signing unless told'),
  visitor: z.string().min(1).max(64).describe('What `Usher.visitor` says in the page'),
  properties: properties.describe(
    'Of a product: sku, quantity, price. Of an order: order_id, total, products [{ sku, quantity, price }]. Of a search: query. GA4’s names are read too',
  ),
})
export type GivenEvent = z.infer<typeof givenEventSchema>

/** An event as it is read: messages of Segment's own libraries and of GA4's measurement protocol name the same things otherwise. */
export const eventSchema = z.preprocess(given => {
  if (given === null || typeof given !== 'object' || Array.isArray(given)) return given
  const { id, name, at, visitor, properties, messageId, event, timestamp, anonymousId, client_id, params } = given as Record<
    string,
    unknown
  >
  return {
    id: id ?? messageId,
    name: name ?? event,
    at: at ?? timestamp,
    visitor: visitor ?? anonymousId ?? client_id,
    properties: properties ?? params ?? {},
  }
}, givenEventSchema)

export const mostEvents = 500
/** Each event is read by itself, so that one that is wrong keeps no other from being stored. */
export const batchSchema = z.object({ events: z.array(z.unknown()).min(1).max(mostEvents) })

const short = z.string().max(100)
/** What a page tells before anybody talks. */
export const collectSchema = z.strictObject({
  visitor: z.string().min(1).max(64),
  consent: z.enum(['given', 'refused']).optional(),
  language: z.enum(['zh', 'en']).optional(),
  /** Host of the page before, and what a campaign's link names. */
  referrer: short.optional(),
  medium: short.optional(),
  campaign: short.optional(),
  events: z.array(z.object({ id: z.string().min(1).max(64), name: z.string().trim().min(1).max(64), properties })).max(50),
})

/** Why one event of a batch is not stored. */
export const refusals = [
  'bad_event',
  'unknown_sku',
  'negative_value',
  'other_currency',
  'in_future',
  'too_old',
  'too_many',
  'no_consent',
] as const
export type Refusal = (typeof refusals)[number]
