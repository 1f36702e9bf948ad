import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { rounded, spread } from '../support/numbers.ts'
import { spawnServer } from '../support/process.ts'
import { usageOf } from '../support/processes.ts'
import { newFolder, Shopper } from '../support/service.ts'

/**
 * The longest messages to a shop of very many texts, while somebody else looks on: `npm run bench:passages [-- --passages 5000 --rounds 6]`.
 * The service is a process of its own; its metric tells how late its loop was, the onlooker how long `/healthz` took. Ends with one JSON line.
 */
const { values: flags } = parseArgs({
  options: { passages: { type: 'string', default: '5000' }, rounds: { type: 'string', default: '6' } },
})
const [passages, rounds] = [Number(flags.passages), Number(flags.rounds)]
const longest = 2000
const patienceMs = 120_000
const topics = ['returns', 'shipping', 'warranty', 'privacy', 'payment', 'gift-cards', 'repairs', 'stores', 'sizes', 'jobs']
const messages = [
  'can I send back opened earrings I bought in the shop and how long does it take ',
  '我上周在你们店里买的耳环已经拆开了还能不能退，邮费是谁出，多久能到账，',
  'is it 3 to 5 days or 12 weeks for item 77 and desk 5 at 19.90 each, two of each and one of the third? ',
  'constructor __proto__ toString ',
  'a',
  '1 ',
  '、',
].map(text => text.repeat(longest).slice(0, longest))

const folder = newFolder()
const pages = join(folder, 'pages')
mkdirSync(pages)
for (const [at, topic] of topics.entries()) {
  const texts = Array.from({ length: passages / topics.length }, (_, number) => {
    const rule = number * topics.length + at
    return `Rule ${rule} of our ${topic} department says that item ${rule % 613} is handled within ${1 + (rule % 9)} days. Staff ${rule % 31} at desk ${rule % 53} will tell you more about it.`
  })
  writeFileSync(join(pages, `${topic}.en.md`), `# ${topic}\n\n${texts.join('\n\n')}\n`)
}
const env = { USHER_DATA: join(folder, 'data'), USHER_DEMO: 'on', USHER_GENERATOR: 'off', USHER_PAUSE_MS: '0', USHER_RATE_MESSAGES: '1000' }
const server = await spawnServer(env)
execFileSync(process.execPath, [fileURLToPath(import.meta.resolve('#root/bin/usher.js')), 'policies', 'import', pages], {
  env: { PATH: process.env.PATH, ...env },
  stdio: 'ignore',
})
const shopper = new Shopper(server.url)
await shopper.open({ language: 'en' })
const cpuBefore = usageOf(server.child.pid ?? 0).main?.cpuSeconds ?? 0
const waits: number[] = []
let isAsking = true
const onlooker = (async () => {
  while (isAsking) {
    const from = performance.now()
    await fetch(`${server.url}/healthz`).then(answer => answer.arrayBuffer())
    waits.push(performance.now() - from)
    await new Promise(resolve => setTimeout(resolve, 20))
  }
})()
const answers: number[] = []
for (let round = 0; round < rounds; round += 1)
  for (const message of messages) {
    const from = performance.now()
    const sent = await shopper.send(`${round}${message}`.slice(0, longest))
    if (!sent.ok) throw new Error(`${sent.code}: ${sent.message}`)
    await shopper.answerTo(sent.value.seq, patienceMs)
    answers.push(performance.now() - from)
  }
isAsking = false
await onlooker
const metrics = await fetch(`${server.url}/metrics`).then(answer => answer.text())
const results = {
  bench: 'passages',
  passages,
  messages: answers.length,
  load: rounded(loadavg()[0] ?? 0, 1),
  eventLoopP999Ms: rounded(Number(/^usher_event_loop_delay_p999_seconds (\S+)/m.exec(metrics)?.[1]) * 1000, 1),
  answerMs: spread(answers),
  onlookerMs: spread(waits),
  cpuSecondsAMessage: rounded(((usageOf(server.child.pid ?? 0).main?.cpuSeconds ?? 0) - cpuBefore) / answers.length, 3),
}
shopper.close()
await server.kill('SIGTERM')
rmSync(folder, { recursive: true, force: true })
console.log(JSON.stringify(results))
