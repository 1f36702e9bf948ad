import assert from 'node:assert/strict'
import type { Sentence } from '../../server/answers/answers.ts'
import { adviseSize, isChartOfOthers } from '../../server/answers/size-advice.ts'
import type { Product } from '../../server/store/catalogue.ts'

const goods = (...sizes: string[]) => [{ sku: 'P', title: {}, category: {}, variants: sizes.map(size => ({ size })) } as unknown as Product]
const saying = (...texts: string[]): Sentence[] => texts.map((text, at) => ({ text, heading: '', source: String(at) }))

const shirts = goods('S', 'M', 'L', 'XL')
const boots = goods('39', '40', '41', '42', '43')
const kids = goods('100', '110', '120', '130')
const packs = goods('S/M', 'L/XL')
const en = saying(
  'Take boots half a size larger than trainers, and a full size with a high instep or wide foot.',
  'Size 36 is a foot of about 23 cm, and each size adds 0.5 cm.',
  'S fits 155 to 163 cm, M fits 160 to 168 cm, L fits 167 to 175 cm, XL fits 174 to 182 cm.',
  'Choose by height: size 110 fits 100 to 110 cm, and so on.',
  'The cut is relaxed: go one size down for a closer fit.',
)
const zh = saying(
  '靴子建议比平时的鞋大半码，脚背高或脚宽选大一码。',
  'S 码适合 155 到 163 厘米，M 码适合 160 到 168 厘米，L 码适合 167 到 175 厘米，XL 码适合 174 到 182 厘米。',
  '按身高选：110 码适合 100 到 110 厘米，依此类推。',
  '版型宽松，喜欢合身请选小一码。',
)

