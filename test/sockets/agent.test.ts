import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import type { ChatEvent } from '../../server/wire.ts'
import { Agent, agentToken, codeOf, got } from '../support/agent.ts'
import { type Service, Shopper, startService } from '../support/service.ts'
import { visitorsOf } from '../support/visitors.ts'

describe('the agents’ wire', () => {
  let service: Service
  let li = ''
  let max = ''
  before(async () => {
    service = await startService()
    li = await agentToken(service.folder, 'li@shop.example', { name: 'Li' })
    max = await agentToken(service.folder, 'max@shop.example', { name: 'Max' })
  })
  after(() => service.stop())

  const { agent, keep, shopper: visit } = visitorsOf(() => service)
  const shopper = async (text = 'hello', language = 'en') => {
    const made = await visit(language)
    if (text !== '') await made.say(text)
    return made
  }
  const gapFree = (events: readonly ChatEvent[]) =>
    assert.deepEqual(
      events.map(event => event.seq),
      events.map((_event, at) => at + 1),
    )
  const statusesOf = ({ events }: Shopper) => events.flatMap(event => (event.kind === 'status' ? [event.status] : []))

  it('lets in whom the sign-in let in, and nobody with another token', async () => {
    const one = await shopper()
    for (const token of [undefined, '', 'nonsense', one.token, `${li.slice(0, -4)}AAAA`]) {
      const refused = new Agent(service.url, token)
      keep(refused)
      const error = await refused.until(() => refused.refused)
      assert.deepEqual([error.message, (error.data as { code: string }).code], ['unauthorized', 'unauthorized'])
    }
    const other = new Shopper(service.url)
    keep(other)
    assert.equal(codeOf(await other.ask('conversation:open', { token: li })), 'unauthorized')
    const { agentsOnline } = await agent(li).inbox(() => true)
    assert.equal(agentsOnline, 1)
  })

  it('shows the inbox at once and after changes: who waits first, then who is talked with, then the latest', async () => {
    const watching = agent(li)
    await watching.inbox(() => true)
    const [talks, waits, has] = [await shopper('hello'), await shopper('你好', 'zh'), await shopper('hi there')]
    await waits.ask('handoff:request', { id: 'h' })
    got(await watching.claim(has.conversation))
    const {
      conversations,
      open: count,
      waiting,
    } = await watching.inbox(({ conversations: all }) => all.some(({ status }) => status === 'human'))
    assert.deepEqual(
      conversations.slice(0, 3).map(({ conversation, status }) => [conversation, status]),
      [
        [waits.conversation, 'requested'],
        [has.conversation, 'human'],
        [talks.conversation, 'bot'],
      ],
    )
    const [first, second] = conversations
    assert.deepEqual(
      [first?.language, first?.reason, first?.lastFrom, second?.agent],
      ['zh', 'asked', 'bot', { email: 'li@shop.example', name: 'Li' }],
    )
    assert.ok(first?.waitingSince !== null && second?.waitingSince === null)
    assert.ok(count >= conversations.length && waiting === 1)
  })

  it('counts who is there and how long somebody waits for operators', async () => {
    const tabs = [agent(li), agent(li), agent(max)]
    for (const tab of tabs) await tab.inbox(({ agentsOnline }) => agentsOnline === 2)
    const one = await shopper()
    got(await one.ask('handoff:request', { id: 'h' }))
    const text = await (await fetch(`${service.url}/metrics`)).text()
    assert.match(text, /^usher_agents_online 2$/m)
    assert.match(text, /^usher_handoff_longest_wait_seconds (?!0$)[\d.]+$/m)
  })

  it('lists nobody who has only been greeted', async () => {
    const quiet = await shopper('')
    const { conversations } = await agent(li).inbox(() => true)
    assert.equal(
      conversations.some(({ conversation }) => conversation === quiet.conversation),
      false,
    )
  })

  it('shows a watched conversation whole, then live, and again from where it was left', async () => {
    const one = await shopper()
    const watching = agent(li)
    const watched = await watching.watch(one.conversation)
    assert.deepEqual(watched.events, one.events)
    assert.deepEqual([watched.language, watched.status, watched.notes], ['en', 'bot', []])
    await one.say('how much is shipping?')
    const last = one.events.at(-1)
    await watching.event(event => event.kind === 'message' && event.seq === last?.seq)
    assert.deepEqual([...watched.events, ...watching.events], one.events)
    got(await watching.ask('conversation:unwatch', { conversation: one.conversation }))
    await one.say('thanks')
    const back = await watching.watch(one.conversation, { lastSeq: last?.seq ?? 0 })
    assert.deepEqual([...watched.events, ...watching.events, ...back.events], one.events)
  })

  it('gives a conversation to exactly one agent and tells the shopper who', async () => {
    const one = await shopper()
    const [first, second] = [agent(li), agent(max)]
    const claimed = got(await first.claim(one.conversation))
    const status = await one.until(event => event.kind === 'status')
    assert.deepEqual(status.kind === 'status' && [status.seq, status.status, status.agent], [claimed.seq, 'human', 'Li'])
    assert.deepEqual(got(await first.claim(one.conversation)), claimed)
    const refused = await second.claim(one.conversation)
    assert.ok(!refused.ok && refused.code === 'conflict' && refused.message.includes('Li'), JSON.stringify(refused))
    const tab = new Shopper(service.url)
    keep(tab)
    const opened = await tab.open({ token: one.token })
    assert.deepEqual([opened.status, opened.agent], ['human', 'Li'])
  })

  it('lets the one who has claimed it speak, once an id, and nobody else', async () => {
    const one = await shopper()
    const [first, second] = [agent(li), agent(max)]
    assert.equal(codeOf(await first.say(one.conversation, 'Hello, Li here')), 'conflict')
    got(await first.claim(one.conversation))
    const sent = got(await first.say(one.conversation, 'Hello, Li here', 'm1'))
    assert.deepEqual(got(await first.say(one.conversation, 'Hello, Li here', 'm1')), sent)
    assert.equal(codeOf(await first.say(one.conversation, 'something else', 'm1')), 'conflict')
    assert.equal(codeOf(await second.say(one.conversation, 'me too')), 'conflict')
    const said = await one.until(event => event.kind === 'message' && event.from === 'agent')
    assert.deepEqual(said.kind === 'message' && [said.text, said.agent, said.id, said.seq], ['Hello, Li here', 'Li', 'm1', sent.seq])
    gapFree(one.events)
  })

  it('keeps the assistant silent while a person has the conversation; afterwards it answers what the person left open', async () => {
    const one = await shopper()
    const first = agent(li)
    await first.watch(one.conversation)
    got(await first.claim(one.conversation))
    got(await one.send('do you have a shop in Hamburg?'))
    got(await first.say(one.conversation, 'No, only online.'))
    const open = got(await one.send('how much is shipping?'))
    got(await first.ask('conversation:release', { conversation: one.conversation }))
    const answer = await one.answerTo(open.seq)
    assert.equal(answer.reply_to, open.seq)
    assert.match(answer.text, /¥99/)
    const bot = one.events.filter(event => event.kind === 'message' && event.from === 'bot' && event.seq > 3)
    assert.equal(bot.length, 1)
    assert.deepEqual(statusesOf(one), ['human', 'bot'])
    gapFree(one.events)
  })

  it('ends a conversation, and opens it to the assistant when the shopper writes again', async () => {
    const one = await shopper()
    const first = agent(li)
    got(await first.claim(one.conversation))
    got(await one.send('thank you, bye'))
    got(await first.ask('conversation:close', { conversation: one.conversation, id: 'c1' }))
    got(await first.ask('conversation:close', { conversation: one.conversation, id: 'c1' }))
    assert.equal(codeOf(await first.ask('conversation:close', { conversation: one.conversation })), 'closed')
    got(await one.ask('rate', { id: 'r', score: 5 }))
    assert.deepEqual(statusesOf(one), ['human', 'closed'])
    await one.say('hello again')
    assert.deepEqual(statusesOf(one), ['human', 'closed', 'bot'])
    gapFree(one.events)
  })

  it('shows notes to the agents who watch and never to the shopper', async () => {
    const one = await shopper()
    const [first, second] = [agent(li), agent(max)]
    await second.watch(one.conversation)
    const note = { conversation: one.conversation, id: 'n1', text: 'wants the blue one, call 13812345678' }
    const added = got(await first.ask('note:add', note))
    assert.deepEqual(got(await first.ask('note:add', note)), added)
    assert.equal(codeOf(await first.ask('note:add', { ...note, text: 'other' })), 'conflict')
    const seen = await second.event(event => event.kind === 'note')
    assert.deepEqual(seen.kind === 'note' && [seen.by, seen.aseq, seen.id], ['Li', added.aseq, 'n1'])
    assert.doesNotMatch(JSON.stringify(seen), /13812345678/)
    const { notes } = await first.watch(one.conversation)
    assert.deepEqual(notes, [seen])
    assert.deepEqual((await first.watch(one.conversation, { lastAseq: added.aseq })).notes, [])
    await one.say('thanks')
    assert.doesNotMatch(JSON.stringify(one.events), /blue one/)
  })

  it('shows each side that the other one is typing', async () => {
    const one = await shopper()
    const seen: unknown[] = []
    const [first, second] = [agent(li), agent(max)]
    await first.watch(one.conversation)
    got(await first.claim(one.conversation))
    const typed = new Promise<void>(resolve => {
      one.socket.on('typing', state => {
        seen.push([state.who, state.on])
        resolve()
      })
    })
    second.socket.emit('typing', { conversation: one.conversation, on: true })
    await second.watch(one.conversation)
    first.socket.emit('typing', { conversation: one.conversation, on: true })
    await typed
    assert.deepEqual(seen, [['agent', true]])
    one.socket.emit('typing', { on: true })
    const state = await first.until(() => first.typing.at(0))
    assert.deepEqual([state.conversation, state.who, state.on], [one.conversation, 'shopper', true])
  })

  it('answers malformed payloads, unknown events and unknown conversations with their code', async () => {
    const one = agent(li)
    const conversation = crypto.randomUUID()
    const cases: [string, unknown, string][] = [
      ['conversation:watch', { conversation }, 'not_found'],
      ['conversation:claim', { conversation }, 'not_found'],
      ['conversation:release', { conversation }, 'not_found'],
      ['conversation:close', { conversation }, 'not_found'],
      ['message:send', { conversation, id: 'x', text: 'hi' }, 'not_found'],
      ['note:add', { conversation, id: 'x', text: 'hi' }, 'not_found'],
      ['contact:read', { conversation }, 'not_found'],
      ['contact:erase', { conversation }, 'not_found'],
      ['conversation:watch', undefined, 'bad_payload'],
      ['conversation:watch', { conversation: 7 }, 'bad_payload'],
      ['conversation:watch', { conversation, lastSeq: -1 }, 'bad_payload'],
      ['conversation:claim', [], 'bad_payload'],
      ['message:send', { conversation, id: 'x', text: ' ' }, 'bad_payload'],
      ['message:send', { conversation, text: 'hi' }, 'bad_payload'],
      ['message:send', { conversation, id: 'x', text: '字'.repeat(2001) }, 'text_too_long'],
      ['note:add', { conversation, id: 'x', text: '字'.repeat(2001) }, 'text_too_long'],
      ['conversation:open', {}, 'unknown_event'],
    ]
    for (const [event, payload, code] of cases)
      assert.equal(codeOf(await one.raw(event, payload)), code, `${event} ${JSON.stringify(payload)?.slice(0, 60)}`)
  })
})
