import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { redact } from '../../server/privacy/redact.ts'

describe('redaction', () => {
  const hidden: [string, string][] = [
    ['我的电话13812345678，谢谢', 'phone'],
    ['+86 138 1234 5678', 'phone'],
    ['call me on +44 20 7946 0958', 'phone'],
    ['my number is (555) 123-4567', 'phone'],
    ['座机 010-62345678', 'phone'],
    ['身份证 11010519491231002X', 'id_number'],
    ['card 4111 1111 1111 1111 please', 'bank_card'],
    ['卡号6222021234567890128', 'bank_card'],
    ['mail jane.doe+shop@example.co.uk', 'email'],
    ['张三@例子.中国', 'email'],
    ['寄到北京市海淀区中关村大街27号1号楼302室', 'address'],
    ['send it to 221 Baker Street', 'address'],
    ['send it to 221b baker street', 'address'],
    ['电话１３８１２３４５６７８', 'phone'],
    ['138.1234.5678', 'phone'],
    ['139 12 34 56 78 9', 'phone'],
    ['（021）12345678', 'phone'],
    ['call 0161 496 0000', 'phone'],
    ['住在3栋2单元501', 'address'],
    ['文三路 90 号', 'address'],
  ]
  for (const [text, kind] of hidden) {
    it(`hides the ${kind} in "${text}"`, () => {
      const { text: rest, kinds } = redact(text)
      assert.deepEqual(kinds, [kind])
      assert.doesNotMatch(rest, /\d{4,}|@|Baker|中关村/)
    })
  }

  it('leaves what is said right before an address', () => {
    assert.equal(redact('我邮箱是lin.x@example.com，谢谢').text, '我邮箱是［邮箱已隐藏］，谢谢')
  })

  const kept = [
    '200到300元的跑鞋',
    '订单号 20261125001',
    'size 42 please',
    '预算1500以内',
    'under $1,200',
    '4 people tent, 3000mm',
    '要2件XL',
    '11010519491231002',
    '我在海淀区，多久能到',
    '2026-11-25',
    '超市区域道具5号',
    '城市里骑车的道路自行车2号',
    '送货到县城的路上要3号前到',
    '有110、120、130的吗',
    'between 100 and 200',
  ]
  for (const text of kept) it(`leaves "${text}" as it is`, () => assert.equal(redact(text).text, text))

  it('takes linear time on long hostile text', () => {
    const started = performance.now()
    for (const text of ['1'.repeat(20_000), 'a@'.repeat(10_000), '市'.repeat(20_000), '1 A '.repeat(5000), '138 '.repeat(5000)])
      redact(text.slice(0, 8000))
    assert.ok(performance.now() - started < 2000)
  })
})
