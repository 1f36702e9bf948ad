import { request } from 'node:http'
import { io, type Socket } from 'socket.io-client'
import { seededRandom } from '../../models/random.ts'
import { errorCodes } from '../../server/wire.ts'
import { agentSchemas, shopperSchemas } from '../../server/wire-schemas.ts'
import { Shopper } from '../support/service.ts'
import { mangled, mangledText, pick } from './values.ts'

export type Found = { payloads: number; answered: number; silent: number; cut: number; codes: Record<string, number>; broken: string[] }

/** A word of somebody else's conversation, which must never come back. */
const secretWord = 'zanzibarmarzipan'
const patienceMs = 4000
const paths = [
  '/',
  '/cart',
  '/console',
  '/healthz',
  '/readyz',
  '/metrics',
  '/usher.js',
  '/usher.d.ts',
  '/products/X',
  '/orders/X',
  '/api/v1/openapi.json',
  '/api/v1/products',
  '/api/v1/sessions',
  '/api/v1/conversations',
  '/api/v1/conversations/X',
  '/api/v1/conversations/X/profile',
  '/api/v1/visitors/profile',
  '/api/v1/products/X/copy',
  '/api/v1/coupons',
  '/api/v1/coupons/X',
  '/api/v1/coupons/check',
  '/api/v1/events',
  '/api/v1/orders/status',
  '/api/v1/collect',
  '/api/v1/privacy/export',
  '/api/v1/privacy/erase',
  '/socket.io/?EIO=4&transport=polling',
]
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'] as const
const known: ReadonlySet<string> = new Set(errorCodes)

/**
 * Sends so many payloads over all events of both namespaces and all HTTP routes, the same ones for the same seed, and says what came back
 * that must not: a fault of the service, a code outside the contract, a stack, a byte of another conversation. `onProgress` is asked after
 * each hundred.
 */
