import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { UsherError } from '../errors.ts'
import type { NudgeAnswer, NudgeAsked } from '../wire.ts'
import { type Ask, answerSchema, askSchema, type NudgeSettings, nudgeSettingsSchema } from '../wire-nudges.ts'
import { type PagePorts, postFromPage, takeBytes } from './from-page.ts'
import { adminSignedIn, type Caller, did, toldOf } from './signed-in.ts'

export type NudgeRoutes = PagePorts & {
  admit(token: string): Promise<Caller>
  ask(asked: Ask): Promise<NudgeAsked>
  answer(told: { visitor: string; nudge: string; answer: NudgeAnswer }): { granted: boolean }
  /** The settings, and what became of the nudges of the last days. */
  read(days: number): unknown
  save(settings: NudgeSettings): void
}

const period = z.object({ days: z.coerce.number().int().min(1).max(730).default(28) })

/** Nudges: what a page asks and answers, and what the owner sets. */
export async function serveNudges(server: FastifyInstance, ports: NudgeRoutes): Promise<void> {
  await server.register(async scope => {
    takeBytes(scope)
    const ask = { path: '/api/v1/nudges/ask', schema: askSchema, expected: '{ visitor, trigger, language, sku? }' }
    postFromPage(scope, ask, ports, (asked, request) => {
      if (!ports.mayTell(request.ip, 1)) throw new UsherError('rate_limited', undefined, 10_000)
      return ports.ask(asked)
    })
    const answer = {
      path: '/api/v1/nudges/answer',
      schema: answerSchema,
      expected: '{ visitor, nudge, answer: shown, opened, later or never }',
    }
    postFromPage(scope, answer, ports, (told, request) => {
      if (!ports.mayTell(request.ip, 1)) throw new UsherError('rate_limited', undefined, 10_000)
      return ports.answer(told)
    })
  })
  server.get('/api/v1/owner/nudges', async request => {
    await adminSignedIn(request, ports)
    const told = period.safeParse(request.query)
    if (!told.success) throw new UsherError('bad_payload', 'Expected ?days=1–730')
    return ports.read(told.data.days)
  })
  server.put('/api/v1/owner/nudges', async request => {
    await adminSignedIn(request, ports)
    const read = nudgeSettingsSchema.safeParse(request.body)
    if (!read.success) {
      const [issue] = read.error.issues
      throw new UsherError('bad_payload', `Expected the settings of nudges: ${issue?.path.join('.') || 'body'}: ${issue?.message}`)
    }
    ports.save(read.data)
    did(request, { action: 'nudges_set', detail: { told: toldOf(read.data) } })
    return ports.read(28)
  })
}
