import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import { type Agent, agentToken, codeOf, got } from '../support/agent.ts'
import { type Service, type Shopper, startService } from '../support/service.ts'
import { visitorsOf } from '../support/visitors.ts'

describe('what the assistant does for agents', () => {
  let service: Service
  let li = ''
  let ann = ''
  before(async () => {
    service = await startService()
    await service.app.settled()
    li = await agentToken(service.folder, 'li@shop.example', { name: 'Li' })
    ann = await agentToken(service.folder, 'ann@shop.example', { name: 'Ann' })
  })
  after(() => service.stop())

  const { agent, shopper } = visitorsOf(() => service)
  const write = async (one: Shopper, text: string) => got(await one.send(text))

  it('drafts an answer to the shopper’s last messages from the shop’s facts, and stores and sends nothing of it', async () => {
    const [person, one] = [agent(li), await shopper()]
    const { conversation } = one
    got(await person.claim(conversation))
    await write(one, 'hi there')
    await write(one, 'how much is shipping?')
    const before = await person.watch(conversation)
    const { text, by } = got(await person.ask('reply:suggest', { conversation }))
    assert.match(text, /¥99/)
    assert.doesNotMatch(text, /AI|assistant|colleague/)
    assert.equal(by, 'template')
    assert.deepEqual(await person.watch(conversation), before)
    assert.deepEqual(
      one.events.filter(event => event.kind === 'message' && event.from === 'bot').map(({ seq }) => seq),
      [1],
    )
  })

  it('knows what was said before a person took over, and what the page has told since', async () => {
    const [person, one] = [agent(li), await shopper('zh')]
    const { conversation } = one
    await one.say('想买双跑鞋，四百以内')
    got(await person.claim(conversation))
    await write(one, '有便宜点的吗')
    const { cards = [] } = got(await person.ask('reply:suggest', { conversation }))
    assert.ok(cards.length > 0 && cards.every(({ sku }) => sku.startsWith('RUN-')), JSON.stringify(cards))
    got(await one.ask('track', { id: 't', name: 'Product Viewed', properties: { sku: 'MUG-503' } }))
    await write(one, '这个多少钱？')
    assert.match(got(await person.ask('reply:suggest', { conversation })).text, /恒温保温杯.*¥129/)
  })

  it('drafts no yes to what was not asked', async () => {
    const [person, one] = [agent(li), await shopper()]
    const { conversation } = one
    await one.say('tell me about the Daybreak Beginner Running Shoes')
    got(await person.claim(conversation))
    await write(one, 'are they sold out?')
    assert.match(got(await person.ask('reply:suggest', { conversation })).text, /^No, Daybreak Beginner Running Shoes is in stock/)
    got(await person.say(conversation, 'They are here.'))
    await write(one, 'have they been recalled?')
    assert.doesNotMatch(got(await person.ask('reply:suggest', { conversation })).text, /^Yes|in stock/)
  })

  it('sells nothing to somebody who complains', async () => {
    const [person, one] = [agent(li), await shopper('zh')]
    const { conversation } = one
    await one.say('想买双跑鞋，四百以内')
    got(await person.claim(conversation))
    for (const complaint of ['鞋子穿一天就开胶了，太差了', '我要投诉，质量太差']) {
      await write(one, complaint)
      const draft = got(await person.ask('reply:suggest', { conversation }))
      assert.deepEqual(draft.cards ?? [], [])
      assert.doesNotMatch(draft.text, /¥|推荐|优惠|看看/)
      got(await person.say(conversation, '抱歉'))
    }
  })

  it('drafts only for the agent who has the conversation, and says when there is nothing to tell', async () => {
    const [person, other, one] = [agent(li), agent(ann), await shopper()]
    const { conversation } = one
    const suggest = (by: Agent) => by.ask('reply:suggest', { conversation })
    assert.equal(codeOf(await suggest(person)), 'conflict')
    got(await person.claim(conversation))
    assert.equal(codeOf(await suggest(other)), 'conflict')
    assert.equal(codeOf(await suggest(person)), 'not_found')
    await write(one, 'how much is shipping?')
    got(await suggest(person))
    got(await person.say(conversation, 'Free from ¥99.'))
    assert.equal(codeOf(await suggest(person)), 'not_found')
    await write(one, 'blorp gnarf fnord')
    assert.equal(codeOf(await suggest(person)), 'not_found')
    assert.equal(codeOf(await person.ask('reply:suggest', { conversation: 'none' })), 'not_found')
    assert.equal(codeOf(await person.raw('reply:suggest', {})), 'bad_payload')
  })

  it('sums up for the agent, in the agent’s language, what is wanted, looked at, asked, and why a person is wanted', async () => {
    const [person, one] = [agent(li), await shopper()]
    const { conversation } = one
    const summary = async (language?: 'zh' | 'en') => got(await person.ask('conversation:summary', { conversation, language }))
    await one.say('running shoes for my mum under 400')
    await one.say('how much is shipping?')
    await one.say('let me talk to a human')
    const { text, facts } = await summary()
    assert.match(text, /running shoes/i)
    assert.match(text, /under ¥400/)
    assert.match(text, /their mum/)
    assert.match(text, /shipping costs/)
    assert.match(text, /wants a person/i)
    assert.equal(facts.find(({ slot }) => slot === 'budget')?.text, 'under ¥400')
    assert.ok(facts.some(({ slot }) => slot === 'product'))
    const zh = await summary('zh')
    assert.match(zh.text, /跑鞋/)
    assert.match(zh.text, /运费.*人工/)
    assert.doesNotMatch(zh.text.replace(/「[^」]*」/g, ''), /[a-z]{4,}/i)
    got(await person.claim(conversation))
    assert.match((await summary()).text, /wants a person/i)
    got(await one.ask('track', { id: 'a', name: 'Product Added', properties: { sku: 'RUN-101-BLK-42', quantity: 2 } }))
    assert.match((await summary()).text, /in the cart: Skyglide.*quantity 2/)
    got(
      await one.ask('track', {
        id: 'o',
        name: 'Order Completed',
        properties: { order_id: 'A1', products: [{ sku: 'RUN-101-BLK-42', quantity: 2 }] },
      }),
    )
    assert.match((await summary()).text, /order: Skyglide/)
    got(await person.ask('conversation:release', { conversation }))
    assert.doesNotMatch((await summary()).text, /person/)
    assert.equal(codeOf(await person.ask('conversation:summary', { conversation: 'none' })), 'not_found')
  })
})
