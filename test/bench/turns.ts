import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { spawnServer } from '../support/process.ts'
import { newFolder, Shopper } from '../support/service.ts'
import { unfounded } from '../support/unfounded.ts'

/**
 * Talks to the real service with real models, one shopper at a time: `npm run bench [-- --turns 200 --hostile FILE.json]`.
 * Prints how replies were worded, how long the first sentence took, what the event loop did, what memory is used, and whether
 * anything in a reply was not from a fact. Ends with one JSON line.
 */
type Trace = {
  turn: number
  body: {
    chosen: string
    facts: { text: string }[]
    candidates: { refusal?: { reason: string; detail: string } }[]
    timings: { totalMs: number; wordMs: number; understandMs: number }
  }
}

const perLanguage = Number(process.argv[process.argv.indexOf('--turns') + 1]) || 200
const turnsATalk = 8
/** `--templates`: how fast the service answers while there is no generator. */
const withoutGenerator = process.argv.includes('--templates')
const folder = newFolder()
const begun = performance.now()
const server = await spawnServer({
  USHER_DATA: folder,
  USHER_PAUSE_MS: '0',
  USHER_RATE_MESSAGES: '10000',
  USHER_GENERATOR: withoutGenerator ? 'off' : 'on',
})
const coldStartMs = performance.now() - begun
const [email = '', password = ''] = readFileSync(join(folder, 'admin-password.txt'), 'utf8').trim().split(' ')
const token = await post<{ token: string }>('/api/v1/sessions', { email, password }).then(answer => answer.token)
await untilWell()

const results: Record<string, unknown> = { coldStartMs: Math.round(coldStartMs) }
for (const language of ['zh', 'en'] as const) {
  const lines = [...linesOf(`turns-${language}.txt`), ...hostileLines(40)]
  const firstMs: Record<string, number[]> = { generator: [], template: [], remote: [] }
  const reasons = new Map<string, number>()
  const strange: string[] = []
  let retried = 0
  let done = 0
  while (done < perLanguage) {
    const shopper = new Shopper(server.url)
    await shopper.open({ language })
    const starts = new Map<number, number>()
    for (let at = 0; at < turnsATalk && done < perLanguage; at++, done++) {
      const text = lines[done % lines.length] ?? ''
      const firstDelta = new Promise<number>(resolve => shopper.socket.once('reply:delta', () => resolve(performance.now())))
      const sent = await shopper.send(text)
      if (!sent.ok) throw new Error(`${sent.code} for "${text.slice(0, 60)}"`)
      const from = performance.now()
      const answer = await shopper.answerTo(sent.value.seq, 30_000)
      starts.set(sent.value.seq, (await firstDelta) - from)
      firstMs[answer.by ?? 'template']?.push(starts.get(sent.value.seq) ?? 0)
    }
    const { events, traces } = await get<{ events: typeof shopper.events; traces: Trace[] }>(
      `/api/v1/conversations/${shopper.conversation}`,
    )
    for (const { turn, body } of traces) {
      const refused = body.candidates.filter(({ refusal }) => refusal !== undefined)
      if (body.chosen === 'generator' && refused.length > 0) retried++
      for (const { refusal } of refused)
        reasons.set(`${refusal?.reason} ${refusal?.detail}`, (reasons.get(`${refusal?.reason} ${refusal?.detail}`) ?? 0) + 1)
      const reply = events.find(event => event.kind === 'message' && event.turn === turn)
      if (reply?.kind !== 'message') continue
      const found = unfounded(
        reply.text,
        body.facts.map(({ text }) => text),
        await productNames(),
      )
      if (found !== undefined) strange.push(`${found}: ${reply.text}`)
    }
    shopper.close()
  }
  const generated = firstMs.generator ?? []
  const templated = firstMs.template ?? []
  results[language] = {
    turns: done,
    generated: generated.length / done,
    retried: retried / done,
    templated: templated.length / done,
    firstSentenceMs: { generatedP50: median(generated), templatedP50: median(templated) },
    unfounded: strange.length,
    refusals: Object.fromEntries([...reasons].sort((a, b) => b[1] - a[1]).slice(0, 12)),
    strange: strange.slice(0, 10),
  }
  console.table([results[language]])
}
const metrics = await fetch(`${server.url}/metrics`).then(answer => answer.text())
results.eventLoopDelayP999Ms = Number(/^usher_event_loop_delay_p999_seconds (\S+)/m.exec(metrics)?.[1]) * 1000
results.residentMb = residentMb(server.child.pid ?? 0)
await server.kill('SIGTERM')
rmSync(folder, { recursive: true, force: true })
console.log(JSON.stringify(results))

async function untilWell(): Promise<void> {
  for (let tries = 0; tries < 240; tries++) {
    const { parts } = await get<{ parts: { classifier: { state: string }; generator: { state: string } } }>('/healthz')
    if (parts.classifier.state === 'ready' && parts.generator.state === (withoutGenerator ? 'off' : 'ready')) return
    await new Promise(resolve => setTimeout(resolve, 250))
  }
  throw new Error('Expected both models to be ready within a minute')
}

async function productNames(): Promise<string[]> {
  const lists = await Promise.all(
    ['zh', 'en'].map(language => get<{ products: { title: string; brand?: string }[] }>(`/api/v1/products?language=${language}`)),
  )
  return lists.flatMap(({ products }) => products.flatMap(({ title, brand }) => (brand === undefined ? [title] : [title, brand])))
}

async function get<T>(path: string): Promise<T> {
  const answer = await fetch(server.url + path, { headers: { authorization: `Bearer ${token}` } })
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return (await answer.json()) as T
}

async function post<T>(path: string, body: unknown): Promise<T> {
  const answer = await fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
  return (await answer.json()) as T
}

function linesOf(name: string): string[] {
  return readFileSync(fileURLToPath(import.meta.resolve(`#root/test/bench/${name}`)), 'utf8')
    .split('\n')
    .filter(line => line.trim() !== '')
}

/** Hostile strings of a JSON list (`--hostile FILE`), spread over the whole of it; the authored lines hold some of their own. */
function hostileLines(count: number): string[] {
  const at = process.argv.indexOf('--hostile')
  const file = process.argv[at + 1]
  if (at < 0 || file === undefined) return []
  const all = (JSON.parse(readFileSync(file, 'utf8')) as string[]).filter(line => line.trim() !== '' && [...line].length < 500)
  return all.filter((_line, n) => n % Math.max(1, Math.floor(all.length / count)) === 0).slice(0, count)
}

function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted.length === 0 ? null : Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0)
}

/** Resident memory of a process and its children, from /proc. */
function residentMb(pid: number): Record<string, number> {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
  const rss = (id: string) => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1] ?? 0) / 1024
  const role = (id: string) => /encoder|generator/.exec(readFileSync(`/proc/${id}/cmdline`, 'utf8'))?.[0] ?? `child ${id}`
  return { main: Math.round(rss(String(pid))), ...Object.fromEntries(children.map(id => [role(id), Math.round(rss(id))])) }
}
