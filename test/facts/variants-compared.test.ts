import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { bestValue, extremeOf, optionsCompared, toldOfOptions } from '../../server/facts/variants-compared.ts'
import type { Product } from '../../server/store/catalogue.ts'

type Row = readonly [label: string, price: number, stock?: number]

describe('what one thing comes in, set beside each other', () => {
  it('tells which gives more for the money, by what each costs for as much', () => {
    const blocks = thing('zh', '榉木积木', [
      ['50块', 12800],
      ['100块', 22800],
    ])
    assert.equal(bestValue(blocks, '50块的和100块的哪个划算啊', 'zh')?.verdict, '100块更划算：每块¥2.28，50块是每块¥2.56')
    const beans = thing('en', 'House Blend', [
      ['250 g', 950],
      ['1 kg', 3200],
    ])
    assert.equal(
      bestValue(beans, 'is the kilo better value than the 250 g?', 'en')?.verdict,
      'The 1 kg works out cheaper: £3.20 per 100 g against £3.80 for the 250 g',
    )
    const tea = thing('zh', '大红袍', [
      ['10袋装', 12800],
      ['25袋礼盒', 29800],
    ])
    assert.equal(bestValue(tea, '25袋那个跟10袋的哪个划算', 'zh')?.verdict, '25袋礼盒更划算：每袋¥11.92，10袋装是每袋¥12.80')
    const pods = thing('en', 'Dish pods', [
      ['30 pods', 600],
      ['60 pods', 1200],
    ])
    assert.equal(bestValue(pods, 'does the bigger one work out cheaper per pod', 'en')?.verdict, 'They come to the same: £0.20 per pod')
  })

  it('asks no value of sizes, nor where nobody asks for it', () => {
    assert.equal(
      bestValue(
        thing('zh', '冬被', [
          ['150×200', 22900],
          ['200×230', 27900],
        ]),
        '哪个划算',
        'zh',
      ),
      undefined,
    )
    assert.equal(
      bestValue(
        thing('en', 'Curtain', [
          ['150 cm', 2000],
          ['200 cm', 3000],
        ]),
        'which is better value',
        'en',
      ),
      undefined,
    )
    assert.equal(
      bestValue(
        thing('en', 'Beans', [
          ['250 g', 950],
          ['1 kg', 3200],
        ]),
        'how much is the kilo',
        'en',
      ),
      undefined,
    )
  })

  it('means the one that measures the most or the least', () => {
    const bowl = thing('zh', '盖碗', [
      ['110毫升', 6900],
      ['150毫升', 7900],
      ['200毫升', 8900, 0],
    ])
    assert.equal(extremeOf(bowl, '最大的是多少毫升', 'zh')?.label, '200毫升')
    assert.equal(extremeOf(bowl, '最小的那个呢', 'zh')?.label, '110毫升')
    const lead = thing('en', 'Lead', [
      ['1.2 m', 900],
      ['2 m', 1100],
      ['5 m', 1900],
    ])
    assert.equal(extremeOf(lead, "what's the longest one you do", 'en')?.label, '5 m')
    assert.equal(extremeOf(lead, 'is the 2 m long enough', 'en'), undefined)
  })

  it('is told with what the text says of both', () => {
    const saddle = thing(
      'en',
      'Saddle',
      [
        ['145 mm', 4900],
        ['160 mm', 5200],
      ],
      'Steel rails of 7 mm. The 145 mm is for a sportier position and the 160 mm for sitting more upright.',
    )
    const compared = optionsCompared(saddle, 'whats the difference between the 145 and the 160', 'en')
    assert.deepEqual(compared?.labels, ['145 mm', '160 mm'])
    assert.equal(
      toldOfOptions(saddle, 'size', compared!.labels, 'en'),
      'The 145 mm is for a sportier position and the 160 mm for sitting more upright.',
    )
    const tea = thing(
      'zh',
      '大红袍',
      [
        ['10袋装', 12800],
        ['25袋礼盒', 29800],
      ],
      '一袋正好冲一盖碗。',
    )
    const packs = optionsCompared(tea, '10袋和25袋有什么区别', 'zh')
    assert.deepEqual(packs?.labels, ['10袋装', '25袋礼盒'])
    assert.equal(toldOfOptions(tea, 'size', packs!.labels, 'zh'), undefined)
    assert.equal(optionsCompared(tea, '25袋的有货吗', 'zh'), undefined)
  })
})

function thing(language: 'zh' | 'en', title: string, rows: readonly Row[], description = ''): Product {
  const variants = rows.map(([label, price, stock = 5], at) => ({
    sku: `${title}-${at}`,
    options: { size: { [language]: label } },
    price,
    stock,
  }))
  return {
    sku: title,
    title: { [language]: title },
    description: { [language]: description },
    highlights: {},
    variants,
    price: rows[0]![1],
    currency: language === 'zh' ? 'CNY' : 'GBP',
  } as unknown as Product
}
