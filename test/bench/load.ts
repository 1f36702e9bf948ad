import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { audit, type Kept, readKept } from '../support/books.ts'
import { rounded, spread } from '../support/numbers.ts'
import { type ServerProcess, spawnServer } from '../support/process.ts'
import { usageOf } from '../support/processes.ts'
import { newFolder } from '../support/service.ts'
import { linesOf } from './lines.ts'
import { measureMachine } from './load/machine.ts'
import type { Talked, TalkOptions } from './load/talk.ts'
import type { FromWorker, Task } from './load/worker.ts'

/**
 * Many shoppers at once, in other processes, against the service as a process of its own with its real models:
 * `npm run bench:load [-- --shoppers 200 --seconds 120]`, or connected and idle ones: `-- --idle 2000`. In the same run it measures
 * what it is compared with: the bare transport, one durable commit, the generator alone. Ends with one JSON line.
 */
const { values: flags } = parseArgs({
  options: {
    shoppers: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '120' },
    join: { type: 'string', default: '20' },
    floor: { type: 'string', default: '20' },
    idle: { type: 'string', default: '0' },
    templates: { type: 'boolean', default: false },
  },
})
const shoppers = Number(flags.shoppers)
const seconds = Number(flags.seconds)
const idlers = Number(flags.idle)
const think = [6000, 3000, 12_000] as const
const patienceMs = 30_000
const candidates = 3
const folder = newFolder()

const results: Record<string, unknown> = { bench: 'load', machine: await measureMachine(candidates) }
console.log('The machine, nobody else asking:', results.machine)
if (idlers > 0) results.idle = await measureIdle()
else {
  results.floor = await measureFloor()
  console.log('The bare transport with the same shoppers:', results.floor)
  results.talk = await measureTalk()
}
rmSync(folder, { recursive: true, force: true })
console.log(JSON.stringify(results))

async function measureTalk() {
  const server = await start()
  const before = usageOf(server.child.pid ?? 0)
  const memoryMb: number[] = []
  const watch = setInterval(() => memoryMb.push(usageOf(server.child.pid ?? 0).main?.residentMb ?? 0), 5000)
  const { talked, delayMs, wallSeconds } = await talkTo(server.url, seconds)
  clearInterval(watch)
  const after = usageOf(server.child.pid ?? 0)
  const metrics = await fetch(`${server.url}/metrics`).then(answer => answer.text())
  const machineLoad = rounded(loadavg()[0] ?? 0, 2)
  await server.kill('SIGTERM')
  const kept = readKept(join(folder, 'usher.sqlite'))
  const books = audit(talked, kept.events)
  const said = talked.flatMap(one => one.said)
  const by = (name: string) => said.filter(one => one.by === name).flatMap(({ firstMs }) => firstMs ?? [])
  const answered = said.filter(({ firstMs }) => firstMs !== undefined)
  const { faults, ...counts } = books
  const found = {
    shoppers,
    seconds,
    sent: said.length,
    aSecond: rounded(said.length / seconds, 1),
    ...counts,
    unacknowledged: talked.reduce((sum, one) => sum + one.unacknowledged.length, 0),
    reconnects: talked.reduce((sum, one) => sum + one.reconnects, 0),
    refusals: tally(talked.flatMap(one => one.refusals)),
    generated: rounded(by('generator').length / Math.max(1, answered.length), 3),
    repliesByGenerator: kept.traces.filter(({ body }) => body.chosen === 'generator').length,
    whyTemplates: tally(whyTemplates(kept)),
    partsMs: partsOf(kept),
    ackMs: spread(said.map(({ ackMs }) => ackMs)),
    firstSentenceMs: {
      all: spread(answered.flatMap(({ firstMs }) => firstMs ?? [])),
      generated: spread(by('generator')),
      templates: spread(by('template')),
    },
    eventLoopP999Ms: rounded(Number(/^usher_event_loop_delay_p999_seconds (\S+)/m.exec(metrics)?.[1]) * 1000, 1),
    driverLoopP99Ms: rounded(delayMs, 1),
    memoryMb: {
      before: before.main?.residentMb,
      every5s: memoryMb,
      after: Object.fromEntries(Object.entries(after).map(([role, use]) => [role, use.residentMb])),
    },
    cpuSeconds: Object.fromEntries(
      Object.entries(after).map(([role, use]) => [role, rounded(use.cpuSeconds - (before[role]?.cpuSeconds ?? 0), 1)]),
    ),
    wallSeconds: rounded(wallSeconds, 1),
    loadAfter: machineLoad,
  }
  console.log(found)
  for (const fault of faults) console.log(fault)
  return found
}

