import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { sound } from '../support.ts'
import { feedShop, lines } from './support.ts'

describe('A table of products', () => {
  let shop: ReturnType<typeof feedShop>
  beforeEach(() => {
    shop = feedShop()
  })
  afterEach(() => shop.remove())

  it('reads the column names of a Chinese shop', () => {
    const text = lines(
      '商品编码,商品名称,分类,品牌,售价（元）,原价,库存,颜色,规格,描述,上架状态',
      'KZ-1,空气炸锅 5L,厨房电器,炊乐,299.00,399.00,12,白色,5L,"无油烹饪,可拆洗",上架',
      'KZ-2,珐琅铸铁锅 24cm,锅具,炊乐,459,,0,红色,24cm,导热均匀,上架',
      'KZ-3,旧款电饭煲,厨房电器,炊乐,199,,5,,,停产,下架',
    )
    assert.deepEqual(sound(shop.bring('商品.csv', text)), { products: 2, variants: 2, added: 2, updated: 0, skipped: { draft: 1 } })
    const { title, category, price, compareAt, currency, variants } = shop.product('KZ-1')
    assert.deepEqual([title.zh, category.zh, price, compareAt, currency], ['空气炸锅 5L', '厨房电器', 29900, 39900, 'CNY'])
    assert.deepEqual([variants[0]?.stock, variants[0]?.colourFamily, variants[0]?.size], [12, 'white', '5L'])
    assert.equal(shop.product('KZ-2').variants[0]?.stock, 0)
  })

  it('reads English names, semicolons, decimal commas and two languages side by side', () => {
    const text = lines(
      'SKU;Name (EN);Name (ZH);Price;Currency;List price;Category;Stock',
      'TB-1;Cutting board;砧板;19,90;EUR;24,90;Kitchen -> Cutting boards;7',
    )
    sound(shop.bring('shop.csv', text))
    const { title, price, compareAt, currency, category, above } = shop.product('TB-1')
    assert.deepEqual(title, { en: 'Cutting board', zh: '砧板' })
    assert.deepEqual([price, compareAt, currency, category.en, above?.en], [1990, 2490, 'EUR', 'Cutting boards', ['Kitchen']])
  })

  it('groups rows by a parent and takes their numbered options', () => {
    const text = lines(
      'slug,sku,name,price,currency,option1_name,option1_value,inventory_count',
      'kettle,KETTLE,Kettle,0,USD,,,',
      'kettle,KETTLE-B,,49.99,USD,Color,Matte Black,3',
      'kettle,KETTLE-W,,44.99,USD,Color,White,0',
      'kettle,KETTLE-B,,45.99,EUR,,,',
    )
    assert.deepEqual(sound(shop.bring('shop.csv', text)).skipped, { other_currency: 1 })
    assert.deepEqual(
      shop.product('kettle').variants.map(({ sku, price, stock, colour }) => [sku, price, stock, colour]),
      [
        ['KETTLE-B', 4999, 3, 'matte-black'],
        ['KETTLE-W', 4499, 0, 'white'],
      ],
    )
    assert.equal(shop.product('kettle').price, 4999)
  })

  it('holds rows of one title together that differ in colour or size, where no column does', () => {
    const text = lines(
      'sku,title,price,currency,colour,size,stock',
      'G-1,Yard Gloves,19,USD,Black,S,3',
      'G-2,Yard Gloves,21,USD,Black,L,0',
      'G-3,Yard Gloves,19,USD,Tan,S,2',
      'H-1,Hoof Pick,4,USD,,,9',
      'H-2,Hoof Pick,6,USD,,,9',
      'B-1,Barn Boots,80,USD,Brown,40,1',
      'B-2,Barn Boots,85,USD,Brown,40,1',
    )
    assert.deepEqual(sound(shop.bring('shop.csv', text)), { products: 5, variants: 7, added: 5, updated: 0 })
    assert.deepEqual(
      shop.product('G-1').variants.map(({ sku, price, stock, colour, size }) => [sku, price, stock, colour, size]),
      [
        ['G-1', 1900, 3, 'black', 'S'],
        ['G-2', 2100, 0, 'black', 'L'],
        ['G-3', 1900, 2, 'tan', 'S'],
      ],
    )
  })

  it('tells what columns say that a thing is like, of each variant its own, and nothing of what the shop keeps to itself', () => {
    const text = lines(
      'sku,title,description,price,currency,colour,size,material,weight,water_resistance,cost,supplier',
      'U-1,Gale Umbrella,Folds small.,42,GBP,Black,,nylon,390 g,yes,11.20,Acme',
      'S-1,Shower Seat,"A seat, up to 120 kg.",60,GBP,White,S,pine,2.1 kg,,20,Acme',
      'S-2,Shower Seat,"A seat, up to 120 kg.",70,GBP,White,L,pine,2.8 kg,,22,Acme',
    )
    sound(shop.bring('shop.csv', text))
    const told = (sku: string) => shop.product(sku).description.en
    assert.equal(told('U-1'), 'Folds small. Weight: 390 g. Water resistance: yes.')
    assert.equal(told('S-1'), 'A seat, up to 120 kg. S: Weight: 2.1 kg. L: Weight: 2.8 kg.')
    sound(
      shop.bring('商品.csv', lines('编号,名称,描述,价格,容量(ml),自重,成本', 'P-1,侧把壶,陶土烧成,228,350,420克,90'), { currency: 'GBP' }),
    )
    assert.equal(told('P-1') ?? shop.product('P-1').description.zh, '陶土烧成。重量：420克。')
  })

  it('takes a measure for the choice where rows of one title differ in nothing else', () => {
    const text = lines(
      'sku,title,price,currency,colour,capacity,weight',
      'M-1,Desk Mug,39,CNY,Jade,350 ml,310 g',
      'M-2,Desk Mug,39,CNY,Indigo,350 ml,310 g',
      'M-3,Desk Mug,49,CNY,Indigo,480 ml,380 g',
      'T-1,Tent Peg,2,CNY,,,10 g',
      'T-2,Tent Peg,3,CNY,,,14 g',
    )
    assert.deepEqual(sound(shop.bring('shop.csv', text)), { products: 3, variants: 5, added: 3, updated: 0 })
    assert.deepEqual(
      shop.product('M-1').variants.map(({ sku, options }) => [sku, options.capacity?.en]),
      [
        ['M-1', '350 ml'],
        ['M-2', '350 ml'],
        ['M-3', '480 ml'],
      ],
    )
  })

  it('reads JSON and YAML lists with fields of other names', () => {
    const json = JSON.stringify({ products: [{ Id: 7, Name: 'Wanderer Boots', Type: 'Footwear', Brand: 'Daybird', Price: 109.99 }] })
    sound(shop.bring('catalog.json', json, { currency: 'USD' }))
    assert.deepEqual(
      [shop.product('7').title.en, shop.product('7').category.en, shop.product('7').price],
      ['Wanderer Boots', 'Footwear', 10999],
    )
    const yaml = lines(
      '- id: 0123',
      '  name: 羊毛围巾',
      '  price: 89.90',
      '  current_stock: 4',
      '  category: accessories',
      '  style: scarf',
    )
    sound(shop.bring('products.yaml', yaml))
    const { title, variants, category, above } = shop.product('0123')
    assert.deepEqual([title.zh, variants[0]?.stock, category.en, above?.en], ['羊毛围巾', 4, 'Scarf', ['Accessories']])
  })

  it('takes whatever a variant calls its options, in YAML, JSON and tables', () => {
    const optionsOf = (sku: string) => shop.product(sku).variants.map(({ options }) => options)
    const yaml = lines(
      '- sku: BEANS',
      '  title: House beans',
      '  price: 9',
      '  currency: GBP',
      '  variants:',
      '    - { sku: B-1, options: { size: 250 g, grind: Espresso }, stock: 0 }',
      '    - { sku: B-2, options: { size: 1 kg, grind: Whole bean }, price: 32 }',
      '- sku: INCENSE',
      '  title: 线香',
      '  price: 48',
      '  variants:',
      '    - { sku: I-1, options: { 香型: { zh: 檀香, en: Sandalwood }, 规格: 小盒, 容量: 60支 } }',
    )
    sound(shop.bring('products.yaml', yaml, { currency: 'GBP' }))
    assert.deepEqual(optionsOf('BEANS'), [
      { size: { en: '250 g' }, grind: { en: 'Espresso' } },
      { size: { en: '1 kg' }, grind: { en: 'Whole bean' } },
    ])
    assert.deepEqual(optionsOf('INCENSE'), [{ size: { zh: '小盒' }, 香型: { zh: '檀香', en: 'Sandalwood' }, 容量: { zh: '60支' } }])
    const named = [
      { id: 'C', name: 'Candle', variants: [{ sku: 'C-1', price: '14', options: [{ name: 'Scent', value: 'Fig & Cassis' }] }] },
    ]
    sound(shop.bring('other.json', JSON.stringify(named), { currency: 'GBP' }))
    assert.deepEqual(optionsOf('C'), [{ scent: { en: 'Fig & Cassis' } }])
    const table = lines('款号,货号,名称,价格,口味,长度', 'T,T-1,奶茶粉,39,原味,', 'T,T-2,奶茶粉,42,抹茶,', ',ROPE,跳绳,20,,3米')
    sound(shop.bring('shop.csv', table, { currency: 'GBP' }))
    assert.deepEqual(optionsOf('T'), [{ 口味: { zh: '原味' } }, { 口味: { zh: '抹茶' } }])
    assert.deepEqual(optionsOf('ROPE'), [{}])
  })

  it('keeps the variants of a JSON product with their own prices', () => {
    const own = [
      {
        sku: 'P',
        title: 'Pan',
        price: 30,
        currency: 'USD',
        variants: [
          { sku: 'P-20', options: { size: '20cm' }, price: 35, compareAt: 40, stock: 2 },
          { sku: 'P-28', options: { size: '28cm' }, price: 45, stock: 2 },
        ],
      },
    ]
    sound(shop.bring('own.json', JSON.stringify(own)))
    assert.deepEqual([shop.product('P').price, shop.product('P').compareAt], [3500, 4000])
    const other = [
      {
        id: 'Q',
        name: 'Pot',
        variants: [
          { sku: 'Q-1', color: 'Red', price: '12.00', stock: 1 },
          { sku: 'Q-2', color: 'Blue', price: '13.00' },
        ],
      },
    ]
    sound(shop.bring('other.json', JSON.stringify(other)))
    assert.deepEqual(
      shop.product('Q').variants.map(({ sku, price, stock, colour }) => [sku, price, stock, colour]),
      [
        ['Q-1', 1200, 1, 'red'],
        ['Q-2', 1300, undefined, 'blue'],
      ],
    )
  })

  it('tells in the text what columns of their own tell of a thing, and of no price that is nobody’s business', () => {
    const text = lines(
      'sku,title,description,price,currency,size,weight,power,cost price,care',
      'K-1,Hand mixer,Five speeds,30,EUR,,1.2 kg,300 W,12.50,Wipe clean',
      'T-S,Trowel,Ash handle.,12,EUR,S,310 g,,4,',
      'T-L,Trowel,Ash handle.,14,EUR,L,420 g,,4,',
      'R-1,Rake,Steel.,20,EUR,,0.9,,4,',
    )
    sound(shop.bring('tools.csv', text, { language: 'en' }))
    assert.equal(shop.product('K-1').description.en, 'Five speeds. Weight: 1.2 kg. Power: 300 W. Care: Wipe clean.')
    assert.match(shop.product('T-S').description.en ?? '', /^Ash handle\. S: Weight: 310 g\. L: Weight: 420 g\.$/)
    assert.equal(shop.product('R-1').description.en, 'Steel.')
    sound(
      shop.bring('锅.csv', lines('编号,名称,描述,价格,重量,light_blocking', 'G-1,铸铁锅,导热均匀,300,3.2千克,', 'L-1,窗帘,棉麻,90,,80%')),
    )
    assert.equal(shop.product('G-1').description.zh, '导热均匀。重量：3.2千克。')
    assert.equal(shop.product('L-1').description.zh, '棉麻。遮光：80%。')
  })
})
