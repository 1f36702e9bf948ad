import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { fuzz } from '../fuzz/fuzz.ts'
import { agentToken } from '../support/agent.ts'
import { spawnServer } from '../support/process.ts'
import { usageOf } from '../support/processes.ts'
import { newFolder } from '../support/service.ts'

/**
 * Twenty thousand odd payloads over all events and routes of the service as a process of its own: `npm run fuzz [-- --payloads 20000 --seed 1]`,
 * the same ones for the same seed. Ends with one JSON line, and with 1 where anything broke or memory grew.
 */
const { values: flags } = parseArgs({
  options: { payloads: { type: 'string', default: '20000' }, seed: { type: 'string', default: '1' } },
})
const [payloads, seed] = [Number(flags.payloads), Number(flags.seed)]
/** Between the first quarter, when everything is loaded and warm, and the end. */
const mostGrowthMb = 100

const folder = newFolder()
const server = await spawnServer({
  USHER_DATA: folder,
  USHER_GENERATOR: 'off',
  USHER_PAUSE_MS: '0',
  USHER_RATE_MESSAGES: '10000',
  USHER_SHOP_SECRET: 'the secret of a shop, of more than 32 characters',
})
const memory: number[] = []
const started = performance.now()
const found = await fuzz({
  url: server.url,
  agentToken: await agentToken(folder, 'li@shop.example'),
  payloads,
  seed,
  onProgress(done) {
    memory.push(usageOf(server.child.pid ?? 0).main?.residentMb ?? 0)
    if (done % 2000 === 0) process.stderr.write(`${done} sent, ${memory.at(-1)} MB\n`)
  },
})
const { parts } = (await (await fetch(`${server.url}/healthz`)).json()) as { parts: { queue: { turnFaults: number } } }
await server.kill('SIGTERM')
const mean = (values: readonly number[]) => Math.round(values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length))
const quarter = Math.ceil(memory.length / 4)
const residentMb = { firstQuarter: mean(memory.slice(quarter / 2, quarter)), lastQuarter: mean(memory.slice(-quarter)) }
const grewMb = residentMb.lastQuarter - residentMb.firstQuarter
for (const broken of found.broken) console.log(`broken: ${broken}`)
const failed = found.broken.length + parts.queue.turnFaults + (grewMb > mostGrowthMb ? 1 : 0) + (server.child.exitCode === 0 ? 0 : 1)
const seconds = Math.round((performance.now() - started) / 1000)
console.log(JSON.stringify({ fuzz: seed, seconds, ...found, turnFaults: parts.queue.turnFaults, residentMb, failed }))
rmSync(folder, { recursive: true, force: true })
process.exit(failed === 0 ? 0 : 1)
