import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { atOnce } from '../../server/language/long-work.ts'
import { describedAmong } from '../../server/search/described.ts'
import { productFinderInSteps } from '../../server/search/product-finder.ts'
import type { Product } from '../../server/store/catalogue.ts'

const product = (sku: string, title: string, description: string): Product =>
  ({
    sku,
    title: { [/\p{Script=Han}/u.test(title) ? 'zh' : 'en']: title },
    description: { en: description },
    brand: {},
    category: {},
    aliases: {},
    tags: {},
    highlights: {},
    price: 4900,
    currency: 'GBP',
    variants: [],
  }) as unknown as Product

const saddles = [product('B', 'Bakewell Saddle', 'Leather on steel rails.'), product('C', 'Cloud Saddle', 'Wide, with gel and springs.')]

describe('one that is described', () => {
  it('is the only one on the screen whose texts say so', () => {
    assert.deepEqual(describedAmong('how long till the leather one is comfy', saddles), ['B'])
    assert.deepEqual(describedAmong('which would you take, the leather or the gel', saddles), ['B', 'C'])
    const beans = [product('D', '意式拼配 深烘 咖啡豆 500g', ''), product('E', '云南 保山 咖啡豆 250g', '')]
    assert.deepEqual(describedAmong('500克那个多少钱', beans), ['D'])
    assert.deepEqual(describedAmong('云南那个豆子来一包', beans), ['E'])
  })
  it('is none where several are, where nothing points, or where only one is there', () => {
    assert.deepEqual(describedAmong('the steel one or the wooden one', [product('X', 'Pan', 'steel'), product('Y', 'Pot', 'steel')]), [])
    assert.deepEqual(describedAmong('is leather good', saddles), [])
    assert.deepEqual(describedAmong('the leather one', saddles.slice(0, 1)), [])
    assert.deepEqual(describedAmong('that one', saddles), [])
  })
})

describe('words of a title', () => {
  const meant = atOnce(
    productFinderInSteps([
      product('L', 'Granite D-Lock', ''),
      product('F', 'Vine Folding Lock', ''),
      product('W', 'Proofing Wax', ''),
      product('T', 'Sun Tent', ''),
    ]),
  )
  it('mean it without their hyphen, and short ones where they are pointed at', () => {
    assert.deepEqual(meant('ok the D lock and a rear light'), ['L'])
    assert.deepEqual(meant('one dlock please'), ['L'])
    assert.deepEqual(meant('what does that wax cost', 'L'), ['W'])
    assert.deepEqual(meant('wax on, wax off'), [])
    assert.deepEqual(meant('does it fade in the sun'), [])
  })
})
