import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, readFileSync, rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { finished } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { maskNumbers, openBehaviourModels } from '../../models/behaviours.ts'
import { wilson } from '../../models/wilson.ts'
import { createTextReader } from '../../server/behaviours/read-texts.ts'
import { judgeComments } from '../support/comments.ts'
import { rounded } from '../support/numbers.ts'
import { newFolder } from '../support/service.ts'

/**
 * How fast `usher behaviours classify` reads a log, in what memory, and how well it reads comments: `npm run bench:behaviours [-- --lines N]
 * [--users N] [--misses]`. A million lines of a tenth as many users unless told. Ends with one JSON line.
 */
const option = (name: string, otherwise: number) => {
  const at = process.argv.indexOf(name)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}
const lines = option('--lines', 1_000_000)
const users = option('--users', Math.ceil(lines / 10))
const root = dirname(fileURLToPath(import.meta.resolve('#root/package.json')))

const comments = await readComments()
console.table(comments)

const folder = newFolder()
const runs: Record<string, number | null>[] = []
// Twice, one a tenth of the other: memory that grew with the lines would show.
for (const count of [Math.ceil(lines / 10), lines]) runs.push(await classify(count, Math.ceil((users * count) / lines)))
rmSync(folder, { recursive: true, force: true })
console.table(runs)
console.log(JSON.stringify({ bench: 'behaviours', load: rounded(loadavg()[0] ?? 0, 2), comments, runs }))

async function readComments() {
  const models = await openBehaviourModels(join(root, 'models/weights'))
  const reader = createTextReader(models, maskNumbers)
  const rows: object[] = []
  for (const [language, part] of [
    ['zh', 'read'],
    ['zh', 'held back'],
    ['en', 'read'],
    ['en', 'held back'],
  ] as const) {
    const { sentiment, aspects } = await judgeComments(reader, { language, part }, (wanted, { comment }) => {
      const got = comment?.aspects.map(({ name, sentiment: tone }) => `${name} ${tone}`).join(', ')
      if (process.argv.includes('--misses'))
        console.log(`${wanted.text}\n  wanted ${wanted.sentiment} ${JSON.stringify(wanted.aspects)}, got ${comment?.sentiment.name} ${got}`)
    })
    const [low, high] = wilson(sentiment.right, sentiment.of)
    rows.push({
      language,
      part,
      sentiment: `${sentiment.right} of ${sentiment.of} (${rounded(100 * low)}–${rounded(100 * high)} %)`,
      aspectsF1: rounded(aspects.f1, 3),
      aspectsFound: `${aspects.right} of ${aspects.wanted}, ${aspects.found - aspects.right} too many`,
      sentimentOfFound: `${aspects.tone} of ${aspects.right}`,
    })
  }
  await models.close()
  return rows
}

async function classify(count: number, people: number): Promise<Record<string, number | null>> {
  const log = join(folder, `log-${count}.csv`)
  await writeLog(log, count, people)
  const from = performance.now()
  const command = [join(root, 'bin/usher.js'), 'behaviours', 'classify', log, '--out', join(folder, 'rows.jsonl')]
  const child = spawn(process.execPath, command, { env: { USHER_DATA: folder }, stdio: ['ignore', 'ignore', 'pipe'] })
  let peakMb = 0
  const watch = setInterval(() => {
    try {
      const [, kib = 0] = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
      peakMb = Math.max(peakMb, Number(kib) / 1024)
    } catch {
      // It has ended since, or this system has no such file: then the peak stays 0.
    }
  }, 50)
  const [told, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  clearInterval(watch)
  if (code !== 0) throw new Error(told)
  const seconds = (performance.now() - from) / 1000
  return { lines: count, users: people, seconds: rounded(seconds, 1), linesPerSecond: rounded(count / seconds), peakMb: rounded(peakMb) }
}

/** Nine lines in ten as machines write them, numbers in most; one in ten a comment of the training texts. */
async function writeLog(file: string, count: number, people: number): Promise<void> {
  const said = readFileSync(join(root, 'models/training/behaviours/sentiment.zh.jsonl'), 'utf8')
    .split('\n')
    .filter(line => line !== '')
    .slice(0, 300)
    .map(line => (JSON.parse(line) as { text: string }).text)
  const forms: ((at: number) => string)[] = [
    at => `click product_${at}`,
    at => `浏览了商品${at}`,
    at => `add_to_cart sku=${at} price=${at % 500}.90`,
    at => `搜索：跑步鞋 ${at % 40} 码`,
    at => `user searched for red dress size ${at % 20}`,
    () => 'pv',
    at => `Order Completed total=${at % 900}`,
    at => `把商品${at}加进了购物车`,
    at => `checkout step ${at % 5} for order ${at}`,
    at => `评价：${said[at % said.length]}`,
  ]
  const out = createWriteStream(file)
  out.write('user_id,behaviour,time\n')
  for (let at = 0; at < count; at++) {
    const line = `u${(at * 7919) % people},"${forms[at % forms.length]!(at)}",2026-01-${String(1 + (at % 28)).padStart(2, '0')} 10:00:00\n`
    if (!out.write(line)) await once(out, 'drain')
  }
  out.end()
  await finished(out)
}
