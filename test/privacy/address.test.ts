import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { shortAddress } from '../../server/privacy/address.ts'

describe('an address in a log', () => {
  const cases: [string, string | undefined][] = [
    ['203.0.113.77', '203.0.113.0'],
    ['::ffff:203.0.113.77', '203.0.113.0'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::'],
    ['::1', '::'],
    ['unix:', undefined],
  ]
  for (const [address, kept] of cases) {
    it(`keeps ${kept ?? 'nothing'} of ${address}`, () => assert.equal(shortAddress(address), kept))
  }
})
