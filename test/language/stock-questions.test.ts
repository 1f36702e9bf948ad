import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import { asksOtherThanStock, readStockQuestion } from '../../server/language/stock-questions.ts'
import { type Engine, word } from '../../server/turn/word.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

describe('what is asked of the stock', () => {
  for (const [text, asks] of [
    ['is it in stock?', 'available'],
    ['有货吗', 'available'],
    ['有没有现货', 'available'],
    ['is it sold out?', 'sold_out'],
    ['are they all gone?', 'sold_out'],
    ['卖完了吗', 'sold_out'],
    ['缺货吗', 'sold_out'],
    ['is there only one left?', 'left 1'],
    ['just 3 left?', 'left 3'],
    ['只剩一件了吗', 'left 1'],
    ['只剩两双了吗', 'left 2'],
    ['in stock or sold out?', undefined],
    ['how heavy is it', undefined],
    ['保修多久', undefined],
  ] as const)
    it(`is ${asks ?? 'nothing'} in "${text}"`, () => {
      const read = readStockQuestion(text)
      assert.equal(read && [read.asks, read.count].filter(part => part !== undefined).join(' '), asks)
    })

  it('is heard either way where it is asked in the negative', () => {
    for (const text of ["isn't it in stock?", '没货了吗', 'none left?', '不是现货吗'])
      assert.equal(readStockQuestion(text)?.negative, true, text)
    for (const text of ['有没有货', '是不是卖完了', 'in stock?']) assert.equal(readStockQuestion(text)?.negative, false, text)
  })

  it('is not asked by what is asked of the thing itself', () => {
    for (const text of [
      'has it been recalled?',
      'is it discontinued',
      'is it haunted?',
      '停产了吗',
      '召回过吗',
      '这款下架了吗',
      '改版了吗',
    ])
      assert.ok(asksOtherThanStock(text), text)
    for (const text of [
      'is it available?',
      'is it sold out?',
      'is it back?',
      'has it been restocked?',
      '卖完了吗',
      '到货了吗',
      '有货吗',
      'any left?',
    ])
      assert.ok(!asksOtherThanStock(text), text)
  })
})

/** Says yes whatever is asked, as a small model may. */
const yesSayer: Engine = {
  by: 'generator',
  generate: async ({ plan, language }) => {
    const facts = (plan.match(/\[[a-z_]+\d*\]/g) ?? []).join(language === 'zh' ? '，' : ', ')
    return [language === 'zh' ? `有的，${facts}有现货。` : `Yes, ${facts} is in stock.`].map(text => ({ text, logProbability: -0.1 }))
  },
}

describe('yes and no', function () {
  this.timeout(60_000)
  let service: Service
  before(async () => {
    service = await startService({ USHER_RATE_MESSAGES: '1000' })
    await service.app.settled()
  })
  after(() => service.stop())

  /** The acts of the reply to a question about a product that is in stock, its text by templates, and with an engine that says yes. */
  async function asked(question: string, language: 'zh' | 'en') {
    const shopper = new Shopper(service.url)
    await shopper.open({ language })
    await shopper.say(language === 'zh' ? '了解一下晨光入门跑鞋' : 'tell me about the Daybreak Beginner Running Shoes')
    const { text } = await shopper.say(question)
    shopper.close()
    return text
  }

  for (const [question, language, answer] of [
    ['is it in stock?', 'en', /^Daybreak Beginner Running Shoes is in stock/],
    ['is it sold out?', 'en', /^No, Daybreak Beginner Running Shoes is in stock/],
    ['is it gone?', 'en', /^No, Daybreak/],
    ['is there only one left?', 'en', /^No, Daybreak/],
    ['has it been recalled?', 'en', /information doesn't say/],
    ['is it discontinued?', 'en', /information doesn't say/],
    ['卖完了吗', 'zh', /^没有，晨光入门跑鞋有现货/],
    ['只剩一件了吗', 'zh', /^没有，晨光入门跑鞋有现货/],
    ['没货了吗', 'zh', /^晨光入门跑鞋有现货/],
    ['停产了吗', 'zh', /没有写到/],
    ['召回过吗', 'zh', /没有写到/],
  ] as const)
    it(`answer what was asked: "${question}"`, async () => {
      assert.match(await asked(question, language), answer)
    })

  it('are said by an engine only where the plan tells that it is so', async () => {
    const product = { type: 'name', text: 'The mug', source: 'shop', ref: 'product:M' } as const
    const options = { engines: [yesSayer], candidates: 1, deadlineMs: 1000, names: new Set<string>(), seed: 1 }
    const said = async (language: 'zh' | 'en', polarity?: 'yes' | 'no') => {
      const slots = { product, availability: 'in_stock', ...(polarity === undefined ? {} : { polarity }) } as const
      const worded = await word({ language, acts: [{ act: 'inform', slots }] }, options, new AbortController().signal)
      assert.doesNotMatch(worded.prompt, /polarity/)
      return worded.text
    }
    assert.equal(await said('en', 'yes'), 'Yes, The mug is in stock.')
    assert.match(await said('en', 'no'), /^No, The mug is in stock/)
    assert.match(await said('en'), /^The mug is in stock/)
    assert.equal(await said('zh', 'yes'), '有的，The mug有现货。')
    assert.match(await said('zh'), /^The mug有现货/)
  })
})