describe('Advice on a size', () => {
  const advised = (question: string, products: Product[], sentences = en) =>
    adviseSize(question, products, sentences, sentences === zh ? 'zh' : 'en')

  it('goes by the chart whose sizes these goods have', () => {
    for (const [question, products, verdict] of [
      ["I'm 172 cm, M or L?", shirts, 'Size L'],
      ['my son is 112 cm tall', kids, 'Size 120'],
      ['178, l or xl?', shirts, 'Size XL'],
      ['my foot is 25.2 cm', boots, 'Size 41'],
      ['foot 22.4 cm', goods('34', '36', '38'), 'Size 36'],
      ['180 tall, which back length', packs, 'Size L/XL'],
    ] as const)
      assert.equal(advised(question, [...products])?.verdict, verdict, question)
    for (const [question, products, verdict] of [
      ['身高170穿多大', shirts, '建议选 L 码'],
      ['178到底L还是XL？', shirts, '建议选 XL 码'],
      ['孩子身高125', kids, '建议选 130 码'],
    ] as const)
      assert.equal(advised(question, [...products], zh)?.verdict, verdict, question)
  })

  it('goes by the height that a size is called by, and by how much larger or smaller they come out', () => {
    const large = saying('Choose by height; it runs half a size large.')
    assert.equal(adviseSize('she is 112 tall', kids, large, 'en')?.verdict, 'Size 110')
    assert.equal(adviseSize('he is 116 cm tall', kids, large, 'en')?.verdict, 'Size 120')
    assert.equal(adviseSize('身高112穿多大', kids, saying('按身高选，偏小半码。'), 'zh')?.verdict, '建议选 120 码')
    assert.equal(adviseSize('she is 112 tall', kids, saying('Choose by height.'), 'en'), undefined)
    assert.equal(adviseSize('I am 175 tall', kids, large, 'en'), undefined)
  })

  it('quotes just what it follows from', () => {
    assert.equal(advised('172 cm', shirts)?.said, 'L fits 167 to 175 cm')
    assert.equal(advised('usually 41, my feet are wide', boots)?.said, en[0]!.text)
  })

  it('moves on from the usual size, and by the fit that is wished for, as the shop says', () => {
    assert.equal(advised('I usually wear a 41', boots)?.verdict, 'Size 42')
    assert.equal(advised('M or S? I like it a bit tighter', shirts)?.verdict, 'Size S')
    assert.equal(advised('平时穿42，脚宽', boots, zh)?.verdict, '建议选 43 码')
    assert.equal(advised('身高170，喜欢合身一点', shirts, zh)?.verdict, '建议选 M 码')
  })

  it('goes by a chart of which each sentence is a row, and by what is said of two sizes that fit', () => {
    const page = ['S fits 155 to 163 cm.', 'M fits 160 to 168 cm.', 'L fits 167 to 175 cm.'].map(text => ({
      text,
      heading: 'Sizing',
      source: '7',
    }))
    assert.equal(adviseSize('172 cm', shirts, page, 'en')?.verdict, 'Size L')
    const smaller = [...page, { text: 'Between two sizes, take the smaller.', heading: 'Sizing', source: '7' }]
    assert.equal(adviseSize('162 cm', shirts, smaller, 'en')?.verdict, 'Size S')
    assert.equal(adviseSize('172 cm', shirts, smaller, 'en')?.verdict, 'Size L')
    const larger = saying('S码身高155到163厘米,M码身高160到168厘米,L码身高167到175厘米。').map(one => ({ ...one, source: '8' }))
    const rule = { text: '卡在两个码之间选大的。', heading: '尺码', source: '8' }
    assert.equal(adviseSize('身高161', shirts, [...larger, rule], 'zh')?.verdict, '建议选 M 码')
    assert.equal(adviseSize('身高157', shirts, [...larger, rule], 'zh')?.verdict, '建议选 S 码')
  })

  it('tells that somebody is smaller or larger than what there is', () => {
    const gloves = saying('掌围M码19到20.5厘米,L码20.5到22厘米。', '掌围在两码之间建议买大一码。')
    assert.equal(adviseSize('掌围18 戴M会不会大', goods('M', 'L'), gloves, 'zh')?.verdict, '最小的是 M 码，对这个尺寸来说偏大')
    assert.equal(adviseSize('掌围23', goods('M', 'L'), gloves, 'zh')?.verdict, '最大的是 L 码，对这个尺寸来说偏小')
    assert.match(adviseSize("I'm 190 cm tall", shirts, en, 'en')?.verdict ?? '', /^XL is the largest there is/)
  })

  it('takes from the pages only what they say of such goods', () => {
    const page = [{ ...en[0]!, topic: 'sizes', heading: 'Sizes › Boots' }]
    const called = (name: string) => boots.map(product => ({ ...product, title: { en: name } }) as Product)
    assert.equal(advised('I usually wear a 41', called('Marsh boots'), page)?.verdict, 'Size 42')
    assert.equal(advised('I usually wear a 41', called('Felt slippers'), page), undefined)
  })

  it('is none for goods of one size, beyond the sizes there are, and where nothing is told of the body', () => {
    assert.equal(advised("he's only 112 cm", [{ sku: 'BAG', title: {}, category: {}, variants: [] } as unknown as Product]), undefined)
    assert.equal(advised('usually 43, wide feet', boots), undefined)
    assert.equal(advised('which size should I take', shirts), undefined)
  })

  it('knows a chart of other goods', () => {
    assert.equal(isChartOfOthers(en[2]!.text, boots), true)
    assert.equal(isChartOfOthers(en[2]!.text, packs), false)
    assert.equal(isChartOfOthers(en[1]!.text, boots), false)
    assert.equal(isChartOfOthers('Where: Lower 48, About how long: 3–5 working days.', boots), false)
    assert.equal(isChartOfOthers('Machine wash at 30 °C.', boots), false)
    for (const text of [
      '新疆和西藏每单收25元，5公斤以上的大包和10到20公斤的送到门口。',
      'Orders under £60 pay 12 quid, parcels of 20 to 30 kg more.',
    ])
      assert.equal(isChartOfOthers(text, boots), false, text)
  })
})
