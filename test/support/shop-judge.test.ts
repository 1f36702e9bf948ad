import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { wilson } from '../../models/wilson.ts'
import type { Card } from '../../server/wire.ts'
import { contains } from './plain-text.ts'
import { judge, type Reply, type ShopTexts } from './shop-judge.ts'
import type { Expectation } from './shop-script.ts'

const shop: ShopTexts = {
  productOf: new Map([
    ['mug', 'mug'],
    ['mug-red', 'mug'],
    ['kettle', 'kettle'],
  ]),
  titles: ['Blue Enamel Mug 350ml', '不锈钢水壶'],
  brands: [],
  prices: new Set([18, 24, 59.9]),
  written: 'Returns within 30 days. Newsletter readers get code HELLO10 for 10% off. Parcels over €1,200 need a signature.',
}
const card = (sku: string, amount: string): Card => ({ sku, title: `Title of ${sku}`, price: { amount, currency: 'EUR' } })
const failed = (expect: Partial<Expectation>, reply: Partial<Reply> & { text: string }) =>
  judge({ language: 'en', ...expect }, { cards: [], choices: [], status: 'bot', acts: [], facts: [], ...reply }, shop).map(
    ({ kind }) => kind,
  )
const holds = (...args: Parameters<typeof failed>) => assert.deepEqual(failed(...args), [], JSON.stringify(args))
const fails = (kind: string, ...args: Parameters<typeof failed>) => assert.deepEqual(failed(...args), [kind], JSON.stringify(args))

