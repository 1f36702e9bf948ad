import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Command } from '../../server/dialogue/commands.ts'
import { splitClauses } from '../../server/language/clauses.ts'
import { datumAsked } from '../../server/language/data-asked.ts'
import { isPoint } from '../../server/language/points.ts'
import { asksSomething } from '../../server/language/question-words.ts'
import { asksWhenBack } from '../../server/language/stock-questions.ts'
import { asksHowLong } from '../../server/language/waiting.ts'
import { topicSaid } from '../../server/understanding/asked-of-pages.ts'
import { withoutHollow, withoutPresence } from '../../server/understanding/hollow.ts'
import type { Message, Shop } from '../../server/understanding/message.ts'
import { countedIn } from '../../server/understanding/repaired.ts'
import { restatedIn } from '../../server/understanding/restated.ts'
import { ticketAsked } from '../../server/understanding/ticket-sold.ts'
import { withoutReproach } from '../../server/understanding/unanswered.ts'

const ask = (text: string, skus: string[] = []): Command => ({ command: 'ask', of: 'goods', probability: 1, text, skus, slots: {} })

describe('a voucher that is sold', () => {
  const products = [
    { sku: 'V', names: ['glassblowing evening voucher', '吹玻璃体验券'] },
    { sku: 'S', names: ['gift card sleeve', '礼品卡套'] },
    { sku: 'K', names: ['furnace gloves', '隔热手套'] },
  ]
  const shop = { vocabulary: { products }, meant: () => [] } as unknown as Shop
  const message = { shown: [] } as unknown as Message
  const skusOf = (text: string) => ticketAsked({ command: 'ask', args: [] }, text, message, shop)?.skus

  it('is asked about as goods are', () => {
    for (const text of [
      'is one voucher for a couple?',
      'lovely. can my two lads share a voucher',
      '这张券能带一个朋友吗',
      '一张券几个人用？',
    ])
      assert.deepEqual(skusOf(text), ['V'], text)
  })

  it('is nothing that takes something off a price', () => {
    for (const text of [
      'any vouchers for new customers?',
      'can i get 10% off the voucher?',
      'have you got a voucher code',
      '有优惠券吗',
      '新人有券吗？',
      '用券能便宜点吗',
    ])
      assert.equal(skusOf(text), undefined, text)
  })
})

describe('a question', () => {
  it('is one wherever its sentence stands', () => {
    for (const text of [
      'omg. does the blue set cover four',
      "i'm not moaning!! is that one wide",
      'thanks, can you post it',
      'THE LID. yes or no',
    ])
      assert.ok(asksSomething(text), text)
    for (const text of ['i like it, has a nice weight', 'great. will take two', 'the lads, both of them'])
      assert.ok(!/\?/.test(text) && (text.startsWith('great') || !asksSomething(text)), text)
  })

  it('after the day there will be more is none of what goes back or of where a parcel is', () => {
    for (const text of ['any idea when its back in', 'asking when you get more. whatever', '没有啥时候到', '缺货的话多久能到'])
      assert.ok(asksWhenBack(text), text)
    for (const text of ['when do i get my money back', 'when will you be back to me', '多久到货']) assert.ok(!asksWhenBack(text), text)
  })

  it('how soon a person calls is of nothing else', () => {
    for (const text of [
      'when is somebody going to phone me',
      'how long before your lot get back to me',
      'when will i hear back',
      '啥时候给我回电话',
      '多久有人联系我',
    ])
      assert.ok(asksHowLong(text), text)
    for (const text of ['when does the courier ring me', 'how long does the battery last', '快递什么时候到'])
      assert.ok(!asksHowLong(text), text)
  })

  it('when somebody is there, and whom to ring, is asked of the shop', () => {
    assert.equal(datumAsked('what time do your staff start work'), 'hours')
    assert.equal(datumAsked('客服一般几点在'), 'hours')
    assert.equal(datumAsked('so who should i ring'), 'phone')
    assert.equal(datumAsked('我该打给谁'), 'phone')
    assert.equal(datumAsked('when do they ship'), undefined)
  })

  it('of how big it is packed is of no wrapping, and whether something happens of no size', () => {
    assert.equal(topicSaid('打包好多大', 'gift_wrap'), undefined)
    assert.equal(topicSaid('how heavy is it boxed', 'gift_wrap'), undefined)
    assert.equal(topicSaid('站上去会不会晃', 'size_advice'), undefined)
    assert.equal(topicSaid('会不会偏大', 'size_advice'), 'size_advice')
    assert.equal(topicSaid('包装要钱吗', 'gift_wrap'), 'gift_wrap')
  })
})

describe('one question said in two ways', () => {
  it('is asked once, with both', () => {
    const message = 'is the thread in the box or do i need to buy my own? how long is it'
    const asked = withoutHollow([ask('is the thread'), ask('do i need to buy my own?'), ask('how long is it')], message)
    assert.deepEqual(
      asked.map(({ text }) => text),
      ['is the thread in the box or do i need to buy my own?', 'how long is it'],
    )
  })

  it('is that of the price or the stock that the same words ask', () => {
    const textsOf = (commands: readonly Command[]) => withoutPresence(commands, { products: [] }).map(({ text }) => text)
    const price: Command = { command: 'price', probability: 1, text: '裙子算了。那顶草帽多少钱', skus: ['H'], slots: {}, called: true }
    assert.deepEqual(textsOf([price, ask('那顶草帽多少钱', ['H']), ask('防晒吗', ['H'])]), [price.text, price.text, '防晒吗'])
    const stock: Command = { command: 'stock', probability: 1, text: 'great. does the rope come in 20 m', skus: ['R'], slots: {} }
    assert.deepEqual(textsOf([stock, ask('does the rope come in 20 m', ['R']), ask('does it float', ['R'])]), [
      stock.text,
      stock.text,
      'does it float',
    ])
  })
})

describe('what asks nothing', () => {
  it('is never said not to be told', () => {
    for (const text of ['FOUR??', 'a kettle??', 'the 3', 'seven?', '三顶？？', '没货就说没货嘛', '卡片怎么没有蓝色的'])
      assert.ok(!isPoint(text), text)
    for (const text of ['max load', 'does it float?', '能机洗吗', '防水吗？']) assert.ok(isPoint(text), text)
  })

  it('is no clause beside what does: a start of surprise', () => {
    assert.deepEqual(
      splitClauses('啥？这双能下水吗').map(({ text }) => text),
      ['这双能下水吗'],
    )
    assert.equal(splitClauses('what??').length, 1)
  })

  it('is not cut off a 不 that goes on', () => {
    assert.equal(splitClauses('你们有浴室里用的不带电的那种灯吗').length, 1)
  })
})

describe('a reproach', () => {
  it('leaves what is asked once more', () => {
    assert.equal(withoutReproach('you never answered me about the zip. does it stick'), 'about the zip. does it stick')
    assert.equal(withoutReproach('you never answered me about the zip'), 'you never answered me about the zip')
    assert.equal(restatedIn("you haven't told me about the lid"), 'the lid')
    assert.equal(restatedIn('我问的不是这个，是能不能单独买盖子'), '能不能单独买盖子')
  })

  it('that something is missing from an order counts it in', () => {
    assert.equal(countedIn('oi, you forgot the two blue mugs!'), 'and the two blue mugs too')
    assert.equal(countedIn('漏了那顶草帽呀'), '再加那顶草帽')
    for (const text of ['you forgot my question', 'you missed what i said', '漏了吗', 'the tap leaks']) assert.equal(countedIn(text), text)
  })
})
