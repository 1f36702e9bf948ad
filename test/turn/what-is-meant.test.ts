import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import { type Service, Shopper, startService } from '../support/service.ts'

describe('what is meant, as a conversation goes on', function () {
  this.timeout(60_000)
  let service: Service
  before(async () => {
    service = await startService({ USHER_RATE_MESSAGES: '1000' })
  })
  after(() => service.stop())
  const talk = async (language: 'zh' | 'en', lines: readonly string[]) => {
    const shopper = new Shopper(service.url)
    await shopper.open({ language })
    const replies: { text: string; cards: string[] }[] = []
    for (const line of lines) {
      const { text, cards = [] } = await shopper.say(line)
      replies.push({ text, cards: cards.map(({ sku }) => sku) })
    }
    shopper.close()
    return replies
  }

  it('turns to what is named, with all that is asked in the same breath', async () => {
    const [, zh] = await talk('zh', ['静谷降噪耳机能连几个设备', '那豆豆呢，防水不'])
    assert.deepEqual(zh?.cards, ['AUD-702'])
    assert.match(zh!.text, /IPX4/)
    const [, en] = await talk('en', [
      'Tell me about the Northfell shell jacket',
      'and the fleece, does it shed? what colours does it come in',
    ])
    assert.deepEqual(en?.cards, ['JAC-303'])
    assert.match(en!.text, /Grey/)
  })

  it('asks again what was asked, of the one that is meant', async () => {
    const [, , zh] = await talk('zh', ['静谷降噪耳机和豆豆真无线耳机有什么区别', '静谷的防水吗', '我说的是豆豆，不是静谷'])
    assert.match(zh!.text, /IPX4/)
    const [, fleece] = await talk('zh', ['冲锋衣防水吗', '我说的是抓绒那件，不是冲锋衣'])
    assert.deepEqual(fleece?.cards, ['JAC-303'])
  })

  it('shows what is named and no more than asked for, and what is wanted instead of what is turned down', async () => {
    const [bags] = await talk('en', ['got any sleeping bags?'])
    assert.deepEqual(bags?.cards, ['OUT-911'])
    const [, , shoes] = await talk('zh', ['云驰和轻羽哪个轻', '我要轻的那双，黑色42', '不对，要云驰'])
    assert.deepEqual(shoes?.cards, ['RUN-101'])
  })

  it('looks once more for an answer that was none, and then leaves it to a person', async () => {
    const [, again, person] = await talk('en', ['is the lumbar cushion cover washable', "that's not what I asked", 'answer my question'])
    assert.match(again!.text, /sorry[\s\S]*machine washable[\s\S]*colleague/i)
    assert.match(person!.text, /colleague/i)
    assert.doesNotMatch(person!.text, /machine washable/)
  })

  it('keeps a size for the next thing, and lets go what was about to be chosen', async () => {
    const [, , fleece] = await talk('en', ['a rain jacket for my dad', 'in XL, navy', "he'd rather have the fleece, grey"])
    assert.match(fleece!.text, /Grey · XL/)
    const [, , gone] = await talk('en', ['which tent for a family of 4', 'and two sleeping bags', 'drop the bags'])
    assert.doesNotMatch(gone!.text, /in your cart|colour/)
  })

  it('sets beside each other what is named in part', async () => {
    const [zh] = await talk('zh', ['静谷降噪和豆豆那个耳机有啥区别'])
    assert.deepEqual(zh?.cards, ['AUD-701', 'AUD-702'])
  })

  it('knows a thing by its code', async () => {
    const [en] = await talk('en', ['is OUT-911 warm enough at 5 degrees?'])
    assert.deepEqual(en?.cards, ['OUT-911'])
  })
})
