import { rmSync } from 'node:fs'
import { seededRandom } from '../../models/random.ts'
import { createVisitorKeys } from '../../server/behaviours/visitor-key.ts'
import { createProfiles } from '../../server/profiles.ts'
import { openRecommender } from '../../server/recommend/recommender.ts'
import { toVocabulary } from '../../server/shop/vocabulary.ts'
import { createBehaviourStore } from '../../server/store/behaviours.ts'
import { openStore } from '../../server/store/open.ts'
import type { Database } from '../../server/store/sqlite.ts'
import { newFolder } from '../support/service.ts'

/**
 * Recommendations in a large shop: `npm run bench:recommend [-- PRODUCTS EVENTS]`. Made-up products with made-up vectors, visits of about eight
 * looks within a group of products; asked over the service's own thread, one after the other. Ends with one JSON line.
 */
const productCount = Number(process.argv[2] ?? 100_000)
const eventCount = Number(process.argv[3] ?? 1_000_000)
const dimensions = 384
const folder = newFolder()
const random = seededRandom(7)
try {
  const database = openStore({ data: folder, database: 'usher.sqlite' })
  database.exec('PRAGMA synchronous = OFF')
  database.transaction(() => {
    for (let id = 1; id <= productCount; id++) {
      database.sql(
        "INSERT INTO products (id, sku, category, price, currency, position, texts, updated_at) VALUES (?, ?, ?, ?, 'CNY', ?, ?, '')",
        id,
        `P${id}`,
        `c${id % 300}`,
        1000 + (id % 97) * 500,
        id,
        JSON.stringify({ title: { en: `P${id}` }, description: {}, category: { en: `c${id % 300}` }, brand: { en: `m${id % 40}` } }),
      )
      const vector = Float32Array.from({ length: dimensions }, (_, at) => (random() - 0.5) * 0.08 + (at === id % 300 ? 0.6 : 0))
      database.sql(
        "INSERT INTO vectors (kind, ref, language, content, encoder, vector) VALUES ('product', ?, 'en', '', 'bench', ?)",
        id,
        Buffer.from(vector.buffer),
      )
    }
  })
  database.transaction(() => {
    const from = Date.now() - 30 * 24 * 3600_000
    const visitors = Math.ceil(eventCount / 8)
    for (let visitor = 1; visitor <= visitors; visitor++) {
      const begin = from + Math.floor((visitor / visitors) * 30 * 24 * 3600_000)
      database.sql('INSERT INTO visitors (id, key, first_at, last_at) VALUES (?, randomblob(16), ?, ?)', visitor, begin, begin)
      const group = Math.floor((productCount / 50) * random() ** 2) * 50
      for (let look = 0; look < 8; look++)
        database.sql(
          "INSERT INTO behaviour_events (key, visitor, name, stage, sku, at, received_at, source) VALUES (randomblob(16), ?, 'Product Viewed', 1, ?, ?, ?, 'page')",
          visitor,
          `P${1 + group + Math.floor(50 * random() ** 1.5)}`,
          begin + look * 30_000,
          begin,
        )
    }
  })
  console.log(`${productCount.toLocaleString('en')} products, ${eventCount.toLocaleString('en')} events`)
  const faults: unknown[] = []
  const recommender = openRecommender(database.file, error => faults.push(error))
  const from = performance.now()
  await recommender.refresh()
  const wakeMs = performance.now() - from
  console.log(`first count: ${(wakeMs / 1000).toFixed(1)} s, in its own thread`)
  const ask = async () => {
    const group = Math.floor((productCount / 50) * random() ** 2) * 50
    const viewed = Array.from({ length: 1 + Math.floor(random() * 5) }, () => `P${1 + group + Math.floor(50 * random())}`)
    const began = performance.now()
    const leanings = [
      { subject: 'category' as const, id: `c${group % 300}`, share: 0.6 },
      { subject: 'maker' as const, id: `m${group % 40}`, share: 0.3 },
    ]
    const found = await recommender.suggest({ viewed, language: 'en', leanings, exclude: [], most: 12, beside: random() < 0.2 })
    return { ms: performance.now() - began, found: found.length }
  }
  for (let warm = 0; warm < 20; warm++) await ask()
  const before = process.cpuUsage()
  const answers = []
  for (let at = 0; at < 300; at++) answers.push(await ask())
  const busy = process.cpuUsage(before)
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b)
  const [p50, p95] = [times[150]!, times[285]!]
  const empty = answers.filter(({ found }) => found === 0).length
  const coreMs = (busy.user + busy.system) / 1000 / answers.length
  console.log(
    `a request: ${coreMs.toFixed(1)} ms of a core; ${p50.toFixed(1)} ms at the median, ${p95.toFixed(1)} ms at the 95th percentile; ${empty} of 300 found nothing`,
  )
  const profileCoreMs = timeProfiles(database)
  console.log(`a profile of 500 doings with 100 products: ${profileCoreMs.toFixed(1)} ms of a core`)
  console.log(
    JSON.stringify({
      products: productCount,
      events: eventCount,
      wake_s: Math.round(wakeMs / 100) / 10,
      core_ms: Math.round(coreMs * 10) / 10,
      p50_ms: Math.round(p50 * 10) / 10,
      p95_ms: Math.round(p95 * 10) / 10,
      empty,
      profile_core_ms: Math.round(profileCoreMs * 10) / 10,
      faults: faults.length,
    }),
  )
  await recommender.close()
  database.close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** What the busiest visitor costs whoever asks what is believed of them. */
function timeProfiles(database: Database): number {
  const store = createBehaviourStore(database)
  const keyOf = createVisitorKeys(Buffer.alloc(32, 1))
  const now = Date.now()
  database.transaction(() => {
    const { id } = store.meet(keyOf('busy'), now, { consent: 'given', language: 'en', device: 'phone' })
    for (let n = 0; n < 500; n++)
      store.add(
        id,
        {
          key: Buffer.from(`look ${n}`),
          name: 'Product Viewed',
          stage: 1,
          sku: `P${1 + (n % 100)}`,
          at: now - n * 4_000_000,
          source: 'page',
        },
        now,
      )
  })
  const vocabulary = toVocabulary([], 'CNY')
  const profiles = createProfiles({ database, visitors: { store, keyOf }, vocabulary: () => vocabulary, now: () => new Date(now) })
  const asked = 100
  const before = process.cpuUsage()
  for (let at = 0; at < asked; at++) profiles.of({ visitor: 'busy' })
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / asked
}
