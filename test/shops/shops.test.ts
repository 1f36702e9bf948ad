import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, it } from 'mocha'
import { missedTurns } from '../support/shop-misses.ts'
import { openShop, visitAll } from '../support/shop-visit.ts'

/**
 * Shops that strangers wrote, with shoppers who talk as shoppers do: each folder here with a `shop.json`. The share of turns that come
 * out right must not fall below the shop's `floor`; nothing may ever be invented. The four that were used to find faults are served by the
 * classifier that stands in for the turn reader, whose rules were made on them; the two that nobody has read by the service as it is. `npm run bench:shops -- test/shops/NAME --misses FILE`
 * shows the same turns at length.
 */
const here = fileURLToPath(import.meta.resolve('#root/test/shops'))
const shops = readdirSync(here).filter(name => existsSync(join(here, name, 'shop.json')))

describe('written shops', function () {
  this.timeout(120_000)
  for (const name of shops) {
    it(`serves the shoppers of ${name}`, async () => {
      const shop = await openShop(join(here, name), {}, { reader: 'away' })
      try {
        const played = await visitAll(shop, shop.shoppers, 8)
        const right = played.filter(({ failures }) => failures.length === 0).length
        const invented = played.filter(({ failures }) => failures.some(({ kind }) => kind === 'unfounded'))
        assert.equal(invented.length, 0, `invented:\n${missedTurns(invented)}`)
        assert.ok(
          right >= shop.script.floor * played.length,
          `${right} of ${played.length} turns right, expected ${shop.script.floor * 100} %; missed:\n${missedTurns(played)}`,
        )
      } finally {
        await shop.close()
      }
    })
  }

  for (const name of readdirSync(join(here, 'held-back'))) {
    it(`serves the shoppers of ${name}, whose misses nobody reads, as messages are read in their situation`, async () => {
      const shop = await openShop(join(here, 'held-back', name))
      try {
        const played = await visitAll(shop, shop.shoppers, 8)
        const right = played.filter(({ failures }) => failures.length === 0).length
        assert.equal(played.filter(({ failures }) => failures.some(({ kind }) => kind === 'unfounded')).length, 0)
        const expected = `${right} of ${played.length} turns right, expected ${100 * shop.script.floor} %`
        assert.ok(right >= shop.script.floor * played.length, expected)
      } finally {
        await shop.close()
      }
    })
  }
})
