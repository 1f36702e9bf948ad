import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { readShipping, saveShipping, shippingCurrency } from '../../server/shop/shop-shipping.ts'
import { createSettingsStore } from '../../server/store/settings.ts'
import { temporaryShop } from './support.ts'

describe('the shop’s shipping numbers', () => {
  it('hold in the currency they were told in, and are gone when cleared', () => {
    const shop = temporaryShop()
    const settings = createSettingsStore(shop.database)
    assert.equal(readShipping(settings, 'CNY'), undefined)
    saveShipping(settings, { fee: 1000, freeOver: 19_900 }, 'CNY')
    assert.deepEqual(readShipping(settings, 'CNY'), { fee: 1000, freeOver: 19_900 })
    // ¥10 is not $10: nothing is summed with a number of another currency.
    assert.equal(readShipping(settings, 'USD'), undefined)
    assert.equal(readShipping(settings, undefined), undefined)
    assert.equal(shippingCurrency(settings), 'CNY')
    saveShipping(settings, undefined, 'CNY')
    assert.equal(readShipping(settings, 'CNY'), undefined)
    assert.equal(shippingCurrency(settings), undefined)
    shop.remove()
  })
})