/** The same shoppers against a socket.io server with nothing behind it. */
async function measureFloor() {
  const echo = fork(script('./load/echo.js'))
  const [{ url }] = (await once(echo, 'message')) as [{ url: string }]
  const { talked, delayMs } = await talkTo(url, Number(flags.floor))
  const usage = once(echo, 'message')
  echo.send('usage')
  const [{ residentMb, cpuSeconds }] = (await usage) as [{ residentMb: number; cpuSeconds: number }]
  echo.disconnect()
  const said = talked.flatMap(one => one.said)
  return {
    sent: said.length,
    ackMs: spread(said.map(({ ackMs }) => ackMs)),
    firstSentenceMs: spread(said.flatMap(({ firstMs }) => firstMs ?? [])),
    driverLoopP99Ms: rounded(delayMs, 1),
    residentMb,
    cpuSeconds,
  }
}

/** Connected and silent, then a few speak. */
async function measureIdle() {
  const server = await start({ USHER_RATE_OPENS: '100000' })
  const pid = server.child.pid ?? 0
  const before = usageOf(pid)
  const workers = shares(idlers).map(share => {
    const worker = fork(script('./load/worker.js'))
    tell(worker, {
      kind: 'idle',
      options: { url: server.url, shoppers: share, polling: Math.floor(share / 10), speakers: Math.ceil((20 * share) / idlers) },
    })
    return worker
  })
  const open = (await Promise.all(workers.map(worker => hear(worker, 'idling')))).reduce((sum, one) => sum + one.open, 0)
  const opened = usageOf(pid)
  await new Promise(resolve => setTimeout(resolve, seconds * 500))
  const rested = usageOf(pid)
  const woken = Promise.all(workers.map(worker => hear(worker, 'woken')))
  for (const worker of workers) worker.send('wake')
  const answeredMs = (await woken).flatMap(one => one.answeredMs)
  const ended = workers.map(worker => once(worker, 'exit'))
  for (const worker of workers) worker.send('end')
  await Promise.all(ended)
  await server.kill('SIGTERM')
  const main = (usage: ReturnType<typeof usageOf>) => usage.main ?? { residentMb: 0, cpuSeconds: 0 }
  const found = {
    asked: idlers,
    open,
    polling: workers.length * Math.floor(idlers / workers.length / 10),
    memoryMb: { before: main(before).residentMb, opened: main(opened).residentMb, rested: main(rested).residentMb },
    kilobytesEach: rounded(((main(rested).residentMb - main(before).residentMb) * 1024) / idlers, 1),
    openingCpuSeconds: rounded(main(opened).cpuSeconds - main(before).cpuSeconds, 1),
    idleCpuPercent: rounded((100 * (main(rested).cpuSeconds - main(opened).cpuSeconds)) / (seconds / 2), 1),
    spoke: answeredMs.length,
    answeredMs: spread(answeredMs),
  }
  console.log(found)
  return found
}

