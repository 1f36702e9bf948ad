import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { faultsOf, sound } from '../support.ts'
import { feedShop, lines } from './support.ts'

const tsv = (...rows: string[][]) => lines(...rows.map(row => row.join('\t')))
const header = [
  'id',
  'title',
  'description',
  'link',
  'image_link',
  'price',
  'sale_price',
  'sale_price_effective_date',
  'availability',
  'item_group_id',
  'color',
  'size',
  'product_type',
  'brand',
]
const row = (given: Record<string, string>) => header.map(name => given[name] ?? '')
const box = {
  id: 'LB-01',
  title: '全封闭猫砂盆',
  description: '<p>防外溅，可拆洗。</p>',
  link: 'https://example.cn/p/lb-01',
  image_link: 'https://example.cn/i/lb-01.jpg',
  price: '199.00 CNY',
  availability: 'in_stock',
  product_type: '宠物用品 > 猫用品 > 猫砂盆',
  brand: '喵星',
}
const xml = (inner: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0">\n<channel><title>Shop</title>\n${inner}\n</channel></rss>`

describe('A Google Merchant feed', () => {
  let shop: ReturnType<typeof feedShop>
  beforeEach(() => {
    shop = feedShop()
  })
  afterEach(() => shop.remove())

  it('reads tab-separated rows with their currency', () => {
    assert.deepEqual(sound(shop.bring('feed.tsv', tsv(header, row(box)))), { products: 1, variants: 1, added: 1, updated: 0 })
    const { title, description, category, above, brand, price, currency, url, image, variants } = shop.product('LB-01')
    assert.deepEqual([title.zh, description.zh, category.zh, brand.zh], ['全封闭猫砂盆', '防外溅，可拆洗。', '猫砂盆', '喵星'])
    assert.deepEqual(above?.zh, ['宠物用品', '猫用品'])
    assert.deepEqual([price, currency, url, image], [19900, 'CNY', box.link, box.image_link])
    assert.equal(variants[0]?.stock, undefined)
  })

  it('reads the same columns comma-separated and as RSS and Atom', () => {
    sound(
      shop.bring(
        'feed.csv',
        lines('id,title,price,availability,image_link', 'A1,"Kettle, steel","1,299.00 USD",in stock,https://e.com/a.jpg'),
      ),
    )
    assert.equal(shop.product('A1').price, 129900)
    const item = '<g:title>Copper kettle</g:title><g:price>59.00 USD</g:price><g:availability>out_of_stock</g:availability>'
    const rss = xml(`<item><g:id>R1</g:id>${item}<link>https://e.com/r1</link><g:shipping><g:price>5.00 USD</g:price></g:shipping></item>`)
    sound(shop.bring('feed.xml', rss))
    assert.deepEqual(
      [shop.product('R1').price, shop.product('R1').url, shop.product('R1').variants[0]?.stock],
      [5900, 'https://e.com/r1', 0],
    )
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="http://base.google.com/ns/1.0"><entry><id>tag:1</id><g:id>T1</g:id>${item}<link href="https://e.com/t1"/><g:description><![CDATA[<p>Soft & warm</p>]]></g:description></entry></feed>`
    sound(shop.bring('atom.xml', atom))
    assert.deepEqual([shop.product('T1').url, shop.product('T1').description.en], ['https://e.com/t1', 'Soft & warm'])
  })

  it('puts the items of a group together as variants with their own prices', () => {
    const shirt = { ...box, title: '亚麻衬衫', product_type: '服饰 > 衬衫', item_group_id: 'SH' }
    const text = tsv(
      header,
      row({ ...shirt, id: 'SH-1', color: '米白', size: 'M', price: '259.00 CNY' }),
      row({ ...shirt, id: 'SH-2', color: '黑色/白色', size: 'L', price: '269.00 CNY', availability: 'out_of_stock' }),
    )
    assert.deepEqual(sound(shop.bring('feed.txt', text)), { products: 1, variants: 2, added: 1, updated: 0 })
    assert.deepEqual(
      shop.product('SH').variants.map(({ sku, price, stock, colour, size }) => [sku, price, stock, colour, size]),
      [
        ['SH-1', 25900, undefined, '米白', 'M'],
        ['SH-2', 26900, 0, '黑色-白色', 'L'],
      ],
    )
  })

  it('takes the size off the end of a title, and no letter off its last word', () => {
    const gloves = { ...box, color: 'Tan', item_group_id: 'GL' }
    const named = (title: (size: string) => string) =>
      tsv(header, ...['S', 'M', 'L'].map(size => row({ ...gloves, id: `GL-${size}`, title: title(size), size })))
    sound(
      shop.bring(
        'feed.tsv',
        named(() => 'Gauntlet Gloves'),
      ),
    )
    assert.equal(shop.product('GL').title.en, 'Gauntlet Gloves')
    sound(
      shop.bring(
        'feed.tsv',
        named(size => `Gauntlet Gloves ${size}`),
      ),
    )
    assert.equal(shop.product('GL').title.en, 'Gauntlet Gloves')
    sound(
      shop.bring(
        'feed.tsv',
        named(size => `园艺手套${size}码`),
      ),
    )
    assert.equal(shop.product('GL').title.zh, '园艺手套')
  })

  it('makes a variant of each colour and size that a single item lists, and no count of any', () => {
    sound(shop.bring('feed.tsv', tsv(header, row({ ...box, color: '灰色/奶白', size: 'S,M' }))))
    const { variants } = shop.product('LB-01')
    assert.deepEqual(
      variants.map(({ options }) => [options.colour?.zh, options.size?.en]),
      [
        ['灰色', 'S'],
        ['灰色', 'M'],
        ['奶白', 'S'],
        ['奶白', 'M'],
      ],
    )
    assert.equal(new Set(variants.map(({ sku }) => sku)).size, 4)
  })

  it('takes a sale price for the price while it holds, and only then', () => {
    const sale = (dates: string) => row({ ...box, sale_price: '149.00 CNY', sale_price_effective_date: dates })
    sound(shop.bring('feed.tsv', tsv(header, sale(''))))
    assert.deepEqual([shop.product('LB-01').price, shop.product('LB-01').compareAt], [14900, 19900])
    sound(shop.bring('feed.tsv', tsv(header, sale('2020-01-01T00:00+0800/2020-02-01T00:00+0800'))))
    assert.deepEqual([shop.product('LB-01').price, shop.product('LB-01').compareAt], [19900, undefined])
    sound(shop.bring('feed.tsv', tsv(header, sale('2020-01-01T00:00+0800/2999-02-01T00:00+0800'))))
    assert.deepEqual([shop.product('LB-01').price, shop.product('LB-01').compareAt], [14900, 19900])
    assert.match(
      faultsOf(shop.bring('feed.tsv', tsv(header, sale('soon'))))[0] ?? '',
      /^feed\.tsv:2: expected two times such as .* in "sale_price_effective_date", got "soon"$/,
    )
  })

  it('says of a pre-order that it is one', () => {
    sound(shop.bring('feed.tsv', tsv(header, row({ ...box, availability: 'preorder' }))))
    assert.deepEqual(shop.product('LB-01').highlights, { zh: ['预售商品'], en: ['Pre-order'] })
  })

  it('names the line and the element of what is wrong in XML', () => {
    const good = '<item><g:id>R1</g:id><g:title>Kettle</g:title><g:price>59.00 USD</g:price></item>'
    const bad = '<item>\n<g:id>R2</g:id>\n<g:title>Pan</g:title>\n<g:price>abc</g:price></item>'
    assert.deepEqual(faultsOf(shop.bring('feed.xml', xml(`${good}\n${bad}`))), [
      'feed.xml:8: expected an amount such as 199.00 USD in "g:price", got "abc"',
    ])
    assert.match(faultsOf(shop.bring('cut.xml', xml(good).slice(0, -20)))[0] ?? '', /^cut\.xml:4: expected well-formed XML, got: /)
    assert.match(faultsOf(shop.bring('page.html', '<!doctype html><p>404</p>'))[0] ?? '', /^page\.html:1: .*got a web page$/)
    assert.match(faultsOf(shop.bring('map.xml', '<urlset><url>x</url></urlset>'))[0] ?? '', /expected RSS items or Atom entries, got none$/)
  })
})
