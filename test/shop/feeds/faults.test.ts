import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { inShort } from '../../../server/shop/faults.ts'
import { importPoliciesDirectory } from '../../../server/shop/policies.ts'
import { faultsOf, sound } from '../support.ts'
import { feedShop, lines } from './support.ts'

const header = 'sku,title,price,description'
const table = (...rows: string[]) => lines(header, ...rows)
const many = (count: number) => Array.from({ length: count }, (_, at) => `S${at},Cup ${at},9.90,plain`)
const google = lines('id\ttitle\tprice\tavailability', 'A\tCup\t9.90 CNY\tin_stock')
const page404 = '<html><head><title>404</title></head></html>'
const shopify = lines('Handle,Title,Variant SKU,Variant Price,Option1 Name,Option1 Value', 'cup,Cup,C-1,9.90,Title,Default Title')

describe('A feed with faults', () => {
  let shop: ReturnType<typeof feedShop>
  beforeEach(() => {
    shop = feedShop()
    sound(shop.bring('before.csv', table('KEPT,Kept,1.00,x'), { currency: 'CNY' }))
  })
  afterEach(() => {
    assert.deepEqual(shop.skus(), ['KEPT'])
    shop.remove()
  })
  const faults = (content: string | Buffer, options = {}, name = 'feed.csv') => faultsOf(shop.bring(name, content, options))

  it('is refused by the line of its one wrong cell among thousands', () => {
    const rows = many(9000)
    rows[7010] = 'S7010,Cup,abc,plain'
    assert.deepEqual(faults(table(...rows)), ['feed.csv:7012: expected an amount such as 199.00 CNY in "price", got "abc"'])
    rows[7010] = 'S7010,Cup'
    assert.deepEqual(faults(table(...rows)), ['feed.csv:7012: expected 4 columns as in the header, got 2'])
  })

  it('is refused for a negative price, one that is too fine, and none', () => {
    assert.deepEqual(faults(table('A,Cup,-5,x', 'B,Cup,1.999,x', 'C,Cup,,x')), [
      'feed.csv:2: expected an amount of 0 or more in "price", got "-5"',
      'feed.csv:3: expected an amount with at most 2 decimals in "price", got "1.999"',
      'feed.csv:4: expected a price, got nothing',
    ])
  })

  it('is refused when two products have one SKU, or the shop has it already', () => {
    assert.deepEqual(faults(table('A,Cup,5,x', 'B,Pot,6,x', 'A,Pan,7,x')), [
      'feed.csv:4: expected a SKU that is used once, got "A" of line 2 again',
    ])
    const taken = shopify.replace('C-1', 'KEPT')
    assert.match(faults(taken)[0] ?? '', /^feed\.csv:2: expected a SKU that no other product in the shop has, got "KEPT"$/)
  })

  it('is refused when its prices are in two currencies, or in another than the shop’s', () => {
    assert.deepEqual(
      faults(lines('id\ttitle\tprice\tavailability', 'A\tCup\t9.90 CNY\tin_stock', 'B\tPot\t8.00 USD\tin_stock'), {}, 'feed.tsv'),
      ['feed.tsv:3: expected CNY as in the rest of the shop in "price": one currency a shop, got "8.00 USD"'],
    )
    assert.match(faults(google.replace('CNY', 'USD'))[0] ?? '', /expected "CNY" as in the shop \(or --replace\), got "USD"$/)
  })

  it('is refused when it is of another kind than was said, or of none', () => {
    assert.deepEqual(faults(shopify, { format: 'google' }), [
      'feed.csv:1: expected a Google Merchant feed as --format google says, got a Shopify product CSV: leave --format out or give shopify',
    ])
    assert.match(faults(google, { format: 'shopify' })[0] ?? '', /expected a Shopify product CSV .* got a Google Merchant feed/)
    assert.match(faults(google, { format: 'json' })[0] ?? '', /expected a JSON list of products .* got a Google Merchant feed/)
    assert.match(faults('[]', { format: 'csv' }, 'feed.json')[0] ?? '', /expected a table of products .* got a JSON list/)
    const orders = lines('Name,Email,Financial Status,Paid at,Total', '#1001,a@b.c,paid,2026-01-01,9.90')
    assert.match(
      faults(orders)[0] ?? '',
      /^feed\.csv:1: expected products with a title, a price and a SKU or id, got the fields Name, Email/,
    )
    assert.match(faults(orders, { format: 'shopify' })[0] ?? '', /expected a Shopify product CSV, got the fields Name/)
    const inventory = lines('Handle,Title,Option1 Name,Option1 Value,SKU,Available', 'cup,Cup,Title,Default Title,C,4')
    assert.match(faults(inventory)[0] ?? '', /got a Shopify file without prices: export the products, not the inventory$/)
  })

  it('is refused when it is empty, cut inside a quote or not text at all', () => {
    assert.deepEqual(faults(''), ['feed.csv:1: expected products, got an empty file'])
    assert.deepEqual(faults('\uFEFF \n'), ['feed.csv:1: expected products, got an empty file'])
    assert.deepEqual(faults(lines(header)), ['feed.csv:1: expected products for shoppers, got none'])
    assert.deepEqual(faults(table('A,Cup,5,x', 'B,"Pot,6,x', 'C,Pan,7,x')), [
      'feed.csv:3: expected a closing double quote, got the end of the file',
    ])
    assert.match(faults(table('A,"Cup" big,5,x'))[0] ?? '', /^feed\.csv:2: expected a separator after the closing double quote/)
    assert.match(faults(Buffer.from('PK\x03\x04\x00\x00'))[0] ?? '', /got a ZIP or Excel file: save it as CSV$/)
    assert.match(faults(Buffer.from('sku,title\0\x01\x02,price'))[0] ?? '', /got a binary file$/)
    assert.match(faults('- id: [1\n  name: x\n', {}, 'feed.yaml')[0] ?? '', /^feed\.yaml:\d: expected valid YAML, got: /)
  })

  it('is refused when it is a picture, a document, an archive or a web page under this name', () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex')
    assert.deepEqual(faults(png), ['feed.csv:1: expected UTF-8, UTF-16 or GB18030 text, got a PNG picture'])
    const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex')
    assert.deepEqual(faults(jpeg), ['feed.csv:1: expected UTF-8, UTF-16 or GB18030 text, got a JPEG picture'])
    assert.match(faults(Buffer.from('%PDF-1.7\n%\xe2\xe3\n1 0 obj'))[0] ?? '', /^feed\.csv:1: expected .*, got a PDF$/)
    assert.match(faults(Buffer.from('1f8b0800000000000003', 'hex'))[0] ?? '', /^feed\.csv:1: .*got a gzip file: unpack it first$/)
    for (const page of [
      '<!DOCTYPE html>\n<html><body>Sign in</body></html>',
      '\n <HTML lang="en">',
      '<!-- saved -->\n<!doctype html><p>x</p>',
    ])
      assert.deepEqual(faults(page), ['feed.csv:1: expected a feed of products, got a web page'])
    assert.match(faults(page404, { format: 'shopify' })[0] ?? '', /^feed\.csv:1: expected a feed of products, got a web page$/)
  })

  it('is refused when two variants have one SKU, of one product or of two', () => {
    const twice = lines(
      'Handle,Title,Variant SKU,Variant Price,Option1 Name,Option1 Value',
      'cup,Cup,C-1,9.90,Size,S',
      'cup,,C-1,9.90,,L',
      'pot,Pot,P-1,19.90,Size,S',
      'pot,,C-1,19.90,,L',
    )
    assert.deepEqual(faults(twice), [
      'feed.csv:3: expected a SKU that is used once, got "C-1" of line 2 again',
      'feed.csv:5: expected a SKU that is used once, got "C-1" of line 2 again',
    ])
  })

  it('is refused soon and in little memory for 50 MB of HTML in a body', () => {
    const html = `<p>${'<b>much</b> '.repeat(4_600_000)}</p>`
    assert.ok(html.length > 50_000_000)
    const before = process.memoryUsage().rss
    const began = performance.now()
    assert.deepEqual(faults(table('A,Cup,5,x', `B,Pot,6,"${html}"`)), [
      'feed.csv:3: expected at most 800,000 characters in a row, got more (a very long text, or a quote that is never closed)',
    ])
    // A loaded machine takes some seconds; what must not happen is minutes.
    assert.ok(performance.now() - began < 30_000)
    assert.ok(process.memoryUsage().rss - before < 400_000_000)
    assert.deepEqual(faults(table(`B,Pot,6,"${html.slice(0, 300_000)}"`)), [
      'feed.csv:2: expected at most 200,000 characters in "description", got 300,000 characters',
    ])
    const item = `<item><g:id>A</g:id><g:title>Cup</g:title><g:price>5 CNY</g:price>\n<g:description>${html.slice(0, 1_000_000).replaceAll('<', '&lt;')}</g:description></item>`
    assert.deepEqual(faults(`<rss xmlns:g="g"><channel>${item}</channel></rss>`, {}, 'feed.xml'), [
      'feed.xml:2: expected at most 200,000 characters in <g:description>, got more',
    ])
    const json = JSON.stringify([{ id: 'A', name: 'Cup', price: 5, description: html.slice(0, 300_000) }])
    assert.deepEqual(faults(json, { currency: 'CNY' }, 'feed.json'), [
      'feed.json:1: expected at most 200,000 characters in "description", got 300,000 characters',
    ])
  }).timeout(60_000)

  it('is told of its first twenty faults and how many more there are', () => {
    const told = inShort(faults(table(...many(57).map(row => row.replace('9.90', 'cheap'))))).split('\n')
    assert.equal(told.length, 21)
    assert.equal(told.at(-1), 'and 37 more')
    assert.match(told[19] ?? '', /^feed\.csv:21: /)
  })

  it('is refused for a link that is none, and a text in the wrong column', () => {
    assert.match(
      faults(lines('sku,title,price,image', 'A,Cup,5,javascript:alert(1)'))[0] ?? '',
      /^feed\.csv:2: expected a link: .* in "image", got "javascript:alert\(1\)"$/,
    )
    assert.match(
      faults(table(`A,${'long '.repeat(200)},5,x`))[0] ?? '',
      /^feed\.csv:2: expected at most 500 characters in the title, got \d+$/,
    )
  })

  it('does not follow entities of its own making', () => {
    const bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><rss><channel><item><id>&b;</id></item></channel></rss>'
    assert.match(faults(bomb, {}, 'feed.xml')[0] ?? '', /^feed\.xml:1: expected well-formed XML, got: undefined entity/)
    const anchors = `a: &a [x, x, x, x, x, x, x, x]\nb: &b [*a, *a, *a, *a]\nproducts: [*b, *b]\n`
    assert.match(faults(anchors, {}, 'feed.yaml')[0] ?? '', /^feed\.yaml:/)
  })

  it('leaves the policies alone too, when one of their pages is 1 MB long', () => {
    const folder = join(shop.folder, 'policies')
    mkdirSync(folder)
    writeFileSync(join(folder, 'returns.md'), '退货政策。\n\n'.repeat(60_000))
    const [fault = ''] = faultsOf(importPoliciesDirectory(shop.database, folder))
    assert.match(fault, /returns\.md:1: expected at most 512 KiB of text, got [\d,]+ KiB$/)
  })
})
