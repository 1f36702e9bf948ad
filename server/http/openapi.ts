import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { couponSchemas } from '../wire-coupons.ts'
import { collectSchema, givenEventSchema, mostEvents, refusals } from '../wire-events.ts'
import { answerSchema, askSchema } from '../wire-nudges.ts'
import { orderStatusSchema } from '../wire-orders.ts'
import { beliefSubjects, buyingStages, evidenceKinds, profileBases } from '../wire-profile.ts'
import { staffPaths } from './openapi-staff.ts'
import { subjectSchema } from './privacy.ts'
import { whoseSchema } from './profiles.ts'

const json = (schema: object) => ({ content: { 'application/json': { schema } } })
const schemaOf = (schema: z.ZodType) => {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io: 'input' })
  return rest
}
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const failure = (description: string) => ({ description, ...json(ref('Failure')) })

const words = { type: 'object', required: ['zh', 'en'], properties: { zh: { type: 'string' }, en: { type: 'string' } } }
const profile = {
  type: 'object',
  required: ['basis', 'because', 'traits', 'beliefs', 'products'],
  properties: {
    basis: {
      enum: profileBases,
      description: 'How much may be known: all visits, one conversation, its words alone, nothing of a machine',
    },
    because: words,
    stage: {
      type: 'object',
      description: 'Absent where nothing was done since the last order',
      properties: { name: { enum: buyingStages }, label: words, because: words },
    },
    traits: {
      type: 'array',
      items: {
        type: 'object',
        properties: { name: { enum: ['visits', 'device', 'language', 'source'] }, value: { type: 'string' }, label: words, because: words },
      },
    },
    beliefs: {
      type: 'array',
      description: 'The strongest of each subject first',
      items: {
        type: 'object',
        properties: {
          subject: { enum: beliefSubjects },
          id: { type: 'string' },
          label: words,
          weight: { type: 'number', description: 'Evidence, a new look at a product being 1; half of it is left after a week' },
          share: { type: 'number', description: 'Of all evidence of the same subject' },
          because: words,
          counts: { type: 'object', propertyNames: { enum: evidenceKinds }, additionalProperties: { type: 'integer' } },
          first: { type: 'string', format: 'date-time' },
          last: { type: 'string', format: 'date-time' },
        },
      },
    },
    products: {
      type: 'array',
      description: 'What they were interested in, the most first',
      items: {
        type: 'object',
        properties: {
          sku: { type: 'string' },
          title: words,
          weight: { type: 'number' },
          counts: { type: 'object', additionalProperties: { type: 'integer' } },
          last: { type: 'string', format: 'date-time' },
        },
      },
    },
  },
}

const privacy = (summary: string, answer: object) => ({
  post: {
    summary,
    security: [{ signature: [] }],
    requestBody: { required: true, ...json(ref('Subject')) },
    responses: {
      200: { description: 'What came of it', ...json(answer) },
      400: failure('Not one of the three'),
      401: failure('Not signed by USHER_SHOP_SECRET, or signed more than five minutes ago'),
      404: failure('Nothing is kept of it'),
    },
  },
})

const ledger = (summary: string, body: z.ZodType) => ({
  post: {
    summary,
    security: [{ signature: [] }],
    requestBody: { required: true, ...json(schemaOf(body)) },
    responses: {
      200: {
        description:
          '`granted: false` comes with a code: unknown_code, to_come, over, ended, not_first_order, not_yours, used, spent, unknown_sku, not_for_these, on_sale, below_minimum',
        ...json({
          type: 'object',
          properties: {
            granted: { type: 'boolean' },
            released: { type: 'boolean' },
            code: { type: 'string' },
            message: { type: 'string' },
            discount: { type: 'object', properties: { amount: { type: 'string' }, currency: { type: 'string' } } },
            expires_at: { type: 'string' },
            coupon: { type: 'object' },
          },
        }),
      },
      400: failure('Another payload'),
      401: failure('Not signed by USHER_SHOP_SECRET, or signed more than five minutes ago'),
    },
  },
})

const fromPage = (summary: string, body: z.ZodType, answer: object) => ({
  post: {
    summary,
    description: 'Of a page that is listed (USHER_ORIGINS). The body may come as text/plain, so that it needs no preflight.',
    requestBody: {
      required: true,
      content: { 'text/plain': { schema: schemaOf(body) }, 'application/json': { schema: schemaOf(body) } },
    },
    responses: {
      200: { description: 'The answer', ...json(answer) },
      400: failure('Another payload'),
      401: failure('Of a page that is not listed'),
      429: failure('More than 100 requests in ten seconds from one address'),
    },
  },
})

