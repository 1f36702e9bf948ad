import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import type { Classification } from '../../server/turn/understand.ts'
import type { Meaning, MessageEvent } from '../../server/wire.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

/** What agents have said; everything else is read by the stand-in. */
const meanings: Record<string, Meaning> = {}
const asRead = (meaning: Meaning | undefined): Classification => ({
  intents: [],
  abstain: true,
  ambiguous: false,
  oosScore: 1,
  ...(meaning && { recalled: { correction: 1, meaning, same: true } }),
})

describe('what a person has said that words mean', () => {
  let service: Service
  before(async () => {
    service = await startService({}, { classifier: { classify: async texts => texts.map(text => asRead(meanings[text])) } })
  })
  after(() => service.stop())

  /** The last reply to these lines. */
  async function replyTo(language: 'zh' | 'en', lines: readonly (readonly [text: string, meaning: Meaning])[]): Promise<MessageEvent> {
    const shopper = new Shopper(service.url)
    await shopper.open({ language, handles: ['add', 'open_cart', 'open_checkout', 'remove', 'set_quantity'] })
    let reply: MessageEvent | undefined
    for (const [text, meaning] of lines) {
      meanings[text] = meaning
      reply = await shopper.say(text)
    }
    shopper.close()
    return reply!
  }
  const shoes = ['zorp shoes', { intent: 'find_product', slots: { category: 'running-shoes' } }] as const
  const skus = ({ cards = [] }: MessageEvent) => cards.map(({ sku }) => sku)

  it('is wished for by kind, colour and size', async () => {
    assert.ok(skus(await replyTo('en', [shoes])).every(sku => sku.startsWith('RUN-')))
    const slots = { category: 'running-shoes', colour: 'white', size: '42' }
    for (const meaning of [{ intent: 'find_product', slots } as const, { intent: 'find_product', command: 'find', slots } as const]) {
      const reply = await replyTo('en', [['add zorp', meaning]])
      assert.deepEqual([skus(reply).sort(), /in white/.test(reply.text)], [['RUN-101', 'RUN-102'], true])
    }
  })

  it('is asked of the product that was picked, and of those on the screen', async () => {
    for (const [language, lines, expected] of [
      ['en', [['zorp left', { intent: 'ask_stock', item: 'RUN-101' }]], /Skyglide .* is in stock/],
      ['zh', [['佐普啊', { intent: 'ask_price', item: 'RUN-101' }]], /云驰.*¥399/],
      ['en', [['zorp damage', { intent: 'ask_price', command: 'total', item: 'BAG-201' }]], /Wayfarer.*¥329.*¥309/],
      ['zh', [['佐普两个', { intent: 'ask_price', command: 'total', item: 'BAG-201' }]], /¥658/],
      ['en', [shoes, ['zorp for both of them', { intent: 'ask_price', command: 'total' }]], /¥[\d,]+ for 2 pieces/],
      ['en', [shoes, ['zorp zorp', { intent: 'compare' }]], /Shoes is ¥\d+.*; .*Shoes is ¥\d+/],
      ['en', [['is it waterproof zorp', { intent: 'ask_product_detail', command: 'ask', item: 'RUN-101' }]], /^No\..*not waterproof/],
      ['en', [['staff online zorp', { intent: 'ask_shop', command: 'ask/shop' }]], /staff are online/],
    ] as const)
      assert.match((await replyTo(language, lines as never)).text, expected, lines.at(-1)![0])
  })

  it('is done: others, a person, the cart, nothing of the shop’s', async () => {
    const first = skus(await replyTo('en', [shoes]))
    for (const command of ['reject', 'dearer'] as const)
      assert.notDeepEqual(skus(await replyTo('en', [shoes, [`zorp ${command}`, { intent: 'show_other', command }]])), first)
    const added = await replyTo('en', [['zorp it', { intent: 'add_to_cart', item: 'TOY-012' }]])
    assert.match(added.text, /^Which colour would you like for Mopsy/)
    assert.match((await replyTo('en', [['zorp chief', { intent: 'talk_to_human' }]])).text, /my colleagues/)
    const outside = await replyTo('en', [['talk to a human about tents', { intent: 'oos' }]])
    assert.match(outside.text, /^I can't help with that/, 'though its words call for a person')
    assert.match((await replyTo('en', [['zorp soggy', { intent: 'complain', command: 'order/problem' }]])).text, /sorry for the trouble/)
  })
})
