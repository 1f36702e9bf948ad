import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { asksPriceOrStock, isBare, variantsMeant } from '../../server/facts/meant.ts'
import { asTold, optionsTold } from '../../server/facts/options-told.ts'
import type { Product } from '../../server/store/catalogue.ts'

const flavours = [
  ['原味', '2.5kg'],
  ['绿茶味', '2.5kg'],
  ['绿茶味', '10kg'],
] as const
const litter = {
  sku: 'L',
  title: { zh: '豆腐猫砂' },
  variants: flavours.map(([flavour, weight], at) => ({
    sku: `L-${at}`,
    price: 2000 + at,
    options: { flavour: { zh: flavour }, size: { zh: weight } },
  })),
} as unknown as Product

describe('a variant that is named', () => {
  it('is found by its labels and numbers, and no more than it is asked about', () => {
    const meant = variantsMeant(litter, '绿茶味10公斤的还有吗', 'zh')
    assert.deepEqual(
      meant?.variants.map(({ sku }) => sku),
      ['L-2'],
    )
    assert.ok(isBare(meant?.rest ?? '?'))
  })

  it('leaves out what is refused, and is found by the letter of a size', () => {
    const apron = {
      sku: 'A',
      title: { zh: '围裙' },
      variants: [
        ['红色', 'M（80–90）'],
        ['红色', 'L（90–100）'],
        ['墨绿', 'L（90–100）'],
      ].map(([colour = '', size = ''], at) => ({ sku: `A-${at}`, price: 2000, options: { colour: { zh: colour }, size: { zh: size } } })),
    } as unknown as Product
    const skus = (text: string) => variantsMeant(apron, text, 'zh')?.variants.map(({ sku }) => sku)
    assert.deepEqual(skus('不要红色'), ['A-2'])
    assert.deepEqual(skus('不要红色的，墨绿有没有'), ['A-2'])
    assert.deepEqual(skus('有没有L'), ['A-1', 'A-2'])
    assert.deepEqual(skus('红色L码'), ['A-1'])
    assert.equal(skus('能机洗吗'), undefined)
  })

  it('has two colours where its label has two, and sizes in words', () => {
    const rug = {
      sku: 'R',
      title: { en: 'Striped Rug' },
      variants: [
        ['Red/Black', 'M'],
        ['Red/Black', 'L'],
        ['Green/Navy', 'M'],
      ].map(([colour = '', size = ''], at) => ({ sku: `R-${at}`, price: 2000, options: { colour: { en: colour }, size: { en: size } } })),
    } as unknown as Product
    for (const [text, sku] of [
      ['red, medium', 'R-0'],
      ['large in the black', 'R-1'],
      ['the green one', 'R-2'],
    ] as const)
      assert.deepEqual(
        variantsMeant(rug, text, 'en')?.variants.map(variant => variant.sku),
        [sku],
        text,
      )
  })

  const withOptions = (options: readonly Record<string, string>[], language: 'zh' | 'en') =>
    ({
      sku: 'O',
      title: { [language]: 'thing' },
      categoryId: 'c',
      variants: options.map((own, at) => ({
        sku: `O-${at}`,
        price: 2000,
        stock: 3,
        options: Object.fromEntries(Object.entries(own).map(([key, value]) => [key, { [language]: value }])),
      })),
    }) as unknown as Product
  const namedBy = (product: Product, text: string, language: 'zh' | 'en') =>
    variantsMeant(product, text, language)?.variants.map(({ sku }) => sku)

  it('is found by options of any name: by a measure in any unit, a fraction, a word or a character that is its own', () => {
    const beans = withOptions(
      [
        { weight: '250 g', grind: 'Whole bean' },
        { weight: '250 g', grind: 'Cafetière' },
        { weight: '1 kg', grind: 'Whole bean' },
      ],
      'en',
    )
    assert.deepEqual(namedBy(beans, 'a kilo of that please', 'en'), ['O-2'])
    assert.deepEqual(namedBy(beans, '250 grams, cafetiere grind', 'en'), ['O-1'])
    assert.deepEqual(namedBy(beans, '1000g of beans', 'en'), ['O-2'])
    assert.equal(namedBy(beans, '1 bag of that', 'en'), undefined)
    const pen = withOptions([{ 笔尖: 'EF 尖 0.38 毫米' }, { 笔尖: 'F 尖 0.5 毫米' }], 'zh')
    assert.deepEqual(namedBy(pen, '要F尖的', 'zh'), ['O-1'])
    assert.deepEqual(namedBy(pen, 'EF尖来一支', 'zh'), ['O-0'])
    const nibs = withOptions([{ 笔尖: 'F尖' }, { 笔尖: 'EF尖' }], 'zh')
    assert.deepEqual(
      [namedBy(nibs, 'EF尖来一支', 'zh'), namedBy(nibs, 'EF烟灰来一支', 'zh'), namedBy(nibs, '要F的', 'zh')],
      [['O-1'], ['O-1'], ['O-0']],
    )
    const pencil = withOptions([{ lead: '2B soft' }, { lead: 'HB medium' }, { lead: 'B soft' }], 'en')
    assert.deepEqual(namedBy(pencil, 'the 2b please', 'en'), ['O-0'])
    const cable = withOptions(
      [
        { plug: 'USB-C to USB-C', length: '1 m' },
        { plug: 'USB-C to Lightning', length: '2 m' },
      ],
      'en',
    )
    assert.deepEqual(namedBy(cable, 'the lightning one', 'en'), ['O-1'])
    assert.deepEqual(namedBy(cable, 'the one metre cable', 'en'), ['O-0'])
    const violin = withOptions([{ size: '1/2' }, { size: '3/4' }, { size: '4/4' }], 'en')
    for (const [text, sku] of [
      ['half size', 'O-0'],
      ['the three-quarter', 'O-1'],
      ['a full size one', 'O-2'],
    ] as const)
      assert.deepEqual(namedBy(violin, text, 'en'), [sku], text)
    const jars = withOptions([{ size: '500 g' }, { size: '1.2 kg' }], 'en')
    assert.deepEqual(namedBy(jars, 'the bigger one', 'en'), ['O-1'])

    const bedding = withOptions([{ 尺寸: '1.5米床' }, { 尺寸: '1.8米床' }], 'zh')
    assert.deepEqual(namedBy(bedding, '1米5的有货没', 'zh'), ['O-0'])
    assert.deepEqual(namedBy(bedding, '一米八的', 'zh'), ['O-1'])
    const pillow = withOptions([{ 软硬: '偏软' }, { 软硬: '偏硬' }], 'zh')
    assert.deepEqual(namedBy(pillow, '软一点的', 'zh'), ['O-0'])
    const incense = withOptions(
      [
        { 香型: '檀香', 规格: '小盒' },
        { 香型: '檀香', 规格: '大盒' },
        { 香型: '桂花', 规格: '大盒' },
      ],
      'zh',
    )
    assert.deepEqual(namedBy(incense, '檀香大的', 'zh'), ['O-1'])
    assert.equal(namedBy(incense, '来两盒', 'zh'), undefined)
  })

  it('is each of several that are named, whichever of them was said before', () => {
    const nest = withOptions(
      [
        { colour: 'Grey', size: 'Small' },
        { colour: 'Grey', size: 'Large' },
        { colour: 'Pink', size: 'Large' },
      ],
      'en',
    )
    const told = [{ product: 'O', options: { size: 'Large', colour: 'Grey' } }]
    assert.deepEqual(
      variantsMeant(nest, 'small or large, how much more', 'en', undefined, told)?.variants.map(({ sku }) => sku),
      ['O-0', 'O-1'],
    )
  })

  it('keeps what was said before of its options, and what another of its kind was wanted in', () => {
    const glove = withOptions(
      [
        { hand: 'Left hand', size: 'M' },
        { hand: 'Right hand', size: 'M' },
        { hand: 'Right hand', size: 'L' },
      ],
      'en',
    )
    const told = [{ product: 'O', options: { hand: 'Left hand' } }]
    assert.deepEqual(variantsMeant(glove, 'in medium', 'en', undefined, told)?.named, ['Left hand M'])
    const vocabulary = { categories: [], colours: [], sizes: ['M', 'L'], products: [], currency: 'GBP' }
    assert.deepEqual(optionsTold(glove, 'is the left hand one there in medium', 'en', vocabulary), { hand: 'Left hand', size: 'M' })
    assert.deepEqual(optionsTold(glove, 'left or right?', 'en', vocabulary), { hand: null })
    assert.deepEqual(optionsTold(glove, 'does it run large on a small hand', 'en', vocabulary), {})
    const skus = (from: Parameters<typeof asTold>[2]) => asTold(glove.variants, glove, from, true).map(({ sku }) => sku)
    assert.deepEqual(skus([{ product: 'P', category: 'c', options: { size: 'L' } }]), ['O-2'])
    assert.deepEqual(skus([{ product: 'P', category: 'c', options: { size: 'XL' } }]), ['O-0', 'O-1', 'O-2'])
    assert.deepEqual(skus([{ product: 'P', category: 'other', options: { size: 'L' } }]), ['O-0', 'O-1', 'O-2'])
  })

  it('is told by how tall somebody is, where all labels are heights', () => {
    const vocabulary = { categories: [], colours: [], sizes: [], products: [], currency: 'GBP' }
    const of = (...sizes: string[]) => {
      const variants = sizes.map((size, at) => ({ sku: `H-${at}`, price: 4900, options: { size: { en: size } } }))
      return { sku: 'H', title: { en: 'Snow Overall' }, variants } as unknown as Product
    }
    const overall = of('86-92', '98-104', '110-116')
    const told = (text: string, product = overall) => optionsTold(product, text, 'en', vocabulary)
    assert.deepEqual(told("an overall for my lad, he's 112 cm"), { size: '110-116' })
    assert.deepEqual(told('身高90厘米'), { size: '86-92' })
    assert.deepEqual([told('he is 107 cm'), told('under £50 please'), told('she is 112 cm', of('26-28', '30-32'))], [{}, {}, {}])
  })

  it('is found by its inches, however the label and the words tell them', () => {
    const variants = ['1.5 in', '2 in', '2.5 in'].map((size, at) => ({ sku: `B-${at}`, price: 900, options: { size: { en: size } } }))
    const brush = { sku: 'B', title: { en: 'Sash Brush' }, variants } as unknown as Product
    const skus = (text: string) => variantsMeant(brush, text, 'en')?.variants.map(({ sku }) => sku)
    assert.deepEqual([skus('the 2 inch then, 3 of em'), skus('2.5"'), skus('1.5 in')], [['B-1'], ['B-2'], ['B-0']])
  })

  it('may be asked for what it is like, however short', () => {
    for (const rest of ['那 的 多重', ' 码多大', '为啥 的贵', '和 差在哪']) assert.ok(!isBare(rest), rest)
    for (const rest of ['那 的', ' 还有吗', 'ok the  then', 'is the  in stock?']) assert.ok(isBare(rest), rest)
  })

  it('is told with its price where that is asked beside something else', () => {
    assert.ok(asksPriceOrStock('宽的多少钱 一对还是一片'))
    assert.ok(!asksPriceOrStock('how much does the  weigh'))
  })
})
