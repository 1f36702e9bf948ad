import assert from 'node:assert/strict'
import { firstOrderOffer, readCoupons } from '../../server/shop/coupons.ts'
import { createCouponStore } from '../../server/store/coupons.ts'
import { faultsOf, sound, temporaryShop } from './support.ts'

const text = JSON.stringify([
  { code: 'OLD50', amount: 50, currency: 'CNY', firstOrder: true, expiresAt: '2025-01-01T00:00:00+08:00' },
  { code: 'HELLO20', amount: 20, minimum: 99, currency: 'CNY', firstOrder: true },
  { code: 'ANY5', amount: 5, currency: 'CNY' },
])

describe('Coupons', () => {
  it('offers the best that holds for a first order, in the shop’s currency', () => {
    const shop = temporaryShop()
    const store = createCouponStore(shop.database)
    for (const coupon of sound(readCoupons(text, 'coupons.json'))) store.save(coupon)
    const at = new Date('2026-01-01T00:00:00Z')
    assert.deepEqual(firstOrderOffer(store, 'CNY', at), { code: 'HELLO20', amount: 2000, minimum: 9900, currency: 'CNY', firstOrder: true })
    assert.equal(firstOrderOffer(store, 'CNY', new Date('2024-12-31T15:59:59Z'))?.code, 'OLD50')
    assert.equal(firstOrderOffer(store, 'USD', at), undefined)
    store.deactivate('HELLO20')
    assert.equal(firstOrderOffer(store, 'CNY', at), undefined)
    shop.remove()
  })

  it('names the line of a fault', () => {
    assert.deepEqual(faultsOf(readCoupons('[\n{ "code": "A B",\n"amount": 1, "currency": "CNY" }]', 'c.json')), [
      'c.json:2: expected a code of 2 to 40 letters and digits, got "A B"',
    ])
  })
})
