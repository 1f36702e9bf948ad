import { createHash } from 'node:crypto'
import { couponsForCheckout } from '../../server/shop/coupons/for-checkout.ts'
import { openStore } from '../../server/store/open.ts'

/** A process of its own that claims a coupon for many visitors over two connections by turns; prints how many it got. */
const [, , folder = '', from = '0', to = '0'] = process.argv
const place = { data: folder, database: 'usher.sqlite' }
const tabs = [0, 1].map(() => {
  const database = openStore(place)
  const { http } = couponsForCheckout(database, {
    secret: new Uint8Array(32),
    keyOf: visitor => createHash('sha256').update(visitor).digest().subarray(0, 16),
    currency: () => 'CNY',
    now: () => new Date(),
  })
  return { database, http }
})
let granted = 0
for (let visitor = Number(from); visitor < Number(to); visitor++) {
  // Both tabs of one visitor ask: there is one promise.
  for (const { http } of tabs) if (http.claim('RACE', `visitor ${visitor}`).granted) granted++
  // Others get their turn: with the lock always asked for at once, one process would have it for itself.
  await new Promise(resolve => setTimeout(resolve, 1))
}
for (const { database } of tabs) database.close()
process.stdout.write(String(granted))
