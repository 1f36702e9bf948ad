import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { after, before, describe, it } from 'mocha'
import { Secret, TOTP } from 'otpauth'
import { permissions } from '../../server/sockets/agent.ts'
import { createAgentStore } from '../../server/store/agents.ts'
import { openStore } from '../../server/store/open.ts'
import { agentSchemas } from '../../server/wire-schemas.ts'
import { Agent, agentToken, codeOf } from '../support/agent.ts'
import { adminOf, adminToken, signIn } from '../support/console.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

type Body = {
  code?: string
  email: string
  name: string
  role: string
  token: string
  secret: string
  address: string
  recovery: string[]
  sessions: { id: string; current: boolean; device: string }[]
  invitations: { id: string; email: string }[]
  entries: { actor: string; action: string; target: string; detail: unknown }[]
}

const strong = 'harbour violet teapot 19'
const root = dirname(fileURLToPath(import.meta.resolve('#root/package.json')))

describe('the team', () => {
  let service: Service
  let owner = ''
  let clock = () => new Date()
  before(async () => {
    service = await startService({ USHER_RATE_OPENS: '1000' }, { now: () => clock() })
    owner = await adminToken(service)
  })
  after(() => service.stop())

  const ask = async (method: string, path: string, token?: string, body?: unknown) => {
    const response = await fetch(`${service.url}/api/v1${path}`, {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Body }
  }
  const invite = async (email: string, role: string) => {
    const invited = await ask('POST', '/team/invitations', owner, { email, role })
    assert.equal(invited.status, 201, JSON.stringify(invited.body))
    return invited.body
  }
  const audit = async (query = '') => (await ask('GET', `/team/audit${query}`, owner)).body.entries

  it('lets a viewer read and refuses everything else, over every event of the socket', async () => {
    const shopper = new Shopper(service.url)
    await shopper.open({ language: 'en' })
    const viewer = new Agent(service.url, await agentToken(service.folder, 'eye@shop.example', { role: 'viewer' }))
    const conversation = shopper.conversation
    await viewer.watch(conversation)
    const refused: string[] = []
    for (const event of Object.keys(agentSchemas).filter(name => name !== 'typing')) {
      if (codeOf(await viewer.raw(event, { conversation })) === 'unauthorized') refused.push(event)
    }
    const names = Object.keys(permissions) as (keyof typeof permissions)[]
    assert.deepEqual(refused.toSorted(), names.filter(name => name !== 'typing' && permissions[name] !== 'read').toSorted())
    for (const event of [
      'conversation:claim',
      'conversation:release',
      'conversation:close',
      'message:send',
      'reply:suggest',
      'note:add',
      'contact:read',
      'contact:erase',
    ])
      assert.ok(refused.includes(event), event)
    assert.equal((await viewer.inbox(() => true)).agentsOnline, 0, 'who only looks on is nobody that is there')
    viewer.close()
    shopper.close()
  })

  it('lets a viewer change nothing over every route that there is', async () => {
    const viewer = await agentToken(service.folder, 'eye@shop.example', { role: 'viewer' })
    const found = readdirSync(join(root, 'server/http')).flatMap(file =>
      [...readFileSync(join(root, 'server/http', file), 'utf8').matchAll(/server\.(post|put|patch|delete)\(\s*'\/api\/v1([^']+)'/g)].map(
        ([, method = '', path = '']) => `${method.toUpperCase()} ${path}`,
      ),
    )
    assert.ok(found.length > 20, `${found.length} routes`)
    const wrong: string[] = []
    for (const route of found.filter(one => !open.has(one))) {
      const [method = '', path = ''] = route.split(' ')
      const { status } = await ask(method, path.replace(/:\w+/g, 'x'), viewer, {})
      if (status !== 401) wrong.push(`${route} answered ${status}`)
    }
    assert.deepEqual(wrong, [])
    assert.equal((await ask('GET', '/conversations', viewer)).status, 200)
    assert.equal((await ask('POST', '/search', viewer, { text: 'shoes' })).status, 200)
    assert.equal((await ask('GET', '/team', viewer)).status, 401)
    assert.equal((await ask('GET', '/team/audit', viewer)).status, 401)
  })

  it('takes an invitation once, by its secret, with a password that is hard to guess', async () => {
    const { secret } = await invite('Mei@shop.example', 'agent')
    assert.deepEqual((await ask('POST', '/invitations/look', undefined, { secret })).body.email, 'mei@shop.example')
    for (const password of ['short', 'password1234', 'mei@shop.example1'])
      assert.equal((await ask('POST', '/invitations/join', undefined, { secret, name: 'Mei', password })).status, 400, password)
    const both = await Promise.all([1, 2].map(() => ask('POST', '/invitations/join', undefined, { secret, name: 'Mei', password: strong })))
    assert.deepEqual(both.map(({ status }) => status).sort(), [201, 404])
    const token = both.find(({ status }) => status === 201)!.body.token
    assert.equal((await ask('GET', '/account', token)).body.role, 'agent')
    const seen = JSON.stringify(await ask('GET', '/team', owner)) + JSON.stringify(await audit())
    assert.ok(!seen.includes(secret) && !seen.includes(strong))
  })

  it('lets an invitation be over after three days, and be taken back', async () => {
    const late = await invite('late@shop.example', 'viewer')
    clock = () => new Date(Date.now() + 73 * 3600_000)
    assert.equal((await ask('POST', '/invitations/look', undefined, { secret: late.secret })).status, 404)
    clock = () => new Date()
    const { secret } = await invite('back@shop.example', 'viewer')
    const invitations = (await ask('GET', '/team', owner)).body.invitations
    const { id } = invitations.find(({ email }) => email === 'back@shop.example')!
    assert.equal((await ask('DELETE', `/team/invitations/${id}`, owner)).status, 204)
    assert.equal((await ask('POST', '/invitations/look', undefined, { secret })).status, 404)
  })

  it('shows names on one line, without what turns the writing around or towers of marks', async () => {
    await agentToken(service.folder, 'odd@shop.example')
    const name = `<b>Li</b>\u202e gnp.\n${'e'}${'\u0301'.repeat(60)}`
    const changed = await ask('PUT', '/team/members/odd@shop.example', owner, { name, revision: 0 })
    assert.equal(changed.status, 200, JSON.stringify(changed.body))
    assert.equal(changed.body.name, '<b>Li</b> gnp. é\u0301\u0301')
    assert.equal((await ask('PUT', '/team/members/odd@shop.example', owner, { name: ' \u202e ', revision: 1 })).status, 400)
    assert.equal((await ask('PUT', '/team/members/odd@shop.example', owner, { name: 'x'.repeat(41), revision: 1 })).status, 400)
  })

  it('lets the first of two admins who change somebody at once win', async () => {
    await agentToken(service.folder, 'two@shop.example')
    const admin = await agentToken(service.folder, 'boss@shop.example', { role: 'admin' })
    const answers = await Promise.all([
      ask('PUT', '/team/members/two@shop.example', owner, { role: 'viewer', revision: 0 }),
      ask('PUT', '/team/members/two@shop.example', admin, { role: 'admin', revision: 0 }),
    ])
    assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409])
  })

  it('never loses its last owner, and lets owners be changed by owners only', async () => {
    const admin = await agentToken(service.folder, 'boss@shop.example', { role: 'admin' })
    const first = adminOf(service.folder).email
    for (const [method, path, body] of [
      ['DELETE', `/team/members/${first}`, undefined],
      ['PUT', `/team/members/${first}`, { role: 'viewer', revision: 0 }],
      ['DELETE', `/team/members/${first}/sessions`, undefined],
      ['POST', '/team/invitations', { email: 'x@shop.example', role: 'owner' }],
    ] as const)
      assert.equal((await ask(method, path, admin, body)).status, 401, `${method} ${path}`)
    assert.equal((await ask('DELETE', `/team/members/${first}`, owner)).status, 409)
    assert.equal((await ask('PUT', `/team/members/${first}`, owner, { role: 'admin', revision: 0 })).status, 409)
    const database = openStore({ data: service.folder, database: 'usher.sqlite' })
    const agents = createAgentStore(database, () => new Date())
    assert.throws(() => agents.remove(first), /last one/)
    database.close()
  })

  it('heeds a role that was taken away on the open socket, and cuts who was removed', async () => {
    const token = await agentToken(service.folder, 'down@shop.example')
    const agent = new Agent(service.url, token)
    await agent.inbox(() => true)
    assert.equal((await ask('PUT', '/team/members/down@shop.example', owner, { role: 'viewer', revision: 0 })).status, 200)
    assert.equal(codeOf(await agent.claim('none')), 'unauthorized')
    assert.equal((await ask('DELETE', '/team/members/down@shop.example', owner)).status, 204)
    await agent.until(() => (agent.socket.connected ? undefined : true), 1000)
  })

  it('asks for the code of the authenticator, one step off at most, and takes no code twice', async () => {
    const start = Date.now()
    clock = () => new Date(start)
    const invited = await invite('totp@shop.example', 'agent')
    const joined = await ask('POST', '/invitations/join', undefined, { secret: invited.secret, name: 'To', password: strong })
    const token = joined.body.token
    assert.equal((await ask('POST', '/account/second-factor', token, { password: 'another' })).status, 400)
    const begun = await ask('POST', '/account/second-factor', token, { password: strong })
    assert.match(begun.body.address, /^otpauth:\/\/totp\/Usher/)
    const totp = new TOTP({ secret: Secret.fromBase32(begun.body.secret) })
    const codeAt = (steps: number) => totp.generate({ timestamp: clock().getTime() + steps * 30_000 })
    assert.equal((await ask('PUT', '/account/second-factor', token, { code: '000' })).status, 400)
    const proved = await ask('PUT', '/account/second-factor', token, { code: codeAt(0) })
    const recovery = proved.body.recovery
    assert.equal(new Set(recovery).size, 10)

    const credentials = { email: 'totp@shop.example', password: strong }
    assert.deepEqual((await signInAt(credentials)).body, { needs: 'code' })
    assert.equal((await signInAt({ ...credentials, code: codeAt(0) })).status, 401, 'the code of the proof does not count again')
    clock = () => new Date(start + 90_000)
    assert.equal((await signInAt({ ...credentials, code: codeAt(2) })).status, 401, 'two steps off')
    assert.equal((await signInAt({ ...credentials, code: codeAt(-1) })).status, 200, 'one step off')
    assert.equal((await signInAt({ ...credentials, code: codeAt(-1) })).status, 401, 'twice')
    assert.equal((await signInAt({ ...credentials, code: ` ${recovery[0]!.toUpperCase()} ` })).status, 200)
    assert.equal((await signInAt({ ...credentials, code: recovery[0] })).status, 401)
    clock = () => new Date()
  })

  it('ends a session at the server: its token opens nothing and its sockets are cut at once', async () => {
    const invited = await invite('out@shop.example', 'agent')
    const joined = await ask('POST', '/invitations/join', undefined, { secret: invited.secret, name: 'Out', password: strong })
    const first = joined.body.token
    const second = await again('out@shop.example')
    const agent = new Agent(service.url, second)
    await agent.inbox(() => true)
    const { sessions } = (await ask('GET', '/account', first)).body
    assert.equal(sessions.filter(({ current }) => current).length, 1)
    const other = sessions.find(({ current }) => !current)!
    assert.equal((await ask('DELETE', `/account/sessions/${other.id}`, first)).status, 204)
    await agent.until(() => (agent.socket.connected ? undefined : true), 1000)
    assert.equal((await ask('GET', '/conversations', second)).status, 401)
    assert.equal((await ask('DELETE', `/account/sessions/${other.id}`, first)).status, 404)
    assert.equal((await ask('DELETE', '/sessions/current', first)).status, 204)
    assert.equal((await ask('GET', '/account', first)).status, 401)
  })

  it('counts nobody who is away as there for a shopper who asks for a person', async () => {
    const token = await agentToken(service.folder, 'off@shop.example')
    const agent = new Agent(service.url, token)
    await agent.inbox(() => true)
    const asked = async () => {
      const shopper = new Shopper(service.url)
      await shopper.open({ language: 'en' })
      const answer = await shopper.say('I want to talk to a person')
      shopper.close()
      return answer.text
    }
    assert.doesNotMatch(await asked(), /None of my colleagues is online/)
    assert.equal((await ask('PUT', '/account/away', token, { away: true })).status, 200)
    assert.match(await asked(), /None of my colleagues is online/)
    agent.close()
  })

  it('changes a password for the old one, and ends what was signed in with it', async () => {
    const invited = await invite('pass@shop.example', 'viewer')
    const joined = await ask('POST', '/invitations/join', undefined, { secret: invited.secret, name: 'Pass', password: strong })
    const token = joined.body.token
    const next = 'copper lantern 7 rivers'
    assert.equal((await ask('PUT', '/account/password', token, { old: 'wrong', password: next })).status, 400)
    assert.equal((await ask('PUT', '/account/password', token, { old: strong, password: '1234567890' })).status, 400)
    assert.equal((await ask('PUT', '/account/password', token, { old: strong, password: strong })).status, 400)
    const changed = await ask('PUT', '/account/password', token, { old: strong, password: next })
    assert.equal(changed.status, 200)
    assert.equal((await ask('GET', '/account', token)).status, 401)
    assert.equal((await ask('GET', '/account', changed.body.token)).status, 200)
  })

  it('writes down who did what from where, and nobody can change it', async () => {
    const shopper = new Shopper(service.url)
    await shopper.open({ language: 'en' })
    const li = new Agent(service.url, await agentToken(service.folder, 'li@shop.example'))
    await li.claim(shopper.conversation)
    await li.say(shopper.conversation, 'my words stay out of it')
    const entries = await audit('?actor=li@shop.example')
    assert.deepEqual(
      entries.map(({ action, target }) => [action, target]),
      [
        ['message:send', shopper.conversation],
        ['conversation:claim', shopper.conversation],
      ],
    )
    const all = JSON.stringify(await audit('?limit=500'))
    assert.ok(!all.includes('my words') && !all.includes('127.0.0.1') && !all.includes('::1'))
    assert.match(all, /"origin":"[\w-]{22}"/)
    for (const action of ['invited', 'joined', 'password_changed', 'second_factor_set', 'code_refused', 'member_changed', 'session_ended'])
      assert.ok((await audit(`?action=${action}`)).length > 0, action)
    const database = openStore({ data: service.folder, database: 'usher.sqlite' })
    assert.throws(() => database.sql("UPDATE audit SET actor = 'nobody'"), /only added to/)
    assert.throws(() => database.sql('DELETE FROM audit'), /only added to/)
    database.close()
    li.close()
    shopper.close()
  })

  async function signInAt(credentials: Record<string, unknown>) {
    const response = await signIn(service.url, credentials)
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }

  async function again(email: string): Promise<string> {
    const response = await signIn(service.url, { email, password: strong })
    return ((await response.json()) as { token: string }).token
  }
})

/** Not the team's: one's own account, signing in, the shop's signed requests, what pages of the shop tell. */
const open = new Set([
  'POST /sessions',
  'DELETE /sessions/current',
  'PUT /account/password',
  'POST /account/second-factor',
  'PUT /account/second-factor',
  'DELETE /account/second-factor',
  'DELETE /account/sessions/:id',
  'DELETE /account/sessions',
  'PUT /account/away',
  'POST /invitations/look',
  'POST /invitations/join',
  'POST /search',
  'POST /events',
  'POST /collect',
])
