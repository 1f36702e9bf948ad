import assert from 'node:assert/strict'
import { createAnswerFacts } from '../../server/shop/answer-facts.ts'
import { createProductFacts } from '../../server/shop/product-facts.ts'
import type { Told } from '../../server/shop/texts.ts'
import { createVariantFacts } from '../../server/shop/variant-facts.ts'
import type { Product } from '../../server/store/catalogue.ts'

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

/** `told`: what the texts of each product tell of anything. */
function factsOf(told: Readonly<Record<string, string>>, meant: readonly string[] = []) {
  const telling = createProductFacts(() => 'GBP')
  return createAnswerFacts(
    {
      product: sku => [lamp, rug].find(one => one.sku === sku),
      ofKind: async () => [],
      meant: () => [...meant],
      ruleTold: () => [],
      told: async (_want, products): Promise<Told | undefined> => {
        const product = products.find(({ sku }) => told[sku] !== undefined)
        return product === undefined ? undefined : { text: told[product.sku]!, sku: product.sku }
      },
    },
    telling,
    createVariantFacts(telling),
  )
}
const want = { want: 'answer', question: 'is it washable', skus: ['LAMP'], about: 'either' } as const

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
