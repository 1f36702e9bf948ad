import { seededRandom } from '../../../models/random.ts'
import type { Kept } from '../../support/books.ts'
import { Shopper } from '../../support/service.ts'
import { openCrowd, openTabs } from './crowd.ts'
import { type Asked, closeBooks, type Row, tally } from './row.ts'
import { openVictim, sleep, until, type Victim } from './victim.ts'

const talks = 4
const patienceMs = 120_000
/** Of a slow process: how long it works and how long it stands still, in turn. */
const workMs = 60
const standMs = 240

const roles = ['classifier', 'generator'] as const
type Role = (typeof roles)[number]

/** Each of the two model processes is killed, stopped for a while, and slowed down, while shoppers talk. */
export async function models({ seed, quick }: Asked): Promise<Row[]> {
  const rows: Row[] = []
  for (const role of roles) {
    rows.push(
      await disturbed({
        seed,
        quick,
        role,
        name: 'killed',
        done: 'kill -9',
        n: quick ? 1 : 5,
        harm: pid => void process.kill(pid, 'SIGKILL'),
      }),
      await disturbed({
        seed,
        quick,
        role,
        name: 'stopped',
        done: 'stopped for 3, 6, 9 … s, then let go on where it still stands',
        n: quick ? 1 : 4,
        harm: async (pid, n) => {
          signal(pid, 'SIGSTOP')
          await sleep(3000 * (n + 1))
          signal(pid, 'SIGCONT')
        },
      }),
      await disturbed({
        seed,
        quick,
        role,
        name: 'slow',
        done: `a fifth of its pace for ${quick ? 5 : 20} s`,
        n: quick ? 1 : 2,
        harm: async pid => {
          for (const end = performance.now() + (quick ? 5000 : 20_000); performance.now() < end; ) {
            signal(pid, 'SIGSTOP')
            await sleep(standMs)
            signal(pid, 'SIGCONT')
            await sleep(workMs)
          }
        },
      }),
    )
  }
  return rows
}

async function disturbed(options: {
  seed: number
  quick: boolean
  role: Role
  name: string
  done: string
  n: number
  harm(pid: number, n: number): Promise<void> | void
}): Promise<Row> {
  const { seed, role, name, done, n } = options
  const random = seededRandom(seed)
  const victim = await openVictim({ USHER_GENERATOR: 'on' })
  await well(victim)
  const crowd = openCrowd(openTabs(talks, victim.url), { seed, thinkMs: [2000, 6000] })
  await crowd.opened()
  const recoveredMs: number[] = []
  for (let time = 0; time < n; time++) {
    await sleep(2000 + random() * 2000)
    const { parts } = await victim.health()
    const pid = parts[role]?.pid
    if (pid === undefined) throw new Error(`Expected a ${role}, got ${JSON.stringify(parts[role])}`)
    await options.harm(pid, time)
    recoveredMs.push(await usedAgain(victim, role))
  }
  await sleep(options.quick ? 0 : 5000)
  await crowd.settle()
  const { parts } = await victim.health()
  const readers = readersOf(victim.kept())
  return closeBooks(
    {
      fault: `${role} ${name}`,
      done,
      n,
      saw: `understood by ${readers}`,
      recoveredMs,
      more: { restarts: parts[role]?.restarts },
    },
    victim,
    crowd.tabs,
  )
}

/** How long it takes until both models are ready. */
function well(victim: Victim): Promise<number> {
  return until(async () => (await victim.health()).state === 'ok', patienceMs, 'both models to be ready')
}

/**
 * How long it takes until the process is what a reply comes from again. Each question is another shopper's: of one who has had a quotation the
 * next stands bare, and a reply that is nothing but a quotation takes no generator.
 */
function usedAgain(victim: Victim, role: Role): Promise<number> {
  return until(
    async () => {
      const probe = new Shopper(victim.url)
      // A service that is out of breath may answer late: it is asked again.
      await probe
        .open({ language: 'en' })
        .then(() => probe.say('how much is shipping?'))
        .catch(() => {})
      probe.close()
      const { conversation } = probe
      const { body } = victim.kept().traces.findLast(trace => trace.conversation === conversation) ?? {}
      const clauses = (body as { clauses?: { by: string }[] } | undefined)?.clauses ?? []
      return role === 'generator' ? body?.chosen === 'generator' : clauses.some(({ by }) => by === 'classifier')
    },
    patienceMs,
    `the ${role} to be used again`,
  )
}

/** What the clauses of all turns were understood by. */
function readersOf({ traces }: Kept): string {
  return tally(traces.flatMap(({ body }) => ((body as { clauses?: { by: string }[] }).clauses ?? []).map(({ by }) => by)))
}

/** It may have been killed by the service meanwhile. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
