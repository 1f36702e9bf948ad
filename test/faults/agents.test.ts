import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { after, afterEach, before, describe, it } from 'mocha'
import { createAgentStore } from '../../server/store/agents.ts'
import { createConversationStore } from '../../server/store/conversations.ts'
import { openStore } from '../../server/store/open.ts'
import type { Engine } from '../../server/turn/word.ts'
import type { ChatEvent } from '../../server/wire.ts'
import { Agent, agentToken, codeOf, got, sessionOf } from '../support/agent.ts'
import { spawnServer } from '../support/process.ts'
import { newFolder, type Service, Shopper, startService } from '../support/service.ts'

const databaseOf = (folder: string) => openStore({ data: folder, database: 'usher.sqlite' })
const gapFree = (events: readonly ChatEvent[]) =>
  assert.deepEqual(
    events.map(event => event.seq),
    events.map((_event, at) => at + 1),
  )
const statusesOf = ({ events }: Shopper) => events.flatMap(event => (event.kind === 'status' ? [event.status] : []))

/** Holds every wording until it is let go, heeding its signal. */
function slowEngine() {
  let begun = (): void => undefined
  let letGo = (): void => undefined
  const asked = new Promise<void>(resolve => (begun = resolve))
  const held = new Promise<void>(resolve => (letGo = resolve))
  const engine: Engine = {
    by: 'remote',
    async generate(_request, signal) {
      if (!signal.aborted) begun()
      await held
      return [{ text: 'Hello there. What can I do for you?', logProbability: -0.1 }]
    },
  }
  return { engine, asked, letGo }
}

