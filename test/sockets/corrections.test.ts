import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import type { NoteEvent } from '../../server/wire.ts'
import { type Agent, agentToken, codeOf, got } from '../support/agent.ts'
import { type Service, startService } from '../support/service.ts'
import { visitorsOf } from '../support/visitors.ts'

describe('corrections', () => {
  let service: Service
  let li = ''
  before(async () => {
    service = await startService()
    li = await agentToken(service.folder, 'li@shop.example', { name: 'Li' })
  })
  after(() => service.stop())
  const { agent, shopper: visit } = visitorsOf(() => service)
  const listed = async () => {
    const answer = await fetch(`${service.url}/api/v1/corrections`, { headers: { authorization: `Bearer ${li}` } })
    return (await answer.json()) as {
      data_set: string
      meanings: { conversation: string; message: number; text: string; heard: string[]; meant: { intent: string } }[]
      replies: { verdict: string; better: string }[]
    }
  }
  const said = async (text: string) => {
    const shopper = await visit('en')
    const reply = await shopper.say(text)
    const message = shopper.events.find(event => event.kind === 'message' && event.from === 'shopper')!
    return { shopper, message: message.seq, reply: reply.seq }
  }

  it('are kept once, told to every agent who watches and to no shopper, and the newest of a message counts', async () => {
    const { shopper, message } = await said('do you do gift cards?')
    const [one, other] = [agent(li), agent(li)]
    await other.watch(shopper.conversation)
    const correction = {
      conversation: shopper.conversation,
      id: 'a',
      message,
      meant: { intent: 'ask_coupon' },
      why: 'call me: 13800138000',
    }
    const first = got(await one.ask('turn:correct', correction))
    assert.deepEqual(got(await one.ask('turn:correct', correction)), first, 'the same id is the same correction')
    assert.equal(codeOf(await one.ask('turn:correct', { ...correction, meant: { intent: 'oos' } })), 'conflict')
    const note = (await other.event(event => event.kind === 'note' && event.action === 'corrected')) as NoteEvent
    assert.deepEqual([note.by, note.correction?.message], ['Li', message])
    assert.ok(!note.correction?.why?.includes('13800138000'), 'what an agent adds is redacted')
    const before = await listed()
    got(await one.ask('turn:correct', { ...correction, id: 'b', meant: { intent: 'ask_gift_wrap' } }))
    const now = await listed()
    assert.notEqual(now.data_set, before.data_set)
    assert.deepEqual(
      now.meanings.map(({ text, meant, heard }) => [text, meant.intent, heard]),
      [['do you do gift cards?', 'ask_gift_wrap', ['do you do gift cards?']]],
    )
    assert.ok(!shopper.events.some(event => (event.kind as string) === 'note'))
  })

  it('of a reply take a verdict and better words', async () => {
    const { shopper, reply, message } = await said('hello there')
    const one = agent(li)
    const at = { conversation: shopper.conversation, id: 'c' }
    got(await one.ask('turn:correct', { ...at, message: reply, verdict: 'rude', better: 'Welcome! What can I find for you?' }))
    const { replies } = await listed()
    assert.deepEqual(
      replies.map(({ verdict, better }) => [verdict, better]),
      [['rude', 'Welcome! What can I find for you?']],
    )
    assert.equal(codeOf(await one.ask('turn:correct', { ...at, id: 'd', message, verdict: 'wrong' })), 'bad_payload')
    assert.equal(codeOf(await one.ask('turn:correct', { ...at, id: 'e', message: reply, meant: { intent: 'greet' } })), 'bad_payload')
  })

  it('refuses what is no correction, and what is of a message that is not there or was erased', async () => {
    const { shopper, message } = await said('where is my parcel')
    const one: Agent = agent(li)
    const at = { conversation: shopper.conversation, message, id: 'f' }
    for (const wrong of [{}, { meant: { intent: 'no_such_intent' } }, { meant: { intent: 'greet' }, verdict: 'wrong' }, { better: 'x' }])
      assert.equal(codeOf((await one.raw('turn:correct', { ...at, ...wrong })) as never), 'bad_payload')
    assert.equal(codeOf(await one.ask('turn:correct', { ...at, message: 999, meant: { intent: 'greet' } })), 'not_found')
    got(await one.ask('turn:correct', { ...at, meant: { intent: 'track_order' } }))
    const kept = (await listed()).meanings.length
    got(await shopper.ask('conversation:erase', {}))
    assert.equal(codeOf(await one.ask('turn:correct', { ...at, id: 'g', meant: { intent: 'greet' } })), 'not_found')
    const { meanings } = await listed()
    assert.equal(meanings.length, kept - 1)
    assert.ok(!JSON.stringify(meanings).includes('parcel'))
  })
})