async function start(env: Record<string, string> = {}): Promise<ServerProcess> {
  const server = await spawnServer({
    USHER_DATA: folder,
    USHER_GENERATOR: flags.templates ? 'off' : 'on',
    USHER_CANDIDATES: String(candidates),
    ...env,
  })
  for (let tries = 0; tries < 240; tries++) {
    const { state } = (await fetch(`${server.url}/healthz`).then(answer => answer.json())) as { state: string }
    const before = usageOf(server.child.pid ?? 0)
    await new Promise(resolve => setTimeout(resolve, 1000))
    // The search vectors of a new shop are made after the start: they are no part of what is measured.
    if (state === 'ok' && (usageOf(server.child.pid ?? 0).encoder?.cpuSeconds ?? 0) - (before.encoder?.cpuSeconds ?? 0) < 0.05)
      return server
  }
  throw new Error('Expected both models to be ready within four minutes')
}

async function talkTo(url: string, forSeconds: number) {
  const lines = { zh: linesOf('zh'), en: linesOf('en') }
  const now = Date.now() + 1500
  const endAt = now + forSeconds * 1000
  const all = Array.from({ length: shoppers }, (_, n): TalkOptions => {
    const language = n % 2 === 0 ? 'zh' : 'en'
    const joinAt = now + (n / shoppers) * Math.min(Number(flags.join), forSeconds / 2) * 1000
    const transport = n % 20 === 19 ? 'polling' : 'websocket'
    return { url, language, lines: lines[language], seed: n + 1, joinAt, endAt, patienceMs, think, transport }
  })
  const count = shares(shoppers).length
  const workers = Array.from({ length: count }, (_, at) => {
    const worker = fork(script('./load/worker.js'))
    tell(worker, { kind: 'talk', shoppers: all.filter((_one, n) => n % count === at) })
    return worker
  })
  const heard = await Promise.all(workers.map(worker => hear(worker, 'talked')))
  return {
    talked: heard.flatMap(({ talked }): Talked[] => talked),
    delayMs: Math.max(...heard.map(one => one.delayMs)),
    wallSeconds: (Date.now() - now) / 1000,
  }
}

/** One process of the driver for each hundred talking or each thousand idle shoppers. */
function shares(all: number): number[] {
  const count = Math.max(1, Math.ceil(all / (idlers > 0 ? 1000 : 100)))
  return Array.from({ length: count }, (_, at) => Math.floor(all / count) + (at < all % count ? 1 : 0))
}

function tell(worker: ChildProcess, task: Task): void {
  worker.send(task)
}

function hear<K extends FromWorker['kind']>(worker: ChildProcess, kind: K): Promise<FromWorker & { kind: K }> {
  return new Promise((resolve, reject) => {
    worker.on('message', (message: FromWorker) => message.kind === kind && resolve(message as FromWorker & { kind: K }))
    worker.once('exit', code => reject(new Error(`Expected a worker to report, it ended with ${code}`)))
  })
}

/** Why each reply that a template worded was not generated: the last thing that was said about a candidate. */
function whyTemplates({ traces }: Kept): string[] {
  return traces.flatMap(({ body: { chosen, candidates: tried = [] } }) => {
    if (chosen !== 'template') return []
    const refusal = tried.findLast(one => one.refusal !== undefined)?.refusal
    if (refusal === undefined) return ['no engine asked']
    if (refusal.reason !== 'late') return [refusal.reason]
    return [/busy/.test(refusal.detail) ? 'busy' : /did not answer|timeout/.test(refusal.detail) ? 'late' : refusal.detail]
  })
}

/** Where the time of a turn went. */
function partsOf({ traces }: Kept): Record<string, unknown> {
  const timings = traces.map(({ body }) => body.timings ?? {})
  const names = [...new Set(timings.flatMap(timing => Object.keys(timing)))]
  return Object.fromEntries(names.map(name => [name, spread(timings.flatMap(timing => timing[name] ?? []))]))
}

function tally(values: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return Object.fromEntries([...counts].sort((a, b) => b[1] - a[1]))
}

function script(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url))
}
