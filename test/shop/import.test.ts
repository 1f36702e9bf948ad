import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importCatalogue, importCatalogueFile } from '../../server/shop/import.ts'
import { createCatalogueStore } from '../../server/store/catalogue.ts'
import { createSettingsStore } from '../../server/store/settings.ts'
import { faultsOf, sound, temporaryShop } from './support.ts'

const mug = {
  sku: 'M1',
  title: '白瓷马克杯',
  category: '杯子',
  price: 59,
  currency: 'CNY',
  variants: [{ sku: 'M1-W', options: { 颜色: '白色' }, stock: 3 }],
}
const hat = { sku: 'H1', title: { zh: '草帽', en: 'Straw hat' }, price: '39.90', currency: 'CNY' }

describe('Catalogue import', () => {
  let shop: ReturnType<typeof temporaryShop>
  beforeEach(() => {
    shop = temporaryShop()
  })
  afterEach(() => shop.remove())
  const bring = (products: unknown, options = {}) => importCatalogue(shop.database, JSON.stringify(products, null, 1), 'shop.json', options)
  const store = () => createCatalogueStore(shop.database)

  it('counts what was new and what was known', () => {
    assert.deepEqual(sound(bring([mug, hat])), { products: 2, variants: 1, added: 2, updated: 0 })
    assert.deepEqual(sound(bring([{ ...mug, price: 49 }])), { products: 1, variants: 1, added: 0, updated: 1 })
    assert.equal(store().find('M1')?.price, 4900)
    assert.equal(store().count(), 2)
  })

  it('finds a product by the SKU of a variant, and gives one without variants its own', () => {
    sound(bring([mug, hat]))
    assert.equal(store().find('M1-W')?.sku, 'M1')
    assert.deepEqual(store().find('H1')?.variants, [{ sku: 'H1', options: {}, price: 3990 }])
    assert.equal(store().find('nothing'), undefined)
  })

  it('merges two languages that come in two files', () => {
    sound(bring([mug], { language: 'zh' }))
    sound(
      bring([{ ...mug, title: 'White mug', category: 'Mugs', variants: [{ sku: 'M1-W', options: { color: 'White' }, stock: 2 }] }], {
        language: 'en',
      }),
    )
    const product = store().find('M1')
    assert.deepEqual(product?.title, { zh: '白瓷马克杯', en: 'White mug' })
    assert.deepEqual(product?.variants, [
      { sku: 'M1-W', options: { colour: { zh: '白色', en: 'White' } }, price: 5900, stock: 2, colour: 'white', colourFamily: 'white' },
    ])
    assert.equal(product?.categoryId, 'mugs')
  })

  it('brings products of one category together when only some name it in both languages', () => {
    const second = { ...hat, sku: 'M2', category: { zh: '杯子', en: 'Mugs' } }
    sound(bring([mug]))
    assert.equal(store().find('M1')?.categoryId, '杯子')
    sound(bring([second]))
    assert.deepEqual(
      store()
        .all()
        .map(({ categoryId }) => categoryId),
      ['mugs', 'mugs'],
    )
  })

  it('deletes the rest only when told to replace', () => {
    sound(bring([mug, hat]))
    sound(bring([hat], { replace: true }))
    assert.deepEqual(
      store()
        .all()
        .map(({ sku }) => sku),
      ['H1'],
    )
    assert.equal(store().find('M1-W'), undefined)
  })

  it('tells a running server that the shop has changed', () => {
    const settings = createSettingsStore(shop.database)
    const before = settings.revision()
    sound(bring([mug]))
    assert.ok(settings.revision() > before)
  })

  const faulty: [string, unknown, RegExp][] = [
    ['a negative price', [mug, { ...hat, price: -5 }], /^shop\.json:24: expected an amount of 0 or more, got -5$/],
    ['too fine a price', [{ ...mug, price: 1.999 }], /^shop\.json:6: expected an amount with at most 2 decimals, got 1\.999$/],
    [
      'a missing title',
      [{ sku: 'X', price: 1, currency: 'CNY' }],
      /^shop\.json:2: expected a text or \{ "zh": …, "en": … \}, got nothing$/,
    ],
    ['a SKU used twice', [mug, { ...hat, sku: 'M1' }], /^shop\.json:19: expected a SKU that is used once, got "M1"$/],
    [
      'a variant SKU used twice',
      [mug, { ...hat, variants: [{ sku: 'M1-W' }] }],
      /^shop\.json:28: expected a SKU that is used once, got "M1-W"$/,
    ],
    [
      'two currencies',
      [mug, { ...hat, currency: 'USD' }],
      /^shop\.json:25: expected "CNY" as in the first product: one currency a shop, got "USD"$/,
    ],
    [
      'variants without a currency',
      [{ ...mug, currency: undefined }],
      /^shop\.json:2: expected a currency with the prices, by --currency CNY, or .*, got nothing$/,
    ],
    [
      'a second product without a currency',
      [mug, { ...hat, currency: undefined }],
      /^shop\.json:18: expected "CNY" as in the first product: one currency a shop, got nothing$/,
    ],
    ['an unknown currency', [{ ...mug, currency: 'Yuan' }], /^shop\.json:7: expected a currency code such as CNY, got "Yuan"$/],
    [
      'a stock of half a piece',
      [{ ...mug, variants: [{ sku: 'M1-W', stock: 0.5 }] }],
      /^shop\.json:11: expected a whole number of 0 or more, got 0\.5$/,
    ],
    ['a script as a link', [{ ...mug, url: 'javascript:alert(1)' }], /^shop\.json:\d+: expected a link: .* got "javascript:alert\(1\)"$/],
    ['an object instead of a list', { products: [] }, /^shop\.json:1: expected a list of products, got an object$/],
  ]
  for (const [name, products, fault] of faulty) {
    it(`refuses ${name} by file and line and writes nothing`, () => {
      const faults = faultsOf(bring(products))
      assert.match(faults[0] ?? 'no fault', fault)
      assert.equal(store().count(), 0)
    })
  }

  it('names every fault at once', () => {
    assert.equal(
      faultsOf(
        bring([
          { ...mug, price: 'cheap' },
          { ...hat, currency: 1 },
        ]),
      ).length,
      2,
    )
  })

  it('refuses what is not JSON by line', () => {
    const read = importCatalogue(shop.database, '[\n { "sku": "A" "title": "B" }\n]', 'shop.json')
    assert.deepEqual(faultsOf(read), ['shop.json:2: expected a comma, got "\\"title\\": \\"B\\" }\\n]"'])
  })

  it('refuses a cut-off file and a missing one', () => {
    const file = join(shop.folder, 'cut.json')
    writeFileSync(file, JSON.stringify([mug, hat]).slice(0, -2))
    assert.match(faultsOf(importCatalogueFile(shop.database, file))[0] ?? '', /cut\.json:1: expected .*, got the end of the file$/)
    assert.match(
      faultsOf(importCatalogueFile(shop.database, join(shop.folder, 'none.json')))[0] ?? '',
      /none\.json:1: expected a readable file, got ENOENT$/,
    )
  })

  it('refuses another currency than the shop has, and a variant that another product has', () => {
    sound(bring([mug]))
    assert.match(faultsOf(bring([{ ...hat, currency: 'USD' }]))[0] ?? '', /expected "CNY" as in the shop \(or --replace\), got "USD"$/)
    assert.match(
      faultsOf(bring([{ ...hat, variants: [{ sku: 'M1-W' }] }]))[0] ?? '',
      /expected a SKU that no other product in the shop has, got "M1-W"$/,
    )
    assert.deepEqual(sound(bring([{ ...hat, currency: 'USD' }], { replace: true })), { products: 1, variants: 0, added: 1, updated: 0 })
  })
})
