import assert from 'node:assert/strict'
import { SignJWT } from 'jose'
import { after, before, describe, it } from 'mocha'
import { UsherError } from '../../server/errors.ts'
import { createTokens } from '../../server/sockets/auth.ts'
import { adminToken } from '../support/console.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

const key = (text: string) => new TextEncoder().encode(text.padEnd(32, '.'))
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'ok',
    (error: unknown) => (error instanceof UsherError ? error.code : String(error)),
  )

describe('tokens', () => {
  let at = new Date('2030-01-01T00:00:00Z')
  const later = (seconds: number) => new Date(at.getTime() + seconds * 1000)
  const options = { secret: key('own'), shopSecret: key('shop'), ttlSeconds: 3600, now: () => at }
  const tokens = createTokens(options)
  const identity = (secret: Uint8Array, claims: { sub?: string; exp?: number }, alg = 'HS256') =>
    new SignJWT(claims).setProtectedHeader({ alg }).sign(secret)
  const seconds = (date: Date) => Math.floor(date.getTime() / 1000)

  it('are bound to one conversation or one agent', async () => {
    assert.equal(await tokens.readConversation(await tokens.forConversation('one')), 'one')
    const [issuedAt, expiresAt] = [at.getTime(), at.getTime() + 12 * 3600_000]
    assert.deepEqual(await tokens.readAgent(await tokens.forAgent('li@example.com', 'admin')), {
      email: 'li@example.com',
      role: 'admin',
      issuedAt,
      expiresAt,
    })
    assert.equal((await tokens.readAgent(await tokens.forAgent('li@example.com', 'owner'))).role, 'agent')
  })

  it('end on time and say so', async () => {
    const [shopper, agent] = [await tokens.forConversation('one'), await tokens.forAgent('li@example.com', 'agent')]
    const start = at
    at = later(3599)
    assert.equal(await codeOf(tokens.readConversation(shopper)), 'ok')
    at = later(2)
    assert.equal(await codeOf(tokens.readConversation(shopper)), 'token_expired')
    assert.equal(await codeOf(tokens.readAgent(agent)), 'ok')
    at = later(12 * 3600)
    assert.equal(await codeOf(tokens.readAgent(agent)), 'token_expired')
    at = start
  })

  it('of one kind are not taken for the other', async () => {
    assert.equal(await codeOf(tokens.readConversation(await tokens.forAgent('li@example.com', 'admin'))), 'unauthorized')
    assert.equal(await codeOf(tokens.readAgent(await tokens.forConversation('one'))), 'unauthorized')
  })

  it('of another key, another algorithm, or none at all are refused', async () => {
    const foreign = createTokens({ ...options, secret: key('foreign') })
    const unsigned = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"one","aud":"shopper","exp":9999999999}').toString('base64url')}.`
    const longer = await new SignJWT({})
      .setProtectedHeader({ alg: 'HS512' })
      .setSubject('one')
      .setAudience('shopper')
      .setExpirationTime('1h')
      .sign(key('own'.padEnd(64, '.')))
    for (const token of [await foreign.forConversation('one'), unsigned, longer, '', 'a.b.c'])
      assert.equal(await codeOf(tokens.readConversation(token)), 'unauthorized')
  })

  it('of the shop name its customer: signed with its key, with a subject and an end', async () => {
    const exp = seconds(later(60))
    assert.equal(await tokens.readIdentity(await identity(key('shop'), { sub: 'customer-7', exp })), 'customer-7')
    assert.equal(await codeOf(tokens.readIdentity(await identity(key('other'), { sub: 'customer-7', exp }))), 'unauthorized')
    assert.equal(await codeOf(tokens.readIdentity(await identity(key('shop'), { sub: 'customer-7' }))), 'unauthorized', 'no exp')
    assert.equal(await codeOf(tokens.readIdentity(await identity(key('shop'), { exp }))), 'unauthorized', 'no sub')
    assert.equal(
      await codeOf(tokens.readIdentity(await identity(key('shop'), { sub: 'customer-7', exp: seconds(later(-60)) }))),
      'token_expired',
    )
    assert.equal(await codeOf(tokens.readIdentity(await tokens.forConversation('one'))), 'unauthorized')
  })

  it('of a shop are refused while it has given no key', async () => {
    const closed = createTokens({ ...options, shopSecret: undefined })
    assert.equal(
      await codeOf(closed.readIdentity(await identity(key('shop'), { sub: 'customer-7', exp: seconds(later(60)) }))),
      'unauthorized',
    )
  })
})

describe('tokens on the wire', () => {
  let service: Service
  let clock = () => new Date()
  const shopSecret = 'a-key-of-the-shop-itself-of-32-characters'
  before(async () => {
    service = await startService({ USHER_SHOP_SECRET: shopSecret, USHER_TOKEN_TTL: '3600' }, { now: () => clock() })
  })
  after(() => service.stop())

  const open = async (request: Record<string, unknown>) => {
    const shopper = new Shopper(service.url)
    const answer = await shopper.ask('conversation:open', request)
    shopper.close()
    return answer.ok ? answer.value : answer.code
  }

  it('open their own conversation and no other', async () => {
    const [one, two] = [await open({}), await open({})]
    assert.ok(typeof one !== 'string' && typeof two !== 'string')
    assert.notEqual(one.conversation, two.conversation)
    for (const { conversation, token } of [one, two]) {
      const again = await open({ token })
      assert.equal(typeof again !== 'string' && again.conversation, conversation)
    }
  })

  it('of an agent open no conversation', async () => {
    assert.equal(await open({ token: await adminToken(service) }), 'unauthorized')
  })

  it('that have expired say so; a resumed conversation gets a fresh one', async () => {
    const opened = await open({})
    assert.ok(typeof opened !== 'string')
    clock = () => new Date(Date.now() + 3000_000)
    const resumed = await open({ token: opened.token })
    clock = () => new Date(Date.now() + 4000_000)
    assert.equal(await open({ token: opened.token }), 'token_expired')
    assert.equal(
      typeof (resumed === 'token_expired' ? resumed : await open({ token: typeof resumed === 'string' ? '' : resumed.token })),
      'object',
    )
    clock = () => new Date()
  })

  it('of the shop are checked before a conversation begins', async () => {
    const sign = (secret: string) =>
      new SignJWT({})
        .setProtectedHeader({ alg: 'HS256' })
        .setSubject('customer-7')
        .setExpirationTime('5m')
        .sign(new TextEncoder().encode(secret))
    assert.equal(typeof (await open({ identity: await sign(shopSecret) })), 'object')
    assert.equal(await open({ identity: await sign('another-key-that-is-not-the-shops-one') }), 'unauthorized')
    assert.equal(await open({ identity: 'customer-7' }), 'unauthorized')
  })
})
