import assert from 'node:assert/strict'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, it } from 'mocha'
import { newFolder } from './service.ts'
import { missedTurns } from './shop-misses.ts'
import { readShoppers, readShopScript } from './shop-script.ts'
import { openShop, visitAll } from './shop-visit.ts'

type Json = { id: string; turns: Record<string, unknown>[] }[]
const fixture = fileURLToPath(import.meta.resolve('#root/test/support/two-products'))

describe('a visit to a written shop', function () {
  this.timeout(60_000)
  let folder: string
  beforeEach(() => {
    folder = newFolder()
    cpSync(fixture, folder, { recursive: true })
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  const change = (edit: (shoppers: Json) => void) => {
    const file = join(folder, 'shoppers.json')
    const shoppers = JSON.parse(readFileSync(file, 'utf8')) as Json
    edit(shoppers)
    writeFileSync(file, JSON.stringify(shoppers))
  }

  it('plays every turn against the real service and tells where an expectation fails, and why', async () => {
    change(([lunch]) => {
      lunch?.turns.push({ say: '保温杯多少钱', expect: { language: 'en', says: ['999'] } })
    })
    const shop = await openShop(folder)
    try {
      const played = await visitAll(shop, shop.shoppers, 2)
      const wrong = played.filter(({ failures }) => failures.length > 0)
      assert.equal(played.length, 8)
      assert.deepEqual(
        wrong.map(({ shopper, turn, failures }) => [shopper, turn, failures.map(({ kind }) => kind)]),
        [['lunch', 8, ['language', 'says']]],
        missedTurns(played),
      )
      assert.match(missedTurns(played), /said {6}保温杯多少钱\n.*expected {2}says = 999\n.*reply {5}.*128/s)
      const asked = played.find(({ say }) => say === '有没有饭盒')
      assert.equal(asked?.intents[0]?.by, 'classifier')
      assert.ok(asked.reply.acts.some(({ act }) => act === 'recommend'))
      assert.deepEqual(
        asked.reply.cards.map(({ sku, price }) => [sku, price.amount]),
        [['TB-01', '59.00']],
      )
      assert.ok(played.every(({ ms }) => ms > 0))
    } finally {
      await shop.close()
    }
  })

  it('refuses a script that names what the shop does not sell', async () => {
    change(([lunch]) => {
      lunch?.turns.push({ view: 'NO-1' }, { add: 'TB-01-X' }, { say: '?', expect: { language: 'zh', cards: { not: ['NO-2'] } } })
    })
    await assert.rejects(openShop(folder), ({ message }: Error) => {
      for (const part of [
        'lunch: turn 8: .*product, got NO-1',
        'lunch: turn 9: .*variant, got TB-01-X',
        'lunch: turn 10: .*product, got NO-2',
      ])
        assert.match(message, new RegExp(part))
      return true
    })
  })

  it('names file, shopper and turn of every fault', () => {
    change(([lunch, cup]) => {
      Object.assign(lunch?.turns[1] ?? {}, { expect: { language: 'fr' } })
      Object.assign(cup?.turns[0] ?? {}, { view: 'MB-07' })
      Object.assign(cup?.turns[1] ?? {}, { expect: { language: 'en', sais: ['x'] } })
    })
    assert.throws(
      () => readShoppers(folder),
      ({ message }: Error) => {
        assert.match(message, /shoppers\.json: shopper lunch: turn 2: expect\.language: .*zh/)
        assert.match(message, /shopper cup: turn 1: expected one of say, view and add/)
        assert.match(message, /shopper cup: turn 2: expect: .*sais/)
        return true
      },
    )
    writeFileSync(join(folder, 'shop.json'), '{ "language": "zh" }')
    assert.throws(() => readShopScript(folder), /shop\.json: currency: /)
  })
})
