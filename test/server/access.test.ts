import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { after, before, describe, it } from 'mocha'
import { type ServerProcess, spawnServer } from '../support/process.ts'
import { newFolder, Shopper } from '../support/service.ts'

type Line = { msg: string; [field: string]: unknown }

describe('the log at its most talkative', function () {
  this.timeout(60_000)
  const secret = 'rhubarb-rhubarb-rhubarb-rhubarb-rhubarb'
  let folder: string
  let server: ServerProcess
  let shopper: Shopper
  let lines: Line[]
  before(async () => {
    folder = newFolder()
    server = await spawnServer({
      USHER_DATA: folder,
      USHER_LOG: 'trace',
      USHER_GENERATOR: 'off',
      USHER_PAUSE_MS: '0',
      USHER_SHOP_SECRET: secret,
      USHER_RATE_MESSAGES: '3',
    })
    const stranger = new Shopper(server.url, { auth: { token: 'auth-zucchini' }, query: { q: 'query-zucchini' } })
    for (const request of [{}, { token: 'token-zucchini' }, { identity: 'identity-zucchini' }])
      await stranger.ask('conversation:open', request)
    stranger.close()
    shopper = new Shopper(server.url)
    await shopper.open({ language: 'en', page: { url: 'https://shop.example.com/page-zucchini?q=page-zucchini', title: 'page-zucchini' } })
    await shopper.say('do you sell text-zucchini?')
    await shopper.ask('rate', { id: 'r', score: 5, remark: 'remark-zucchini' })
    await shopper.ask('handoff:request', { id: 'h', reason: 'reason-zucchini' })
    await shopper.raw('message:send', { id: 'long', text: 'long-zucchini '.repeat(300) })
    await shopper.raw('message:send', { id: 7, text: ['bad-zucchini'] })
    await shopper.raw('event-zucchini', { text: 'event-zucchini' })
    const post = (body: string) => ({ method: 'POST', headers: { 'content-type': 'application/json' }, body })
    await fetch(
      `${server.url}/api/v1/sessions`,
      post(JSON.stringify({ email: 'mail-zucchini@example.com', password: 'password-zucchini' })),
    )
    await fetch(`${server.url}/api/v1/sessions`, post('{"json-zucchini'))
    await fetch(`${server.url}/path-zucchini?query-zucchini`, {
      headers: { authorization: 'Bearer bearer-zucchini', cookie: 'cookie-zucchini' },
    })
    await fetch(`${server.url}/api/v1/conversations/id-zucchini?before=query-zucchini`, {
      headers: { authorization: `Bearer ${shopper.token}` },
    })
    await fetch(`${server.url}/healthz?query-zucchini`)
    shopper.close()
    await server.kill('SIGTERM')
    lines = server
      .stderr()
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Line)
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  it('holds no word of a shopper, no token, no password, no query and no unknown path', () => {
    for (const found of [/.{0,60}zucchini.{0,20}/, new RegExp(shopper.token.slice(-20)), /rhubarb/]) {
      assert.equal(found.exec(server.stderr())?.[0], undefined)
    }
  })

  it('tells of each socket event how it ended, in whose conversation, from where roughly', () => {
    const events = lines.filter(({ msg }) => msg === 'socket')
    const told = events.map(({ event, code }) => `${String(event)} ${String(code)}`)
    for (const expected of [
      'connect ok',
      'conversation:open unauthorized',
      'conversation:open ok',
      'message:send ok',
      'message:send text_too_long',
      'rate ok',
      'unknown unknown_event',
    ])
      assert.ok(told.includes(expected), `${expected} in ${told.join(', ')}`)
    const sent = events.find(({ event, code }) => event === 'message:send' && code === 'ok')
    assert.deepEqual([sent?.conversation, sent?.address, sent?.namespace], [shopper.conversation, '127.0.0.0', '/shopper'])
    assert.ok(typeof sent?.ms === 'number' && sent.ms < 5000)
    assert.ok(told.some(line => line.startsWith('disconnect ')))
  })

  it('tells of each HTTP request by the pattern of its route', () => {
    const told = lines
      .filter(({ msg }) => msg === 'http')
      .map(({ method, route, status }) => `${String(method)} ${String(route)} ${String(status)}`)
    assert.deepEqual(told, [
      'POST /api/v1/sessions 401',
      'POST /api/v1/sessions 400',
      'GET unknown 404',
      'GET /api/v1/conversations/:id 401',
      'GET /healthz 200',
    ])
  })
})
