import { rmSync } from 'node:fs'
import { loadavg } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { TeachingReport } from '../../../models/teaching/train.ts'
import { heldBackLines } from '../../../server/review/folders.ts'
import { Agent, agentToken, got } from '../../support/agent.ts'
import { transcriptOf } from '../../support/console.ts'
import { spawnServer } from '../../support/process.ts'
import { newFolder, Shopper } from '../../support/service.ts'
import { fillShop } from '../../support/shop-visit.ts'
import { when } from '../../support/when.ts'
import { corrected } from './corrected.ts'

type Asked = { text: string; intent: string; conversation: string; message: number; understood: string; reply: string }
type Released = { state: string; error: string | null; report: TeachingReport | null }

/** So many shoppers talk at a time. */
const atOnce = 4
const patienceMs = 60_000
/** Every so manyth of the held-back lines is said to the service, too. */
const oneIn = 45

/** A real service on a written shop: agents correct over the wire, an admin trains, tries, promotes and rolls back over REST, shoppers ask before and after. */
export async function teachLive(): Promise<void> {
  const folder = newFolder()
  fillShop(folder, fileURLToPath(import.meta.resolve('#root/test/shops/zh-google')))
  const server = await spawnServer({ USHER_DATA: folder, USHER_DEMO: 'off', USHER_GENERATOR: 'off', USHER_PAUSE_MS: '0' })
  try {
    const token = await agentToken(folder, 'ann@shop.example', { role: 'admin' })
    const agent = new Agent(server.url, token)
    const call = async <T>(path: string, body?: unknown): Promise<T> => {
      const answer = await fetch(`${server.url}/api/v1/releases${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      return (await answer.json()) as T
    }
    const ask = (lines: readonly (readonly [text: string, intent: string])[]) => inTurn(lines, line => askOnce(server.url, token, line))
    const taught = corrected.map(([text, intent]) => [text, intent] as const)
    const otherwise = corrected.map(([, intent, text]) => [text, intent] as const)
    const others = heldBackLines().flatMap(({ text, intent }, at) => (at % oneIn === 0 ? [[text, intent] as const] : []))
    const before = { taught: await ask(taught), otherwise: await ask(otherwise), others: await ask(others) }

    const startedAt = performance.now()
    const since = () => Math.round((performance.now() - startedAt) / 100) / 10
    for (const { conversation, message, intent } of before.taught)
      got(await agent.ask('turn:correct', { conversation, id: 'a', message, meant: { intent: intent as 'greet' } }))
    const seconds: Record<string, number> = { corrected: since() }
    const { release } = await call<{ release: number }>('', {})
    const { state, error, report } = await when(async () => {
      const now = await call<Released>(`/${release}`)
      return now.state === 'queued' || now.state === 'training' ? undefined : now
    })
    seconds.trained = since()
    if (state !== 'ready' || report === null) throw new Error(`Expected release ${release} to be ready, it is ${state}: ${error}`)
    await call(`/${release}/release`, { share: 0.1 })
    await call(`/${release}/promote`, {})
    await askOnce(server.url, token, taught[0]!)
    seconds.answered = since()

    const after = { taught: await ask(taught), otherwise: await ask(otherwise), others: await ask(others) }
    const rolledAt = performance.now()
    await call('/rollback', {})
    const rollbackMs = Math.round(performance.now() - rolledAt)
    const again = await ask(taught)
    agent.close()
    print(before, after, again, seconds, rollbackMs, report)
  } finally {
    await server.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
}

async function askOnce(url: string, token: string, [text, intent]: readonly [string, string]): Promise<Asked> {
  const shopper = new Shopper(url)
  try {
    await shopper.open({ language: /\p{Script=Han}/u.test(text) ? 'zh' : 'en' })
    const { seq } = got(await shopper.send(text))
    const reply = await shopper.answerTo(seq, patienceMs)
    const { traces } = await transcriptOf(url, token, shopper.conversation)
    const [clause] = traces.at(-1)?.body.clauses ?? []
    const isOutside = (clause as { abstain?: boolean } | undefined)?.abstain === true
    const understood = isOutside ? 'oos' : (clause?.intents[0]?.name ?? 'oos')
    return { text, intent, conversation: shopper.conversation, message: seq, understood, reply: reply.text }
  } finally {
    shopper.close()
  }
}

async function inTurn<From, To>(all: readonly From[], act: (one: From) => Promise<To>): Promise<To[]> {
  const done: To[] = []
  for (let from = 0; from < all.length; from += atOnce) done.push(...(await Promise.all(all.slice(from, from + atOnce).map(act))))
  return done
}

type Round = Record<'taught' | 'otherwise' | 'others', Asked[]>

function print(
  before: Round,
  after: Round,
  again: readonly Asked[],
  seconds: Record<string, number>,
  rollbackMs: number,
  report: TeachingReport,
): void {
  const right = (asked: readonly Asked[]) => asked.filter(({ understood, intent }) => understood === intent).length
  const otherReplies = (of: keyof Round) => before[of].filter(({ reply }, at) => reply !== after[of][at]?.reply).length
  const rows = { taught: 'Corrected sentences', otherwise: 'The same said otherwise', others: 'Held-back lines said to it' } as const
  for (const of of ['taught', 'otherwise', 'others'] as const)
    console.log(
      `${rows[of].padEnd(28)} ${right(before[of])} → ${right(after[of])} of ${before[of].length} understood right, ${otherReplies(of)} replies are others`,
    )
  const whole = report.lines.find(({ group }) => group === 'all')!
  console.log(
    `${'Held-back lines, all'.padEnd(28)} ${whole.live} → ${whole.candidate} of ${whole.n} right, +${whole.gained} −${whole.lost}, p = ${whole.p.toFixed(3)}`,
  )
  console.log(
    `From the first correction on: ${Object.entries(seconds)
      .map(([name, at]) => `${name} after ${at} s`)
      .join(', ')}`,
  )
  console.log(`Rolled back in ${rollbackMs} ms: ${right(again)} of ${again.length} corrected sentences are understood as said`)
  const counts = (round: Round) => Object.fromEntries(Object.entries(round).map(([name, asked]) => [name, right(asked)]))
  console.log(
    JSON.stringify({
      before: counts(before),
      after: counts(after),
      rolledBack: right(again),
      seconds,
      rollbackMs,
      lines: whole,
      load: loadavg().map(one => Math.round(one * 10) / 10),
    }),
  )
}
