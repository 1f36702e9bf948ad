import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { newConversation } from '../../server/dialogue/conversation.ts'
import { step } from '../../server/dialogue/step.ts'
import type { Clause } from '../../server/dialogue/turn.ts'
import type { Vocabulary } from '../../server/language/slots.ts'
import { understand } from '../../server/turn/understand.ts'
import type { MessageEvent } from '../../server/wire.ts'
import { generalShop } from '../support/slot-reading.ts'

const nobody = { classify: () => Promise.reject(new Error('no classifier')) }
const message = (text: string): MessageEvent => ({
  conversation: 'c',
  seq: 1,
  at: '2026-03-11T12:00:00.000Z',
  kind: 'message',
  from: 'shopper',
  text,
})
const clausesOf = async (text: string) =>
  (await understand([message(text)], 'zh', generalShop, nobody, new AbortController().signal)).clauses

describe('a message understood', () => {
  it('tells of each ask where it stands in the message', async () => {
    const text = '👗 有小号吗几天发货能开发票吗'
    const clauses = await clausesOf(text)
    assert.deepEqual(
      clauses.map(clause => clause.text),
      ['👗 有小号吗', '几天发货', '能开发票吗'],
    )
    for (const { text: piece, start, end } of clauses) assert.equal(text.slice(start, end), piece)
  })

  it('asks the classifier without the greeting, and a product that is refused is not meant', async () => {
    const asked: string[] = []
    const classifier = {
      classify: (texts: readonly string[]) => {
        asked.push(...texts)
        return Promise.resolve(texts.map(() => ({ intents: [], abstain: true, ambiguous: false, oosScore: 0 })))
      },
    }
    const meant = (text: string) => (/zephyr/.test(text) ? ['DRUM'] : [])
    for (const text of ['hi, do you have a flute?', '你好 有没有长笛', 'hello'])
      await understand([message(text)], 'en', generalShop, classifier, new AbortController().signal)
    assert.deepEqual(asked, ['do you have a flute?', '有没有长笛', 'hello'])
    const read = (text: string) => understand([message(text)], 'en', generalShop, classifier, new AbortController().signal, meant)
    assert.deepEqual((await read('the zephyr')).clauses[0]?.slots.product, ['DRUM'])
    assert.equal((await read('not the zephyr')).clauses[0]?.slots.product, undefined)
  })

  it('stays with a set whose name has the part that is asked about, and takes what is set beside it for another', async () => {
    const shop: Vocabulary = {
      ...generalShop,
      categories: [
        { id: 'teapots', words: ['teapot', '茶壶'], only: 'POT' },
        { id: 'kettles', words: ['kettle', '水壶'], only: 'KETTLE' },
      ],
      products: [
        { sku: 'POT', names: ['clay teapot'], category: 'teapots' },
        { sku: 'KETTLE', names: ['steel kettle'], category: 'kettles' },
        { sku: 'SET', names: ['travel set, teapot and two cups', '旅行套装 一个茶壶两个杯'] },
      ],
    }
    const taken = (name: string) => ({
      classify: (texts: readonly string[]) =>
        Promise.resolve(texts.map(() => ({ intents: [{ name, probability: 0.9 }], abstain: false, ambiguous: false, oosScore: 0 }))),
    })
    const read = async (text: string, name: string, focus?: string) => {
      const { clauses } = await understand([message(text)], 'en', shop, taken(name), new AbortController().signal, undefined, focus)
      return clauses[0]?.slots.product
    }
    for (const text of ['how big is the teapot', '茶壶多大']) {
      assert.equal(await read(text, 'ask_product_detail', 'SET'), undefined)
      assert.deepEqual(await read(text, 'ask_product_detail', 'KETTLE'), ['POT'])
    }
    for (const text of ['compared with the kettle which is lighter', '跟水壶比哪个轻'])
      assert.deepEqual(await read(text, 'compare', 'SET'), ['KETTLE'])
    assert.equal(await read('kettles, which is lighter', 'compare', 'SET'), undefined)
  })

  it('abstains where the likeliest intent of an owner is none it knows, and keeps those it does', async () => {
    const owners = (names: readonly string[]) => ({
      classify: (texts: readonly string[]) =>
        Promise.resolve(
          texts.map(() => ({ intents: names.map(name => ({ name, probability: 0.4 })), abstain: false, ambiguous: true, oosScore: 0.1 })),
        ),
    })
    const read = async (...names: string[]) => {
      const understood = await understand([message('der Akku')], 'en', generalShop, owners(names), new AbortController().signal)
      return understood.clauses[0]!
    }
    const known = ({ intents, abstain, ambiguous }: Clause) => [intents.map(({ name }) => name), abstain, ambiguous]
    assert.deepEqual(known(await read('repair_battery', 'ask_warranty', '__proto__')), [['ask_warranty'], true, false])
    assert.deepEqual(known(await read('ask_warranty', 'repair_battery', 'ask_return')), [['ask_warranty', 'ask_return'], false, true])
    assert.deepEqual(known(await read('toString')), [[], true, false])
    for (const clause of [await read('repair_battery'), await read('constructor', 'ask_price')]) {
      const next = step(newConversation('en'), { language: 'en', clauses: [clause], events: [], waitingForPerson: false })
      assert.ok(next.wants.length > 0)
    }
  })

  it('tells what it names, days counted from the day it was sent', async () => {
    const [clause] = await clausesOf('送妈妈的生日礼物，下周五前要到')
    assert.deepEqual(
      clause?.mentions?.map(({ slot, text, value }) => [slot, text, value]),
      [
        ['recipient', '妈妈', 'mother'],
        ['occasion', '生日', 'birthday'],
        ['date', '下周五前', '<=2026-03-20'],
      ],
    )
  })
})
