import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import type { Sentence } from '../../server/answers/answers.ts'
import { ofNamedOption, suitingOption, toldOfOption, withOtherSizes } from '../../server/answers/fitting-option.ts'
import type { Product } from '../../server/store/catalogue.ts'
import type { Language } from '../../server/wire.ts'

const goods = (language: Language, ...sizes: string[]) =>
  ({ sku: 'P', title: {}, category: {}, variants: sizes.map(size => ({ options: { size: { [language]: size } } })) }) as unknown as Product
const saying = (...texts: string[]): Sentence[] => texts.map(text => ({ text, heading: '', source: 'product:P' }))

const beds = saying('Medium is 30 x 22 in, for dogs to 45 lb.', 'Large is 42 x 30 in, for dogs to 95 lb.', 'The cover is washable.')
const harness = saying('Size S fits chest 16-20 in.', 'Size M fits chest 20-26 in.', 'Size L fits chest 26-34 in.')
const romper = saying('59码适合0-3个月，66码适合3-6个月，73码适合6-9个月；宝宝偏胖建议大一码。')

describe('What of a thing suits a number that is told', () => {
  it('is the size whose text gives it, in whatever unit, told in the question or before', () => {
    const bed = goods('en', 'Medium', 'Large')
    const big = suitingOption({ question: "he's about 80 lb, medium or large?" }, bed, beds, 'en')
    assert.deepEqual([big?.verdict, big?.text.includes('95 lb')], ['Size Large', true])
    assert.equal(suitingOption({ question: 'is the medium ok for a 27 kg dog' }, bed, beds, 'en')?.verdict, 'Size Large')
    const sized = goods('en', 'S', 'M', 'L')
    const asked = { question: 'so which size is that?', measured: 'my dog, chest is 25 inches' }
    assert.equal(suitingOption(asked, sized, harness, 'en')?.verdict, 'Size M')
    assert.equal(suitingOption({ question: 'which size for a 60 cm chest' }, sized, harness, 'en')?.verdict, 'Size M')
    const baby = goods('zh', '59码', '66码', '73码')
    assert.equal(suitingOption({ question: '宝宝4个月 59还是66' }, baby, romper, 'zh')?.verdict, '建议选 66 码')
    assert.equal(suitingOption({ question: '59还是66', measured: '宝宝4个月有点胖' }, baby, romper, 'zh')?.verdict, '建议选 73 码')
  })

  it('is told to be none where it lies outside of all, and nothing where no number or no such question is told', () => {
    const sized = goods('en', 'S', 'M', 'L')
    assert.equal(suitingOption({ question: 'which size for a 40 inch chest' }, sized, harness, 'en')?.verdict, '40 inch is outside these')
    assert.equal(suitingOption({ question: 'which sizes are there', measured: 'a 25 inch chest' }, sized, harness, 'en'), undefined)
    assert.equal(suitingOption({ question: 'is it washable, she is 30 lb' }, goods('en', 'Medium', 'Large'), beds, 'en'), undefined)
    const baby = goods('zh', '59码', '66码', '73码')
    assert.equal(suitingOption({ question: '现在下单 今天发还是明天', measured: '宝宝4个月' }, baby, romper, 'zh'), undefined)
    assert.equal(
      suitingOption({ question: '哪个码', measured: '宝宝12个月' }, goods('zh', '59码', '66码'), romper, 'zh')?.verdict,
      '12个月不在这些范围内',
    )
  })

  it('is told by what the sizes are called, and that none of it is left', () => {
    const sized = { ...goods('en', '98-104', '110-116'), title: {} } as Product
    const [small, large] = sized.variants
    const suit = {
      ...sized,
      variants: [
        { ...small!, stock: 5 },
        { ...large!, stock: 0 },
      ],
    } as Product
    const asked = (question: string) => suitingOption({ question }, suit, saying('It goes by height.'), 'en')?.verdict
    assert.equal(asked('is that her size? she is 112 cm'), 'Size 110-116 (sold out at the moment)')
    assert.equal(asked('which size for 107 cm'), 'Size 110-116 (sold out at the moment)')
    assert.equal(asked('which size for 101 cm'), 'Size 98-104')
    assert.equal(asked('which size for 130 cm'), '130 cm is outside these')
    assert.equal(asked('which size for a 100 cm waist'), undefined)
    const cots = goods('zh', '0-3个月', '3-6个月')
    assert.equal(suitingOption({ question: '宝宝4个月选哪个' }, cots, [], 'zh')?.verdict, '建议选 3-6个月')
  })

  it('is told of the size that is named alone, and of all where none is', () => {
    const bed = goods('en', 'Medium', 'Large')
    assert.equal(toldOfOption('how big is the large one', bed, beds, 'en'), beds[1]!.text)
    assert.deepEqual(ofNamedOption('is the large washable', bed, beds, 'en'), beds.slice(1))
    assert.equal(withOtherSizes(beds[1]!.text, 'how big is it', bed, beds, 'en'), `${beds[0]!.text} ${beds[1]!.text}`)
    const cup = goods('zh', '大号', '小号')
    const cups = saying('大号：高 12 厘米。', '小号：高 8 厘米。')
    assert.equal(toldOfOption('小号多高', cup, cups, 'zh'), cups[1]!.text)
    assert.equal(withOtherSizes(cups[0]!.text, '多高', cup, cups, 'zh'), '大号：高 12 厘米。小号：高 8 厘米。')
  })
})
