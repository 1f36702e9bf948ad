import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { labelOf, saidApart } from '../../server/shop/variants.ts'
import type { Variant } from '../../server/store/catalogue.ts'

const lamp = (size: string, material = '铝合金') =>
  ({
    sku: size,
    options: { size: { zh: size, en: size }, material: { zh: material, en: material } },
    price: 9900,
    stock: 3,
  }) as unknown as Variant

describe('What a variant is called in a sentence', () => {
  it('is what sets it apart from the others, not what all of them are', () => {
    const variants = [lamp('30厘米'), lamp('45厘米')]
    assert.equal(saidApart({ variants }, variants[1]!, 'zh'), '45厘米')
    const both = [lamp('30厘米', '木'), lamp('45厘米')]
    assert.equal(saidApart({ variants: both }, both[1]!, 'zh'), '45厘米 铝合金')
    assert.equal(labelOf({ variants: both }, both[1]!, 'zh'), '45厘米 · 铝合金')
  })

  it('is all of it where it comes in one alone', () => {
    const variants = [lamp('45厘米')]
    assert.equal(saidApart({ variants }, variants[0]!, 'zh'), '45厘米 铝合金')
    assert.equal(labelOf({ variants }, variants[0]!, 'zh'), '')
  })
})
