import { rmSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { seededRandom } from '../../models/random.ts'
import { createConversationStore } from '../../server/store/conversations.ts'
import { createInboxStore } from '../../server/store/inbox.ts'
import { openMessageSearch } from '../../server/store/message-search.ts'
import { openStore } from '../../server/store/open.ts'
import type { MessageSearch } from '../../server/wire.ts'
import { Agent, agentToken, got } from '../support/agent.ts'
import { spawnServer } from '../support/process.ts'
import { newFolder, Shopper } from '../support/service.ts'

/**
 * What agents cost: `npm run build && node dist/test/bench/desk.js [--conversations 100000]`. A database of that many conversations of ten
 * messages each, inboxes read from it, searches through the thread that the service searches by, then 20 agents and 20 shoppers who talk through
 * the real service at once. Ends with one JSON line.
 */
const conversations = Number(process.argv[process.argv.indexOf('--conversations') + 1]) || 100_000
const pairs = 20
const messages = 25
const folder = newFolder()
const database = openStore({ data: folder, database: 'usher.sqlite' })
const hour = 3600_000
let at = Date.now() - 90 * 24 * hour
const step = (90 * 24 * hour) / conversations
const store = createConversationStore(database, () => new Date(at))
const random = seededRandom(7)
const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!
const greeting = { kind: 'message', from: 'bot', text: 'Hello, what are you looking for today?' } as const
database.transaction(() => {
  for (let n = 0; n < conversations; n++, at += step) {
    const id = crypto.randomUUID()
    const language = n % 2 === 0 ? 'zh' : 'en'
    store.create({ id, language, state: '{}', greeting })
    for (let said = 0; said < 9; said++) {
      const request = { id: `${said}`, content: n }
      const text = said === 4 && n % 5000 === 17 ? '上个月买的帐篷漏水了，想退货' : sentence(language)
      store.append(id, { kind: 'message', from: said % 2 === 0 ? 'shopper' : 'bot', text }, { request })
    }
    if (n % 10 === 3) store.append(id, { kind: 'rating', score: 1 + (n % 50) / 10 > 5 ? 5 : 1 + Math.floor((n % 50) / 10) })
    if (n % 200 === 0) store.append(id, { kind: 'status', status: 'queued' }, { request: { id: 'h', content: n }, status: 'queued' })
    if (n % 100 === 50) database.sql("INSERT INTO facets VALUES ('label', 'vip', ?)", id)
  }
})
const inbox = createInboxStore(database, () => new Date())
const [first] = inbox.read(100).conversations
let said = 0
// Between two reads somebody writes.
const reads = timed(
  200,
  () => inbox.read(100),
  () => {
    const request = { id: `read ${++said}`, content: said }
    store.append(first!.conversation, { kind: 'message', from: 'shopper', text: sentence('en') }, { request })
  },
)
const { open, waiting } = inbox.read(100)

const searches: Partial<MessageSearch>[] = [
  { text: '漏水' },
  { text: '帐篷漏水了' },
  { text: '的' },
  { text: '退货' },
  { text: '货' },
  { text: 'running shoes' },
  { text: 'the' },
  { text: 'wat' },
  { text: '的', label: 'vip' },
  { text: '漏水', label: 'vip' },
  { text: 'shoes', rating: 1 },
  { text: '漏水', language: 'en' },
  { text: '的', language: 'en' },
  { text: '鞋', stage: 'ordered' },
  { text: '', label: 'vip' },
  { text: '', rating: 5 },
  { text: '包', since: new Date(at - 30 * 24 * hour).toISOString() },
  { text: 'nothing of the kind' },
]
const search = openMessageSearch(database.file)
await search.find({ text: '', limit: 1 })
const delay = monitorEventLoopDelay({ resolution: 5 })
delay.enable()
const found: number[] = []
const byQuery: Record<string, number[]> = {}
for (let round = 0; round < 12; round++) {
  for (const each of searches) {
    const start = performance.now()
    await search.find({ text: '', limit: 30, ...each })
    const took = performance.now() - start
    found.push(took)
    const name = JSON.stringify(each)
    byQuery[name] = [...(byQuery[name] ?? []), took]
  }
}
delay.disable()
const memory = Math.round(process.memoryUsage().rss / 2 ** 20)
await search.close()
const megabytes = Math.round(
  (database.sql<{ bytes: number }>('SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size')[0]?.bytes ?? 0) /
    2 ** 20,
)
database.close()

// A loaded machine starts it slowly.
const server = await spawnServer({ USHER_DATA: folder, USHER_DEMO: 'off', USHER_GENERATOR: 'off', USHER_RATE_MESSAGES: '10000' }, 300_000)
const agents = await Promise.all(
  Array.from({ length: pairs }, async (_, n) => new Agent(server.url, await agentToken(folder, `agent-${n}@shop.example`))),
)
const shoppers = await Promise.all(
  agents.map(async agent => {
    const shopper = new Shopper(server.url)
    await shopper.open({ language: 'en' })
    await agent.watch(shopper.conversation)
    got(await agent.claim(shopper.conversation))
    return shopper
  }),
)
const acknowledged: number[] = []
const delivered: number[] = []
const begun = performance.now()
await Promise.all(
  agents.map(async (agent, n) => {
    const shopper = shoppers[n]!
    for (let one = 0; one < messages; one++) {
      const start = performance.now()
      const { seq } = got(await agent.say(shopper.conversation, `message ${one}`))
      acknowledged.push(performance.now() - start)
      await shopper.until(event => event.seq === seq)
      delivered.push(performance.now() - start)
      const answer = await shopper.send(`answer ${one}`)
      if (!answer.ok) throw new Error(answer.message)
      await agent.event(event => event.kind !== 'note' && event.seq === answer.value.seq)
    }
  }),
)
const seconds = (performance.now() - begun) / 1000
const inboxes = Math.max(...agents.map(({ queues }) => queues.length))
const bytes = JSON.stringify(agents[0]?.queues.at(-1)).length
for (const each of [...agents, ...shoppers]) each.close()
await server.kill('SIGTERM')
rmSync(folder, { recursive: true, force: true })

const table = {
  conversations,
  open,
  waiting,
  inboxReadP50Ms: percentile(reads, 50),
  inboxReadP95Ms: percentile(reads, 95),
  messages: conversations * 10,
  databaseMb: megabytes,
  searchP50Ms: percentile(found, 50),
  searchP95Ms: percentile(found, 95),
  searchMaxMs: percentile(found, 100),
  searchLoopDelayP99Ms: Math.round(delay.percentile(99) / 1e5) / 10,
  searchRssMb: memory,
  agents: pairs,
  messagesASecond: Math.round((2 * pairs * messages) / seconds),
  acknowledgedP95Ms: percentile(acknowledged, 95),
  deliveredP95Ms: percentile(delivered, 95),
  inboxesASecond: Math.round((inboxes / seconds) * 10) / 10,
  inboxBytes: bytes,
}
console.table(
  Object.fromEntries(Object.entries(byQuery).map(([name, took]) => [name, { p50: percentile(took, 50), max: percentile(took, 100) }])),
)
console.table(table)
console.log(JSON.stringify(table))

/** A sentence of a shop's talk, in which common characters are as common as they are. */
function sentence(language: 'zh' | 'en'): string {
  const zh = [
    '这双跑鞋的',
    '尺码',
    '有没有',
    '黑色的',
    '什么时候',
    '发货',
    '可以退货吗',
    '背包',
    '好的',
    '谢谢',
    '多少钱',
    '水壶',
    '帐篷',
    '给我妈妈的',
    '礼物',
    '质量',
    '怎么样',
    '优惠券',
    '三百以内',
    '包邮吗',
  ]
  const en = [
    'running shoes',
    'the blue one',
    'do you have',
    'a water bottle',
    'when does it ship',
    'for my mum',
    'under 200',
    'in size 42',
    'can I return it',
    'thanks',
    'the backpack',
    'how much',
    'a gift',
    'is it waterproof',
  ]
  const words = language === 'zh' ? zh : en
  return Array.from({ length: 2 + Math.floor(random() * 5) }, () => pick(words)).join(language === 'zh' ? '' : ' ')
}

function timed(times: number, work: () => unknown, before: () => void): number[] {
  return Array.from({ length: times }, () => {
    before()
    const start = performance.now()
    work()
    return performance.now() - start
  })
}

function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? 0) * 100) / 100
}
