import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import { openStore } from '../../server/store/open.ts'
import { Agent, agentToken, codeOf, got } from '../support/agent.ts'
import { type Service, Shopper, startService } from '../support/service.ts'
import { visitorsOf } from '../support/visitors.ts'

describe('the agents’ desk', () => {
  let service: Service
  let li = ''
  let boss = ''
  before(async () => {
    service = await startService()
    li = await agentToken(service.folder, 'li@shop.example', { name: 'Li' })
    boss = await agentToken(service.folder, 'boss@shop.example', { name: 'Boss', role: 'admin' })
  })
  after(() => service.stop())

  const { agent, shopper } = visitorsOf(() => service)
  const statusesOf = ({ events }: Shopper) => events.flatMap(event => (event.kind === 'status' ? [event.status] : []))

  it('tells why a person is wanted', async () => {
    const watching = agent(li)
    await watching.inbox(() => true)
    const talks: [string, string[]][] = [
      ['asked', ['can I talk to a human']],
      ['complaint', ['the shoes broke after one day, terrible quality', 'yes please']],
      ['order', ['I want to cancel my order', 'yes please']],
      ['not_understood', ['blorp gnarf', 'zzz qqq xxx', 'fnord fnord fnord', 'yes please']],
    ]
    for (const [reason, texts] of talks) {
      const one = await shopper()
      for (const text of texts) await one.say(text)
      await one.until(event => event.kind === 'status')
      const { conversations } = await watching.inbox(queue =>
        queue.conversations.some(({ conversation, status }) => conversation === one.conversation && status === 'requested'),
      )
      assert.equal(conversations.find(({ conversation }) => conversation === one.conversation)?.reason, reason, texts.join(' | '))
    }
  })

  it('lets an admin end what another agent has claimed, and no other agent', async () => {
    const [first, second, admin] = [agent(boss), agent(li), agent(boss)]
    const one = await shopper()
    const { conversation } = one
    got(await first.claim(conversation))
    for (const event of ['conversation:release', 'conversation:close'] as const)
      assert.equal(codeOf(await second.ask(event, { conversation })), 'conflict')
    got(await first.ask('conversation:release', { conversation }))
    assert.equal(codeOf(await second.ask('conversation:release', { conversation })), 'conflict')
    got(await second.claim(conversation))
    assert.equal(codeOf(await admin.say(conversation, 'me instead')), 'conflict')
    got(await admin.ask('conversation:release', { conversation, id: 'r' }))
    got(await admin.ask('conversation:release', { conversation, id: 'r' }))
    got(await second.ask('conversation:close', { conversation }))
    assert.deepEqual(statusesOf(one), ['human', 'bot', 'human', 'bot', 'closed'])
  })

  it('remembers what the page told while a person had the conversation', async () => {
    const [person, one] = [agent(li), await shopper()]
    const { conversation } = one
    got(await person.claim(conversation))
    got(await one.ask('track', { id: 't', name: 'Product Added', properties: { sku: 'RUN-101', quantity: 1 } }))
    got(await person.say(conversation, 'Good choice!'))
    got(await person.ask('conversation:release', { conversation }))
    const answer = await one.say('how much is shipping?')
    assert.match(answer.text, /¥99/)
    assert.equal((await person.watch(conversation)).stage, 'in_cart')
    assert.equal(one.events.filter(event => event.kind === 'message' && event.from === 'bot' && event.seq > 1).length, 1)
  })

  it('tells those who were promised a colleague when the last one has left for good', async () => {
    const quick = await startService({ USHER_AGENT_GRACE: '0' })
    const token = await agentToken(quick.folder, 'li@shop.example')
    const [person, one] = [new Agent(quick.url, token), new Shopper(quick.url)]
    await person.inbox(() => true)
    await one.open({ language: 'zh' })
    const asked = got(await one.ask('handoff:request', { id: 'h' }))
    person.close()
    await one.until(event => event.kind === 'message' && event.choices?.some(({ id }) => id === 'contact:leave') === true)
    assert.deepEqual(statusesOf(one), ['requested', 'queued'])
    const again = new Agent(quick.url, token)
    const { conversations } = await again.inbox(() => true)
    assert.deepEqual([conversations[0]?.status, conversations[0]?.reason], ['queued', 'asked'])
    const renewed = got(await one.ask('handoff:request', { id: 'h2' }))
    assert.deepEqual([renewed.position, asked.position], [1, 1])
    assert.deepEqual(statusesOf(one), ['requested', 'queued', 'requested'])
    for (const each of [again, one]) each.close()
    await quick.stop()
  })

  it('stops the sign that the assistant is typing when a person takes over', async () => {
    const [person, one] = [agent(li), await shopper()]
    const off = new Promise(resolve => one.socket.on('typing', state => state.who === 'bot' && !state.on && resolve(state)))
    got(await person.claim(one.conversation))
    await off
  })

  it('hides what is personal in agents’ words to shoppers', async () => {
    const [person, one] = [agent(li), await shopper()]
    got(await person.claim(one.conversation))
    got(await person.say(one.conversation, 'Send it to 221 Baker Street or call 010-62345678; never 4111 1111 1111 1111'))
    const said = await one.until(event => event.kind === 'message' && event.from === 'agent')
    assert.equal(
      said.kind === 'message' && said.text,
      'Send it to [address hidden] or call [phone number hidden]; never [card number hidden]',
    )
  })

  it('says that a contact was sealed with another key', async () => {
    const [person, one] = [agent(li), await shopper()]
    got(await one.ask('contact:leave', { id: 'c', contact: '13812345678' }))
    const database = openStore({ data: service.folder, database: 'usher.sqlite' })
    database.sql('UPDATE contacts SET sealed = zeroblob(40) WHERE conversation = ?', one.conversation)
    database.close()
    const refused = await person.ask('contact:read', { conversation: one.conversation })
    assert.ok(!refused.ok && refused.code === 'not_found' && /another key/.test(refused.message))
    assert.deepEqual((await person.watch(one.conversation)).notes, [])
  })

  it('reads its inbox by indexes, however many conversations there are', () => {
    const database = openStore({ data: service.folder, database: 'usher.sqlite' })
    const plans = [
      'SELECT id FROM conversations c WHERE c.requested_at IS NOT NULL ORDER BY c.requested_at, c.id LIMIT 100',
      "SELECT id FROM conversations c WHERE c.status = 'human' ORDER BY c.updated_at DESC LIMIT 100",
      "SELECT id FROM conversations c WHERE c.status = 'bot' AND c.updated_at > 'x' AND c.seq > 1 ORDER BY c.updated_at DESC LIMIT 100",
    ].map(text => JSON.stringify(database.sql(`EXPLAIN QUERY PLAN ${text}`)))
    database.close()
    for (const plan of plans) {
      assert.match(plan, /USING (?:COVERING )?INDEX conversations_by_/)
      assert.doesNotMatch(plan, /TEMP B-TREE/)
    }
  })
})
