import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { after, before, describe, it } from 'mocha'
import { createCouponLedger } from '../../server/shop/coupons/ledger.ts'
import { openStore } from '../../server/store/open.ts'
import { type Service, startService } from '../support/service.ts'
import { postSigned, shopSecret } from '../support/shop-server.ts'

type Answer = { granted?: boolean; released?: boolean; code?: string; message?: string; discount?: { amount: string } }

describe('the coupon ledger for the shop’s checkout', () => {
  let service: Service
  before(async () => {
    service = await startService({ USHER_SHOP_SECRET: shopSecret })
    withStore(database => {
      const ledger = createCouponLedger(database, () => new Date())
      const add = (told: object) => assert.ok(ledger.add(told).ok, JSON.stringify(told))
      add({ code: 'FIRST', off: '20', over: '99', first_order: 'yes' })
      add({ code: 'THREE', off: '10', uses: '3' })
      add({ code: 'POT', off: '50', spend: '120' })
      add({ code: 'FULL', off: '10%', regular_only: 'yes' })
      add({ code: 'RACE', off: '5', uses: '100' })
    })
  })
  after(() => service.stop())

  function withStore<T>(work: (database: ReturnType<typeof openStore>) => T): T {
    const database = openStore({ data: service.folder, database: 'usher.sqlite' })
    try {
      return work(database)
    } finally {
      database.close()
    }
  }
  const ask = async (what: string, body: object) => {
    const { status, body: answer } = await postSigned(service.url, `/api/v1/coupons/${what}`, body)
    return { status, ...(answer as unknown as Answer) }
  }
  const mug = [{ sku: 'MUG-501', quantity: 1, price: 120 }]

  it('takes a personal code for its own visitor and order, once, and the same order again', async () => {
    const { code = '', granted } = await ask('claim', { code: 'first', visitor: 'mei' })
    assert.equal(granted, true)
    assert.match(code, /^FIRST-[0-9A-Z]{15}$/)
    assert.equal((await ask('claim', { code: 'FIRST', visitor: 'mei' })).code, code, 'the same promise')
    assert.equal((await ask('redeem', { code, visitor: 'eve', order_id: '1', products: mug })).code, 'not_yours')
    assert.equal((await ask('check', { code, visitor: 'mei', products: mug })).discount?.amount, '20.00')
    for (const _again of [1, 2])
      assert.equal((await ask('redeem', { code, visitor: 'mei', order_id: '1', products: mug })).discount?.amount, '20.00')
    assert.equal((await ask('redeem', { code, visitor: 'mei', order_id: '2', products: mug })).code, 'not_first_order')
    assert.equal((await ask('release', { order_id: '1' })).released, true)
    assert.equal((await ask('redeem', { code, visitor: 'mei', order_id: '2', products: mug })).granted, true)
    const forged = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`
    assert.equal((await ask('check', { code: forged, visitor: 'mei', products: mug })).code, 'unknown_code')
  })

  it('is for who has not ordered yet, by the shop’s own word, for enough of the right goods', async () => {
    const order = { id: 'o', name: 'Order Completed', visitor: 'old', properties: { order_id: 'o1', products: [{ sku: 'MUG-501' }] } }
    await postSigned(service.url, '/api/v1/events', { events: [order] })
    assert.equal((await ask('claim', { code: 'FIRST', visitor: 'old' })).code, 'not_first_order')
    const new_ = { code: 'FIRST', visitor: 'new' }
    assert.equal((await ask('check', { ...new_, products: [{ sku: 'MUG-501', price: 98 }] })).code, 'below_minimum')
    assert.equal((await ask('check', { ...new_, products: [{ sku: 'NONE' }] })).code, 'unknown_sku')
    assert.equal((await ask('check', { ...new_, code: 'NONE', products: mug })).code, 'unknown_code')
    // BAG-201 costs 329 instead of 399; MUG-501 has one price.
    assert.equal((await ask('check', { code: 'FULL', visitor: 'new', products: [{ sku: 'BAG-201' }] })).code, 'on_sale')
    const both = [{ sku: 'BAG-201' }, { sku: 'MUG-501', price: 100 }]
    assert.equal((await ask('check', { code: 'FULL', visitor: 'new', products: both })).discount?.amount, '10.00')
  })

  it('keeps within the owner’s number and sum', async () => {
    const uses = await Promise.all(
      ['a', 'b', 'c', 'd', 'e'].map(visitor => ask('redeem', { code: 'THREE', visitor, order_id: `three-${visitor}`, products: mug })),
    )
    assert.deepEqual(uses.map(({ granted, code }) => code ?? granted).sort(), ['spent', 'spent', true, true, true].sort())
    const spent = []
    for (const visitor of ['a', 'b', 'c'])
      spent.push(await ask('redeem', { code: 'POT', visitor, order_id: `pot-${visitor}`, products: mug }))
    assert.deepEqual(
      spent.map(({ granted, code }) => code ?? granted),
      [true, true, 'spent'],
    )
    // Erased with their shopper, those that were used stay counted.
    withStore(database => database.sql('DELETE FROM coupon_claims'))
    assert.equal((await ask('redeem', { code: 'THREE', visitor: 'z', order_id: 'three-z', products: mug })).code, 'spent')
    assert.equal((await ask('redeem', { code: 'POT', visitor: 'z', order_id: 'pot-z', products: mug })).code, 'spent')
  })

  it('is asked by the shop’s server alone, in its own words', async () => {
    const path = '/api/v1/coupons/redeem'
    assert.equal(
      (await fetch(service.url + path, { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } })).status,
      401,
    )
    for (const wrong of [
      {},
      { code: 'FIRST', visitor: 'x', order_id: '1', products: [] },
      { code: 'FIRST', visitor: 'x', order_id: '1', products: [{ sku: 'MUG-501', quantity: -1 }] },
      { code: 'FIRST', visitor: 'x', order_id: '1', products: [{ sku: 'MUG-501', price: -1 }] },
    ])
      assert.equal((await postSigned(service.url, path, wrong)).status, 400, JSON.stringify(wrong))
  })

  it('never gives one too many to a thousand claims of two processes over four connections', async () => {
    const script = fileURLToPath(import.meta.resolve('#root/dist/test/support/coupon-racer.js'))
    const processes = [
      [0, 250],
      [150, 400],
    ].map(range => spawn(process.execPath, [script, service.folder, ...range.map(String)], { stdio: ['ignore', 'pipe', 'inherit'] }))
    const granted = await Promise.all(processes.map(async child => Number(await text(child.stdout))))
    const promised = withStore(
      database =>
        database.sql<{ n: number }>(
          "SELECT count(*) AS n FROM coupon_claims WHERE coupon = (SELECT id FROM coupons WHERE code = 'RACE')",
        )[0]!.n,
    )
    assert.equal(promised, 100)
    assert.ok(granted.every(count => count > 0) && granted[0]! + granted[1]! >= 200, `both tabs of each were told the same: ${granted}`)
  }).timeout(60_000)
})
