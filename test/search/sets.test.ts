import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { asksForSeveral, belongTogether } from '../../server/search/sets.ts'
import type { Product } from '../../server/store/catalogue.ts'

const of = (en: string, description: string): Product =>
  ({
    sku: en,
    title: { en },
    description: { en: description },
    category: {},
    brand: {},
    aliases: {},
    tags: {},
    highlights: {},
    variants: [],
  }) as unknown as Product

describe('several things that are wished for at once', () => {
  it('are asked for in so many words', () => {
    for (const text of [
      '厨房想弄整齐点 给配几样 200以内',
      '刚学钓鱼 配一套',
      'a projector and whatever it needs',
      'first allotment, what else do we need',
      'kit him out for 100',
    ])
      assert.ok(asksForSeveral(text), text)
    for (const text of ['有几样颜色', '配什么颜色的', 'what size do i need', 'all in what is it', 'i need a tent'])
      assert.ok(!asksForSeveral(text), text)
  })

  it('belong together where the text of the one speaks of the other', () => {
    const lamp = of('Heron Floor Lamp', 'A tall stand for any of our shades; the bulb is not included.')
    assert.ok(belongTogether(lamp, of('Linen Shade', 'Fits rings of 40 mm.')))
    assert.ok(!belongTogether(lamp, of('Oak Stool', 'Three legs.')))
  })
})
