import { once } from 'node:events'
import { createWriteStream, existsSync, mkdirSync, rmSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { LinearPlan } from '../../prompts/linearise.ts'
import { readAnswerWeights } from '../../server/answers/answer-weights.ts'
import { openShop } from '../../server/facts/open-shop.ts'
import { readSlots } from '../../server/language/slots.ts'
import { openSearch } from '../../server/search/search.ts'
import { buildVectors } from '../../server/search/vectors.ts'
import { readWishWeights } from '../../server/search/wish-weights.ts'
import { importCatalogueFile } from '../../server/shop/import.ts'
import { slug } from '../../server/shop/options.ts'
import { createCatalogueStore } from '../../server/store/catalogue.ts'
import { openStore } from '../../server/store/open.ts'
import { createSettingsStore } from '../../server/store/settings.ts'
import { refusalOf } from '../../server/turn/guard.ts'
import { rounded } from '../support/numbers.ts'
import { newFolder } from '../support/service.ts'
import { catalogueLines, kinds } from './search/catalogue.ts'
import { spreadOf, watchLoop } from './search/measure.ts'
import { byFts, byLike, bySql } from './search/peers.ts'
import { queries } from './search/queries.ts'
import { embed } from './search/vectors.ts'

/**
 * Search in a large shop: `npm run bench:search [-- --products 100000 --queries 400 --data FOLDER]`. Imports a made-up shop, gives every
 * product synthetic vectors, opens it as the service does and asks the service's own search thread. While that goes on the event loop of
 * this thread, which is the service's, is watched. In the same run: the same search by SQL alone, FTS5 alone, a plain LIKE. A FOLDER is
 * kept and used again. Ends with one JSON line.
 */
const { values: flags } = parseArgs({
  options: {
    products: { type: 'string', default: '100000' },
    queries: { type: 'string', default: '400' },
    peers: { type: 'string', default: '24' },
    data: { type: 'string' },
  },
})
const folder = flags.data ?? newFolder()
mkdirSync(folder, { recursive: true })
const results: Record<string, unknown> = {
  bench: 'search',
  processor: cpus()[0]?.model,
  cores: cpus().length,
  loadBefore: rounded(loadavg()[0] ?? 0, 2),
}
const tell = (name: string, value: unknown) => {
  results[name] = value
  console.log(name, value)
}
/** What the work takes, and what it does to the event loop meanwhile. */
async function during<T>(work: () => T | Promise<T>) {
  const watched = watchLoop()
  // It begins to count at its second timer.
  await sleep(50)
  const from = performance.now()
  const value = await work()
  const ms = rounded(performance.now() - from)
  // What stood in the way is counted when the loop turns again.
  await sleep(50)
  return { value, ms, loopMs: watched.stop() }
}

const { loopMs: idle } = await during(() => sleep(5000))
tell('the loop with nothing to do', idle)
const database = openStore({ data: folder, database: 'usher.sqlite' })
if (createCatalogueStore(database).count() === 0) {
  const file = join(folder, 'catalogue.csv')
  const out = createWriteStream(file)
  for (const line of catalogueLines(Number(flags.products))) if (!out.write(`${line}\n`)) await once(out, 'drain')
  out.end()
  await once(out, 'finish')
  const from = performance.now()
  const read = importCatalogueFile(database, file, { currency: 'CNY' })
  if (!read.ok) throw new Error(read.faults[0])
  const peakMb = rounded(process.resourceUsage().maxRSS / 1024)
  tell('import', { ...read.value, seconds: rounded((performance.now() - from) / 1000, 1), peakMb })
}
const { value: vectors, ...building } = await during(() => buildVectors(database, { embed, hash: 'synthetic' }))
tell('vectors', { ...vectors, ...building })
const { value: again, ...checking } = await during(() => buildVectors(database, { embed, hash: 'synthetic' }))
tell('vectors looked through again', { ...again, ...checking })

const opening = await during(() =>
  openShop(database, {
    demo: false,
    embed,
    embedSoon: embed,
    embedWords: () => Promise.resolve(undefined),
    read: () => Promise.resolve(undefined),
    answerWeights: readAnswerWeights('models/weights/answers/signs.json'),
    wishWeights: readWishWeights('models/weights/wishes/weights.json'),
    encoderReady: new Promise(() => undefined),
    encoderHash: 'synthetic',
    serverTells: false,
    personThere: () => true,
    now: () => new Date(),
    onFault: error => {
      throw error
    },
  }),
)
const shop = opening.value
tell('open', { ms: opening.ms, loopMs: opening.loopMs, heapMb: rounded(process.memoryUsage().heapUsed / 2 ** 20) })
const settings = createSettingsStore(database)
const before = shop.facts.vocabulary()
const noticed = await during(async () => {
  settings.changed()
  while (shop.facts.vocabulary() === before) await sleep(20)
})
tell('an import noticed', { ms: noticed.ms, loopMs: noticed.loopMs })
const words = ['想买一双轻量的跑鞋，三百以内', 'a lightweight wok under 300', 'do you have the grey backpak?', '有没有酒红色的连衣裙，M码']
const reading = await during(() =>
  spreadOf(
    words.flatMap(text =>
      Array.from({ length: 20 }, () => {
        const from = performance.now()
        readSlots(text, /\p{Script=Han}/u.test(text) ? 'zh' : 'en', shop.facts.vocabulary())
        return performance.now() - from
      }),
    ),
  ),
)
tell('words of a message', { readMs: reading.value, loopMs: reading.loopMs })

const plan: LinearPlan = { prompt: '', claims: new Set(), placeholders: new Map(), acts: [], templateOnly: false }
const reply = 'I would look at this one first: it is light, it is warm, and it fits what you told me about your journey to the mountains'
const checks = spreadOf(
  Array.from({ length: 50 }, () => {
    const from = performance.now()
    refusalOf(reply, plan, 'en', shop.facts.names())
    return performance.now() - from
  }),
)
tell('a reply checked for names', { ms: checks, names: shop.facts.names().size })
const search = openSearch(database.file)
const asked = queries(Number(flags.queries), kind => slug(kinds[kind]!.category[1]))
const first = performance.now()
await search.searchProducts(asked[0]!.query)
tell('search thread ready', { ms: rounded(performance.now() - first) })
const found: { of: string; ms: number; cpuMs: number; hits: number }[] = []
const searching = await during(async () => {
  for (const { of, query } of asked) {
    const from = performance.now()
    const used = process.cpuUsage()
    const hits = await search.searchProducts(query)
    const { user, system } = process.cpuUsage(used)
    found.push({ of, ms: performance.now() - from, cpuMs: (user + system) / 1000, hits: hits.length })
  }
})
// Of the processor: what it takes where nobody else uses the machine.
tell('search', {
  ...spreadOf(found.map(({ ms }) => ms)),
  cpuMs: spreadOf(found.map(({ cpuMs }) => cpuMs)),
  loopMs: searching.loopMs,
  empty: found.filter(({ hits }) => hits === 0).length,
})
console.table(
  Object.fromEntries(
    [...new Set(found.map(({ of }) => of))].sort().map(of => [of, spreadOf(found.filter(one => one.of === of).map(({ ms }) => ms))]),
  ),
)
const some = asked.filter((_, at) => at % Math.max(1, Math.floor(asked.length / Number(flags.peers))) === 0)
const slow = some.map(({ query }) => bySql(database, query))
const shared: number[] = []
for (const [at, { query }] of some.entries()) {
  const own = new Set((await search.searchProducts(query)).slice(0, 10).map(({ sku }) => sku))
  const best = slow[at]!.skus.slice(0, 10)
  if (best.length > 0) shared.push(best.filter(sku => own.has(sku)).length / best.length)
}
tell('the same by SQL alone', {
  ...spreadOf(slow.map(({ ms }) => ms)),
  queries: some.length,
  firstTenShared: rounded(shared.reduce((sum, share) => sum + share, 0) / Math.max(1, shared.length), 4),
  allShared: shared.filter(share => share === 1).length,
})
tell('FTS5 alone', spreadOf(some.flatMap(({ query }) => byFts(database, query) ?? [])))
tell('LIKE', spreadOf(some.flatMap(({ query }) => byLike(database, query) ?? [])))
results.loadAfter = rounded(loadavg()[0] ?? 0, 2)
await search.close()
void shop.close()
database.close()
if (flags.data === undefined && existsSync(folder)) rmSync(folder, { recursive: true, force: true })
console.log(JSON.stringify(results))
process.exit(0)
