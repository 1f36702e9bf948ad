import { rmSync } from 'node:fs'
import { createConversationStore } from '../../server/store/conversations.ts'
import { createInboxStore } from '../../server/store/inbox.ts'
import { openStore } from '../../server/store/open.ts'
import { Agent, agentToken, got } from '../support/agent.ts'
import { spawnServer } from '../support/process.ts'
import { newFolder, Shopper } from '../support/service.ts'

/**
 * What agents cost: `npm run build && node dist/test/bench/desk.js [--conversations 100000]`. A database of that many conversations,
 * one inbox read from it, then 20 agents and 20 shoppers who talk through the real service at once. Ends with one JSON line.
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
const greeting = { kind: 'message', from: 'bot', text: 'Hello, what are you looking for today?' } as const
database.transaction(() => {
  for (let n = 0; n < conversations; n++, at += step) {
    const id = crypto.randomUUID()
    store.create({ id, language: 'en', state: '{}', greeting })
    store.append(id, { kind: 'message', from: 'shopper', text: 'running shoes under 400' }, { request: { id: 'x', content: n } })
    if (n % 200 === 0) store.append(id, { kind: 'status', status: 'queued' }, { request: { id: 'h', content: n }, status: 'queued' })
  }
})
const inbox = createInboxStore(database, () => new Date())
const reads = timed(200, () => inbox.read(100))
const { open, waiting } = inbox.read(100)
database.close()

const server = await spawnServer({ USHER_DATA: folder, USHER_DEMO: 'off', USHER_GENERATOR: 'off', USHER_RATE_MESSAGES: '10000' })
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
  agents: pairs,
  messagesASecond: Math.round((2 * pairs * messages) / seconds),
  acknowledgedP95Ms: percentile(acknowledged, 95),
  deliveredP95Ms: percentile(delivered, 95),
  inboxesASecond: Math.round((inboxes / seconds) * 10) / 10,
  inboxBytes: bytes,
}
console.table(table)
console.log(JSON.stringify(table))

function timed(times: number, work: () => unknown): number[] {
  return Array.from({ length: times }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  })
}

function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return Math.round((sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? 0) * 100) / 100
}
