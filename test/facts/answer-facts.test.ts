import assert from 'node:assert/strict'
import type { RuleTold } from '../../server/answers/rules-told.ts'
import type { Told } from '../../server/answers/told.ts'
import { createAnswerFacts } from '../../server/facts/answer-facts.ts'
import { createBackInStock } from '../../server/facts/back-in-stock.ts'
import { createProductFacts } from '../../server/facts/product-facts.ts'
import { createVariantFacts } from '../../server/facts/variant-facts.ts'
import { asksWhenBack } from '../../server/language/stock-questions.ts'
import type { Product } from '../../server/store/catalogue.ts'
import type { Language } from '../../server/wire.ts'

const lamp = {
  sku: 'LAMP',
  title: { en: 'Reading lamp' },
  brand: {},
  price: 3900,
  compareAt: 4900,
  highlights: {},
  variants: [],
} as unknown as Product
const rug = { sku: 'RUG', title: { en: 'Wool rug' }, brand: {}, price: 9900, highlights: {}, variants: [] } as unknown as Product

const green = { sku: 'MUG-G', options: { colour: { en: 'Green', zh: '绿色' } }, colour: 'green', price: 900, stock: 0 }
const blue = { sku: 'MUG-B', options: { colour: { en: 'Blue', zh: '蓝色' } }, colour: 'blue', price: 900, stock: 4 }
const mug = {
  ...rug,
  sku: 'MUG',
  title: { en: 'Stoneware mug', zh: '粗陶杯' },
  description: { en: 'Holds 300 ml.', zh: '容量 300 毫升。' },
  variants: [green, blue],
} as unknown as Product

/** `told`: what the texts of each product tell of anything. */
function factsOf(
  told: Readonly<Record<string, string>>,
  meant: readonly string[] = [],
  rules: (language: Language) => RuleTold[] = () => [],
) {
  const telling = createProductFacts(() => 'GBP')
  return createAnswerFacts(
    {
      product: sku => [lamp, rug, mug].find(one => one.sku === sku),
      ofKind: async () => [],
      meant: () => [...meant],
      ruleTold: () => [],
      byRule: () => undefined,
      told: async (_want, products): Promise<Told | undefined> => {
        const product = products.find(({ sku }) => told[sku] !== undefined)
        return product === undefined ? undefined : { text: told[product.sku]!, sku: product.sku }
      },
    },
    telling,
    createVariantFacts(telling),
    createBackInStock({ ruleTold: (rule, _question, language) => (rule === 'restock' ? rules(language) : []) }, telling),
  )
}
const when = [
  'when will it be back?',
  'how long until you restock',
  'any idea when you get more in',
  '那什么时候补货',
  '啥时候有货啊',
  '下次到货是几号',
] as const
const want = { want: 'answer', question: 'is it washable', skus: ['LAMP'], about: 'either' } as const

describe('When something can be had again', () => {
  it('is told to be unknown of the variant that is gone, and from the pages where they tell it', async () => {
    const told = [{ product: 'MUG', options: { colour: '绿色' } }]
    for (const question of when) {
      const { detail, quote } = await factsOf({ MUG: 'Holds 300 ml.' }).findAnswer({ ...want, question, skus: ['MUG'], told }, 'en')
      assert.deepEqual(
        [detail?.availability, detail?.colour?.text, detail?.undated, quote],
        ['sold_out', 'Green', true, undefined],
        question,
      )
    }
    const rule = { topic: 'stock', heading: '', language: 'en', sentence: 'Sold-out colours are restocked every month.' } as const
    const { detail } = await factsOf({}, [], () => [rule]).findAnswer({ ...want, question: when[0], skus: ['MUG'], told }, 'en')
    assert.deepEqual([detail?.text?.text.includes('restocked every month'), detail?.undated], [true, undefined])
  })

  it('is no question where a parcel, money or a person comes back, or where it is stated', () => {
    for (const text of [
      'when do i get my money back',
      'how long til i hear back',
      '多久能到货',
      'will you be back at 9?',
      '几天发货',
      'great, back in stock',
      'can i send it back',
    ])
      assert.equal(asksWhenBack(text), false, text)
    for (const text of when) assert.equal(asksWhenBack(text), true, text)
  })
})

describe('What is asked of goods', () => {
  it('is told by the feed where it is whether they are reduced', async () => {
    const { findAnswer } = factsOf({ LAMP: 'Offers a warm light.', RUG: 'On offer in three shades.' })
    for (const question of ['is the reading lamp on offer?', 'is this one reduced', 'on sale?', '这个打折吗']) {
      const { detail, quote } = await findAnswer({ ...want, question }, 'en')
      assert.deepEqual(
        [detail?.availability, detail?.price?.text, detail?.was?.text, quote],
        ['reduced', '£39', '£49', undefined],
        question,
      )
    }
    assert.equal((await findAnswer({ ...want, question: 'is this one reduced', skus: ['RUG'] }, 'en')).detail, undefined)
  })

  it('is looked for in what else the message speaks of, where their own texts do not tell', async () => {
    const { quote, product } = await factsOf({ RUG: 'Hand wash.' }).findAnswer({ ...want, alongside: ['RUG'] }, 'en')
    assert.deepEqual([quote?.text, product?.sku], ['“Hand wash.”', 'RUG'])
    const own = await factsOf({ LAMP: 'Wipe clean.', RUG: 'Hand wash.' }).findAnswer({ ...want, alongside: ['RUG'] }, 'en')
    assert.equal(own.product?.sku, 'LAMP')
  })

  it('is asked of what the question names, whatever was talked about', async () => {
    const facts = factsOf({ LAMP: 'Wipe clean.', RUG: 'Hand wash.' }, ['RUG'])
    assert.equal((await facts.findAnswer({ ...want, alongside: ['RUG'] }, 'en')).product?.sku, 'RUG')
  })
})