describe('agents under faults', function () {
  this.timeout(120_000)
  let service: Service
  let li = ''
  let max = ''
  const open: { close(): void }[] = []
  before(async () => {
    service = await startService({ USHER_AGENT_GRACE: '1', USHER_RATE_MESSAGES: '10000' })
    li = await agentToken(service.folder, 'li@shop.example', { name: 'Li' })
    max = await agentToken(service.folder, 'max@shop.example', { name: 'Max' })
  })
  afterEach(() => {
    for (const one of open.splice(0)) one.close()
  })
  after(() => service.stop())

  const agent = (token: string, url = service.url) => {
    const made = new Agent(url, token)
    open.push(made)
    return made
  }
  const refusal = (token: string) => {
    const refused = agent(token)
    return refused.until(() => refused.refused?.message)
  }
  const shopper = async (url = service.url) => {
    const made = new Shopper(url)
    open.push(made)
    await made.open({ language: 'en' })
    return made
  }

  it('lets exactly one of two win each of 25 races for a claim', async () => {
    const [first, second, one] = [agent(li), agent(max), await shopper()]
    const { conversation } = one
    const wins = [0, 0]
    for (let race = 0; race < 25; race++) {
      const order = race % 2 === 0 ? [first, second] : [second, first]
      const answers = await Promise.all(order.map(racer => racer.claim(conversation)))
      assert.deepEqual(answers.map(codeOf).sort(), ['conflict', 'ok'])
      const winner = order[answers.findIndex(({ ok }) => ok)] ?? first
      wins[winner === first ? 0 : 1]!++
      const ended = await winner.ask(race % 3 === 0 ? 'conversation:close' : 'conversation:release', { conversation })
      assert.equal(codeOf(ended), 'ok')
    }
    assert.ok(Math.min(...wins) > 0, String(wins))
    gapFree(one.events)
  })

  it('throws away the reply that was being worded when a person took over', async () => {
    const { engine, asked, letGo } = slowEngine()
    const slow = await startService({}, { engines: [engine] })
    const token = await agentToken(slow.folder, 'li@shop.example')
    const one = await shopper(slow.url)
    const worded = asked
    const sent = got(await one.send('hello'))
    await worded
    const person = agent(token, slow.url)
    got(await person.claim(one.conversation))
    letGo()
    got(await person.say(one.conversation, 'Hello from a person'))
    await one.until(event => event.kind === 'message' && event.from === 'agent')
    const database = databaseOf(slow.folder)
    const late = createConversationStore(database, () => new Date()).saveReply({
      conversation: one.conversation,
      turn: sent.seq,
      events: [{ kind: 'message', from: 'bot', text: 'too late' }],
      state: '{}',
      stage: 'engaged',
      language: 'en',
      trace: {},
    })
    database.close()
    assert.equal(late, undefined)
    const texts = one.events.flatMap(event => (event.kind === 'message' && event.seq > 2 ? [event.from] : []))
    assert.deepEqual(texts, ['agent'])
    assert.deepEqual(one.deltas, [])
    gapFree(one.events)
    for (const each of [person, one]) each.close()
    await slow.stop()
  })

  it('gives the conversation back to those who wait when its agent stays away, and not while another tab is open', async () => {
    const [first, tab, other] = [agent(li), agent(li), agent(max)]
    const one = await shopper()
    await other.inbox(({ agentsOnline }) => agentsOnline === 2)
    got(await first.claim(one.conversation))
    first.close()
    await other.inbox(({ agentsOnline }) => agentsOnline === 2)
    got(await tab.say(one.conversation, 'still here'))
    tab.close()
    const back = await one.until(event => event.kind === 'status' && event.status === 'requested')
    assert.equal(back.kind === 'status' && back.reason, 'agent_left')
    const { conversations } = await other.inbox(queue => queue.conversations[0]?.status === 'requested')
    assert.deepEqual([conversations[0]?.reason, conversations[0]?.agent], ['agent_left', undefined])
    got(await other.claim(one.conversation))
    gapFree(one.events)
  })

  it('says that nobody is there when the last agent stays away, and the assistant answers again', async () => {
    const [first, one] = [agent(li), await shopper()]
    got(await first.claim(one.conversation))
    const open = got(await one.send('how much is shipping?'))
    first.close()
    await one.until(event => event.kind === 'status' && event.status === 'queued')
    assert.match((await one.answerTo(open.seq)).text, /¥99/)
    assert.ok(one.events.some(event => event.kind === 'message' && event.choices?.some(({ id }) => id === 'contact:leave')))
    gapFree(one.events)
  })

  it('keeps the claim of an agent who comes back in time, while another’s ends', async () => {
    let late = 0
    const clocked = await startService({}, { now: () => new Date(Date.now() + late) })
    const tokens = [await agentToken(clocked.folder, 'li@shop.example'), await agentToken(clocked.folder, 'max@shop.example')]
    const [first, second] = tokens.map(token => agent(token, clocked.url))
    const [kept, lost] = [await shopper(clocked.url), await shopper(clocked.url)]
    got(await first!.claim(kept.conversation))
    got(await second!.claim(lost.conversation))
    for (const each of [first, second]) each!.close()
    const again = agent(tokens[0] ?? '', clocked.url)
    await again.inbox(({ agentsOnline }) => agentsOnline === 1)
    late = 121_000
    await lost.until(event => event.kind === 'status' && event.status === 'requested')
    got(await again.say(kept.conversation, 'still here'))
    assert.deepEqual(statusesOf(kept), ['human'])
    for (const each of [again, kept, lost]) each.close()
    await clocked.stop()
  })

  it('keeps a claim over kill -9 and stores what is acknowledged once', async () => {
    const folder = newFolder()
    const env = { USHER_DATA: folder, USHER_PAUSE_MS: '0', USHER_GENERATOR: 'off' }
    const first = await spawnServer(env)
    const token = await agentToken(folder, 'li@shop.example', { name: 'Li' })
    const before = await shopper(first.url)
    const person = agent(token, first.url)
    got(await person.claim(before.conversation))
    const sent = got(await person.say(before.conversation, 'Hello, Li here', 'm1'))
    got(await before.send('how much is shipping?', 's1'))
    await first.kill('SIGKILL')

    const second = await spawnServer(env)
    const [one, again] = [new Shopper(second.url), agent(token, second.url)]
    open.push(one)
    const opened = await one.open({ token: before.token })
    assert.deepEqual([opened.status, opened.agent], ['human', 'Li'])
    assert.deepEqual(got(await again.say(before.conversation, 'Hello, Li here', 'm1')), sent)
    const more = got(await again.say(before.conversation, 'It is 8 yuan', 'm2'))
    await one.until(event => event.seq === more.seq)
    gapFree(one.events)
    const told = one.events.map(event => (event.kind === 'message' ? `${event.from} ${event.id ?? ''}`.trim() : event.kind))
    assert.deepEqual(told, ['bot', 'status', 'agent m1', 'shopper s1', 'agent m2'])
    await second.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  })

  it('lets the grace go on over a restart', async () => {
    let late = 0
    const now = () => new Date(Date.now() + late)
    const first = await startService({}, { now })
    const token = await agentToken(first.folder, 'li@shop.example')
    const before = await shopper(first.url)
    got(await agent(token, first.url).claim(before.conversation))
    const open = got(await before.send('how much is shipping?'))
    before.close()
    await first.stop({ keep: true })
    late = 60_000
    const second = await startService({}, { now }, first.folder)
    const one = new Shopper(second.url)
    assert.equal((await one.open({ token: before.token })).status, 'human')
    late = 125_000
    await one.until(event => event.kind === 'status' && event.status === 'queued')
    await one.answerTo(open.seq)
    gapFree(one.events)
    one.close()
    await second.stop()
  })

  it('cuts off a removed agent and one with a new password, and gives what they had to those who wait', async () => {
    const token = await agentToken(service.folder, 'gone@shop.example')
    const [leaving, one] = [agent(token), await shopper()]
    got(await leaving.claim(one.conversation))
    const database = databaseOf(service.folder)
    const agents = createAgentStore(database, () => new Date())
    assert.equal(agents.remove('gone@shop.example'), true)
    assert.equal(codeOf(await leaving.say(one.conversation, 'one more thing')), 'unauthorized')
    await leaving.until(() => (leaving.socket.disconnected ? true : undefined))
    await one.until(event => event.kind === 'status' && event.status === 'queued')
    assert.equal(await refusal(token), 'unauthorized')

    const earlier = await sessionOf(service.folder, 'max@shop.example', 'agent', () => new Date(Date.now() - 3600_000))
    assert.equal(await refusal(earlier), 'unauthorized')
    await agents.setPassword('max@shop.example', 'another-password')
    database.close()
    max = await sessionOf(service.folder, 'max@shop.example')
    const fresh = agent(max)
    await fresh.inbox(() => true)
  })

  it('ends a session on the hour of its token', async () => {
    let late = 0
    const clocked = await startService({}, { now: () => new Date(Date.now() + late) })
    const one = agent(await agentToken(clocked.folder, 'li@shop.example'), clocked.url)
    await one.inbox(() => true)
    late = 12 * 3600_000 + 1000
    await one.until(() => (one.socket.disconnected ? true : undefined))
    const again = agent(await sessionOf(clocked.folder, 'li@shop.example'), clocked.url)
    assert.equal((await again.until(() => again.refused)).message, 'token_expired')
    await clocked.stop()
  })

  it('disconnects an agent who sends a megabyte and goes on serving the others', async () => {
    const [hostile, one] = [agent(li), await shopper()]
    await hostile.inbox(() => true)
    hostile.socket.emit('message:send', { conversation: one.conversation, id: 'big', text: 'x'.repeat(1024 * 1024) })
    await hostile.until(() => (hostile.socket.disconnected ? true : undefined))
    got(await agent(max).claim(one.conversation))
  })

  it('slows an agent down who sends faster than people type, and says for how long', async () => {
    const token = await agentToken(service.folder, 'fast@shop.example')
    const [fast, one] = [agent(token), await shopper()]
    got(await fast.claim(one.conversation))
    const answers = await Promise.all(Array.from({ length: 80 }, (_, n) => fast.say(one.conversation, `message ${n}`)))
    const refused = answers.filter(({ ok }) => !ok)
    assert.equal(refused.length, 21)
    assert.ok(refused.every(answer => !answer.ok && answer.code === 'rate_limited' && (answer.retryAfterMs ?? 0) > 0))
  })

  it('tells 500 busy conversations in a few inboxes of a hundred lines', async () => {
    const watching = agent(li)
    await watching.inbox(() => true)
    const database = databaseOf(service.folder)
    const store = createConversationStore(database, () => new Date())
    const greeting = { kind: 'message', from: 'bot', text: 'hello' } as const
    database.transaction(() => {
      for (let n = 0; n < 500; n++) {
        const id = crypto.randomUUID()
        store.create({ id, language: 'en', state: '{}', greeting })
        store.append(id, { kind: 'message', from: 'shopper', text: `message ${n}` }, { request: { id: 'x', content: n } })
      }
    })
    database.close()
    const one = await shopper()
    const before = watching.queues.length
    const start = performance.now()
    for (let n = 0; n < 200; n++) got(await one.ask('track', { id: `t${n}`, name: 'Page Viewed', properties: { n } }))
    const last = await watching.inbox(({ conversations }) => conversations.some(({ conversation }) => conversation === one.conversation))
    const seconds = (performance.now() - start) / 1000
    const told = watching.queues.length - before
    assert.ok(told >= 1 && told <= seconds * 4 + 2, `${told} inboxes in ${seconds} s`)
    assert.equal(last.conversations.length, 100)
    assert.ok(last.open >= 500, String(last.open))
    assert.ok(JSON.stringify(last).length < 60_000)
  })
})
