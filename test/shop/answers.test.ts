import assert from 'node:assert/strict'
import type { AnswerWant } from '../../server/dialogue/wants.ts'
import { toPassages } from '../../server/shop/passages.ts'
import { createTexts, type Told } from '../../server/shop/texts.ts'
import type { Product } from '../../server/store/catalogue.ts'
import type { Passage } from '../../server/store/policies.ts'
import type { Language } from '../../server/wire.ts'

const pages = {
  shipping: `# Getting it to you

| Where | What it costs | About how long |
|---|---|---|
| Lower 48 | $6.95, free over $60 | 3–5 working days |
| Canada | $24.95 | 8–12 working days |

We hand parcels to the carrier every working day.`,
  returns: `# Returns

Send anything back within 30 days for a refund.

## What we can't take back

Earrings that have been worn. Engraved pieces. Gift cards.`,
}
const chinese = {
  配送: '# 配送\n\n满 99 元包邮，不满收 8 元运费。\n\n每天下午四点前的订单当天发货。',
  退换: '# 退换\n\n签收后 7 天内可以退货。\n\n## 不能退的\n\n拆封的护肤品。定制刻字的商品。',
}

const passages = [...of(pages, 'en'), ...of(chinese, 'zh')].map((passage, id) => ({ ...passage, id: id + 1 }) as Passage)
/** No encoder: what the words themselves tell must do. */
const texts = createTexts(passages, { of: async () => undefined, question: async () => undefined }, async () => undefined)

const mug = {
  sku: 'MUG-1',
  title: { en: 'Harbour Mug' },
  description: { en: 'A stoneware mug of 350 ml. Goes in the dishwasher. Weighs 410 g.' },
  category: { en: 'Mugs' },
  highlights: {},
  variants: [],
} as unknown as Product

describe('Answers from the texts of a shop, without an encoder', () => {
  it('quotes the row of a table that answers', async () => {
    const told = await find('how much is shipping to canada', { topic: 'shipping', about: 'pages' })
    assert.match(wordsOf(told), /Canada.*\$24\.95/)
  })

  it('quotes an exception with the heading that makes it one', async () => {
    const told = await find('can i return engraved pieces', { topic: 'returns', about: 'pages' })
    assert.match(wordsOf(told), /^What we can't take back: .*Engraved pieces/)
  })

  it('answers from the product that is talked about', async () => {
    const told = await find('is it dishwasher safe', { about: 'products' }, 'en', [mug])
    assert.deepEqual(told, { text: 'Goes in the dishwasher.', sku: 'MUG-1' })
  })

  it('answers in Chinese from the Chinese pages', async () => {
    const told = await find('运费多少钱', { topic: 'shipping', about: 'pages' }, 'zh')
    assert.match(wordsOf(told), /满 99 元包邮/)
  })

  it('understands a question that leans on the one before', async () => {
    const told = await find('and engraved ones?', { topic: 'returns', about: 'pages', before: 'can i return things' })
    assert.match(wordsOf(told), /Engraved pieces/)
  })

  it('takes the sentence that tells the kind of thing that is asked', async () => {
    const blender = {
      ...mug,
      title: { en: 'Travel blender' },
      description: { en: 'Blends for twelve cups. Not for ice or hot drinks. Cable in the box, plug not included. From 6 years.' },
    }
    for (const [question, expected] of [
      ['can it crush ice', 'Not for ice or hot drinks.'],
      ['is it ok for her brother, hes 5', 'From 6 years.'],
      ['带插头吗', 'Cable in the box, plug not included.'],
    ] as const)
      assert.ok(wordsOf(await find(question, { about: 'products' }, 'en', [blender])).includes(expected), question)
  })

  it('says that nothing is told', async () => {
    assert.equal(await find('do you groom poodles', { about: 'either', attempt: 'texts' }), undefined)
    assert.equal(await find('你喜欢听音乐吗', { about: 'either', attempt: 'texts' }, 'zh'), undefined)
  })
})

describe('Answers from the texts of a shop, with the reader', () => {
  const asked: { question: string; sentences: string[] }[] = []
  const readBy = (logitOf: (sentence: string) => number) =>
    createTexts(passages, { of: async () => undefined, question: async () => undefined }, async (question, sentences) => {
      asked.push({ question, sentences })
      return sentences.map(logitOf)
    })
  const want = { want: 'answer', question: 'what does it cost if I live abroad', skus: [], about: 'pages' } as const

  it('quotes what the reader finds to answer, where the words do not tell', async () => {
    const told = await readBy(sentence => (sentence.includes('Canada') ? 5 : -6)).find(want, [], 'en')
    assert.match(wordsOf(told), /Canada/)
  })

  it('says that nothing tells where the reader finds none to answer', async () => {
    assert.equal(
      await readBy(() => -15).find({ ...want, question: 'how much is shipping to canada', topic: 'shipping' }, [], 'en'),
      undefined,
    )
  })

  it('lets it read no more than ten sentences, with the question before where this one leans on it', async () => {
    asked.length = 0
    await readBy(() => 0).find({ ...want, question: 'and engraved ones?', before: 'can i return things' }, [], 'en')
    assert.ok(asked.every(({ question, sentences }) => question === 'can i return things and engraved ones?' && sentences.length <= 10))
    assert.ok(asked.length > 0)
  })
})

const wordsOf = (told: Told | undefined): string => (told === undefined ? '' : 'texts' in told ? told.texts.join(' ') : told.text)

function of(files: Readonly<Record<string, string>>, language: Language) {
  return Object.entries(files).flatMap(([topic, markdown]) => toPassages(markdown).map(passage => ({ ...passage, topic, language })))
}

function find(question: string, want: Partial<AnswerWant>, language: Language = 'en', products: readonly Product[] = []) {
  return texts.find({ want: 'answer', question, skus: products.map(({ sku }) => sku), about: 'pages', ...want }, products, language)
}
