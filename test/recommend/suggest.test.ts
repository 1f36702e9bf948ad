import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import { createSuggester } from '../../server/recommend/suggest.ts'
import { openStore } from '../../server/store/open.ts'
import { type Service, Shopper, startService } from '../support/service.ts'

describe('what is recommended to who asks for nothing in particular', () => {
  let service: Service
  before(async () => {
    service = await startService()
    await service.app.settled()
    const database = openStore({ data: service.folder, database: 'usher.sqlite' })
    const visits = [
      ...Array.from({ length: 6 }, () => ['TEN-901', 'OUT-911', 'TEN-902']),
      ...Array.from({ length: 6 }, () => ['TEN-901', 'OUT-911', 'YOG-921']),
      ...Array.from({ length: 5 }, () => ['MUG-501', 'MUG-502']),
    ]
    const now = Date.now()
    for (const [visitor, skus] of visits.entries()) {
      database.sql('INSERT INTO visitors (key, first_at, last_at) VALUES (randomblob(16), ?, ?)', now, now)
      for (const [at, sku] of skus.entries())
        database.sql(
          "INSERT INTO behaviour_events (key, visitor, name, stage, sku, at, received_at, source) VALUES (randomblob(16), (SELECT max(id) FROM visitors), 'Product Viewed', 1, ?, ?, ?, 'page')",
          sku,
          now - (visits.length - visitor) * 60_000 + at * 1000,
          now,
        )
    }
    // A machine's looks count nothing.
    database.sql("INSERT INTO visitors (key, first_at, last_at, flagged) VALUES (randomblob(16), 0, 0, 'too_many')")
    for (let at = 0; at < 50; at++)
      database.sql(
        "INSERT INTO behaviour_events (key, visitor, name, stage, sku, at, received_at, source) VALUES (randomblob(16), (SELECT max(id) FROM visitors), 'Product Viewed', 1, ?, ?, ?, 'page')",
        at % 2 === 0 ? 'TEN-901' : 'PET-001',
        now + at,
        now,
      )
    // In place of the encoder's: a category a direction.
    database.sql('DELETE FROM vectors')
    const products = database.sql<{ id: number; category: string }>('SELECT id, category FROM products')
    const categories = [...new Set(products.map(({ category }) => category))]
    for (const { id, category } of products) {
      const vector = new Float32Array(64)
      vector[categories.indexOf(category)] = 0.95
      vector[63] = 0.3
      vector[40 + (id % 20)] = 0.05
      database.sql(
        "INSERT INTO vectors (kind, ref, language, content, encoder, vector) VALUES ('product', ?, 'en', '', 'test', ?)",
        id,
        Buffer.from(vector.buffer),
      )
    }
    database.close()
  })
  after(() => service.stop())

  function suggest(query: Partial<Parameters<ReturnType<typeof createSuggester>['suggest']>[0]>) {
    const database = openStore({ data: service.folder, database: 'usher.sqlite' })
    try {
      return createSuggester(database, Date.now).suggest({ viewed: [], language: 'en', exclude: [], most: 5, ...query })
    } finally {
      database.close()
    }
  }

  it('goes by visits that hold both, counts them, and never by a machine’s', () => {
    const [first] = suggest({ viewed: ['TEN-901'] })
    assert.deepEqual(first, { sku: 'OUT-911', because: { kind: 'together', of: 'TEN-901', visits: 12 } })
    assert.ok(!suggest({ viewed: ['TEN-901'] }).some(({ sku }) => sku === 'PET-001'))
    assert.ok(!suggest({ viewed: ['TEN-901'], exclude: ['OUT-911'] }).some(({ sku }) => sku === 'OUT-911' || sku === 'TEN-901'))
  })

  it('goes by likeness where a product is new, and by what many look at where nothing was', () => {
    const alike = suggest({ viewed: ['RUN-101'] })
    assert.ok(alike[0]?.sku.startsWith('RUN-') && alike[0].because.kind === 'alike', JSON.stringify(alike))
    assert.ok(alike.every(({ because }) => because.kind !== 'together'))
    const lately = suggest({})
    assert.deepEqual(lately[0]?.because, { kind: 'lately', visitors: 12 })
    assert.ok(lately.every(({ because }) => because.kind === 'lately' && because.visitors >= 5))
  })

  it('goes by what the shopper likes where visits do not tell two apart', () => {
    const order = (leanings: { subject: 'category' | 'maker' | 'price'; id: string; share: number }[]) => {
      const skus = suggest({ exclude: ['OUT-911', 'TEN-901'], leanings }).map(({ sku }) => sku)
      return skus.indexOf('YOG-921') - skus.indexOf('TEN-902')
    }
    const categoryOf = (sku: string) => {
      const database = openStore({ data: service.folder, database: 'usher.sqlite' })
      try {
        return database.sql<{ category: string }>('SELECT category FROM products WHERE sku = ?', sku)[0]!.category
      } finally {
        database.close()
      }
    }
    assert.ok(order([{ subject: 'category', id: categoryOf('YOG-921'), share: 1 }]) < 0)
    assert.ok(order([{ subject: 'category', id: categoryOf('TEN-902'), share: 1 }]) > 0)
    assert.equal(order([{ subject: 'category', id: 'no-such', share: 1 }]), order([]))
  })

  it('goes beside what was put into the cart: another kind of thing', () => {
    const beside = suggest({ viewed: ['TEN-901'], beside: true }).map(({ sku }) => sku)
    assert.ok(beside.length > 0 && !beside.some(sku => sku.startsWith('TEN-')), beside.join())
  })

  it('is told on the card with its reason, in the shopper’s language', async () => {
    for (const [language, wish, reason] of [
      ['en', 'anything good?', /^looked at together with .* in 12 visits$/],
      ['zh', '有什么好东西', /^12次访问里，和.*一起被看过$/],
    ] as const) {
      const ask = async () => {
        const shopper = new Shopper(service.url)
        await shopper.open({ language })
        await shopper.ask('track', { id: 'view', name: 'Product Viewed', properties: { sku: 'TEN-901' } })
        const { cards = [] } = await shopper.say(wish)
        shopper.close()
        return cards[0]?.why ?? ''
      }
      // The first question of a service's life only wakes the counting.
      const until = Date.now() + 50_000
      let why = await ask()
      while (!reason.test(why) && Date.now() < until) why = await ask()
      assert.match(why, reason)
    }
  }).timeout(120_000)
})
