import assert from 'node:assert/strict'
import { rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, describe, it } from 'mocha'
import { adminOf, adminToken, signIn, transcriptOf } from '../support/console.ts'
import { spawnServer } from '../support/process.ts'
import { newFolder, type Service, Shopper, startService } from '../support/service.ts'

describe("the agents' API", () => {
  let service: Service
  let token = ''
  let shopper: Shopper
  let clock = () => new Date()
  before(async () => {
    service = await startService({}, { now: () => clock() })
    await service.app.settled()
    token = await adminToken(service)
    shopper = new Shopper(service.url)
    await shopper.open({ language: 'en' })
    await shopper.say('I am looking for running shoes under 400')
    await shopper.say('how much is shipping?')
  })
  after(async () => {
    shopper.close()
    await service.stop()
  })

  const get = (path: string, bearer?: string) =>
    fetch(`${service.url}${path}`, bearer === undefined ? {} : { headers: { authorization: `Bearer ${bearer}` } })
  const codeOf = async (response: Response) => [response.status, ((await response.json()) as { code?: string }).code]

  it('signs in with the password that the first start left, whatever the case of the e-mail', async () => {
    const { email, password } = adminOf(service.folder)
    const response = await signIn(service.url, { email: email.toUpperCase(), password })
    assert.equal(response.status, 200)
    const { agent } = (await response.json()) as { agent: unknown }
    assert.deepEqual(agent, { email: 'admin@usher.local', name: 'Admin', role: 'owner' })
  })

  it('does not tell an unknown e-mail from a wrong password', async () => {
    const { email, password } = adminOf(service.folder)
    const wrong = await signIn(service.url, { email, password: `${password}x` })
    const unknown = await signIn(service.url, { email: 'nobody@usher.local', password })
    assert.equal(wrong.status, 401)
    assert.equal(unknown.status, 401)
    const answers = [await wrong.json(), await unknown.json()]
    assert.deepEqual(answers[0], answers[1])
    assert.equal((answers[0] as { code: string }).code, 'unauthorized')
  })

  it('lists conversations, the newest first, with the last words', async () => {
    const other = new Shopper(service.url)
    await other.open({ language: 'zh' })
    const { conversations } = (await (await get('/api/v1/conversations', token)).json()) as { conversations: Record<string, unknown>[] }
    const ids = conversations.map(({ conversation }) => conversation)
    assert.deepEqual(ids, [other.conversation, shopper.conversation])
    const [, listed] = conversations
    assert.equal(listed?.language, 'en')
    assert.equal(listed?.status, 'bot')
    const last = shopper.events.findLast(event => event.kind === 'message')
    assert.equal(listed?.last, last?.kind === 'message' ? last.text : '')
    const older = await get(`/api/v1/conversations?limit=1&before=${String(conversations[0]?.updatedAt)}`, token)
    assert.deepEqual(((await older.json()) as { conversations: Record<string, unknown>[] }).conversations, [listed])
    other.close()
  })

  it('shows every event of a conversation as the shopper saw it', async () => {
    const { events, conversation } = await transcriptOf(service.url, token, shopper.conversation)
    assert.deepEqual(events, shopper.events)
    assert.equal(conversation.conversation, shopper.conversation)
    assert.equal('state' in conversation, false)
  })

  it('gives the reasons of every turn: clauses, intents, facts and their source, candidates, versions, timings', async () => {
    const { traces } = await transcriptOf(service.url, token, shopper.conversation)
    assert.equal(traces.map(({ turn }) => turn).join(), '2,4')
    for (const { body } of traces) {
      assert.equal(body.language, 'en')
      for (const clause of body.clauses) {
        assert.equal(clause.by, 'classifier')
        for (const { name, probability } of clause.intents) assert.ok(name !== '' && probability > 0 && probability <= 1)
      }
      // One of each act, and it was said.
      assert.ok(body.candidates.length >= 1)
      for (const { by, chosen } of body.candidates) assert.deepEqual([by, chosen], ['template', true])
      assert.equal(body.chosen, 'template')
      assert.deepEqual(Object.keys(body.versions).sort(), ['encoder', 'generator', 'intents', 'plan', 'release', 'turns'])
      for (const part of ['understandMs', 'factsMs', 'wordMs', 'totalMs']) assert.ok((body.timings[part] ?? -1) >= 0)
      for (const { placeholder, source, ref } of body.facts)
        assert.ok(/^\[[a-z_]+\d*\](?: \(\d\))?$/.test(placeholder) && source !== '' && ref !== '')
    }
    const [search, shipping] = traces
    const product = search?.body.facts.find(({ placeholder }) => placeholder.startsWith('[product]'))
    assert.deepEqual([product?.source, product?.ref.slice(0, 12)], ['shop', 'product:RUN-'])
    assert.equal(shipping?.body.clauses[0]?.intents[0]?.name, 'ask_shipping_fee')
    assert.ok(shipping?.body.facts.some(({ source, ref, text }) => source === 'shop' && ref.startsWith('policy:') && text.includes('¥99')))
  })

  it('answers 404 for a conversation that is not there and 400 for another query', async () => {
    assert.deepEqual(await codeOf(await get('/api/v1/conversations/none', token)), [404, 'not_found'])
    for (const query of ['limit=0', 'limit=1000', 'limit=x', 'before=yesterday']) {
      assert.deepEqual(await codeOf(await get(`/api/v1/conversations?${query}`, token)), [400, 'bad_payload'], query)
    }
  })

  it('refuses everybody without an agent’s token of its own', async () => {
    for (const path of ['/api/v1/conversations', `/api/v1/conversations/${shopper.conversation}`]) {
      for (const bearer of [undefined, 'nonsense', shopper.token, `${token.slice(0, -4)}AAAA`])
        assert.deepEqual(await codeOf(await get(path, bearer)), [401, 'unauthorized'])
    }
  })

  it('takes no token from an address, where logs and histories would keep it', async () => {
    for (const name of ['token', 'access_token', 'authorization']) {
      assert.deepEqual(await codeOf(await get(`/api/v1/conversations?${name}=${token}`)), [401, 'unauthorized'])
    }
  })

  it('lets a session end after twelve hours', async () => {
    clock = () => new Date(Date.now() + 12 * 3600_000 + 1000)
    assert.deepEqual(await codeOf(await get('/api/v1/conversations', token)), [401, 'token_expired'])
    clock = () => new Date()
  })

  it('slows down a person who guesses passwords, also with the right one at last', async () => {
    const codes = []
    for (let n = 0; n < 12; n++) codes.push(await codeOf(await signIn(service.url, { email: 'admin@usher.local', password: `guess-${n}` })))
    assert.deepEqual(codes.at(-1), [429, 'rate_limited'])
    assert.deepEqual(await codeOf(await signIn(service.url, adminOf(service.folder))), [429, 'rate_limited'])
  })

  it('leaves the first password in a file only its owner can read, and in no log', async () => {
    const folder = newFolder()
    const server = await spawnServer({
      USHER_DATA: folder,
      USHER_GENERATOR: 'off',
      USHER_LOG: 'trace',
      USHER_ADMIN_EMAIL: 'li@shop.example',
    })
    const { email, password } = adminOf(folder)
    assert.equal(email, 'li@shop.example')
    assert.equal(statSync(join(folder, 'admin-password.txt')).mode & 0o777, 0o600)
    assert.equal((await signIn(server.url, { email, password })).status, 200)
    assert.match(server.stderr(), /admin-password\.txt/)
    await server.kill('SIGTERM')
    assert.ok(password.length >= 16 && !server.stderr().includes(password))
    rmSync(folder, { recursive: true })
  })
})
