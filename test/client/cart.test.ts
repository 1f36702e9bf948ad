import assert from 'node:assert/strict'
import { addLine, setQuantity, totalOf } from '../../client/shared/cart.ts'
import { toLanguage } from '../../client/shared/language.ts'
import { formatMoney, fromMinor, toMinor } from '../../client/shared/money.ts'

describe('Cart', () => {
  it('adds to a line it has, up to 99, and takes a line out at 0', () => {
    const lines = addLine(addLine([], 'mug', 1), 'mug', 2)
    assert.deepEqual(lines, [{ sku: 'mug', quantity: 3 }])
    assert.deepEqual(addLine(lines, 'mug', 500), [{ sku: 'mug', quantity: 99 }])
    assert.deepEqual(setQuantity(lines, 'mug', 0), [])
  })

  it('takes a coupon off from its minimum on, whatever its case', () => {
    const coupon = { code: 'WELCOME20', amount: '20.00', minimum: '99.00', firstOrder: true }
    const total = (quantity: number, code: string) => totalOf([{ sku: 'mug', quantity }], () => 4950, code, coupon)
    assert.deepEqual(total(2, ' welcome20 '), { subtotal: 9900, discount: 2000, total: 7900, coupon: 'applied' })
    assert.equal(total(1, 'WELCOME20').coupon, 'below_minimum')
    assert.equal(total(2, 'FREE').coupon, 'unknown')
    assert.equal(total(2, '').coupon, 'none')
    const tenth = { code: 'TENTH', percent: 10, minimum: '0.00', firstOrder: false }
    assert.equal(totalOf([{ sku: 'mug', quantity: 1 }], () => 5995, 'tenth', tenth).discount, 600)
  })
})

describe('Money', () => {
  it('counts in hundredths without loss', () => {
    for (const amount of ['0.00', '0.07', '19.99', '-20.00', '123456.78']) assert.equal(fromMinor(toMinor(amount)), amount)
    assert.equal(toMinor('199'), 19900)
    assert.throws(() => toMinor('cheap'), /Expected an amount like '199.00', got "cheap"/)
  })

  it('shows whole amounts short', () => {
    assert.equal(formatMoney({ amount: '199.00', currency: 'CNY' }, 'zh'), '¥199')
    assert.equal(formatMoney({ amount: '12.50', currency: 'GBP' }, 'en'), '£12.50')
    assert.equal(formatMoney({ amount: '1200', currency: 'JPY' }, 'zh'), '¥1,200')
    assert.equal(formatMoney({ amount: '1.500', currency: 'KWD' }, 'en'), 'KWD\u00a01.500')
  })
})

describe('Language of the page', () => {
  it('takes the first tag that is Chinese or English, else English', () => {
    assert.equal(toLanguage(null, 'zh-TW', 'en'), 'zh')
    assert.equal(toLanguage('fr', 'en-GB', 'zh'), 'en')
    assert.equal(toLanguage('fr'), 'en')
  })
})