const times = {
  type: 'object',
  properties: {
    asked: { type: 'integer', description: 'Requests for a person in the period' },
    answered: { type: 'integer' },
    closed: { type: 'integer' },
    first: { anyOf: [ref('Spread'), { type: 'null' }], description: 'From the request to an agent’s first words; null below five' },
    resolved: { anyOf: [ref('Spread'), { type: 'null' }], description: 'From the request to the close; null below five' },
  },
}
const listOf = (more: object) => ({ type: 'array', items: { ...times, properties: { ...times.properties, ...more } } })
const content = { ratings: { type: 'integer' }, mean: { type: ['number', 'null'] } }

/** What the shop's own server and pages may send, by the same schemas that read it. */
const document = {
  openapi: '3.1.0',
  info: {
    title: 'Usher',
    version: '1',
    description: 'What a shop, its agents and its pages ask over HTTP. Sockets and the page’s own calls are described in /usher.d.ts.',
  },
  paths: {
    '/api/v1/events': {
      post: {
        summary: 'What visitors did, told by the shop’s server',
        description:
          'Idempotent by the event’s id: a repeated batch is answered with `duplicate`. "Order Completed" told here is the truth for orders. Each event is ' +
          'stored or refused by itself. Names of the Segment e-commerce spec; those of GA4 are taken for them.',
        security: [{ signature: [] }],
        requestBody: {
          required: true,
          ...json({
            type: 'object',
            required: ['events'],
            properties: { events: { type: 'array', minItems: 1, maxItems: mostEvents, items: ref('Event') } },
          }),
        },
        responses: {
          200: { description: 'What became of each event, by its place in the batch', ...json(ref('Outcomes')) },
          400: failure('No such batch'),
          401: failure('Not signed by USHER_SHOP_SECRET, or signed more than five minutes ago'),
          413: failure('More than 1 MiB'),
        },
      },
    },
    '/api/v1/collect': {
      post: {
        summary: 'What a visitor did, told by the widget of a listed page (USHER_ORIGINS)',
        description: 'The body may come as text/plain, so that a beacon needs no preflight. The page’s clock is not asked.',
        requestBody: {
          required: true,
          content: { 'text/plain': { schema: ref('Collected') }, 'application/json': { schema: ref('Collected') } },
        },
        responses: {
          200: { description: 'What became of each event', ...json(ref('Outcomes')) },
          400: failure('Another payload'),
          401: failure('Of a page that is not listed'),
          429: failure('More than 1,000 events in ten seconds from one address'),
        },
      },
    },
    '/api/v1/orders/status': {
      post: {
        summary: 'How far an order is, told by the shop’s server: answered with to whoever has bought it, and told to them',
        description:
          'Of an order that "Order Completed" has told of over /api/v1/events. A change is told to the shopper at once where they are connected, else at ' +
          'their next visit. Idempotent: the same status with the same carrier and number is a `duplicate`; one of before what is known already is `late` and changes nothing.',
        security: [{ signature: [] }],
        requestBody: { required: true, ...json(schemaOf(orderStatusSchema)) },
        responses: {
          200: {
            description: 'What became of it',
            ...json({ type: 'object', required: ['result'], properties: { result: { enum: ['stored', 'duplicate', 'late'] } } }),
          },
          400: failure('Another payload, or a time ahead of now'),
          401: failure('Not signed by USHER_SHOP_SECRET, or signed more than five minutes ago'),
          404: failure('No such order is known'),
        },
      },
    },
    '/api/v1/nudges/ask': fromPage('Whether there is a word to say at the bubble now', askSchema, {
      type: 'object',
      required: ['nudge', 'restMs'],
      properties: {
        nudge: {
          type: ['object', 'null'],
          required: ['id', 'text', 'accept'],
          properties: {
            id: { type: 'string' },
            text: { type: 'string' },
            accept: { type: 'string', description: 'On its button' },
            say: { type: 'string', description: 'What a shopper who takes it up says by that' },
          },
        },
        restMs: { type: 'integer', description: 'For how long there is no use in asking again' },
      },
    }),
    '/api/v1/nudges/answer': fromPage('What became of a nudge; it is shown after `shown` was granted, once', answerSchema, {
      type: 'object',
      required: ['granted'],
      properties: { granted: { type: 'boolean' } },
    }),
    '/api/v1/coupons/claim': ledger('Promises a coupon to a visitor for a day, under a code of their own', couponSchemas.claim),
    '/api/v1/coupons/check': ledger('What a coupon would take off, without using it', couponSchemas.check),
    '/api/v1/coupons/redeem': ledger('Uses a coupon for an order; the same order again gets the same answer', couponSchemas.redeem),
    '/api/v1/coupons/release': ledger('The order was cancelled: its coupon may be used again', couponSchemas.release),
    '/api/v1/visitors/profile': {
      post: {
        summary: 'What is believed of a visitor, and what it rests on',
        description: 'Computed when it is asked for, of the events and conversations there are; as much as the visitor agreed to.',
        security: [{ signature: [] }],
        requestBody: { required: true, ...json(ref('Whose')) },
        responses: {
          200: { description: 'The profile', ...json(ref('Profile')) },
          400: failure('Neither of the two'),
          401: failure('Not signed by USHER_SHOP_SECRET, or signed more than five minutes ago'),
          404: failure('Nothing is kept of it'),
        },
      },
    },
    '/api/v1/conversations/{id}/profile': {
      get: {
        summary: 'The same of a conversation’s shopper, for agents',
        description: 'With `spoken`: what was said to them at the bubble of a page, or kept from them, and why.',
        security: [{ session: [] }],
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
        responses: {
          200: { description: 'The profile', ...json(ref('Profile')) },
          401: failure('Not signed in'),
          404: failure('No such conversation, or one that was erased'),
        },
      },
    },
    '/api/v1/team/service': {
      get: {
        summary: 'How long shoppers waited for a person and how content they were, for admins',
        security: [{ session: [] }],
        parameters: [{ name: 'days', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 730, default: 28 } }],
        responses: {
          200: {
            description: 'Over all, by agent, by day (UTC) of the request, and ratings of conversations in which an agent spoke',
            ...json({
              ...times,
              properties: {
                ...times.properties,
                ...content,
                agents: listOf({ email: { type: 'string' }, name: { type: 'string' }, ...content }),
                days: listOf({ day: { type: 'string' } }),
                weeks: { type: 'array', items: { type: 'object' } },
                remarks: { type: 'array', items: { type: 'object' } },
              },
            }),
          },
          400: failure('Another period'),
          401: failure('Nobody signed in who manages'),
        },
      },
    },
    '/api/v1/team/turns': {
      put: {
        summary: 'Whether conversations that wait are given to the agents who are there, in turn, for admins',
        security: [{ session: [] }],
        requestBody: { required: true, ...json({ type: 'object', required: ['on'], properties: { on: { type: 'boolean' } } }) },
        responses: {
          200: { description: 'The team', ...json({ type: 'object', properties: { inTurn: { type: 'boolean' } } }) },
          400: failure('Another payload'),
          401: failure('Nobody signed in who manages'),
        },
      },
    },
    '/api/v1/privacy/export': privacy('All that is kept of a conversation, of a visitor’s or of a customer’s', {
      type: 'object',
      properties: { conversations: { type: 'array', items: { type: 'object' } }, profile: ref('Profile') },
    }),
    '/api/v1/privacy/erase': privacy('Erases it everywhere; the receipt is checked by `usher erase verify`', {
      type: 'object',
      properties: { receipt: { type: 'object', required: ['id', 'at', 'counts', 'signed'] } },
    }),
  },
  components: {
    securitySchemes: {
      session: { type: 'http', scheme: 'bearer', description: 'The token of `POST /api/v1/sessions`' },
      signature: {
        type: 'apiKey',
        in: 'header',
        name: 'Usher-Signature',
        description: '`t=SECONDS,v1=HEX`: HEX is the HMAC-SHA256 of `SECONDS.BODY` by USHER_SHOP_SECRET, SECONDS the sender’s Unix time',
      },
    },
    schemas: {
      Whose: schemaOf(whoseSchema),
      Profile: profile,
      Event: schemaOf(givenEventSchema),
      Collected: schemaOf(collectSchema),
      Subject: schemaOf(subjectSchema),
      Outcomes: {
        type: 'object',
        required: ['stored', 'duplicates', 'refused', 'results'],
        properties: {
          stored: { type: 'integer' },
          duplicates: { type: 'integer' },
          refused: { type: 'integer' },
          results: {
            type: 'array',
            items: {
              type: 'object',
              required: ['index', 'result'],
              properties: {
                index: { type: 'integer', description: 'Place in the batch, from 0' },
                id: { type: 'string' },
                result: { enum: ['stored', 'duplicate', 'refused'] },
                code: { enum: refusals },
                message: { type: 'string', description: 'What was expected, and what came' },
              },
            },
          },
        },
      },
      Spread: {
        type: 'object',
        required: ['median', 'p90'],
        properties: { median: { type: 'integer', description: 'Milliseconds' }, p90: { type: 'integer' } },
      },
      Failure: {
        type: 'object',
        required: ['ok', 'code', 'message'],
        properties: { ok: { const: false }, code: { type: 'string' }, message: { type: 'string' }, retryAfterMs: { type: 'integer' } },
      },
    },
  },
} as const

export function serveOpenApi(server: FastifyInstance): void {
  server.get('/api/v1/openapi.json', async () => ({ ...document, paths: { ...staffPaths, ...document.paths } }))
}
