import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import { type Service, Shopper, startService } from '../support/service.ts'

/** The demo shop's running shoes: black 42 is one variant of many, 36 to 43 in three colours. */
describe('a size and a colour that were asked for', () => {
  let service: Service
  before(async () => {
    service = await startService()
    await service.app.settled()
  })
  after(() => service.stop())

  for (const [language, wish, question, told] of [
    ['zh', '想看看云驰缓震跑鞋', '黑色42码还有吗', '黑色 · 42'],
    ['en', 'show me the Skyglide Cushioned Running Shoes', 'do you have it in black, size 42?', 'Black · 42'],
  ] as const)
    it(`are what the card's button adds (${language})`, async () => {
      const shopper = new Shopper(service.url)
      await shopper.open({ language })
      await shopper.say(wish)
      const answer = await shopper.say(question)
      const card = answer.cards?.find(({ sku }) => sku === 'RUN-101')
      assert.equal(card?.choices?.[0]?.id, 'add:RUN-101-BLK-42', answer.text)
      assert.equal(card?.why, told)
      assert.equal(card?.stock, 2)
      // Without a page that adds, the pick alone is answered about the product.
      const picked = await shopper.ask('choice:pick', { id: crypto.randomUUID(), message: answer.seq, choice: 'add:RUN-101-BLK-42' })
      assert.equal(picked.ok, true)
      if (picked.ok) assert.match((await shopper.answerTo(picked.value.seq)).text, language === 'zh' ? /云驰缓震跑鞋/ : /Skyglide/)
      shopper.close()
    })
})
