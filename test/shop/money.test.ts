import assert from 'node:assert/strict'
import { formatMoney, toMinor, toWireMoney } from '../../server/shop/money.ts'

describe('Money', () => {
  it('reads decimal amounts without rounding', () => {
    assert.equal(toMinor(19.99, 'CNY'), 1999)
    assert.equal(toMinor('199.5', 'CNY'), 19950)
    assert.equal(toMinor('0.10', 'CNY'), 10)
    assert.equal(toMinor(1200, 'JPY'), 1200)
  })

  it('refuses what the currency cannot hold', () => {
    for (const amount of ['19.999', '-1', '1e3', '', 'cheap', '１２']) assert.equal(toMinor(amount, 'CNY'), undefined, amount)
    assert.equal(toMinor('1.5', 'JPY'), undefined)
  })

  it('writes amounts alike in both languages', () => {
    assert.equal(formatMoney(19900, 'CNY', 'zh'), '¥199')
    assert.equal(formatMoney(129900, 'CNY', 'en'), '¥1,299')
    assert.equal(formatMoney(1250, 'GBP', 'en'), '£12.50')
    assert.equal(formatMoney(1200, 'JPY', 'zh'), '¥1,200')
    assert.equal(formatMoney(1500, 'KWD', 'en'), 'KWD\u00a01.500')
    assert.deepEqual(toWireMoney(19905, 'CNY'), { amount: '199.05', currency: 'CNY' })
  })
})
