import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { isAllowed, suitsGender } from '../../server/search/suits.ts'
import { featuresOf } from '../../server/search/wish-terms.ts'
import type { Product } from '../../server/store/catalogue.ts'

const product = (language: 'zh' | 'en', title: string, kind: string, description: string): Product =>
  ({
    title: { [language]: title },
    description: { [language]: description },
    aliases: {},
    category: { [language]: kind },
    brand: {},
    tags: {},
    highlights: {},
    variants: [],
  }) as unknown as Product

describe('whom a thing is for', () => {
  it('is told by its names and kinds, else by what its text calls it', () => {
    const robe = product('zh', '松间亚麻道袍', '男装', '明制，夏天穿也行。')
    const set = product('zh', '听荷宋制三件套', '汉服', '女款，雪纺，夏天穿不闷。')
    const hat = product('zh', '草帽', '帽子', '遮阳。')
    const wish = (text: string, whom = '') => ({ language: 'zh' as const, text, whom })
    assert.deepEqual(
      [robe, set, hat].map(one => isAllowed(one, wish('我是女生 夏天穿的汉服'))),
      [false, true, true],
    )
    assert.deepEqual(
      [robe, set, hat].map(one => isAllowed(one, wish('汉服', '老公'))),
      [true, false, true],
    )
    assert.deepEqual(
      [robe, set].map(one => isAllowed(one, wish('男女都能穿的'))),
      [true, true],
    )
    assert.deepEqual(
      [robe, set, hat].map(one => suitsGender('我要男的', featuresOf(one))),
      [1, -1, 0],
    )
    const boots = product('en', 'Trail Boots', 'Men', 'Waterproof.')
    const clogs = product('en', 'Garden Clogs', 'Shoes', 'Cut for women.')
    const english = (text: string, whom = '') => ({ language: 'en' as const, text, whom })
    assert.deepEqual(
      [boots, clogs].map(one => isAllowed(one, english('boots', 'wife'))),
      [false, true],
    )
    assert.deepEqual(
      [boots, clogs].map(one => isAllowed(one, english('mens shoes'))),
      [true, false],
    )
  })
})