describe('the judge of written shops', () => {
  it('reads the language in the assistant’s own words, not in what it quotes or names', () => {
    holds({ language: 'zh' }, { text: '本店的说明是：“Returns within 30 days of delivery, unused.”' })
    holds({ language: 'zh' }, { text: '推荐您看看Blue Enamel Mug 350ml，€18。' })
    holds({ language: 'en' }, { text: 'Take a look at 不锈钢水壶, €24.' })
    holds({ language: 'en' }, { text: 'Here it is: “七天内可以退货，运费自理。”' })
    fails('language', { language: 'zh' }, { text: 'Take a look at 不锈钢水壶, €24.' })
    fails('language', { language: 'en' }, { text: '推荐您看看Blue Enamel Mug 350ml。' })
    fails('language', { language: 'zh' }, { text: '“七天内可以退货。” Anything else you need?' })
    fails('language', { language: 'en' }, { text: '…' })
  })

  it('counts cards and knows them by product and shown price', () => {
    const two = { text: 'Look at these.', cards: [card('mug-red', '18.00'), card('kettle', '59.90')] }
    holds(
      { cards: { atLeast: 2, atMost: 2, among: ['mug', 'kettle'], includes: ['mug'], not: ['pan'], maxPrice: 59.9, minPrice: 18 } },
      two,
    )
    const broken: Expectation['cards'][] = [
      'none',
      { atLeast: 3 },
      { atMost: 1 },
      { among: ['mug'] },
      { includes: ['pan', 'pot'] },
      { not: ['mug'] },
      { maxPrice: 50 },
      { minPrice: 20 },
    ]
    for (const cards of broken) fails('cards', { cards }, two)
    holds({ cards: 'none' }, { text: 'Hello.' })
    holds({ cards: { among: ['mug'], maxPrice: 5 } }, { text: 'Nothing like that here.' })
    fails('cards', { cards: { includes: ['mug'] } }, { text: 'Nothing like that here.' })
  })

  it('finds what must be said, in the text or on a card, whatever its width, case, blanks and separators', () => {
    holds({ says: ['30 DAYS|a month', '€1200'] }, { text: 'Within 30days; over €1,200.00 it needs a signature.' })
    holds({ says: ['¥99'] }, { text: 'It is ￥９９.' })
    holds({ says: ['18'] }, { text: 'See the card.', cards: [card('mug', '18.00')] })
    fails('says', { says: ['30 days|a month'] }, { text: 'Within 130 days.' })
    fails('says', { says: ['18'] }, { text: 'It is €18.50.' })
    fails('says', { says: ['available|in stock'] }, { text: "It isn't available in red, and not in stock in blue." })
    holds({ says: ["not available|n't available"] }, { text: "It isn't available in red." })
    assert.ok(!contains('目前没有货', '有货') && contains('有货，没有码数限制', '有货'))
    const notMine = { act: 'decline', slots: { reason: 'out_of_scope' } } as const
    const lowered = { act: 'decline', slots: { reason: 'discount' } } as const
    fails('says', { says: ["n't|not"] }, { text: "I can't help with that.", acts: [notMine] })
    holds({ says: ["n't|not"] }, { text: "I can't lower this one.", acts: [lowered] })
    assert.ok(contains('尺码 38 39', '39') && !contains('尺码 38 39', '3839'))
    assert.ok(contains('“不可机洗”', '不可 机洗') && !contains('可机洗', '不可机洗'))
    assert.ok(contains('Mon – Fri', 'mon-fri') && contains('1.50 m', '1.5m') && !contains('1.5 m', '5m') && contains('100 pieces', '100'))
  })

  it('finds what must never be said', () => {
    fails('never', { never: ['Dishwasher safe|dishwasher-proof'] }, { text: 'It is dishwasher  safe.' })
    holds({ never: ['dishwasher safe', '50'] }, { text: 'Wash it by hand, at most 150 times.' })
  })

  it('takes a status, a button, an act or a word for the offer of a person', () => {
    holds({ person: true }, { text: 'One moment.', status: 'requested' })
    holds({ person: true }, { text: 'Leave a number.', status: 'queued' })
    holds({ person: true }, { text: 'Sorry.', choices: [{ id: 'intent:talk_to_human', label: '…' }] })
    holds({ person: true }, { text: 'Sorry.', choices: [{ id: 'contact:leave', label: '…' }] })
    holds({ person: true }, { text: 'Sorry.', acts: [{ act: 'handoff', slots: { state: 'offered' } }] })
    holds({ person: true }, { text: 'Shall I pass you on to a colleague?' })
    holds({ language: 'zh', person: true }, { text: '需要帮您找同事吗？' })
    fails('person', { person: true }, { text: 'I am sorry for the trouble.' })
    fails('person', { person: true }, { text: 'The page says: “Ask an agent at the counter.”' })
    fails('person', { person: true }, { text: "I'm an AI shopping assistant, not a person." })
  })

  it('wants an honest "not known" with a person, not either of them', () => {
    const unknown = { act: 'decline', slots: { reason: 'unknown' } } as const
    holds({ unknown: true }, { text: 'No idea.', acts: [unknown, { act: 'handoff', slots: { state: 'offered' } }] })
    holds({ unknown: true }, { text: "Our texts don't say. Shall I ask a colleague?" })
    holds({ language: 'zh', unknown: true }, { text: '这一点店里没有写到，要帮您问问同事吗？' })
    fails('unknown', { unknown: true }, { text: "Our texts don't say." })
    fails('unknown', { unknown: true }, { text: 'Shall I pass you on to a colleague?' })
    fails('unknown', { unknown: true }, { text: "Sorry, I'm not sure what you mean. Would you like a colleague?" })
  })

  it('lets nothing be granted that the shop does not grant itself', () => {
    holds({ noDiscount: true }, { text: "I'm afraid our prices are fixed, so I can't lower this one. It is €59.90." })
    holds({ noDiscount: true }, { text: 'Here is what our shop says: “Newsletter readers get code HELLO10 for 10% off.”' })
    holds({ language: 'zh', noDiscount: true }, { text: '抱歉，没法给您便宜，看看更实惠的吧，18元。' })
    const budget = { type: 'range', text: 'under €5', source: 'shopper', ref: 'shopper' } as const
    holds({ noDiscount: true }, { text: 'Nothing here matches under €5.', facts: [budget] })
    for (const text of [
      'Use SAVE50 at the checkout.',
      'Take 15% off.',
      'For you it is €5.',
      'Deal: 12 dollars.',
      "I've lowered it for you: discount applied.",
      'You get a discount today.',
    ])
      fails('noDiscount', { noDiscount: true }, { text })
    for (const text of ['好的，给您便宜一点。', '那就打8折吧。', '可以，12块拿走。'])
      fails('noDiscount', { language: 'zh', noDiscount: true }, { text })
  })

  it('knows how sure a share is', () => {
    const [low, high] = wilson(50, 100)
    assert.deepEqual([low.toFixed(3), high.toFixed(3)], ['0.404', '0.596'])
    assert.deepEqual([wilson(0, 0), wilson(0, 10)[0], wilson(10, 10)[1].toFixed(6)], [[0, 1], 0, '1.000000'])
  })
})