export async function fuzz(options: {
  url: string
  agentToken: string
  payloads: number
  seed: number
  onProgress?: (done: number) => Promise<void> | void
}): Promise<Found> {
  const { url, agentToken } = options
  const random = seededRandom(options.seed)
  const found: Found = { payloads: 0, answered: 0, silent: 0, cut: 0, codes: {}, broken: [] }
  const blame = (what: string, sent: unknown) => {
    if (found.broken.length < 20) found.broken.push(`${what} ← ${JSON.stringify(sent)?.slice(0, 300)}`)
  }
  const look = (answer: string, sent: unknown) => {
    if (answer.includes(secretWord)) blame('told another conversation', sent)
    if (/\n\s+at \S+ \(|node_modules|\/server\/\S+\.[jt]s/.test(answer)) blame(`told of its inside: ${answer.slice(0, 200)}`, sent)
  }

  const other = new Shopper(url)
  await other.open({ language: 'en' })
  const said = await other.send(`a ${secretWord} please`)
  if (!said.ok) throw new Error(said.message)
  await other.answerTo(said.value.seq, 60_000)

  let shopper = await openShopper()
  let agent: Socket | undefined

  for (let n = 0; n < options.payloads; n++) {
    found.payloads++
    const where = random()
    if (where < 0.5) await overShopper()
    else if (where < 0.75) await overAgent()
    else await overHttp()
    if (n % 100 === 99) await options.onProgress?.(n + 1)
  }

  const last = await other.send('are you still there?')
  if (!last.ok) blame(`the service does not answer another shopper: ${last.code}`, 'the end')
  for (const one of [other, shopper]) one.close()
  agent?.disconnect()
  return found

  async function openShopper(): Promise<Shopper> {
    const one = new Shopper(url)
    one.socket.onAny((...heard: unknown[]) => look(JSON.stringify(heard), 'heard'))
    await one.open({ language: 'en' })
    return one
  }

  async function overShopper(): Promise<void> {
    if (!shopper.socket.connected || random() < 0.02) {
      shopper.close()
      shopper = await openShopper()
    }
    const event = random() < 0.08 ? mangledText(random) : pick(random, Object.keys(shopperSchemas))
    // Its own contents would go; others follow in a conversation of their own.
    const payload = mangled(random, soundFor(event, shopper.conversation))
    await ask(shopper.socket as unknown as Socket, event, payload, true)
    if (event === 'conversation:erase') {
      shopper.close()
      shopper = await openShopper()
    }
  }

  async function overAgent(): Promise<void> {
    if (agent?.connected !== true) {
      agent?.disconnect()
      agent = io(`${url}/agent`, { transports: ['websocket'], forceNew: true, reconnection: false, auth: { token: agentToken } })
      await new Promise(resolve => {
        agent?.once('connect', () => resolve(true))
        agent?.once('connect_error', resolve)
      })
    }
    const event = random() < 0.05 ? mangledText(random) : pick(random, Object.keys(agentSchemas))
    await ask(agent, event, mangled(random, { ...soundFor(event, shopper.conversation), conversation: shopper.conversation }), true)
  }

  async function ask(socket: Socket, event: string, payload: unknown, wantsAck: boolean): Promise<void> {
    if (/^(?:connect|connect_error|disconnect|disconnecting|newListener|removeListener)$/.test(event)) return
    const sent = { event, payload }
    const acks = event !== 'typing' && wantsAck && random() > 0.05
    if (!acks) {
      socket.emit(event, payload)
      return
    }
    const ended = new Promise<'cut'>(resolve => socket.once('disconnect', () => resolve('cut')))
    const answer = await Promise.race([
      socket
        .timeout(patienceMs)
        .emitWithAck(event, payload)
        .catch(() => 'silent' as const),
      ended,
    ])
    if (answer === 'silent') {
      found.silent++
      blame('no answer', sent)
    } else if (answer === 'cut') found.cut++
    else {
      found.answered++
      const { ok, code = 'ok' } = answer as { ok?: boolean; code?: string }
      found.codes[code] = (found.codes[code] ?? 0) + 1
      if (code === 'internal') blame('a fault', sent)
      if (typeof ok !== 'boolean' || (!ok && !known.has(code)))
        blame(`an answer of another form: ${JSON.stringify(answer).slice(0, 100)}`, sent)
      look(JSON.stringify(answer), sent)
    }
  }

  async function overHttp(): Promise<void> {
    const method = pick(random, methods)
    let path = pick(random, paths).replace('X', () => (random() < 0.5 ? encodeURIComponent(safe(mangledText(random))) : 'TENT-1'))
    if (random() < 0.1) path = `/${safe(mangledText(random)).replace(/[\s#]/g, '')}`
    if (random() < 0.3)
      path += `${path.includes('?') ? '&' : '?'}${pick(random, ['limit', 'before', 'language', '__proto__'])}=${encodeURIComponent(safe(mangledText(random)))}`
    const body = method === 'GET' || method === 'HEAD' ? undefined : bodyOf()
    const headers: Record<string, string> = {
      ...(body === undefined
        ? {}
        : { 'content-type': pick(random, ['application/json', 'text/plain', 'application/xml', 'multipart/form-data']) }),
      ...(random() < 0.3
        ? { authorization: pick(random, ['Bearer x', 'Bearer', `Bearer ${shopper.token}`, 'Basic eDp5', `Bearer ${'a'.repeat(3000)}`]) }
        : {}),
      ...(random() < 0.2 ? { 'usher-signature': pick(random, ['t=1,v1=0', `t=1700000000,v1=${'0'.repeat(64)}`, '__proto__']) } : {}),
      ...(random() < 0.2 ? { 'x-forwarded-for': pick(random, ['::1', '1.2.3.4:5', 'x', "';--"]) } : {}),
      ...(random() < 0.1 ? { origin: pick(random, ['null', 'https://evil.example', 'x', 'http://']) } : {}),
    }
    const sent = { method, path, body, headers }
    const { status, text } = await send(method, path, headers, body)
    found.answered++
    const key = `http ${status}`
    found.codes[key] = (found.codes[key] ?? 0) + 1
    if (status >= 500) blame(`status ${status}: ${text.slice(0, 200)}`, sent)
    look(text, sent)
  }

  function bodyOf(): string {
    const sound = pick(random, [
      { email: 'a@b.c', password: 'x' },
      { visitor: 'v', events: [{ id: 'e', name: 'Product Viewed', properties: { sku: 'X' } }] },
      { conversation: shopper.conversation },
      { language: 'en', form: 'post', count: 1 },
      { code: 'X', off: '10%' },
    ])
    if (random() < 0.15) return mangledText(random)
    return JSON.stringify(mangled(random, sound)) ?? ''
  }

  function send(
    method: string,
    path: string,
    headers: Record<string, string>,
    body: string | undefined,
  ): Promise<{ status: number; text: string }> {
    return new Promise(resolve => {
      const { hostname, port } = new URL(url)
      const asked = request({ hostname, port, method, path, headers, timeout: patienceMs }, response => {
        let text = ''
        response.on('data', chunk => (text += String(chunk)))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
        response.on('error', () => resolve({ status: response.statusCode ?? 0, text }))
      })
      // A connection that is ended is an answer, too.
      asked.on('error', () => resolve({ status: 0, text: '' }))
      asked.on('timeout', () => asked.destroy())
      asked.end(body)
    })
  }
}

/** In a path or a header nothing else can be sent at all. */
const safe = (text: string) => text.replace(/[^\x21-\x7e]/g, '').slice(0, 2000)

function soundFor(event: string, conversation: string): Record<string, unknown> {
  const id = crypto.randomUUID()
  const sound: Record<string, Record<string, unknown>> = {
    'conversation:open': { language: 'en', page: { url: 'https://shop.example/p' }, visitor: 'v' },
    'message:send': { id, text: 'do you have tents?' },
    'choice:pick': { id, message: 1, choice: 'intent:find_gift' },
    'action:take': { id, message: 1, action: 'a' },
    'action:done': { id, message: 1, action: 'a', outcome: 'done' },
    typing: { on: true },
    track: { id, name: 'Products Searched', properties: { query: 'tents', price: 3 } },
    'handoff:request': { id, reason: 'I want a person' },
    'contact:leave': { id, contact: 'anna@example.com' },
    rate: { id, score: 4, remark: 'good' },
    'note:add': { id, text: 'a note' },
    'conversation:watch': { lastSeq: 0, lastAseq: 0 },
    'conversation:summary': { language: 'en' },
  }
  const own = Object.hasOwn(sound, event) ? sound[event] : {}
  return event.startsWith('conversation:') && event !== 'conversation:open' ? { id, conversation, ...own } : { ...own }
}
