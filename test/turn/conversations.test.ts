import assert from 'node:assert/strict'
import { SignJWT } from 'jose'
import { after, before, describe, it } from 'mocha'
import { openStore } from '../../server/store/open.ts'
import { toLanguage } from '../../server/turn/conversations.ts'
import type { ChatEvent, MessageEvent } from '../../server/wire.ts'
import { newFolder, type Service, Shopper, startService } from '../support/service.ts'

const shopSecret = 'a-key-of-the-shop-itself-of-32-characters'

describe('the shopper’s side of a conversation', () => {
  let service: Service
  const folder = newFolder()
  before(async () => {
    service = await startService({ USHER_SHOP_SECRET: shopSecret }, {}, folder)
  })
  after(() => service.stop())

  const opened = async (request = {}) => {
    const shopper = new Shopper(service.url)
    return { shopper, ...(await shopper.open({ language: 'en', ...request })) }
  }
  const isMessage = (event: ChatEvent | undefined): event is MessageEvent => event?.kind === 'message'
  const codeOf = (answer: { ok: boolean; code?: string }) => (answer.ok ? 'ok' : answer.code)
  const saySeq = (answer: { ok: true; value: { seq: number } } | { ok: false; code: string }) => {
    assert.ok(answer.ok, JSON.stringify(answer))
    return answer.value.seq
  }

  it('takes a quick reply by its id and stores the label that the shopper read', async () => {
    const { shopper, events } = await opened()
    const [greeting] = events
    const choice = isMessage(greeting) ? greeting.choices?.[0] : undefined
    assert.ok(choice !== undefined)
    const seq = saySeq(await shopper.ask('choice:pick', { id: 'c1', message: 1, choice: choice.id }))
    const answer = await shopper.answerTo(seq)
    assert.equal(answer.reply_to, seq)
    const picked = shopper.events.find(event => event.seq === seq)
    assert.ok(isMessage(picked))
    assert.deepEqual([picked.from, picked.text, picked.choice, picked.reply_to], ['shopper', choice.label, choice.id, 1])
    shopper.close()
  })

  it('takes only what that very message offered, on its cards too, and stores nothing else', async () => {
    const { shopper } = await opened()
    const answer = await shopper.say('I am looking for running shoes under 400')
    const onCard = answer.cards?.[0]?.choices?.[0]
    assert.ok(onCard !== undefined)
    const before = shopper.events.length
    const picks: [string, number, string][] = [
      ['a choice of a later message', 1, onCard.id],
      ['a choice of an earlier one', answer.seq, 'intent:find_gift'],
      ['a message of the shopper', 2, onCard.id],
      ['a message that is not there', 999, onCard.id],
      ['an id made up', answer.seq, 'add:RUN-999'],
      ['a label', answer.seq, onCard.label],
    ]
    for (const [what, message, choice] of picks)
      assert.equal(codeOf(await shopper.ask('choice:pick', { id: `x-${what}`, message, choice })), 'not_found', what)
    assert.equal(shopper.events.length, before)
    const seq = saySeq(await shopper.ask('choice:pick', { id: 'ok', message: answer.seq, choice: onCard.id }))
    assert.equal(seq, before + 1)
    shopper.close()
  })

  it('does not take a choice of another shopper’s message', async () => {
    const [one, two] = [await opened(), await opened()]
    const answer = await one.shopper.say('I am looking for a tent')
    const choice = answer.cards?.[0]?.choices?.[0]?.id ?? ''
    assert.notEqual(choice, '')
    assert.equal(codeOf(await two.shopper.ask('choice:pick', { id: 'c', message: answer.seq, choice })), 'not_found')
    one.shopper.close()
    two.shopper.close()
  })

  it('moves to "in cart" when the page tells of it, and refuses a product nobody sells', async () => {
    const { shopper, conversation } = await opened()
    assert.equal(codeOf(await shopper.ask('track', { id: 't1', name: 'Product Added', properties: { sku: 'RUN-999' } })), 'not_found')
    const products = [{ sku: 'RUN-999', quantity: 1 }]
    assert.equal(
      codeOf(await shopper.ask('track', { id: 't2', name: 'Order Completed', properties: { order_id: 'A1', products } })),
      'not_found',
    )
    assert.equal(shopper.events.length, 1)
    const seq = saySeq(
      await shopper.ask('track', { id: 't3', name: 'Product Added', properties: { sku: 'RUN-101', quantity: 2, price: 'hostile' } }),
    )
    await shopper.answerTo(seq)
    const stored = shopper.events.find(event => event.seq === seq)
    assert.deepEqual(stored?.kind === 'track' && stored.properties, { sku: 'RUN-101', quantity: 2 })
    assert.equal(rowOf(conversation)?.stage, 'in_cart')
    shopper.close()
  })

  const rowOf = (conversation: string) => {
    const database = openStore({ data: folder, database: 'usher.sqlite' })
    const [row] = database.sql<{ shopper: string | null; visitor: string | null; stage: string; language: string }>(
      'SELECT * FROM conversations WHERE id = ?',
      conversation,
    )
    database.close()
    return row
  }
  const identityOf = (customer: string) =>
    new SignJWT({})
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(customer)
      .setExpirationTime('5m')
      .sign(new TextEncoder().encode(shopSecret))

  it('knows the shop’s own customer by the shop’s token and the visitor by the widget’s mark, as keyed hashes', async () => {
    const { shopper, conversation } = await opened({ identity: await identityOf('customer-7'), visitor: 'v-1' })
    const { shopper: customer, visitor } = rowOf(conversation) ?? {}
    assert.match(`${customer} ${visitor}`, /^[\w-]{22} [\w-]{22}$/)
    const again = await opened({ identity: await identityOf('customer-7'), visitor: 'v-1' })
    assert.deepEqual([rowOf(again.conversation)?.shopper, rowOf(again.conversation)?.visitor], [customer, visitor])
    again.shopper.close()
    shopper.close()
  })

  it('speaks the language that the page asks for, and changes it when the page does', async () => {
    for (const [tag, language] of [
      ['zh-TW', 'zh'],
      ['zh', 'zh'],
      ['en', 'en'],
      ['fr', 'en'],
    ] as const) {
      const { shopper, events, language: spoken } = await opened({ language: tag })
      assert.equal(spoken, language, tag)
      assert.equal(isMessage(events[0]) && /\p{Script=Han}/u.test(events[0].text), language === 'zh', tag)
      shopper.close()
    }
    const { shopper, token, conversation } = await opened({ language: 'zh' })
    assert.equal((await shopper.open({ token, language: 'en-GB' })).language, 'en')
    assert.equal(rowOf(conversation)?.language, 'en')
    shopper.close()
  })

  it('maps any language tag to the two it speaks', () => {
    for (const tag of ['zh', 'zh-CN', 'zh-TW', 'zh-Hant-HK', 'ZH-hans', 'yue', 'cmn-Hans', 'yue-HK'])
      assert.equal(toLanguage(tag), 'zh', tag)
    for (const tag of ['en', 'en-US', 'fr', 'de-AT', 'ja', 'zhx', 'x-zh', '']) assert.equal(toLanguage(tag), 'en', tag)
  })
})
