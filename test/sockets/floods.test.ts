import assert from 'node:assert/strict'
import { EventEmitter } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { SignJWT } from 'jose'
import { after, before, describe, it } from 'mocha'
import { io } from 'socket.io-client'
import { capConnections, mostConnections } from '../../server/http/connections.ts'
import { createAdmission } from '../../server/sockets/admission.ts'
import { countLines } from '../../server/sockets/frames.ts'
import { createSignInTries } from '../../server/sockets/sign-in-tries.ts'
import { createTypingRelay } from '../../server/sockets/typing.ts'
import { agentToken, codeOf } from '../support/agent.ts'
import { isQuick } from '../support/machine.ts'
import { type Service, Shopper, startService } from '../support/service.ts'
import { visitorsOf } from '../support/visitors.ts'

const shopSecret = 'the secret of a shop, of more than 32 characters'

describe('a service that is flooded', function () {
  this.timeout(60_000)
  let service: Service
  before(async () => {
    service = await startService({
      USHER_DEMO: 'off',
      USHER_TRUSTED_PROXIES: 'loopback',
      USHER_RATE_OPENS: '8',
      USHER_SHOP_SECRET: shopSecret,
    })
  })
  after(() => service.stop())
  const { keep, agent } = visitorsOf(() => service)
  /** A shopper as a proxy on this machine tells of one. */
  const from = (address: string) => keep(new Shopper(service.url, { extraHeaders: { 'x-forwarded-for': address } }))

  it('cuts a line that sends more than any page does, whatever it sends, and serves the others meanwhile', async () => {
    for (const flood of [
      (one: Shopper) => void one.raw('nothing:known', { x: 1 }).catch(() => undefined),
      (one: Shopper) => one.socket.emit('typing', { on: true }),
      (one: Shopper) => one.socket.emit('message:send', { id: 'the-same', text: 'again' }, () => undefined),
      (one: Shopper) => one.socket.emit('reply:stop', {}),
    ]) {
      const [loud, quiet] = [from('198.51.100.1'), from('198.51.100.2')]
      await Promise.all([loud.open(), quiet.open()])
      const cut = new Promise(resolve => loud.socket.once('disconnect', resolve))
      for (let n = 0; n < 5000; n++) flood(loud)
      await cut
      const asked = performance.now()
      assert.ok((await quiet.send('hello')).ok)
      assert.ok(isQuick(performance.now() - asked, 5000))
    }
  })

  it('passes signs of typing on twice a second at most, the last one always', async () => {
    const told: [number, boolean][] = []
    const started = performance.now()
    const relay = createTypingRelay((_conversation, on) => told.push([performance.now() - started, on]))
    for (let n = 0; n < 500; n++) relay.typing('c', n % 2 === 0)
    assert.deepEqual(
      told.map(([, on]) => on),
      [true],
    )
    await new Promise(resolve => setTimeout(resolve, 700))
    assert.deepEqual(
      told.map(([, on]) => on),
      [true, false],
    )
    relay.close()
  })

  it('counts an IPv6 network as one, and an address whose proxy tells the port along', async () => {
    const opens = async (addresses: string[]) => {
      const codes = []
      for (const address of addresses) codes.push(codeOf(await from(address).ask('conversation:open', {})))
      return codes
    }
    const ten = Array.from({ length: 10 }, (_, n) => n)
    const lastTwo = [...Array<string>(8).fill('ok'), 'rate_limited', 'rate_limited']
    assert.deepEqual(await opens(ten.map(n => `2001:db8:1:2:${n + 1}::${n}`)), lastTwo)
    assert.deepEqual(await opens(ten.map(n => `203.0.113.9:${4000 + n}`)), lastTwo)
    assert.deepEqual(await opens(['2001:db8:1:3::1', '203.0.113.10', '[2001:db8:9::1]:443']), ['ok', 'ok', 'ok'])
  })

  it('takes few requests for a person from one address, so that a real one is not at the end of a long line', async () => {
    const waiting: string[] = []
    for (let n = 0; n < 8; n++) {
      const one = from('192.0.2.7')
      await one.open()
      waiting.push(codeOf(await one.ask('handoff:request', { id: 'h' })))
    }
    assert.deepEqual(waiting, [...Array<string>(6).fill('ok'), 'rate_limited', 'rate_limited'])
    const real = from('192.0.2.8')
    await real.open()
    const answer = await real.ask('handoff:request', { id: 'h' })
    assert.ok(answer.ok)
    // Behind the first of that address alone: its further ones count as later.
    assert.equal(answer.value.position, 2)
  })

  it('locks an account that is guessed at, there being one or not, and not where its agent has signed in before', async () => {
    await agentToken(service.folder, 'li@shop.example')
    const signIn = async (email: string, password: string, address: string) => {
      const answer = await fetch(`${service.url}/api/v1/sessions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
        body: JSON.stringify({ email, password }),
      })
      return answer.status
    }
    const right = 'a-password-of-the-tests'
    assert.equal(await signIn('li@shop.example', right, '198.51.100.77'), 200)
    for (const email of ['Li@shop.example', 'nobody@shop.example']) {
      const guesses = await Promise.all(Array.from({ length: 12 }, (_, n) => signIn(email, `guess ${n}`, `203.0.113.${100 + n}`)))
      assert.deepEqual(guesses.sort(), [...Array<number>(10).fill(401), 429, 429], email)
      assert.equal(await signIn(email, right, '203.0.113.200'), 429)
    }
    assert.equal(await signIn('li@shop.example', right, '198.51.100.77'), 200)
    const clock = { at: 0 }
    const tries = createSignInTries({ now: () => clock.at })
    for (let n = 0; n < 10; n++) assert.ok(tries.take('a@b.c', 'x').ok)
    assert.ok(!tries.take('a@b.c', 'x').ok)
    clock.at = 16 * 60_000
    assert.ok(tries.take('a@b.c', 'x').ok)
  })

  it('gives nobody the conversation of another customer, and takes no identity but text', async () => {
    const identity = (sub: unknown) =>
      new SignJWT({ sub } as never).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1h').sign(new TextEncoder().encode(shopSecret))
    const one = from('192.0.2.20')
    await one.open({ identity: await identity('anna') })
    let last = 21
    const again = async (claim: unknown) =>
      codeOf(await from(`192.0.2.${++last}`).ask('conversation:open', { token: one.token, identity: await identity(claim) }))
    assert.equal(await again('anna'), 'ok')
    assert.equal(await again('berta'), 'unauthorized')
    for (const odd of [{ $ne: 1 }, 7, ['anna'], null, '', 'x'.repeat(300)])
      assert.equal(await again(odd), 'unauthorized', JSON.stringify(odd))
  })

  it('serves the namespaces of the contract alone', async () => {
    for (const namespace of ['', '/other', '/__proto__']) {
      const socket = io(`${service.url}${namespace}`, { transports: ['websocket'], forceNew: true, reconnection: false })
      const error = await new Promise<Error | undefined>(resolve => {
        socket.on('connect', () => resolve(undefined))
        socket.on('connect_error', resolve)
      })
      assert.ok(error !== undefined, `${namespace} is refused`)
      socket.disconnect()
    }
  })

  it('refuses a path that is no UTF-8 in its own form', async () => {
    for (const path of ['/orders/%E0%A4%A', '/%', '/api/v1/conversations/%FF%FE', '/products/%c0%ae']) {
      const answer = await fetch(`${service.url}${path}`)
      const body = (await answer.json()) as { ok: boolean; code: string }
      assert.ok(answer.status === 400 || answer.status === 404, `${path}: ${answer.status}`)
      assert.equal(body.ok, false)
    }
  })

  it('keeps what turns writing around away from those who read it', async () => {
    const one = from('192.0.2.30')
    await one.open({ language: 'en' })
    const sent = await one.send('pay \u202Egnp.exe\u202C \u2066here\u2069\u0000\u0007 \ud800 now')
    assert.ok(sent.ok)
    const event = await one.until(({ seq }) => sent.ok && seq === sent.value.seq)
    assert.equal(event.kind === 'message' && event.text, 'pay gnp.exe here \ufffd now')
    const none = await one.send('\u202E\u0000')
    assert.equal(codeOf(none), 'bad_payload')
    const token = await agentToken(service.folder, 'max@shop.example')
    const desk = agent(token)
    const note = await desk.ask('note:add', { conversation: one.conversation, id: 'n', text: 'a\u202Eb' })
    assert.ok(note.ok)
    const watched = await desk.watch(one.conversation)
    assert.equal(watched.notes.at(-1)?.text, 'ab')
  })
})

describe('connections', () => {
  it('are never more than there are files for: one that asks for nothing gives way to one that asks', async () => {
    const server = createServer((_request, response) => response.end('here'))
    capConnections(server, 5)
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const silent: Socket[] = []
    for (let n = 0; n < 50; n++) {
      const socket = connect(port, '127.0.0.1')
      socket.on('error', () => undefined)
      await new Promise(resolve => socket.once('connect', resolve))
      silent.push(socket)
    }
    const answer = await fetch(`http://127.0.0.1:${port}/`)
    assert.equal(await answer.text(), 'here')
    const open = await new Promise<number>(resolve => server.getConnections((_error, n) => resolve(n)))
    assert.ok(open <= 5, `${open} are open`)
    for (const socket of silent) socket.destroy()
    server.closeAllConnections()
    server.close()
  })

  it('are as many as the system lets the process have, less its own files', () => {
    assert.ok(mostConnections() >= 64)
    assert.equal(mostConnections('/nowhere'), 4096)
  })

  it('of one address are counted', () => {
    const engine = new EventEmitter()
    const line = (address: string) => Object.assign(new EventEmitter(), { id: 'x', request: { address } as never, close: () => undefined })
    const hasRoom = countLines(engine as never, { most: 2, keyOf: request => (request as unknown as { address: string }).address })
    const of = (address: string) => ({ address }) as unknown as IncomingMessage
    const [first, second] = [line('a'), line('a')]
    engine.emit('connection', first)
    assert.ok(hasRoom(of('a')))
    engine.emit('connection', second)
    assert.deepEqual([hasRoom(of('a')), hasRoom(of('b'))], [false, true])
    first.emit('close')
    assert.ok(hasRoom(of('a')))
  })
})

describe('an agent’s session', () => {
  it('goes on when the clock is set back, and ends with its password', async () => {
    const agent = { email: 'li@shop.example', name: 'Li', role: 'agent' as const, passwordAt: '2030-01-01T00:00:00.000Z' }
    const now = new Date('2029-12-31T20:00:00.000Z')
    const session = { email: agent.email, issuedAt: now.getTime(), expiresAt: now.getTime() + 1000, passwordAt: agent.passwordAt }
    const sessions = { isOpen: () => true, saw: () => undefined, begin: () => undefined }
    const admission = createAdmission({
      readToken: async () => session,
      find: () => agent,
      sessions,
      sessionOf: () => 'one',
      now: () => now,
    })
    assert.equal((await admission.admit('x')).name, 'Li')
    const admitted = await admission.admit('x')
    assert.ok(admission.current(admitted))
    agent.passwordAt = '2030-01-02T00:00:00.000Z'
    assert.equal(admission.current(admitted), undefined)
    await assert.rejects(admission.admit('x'), /not valid/)
  })
})
