import assert from 'node:assert/strict'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { decodeText } from '../../../server/shop/text-file.ts'
import { faultsOf, sound } from '../support.ts'
import { feedShop, lines } from './support.ts'

const text = lines('商品编码,商品名称,价格', 'A,不锈钢保温杯,89', 'B,陶瓷马克杯,39')
/** The same text: Node reads this encoding and does not write it. */
const gbk = Buffer.from(
  'c9ccc6b7b1e0c2eb2cc9ccc6b7c3fbb3c62cbcdbb8f10a412cb2bbd0e2b8d6b1a3cec2b1ad2c38390a422cccd5b4c9c2edbfcbb1ad2c33390a',
  'hex',
)

describe('The encoding of a feed', () => {
  let shop: ReturnType<typeof feedShop>
  beforeEach(() => {
    shop = feedShop()
  })
  afterEach(() => shop.remove())
  const title = (bytes: Buffer) => {
    sound(shop.bring('feed.csv', bytes, { currency: 'CNY' }))
    return shop.product('A').title.zh
  }

  it('is UTF-8, with a byte order mark or without', () => {
    assert.equal(title(Buffer.from(text)), '不锈钢保温杯')
    assert.equal(title(Buffer.from(`\uFEFF${text}`)), '不锈钢保温杯')
  })

  it('is UTF-16 in either order, with a mark or without', () => {
    const little = Buffer.from(text, 'utf16le')
    assert.equal(title(little), '不锈钢保温杯')
    assert.equal(title(Buffer.concat([Buffer.from([0xff, 0xfe]), little])), '不锈钢保温杯')
    const big = Buffer.from(little).swap16()
    assert.equal(title(big), '不锈钢保温杯')
    assert.equal(title(Buffer.concat([Buffer.from([0xfe, 0xff]), big])), '不锈钢保温杯')
  })

  it('is GB18030, as spreadsheets in China save', () => {
    assert.equal(title(gbk), '不锈钢保温杯')
    assert.deepEqual(decodeText(gbk), { ok: true, text })
  })

  it('is told where it is none of them', () => {
    const latin = Buffer.from(
      lines('sku,title,price', 'A,Cup,9', 'B,Caf\u00e9 cr\u00e8me cup,9', 'C,Gl\u00fchwein mug \u00e0 la carte,9'),
      'latin1',
    )
    assert.match(
      faultsOf(shop.bring('feed.csv', latin, { currency: 'EUR' }))[0] ?? '',
      /^feed\.csv:3: expected UTF-8, UTF-16 or GB18030 text, got bytes of \S+: save it as UTF-8$/,
    )
    const japanese = Buffer.from('8376838c835b8393836781418358838a8362837082c6834e83628356838783930a', 'hex')
    assert.equal(decodeText(japanese).ok, false)
    const cut = Buffer.from(text).subarray(0, 20)
    assert.equal(decodeText(cut).ok, false)
  })
})
