import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import type { Engine } from '../../server/turn/word.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

const wording: Engine = {
  by: 'generator',
  generate: async () => [{ text: 'Hello there. What can I do for you?', logProbability: -0.1 }],
}
const many = 40

describe('many who speak at once', function () {
  this.timeout(120_000)
  let service: Service
  const shoppers: Shopper[] = []
  before(async () => {
    service = await startService({ USHER_RATE_OPENS: '1000' }, { engines: [wording] })
    for (let n = 0; n < many; n++) {
      const one = new Shopper(service.url)
      shoppers.push(one)
      await one.open({ language: 'en' })
    }
  })
  after(async () => {
    for (const one of shoppers) one.socket.close()
    await service.stop()
  })

  it('are all answered, by templates while others wait; who speaks alone has the generator’s words', async () => {
    const answers = await Promise.all(shoppers.map(one => one.say('hello')))
    const templates = answers.filter(({ by }) => by === 'template').length
    assert.ok(templates >= many / 2, `expected most of ${many} in the words of templates, got ${templates}`)
    assert.equal((await shoppers[0]!.say('hello')).by, 'generator')
  })
})
