import { spawnSync } from 'node:child_process'
import { copyFileSync, readdirSync, renameSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { openCrowd, openTabs } from './crowd.ts'
import { type Asked, closeBooks, type Row } from './row.ts'
import { openVictim, sleep, until, type Victim } from './victim.ts'

const talks = 6

/** The database file is moved away under the running service, and put back. */
export async function swapped({ seed, quick }: Asked): Promise<Row[]> {
  const victim = await openVictim()
  const crowd = openCrowd(openTabs(talks, victim.url), { seed })
  await crowd.opened()
  const file = join(victim.folder, 'usher.sqlite')
  const times = quick ? 1 : 3
  const recoveredMs: number[] = []
  for (let time = 0; time < times; time++) {
    await sleep(2000)
    renameSync(file, `${file}.away`)
    // Another one in its place, every second time.
    if (time % 2 === 1) copyFileSync(rescued(victim), file)
    await isReady(victim, false)
    await sleep(2000)
    renameSync(`${file}.away`, file)
    recoveredMs.push(await isReady(victim, true))
  }
  await crowd.settle()
  const done = 'the file moved away, every second time another put in its place; then put back'
  return [await closeBooks({ fault: 'database swapped', done, n: times, recoveredMs }, victim, crowd.tabs)]
}

/** Fewer files than there are connections: idle ones must not shut shoppers out. */
export async function handles({ seed, quick }: Asked): Promise<Row[]> {
  const victim = await openVictim()
  const crowd = openCrowd(openTabs(talks, victim.url), { seed })
  await crowd.opened()
  const { port } = new URL(victim.url)
  const limit = 400
  spawnSync('prlimit', [`--pid=${victim.pid}`, `--nofile=${limit}:${limit}`])
  const idle: Socket[] = []
  const wanted = quick ? limit : 2 * limit
  for (let n = 0; n < wanted; n++) {
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => undefined)
    idle.push(socket)
    if (n % 50 === 49) await sleep(100)
  }
  // They are ended within the time that a request has to begin.
  const recoveredMs = [await isReady(victim, true)]
  await sleep(quick ? 2000 : 10_000)
  for (const socket of idle) socket.destroy()
  await crowd.settle()
  const done = `at most ${limit} files, ${wanted} connections that ask for nothing`
  return [await closeBooks({ fault: 'handles exhausted', done, n: 1, recoveredMs }, victim, crowd.tabs)]
}

/** Both model processes killed six times, as fast as they come back. */
export async function volley({ seed }: Asked): Promise<Row[]> {
  const victim = await openVictim({ USHER_GENERATOR: 'on' })
  const crowd = openCrowd(openTabs(talks, victim.url), { seed, thinkMs: [1000, 3000] })
  await crowd.opened()
  const times = 6
  for (let time = 0; time < times; time++) {
    const { parts } = await victim.health()
    for (const role of ['classifier', 'generator'] as const) {
      const pid = parts[role]?.pid
      if (pid !== undefined) killIfThere(pid)
    }
    await sleep(500)
  }
  const recoveredMs = [await until(async () => (await victim.health()).state === 'ok', 180_000, 'both models to be ready again')]
  await crowd.settle()
  const done = 'kill -9 of classifier and generator together, half a second apart'
  return [await closeBooks({ fault: 'both models killed', done, n: times, recoveredMs }, victim, crowd.tabs)]
}

/** One that was killed half a second ago may still be named. */
function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

const isReady = ({ url }: Victim, wanted: boolean) =>
  until(async () => ((await fetch(`${url}/readyz`).catch(() => undefined))?.status === 200) === wanted, 60_000, `ready to be ${wanted}`)

/** What the service itself has written of the file that was moved away. */
function rescued({ folder }: Victim): string {
  const [copy] = readdirSync(folder).filter(name => name.includes('.rescued-'))
  if (copy === undefined) throw new Error('Expected the service to have rescued its database')
  return join(folder, copy)
}
