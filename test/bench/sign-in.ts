import { rmSync } from 'node:fs'
import { agentToken } from '../support/agent.ts'
import { rounded } from '../support/numbers.ts'
import { spawnServer } from '../support/process.ts'
import { newFolder } from '../support/service.ts'

/**
 * Whether the time that a sign-in takes tells who has an account: wrong passwords of accounts that there are and of none, in turn. Prints both
 * medians and how often the one took longer than the other; ends with one JSON line. `npm run bench:sign-in`.
 */
const accounts = 10
/** Fewer than lock an account. */
const triesEach = 8

const folder = newFolder()
// A process of its own: what it does after an answer must not hold up whoever measures.
const service = await spawnServer({ USHER_DATA: folder, USHER_DEMO: 'off', USHER_GENERATOR: 'off', USHER_TRUSTED_PROXIES: 'loopback' })
const known = Array.from({ length: accounts }, (_, at) => `agent-${at}@shop.example`)
for (const email of known) await agentToken(folder, email)

/** Each try from an address of its own, since one may try ten times a minute. */
let asked = 0
async function msOf(email: string): Promise<number> {
  const from = performance.now()
  const answer = await fetch(`${service.url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': `203.0.113.${asked++ % 250}` },
    body: JSON.stringify({ email, password: 'a wrong password' }),
  })
  if (answer.status !== 401) throw new Error(`Expected 401 for ${email}, got ${answer.status}`)
  await answer.arrayBuffer()
  return performance.now() - from
}

const pairs: [number, number][] = []
for (let tried = 0; tried < triesEach; tried += 1)
  for (const [at, email] of known.entries()) {
    const stranger = `nobody-${at}-${tried}@shop.example`
    // Which comes first alternates, so that neither finds the machine warmer.
    if ((at + tried) % 2 === 0) pairs.push([await msOf(email), await msOf(stranger)])
    else {
      const none = await msOf(stranger)
      pairs.push([await msOf(email), none])
    }
  }
await service.kill('SIGTERM')
rmSync(folder, { recursive: true, force: true })
const median = (values: readonly number[]) => rounded([...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0, 1)
const longer = pairs.filter(([there, none]) => there > none).length
console.log(
  JSON.stringify({
    bench: 'sign-in',
    pairs: pairs.length,
    medianMs: { account: median(pairs.map(([there]) => there)), none: median(pairs.map(([, none]) => none)) },
    medianDifferenceMs: median(pairs.map(([there, none]) => there - none)),
    accountTookLonger: rounded(longer / pairs.length, 2),
  }),
)
