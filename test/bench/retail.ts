import { existsSync, readFileSync, rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { seededRandom } from '../../models/random.ts'
import { openEncoder } from '../../server/compose/models.ts'
import { readConfig } from '../../server/config.ts'
import { toMatch, toQueryTokens } from '../../server/language/bigrams.ts'
import { createLog } from '../../server/log.ts'
import { openRecommender } from '../../server/recommend/recommender.ts'
import { openSearch } from '../../server/search/search.ts'
import { buildVectors } from '../../server/search/vectors.ts'
import { importCatalogueFile } from '../../server/shop/import.ts'
import { openStore } from '../../server/store/open.ts'
import type { Database } from '../../server/store/sqlite.ts'
import { rounded } from '../support/numbers.ts'
import { newFolder } from '../support/service.ts'
import { type DemoProduct, retailDemoLog } from '../support/session-logs.ts'
import { spreadOf } from './search/measure.ts'

/**
 * The retail demo store's 2,465 products: imported, searched and recommended from, each beside a peer in the same run: `npm run bench:retail [-- FOLDER]`.
 * Searched for by the kind that the store files a product under and by words of one product's description, with the encoder's own vectors, beside FTS5's bm25;
 * recommended after a log of the store's own kind (test/support/session-logs.ts), beside what is looked at most. Ends with one JSON line.
 */
type Product = DemoProduct & { name: string; style: string; description: string }

const source = process.argv[2] ?? '../shared/data/catalogues/aws_retail_demo'
const file = join(source, 'products.yaml')
const most = 20
const askedFor = 300
const random = seededRandom(11)

if (!existsSync(file)) {
  console.log(JSON.stringify({ bench: 'retail', skipped: `expected the retail demo's products.yaml in ${source}, it is not there` }))
  process.exit(0)
}
const products = parse(readFileSync(file, 'utf8')) as Product[]
const folder = newFolder()
const encoder = openEncoder(readConfig({}), createLog('silent'))
try {
  const database = openStore({ data: folder, database: 'usher.sqlite' })
  const from = performance.now()
  const read = importCatalogueFile(database, file, { currency: 'USD' })
  if (!read.ok) throw new Error(read.faults[0])
  const importS = seconds(from)
  const embed = (texts: string[]) => encoder.call('embed', { texts }, { deadlineMs: 120_000 })
  await encoder.ready
  const embedFrom = performance.now()
  await buildVectors(database, { embed, hash: 'retail' })
  const results = {
    bench: 'retail',
    load: rounded(loadavg()[0] ?? 0, 1),
    import: { ...read.value, seconds: importS },
    vectors_s: seconds(embedFrom),
    search: await searched(database, embed),
    recommend: await recommended(database),
  }
  console.dir(results, { depth: null })
  console.log(JSON.stringify(results))
  database.close()
} finally {
  await encoder.close()
  rmSync(folder, { recursive: true, force: true })
}

/** What was asked, in milliseconds: ours with the question's own vector made and without, and bm25 over the same index. */
async function searched(database: Database, embed: (texts: string[]) => Promise<Float32Array[]>) {
  const bySku = new Map(products.map(product => [product.id, product]))
  const styles = [...by(products, ({ style }) => style)].filter(([, all]) => all.length >= 10).map(([style]) => style)
  const kinds = styles.map(style => ({ text: style.replaceAll('_', ' '), isRight: (sku: string) => bySku.get(sku)?.style === style }))
  const one = Array.from({ length: askedFor }, () => products[Math.floor(random() * products.length)]!).map(({ id, description }) => ({
    text: wordsOf(description),
    isRight: (sku: string) => sku === id,
  }))
  const search = openSearch(database.file)
  await search.searchProducts({ text: 'warm up', language: 'en', filters: {}, limit: most })
  const ours = async (asked: typeof kinds) => {
    const rows = []
    for (const { text, isRight } of asked) {
      const began = performance.now()
      const [vector] = await embed([text])
      const embedded = performance.now()
      const hits = await search.searchProducts({
        text,
        language: 'en',
        filters: {},
        limit: most,
        ...(vector === undefined ? {} : { vector }),
      })
      const ended = performance.now()
      rows.push({ whole: ended - began, ms: ended - embedded, right: hits.map(({ sku }) => isRight(sku)) })
    }
    return rows
  }
  const bm25 = (asked: typeof kinds) =>
    asked.map(({ text, isRight }) => {
      const began = performance.now()
      const found = database.sql<{ sku: string }>(
        `SELECT p.sku FROM (SELECT rowid FROM products_fts WHERE products_fts MATCH ? ORDER BY bm25(products_fts, 8.0, 4.0, 1.0) LIMIT ${most}) f
         JOIN products p ON p.id = f.rowid`,
        toMatch(toQueryTokens(text)) ?? '""',
      )
      return { ms: performance.now() - began, right: found.map(({ sku }) => isRight(sku)) }
    })
  const told = (rows: { ms: number; right: boolean[] }[], at: number) => ({
    ...spreadOf(rows.map(({ ms }) => ms)),
    [`right_of_first_${at}`]: mean(rows.map(({ right }) => right.slice(0, at).filter(Boolean).length / at)),
    found: mean(rows.map(({ right }) => (right.slice(0, 10).includes(true) ? 1 : 0))),
  })
  const [byKind, byWords] = [await ours(kinds), await ours(one)]
  await search.close()
  return {
    kinds: {
      asked: kinds.length,
      ours: told(byKind, 5),
      with_vector: spreadOf(byKind.map(({ whole }) => whole)),
      bm25: told(bm25(kinds), 5),
    },
    one_product: {
      asked: one.length,
      ours: told(byWords, 1),
      with_vector: spreadOf(byWords.map(({ whole }) => whole)),
      bm25: told(bm25(one), 1),
    },
  }
}

/** The last new product of some users is held back: is it among the first twenty? */
async function recommended(database: Database) {
  const log = by(retailDemoLog(products, { events: 120_000, users: 6000 }), ({ session }) => session)
  const day = 24 * 3600_000
  const tests: { viewed: string[]; next: string }[] = []
  let events = 0
  database.transaction(() => {
    for (const [place, lines] of [...log.values()].entries()) {
      const items = [...new Set(lines.map(({ item }) => item))]
      const isTest = tests.length < askedFor && items.length > 2 && place % 7 === 0
      if (isTest) tests.push({ viewed: items.slice(0, -1), next: items.at(-1)! })
      const kept = isTest ? lines.filter(({ item }) => item !== items.at(-1)) : lines
      const begin = Date.now() - 30 * day + Math.floor((place / log.size) * 29 * day)
      const [{ id } = { id: 0 }] = database.sql<{ id: number }>(
        'INSERT INTO visitors (key, first_at, last_at) VALUES (randomblob(16), ?, ?) RETURNING id',
        begin,
        begin,
      )
      for (const [at, { item }] of kept.entries())
        database.sql(
          "INSERT INTO behaviour_events (key, visitor, name, stage, sku, at, received_at, source) VALUES (randomblob(16), ?, 'Product Viewed', 1, ?, ?, ?, 'page')",
          id,
          item,
          begin + at * 20_000,
          begin,
        )
      events += kept.length
    }
  })
  const recommender = openRecommender(database.file, error => {
    throw error
  })
  await recommender.refresh()
  const rows = []
  for (const { viewed, next } of tests) {
    const began = performance.now()
    const found = await recommender.suggest({ viewed, language: 'en', exclude: [], most })
    const ms = performance.now() - began
    const asked = performance.now()
    const popular = database.sql<{ sku: string }>(
      `SELECT sku FROM behaviour_events WHERE sku IS NOT NULL GROUP BY sku ORDER BY count(*) DESC LIMIT ${most}`,
    )
    rows.push({
      ms,
      hit: found.some(({ sku }) => sku === next),
      popularMs: performance.now() - asked,
      popularHit: popular.some(({ sku }) => sku === next),
    })
  }
  await recommender.close()
  return {
    events,
    asked: rows.length,
    ours: { ...spreadOf(rows.map(({ ms }) => ms)), hit_rate_20: mean(rows.map(({ hit }) => Number(hit))) },
    popularity: {
      ...spreadOf(rows.map(({ popularMs }) => popularMs)),
      hit_rate_20: mean(rows.map(({ popularHit }) => Number(popularHit))),
    },
  }
}

/** Six words of the middle, as somebody remembers them who has read it once. */
function wordsOf(description: string): string {
  const words = description.match(/[A-Za-z]{4,}/g) ?? []
  const from = Math.floor(random() * Math.max(1, words.length - 6))
  return words.slice(from, from + 6).join(' ')
}

function by<T>(all: readonly T[], of: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(of(one), [...(groups.get(of(one)) ?? []), one])
  return groups
}

function seconds(from: number): number {
  return Math.round((performance.now() - from) / 100) / 10
}
function mean(values: readonly number[]): number | null {
  return rounded(values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length), 3)
}
