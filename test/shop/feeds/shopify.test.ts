import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { faultsOf, sound } from '../support.ts'
import { feedShop, lines } from './support.ts'

const header =
  'Handle,Title,Body (HTML),Vendor,Product Category,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Inventory Policy,Variant Price,Variant Compare At Price,Image Src,Status'
const pot = [
  'cast-pot,Enameled Dutch Oven 5 qt,"<h2>Slow and low</h2><p>Holds <b>5&nbsp;quarts</b> &amp; heat.</p><ul><li>Oven safe</li><li>Lifetime warranty</li></ul><script>track()</script>",Hearthly,"Home & Garden > Kitchen & Dining > Cookware > Dutch Ovens",Dutch Ovens,"cookware, cast iron",true,Color,Cherry Red,Size,5 qt,POT-R5,shopify,4,deny,129.00,159.00,https://cdn.example.com/pot.jpg,active',
  'cast-pot,,,,,,,,,Sea Blue,,5 qt,POT-B5,shopify,0,deny,119.00,,https://cdn.example.com/pot-blue.jpg,',
  'cast-pot,,,,,,,,,Sea Blue,,7 qt,POT-B7,shopify,-2,continue,149.00,,,',
  'cast-pot,,,,,,,,,,,,,,,,,,https://cdn.example.com/pot-side.jpg,',
]
const mat = 'bath-mat,Bamboo Bath Mat,Plain text,Hearthly,,Bath,,true,Title,Default Title,,,MAT 1,,,deny,25.5,,,active'

describe('A Shopify product CSV', () => {
  let shop: ReturnType<typeof feedShop>
  beforeEach(() => {
    shop = feedShop()
  })
  afterEach(() => shop.remove())
  const bring = (...rows: string[]) => shop.bring('products_export.csv', lines(header, ...rows), { currency: 'USD' })

  it('makes one product of the rows of a handle, each with its own price, stock and options', () => {
    assert.deepEqual(sound(bring(...pot, mat)), { products: 2, variants: 4, added: 2, updated: 0 })
    const { title, brand, category, above, tags, variants, image } = shop.product('cast-pot')
    assert.deepEqual(title, { en: 'Enameled Dutch Oven 5 qt' })
    assert.deepEqual([brand.en, category.en, image], ['Hearthly', 'Dutch Ovens', 'https://cdn.example.com/pot.jpg'])
    assert.deepEqual(above?.en, ['Home & Garden', 'Kitchen & Dining', 'Cookware'])
    assert.deepEqual(tags?.en, ['cookware', 'cast iron'])
    assert.deepEqual(
      variants.map(({ sku, price, compareAt, stock, colourFamily, size }) => [sku, price, compareAt, stock, colourFamily, size]),
      [
        ['POT-R5', 12900, 15900, 4, 'red', '5qt'],
        ['POT-B5', 11900, undefined, 0, 'blue', '5qt'],
        ['POT-B7', 14900, undefined, undefined, 'blue', '7qt'],
      ],
    )
  })

  it('costs what its cheapest variant that can be had costs, reduced from that variant’s own price', () => {
    sound(bring(...pot))
    assert.deepEqual([shop.product('cast-pot').price, shop.product('cast-pot').compareAt], [12900, 15900])
  })

  it('keeps of an HTML body what a reader sees', () => {
    sound(bring(...pot))
    assert.equal(shop.product('cast-pot').description.en, 'Slow and low\nHolds 5 quarts & heat.\nOven safe\nLifetime warranty')
  })

  it('takes a product without options for one variant, and what is not tracked for always to be had', () => {
    sound(bring(mat))
    assert.deepEqual(shop.product('bath-mat').variants, [{ sku: 'MAT 1', options: {}, price: 2550 }])
  })

  it('leaves out drafts, archived and unpublished products and says how many', () => {
    const draft = mat
      .replaceAll('bath-mat', 'draft')
      .replace('MAT 1', 'D')
      .replace(/active$/, 'draft')
    const archived = mat
      .replaceAll('bath-mat', 'old')
      .replace('MAT 1', 'A')
      .replace(/active$/, 'archived')
    const secret = mat.replaceAll('bath-mat', 'secret').replace('MAT 1', 'S').replace(',true,', ',false,')
    assert.deepEqual(sound(bring(mat, draft, archived, secret)), {
      products: 1,
      variants: 1,
      added: 1,
      updated: 0,
      skipped: { draft: 3 },
    })
    assert.deepEqual(shop.skus(), ['bath-mat'])
  })

  it('reads the newer template too', () => {
    const text = lines(
      'Title,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Option1 name,Option1 value,Price,Compare-at price,Inventory tracker,Inventory quantity,Continue selling when out of stock,Product image URL',
      'Linen Apron,linen-apron,<p>Washed linen.</p>,Hearthly,,Aprons,,TRUE,Active,APR-G,Color,Sage,39.00,45.00,shopify,12,DENY,https://cdn.example.com/a.jpg',
      ',linen-apron,,,,,,,,APR-N,,Navy,39.00,,shopify,3,DENY,',
    )
    assert.deepEqual(sound(shop.bring('new.csv', text, { currency: 'USD' })), { products: 1, variants: 2, added: 1, updated: 0 })
    assert.deepEqual(
      shop.product('linen-apron').variants.map(({ colour, stock }) => [colour, stock]),
      [
        ['sage', 12],
        ['navy', 3],
      ],
    )
  })

  it('asks for the currency where neither the feed, the command nor the shop tells it', () => {
    assert.match(
      faultsOf(shop.bring('shop.csv', lines(header, mat)))[0] ?? '',
      /^shop\.csv:2: expected a currency .*--currency CNY.*usher shop currency CNY.*, got none of them$/,
    )
    sound(bring(mat))
    assert.deepEqual(sound(shop.bring('shop.csv', lines(header, mat.replace('25.5', '26')))).updated, 1)
  })
})
